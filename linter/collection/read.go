package collection

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"path"
	"slices"
	"strings"
	"unicode"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// Reader makes records of what was read. It may be used by several goroutines.
type Reader struct {
	secret []byte
	seed   maphash.Seed
}

// NewReader returns a reader whose hashes are made under a secret, so that records of several machines compare;
// without one they compare within the process alone.
func NewReader(secret []byte) *Reader { return &Reader{secret: secret, seed: maphash.MakeSeed()} }

// Keyed reports whether hashes are made under a secret.
func (r *Reader) Keyed() bool { return len(r.secret) > 0 }

// Outside is what is told of the cables of a source outside their text.
type Outside struct {
	Level  marking.Level // NoLevel: nothing
	Whence Whence
}

// Of makes the records of the cables of a source, which refer to nothing of it.
func (r *Reader) Of(res *linter.Result, told Outside) []Record {
	if told.Level == marking.NoLevel && res.Source.Record() == nil {
		told = named(res.Source)
	}
	out := make([]Record, len(res.Assessments))
	for i, a := range res.Assessments {
		out[i] = r.record(a)
		if told.Level != marking.NoLevel && (len(res.Assessments) == 1 || told.Whence != NameSays) {
			out[i].Outside, out[i].Whence = told.Level, told.Whence
		}
	}
	return out
}

// Column is what the column of a record says of the level of its cables, as archives write it: a marking, a level by
// its name, its letter or the words of a portion, in any case.
func Column(value string) Outside {
	value = strings.ToUpper(strings.TrimSpace(value))
	m, n := marking.ReadBanner([]byte(value))
	if m != nil && m.Level != marking.NoLevel && n == len(value) {
		return Outside{m.Level, ColumnSays}
	}
	letters := strings.Trim(value, "() ")
	if letters == "T" { // no portion is marked so
		letters = "TS"
	}
	mark, _ := marking.ReadPortion([]byte("(" + letters + ")"))
	return Outside{mark.ClassLevel(), ColumnSays}
}

// Whence is what says of a cable's level beside its text.
type Whence uint8

// The places outside a cable.
const (
	Nothing Whence = iota
	NameSays
	ColumnSays
)

// whences are the places in exports.
var whences = [...]string{"", "name", "column"}

// String says it in words.
func (w Whence) String() string {
	return [...]string{"", "the name of its file", "the column of its record"}[w]
}

// nameLevels are the words of file names that are levels where they stand in capitals. In small letters they are words
// of a title.
var nameLevels = map[string]marking.Level{
	"UNCLASSIFIED": marking.Unclassified, "UNCLAS": marking.Unclassified, "CONFIDENTIAL": marking.Confidential,
	"SECRET": marking.Secret, "TOPSECRET": marking.TopSecret, "TS": marking.TopSecret,
}

// formerly are words of a name that tell of a level that was.
var formerly = setOf("DECLASSIFIED FORMERLY DOWNGRADED PREVIOUSLY")

// named reads the level that the name of a file tells: SECRET_07ARKADIA187.txt, 07ARKADIA187 [S-NF].txt. Beside nothing
// but the number of a message it may be in small letters: Secret 07 ARKADIA 187.txt.
func named(src *text.Source) Outside {
	name := path.Base(cmp.Or(src.Part(), src.Name()))
	name = strings.TrimSuffix(name, path.Ext(name))
	words := wordsOf(name)
	if slices.ContainsFunc(words, func(w string) bool { return formerly()[strings.ToUpper(w)] }) {
		return Outside{}
	}
	level := wordLevel(words)
	switch {
	case isNumbered(name):
		level = wordLevel(wordsOf(strings.ToUpper(name)))
	case !strings.ContainsAny(name, "0123456789") && slices.ContainsFunc(words, isNoLevel):
		level = marking.NoLevel // a title: SECRET SANTA list.txt
	}
	return Outside{max(level, bracketLevel(name)), NameSays}
}

// wordsOf lists the words of a name.
func wordsOf(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
}

// isNoLevel reports whether a word of a name is none of those that make a level.
func isNoLevel(w string) bool {
	w = strings.ToUpper(w)
	return nameLevels[w] == marking.NoLevel && w != "TOP"
}

