package marking

import (
	"bytes"
	"slices"
	"strings"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// maxLine is how much of a line is looked at.
const maxLine = 400

// ReadBanner reads the marking at the head of b, a classification line, a banner line or a caption
// line: level word (plain or letter-spaced, with a letter wrong too) and what controls follow it. n is
// where the marking ends: " SECTION 01 OF 02 ARKADIA 000187" is left, and so is "//N03120//". A level in
// small letters is read where it is letter-spaced or stands alone. It returns nil and 0 where b does not
// begin with a level or something meant as one.
func ReadBanner(b []byte) (m *Mark, n int) {
	line, ok := bannerLine(b)
	if !ok {
		return nil, 0
	}
	return readStrict(line)
}

// ReadLooseBanner is ReadBanner for a place where a classification line is due: it reads a level word in
// small letters too, if what stands behind the marking is what follows a level: nothing, a section, a
// post and its serial. "Secret ARKADIA 000187" is a banner in that place, "Secret ballots" is none.
func ReadLooseBanner(b []byte) (m *Mark, n int) {
	line, ok := bannerLine(b)
	if !ok {
		return nil, 0
	}
	if m, n = readStrict(line); m != nil {
		return m, n
	}
	if m, n = bannerParser(line).readLevelled(readDesignation); m != nil && endsBanner(line[n:]) {
		return m, n
	}
	return nil, 0
}

// MayNameLevel reports whether a word may be a level, or one with a letter wrong or a control run into it: it begins
// with a level, or has all letters of one but one and not many more. What has more than capitals in it may be one.
func MayNameLevel(word []byte) bool {
	var letters uint32
	for _, b := range word {
		if !scan.Upper(b) {
			return true
		}
		letters |= 1 << (b - 'A')
	}
	for i, level := range &misspeltLetters {
		lacks := level &^ letters
		if more := len(word) - len(designations[i].letters); lacks&(lacks-1) == 0 && -1 <= more && more <= 1 {
			return true
		}
	}
	_, n, _ := exactly(word, true)
	return n > 0 || beginsLevel(word)
}

func beginsLevel(word []byte) bool {
	for i := range designations[:misspelt] {
		if bytes.HasPrefix(word, []byte(designations[i].word)) {
			return true
		}
	}
	return false
}

// misspeltLetters are the letters of the levels that are looked for with a letter wrong, as bits from A on.
var misspeltLetters = func() (of [misspelt]uint32) {
	for i := range of {
		for _, letter := range []byte(designations[i].letters) {
			of[i] |= 1 << (letter - 'A')
		}
	}
	return of
}()

// bannerLine returns the line that b begins with, and false where no marking can stand at its head.
func bannerLine(b []byte) ([]byte, bool) {
	if len(b) < 2 || !scan.Alpha(b[0]) && strings.IndexByte(strokes, b[0]) < 0 {
		return nil, false
	}
	return firstLine(b), true
}

// readStrict reads a line as ReadBanner does, and remembers one that is a marking from end to end.
func readStrict(line []byte) (*Mark, int) {
	if m := lines.get(line); m != nil {
		return m, len(line)
	}
	m, n := readLine(line)
	if m != nil && n == len(line) && n < maxLine {
		lines.put(m)
	}
	return m, n
}

func readLine(line []byte) (*Mark, int) {
	switch {
	case strings.IndexByte(strokes, line[0]) >= 0:
		return bannerParser(line).readSlashed()
	case scan.Lower(line[0]) || len(line) > 1 && scan.Lower(line[1]):
		return readSmall(line)
	}
	if m := known(line); m != nil {
		return m, len(m.Text)
	}
	if head, n := readDesignation(evened(line)); n > 0 {
		head.span = text.Span{Start: 0, End: n}
		return bannerParser(line).readBanner(head)
	}
	return readSmall(line)
}

// readSmall reads a level that is not all in capitals: letter-spaced, which no prose is, or alone on its
// line.
func readSmall(line []byte) (*Mark, int) {
	if letterSpaced(line) {
		return bannerParser(line).readLevelled(readLetters)
	}
	if !opensLevel(line) || !bytes.Contains(line, []byte("//")) && (!scan.Upper(line[0]) || !scan.Lower(line[1])) {
		return nil, 0
	}
	m, n := bannerParser(line).readLevelled(readExact)
	if n == len(line) && m.Fault(MisspelledLevel) == nil {
		return m, n
	}
	return nil, 0
}

// known returns the banner of a line from what was read before: a level, or a level and controls that
// carry no list, where nothing after it can belong to it.
func known(line []byte) *Mark {
	_, n, how := exactly(line, false)
	if n == 0 || how == uneven {
		return nil
	}
	if n < len(line) && line[n] == '/' && !subjectCode(line[n:]) {
		for n < len(line) && line[n] != ' ' {
			n++
		}
	}
	if continues(line[n:]) || parted(line[n:]) {
		return nil
	}
	m := banners.get(line[:n])
	if m == nil || len(m.Faults) > 0 || m.Controls.Set()&^listless != 0 {
		return nil
	}
	return m
}

// listless are common controls that nothing after a blank can belong to.
var listless = Of(NOFORN, ORCON, FOUO, EXDIS, NODIS, LOU)

func bannerParser(line []byte) *parser {
	written := string(line)
	s := fold(written)
	return &parser{mark: &Mark{Text: written}, s: s[:asciiEnd(s)], form: Banner, cut: len(line) == maxLine}
}

// firstLine returns the line at the head of b without the blanks at its end, or so much of it as is looked at.
func firstLine(b []byte) []byte {
	cut := len(b) > maxLine
	b = b[:min(len(b), maxLine)]
	for _, end := range []byte("\r\n") {
		if i := bytes.IndexByte(b, end); i >= 0 {
			b, cut = b[:i], false
		}
	}
	if cut {
		return b
	}
	return b[:scan.TrimEnd(b, text.Span{Start: 0, End: len(b)})]
}

// readLevelled reads a banner that begins with what read finds: a level, or what is meant as one.
func (p *parser) readLevelled(read func([]byte) (token, int)) (*Mark, int) {
	head, n := read([]byte(p.s))
	if n == 0 {
		return nil, 0
	}
	head.span = text.Span{Start: 0, End: n}
	return p.readBanner(head)
}

// strokes are what stands at the head of a foreign banner: two slashes, or other signs in their place.
const strokes = "/\\,-"

// readSlashed reads a banner that begins with "//": a foreign, NATO or JOINT one.
func (p *parser) readSlashed() (*Mark, int) {
	from := len(p.s) - len(strings.TrimLeft(p.s, strokes+" "))
	stop := len(p.s)
	i := strings.IndexByte(p.s[from:], '/')
	if i >= 0 {
		stop = from + i
	}
	enclosed := i >= 0
	for stop > from {
		if t, ok := readForeignHead(words(p.s[from:stop]), true, !enclosed); ok {
			p.judgeStrokes(from)
			if t.proper != "" {
				t, _ = readForeignHead(words(p.s[from:stop]), true, true)
			}
			return p.readBanner(t.place(trim(p.s, text.Span{Start: from, End: stop}), 2))
		}
		enclosed = false
		stop = from + max(strings.LastIndexAny(p.s[from:stop], " -,"), 0)
	}
	if p.s[:min(from, len(p.s))] == "//" {
		return p.readStranger()
	}
	return nil, 0
}

// judgeStrokes notes other signs than two slashes at the head.
func (p *parser) judgeStrokes(from int) {
	if p.mark.Text[:from] != "//" {
		p.fault(Malformed, text.Span{Start: 0, End: from})
	}
}

// readStranger reads a banner that begins with "//" and a level that is nobody's: //NATO TOP SECRET.
func (p *parser) readStranger() (*Mark, int) {
	head, _, _ := strings.Cut(p.s[2:], "/")
	head = strings.TrimRight(head, " ")
	at := text.Span{Start: 2, End: 2 + len(head)}
	if len(head) > longestUnknown || p.written(at) != head || !isCompartments(head) {
		return nil, 0
	}
	if meant, ok := mendForeign(head); ok {
		t, _ := readForeignHead(meant, true, true)
		t.forms = append(t.forms, MisspelledLevel)
		return p.readBanner(t.place(at, 2))
	}
	for _, level := range foreignWords {
		if strings.HasSuffix(head, " "+level) {
			l, _ := foreignLevel(level)
			t := levelled(l, head)
			t.forms = []FaultKind{UnknownLevel}
			return p.readBanner(t.place(at, 2))
		}
	}
	return nil, 0
}

// mendForeign returns a head that reads as that of a foreign or joint marking once one of its words, a letter away
// from one that such heads have, is put right.
func mendForeign(head string) (string, bool) {
	words := strings.Fields(head)
	for i, word := range words {
		for _, known := range headWords {
			if word == known || len(word) < len("NATO")-1 || !scan.OneEdit([]byte(word), known) {
				continue
			}
			mended := slices.Clone(words)
			mended[i] = known
			meant := strings.Join(mended, " ")
			if _, ok := readForeignHead(meant, true, true); ok {
				return meant, true
			}
		}
	}
	return "", false
}

// headWords are the words of the heads of markings that are not of the United States alone.
var headWords = [...]string{
	"JOINT", "NATO", "COSMIC", "TOP", "SECRET", "CONFIDENTIAL", "RESTRICTED", "UNCLASSIFIED",
}

// foreignWords are the words of levels that an owner may have.
var foreignWords = [...]string{"TOP SECRET", "SECRET", "CONFIDENTIAL", "RESTRICTED", "UNCLASSIFIED"}

// readBanner takes head in and the controls after it.
func (p *parser) readBanner(head token) (*Mark, int) {
	p.add(head)
	end := p.strokesBehind(p.readValues(head.span.End, len(p.s)))
	if p.mark.Fault(UnknownLevel) != nil {
		p.open = true
	}
	p.mark.Text = strings.Clone(p.mark.Text[:end])
	p.mark.Inner = p.mark.Text
	p.backstrokes()
	p.finish(text.Span{Start: 0, End: end})
	if p.draft || p.cut { // what stands behind its text is part of what is said of a mark that is cut
		return p.mark, end
	}
	return banners.put(p.mark), end
}

// strokesBehind notes slashes with nothing behind them, by which military messages end a set, and returns where the
// marking ends with them.
func (p *parser) strokesBehind(end int) int {
	rest := strings.TrimRight(p.s[end:], " ")
	if rest == "" || strings.Trim(rest, "/") != "" {
		return end
	}
	p.fault(ExtraSlash, text.Span{Start: end, End: end + len(rest)})
	return end + len(rest)
}

// serialled reports whether s ends as a classification line does: in a number.
func serialled(s string) bool {
	return scan.Only([]byte(s[strings.LastIndexByte(s, ' ')+1:]), scan.Digit)
}

// spacedNames are the controls that are found letter-spaced.
var spacedNames = [...]string{"NOFORN", "NODIS", "EXDIS", "SENSITIVE", "LIMITED OFFICIAL USE"}

func (p *parser) spacedControl(s string) (token, int) {
	for _, name := range spacedNames {
		if n, how := spell(name, []byte(s)); n > 0 && how == spaced {
			t := p.plain(lookup(name))
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

// term reads what is no control: a word that is lawful, if at all, only beside an unclassified level, and
// behind a slash a declassification value and a second level.
func (p *parser) term(s string, slash int) (token, int) {
	for _, term := range terms {
		n, how := spell(term.word, []byte(s))
		if longer := lookup(s); n == 0 || how == uneven || longer != nil && len(longer.text) > n {
			continue
		}
		t := token{cat: catNonIC, control: numControls, name: s[:n], free: true}
		switch {
		case p.mark.Level.Classified():
			t.forms = append(t.forms, term.classified)
		case term.word == "SENSITIVE":
			t.control, t.controls = SBU, t.controls.With(SBU)
		}
		return t, n
	}
	if word := s[:wordEnd(s)]; slash > 0 && isDeclass(word) {
		t := token{cat: catNonIC, control: numControls, name: word, free: true, forms: []FaultKind{DeclassToken}}
		return t, len(word)
	}
	return p.secondLevel(s, slash)
}

// secondLevel reads a level word behind a slash, and what a post and its serial may follow.
func (p *parser) secondLevel(s string, slash int) (token, int) {
	if slash == 0 {
		return token{}, 0
	}
	for _, d := range designations[:misspelt] {
		if n, how := spell(d.word, []byte(s)); n > 0 && how != uneven && d.control == numControls {
			return levelled(d.level, s[:n]), n
		}
	}
	return token{}, 0
}

// isDeclass reports whether word is a declassification value: an exemption, MR or a date of eight
// digits (manual, section E.1).
func isDeclass(word string) bool {
	if word == "MR" || word == "OADR" {
		return true
	}
	digits := 0
	for digits < len(word) && scan.Digit(word[digits]) {
		digits++
	}
	if digits == 8 && len(word) == 8 {
		return true
	}
	return (digits == 0 || digits == 2) && len(word) > digits+1 && word[digits] == 'X' &&
		scan.Digit(word[digits+1])
}

// continues reports whether what follows a level can be part of its marking, in any case of letters.
func continues(rest []byte) bool {
	i := blanks(rest)
	if i == len(rest) {
		return false
	}
	if rest[i] == '/' {
		return !subjectCode(rest[i:])
	}
	if strings.IndexByte(oddSigns+"\\", rest[i]) >= 0 || !scan.Digit(rest[len(rest)-1]) ||
		bytes.IndexByte(rest, '/') >= 0 {
		return true
	}
	var folded [len("FOR OFFICIAL USE ONLY")]byte
	n := copy(folded[:], rest[i:])
	for k := range n {
		folded[k] = scan.ToUpper(folded[k])
	}
	return rest[i] == ',' || followsBytes(folded[:n])
}

// parted reports whether more than a blank parts what follows a level: a control may stand behind that.
func parted(rest []byte) bool {
	return bytes.IndexByte(rest, '\t') >= 0 || bytes.Contains(rest, []byte("  "))
}

// subjectCode reports whether b begins with a subject code of the Navy, "//N03120//": it stands behind a
// level and is no control.
func subjectCode(b []byte) bool {
	c := scan.Of(b)
	if !c.Exact("//N") {
		return false
	}
	code, ok := c.Digits(6)
	return ok && code.Len() >= 4 && !scan.Alnum(c.Peek())
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
	if len(line) == 0 || !scan.Upper(line[0]) {
		return nil, 0, plain
	}
	for _, i := range designationsBy[line[0]-'A'] {
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
	return firstOf(line, readExact, readEyesLevel, readJoined, misspelled, readStrayed, readNoLevel)
}

// readLetters reads the head of a letter-spaced banner.
func readLetters(line []byte) (token, int) {
	return firstOf(line, readExact, misspelledLetters, readStrayed)
}

func firstOf(line []byte, readers ...func([]byte) (token, int)) (token, int) {
	for _, read := range readers {
		if t, n := read(line); n > 0 {
			return t, n
		}
	}
	return token{}, 0
}

func readExact(line []byte) (token, int) { return readWord(line, false) }

func readStrayed(line []byte) (token, int) {
	if len(line) < 2 || line[1] != ' ' {
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
	switch {
	case how == uneven:
		t.name, t.forms = d.even(line[:n]), []FaultKind{MisspelledLevel}
	case how == spaced && strings.Contains(t.name, "   "):
		t.name = spread(d.word)
	}
	return t, n
}

func (d *designation) token(name string) token {
	t := levelled(d.level, name)
	if d.control != numControls {
		t.control, t.controls = d.control, Controls{}.With(d.control)
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
	if i == 0 || i == len(rest) || !scan.Upper(rest[i]) || i+1 < len(rest) && !scan.Space(rest[i+1]) {
		return false
	}
	return !followsBytes(rest[i:])
}

// readJoined reads a level with a control right behind it: SECRETNOFORN.
func readJoined(line []byte) (token, int) {
	for i := range designations[:misspelt] {
		d := &designations[i]
		if d.word[0] != line[0] || !bytes.HasPrefix(line, []byte(d.word)) {
			continue
		}
		found := lookup(string(line[len(d.word):min(len(line), len(d.word)+longestSpelling)]))
		if found == nil || len(found.text) < shortestJoined || !classLine(line[len(d.word)+len(found.text):], true) {
			continue
		}
		t := d.token(d.word)
		t.forms = append(t.forms, Unseparated)
		return t, len(d.word)
	}
	return token{}, 0
}

// shortestJoined is how long a control is that is known with a level run into it.
const shortestJoined = 2

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
	if t, n := misspelledLetters(line); n > 0 {
		return t, n
	}
	var found token
	var length int
	for words := 1; words <= mostWords; words++ {
		n := wordsEnd(line, words)
		if n == 0 {
			break
		}
		if n < 5 || !levelLength(n-bytes.Count(line[:n], []byte(" "))) || !classLine(line[n:], true) {
			continue
		}
		if t, ok := nearLevel(line[:n]); ok && (length == 0 || t.level > found.level) {
			found, length = t, n
		}
	}
	return found, length
}

// mostWords is how many words a level has at most.
const mostWords = 3

// nearLevel returns the highest level that word, its blanks left out, is one edit from.
func nearLevel(word []byte) (found token, ok bool) {
	letters := make([]byte, 0, mostWords*len("UNCLASSIFIEDS"))
	for _, b := range word {
		if b != ' ' {
			letters = append(letters, b)
		}
	}
	for i := range designations[:misspelt] {
		d := &designations[i]
		if scan.OneEdit(letters, d.letters) && (!ok || d.level > found.level) {
			found, ok = d.token(d.even(word)), true
			found.forms = []FaultKind{MisspelledLevel}
		}
	}
	return found, ok
}

// misspelledLetters reads a letter-spaced level with one letter wrong: S E C R T, SS E C R E T. Of two
// readings the longer is taken, so that no letter of the level is left for the post.
func misspelledLetters(line []byte) (token, int) {
	if !letterSpaced(line) {
		return token{}, 0
	}
	g := groupsOf(line)
	for i := g.count - 1; i > 0; i-- {
		n := g.ends[i]
		if g.singles[i] < minSingles || !levelLength(g.letters[i]) || strayLetter(line[n:]) {
			continue
		}
		if t, ok := nearLevel(line[:n]); ok {
			return t, n
		}
	}
	return token{}, 0
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

// wordsEnd returns the length of the first words of line, none longer than a level's with a letter put in.
func wordsEnd(line []byte, words int) int {
	n := 0
	for w := range words {
		if w > 0 {
			if n == len(line) || line[n] != ' ' {
				return 0
			}
			n++
		}
		from := n
		for n < len(line) && scan.Upper(line[n]) {
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
	for n < len(line) && scan.Upper(line[n]) {
		n++
	}
	if n == 0 || n > len("ADMINISTRATIVE") {
		return token{}, 0
	}
	word := line[:n]
	switch level := abbreviated(word); {
	case level != NoLevel && classLine(line[n:], false):
		t := levelled(level, level.String())
		t.forms = []FaultKind{AbbreviatedLevel}
		return t, n
	case notLevel(word) && classLine(line[n:], false), slashControl(line[n:]) && n > 1:
		t := levelled(NoLevel, string(word))
		t.forms = []FaultKind{UnknownLevel}
		return t, n
	}
	return token{}, 0
}

// abbreviated returns the level that word shortens; UNCLAS is no abbreviation (5 FAH-2 H-222).
func abbreviated(word []byte) Level {
	switch string(word) {
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
func notLevel(word []byte) bool {
	switch string(word) {
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
	found := lookup(string(control[:min(len(control), longestSpelling)]))
	return found != nil && len(found.text) > 1
}

// classLine reports whether rest, what follows a word on its line, is what follows a level: a slash, a
// section, a control, a post and its serial, and, if ends, nothing at all.
func classLine(rest []byte, ends bool) bool {
	i := blanks(rest)
	if i == len(rest) {
		return ends
	}
	if rest[i] == '/' {
		return ends && bytes.HasPrefix(rest[i:], []byte("//")) || slashControl(rest[i:]) ||
			subjectCode(rest[i:])
	}
	if sectionWord(rest[i:]) {
		return true
	}
	return i > 0 && (ends && followsBytes(rest[i:]) || serialAfter(rest[i:], capitalWord) >= minSerial)
}

// sectionWord reports whether b begins with the word SECTION, in any case, and a number near it.
func sectionWord(b []byte) bool {
	c := scan.Of(b)
	return c.Fold("SECTION") && (c.Blanks() || scan.Digit(c.Peek()))
}

// endsBanner reports whether rest, what follows a marking in small letters, is what follows one: nothing,
// a section, a post and its serial. A post in small letters has a serial that is no year.
func endsBanner(rest []byte) bool {
	rest = rest[blanks(rest):]
	return len(rest) == 0 || sectionWord(rest) || subjectCode(rest) ||
		serialAfter(rest, properName) >= minSerial || serialAfter(rest, anyName) > len("1975")
}

// A serial has three to eight digits.
const minSerial, maxSerial = 3, 8

// serialAfter returns the number of digits of the serial that follows the name of a post at the head of
// b, one to four words for which name holds; 0 where there is none. A year in two digits may stand first.
func serialAfter(b []byte, name func([]byte) bool) int {
	c := scan.Of(b)
	for first := range 5 {
		word := c.Slice(c.Word())
		c.Blanks()
		switch {
		case scan.Only(word, scan.Digit):
			if first > 0 || len(word) != len("75") {
				return serialLength(len(word))
			}
		case len(word) == 0 || !name(word):
			return 0
		}
	}
	return 0
}

// serialLength returns n where a serial has so many digits, else 0.
func serialLength(n int) int {
	if n < minSerial || n > maxSerial {
		return 0
	}
	return n
}

// capitalWord reports whether word can be part of a post's name in capitals.
func capitalWord(word []byte) bool { return anyName(word) && !slices.ContainsFunc(word, scan.Lower) }

// properName reports whether word can be part of a post's name: it begins with a capital.
func properName(word []byte) bool { return anyName(word) && scan.Upper(word[0]) }

// anyName reports whether word can be part of a post's name in any case.
func anyName(word []byte) bool {
	return !slices.ContainsFunc(word, func(c byte) bool { return scan.Digit(c) || scan.AnyOf(c, ",.(") })
}
