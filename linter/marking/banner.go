package marking

import (
	"bytes"
	"strings"

	"cablelint/linter/text"
)

// maxLine is how much of a line is looked at.
const maxLine = 400

// ReadBanner reads the marking at the head of b, a classification line, a banner line or a caption
// line: level word (plain or letter-spaced) and what controls follow it. n is where the marking ends:
// " SECTION 01 OF 02 ARKADIA 000187" is left. It returns nil and 0 where b does not begin with a
// level or something meant as one.
func ReadBanner(b []byte) (m *Mark, n int) {
	if len(b) < 2 || !isUpper(b[0]) && b[0] != '/' {
		return nil, 0
	}
	line := firstLine(b)
	if line[0] == '/' || len(line) > 1 && isLower(line[1]) {
		return readOddBanner(line)
	}
	if m := known(line); m != nil {
		return m, len(m.Text)
	}
	head, n := readDesignation(line)
	if n == 0 {
		return nil, 0
	}
	head.span = text.Span{Start: 0, End: n}
	return bannerParser(string(line)).readBanner(head)
}

// known returns the banner of a line from what was read before: a level, or a level and controls that
// carry no list, where nothing after it can belong to it.
func known(line []byte) *Mark {
	_, n, how := exactly(line, false)
	if n == 0 || how == uneven {
		return nil
	}
	if n < len(line) && line[n] == '/' {
		for n < len(line) && line[n] != ' ' {
			n++
		}
	}
	if continues(line[n:]) {
		return nil
	}
	m := banners.get(line[:n])
	if m == nil || len(m.Faults) > 0 || m.Controls.set&^listless.set != 0 {
		return nil
	}
	return m
}

// listless are common controls that nothing after a blank can belong to.
var listless = Controls{
	set: 1<<NOFORN | 1<<ORCON | 1<<FOUO | 1<<EXDIS | 1<<NODIS | 1<<SBU | 1<<LOU,
}

// BannerLine returns the marking of a line that holds nothing else, the level exactly spelled: a page
// banner. It returns nil for every other line.
func BannerLine(line []byte) *Mark {
	line = bytes.TrimSpace(line)
	m, n := ReadBanner(line)
	if m == nil || n != len(line) {
		return nil
	}
	for _, f := range m.Faults {
		switch f.Kind {
		case MisspelledLevel, AbbreviatedLevel, UnknownLevel, UnknownToken:
			return nil
		}
	}
	return m
}

func bannerParser(line string) *parser {
	s := fold(line)
	return &parser{mark: &Mark{Text: line}, s: s[:asciiEnd(s)], banner: true}
}

func firstLine(b []byte) []byte {
	b = b[:min(len(b), maxLine)]
	if i := bytes.IndexAny(b, "\r\n"); i >= 0 {
		b = b[:i]
	}
	return bytes.TrimRight(b, " \t")
}

// readOddBanner reads a banner that does not begin with a U.S. level in capitals: a foreign one, and,
// where nothing else stands on the line, a level in small letters.
func readOddBanner(line []byte) (*Mark, int) {
	if line[0] != '/' && !opensLevel(line) {
		return nil, 0
	}
	p := bannerParser(string(line))
	if line[0] == '/' {
		return p.readSlashed()
	}
	if d, n, how := exactly([]byte(p.s), true); d == nil || how == uneven || n == 0 {
		return nil, 0
	}
	if m, n := p.readLevelled(); n == len(line) {
		return m, n
	}
	return nil, 0
}

// readLevelled reads a banner that begins with a level, or with what is meant as one.
func (p *parser) readLevelled() (*Mark, int) {
	head, n := readDesignation([]byte(p.s))
	if n == 0 {
		return nil, 0
	}
	head.span = text.Span{Start: 0, End: n}
	return p.readBanner(head)
}

// readSlashed reads a banner that begins with "//": a foreign, NATO or JOINT one.
func (p *parser) readSlashed() (*Mark, int) {
	if !strings.HasPrefix(p.s, "//") {
		return nil, 0
	}
	stop := len(p.s)
	if i := strings.IndexByte(p.s[2:], '/'); i >= 0 {
		stop = 2 + i
	}
	for stop > 2 {
		if t, ok := readForeign(words(p.s[2:stop]), true, true); ok {
			return p.readBanner(t.place(trim(p.s, text.Span{Start: 2, End: stop}), 2))
		}
		stop = 2 + max(strings.LastIndexByte(p.s[2:stop], ' '), 0)
	}
	return nil, 0
}