// bracketLevel is the highest level of the marks in brackets in a name. Behind a letter there is none: cable(s).txt.
func bracketLevel(name string) marking.Level {
	level := marking.NoLevel
	name = strings.NewReplacer("-", "/", "[", "(", "]", ")").Replace(name)
	for i := range len(name) {
		if name[i] == '(' && (i == 0 || !scan.Alpha(name[i-1])) {
			mark, _ := marking.ReadPortion([]byte(name[i:]))
			level = max(level, mark.ClassLevel())
		}
	}
	return level
}

// wordLevel is the highest level that stands among the words of a name and is not denied: NON-SECRET.
func wordLevel(words []string) marking.Level {
	level := marking.NoLevel
	for i, w := range words {
		before := ""
		if i > 0 {
			before = words[i-1]
		}
		if w == "SECRET" && before == "TOP" {
			w = "TOPSECRET"
			before = words[max(i-2, 0)]
		}
		if before = strings.ToUpper(before); before != "NON" && before != "NOT" {
			level = max(level, nameLevels[w])
		}
	}
	return level
}

// isNumbered reports whether a file is called by the number of its message, with a level before or behind it at most.
func isNumbered(name string) bool {
	parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" _-", r) })
	rest := strings.Join(slices.DeleteFunc(parts, func(w string) bool { return !isNoLevel(w) }), " ")
	by := &citing{}
	c := scan.Of([]byte(rest))
	found := citesIn(c, by)
	return len(found) == 1 && !by.besides(c, found)
}

// record makes the record of one cable.
func (r *Reader) record(a *assess.Assessment) Record {
	c := a.Cable
	own := stretches(c)
	rec := Record{Day: a.Date.Day(), Decl: declOf(c), Flags: flagsOf(a, own), Of: 1}
	rec.Key, rec.Number = numberOf(a)
	if a.LevelRead {
		rec.Level, rec.Marking = a.Banner.Level, markingTold(a.Banner.Level, a.Banner.Controls)
	}
	rec.Of, rec.Sections = sectionsOf(c)
	rec.Flags |= lone(&rec, c)
	normalised := normal(c, own)
	if rec.Number > 0 || len(normalised) >= leastText {
		rec.Hash = r.hash(normalised)
	}
	rec.At = spotOf(c, bannerOf(a))
	rec.Points = pointsOf(a, &rec)
	return rec
}

// bannerOf is where the marking of the whole stands, else where the message begins.
func bannerOf(a *assess.Assessment) text.Span {
	if a.Banner.Span.Valid() {
		return a.Banner.Span
	}
	first := a.Cable.Span
	if len(a.Cable.Lines) > 0 {
		first = a.Cable.Lines[a.Cable.LineOf(max(a.Cable.HeaderStart, a.Cable.Span.Start))].Text()
	}
	return first
}

func spotOf(c *cable.Cable, sp text.Span) Spot {
	start, end := c.Source.Position(sp.Start), c.Source.EndPosition(sp.End)
	s := Spot{File: c.Source.Name(), Part: c.Source.Part(), Cable: c.Index, Start: start}
	if rec := c.Source.Record(); rec != nil {
		s.Record, s.ID = rec.Number, rec.ID
	}
	if end.Line == start.Line && end.Offset-start.Offset == end.Column-start.Column {
		s.Length = max(end.Column-start.Column, 0)
	}
	return s
}

// numberOf is the key and the number of a cable; zero where one of them was not read.
func numberOf(a *assess.Assessment) (Key, uint32) {
	c := a.Cable
	year, post, serial := c.Header.MRN.Year.Value, c.Header.MRN.Post, c.Header.MRN.Serial
	if !c.Header.MRN.Span.Valid() {
		post, serial = c.Post(), c.Number()
		if year = a.Date.From.Year(); !a.Date.Known() || a.Date.To.Year() != year {
			return Key{}, 0
		}
	}
	if !post.Present() || !serial.Present() || serial.Value <= 0 || year == 0 {
		return Key{}, 0
	}
	k := Key{Year: year}
	k.name(c.Text(post.Span))
	if k.Post == "" && k.Series == "" {
		return Key{}, 0
	}
	return k, uint32(serial.Value)
}

