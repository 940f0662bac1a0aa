package collection

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// A row that is not what an export writes is refused, whatever is wrong in it: one that is read as something else is a
// cable that is lost, or judged as another.

// lastYear is the last year that a date is written with.
const lastYear = 9999

// key is what the row is kept under.
func (e *exported) key() Key { return Key{e.Post, e.Year, e.Series} }

// check reports what no export has.
func (e *exported) check() error {
	relation := slices.Index(relationNames[:], e.Kind)
	switch {
	case e.Version != Version:
		return fmt.Errorf("it is a record of version %d, and this is version %d", e.Version, Version)
	case (e.Key == nil) != (e.key() == Key{}), e.Key != nil && *e.Key != *e.key().text():
		return errors.New("its key is not that of its post, year and series")
	case e.Kind != cableKind && relation < 0:
		return fmt.Errorf("unknown kind %s", text.Quoted(e.Kind))
	case e.File == "":
		return errors.New("it names no file")
	case !within(e.Cable, 1), !within(e.Record, 0):
		return fmt.Errorf("cable %d of record %d", e.Cable, e.Record)
	case e.Rows < 0:
		return fmt.Errorf("%d rows", e.Rows)
	}
	if err := cmp.Or(checkKey(e.key(), e.Number), checkPlace(e.At)); err != nil {
		return err
	}
	if e.Kind == cableKind {
		return e.checkCable()
	}
	return e.checkPointer()
}

func (e *exported) checkCable() error {
	switch {
	case e.From != nil:
		return errors.New("a cable is pointed from nowhere")
	case e.Of < 1 || e.Of > mostTotal:
		return fmt.Errorf("a message of %d sections", e.Of)
	case !e.hasSections():
		return fmt.Errorf("sections %d of %d", e.Sections, e.Of)
	case e.Secret != "" && !secretShape().MatchString(e.Secret):
		return fmt.Errorf("%s names no secret", text.Quoted(e.Secret))
	case e.Hash != "" && e.Secret == "":
		return errors.New("a hash that names no secret")
	}
	return nil
}

// hasSections reports whether a cable may have the sections, each once and in order. Of a message of more than are told
// apart it may have none that is.
func (e *exported) hasSections() bool {
	last := 0
	for _, n := range e.Sections {
		if n <= last || n > min(int(e.Of), mostSections) {
			return false
		}
		last = n
	}
	return last > 0 || e.Of > mostSections
}

func (e *exported) checkPointer() error {
	switch {
	case e.From == nil:
		return fmt.Errorf("a %s that is in no cable", e.Kind)
	case e.Key == nil:
		return fmt.Errorf("a %s that names no message", e.Kind)
	case e.exportedCable != exportedCable{}, e.Of != 0, len(e.Sections)+len(e.Flags) > 0,
		e.Outside+e.Whence+e.Hash+e.Secret != "":
		return fmt.Errorf("a %s has nothing of a cable", e.Kind)
	}
	return cmp.Or(checkKey(Key{e.From.Post, e.From.Year, e.From.Series}, e.From.Number), checkPlace(e.From.At))
}

// checkKey reports a post, a year, a series or a number that there is not, or of which one goes without another.
func checkKey(k Key, number uint32) error {
	name := func(b byte) bool { return 'A' <= b && b <= 'Z' || scan.Digit(b) }
	switch {
	case k == Key{}:
		if number != 0 {
			return fmt.Errorf("number %d of no post and year", number)
		}
	case (k.Post == "") == (k.Series == ""), k.Post != "" && !scan.Only([]byte(k.Post), name):
		return fmt.Errorf("post %s and series %s", text.Quoted(k.Post), text.Quoted(k.Series))
	case !slices.Contains(seriesNames, k.Series):
		return fmt.Errorf("unknown series %s", text.Quoted(k.Series))
	case k.Year < 1 || k.Year > lastYear:
		return fmt.Errorf("year %d", k.Year)
	case number == 0:
		return errors.New("it has a post and a year, and no number")
	}
	return nil
}

// checkPlace reports a line, column, offset or length that there is not.
func checkPlace(at []int) error {
	if len(at) != 4 || !within(at[0], 1) || !within(at[1], 1) || at[2] < 0 || at[3] < 0 {
		return fmt.Errorf("place %d", at)
	}
	return nil
}

// within reports whether a number is one that records keep.
func within(n, least int) bool { return n >= least && n <= math.MaxUint32 }