// readBanner takes head in and the controls after it.
func (p *parser) readBanner(head token) (*Mark, int) {
	p.add(head)
	end := p.readControls(head.span.End)
	if p.mark.Fault(UnknownLevel) != nil {
		p.open = true
	}
	p.mark.Text = strings.Clone(p.mark.Text[:end])
	p.mark.Inner = p.mark.Text
	p.finish(text.Span{Start: 0, End: end})
	if p.draft {
		return p.mark, end
	}
	return banners.put(p.mark), end
}

// readControls reads controls from at and returns where the marking ends.
func (p *parser) readControls(at int) int {
	for at < len(p.s) {
		j := p.joint(at)
		n := p.readNext(j)
		if n == 0 {
			return at
		}
		at = j.next + n
	}
	return at
}

// joint is what stands between two tokens of a banner.
type joint struct {
	span  text.Span
	next  int
	slash int
	comma bool
}

func (p *parser) joint(at int) joint {
	j := joint{next: at}
	for j.next < len(p.s) {
		switch p.s[j.next] {
		case ' ':
		case '/':
			j.slash++
		case ',':
			j.comma = true
		default:
			j.span = text.Span{Start: at, End: j.next}
			return j
		}
		j.next++
	}
	j.span = text.Span{Start: at, End: j.next}
	return j
}

// readNext reads the token after j and returns its length, 0 when the marking ends at j.
func (p *parser) readNext(j joint) int {
	if j.next == len(p.s) || j.span.Empty() {
		return 0
	}
	t, n, ok := p.nextToken(j)
	if !ok {
		return 0
	}
	switch {
	case j.comma:
		p.fault(CommaSeparator, trim(p.s, j.span))
		j.slash = 2
	case j.slash > 0 && strings.IndexByte(p.text(j.span), ' ') >= 0:
		p.fault(SpacedSlash, j.span)
	}
	t = t.place(text.Span{Start: j.next, End: j.next + n}, j.slash)
	if t.cat == catUnknown {
		p.unknown(segment{span: t.span, slash: t.slash})
	} else {
		p.add(t)
	}
	return n
}

// nextToken finds the token that a separator leads to. After blanks alone only words that nothing
// else is called by go on with a marking, and after a comma only known ones: a post may have any name.
func (p *parser) nextToken(j joint) (t token, n int, ok bool) {
	s := p.s[j.next:]
	if j.slash == 0 && !j.comma && !follows(s) {
		return token{}, 0, false
	}
	if t, n, ok := p.termToken(s); ok {
		return t, n, true
	}
	if j.slash > 0 {
		if t, n := p.slashToken(s, j.slash); n > 0 {
			return t, n, true
		}
	}
	if t, n := p.controlBefore(s); n > 0 {
		return t, n, true
	}
	if n := wordEnd(s); j.slash > 0 && n > 1 && !isDigit(s[0]) {
		return token{cat: catUnknown}, n, true
	}
	return token{}, 0, false
}

// serialled reports whether s ends as a classification line does: in a number.
func serialled(s string) bool {
	return digits([]byte(s[strings.LastIndexByte(s, ' ')+1:]))
}

// controlBefore reads a control: all that stands before the next slash if that is one, or on a line
// without a post, else its head.
func (p *parser) controlBefore(s string) (token, int) {
	seg, _, slash := strings.Cut(s, "/")
	seg = strings.TrimRight(seg, " ")
	if slash || !serialled(seg) {
		if t, n := p.control(seg, true); n > 0 && n == len(seg) {
			return t, n
		}
	}
	if t, n := p.control(s, false); n > 0 {
		return t, n
	}
	return p.spacedControl(s)
}

// spacedNames are the controls that are found letter-spaced.
var spacedNames = [...]string{"NOFORN", "NODIS", "EXDIS", "SENSITIVE", "LIMITED OFFICIAL USE"}

