package value

import (
	"bytes"
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// foundReason is a reason with the words that lead to it.
type foundReason struct {
	cable.Reason
	label text.Span
}

func (f *foundReason) ok() bool { return f.Span.Valid() }

// sectionCited is the section of a reason: `1.4`, and what copies and drafters make of it.
type sectionCited struct {
	span      text.Span
	number    string
	malformed bool
}

// gap is what stands for a blank where a block wraps: line ends, and the backslash that copies put there.
const gap = "\n\\"

// sections are the sections that an order may have for reasons and exemptions, by their second number.
var sections = [...]string{1: "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "1.9"}

// takeSection takes `1.4`, `1,4`, `1:4`, `1/4`, `I.4`. Blanks beside the point are nothing.
func takeSection(c *scan.Cursor) (s sectionCited, ok bool) {
	rest := *c
	if s.malformed = !rest.Byte('1'); s.malformed && !rest.Byte('I') && !rest.Byte('l') {
		return s, false
	}
	if spaced := rest; spaced.Skip(gap) && spaced.Peek() == '.' {
		rest = spaced
	}
	if !rest.Byte('.') {
		if s.malformed = scan.AnyOf(rest.Peek(), ",:-;/ "); !s.malformed {
			return s, false
		}
		rest.Next(1)
	}
	s.malformed = rest.Byte('.') || s.malformed
	rest.Skip(gap)
	digit, ok := rest.Digits(1)
	n := rest.Value(digit)
	if !ok || scan.AnyOf(rest.Peek(), "./") && scan.Digit(rest.PeekAt(1)) || sections[n] == "" {
		return s, false
	}
	s.span, s.number = rest.Span(c.At()), sections[n]
	*c = rest
	return s, true
}

// givesReasons reports whether a section is one that lists reasons, in one of the orders.
func (s sectionCited) givesReasons() bool { return law.HoldsReasons(s.number) }

// citedReason finds the reason that is left: a section with letters or behind a word that leads to one, or
// letters in brackets behind such a word.
func citedReason(c scan.Cursor) foundReason {
	for at := c; at.SkipTo(&ones); at.Next(1) {
		behind := at
		section, ok := takeSection(&behind)
		if !ok || at.At() > c.At() && !mayBeginSection(at) {
			continue
		}
		letters, stop := reasonLetters(behind)
		label := leadIn(c, at.At())
		if !label.Valid() && (len(letters) == 0 || section.malformed) {
			continue
		}
		return foundReason{label: label, Reason: cable.Reason{
			Span:    text.Span{Start: at.At(), End: max(stop, behind.At())},
			Section: section.span, Number: section.number, Letters: letters,
			Malformed: section.malformed || len(letters) == 0 && !section.givesReasons(),
		}}
	}
	return lettersAlone(c)
}

// ones are the figure 1 and what is taken for it.
var ones = scan.TableOf("1Il")

// mayBeginSection reports whether a section may begin at the cursor: no digit, point or stroke stands
// before it. A letter may: `reasons1.4`.
func mayBeginSection(c scan.Cursor) bool {
	before := c.Before()
	if c.Peek() != '1' {
		return scan.AnyOf(before, " \n:")
	}
	return !scan.Digit(before) && !scan.AnyOf(before, "./-")
}

// lettersAlone finds `for reasons (B) and (D)`, which names no section.
func lettersAlone(c scan.Cursor) (f foundReason) {
	at := c.To(c.FindFold("REASON"))
	if at.At() < 0 {
		return f
	}
	at.Letters()
	at.Fold("(S)")
	at.Skip(",/;.-&:" + gap)
	if at.Peek() == '(' {
		if f = reasonOf(at); f.ok() {
			f.label = leadIn(c, at.At())
		}
	}
	return f
}

// reasonOf gives the letters at the cursor as a reason.
func reasonOf(c scan.Cursor) (f foundReason) {
	if letters, stop := reasonLetters(c); len(letters) > 0 {
		f.Letters, f.Span = letters, text.Span{Start: c.At(), End: stop}
	}
	return f
}

// closingLetters finds the letters that close an order or a source without any word that leads to them:
// `E.O. 12958, (B,D)`, `DSCG 05-1, B,D`. They stand behind a number or a stop; one alone has a bracket.
// Before is what stands before the cursor, 0 where that is nothing.
func closingLetters(c scan.Cursor, before byte) foundReason {
	single := false
	for at := c; !at.Done(); {
		switch b := at.Peek(); {
		case (b == '(' || scan.Alpha(b)) && !single && (scan.Digit(before) || scan.AnyOf(before, ",;:)")):
			if f := reasonOf(at); f.closes(at) {
				return f
			}
		case scan.Space(b), b == '\\':
			at.Next(1)
			continue
		}
		word := at.While(scan.Alnum)
		if word.Empty() {
			before = at.Peek()
			at.Next(1)
			continue
		}
		before = at.Before()
		single = word.Len() == 1 && scan.Alpha(before)
	}
	return foundReason{}
}

// closes reports whether letters that begin at the cursor are all that is left, and those of an order.
func (f *foundReason) closes(c scan.Cursor) bool {
	if !f.ok() || len(f.Letters) < 2 && c.Peek() != '(' {
		return false
	}
	c.Jump(f.Span.End)
	c.Skip(".;" + gap)
	return c.Done() && !slices.ContainsFunc(f.Letters, func(l cable.Letter) bool { return !law.IsReason(l.Value) })
}

// wordedReason finds a reason that cites nothing that can be read: `Reason: Foreign relations`, `Reason:
// 3.3(b)(1)`. It reaches to the end of its line. Where nothing is given, or it is withheld, the label
// alone is found.
func wordedReason(c scan.Cursor) foundReason {
	var f foundReason
	at, start := c, c.At()
	for !takeReasonLabel(&at, c.At()) {
		at.Next(1)
		next := at.FindFold("REASON")
		if next < 0 {
			return f
		}
		at.Jump(next)
		start = next
	}
	at.Byte(':')
	f.label = at.Span(start).Cover(leadIn(c, at.At()))
	cut := at
	if cut.Blanks(); cut.IsExact("..") {
		return f
	}
	at.Skip(":;,.-" + gap)
	line := at.Line()
	given := line.TrimmedOf(",;.-(\\")
	if bytes.ContainsFunc(c.Slice(given), isWordRune) && !slices.ContainsFunc(bytes.Fields(line.Left()), scan.Redacted) {
		f.Span, f.Malformed = given, true
	}
	return f
}

// takeReasonLabel takes the word at the cursor where it leads to a reason: before a colon, behind `for`,
// or at the head of a clause. Prose has reasons too. Start is where the block begins.
func takeReasonLabel(c *scan.Cursor, start int) bool {
	rest := *c
	word := rest.Slice(rest.Letters())
	if !scan.Folds(word, "REASON") && !scan.Folds(word, "REASONS") || scan.Alpha(c.Before()) && c.At() > start {
		return false
	}
	rest.Fold("(S)")
	before := c.To(start).Until(c.At())
	before.Back(scan.Space)
	if rest.Peek() != ':' && !before.Done() && !scan.AnyOf(before.Last(), ",.;:(") &&
		!leadIn(before, before.End()).Valid() {
		return false
	}
	*c = rest
	return true
}

// maxReasonLetters bounds what is read of a list.
const maxReasonLetters = 12

// letterReader reads the letters behind a section: in brackets or not, separated by commas, strokes, "and"
// or nothing. A letter without brackets must stand alone, and after letters in brackets needs something
// that joins it: `(b) and (d). A ...` has two.
type letterReader struct {
	scan.Cursor
	letters   []cable.Letter
	stop      int // end of the last letter, its bracket included
	depth     int
	joined    bool // something that joins stands before the next letter
	bracketed bool
}

func reasonLetters(c scan.Cursor) (letters []cable.Letter, stop int) {
	r := letterReader{Cursor: c, stop: c.At(), joined: true}
	for !r.Done() && len(r.letters) < maxReasonLetters && r.step() {
		continue
	}
	return r.letters, r.stop
}

// step reads one letter or one separator and reports whether the list may go on.
func (r *letterReader) step() bool {
	switch b := r.Peek(); {
	case opens(b):
		return r.open()
	case closed(b):
		r.Next(1)
		if len(r.letters) > 0 {
			r.stop = r.At()
		}
		r.depth = max(0, r.depth-1)
		r.bracketed, r.joined = true, false
	case scan.AnyOf(b, ",/&"), b == '-' && (len(r.letters) > 0 || listBehind(r.Cursor)):
		r.joined = true
		r.Next(1)
	case quoteWidth(r.Cursor) > 0:
		return r.quoted()
	case scan.AnyOf(b, ".;:"):
		r.Next(1)
		return r.depth > 0 || len(r.letters) == 0 || letterInBrackets(r.Cursor)
	case r.Skip(gap):
	case scan.Alpha(b):
		return r.word()
	default:
		return false
	}
	return true
}

// quoted reads a letter in quotation marks.
func (r *letterReader) quoted() bool {
	letter := r.Cursor
	letter.Next(quoteWidth(letter))
	rest := letter
	rest.Next(1)
	closing := quoteWidth(rest)
	if !law.IsReason(letter.Peek()) || closing == 0 {
		return false
	}
	r.Cursor = letter
	r.keep()
	r.Next(closing)
	r.stop, r.joined, r.bracketed = r.At(), false, true
	return true
}

func (r *letterReader) open() bool {
	if n := len(r.letters); n > 0 && !r.joined && opensText(r.Cursor, r.letters[n-1]) {
		return false
	}
	r.depth++
	r.Next(1)
	r.joined = true
	return true
}

// word reads a word that joins letters, a letter, or letters that stand together.
func (r *letterReader) word() bool {
	behind := r.Cursor
	word := behind.Slice(behind.Letters())
	switch {
	case scan.Folds(word, "AND"), scan.Folds(word, "AN"):
		r.joined = true
		if split := behind; len(word) == 2 && split.Blanks() && split.FoldWord("D") && letterInBrackets(split) {
			behind = split // "an d (d)"
		}
		r.Cursor = behind
		if again := behind; again.Skip(gap) {
			if _, ok := takeSection(&again); ok { // "1.4 (b) and 1.4 (d)"
				r.Cursor = again
			}
		}
	case scan.Folds(word, "OR"):
		r.joined = true
		r.Cursor = behind
	case len(word) == 1:
		return r.letter()
	case len(r.letters) == 0 && standTogether(word, behind, r.depth > 0):
		for range word {
			r.keep()
		}
	default:
		return false
	}
	return true
}

func (r *letterReader) letter() bool {
	bare, behind := r.depth == 0, r.Cursor
	behind.Next(1)
	switch {
	case bare && !r.joined && r.bracketed,
		scan.Digit(behind.Peek()),
		bare && isInitial(r.Peek(), behind),
		bare && !r.joined && len(r.letters) > 0 && !endsLetter(behind):
		return false
	}
	r.keep()
	r.joined = false
	return true
}

func (r *letterReader) keep() {
	sp := text.Span{Start: r.At(), End: r.At() + 1}
	r.letters = append(r.letters, cable.Letter{Span: sp, Value: r.Peek() | 0x20})
	r.Next(1)
	r.stop = r.At()
}

// standTogether reports whether letters stand together: `(bd)`; without brackets, as `1.4 bd.`, they go up
// and the citation ends with them, so that they are no word.
func standTogether(word []byte, behind scan.Cursor, bracketed bool) bool {
	if bracketed {
		return scan.Only(word, law.IsReason) && len(word) <= 3 && !behind.Done()
	}
	goUp := slices.IsSorted(word) && len(slices.Compact(bytes.Clone(word))) == len(word)
	behind.Blanks()
	ends := behind.Done() || scan.AnyOf(behind.Peek(), ".;\n\\")
	return scan.Only(word, law.IsReason) && goUp && len(word) <= 4 && ends
}

// listBehind reports whether letters follow the hyphen at the cursor: `1.4-b,d`.
func listBehind(c scan.Cursor) bool {
	c.Next(1)
	c.Blanks()
	letter := c.Letters()
	if letter.Len() != 1 || !scan.Only(c.Slice(letter), law.IsReason) {
		return false
	}
	c.Blanks()
	return c.Done() || scan.AnyOf(c.Peek(), ",/&;.\n") || c.IsFoldWord("AND")
}

// quoteWidth returns the width of a quotation mark of any kind at the cursor, 0 when there is none.
func quoteWidth(c scan.Cursor) int {
	switch c.Peek() {
	case '"', '\'', '`', 0x91, 0x92, 0x93, 0x94: // the last four in Windows-1252
		return 1
	}
	if c.IsExact("\xe2\x80") && c.PeekAt(2)-0x98 <= 0x9D-0x98 {
		return 3
	}
	return 0
}

// opensText reports whether the bracket at the cursor is the mark of text that follows the block on the
// same line and not one more letter: it holds more than letters of the list, or a capital after small ones.
func opensText(c scan.Cursor, last cable.Letter) bool {
	c.Next(1)
	c.Skip(gap)
	first := c.Peek()
	word := c.Letters()
	control := c
	switch {
	case word.Empty():
		return false
	case word.Len() > 1 && !scan.Only(c.Slice(word), law.IsReason),
		control.Byte('/') && scan.Upper(control.Peek()) && control.Letters().Len() > 1:
		return true
	}
	c = c.To(word.Start + 2)
	c.Skip(gap)
	return scan.Upper(first) && scan.Only(c.Slice(last.Span), scan.Lower) && !c.Done()
}

// endsLetter reports whether a bare letter goes on with the list: a line end, a separator or nothing
// follows it.
func endsLetter(c scan.Cursor) bool {
	c.Blanks()
	return c.Done() || scan.AnyOf(c.Peek(), "\n\\,./;)")
}

// isInitial reports whether a letter is the initial of a name or opens a sentence: `D. Roe`.
func isInitial(letter byte, behind scan.Cursor) bool {
	return scan.Upper(letter) && behind.Byte('.') && behind.Byte(' ') && scan.Alpha(behind.Peek()) &&
		scan.Lower(behind.PeekAt(1))
}

// letterInBrackets reports whether a letter in brackets follows: a stray point between letters.
func letterInBrackets(c scan.Cursor) bool {
	c.Blanks()
	return c.Byte('(') && law.IsReason(c.Peek()) && c.PeekAt(1) == ')'
}

// leadWords lead to a reason; betweenWords may stand between them and it.
var (
	leadWords    = wordList{"REASON", "REASONS", "FOR", "PER", "DUE", "UNDER"}
	betweenWords = wordList{"TO", "SECTION", "SECTIONS", "SEC", "OF", "PARAGRAPH", "PARA", "REF"}
)

// mostLeading is how many words before a reason may lead to it.
const mostLeading = 5

// leadIn returns the words before an offset that lead to the reason there: `for reasons`, `Reason:`.
func leadIn(c scan.Cursor, offset int) text.Span {
	c = c.Until(offset)
	c.Back(func(b byte) bool { return besideReason[b] })
	stop := c.End()
	label := text.Span{}
	for range mostLeading {
		c.Back(func(b byte) bool { return b >= 0x80 || betweenLeads[b] })
		if plural := c.To(c.End() - len("(S)")); c.Len() >= len("(S)") && plural.IsFold("(S)") {
			c = c.Until(plural.At())
		}
		word := c.Slice(c.Back(scan.Alnum))
		switch {
		case leadsIn(word):
			label = text.Span{Start: c.End(), End: stop}
		case !isBetween(word):
			return label
		}
	}
	return label
}

// besideReason are the signs that may stand before a reason, and betweenLeads those between the words that lead to it.
var (
	besideReason = scan.TableOf(" \t\n\v\f\r(.\\")
	betweenLeads = scan.TableOf(" \t\n\r\\:.,;-(")
)

// leadsIn reports whether a word leads to a reason; `reason` may be a letter off.
func leadsIn(word []byte) bool {
	return leadWords.fits(word) || len(word) >= 5 && (scan.OneEdit(word, "REASONS") || scan.OneEdit(word, "REASON"))
}

// isBetween reports whether a word may stand between the words that lead to a reason and it: an order, or
// one of its letters, may too.
func isBetween(word []byte) bool {
	c := scan.Of(word)
	order := len(word) == 5 && scan.Digit(c.Peek())
	return order || len(word) <= 2 && scan.AnyOf(scan.ToUpper(c.Peek()), "EO") || betweenWords.fits(word)
}