// told takes what the row says of a level outside the text.
func (e *exported) told(r *Record) error {
	whence, level := slices.Index(whences[:], e.Whence), marking.NoLevel
	for l := marking.Unclassified; l <= marking.TopSecret; l++ {
		if l.Letter() == e.Outside {
			level = l
		}
	}
	switch {
	case whence < 0:
		return fmt.Errorf("unknown whence %s", text.Quoted(e.Whence))
	case level == marking.NoLevel && e.Outside != "", (e.Outside == "") != (e.Whence == ""):
		return fmt.Errorf("level %s outside the text, by %s", text.Quoted(e.Outside), text.Quoted(e.Whence))
	}
	r.Outside, r.Whence = level, Whence(whence)
	return nil
}

// secretShape is what names a secret, and hashShape a hash.
var (
	secretShape = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{8}$`) })
	hashShape   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{16}$`) })
)

// digest is the hash of the row, 0 where its text is too short for one.
func (e *exported) digest() (uint64, error) {
	if e.Hash == "" {
		return 0, nil
	}
	hash, err := strconv.ParseUint(e.Hash, 16, 64)
	if err != nil || hash == 0 || !hashShape().MatchString(e.Hash) {
		return 0, fmt.Errorf("hash %s", text.Quoted(e.Hash))
	}
	return hash, nil
}

// marked takes the flags of the row, each once and in order.
func (e *exported) marked() (flags Flags, err error) {
	last := -1
	for _, name := range e.Flags {
		n := slices.Index(flagNames, name)
		if n <= last {
			return 0, fmt.Errorf("flags %s", text.Quoted(strings.Join(e.Flags, " ")))
		}
		flags |= 1 << n
		last = n
	}
	return flags, nil
}

// record is what the rules ask of the cable.
func (e *exportedCable) record() (Record, error) {
	r := Record{Marking: e.Marking, Decl: e.Decl, Of: 1}
	if e.Marking != "" {
		m, _ := marking.ReadBanner([]byte(e.Marking)) // reads words that no export has beside the level
		if m == nil || m.Level == marking.NoLevel || !isTold(e.Marking, m) {
			return r, errors.New("its marking is none that a record has")
		}
		r.Level = m.Level
	}
	if !isDecl(e.Decl) {
		return r, errors.New("its declassification value is none that a record has")
	}
	day, err := dateOf(e.Date)
	r.Day = day
	return r, err
}

// markingTold is what a record has of a marking: it is told by findings and exports, and what is in no register is cut.
func markingTold(level marking.Level, controls marking.Controls) string {
	return marking.Shown(marking.Print(marking.Banner, level, controls))
}

// isTold reports whether words that read as m are what [markingTold] makes. Of what was cut no more is known than that
// it is no longer than may be told.
func isTold(written string, m *marking.Mark) bool {
	if head, cut := strings.CutSuffix(written, text.Withheld); cut {
		return marking.Shown(head) == head
	}
	return markingTold(m.Level, m.Controls) == written
}

// dateOf reads a date as rows have it, 0 where there is none.
func dateOf(date string) (law.Day, error) {
	if date == "" {
		return 0, nil
	}
	t, err := time.Parse(time.DateOnly, date)
	if err != nil || !law.Valid(t.Year(), int(t.Month()), t.Day()) {
		return 0, fmt.Errorf("%s is no date", text.Quoted(date))
	}
	return law.Date(t.Year(), int(t.Month()), t.Day()), nil
}

// declShape is a declassification value as records have it: a date, a duration, an event, a code with its digits and
// perhaps a date.
var declShape = sync.OnceValue(func() *regexp.Regexp {
	codes := make([]string, 0, len(codeNames))
	for _, name := range codeNames {
		codes = append(codes, regexp.QuoteMeta(name))
	}
	slices.Sort(codes)
	const date = `[0-9]{4}-[0-9]{2}-[0-9]{2}`
	code := `(` + strings.Join(codes, "|") + `)[0-9]*( ` + date + `)?`
	return regexp.MustCompile(`^(an event|[1-9][0-9]{0,8} years|` + date + `|` + code + `)$`)
})

var dateShape = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[0-9]{4}-[0-9]{2}-[0-9]{2}$`) })

// isDecl reports whether a record may have the value: words of a text are none.
func isDecl(value string) bool {
	if value == "" {
		return true
	}
	return !slices.ContainsFunc(strings.Split(value, ", "), func(v string) bool {
		_, err := dateOf(dateShape().FindString(v))
		return err != nil || !declShape().MatchString(v)
	})
}