func flagsOf(a *assess.Assessment, own []text.Span) Flags {
	c := a.Cable
	var f Flags
	if len(c.Stamps) > 0 || c.EO.Stamp || a.Excused(assess.Released) != 0 {
		f |= Stamped
	}
	sent := c.Text(c.Header.DTG.Span.Cover(lineAt(c, c.Header.DTG.Span)))
	if c.Corrected.Present() || bytes.Contains(sent, []byte("ZDS")) {
		f |= Corrected
	}
	if c.Extract.Present() {
		f |= Extract
	}
	if a.Excused(assess.Redacted) != 0 || redacted(c, own) {
		f |= Redacted
	}
	if ends(c) {
		f |= Ends
	}
	if relayed(c) {
		f |= Relayed
	}
	return f
}

// relayed reports whether a message was sent by another post than the one that numbered it.
func relayed(c *cable.Cable) bool {
	post := c.Text(c.Post().Span)
	if sender, known := vocab.PostRouted(c.Text(c.Header.Originator.Routing.Span)); known {
		return len(post) > 0 && !vocab.Signs([]byte(sender.Name), post)
	}
	return false
}

// lineAt is the line that a stretch begins on.
func lineAt(c *cable.Cable, sp text.Span) text.Span {
	if !sp.Valid() || len(c.Lines) == 0 {
		return sp
	}
	return c.Lines[c.LineOf(sp.Start)].Text()
}

// mostSections is how many sections of a message are told apart.
const mostSections = 64

// mostTotal is the highest total that a copy may tell of.
const mostTotal = 99

// all is the set of the sections of a message of so many.
func all(of uint8) uint64 { return 1<<of - 1 }

// sectionsOf reads which sections of how many a copy has: those that classification lines name, and those that lines
// between pages number, as copies of released messages have the later sections joined behind the line of the first.
func sectionsOf(c *cable.Cable) (of uint8, have uint64) {
	of = 1
	add := func(section, total int) {
		if section < 1 || section > total || total > mostTotal {
			return
		}
		have |= 1 << (section - 1) // none for one that is not told apart
		of = max(of, uint8(total))
	}
	for i := range c.Sections {
		if s := &c.Sections[i]; c.Own(s) {
			add(s.Number.Value, s.Of.Value)
		}
	}
	if of == 1 { // a message of one section has pages too
		return 1, 1
	}
	for i := range c.PageLines {
		switch p := &c.PageLines[i]; {
		case c.Quoted(p.Span):
		case p.Archive && p.Of.Value == int(of):
			add(p.Section.Value, p.Of.Value)
		case !p.Archive && p.Of.Value == int(of):
			have |= all(uint8(max(0, min(p.Page.Value, int(of)))))
		}
	}
	return of, have
}

// sectionText is how many bytes of text a section has at the least where another follows it: messages were cut by
// their length.
const sectionText = 3500

// lone is what is to be said of a copy that names its first section alone, as most of those do that have the
// others behind it: they have lost lines between pages, or all of them. It has not where it breaks off behind the
// last page that is numbered, and hardly where it is short.
func lone(r *Record, c *cable.Cable) Flags {
	named := 0
	for i := range c.Sections {
		if s := &c.Sections[i]; c.Own(s) {
			named = max(named, s.Number.Value)
		}
	}
	switch {
	case named != 1 || r.Sections&1 == 0 || r.Sections == all(r.Of):
		return 0
	case r.Flags&Ends == 0 && paged(c, int(r.Of)):
		return 0
	case r.Flags&Ends == 0 && c.Span.End-min(c.BodyStart, c.Span.End) <= (int(r.Of)-1)*sectionText:
		return Joined | Short
	}
	return Joined
}

// paged reports whether lines between pages number the sections of a copy.
func paged(c *cable.Cable, of int) bool {
	return slices.ContainsFunc(c.PageLines, func(p cable.PageLine) bool { return p.Of.Value == of && !c.Quoted(p.Span) })
}

// longestSignature is how many bytes the line of a signature has at the most.
const longestSignature = 30

// ends reports whether a message ends as one does: by the name of who signs it, on a line of its own or behind the
// last sentence. A copy that breaks off may do so behind a name too, but in the middle of a sentence.
func ends(c *cable.Cable) bool {
	if c.SignedBy.Present() {
		return true
	}
	for i := len(c.Lines) - 1; i >= 0; i-- {
		switch c.Lines[i].Field {
		default:
			continue
		case line.Text, line.Heading, line.Unread, line.Signature, line.Quotation:
		}
		said := bytes.TrimRight(c.Text(c.Lines[i].Text()), " \t\r0123456789/-") // the day of a copy stands behind the name
		if len(appendLetters(nil, said)) < leastPost {
			continue
		}
		words := bytes.Fields(said)
		last := words[len(words)-1]
		if before := bytes.TrimSpace(said[:len(said)-len(last)]); len(before) > 0 && isStop(before) {
			return len(last) >= leastPost && bytes.Equal(last, bytes.ToUpper(last)) && scan.Alpha(last[len(last)-1])
		}
		return isName(words) && c.Lines[i].Text().Len() <= longestSignature && i > 0 && isStop(c.Text(c.Lines[i-1].Text()))
	}
	return false
}