func (p *parser) spacedControl(s string) (token, int) {
	for _, name := range spacedNames {
		if n, how := spell(name, []byte(s)); n > 0 && how == spaced {
			c, _ := lookup(name)
			t := p.plain(c, name)
			t.name = spread(name)
			return t, n
		}
	}
	return token{}, 0
}

// terms are words after a level that are no controls of the register.
var terms = [...]struct {
	word       string
	classified FaultKind // what the word is beside a classified level
}{
	{"SENSITIVE", ProhibitedTerm},
	{"SECURITY INFORMATION", ProhibitedTerm},
	{"EFTO", EFTOClassified},
}

// termToken reads a word that is lawful, if at all, only beside an unclassified level.
func (p *parser) termToken(s string) (t token, n int, ok bool) {
	for _, term := range terms {
		n, how := spell(term.word, []byte(s))
		if n == 0 || how == uneven {
			continue
		}
		t := token{cat: catNonIC, name: s[:n], free: true}
		switch {
		case p.mark.Level.Classified():
			t.forms = append(t.forms, term.classified)
		case term.word == "SENSITIVE":
			t.controls = t.controls.With(SBU)
		}
		return t, n, true
	}
	return token{}, 0, false
}

// slashToken reads what can follow only a slash: a declassification value, a second level, a member
// of a list.
func (p *parser) slashToken(s string, slash int) (token, int) {
	word := s[:wordEnd(s)]
	if isDeclass(word) {
		return token{cat: catNonIC, name: word, free: true, forms: []FaultKind{DeclassToken}}, len(word)
	}
	for _, d := range designations[:misspelt] {
		if n, how := spell(d.word, []byte(s)); n > 0 && how != uneven && d.control == numControls {
			return token{cat: catLevel, level: d.level, name: s[:n]}, n
		}
	}
	_, known := lookup(s)
	switch {
	case known > 0 || word == "" || isDigit(word[0]) && !p.has(catCUI):
		return token{}, 0
	case p.last() == catSAP && slash == 1:
		return programToken(word, word), len(word)
	case p.has(catCUI):
		return p.categoryToken(s, word, slash)
	}
	return token{}, 0
}

// categoryToken reads a category or a control of CUI in a banner.
func (p *parser) categoryToken(s, word string, slash int) (token, int) {
	if _, n := p.control(s, false); n > 0 {
		return token{}, 0
	}
	control := limitedHead(s)
	if control > 0 {
		word = s[:control]
	}
	t := token{cat: catCUICategory, name: word, free: true}
	if p.last() == catDissem || p.last() == catCUICategory && slash > 1 || control > 0 {
		t.cat, t.controls.LDC = catDissem, []string{word}
	} else {
		t.controls.CUI = []string{word}
	}
	if p.unsorted(t, slash) {
		t.forms = append(t.forms, CUIUnsorted)
	}
	return t, len(word)
}

// isDeclass reports whether word is a declassification value: an exemption, MR or a date of eight
// digits (manual, section E.1).
func isDeclass(word string) bool {
	if word == "MR" || word == "OADR" {
		return true
	}
	digits := 0
	for digits < len(word) && isDigit(word[digits]) {
		digits++
	}
	if digits == 8 && len(word) == 8 {
		return true
	}
	return (digits == 0 || digits == 2) && len(word) > digits+1 && word[digits] == 'X' && isDigit(word[digits+1])
}

// continues reports whether what follows a level can be part of its marking.
func continues(rest []byte) bool {
	i := blanks(rest)
	if i == len(rest) {
		return false
	}
	return rest[i] == '/' || rest[i] == ',' || followsBytes(rest[i:])
}

// follows reports whether s begins with a word that goes on with a marking after blanks alone.
func follows(s string) bool { return followsBytes([]byte(s)) }

func followsBytes(b []byte) bool {
	n := 0
	for n < len(b) && inWord(b[n]) {
		n++
	}
	switch string(b[:n]) {
	case "NOFORN", "NODIS", "EXDIS", "ORCON", "LIMDIS", "SBU", "FOUO", "SENSITIVE", "EFTO", "REL",
		"RELEASABLE", "RELIDO", "PROPIN", "IMCON", "CUI", "EYES":
		return true
	case "LIMITED":
		return bytes.HasPrefix(b, []byte("LIMITED OFF"))
	case "SECURITY":
		return bytes.HasPrefix(b, []byte("SECURITY INFORMATION"))
	case "FOR":
		return bytes.HasPrefix(b, []byte("FOR OFFICIAL USE ONLY"))
	case "N", "E", "S", "L":
		return lettersEnd(b) >= len("E F T O")
	}
	return false
}

