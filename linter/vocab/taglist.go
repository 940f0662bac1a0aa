package vocab

import (
	"slices"
	"strings"
	"sync"

	"cablelint/linter/internal/packed"
)

// The columns of the files of TAGS.
const (
	codeColumn = iota
	kindColumn
	meaningColumn
	fromColumn
	untilColumn
	replacedColumn
	sourceColumn
	tagColumns
)

// tagList is a list of TAGS. A run waits for it, so no more is read of its file than the codes and their kinds.
type tagList struct {
	tags  []knownTag // one a code, which in the file has a row for each of its kinds
	slots [tagSlots]uint16
	names []string // the codes of several words: COLOMBO PLAN
}

// tagSlots is the size of the table that codes are looked up in: each stands, as its place in the list from 1, in the
// slot of its letters or behind it. More than half of them stay free, so that a look-up soon comes to an end.
const tagSlots = 1 << 11

// knownTag is a code of a list. What else its row says is read when it is asked for: most codes never are.
type knownTag struct {
	code  string
	line  string // its first row, which has the meaning; "" for that of rows1974
	at    uint16 // where it is in those
	kinds Kinds
}

var (
	today     = sync.OnceValue(func() *tagList { return newTagList(tagsFile) })
	seventies = sync.OnceValue(func() *tagList { return newCodeList(codes1974) })
)

// tags1974 is the file of the list of 1974, and rows1974 are its rows.
var (
	tags1974 = sync.OnceValue(func() string { return packed.Text(tags1974Packed) })
	rows1974 = sync.OnceValue(func() []string {
		_, rows, _ := strings.Cut(tags1974(), "\n")
		return strings.Split(rows, "\n")
	})
)

// newTagList reads the two first columns of a file, which are never in quotes.
func newTagList(file string) *tagList {
	l := &tagList{tags: make([]knownTag, 0, strings.Count(file, "\n"))}
	_, rows, _ := strings.Cut(file, "\n")
	for line := range strings.Lines(rows) {
		end := strings.IndexByte(line, ',')
		l.tags[l.add(line[:end], line)].kinds |= kindsOf(line[end+1:])
	}
	return l
}

// newCodeList is the list of 1974 by its codes alone, which stand in the order of its rows behind their kinds.
func newCodeList(codes string) *tagList {
	l := &tagList{tags: make([]knownTag, 0, strings.Count(codes, ","))}
	at := uint16(0)
	for line := range strings.Lines(codes) {
		_, all, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ",")
		kinds := kindsOf(line)
		for code := range strings.SplitSeq(all, ",") {
			tag := &l.tags[l.add(code, "")]
			if tag.kinds == 0 { // its first row
				tag.at = at
			}
			tag.kinds |= kinds
			at++
		}
	}
	return l
}

// add takes a row into the list, unless its code has one, and returns where the code stands.
func (l *tagList) add(code, line string) int {
	slot, known := l.slot([]byte(code))
	if !known {
		l.tags = append(l.tags, knownTag{code: code, line: line})
		l.slots[slot] = uint16(len(l.tags))
		if strings.Contains(code, " ") {
			l.names = append(l.names, code)
		}
	}
	return int(l.slots[slot]) - 1
}

// slot returns where a code stands in the table, or where it would.
func (l *tagList) slot(code []byte) (slot uint, known bool) {
	for _, b := range code {
		slot = slot*31 + uint(b)
	}
	for slot %= tagSlots; l.slots[slot] != 0; slot = (slot + 1) % tagSlots {
		if l.tags[l.slots[slot]-1].code == string(code) {
			return slot, true
		}
	}
	return slot, false
}

func (l *tagList) has(code []byte) bool {
	_, known := l.slot(code)
	return known
}

func (l *tagList) hasName(words []byte) bool {
	for _, name := range l.names {
		if string(words) == name {
			return true
		}
	}
	return false
}

func (l *tagList) find(code []byte) (TagInfo, bool) {
	slot, known := l.slot(code)
	if !known {
		return TagInfo{}, false
	}
	return l.tags[l.slots[slot]-1].info(), true
}

// kindsOf are the kinds by what the files call them, at the head of what stands behind a code; none for what they do
// not. A temporary code is a subject whose telegrams were not kept.
func kindsOf(fields string) Kinds {
	is := func(kind string) bool { return strings.HasPrefix(fields, kind) }
	switch {
	case is("subject,"), is("temporary,"):
		return SubjectTag
	case is("geographic,"), is("country,"), is("region,"):
		return GeographicTag
	case is("organization,"):
		return OrganizationTag
	case is("program,"):
		return ProgramTag
	}
	return 0
}

// row returns the fields of the code's first row.
func (t *knownTag) row() (fields [tagColumns]string) {
	line := t.line
	if line == "" {
		line = rows1974()[t.at]
	}
	appendFields(fields[:0], strings.TrimSuffix(line, "\n"))
	return fields
}

func (t *knownTag) isReplaced() bool { return t.row()[replacedColumn] != "" }

func (t *knownTag) info() TagInfo {
	row := t.row()
	info := TagInfo{Code: t.code, Kinds: t.kinds, Meaning: meaningOf(row[:]), ReplacedBy: row[replacedColumn]}
	info.Confirmed = info.Meaning != "" && isConfirmed(row[:])
	if from, until := row[fromColumn], row[untilColumn]; from != "" && until != "" {
		info.Years = Years{year(from), year(until)}
	}
	return info
}

// year returns the year of a day, "1973-03-01".
func year(day string) int {
	year := 0
	for _, digit := range day[:len("1973")] {
		year = 10*year + int(digit-'0')
	}
	return year
}

const (
	unconfirmed = "meaning: memory"
	deduced     = "named in telegrams" // the full name is that of whoever read them
)

func meaningOf(row []string) string {
	return strings.TrimSpace(strings.TrimSuffix(row[meaningColumn], "("+unconfirmed+")"))
}

func isConfirmed(row []string) bool {
	return !strings.Contains(row[sourceColumn], unconfirmed) && !strings.Contains(row[meaningColumn], unconfirmed) &&
		!strings.Contains(row[sourceColumn], deduced)
}

// seen is how often the code was seen in public samples, 0 where that was not counted: its source says
// "observed 12".
func (t *knownTag) seen() int {
	_, count, _ := strings.Cut(t.row()[sourceColumn], "observed ")
	n := 0
	for i := 0; i < len(count) && count[i] >= '0' && count[i] <= '9'; i++ {
		n = 10*n + int(count[i]-'0')
	}
	return n
}

// stems are the last three letters of the subjects of both lists, in order.
var stems = sync.OnceValue(func() []string {
	var stems []string
	for _, list := range []*tagList{today(), seventies()} {
		for i := range list.tags {
			if t := &list.tags[i]; t.kinds.Has(SubjectTag) && len(t.code) == letters {
				stems = append(stems, t.code[1:])
			}
		}
	}
	slices.Sort(stems)
	return slices.Compact(stems)
})

// isStem reports whether the last letters of a code are those of a subject in one of the lists.
func isStem(stem []byte) bool {
	_, ok := slices.BinarySearchFunc(stems(), stem, func(s string, stem []byte) int {
		return strings.Compare(s, string(stem))
	})
	return ok
}