// longestName is how many words a name has at the most.
const longestName = 4

// isName reports whether the words of a line are those of a name: John Q. Public.
func isName(words [][]byte) bool {
	last := words[len(words)-1]
	return len(words) <= longestName && scan.Alpha(last[len(last)-1]) &&
		!slices.ContainsFunc(words, func(w []byte) bool { return !scan.Upper(w[0]) })
}

// isStop reports whether what follows b begins anew: behind a sentence, a rule, what was taken out, an address of the
// net, an empty line.
func isStop(b []byte) bool {
	b = bytes.TrimRight(bytes.TrimSpace(b), "\"')")
	if len(b) == 0 || scan.AnyOf(b[len(b)-1], ".!?*_=") || bytes.Contains(b, []byte("://")) {
		return true
	}
	words := bytes.Fields(b)
	return isGone(words[len(words)-1])
}

// declOf is the declassification value in one spelling, "" where none was read: of the E.O. line, else of the
// authority block. Words of an event are not kept.
func declOf(c *cable.Cable) string {
	for _, d := range []*cable.Decl{&c.EO.Decl, &c.Authority.Decl} {
		var values []string
		for i := range d.Items {
			value, ok := valueOf(&d.Items[i])
			if !ok {
				return ""
			}
			if value != "" {
				values = append(values, value)
			}
		}
		if len(values) > 0 {
			return strings.Join(values, ", ")
		}
	}
	return ""
}

// valueOf spells one value; not ok where the copy has lost or damaged it.
func valueOf(d *cable.DeclItem) (value string, ok bool) {
	if d.Downgrade {
		return "", true
	}
	date := ""
	if law.Valid(d.Year, d.Month, d.Day) {
		date = law.Date(d.Year, d.Month, d.Day).String()
	}
	switch d.Kind {
	default:
		name, digits := codeNames[d.Kind], d.Code
		if strings.Contains(name, "-") && !strings.HasSuffix(name, "-") { // 50X1-HUM has its digit
			digits = ""
		}
		return strings.TrimSpace(name + digits + " " + date), true
	case cable.DeclRedacted, cable.DeclCut, cable.DeclUnread, cable.DeclBadDate, cable.DeclAmbiguous:
		return "", false
	case cable.DeclNA:
		return "", true
	case cable.DeclDate:
		return date, date != ""
	case cable.DeclEvent, cable.DeclVagueEvent, cable.DeclTreaty, cable.DeclSource:
		return "an event", true
	case cable.DeclDuration:
		return fmt.Sprintf("%d years", d.Years), true
	}
}

// codeNames are the codes before their digits.
var codeNames = map[cable.DeclKind]string{
	cable.DeclOADR: "OADR", cable.DeclX: "X", cable.DeclMR: "MR", cable.DeclDCI: "DCI ONLY", cable.Decl25X: "25X",
	cable.Decl25XHuman: "25X1-human", cable.Decl50X1HUM: "50X1-HUM", cable.Decl50X2WMD: "50X2-WMD", cable.Decl50X: "50X",
	cable.Decl75X: "75X", cable.DeclGDS: "GDS", cable.DeclXGDS: "XGDS-", cable.DeclADS: "ADS", cable.DeclRDS: "RDS-",
	cable.DeclXDS: "XDS", cable.DeclGP: "GP", cable.DeclEO11932: "E.O. 11932",
}

// pointsOf lists the messages that a cable names.
func pointsOf(a *assess.Assessment, r *Record) []Pointer {
	c := a.Cable
	by := &citing{key: r.Key, number: r.Number, year: r.Key.Year, day: r.Day}
	by.names = func(signature string) bool { return addressed(c, signature) }
	if y := a.Date.Year(); by.year == 0 && a.Date.Known() && a.Date.From.Year() == y {
		by.year = y
	}
	var out []Pointer
	add := func(found []cite, relation Relation) {
		for _, f := range found {
			p := Pointer{f.key, f.number, relation, spotOf(c, f.span)}
			if f.doubt {
				p.Relation = relation.perhaps()
				out = append(out, p)
				p.To.Year--
			}
			out = append(out, p)
		}
	}
	for i := range c.Refs {
		add(citesIn(scan.Over(c.Source.Text(), c.Refs[i].Span), by), Refers)
	}
	found, relation := sourcesOf(c, by)
	add(found, relation)
	add(secondNumber(c, by), AlsoIs)
	return out
}