// exactly finds the designation at the head of line that has all its letters. With stray one is
// found also where single letters go on after it.
func exactly(line []byte, stray bool) (d *designation, n int, how spacing) {
	for i := range designations {
		d = &designations[i]
		n, how = spell(d.word, line)
		if n == 0 || d.exact && !classLine(line[n:], true) {
			continue
		}
		if stray || how != spaced || !strayLetter(line[n:]) {
			return d, n, how
		}
	}
	return nil, 0, plain
}

// readDesignation reads the head of a banner.
func readDesignation(line []byte) (token, int) {
	for _, read := range [...]func([]byte) (token, int){
		readExact, readEyesLevel, misspelled, readStrayed, readNoLevel,
	} {
		if t, n := read(line); n > 0 {
			return t, n
		}
	}
	return token{}, 0
}

func readExact(line []byte) (token, int) { return readWord(line, false) }

func readStrayed(line []byte) (token, int) {
	if !isSpaced(line) {
		return token{}, 0
	}
	return readWord(line, true)
}

func readWord(line []byte, stray bool) (token, int) {
	d, n, how := exactly(line, stray)
	if n == 0 {
		return token{}, 0
	}
	t := d.token(string(line[:n]))
	if how == uneven {
		t.name, t.forms = d.even(line[:n]), []FaultKind{MisspelledLevel}
	}
	return t, n
}

func (d *designation) token(name string) token {
	t := token{cat: catLevel, level: d.level, name: name}
	if d.control != numControls {
		t.controls = Controls{}.With(d.control)
	}
	switch d.control {
	case CUI:
		t.cat = catCUI
	case RESTRICTED:
		t.forms = []FaultKind{RestrictedUS}
	}
	return t
}

// even returns the word in the spacing that most of the written letters have.
func (d *designation) even(written []byte) string {
	if bytes.Count(written, []byte(" ")) > len(d.word)/2 {
		return spread(d.word)
	}
	return d.word
}

// strayLetter reports whether a letter-spaced word goes on with a letter that begins no known word.
func strayLetter(rest []byte) bool {
	i := blanks(rest)
	if i == 0 || i == len(rest) || !isUpper(rest[i]) || i+1 < len(rest) && !isBlank(rest[i+1]) {
		return false
	}
	return !followsBytes(rest[i:])
}

// readEyesLevel reads EYES SECRET: the word does not belong to a level (32 CFR 2001.24(a)).
func readEyesLevel(line []byte) (token, int) {
	const eyes = "EYES "
	rest, ok := bytes.CutPrefix(line, []byte(eyes))
	if !ok {
		return token{}, 0
	}
	for _, d := range designations[:misspelt] {
		if n, _ := spell(d.word, rest); n > 0 && d.level.Classified() {
			n += len(eyes)
			t := d.token(string(line[:n]))
			t.forms = []FaultKind{ProhibitedTerm}
			return t, n
		}
	}
	return token{}, 0
}

// misspelled reads a level with one letter wrong, on a line that is a banner's otherwise.
func misspelled(line []byte) (token, int) {
	var found token
	var length, readings int
	for words := 1; words <= 3; words++ {
		n := wordsEnd(line, words)
		if n < 5 || !levelLength(n-bytes.Count(line[:n], []byte(" "))) || !classLine(line[n:], true) {
			continue
		}
		word := squash(string(line[:n]))
		for i := range designations[:misspelt] {
			d := &designations[i]
			if !oneEdit(word, d.letters) || found.level == d.level && readings > 0 {
				continue
			}
			t := d.token(d.word)
			if readings++; readings > 1 && t.level < found.level {
				continue
			}
			if isSpaced(line[:n]) {
				t.name = spread(d.word)
			}
			found, length = t, n
		}
	}
	if readings == 0 {
		return token{}, 0
	}
	found.forms = []FaultKind{MisspelledLevel}
	return found, length
}

