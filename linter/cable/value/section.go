package value

import (
	"bytes"
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// Section reads a classification line: level, section, post and serial. The cursor stands at the level
// and is bounded by the line.
//
// What may stand glued behind them (captions, other fields, prose) is not read, and stop is where it
// begins; it takes nothing away from a line that is one beyond doubt: by a letter-spaced level, a
// section clause, or post and serial in capitals. A level before other prose is none, nor is a level on a
// line of its own, which is a [Banner].
//
// A loose line is one in the place of a classification line where no other was found: its level and post
// may be in small letters.
func Section(c scan.Cursor, loose bool) (s cable.Section, stop int, ok bool) {
	start := c.At()
	if !loose && !MayPlace(c) || behindTop(c) {
		return s, start, false
	}
	if s, ok = levelOf(c, loose); !ok {
		return s, start, false
	}
	p := place{s: s, c: c.To(s.Level.End), stop: s.Level.End, anyCase: s.Spaced || loose}
	p.read()
	p.s.Span = text.Span{Start: start, End: p.stop}
	return p.s, p.stop, p.stands()
}

// MayPlace reports whether a line that begins with a level may be more than the banner of a page, as most
// such lines are: it has the digits of a serial, a section or a code, what stands for them in a draft, or its
// level is letter-spaced, which shows within the first letters.
func MayPlace(c scan.Cursor) bool {
	return c.PeekAt(1) == ' ' || c.PeekAt(2) == ' ' || c.PeekAt(3) == ' ' || c.SkipTo(&ofSerials)
}

var ofSerials = scan.TableOf("0123456789" + cable.Placeholder[:1])

// levelOf reads the level of a classification line, which a military code may follow.
func levelOf(c scan.Cursor, loose bool) (cable.Section, bool) {
	var s cable.Section
	if at := codeAt(c); at >= 0 {
		c = c.Until(at)
	}
	m, n := marking.ReadBanner(c.Left())
	if m == nil && loose {
		m, n = looseLevel(c)
	}
	if m == nil {
		return s, false
	}
	level := c.Until(c.At() + n)
	s.Mark, s.Level = m, level.Trimmed()
	s.Spaced = isSpaced(c.Slice(s.Level))
	for _, w := range eftoWords {
		if bytes.HasSuffix(c.Slice(s.Level), []byte(w)) && s.Level.Len() > len(w) {
			s.EFTO = text.Span{Start: s.Level.End - len(w), End: s.Level.End}
		}
	}
	return s, loose || s.Spaced || !scan.Lower(c.PeekAt(1))
}

// looseLevel reads a level in small letters: the first words of the line that are one by themselves.
func looseLevel(c scan.Cursor) (*marking.Mark, int) {
	for words := c; !words.Word().Empty() && words.At()-c.At() <= longestLevel; words.Blanks() {
		head := c.Until(words.At())
		if m, n := marking.ReadLooseBanner(head.Left()); m != nil {
			return m, n
		}
	}
	return nil, 0
}

// longestLevel is how far a level in small letters reaches at most.
const longestLevel = len("SENSITIVE BUT UNCLASSIFIED")

// Coded reports whether a line that begins with a level has the code of a military message behind it.
func Coded(c scan.Cursor) bool { return codeAt(c) >= 0 }

// codeAt returns the offset of the code of a military message behind its level, `//N03120//`, or -1. What
// reads the level must not take it for a control.
func codeAt(c scan.Cursor) int {
	c = c.Until(min(c.End(), c.At()+longestBefore))
	for at := c.Find('/'); at >= 0; at = c.Find('/') {
		c.Jump(at)
		if code := c; takeCode(&code) {
			return at
		}
		c.While(isStroke)
	}
	return -1
}

func isStroke(b byte) bool { return b == '/' }

// longestBefore is how far into a line the code of a military message begins.
const longestBefore = 60

// takeCode takes `//N03120//`; one of the strokes may be lost, and the figure 0 be the letter.
func takeCode(c *scan.Cursor) bool {
	if !isStroke(c.Peek()) {
		return false
	}
	code := *c
	code.While(isStroke)
	named := code.Byte('N')
	figures := code.While(func(b byte) bool { return scan.Digit(b) || b == 'O' })
	if !named || figures.Len() < 4 || figures.Len() > 5 || !scan.Digit(code.Before()) {
		return false
	}
	code.While(isStroke)
	*c = code
	return true
}

// unspaced are levels of which a blank may follow the first letters.
var unspaced = wordList{"SBU", "LOU", "CUI", "TOP"}

// isSpaced reports whether a level is written letter by letter; the first may have another glued to it.
func isSpaced(level []byte) bool {
	if len(level) > 3 && scan.Alpha(level[1]) && scan.Alpha(level[2]) && scan.Alpha(level[3]) { // as nearly always
		return false
	}
	c := scan.Of(level)
	first := c.Letters()
	singles := 0
	for singles < 2 && c.Byte(' ') && scan.Alpha(c.Peek()) && !scan.Alnum(c.PeekAt(1)) {
		c.Next(1)
		singles++
	}
	return first.Len() == 1 && singles > 0 ||
		first.Len() > 1 && first.Len() < 4 && singles > 1 && !unspaced.has(c.Slice(first))
}

// maxPostWords is the longest name of a post, with its service: "USMISSION USUN NEW YORK", and one more.
const maxPostWords = 5

// longestSerial is the most digits of a serial; a copy may have put two more before its six.
const longestSerial = 8

// place reads what follows the level: section, post, serial.
type place struct {
	s       cable.Section
	c       scan.Cursor // at what was not taken, once all is read
	stop    int         // behind what was taken
	anyCase bool        // the post may be in small letters
	coded   bool        // the code of a military message stands there
	draft   bool        // a placeholder stands for the serial
	words   int         // of the post
	before  int         // where stop was before the post
}

// read takes EFTO, section, post and serial in any order that occurs. Captions may stand before the post.
func (p *place) read() {
	for p.c.Blanks(); !p.c.Done(); p.c.Blanks() {
		if p.words == 0 && skipCaption(&p.c) {
			continue
		}
		if !p.take() {
			break
		}
		p.stop = p.c.At()
	}
	if p.words > 0 && !p.s.Serial.Present() && !p.draft && !p.unnumbered() {
		p.s.Post, p.stop = cable.Token{}, max(p.before, p.s.Number.Span.End, p.s.Of.Span.End, p.s.EFTO.End)
	}
	closing := p.c.To(p.stop)
	if closing.Skip("\"'`"); closing.Done() {
		closing = p.c.To(p.stop)
		p.stop = max(p.stop, closing.Trimmed().End)
	}
}

// take takes the next part of the line.
func (p *place) take() bool {
	switch {
	case p.takeEFTO(), !p.s.Number.Present() && takeClause(&p.c, &p.s):
		return true
	case p.s.Serial.Present():
		return takeSeries(&p.c)
	case takeCode(&p.c):
		p.coded = true
		return true
	}
	return p.takeSerial() || p.takePlaceholder() || p.words == 0 && takeYear(&p.c) || p.takeWord()
}

// eftoWords are the spellings of EFTO, encrypt for transmission only, which is no part of the post's name.
var eftoWords = []string{"EFTO", "E F T O", "E.F.T.O."}

func (p *place) takeEFTO() bool {
	start := p.c.At()
	if p.c.Peek() != 'E' {
		return false
	}
	for _, w := range eftoWords {
		if p.c.IsExact(w) && p.c.FoldWord(w) {
			p.s.EFTO = p.c.Span(start)
			return true
		}
	}
	return false
}

var (
	sectionWords = wordList{"SECTION", "S E C T I O N", "SEC"}
	ofWords      = wordList{"OF", "O F", "ON", "0F"}
)

// takeClause takes `SECTION 01 OF 03`. With a letter wrong it is one by both of its numbers.
func takeClause(c *scan.Cursor, s *cable.Section) bool {
	if !scan.Alpha(c.Peek()) {
		return false
	}
	clause := *c
	exact := sectionWords.take(&clause)
	if !exact && !scan.OneEdit(clause.Slice(clause.Letters()), "SECTION") {
		return false
	}
	clause.Blanks()
	num, of := number(&clause), cable.Number{}
	total := clause
	total.Blanks()
	if ofWords.take(&total) {
		total.Blanks()
		of = number(&total)
	}
	if of.Present() {
		clause = total
	}
	if !num.Present() || !exact && !of.Present() {
		return false
	}
	s.Number, s.Of = num, of
	*c = clause
	return true
}

// takeSeries takes the name and number of a secondary series behind the serial, `TOSEC 190010`.
func takeSeries(c *scan.Cursor) bool {
	series := *c
	series.Byte('/')
	series.Blanks()
	if !cable.Series(series.Slice(series.Letters())) {
		return false
	}
	*c = series
	series.Blanks()
	if _, ok := series.Digits(longestSerial); ok {
		*c = series
	}
	return true
}

// takeYear takes a year that stands before the post, `07 ARKADIA 187`.
func takeYear(c *scan.Cursor) bool {
	year := *c
	digits, ok := year.Digits(len("2007"))
	behind := year
	if !ok || digits.Len()%2 != 0 || !behind.Blanks() || !scan.Alpha(behind.Peek()) {
		return false
	}
	*c = year
	return true
}

// takeSerial takes the number behind the post. A copy may have glued the number of a duplicate, a point
// or the next field to it.
func (p *place) takeSerial() bool {
	if p.words == 0 || !scan.Digit(p.c.Peek()) {
		return false
	}
	behind := p.c
	digits, ok := behind.Digits(longestSerial)
	if !ok {
		return false
	}
	p.s.Serial, p.c = ToNumber(behind, digits), behind
	switch {
	case behind.Byte('.'):
		ok = behind.Done() || scan.Blank(behind.Left(), 0) > 0
	case behind.Byte('/') && p.head():
		_, ok = behind.Digits(len("02"))
	default:
		ok = false
	}
	if ok {
		p.c = behind
	}
	return true
}

// takePlaceholder takes what stands for the serial in a draft.
func (p *place) takePlaceholder() bool {
	if p.words == 0 || p.draft || !p.c.IsExact(cable.Placeholder) {
		return false
	}
	p.c.Next(len(cable.Placeholder))
	p.draft = true
	return true
}

// takeWord takes a word of the post's name.
func (p *place) takeWord() bool {
	if p.words == 0 && p.takeHigher() {
		return true
	}
	word, caption := p.c, p.c
	sp := word.Word()
	if p.words == maxPostWords || !isPostWord(p.c.Slice(sp), p.anyCase) || atLabel(p.c) || closes(p.c) ||
		p.words > 0 && skipCaption(&caption) { // before the first word none stands any more
		return false
	}
	switch {
	case p.words == 0:
		p.before = p.stop
	case p.s.Number.Span.Start > p.s.Post.Span.Start: // the post is whole
		return false
	}
	p.words++
	p.s.Post.Span = p.s.Post.Span.Cover(sp)
	p.c = word
	return true
}

func isPostWord(word []byte, anyCase bool) bool {
	first := scan.Of(word)
	return scan.Alpha(first.Peek()) && scan.Only(word, func(b byte) bool {
		return scan.Upper(b) || anyCase && scan.Lower(b) || scan.AnyOf(b, "-'.") || b >= 0x80
	})
}

// atLabel reports whether the label of another field stands at the cursor.
func atLabel(c scan.Cursor) bool {
	end, _ := line.ClassifiedBy(c)
	return end > 0 || line.IsEO(c) || c.FoldAny("TAGS", "SUBJECT", "SUBJ", "REF", "REFTEL")
}

// closes reports whether what stands behind the closing marking of a page or a message is at the cursor.
func closes(c scan.Cursor) bool {
	return c.FoldAny("PAGE", "BT", "NNNN", "NNN", "POSS DUPE", "UNQUOTE")
}

// unnumbered reports whether a post without a serial is one: nothing, a caption or a field follows it.
func (p *place) unnumbered() bool {
	caption := p.c
	return p.head() && scan.Caps(p.c.Slice(p.s.Post.Span)) && (p.c.Done() || skipCaption(&caption) || atLabel(p.c))
}

// head reports whether the line is a classification line by what stands before the post.
func (p *place) head() bool { return p.s.Spaced || p.s.Number.Present() || p.coded }

// takeHigher takes a level that stands in the place of the post and is higher than the one read: a line that states two
// states the higher, and that is a fault of its mark.
func (p *place) takeHigher() bool {
	if p.s.Mark == nil || p.s.Number.Present() || !line.IsLevel(p.c) {
		return false
	}
	m, n := marking.ReadBanner(p.c.Left())
	if m == nil || m.Level <= p.s.Mark.Level {
		return false
	}
	p.c.Next(n)
	p.s.Level.End = p.c.At()
	p.s.Mark = marking.Doubled(string(p.c.Slice(p.s.Level)), p.s.Mark, m)
	return true
}

// stands reports whether what was read is a classification line.
func (p *place) stands() bool {
	switch {
	case p.s.Serial.Present():
		return p.head() || !p.prose() && (p.c.Done() || p.inCapitals() || p.fits())
	case p.s.Number.Present():
		return p.s.Spaced || p.s.Of.Present() || p.c.Done()
	case p.coded:
		return true
	case p.draft:
		return p.c.Done()
	}
	return p.s.Spaced && p.stop < p.c.End() && !closes(p.c) && !scan.AnyOf(p.c.Peek(), "#\"'`")
}

// fewestDigits is the least width of a serial that makes a line in capitals a classification line,
// whatever follows.
const fewestDigits = 3

// inCapitals reports whether level, post and serial are written as on a classification line; a misspelt
// level may be a name.
func (p *place) inCapitals() bool {
	glued := p.c.At() == p.stop && !scan.Alnum(p.c.Peek())
	return p.s.Mark.Fault(marking.MisspelledLevel) == nil && p.s.Serial.Width >= fewestDigits && !glued &&
		scan.Caps(p.c.Slice(p.s.Post.Span))
}

// prose reports whether the last word before the number leads to it as in a sentence: no post ends so.
func (p *place) prose() bool {
	post := p.c.Within(p.s.Post.Span)
	last := post.To(post.LastWord())
	return last.FoldAny("OF", "IN", "ON", "WITH", "AND", "THE", "FROM", "TO", "BY", "FOR", "AT", "UNTIL",
		"SINCE", "DURING", "ARE", "WERE", "IS", "WAS", "ALL", "OVER", "ABOUT")
}

// fits reports whether what follows the serial is what may follow one: a caption, a field, a number.
func (p *place) fits() bool {
	caption := p.c
	return skipCaption(&caption) || line.IsEO(p.c) ||
		p.c.At() > p.stop && (scan.Digit(p.c.Peek()) || scan.AnyOf(p.c.Peek(), "/-(\"'") || atLabel(p.c))
}

// Unlevelled reads a line in the place of the classification line that has a post and a serial but no
// level that is known: `POST 000123`, `PRIVATE POST 000123`. sender is the name on the FM line, nil where
// there is none: it tells a word before the post from a part of its name.
func Unlevelled(c scan.Cursor, sender []byte) (cable.Section, bool) {
	s := cable.Section{Span: c.Trimmed()}
	caption := c
	if !scan.Upper(c.Peek()) || !scan.Caps(c.Left()) || skipCaption(&caption) {
		return s, false
	}
	p := place{s: s, c: c, stop: c.At()}
	p.read()
	s = p.s
	if s.Serial.Width < 5 || s.Serial.Width > 6 || s.Serial.Span.End != s.Span.End {
		return s, false
	}
	post := c.Within(s.Post.Span)
	first := post.Word()
	rest := post.Trimmed()
	switch {
	case addressHeads.has(c.Slice(first)):
		return s, false
	case rest.Empty() || !unknownLevel(c.Slice(s.Post.Span), c.Slice(rest), sender):
		return s, true
	}
	s.Level, s.Post.Span = first, rest
	word := string(c.Slice(first))
	s.Mark = &marking.Mark{Text: word, Inner: word, Faults: []marking.Fault{{
		Kind: marking.UnknownLevel, Span: text.Span{End: len(word)}, Token: word,
	}}}
	return s, true
}

// unknownLevel decides whether the first of several words before the serial stands for a level or is
// part of the post's name. The sender's name tells; without it, words that mark papers elsewhere do.
func unknownLevel(all, rest, sender []byte) bool {
	first, _, _ := bytes.Cut(all, []byte(" "))
	return !endsIn(sender, all) && (endsIn(sender, rest) ||
		slices.ContainsFunc(levelLike, func(w string) bool { return scan.OneEdit(first, w) }))
}

// endsIn reports whether a name ends in the words of another.
func endsIn(name, words []byte) bool {
	before, ok := bytes.CutSuffix(name, words)
	return ok && (len(before) == 0 || !scan.Alnum(before[len(before)-1]))
}

var levelLike = []string{
	"PRIVATE", "PERSONAL", "RESTRICTED", "SENSITIVE", "PROTECTED", "CLASSIFIED", "OFFICIAL", "INTERNAL",
	"PUBLIC", "CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "UNCLAS", "UNRESTRICTED", "CONTROLLED",
}

// Banner reads a marking on a line of its own. `Page 1 of 3` may follow it on printed messages, and the
// note of a possible duplicate on archive copies.
func Banner(c scan.Cursor) (cable.Banner, bool) {
	m, n := marking.ReadBanner(c.Left())
	if m == nil || behindTop(c) {
		return cable.Banner{}, false
	}
	level := c.Until(c.At() + n)
	b := cable.Banner{Span: level.Trimmed(), Mark: m}
	b.Spaced = isSpaced(c.Slice(b.Span))
	c.Jump(b.Span.End)
	c.Skip("\"'`/")
	return b, c.Done() || IsPageOf(c) || c.IsFold("POSS DUPE")
}

// longestAlone bounds a level that stands alone.
const longestAlone = 24

// LevelAlone reports whether nothing but a level in capitals stands at the cursor, with a letter wrong too.
func LevelAlone(c scan.Cursor) bool {
	if c.Len() > longestAlone || !scan.Caps(c.Left()) || !marking.MayNameLevel(c.Left()) {
		return false
	}
	m, n := marking.ReadBanner(c.Left())
	return m != nil && n == c.Len()
}

// IsPageOf reports whether `Page 1 of 3` stands at the cursor, beside the banner of a printed message.
func IsPageOf(c scan.Cursor) bool { return c.IsFold("PAGE ") && c.FindFold(" OF ") > 0 }

// Page reads a page line of either form, `PAGE 02  STATE  012345  01 OF 02  151629Z` and
// `ARKADIA 00000187  001.2 OF 002`. post is the message's own, nil where it is not known: in the second
// form a heading may be glued before the post, whose name is then the message's own or a single word.
func Page(c scan.Cursor, post []byte) cable.PageLine {
	p := cable.PageLine{Span: c.Rest()}
	if c.Exact("PAGE") {
		p.Archive = true
		c.Blanks()
		p.Page = number(&c)
	} else if m, n := marking.ReadBanner(c.Left()); m != nil {
		level := c.Until(c.At() + n)
		p.Mark, p.Level = m, level.Trimmed()
		c.Next(n)
	}
	for c.Space(); !c.Done() && !takePage(c, &p); c.Space() {
		switch word := c.Word(); {
		case p.Serial.Present():
		case !scan.Digit(c.Slice(word)[0]):
			p.Post.Span = p.Post.Span.Cover(word)
		case p.Post.Present():
			serial := c.Within(word)
			p.Serial = number(&serial)
		}
	}
	if !p.Archive && p.Post.Present() {
		p.Post.Span = pagePost(c.Within(p.Post.Span), post)
	}
	return p
}

// takePage reads `001.2 OF 002`, or `01 OF 02` on a PAGE line, where it numbers the section. Of `009 2 OF
// 012` the point before the version is lost.
func takePage(c scan.Cursor, p *cable.PageLine) bool {
	num := number(&c)
	if !num.Present() {
		return false
	}
	c.Word()
	c.Blanks()
	version := c
	if _, ok := version.Digits(1); ok && !p.Archive && num.Width == len("009") && version.Blanks() {
		c = version
	}
	if !c.Exact("OF") {
		return false
	}
	c.Blanks()
	of := number(&c)
	switch {
	case !of.Present():
		return false
	case p.Archive:
		p.Section, p.Of = num, of
	default:
		p.Page, p.Of = num, of
	}
	return true
}

// pagePost returns the post among the words before the serial of a page line: the message's own or one that
// is known, else the last word. The branch of another post is named before it, `RPO ARKADIA`.
func pagePost(words scan.Cursor, own []byte) text.Span {
	at := words.LastWord()
	for c := words; c.At() < at; c.Space() {
		if isNameOf(c.Left(), own) || isPostName(c.Left()) {
			at = c.At()
			break
		}
		c.Word()
	}
	for _, branch := range []string{"RPO", "IRAN"} {
		before := words.Until(at)
		word := before.To(before.LastWord())
		if !scan.Folds(word.Slice(word.Trimmed()), branch) {
			break
		}
		at = word.At()
	}
	return text.Span{Start: at, End: words.End()}
}

// shortestCut is the least of a post's name that page lines show, which cut it.
const shortestCut = 6

// isNameOf reports whether a name is a post's, whole or cut.
func isNameOf(name, post []byte) bool {
	return bytes.HasPrefix(post, name) && (len(name) == len(post) || len(name) >= shortestCut)
}

// isPostName reports whether a post is known by a name without its service.
func isPostName(name []byte) bool {
	for _, service := range []string{"AMEMBASSY ", "AMCONSUL ", "USMISSION "} {
		if _, known := vocab.PostNamed(append([]byte(service), name...)); known {
			return true
		}
	}
	return false
}