// addressed reports whether the heading of a cable has the post of a signature.
func addressed(c *cable.Cable, signature string) bool {
	is := func(a *cable.Address) bool {
		return a.Name.Present() && vocab.Signature(c.Text(a.Name.Span)) == signature
	}
	h := &c.Header
	return is(&h.From) || slices.ContainsFunc(h.To, func(a cable.Address) bool { return is(&a) }) ||
		slices.ContainsFunc(h.Info, func(a cable.Address) bool { return is(&a) })
}

// sourcesOf reads the messages that a classification is derived from.
func sourcesOf(c *cable.Cable, by *citing) ([]cite, Relation) {
	block := &c.Authority
	if !block.DerivedFrom.Valid() {
		return nil, Uses
	}
	value := scan.Over(c.Source.Text(), block.DerivedFrom)
	found := citesIn(value, by)
	others := by.besides(value, found)
	found = messages(c, found)
	several := len(block.Sources) > 1 || block.SourceList || value.FindFold("MULTIPLE") >= 0 || len(found) > 1 || others
	if block.SourceList {
		found = append(found, listed(c, block.DerivedFrom, by)...)
	}
	if several {
		return found, Uses
	}
	return found, Derives
}

// messages are the messages that cites name, each once. A number of a traveller's series behind another is the second
// of one message: STATE 181062 TOSEC 190010.
func messages(c *cable.Cable, found []cite) []cite {
	var out []cite
	for i, f := range found {
		second := i > 0 && f.key.Series != "" && found[i-1].key.Series == "" && touch(c, found[i-1].span, f.span)
		same := func(g cite) bool { return g.key == f.key && g.number == f.number }
		if !second && !slices.ContainsFunc(out, same) {
			out = append(out, f)
		}
	}
	return out
}

// touch reports whether nothing but a blank, a stroke or a bracket stands between two stretches.
func touch(c *cable.Cable, one, other text.Span) bool {
	between := text.Span{Start: one.End, End: max(one.End, other.Start)}
	return len(bytes.Trim(c.Text(between), " /(")) == 0
}

// listed reads the list of sources that stands elsewhere in the message, to the next empty line.
func listed(c *cable.Cable, besides text.Span, by *citing) []cite {
	var out []cite
	in := false
	for i := range c.Lines {
		l := scan.Over(c.Source.Text(), c.Lines[i].Text())
		switch opens := l.FindFold("SOURCE LIST") >= 0 || l.FindFold("LIST OF SOURCES") >= 0; {
		case opens:
			in = true
		case c.Lines[i].Field == line.Blank:
			in = false
		}
		if in && !besides.Overlaps(c.Lines[i].Text()) {
			out = append(out, citesIn(l, by)...)
		}
	}
	return out
}

// secondNumber reads the number of a traveller's series behind the message's own: STATE 181062 TOSEC 190010.
func secondNumber(c *cable.Cable, by *citing) []cite {
	s := c.Classification()
	if s == nil || !s.Serial.Present() || by.year == 0 {
		return nil
	}
	behind := scan.Over(c.Source.Text(), text.Span{Start: s.Serial.Span.End, End: max(s.Span.End, s.Serial.Span.End)})
	found := citesIn(behind, by)
	if len(found) == 0 || found[0].key.Series == "" {
		return nil
	}
	return found[:1]
}

// leastText is how many letters a text has that says which message it is, and leastHashed one that says anything: a
// numbered message is known by its number.
const (
	leastText   = 80
	leastHashed = 12
)

// hash digests a normalised text.
func (r *Reader) hash(normalised []byte) uint64 {
	if len(normalised) < leastHashed {
		return 0
	}
	if !r.Keyed() {
		return max(maphash.Bytes(r.seed, normalised), 1)
	}
	mac := hmac.New(sha256.New, r.secret)
	mac.Write(normalised)
	return max(binary.BigEndian.Uint64(mac.Sum(nil)), 1)
}