// levelLength reports whether one edit can make a level of n letters.
func levelLength(n int) bool {
	for i := range designations[:misspelt] {
		if d := n - len(designations[i].letters); -1 <= d && d <= 1 {
			return true
		}
	}
	return false
}

func isSpaced(b []byte) bool { return len(b) > 1 && b[1] == ' ' }

// wordsEnd returns the length of the first words of line, none longer than a level's with a letter put
// in; single letters are one word.
func wordsEnd(line []byte, words int) int {
	if n := lettersEnd(line); n > 0 {
		if words > 1 {
			return 0
		}
		return n
	}
	n := 0
	for w := range words {
		if w > 0 {
			if n == len(line) || line[n] != ' ' {
				return 0
			}
			n++
		}
		from := n
		for n < len(line) && isUpper(line[n]) {
			n++
		}
		if n == from || n-from > len("UNCLASSIFIED")+1 {
			return 0
		}
	}
	return n
}

// readNoLevel reads what stands in place of a level: an abbreviation, or a word that is none.
func readNoLevel(line []byte) (token, int) {
	n := 0
	for n < len(line) && isUpper(line[n]) {
		n++
	}
	if n == 0 || n > len("ADMINISTRATIVE") {
		return token{}, 0
	}
	word := string(line[:n])
	t := token{cat: catLevel, name: word}
	switch {
	case abbreviated(word) != NoLevel && classLine(line[n:], false):
		t.level = abbreviated(word)
		t.name, t.forms = t.level.String(), []FaultKind{AbbreviatedLevel}
		return t, n
	case notLevel(word) && classLine(line[n:], false), slashControl(line[n:]) && n > 1:
		t.forms = []FaultKind{UnknownLevel}
		return t, n
	}
	return token{}, 0
}

// abbreviated returns the level that word shortens; UNCLAS is no abbreviation (5 FAH-2 H-222).
func abbreviated(word string) Level {
	switch word {
	case "U", "UNC", "UNCL":
		return Unclassified
	case "C", "CONF", "CONFID":
		return Confidential
	case "S", "SEC", "SECR":
		return Secret
	case "TS", "TOPSEC":
		return TopSecret
	}
	return NoLevel
}

// notLevel reports whether word is one that is written in place of a level and is none.
func notLevel(word string) bool {
	switch word {
	case "PRIVATE", "PERSONAL", "CLASSIFIED", "OFFICIAL", "UNOFFICIAL", "PROTECTED", "INTERNAL",
		"PROPRIETARY", "STRICTLY", "ADMINISTRATIVE":
		return true
	}
	return false
}

// slashControl reports whether rest is a slash or two and a control of the register.
func slashControl(rest []byte) bool {
	control := bytes.TrimLeft(rest, "/")
	if gap := len(rest) - len(control); gap != 1 && gap != 2 {
		return false
	}
	_, n := lookup(string(control[:min(len(control), 40)]))
	return n > 1
}

// classLine reports whether rest, what follows a word on its line, is what follows a level: a slash, a
// section, a control, a post and its serial, and, if ends, nothing at all.
func classLine(rest []byte, ends bool) bool {
	i := blanks(rest)
	if i == len(rest) {
		return ends
	}
	if rest[i] == '/' {
		return ends && bytes.HasPrefix(rest[i:], []byte("//")) || slashControl(rest[i:])
	}
	if bytes.HasPrefix(rest[i:], []byte("SECTION ")) {
		return true
	}
	return i > 0 && (ends && followsBytes(rest[i:]) || postSerial(rest[i:]))
}

// postSerial reports whether b begins with the name of a post, one to four words in capitals, and a
// serial of three to eight digits.
func postSerial(b []byte) bool {
	for range 5 {
		n := 0
		for n < len(b) && !isBlank(b[n]) {
			n++
		}
		if n == 0 {
			return false
		}
		if digits(b[:n]) {
			return n >= 3 && n <= 8
		}
		for _, c := range b[:n] {
			if isLower(c) || isDigit(c) || c == ',' || c == '.' || c == '(' {
				return false
			}
		}
		b = b[n:]
		b = b[blanks(b):]
	}
	return false
}

func digits(b []byte) bool {
	for _, c := range b {
		if !isDigit(c) {
			return false
		}
	}
	return len(b) > 0
}
