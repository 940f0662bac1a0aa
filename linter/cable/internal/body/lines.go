package body

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

func (r *reader) isText(k int) bool { return r.lines[k].Field == line.Text }

// mayHead reports whether a segment may begin with the first bytes of the plain line at sp: a letter or figure and its
// point or bracket, a number in small Roman letters, the bullet of a word processor. Most lines are read no further.
func mayHead(b []byte, sp text.Span) bool {
	return headSigns[b[sp.Start]] || sp.Len() > 1 && (b[sp.Start+1] == '.' || b[sp.Start+1] == ')')
}

// headSigns begin a segment by themselves.
var headSigns = scan.TableOf("ivo")

// segmentHead returns where the letter, number, dash or bullet ends that begins a segment of a paragraph,
// 0 when there is none. `(C)` after `(B)` is a letter, elsewhere a mark.
func (r *reader) segmentHead(c scan.Cursor) int {
	if n := line.BulletLen(c); n > 0 {
		dash := c.IsExact("--")
		c.Next(n)
		if scan.Space(c.Peek()) || c.Peek() >= 0x80 && scan.Blank(r.b, c.At()) > 0 || c.Peek() == '(' || n == 2 && dash {
			return c.At()
		}
		return 0
	}
	if c.IsExact("o (") { // a bullet of a word processor
		return c.At() + len("o")
	}
	if head := subNumber(c); head > 0 {
		return head
	}
	open := c.Byte('(')
	letters := c.While(scan.Alnum)
	closing := c.Peek()
	if letters.Empty() || letters.Len() > 3 || closing != ')' && (closing != '.' || open) {
		return 0
	}
	first := c.Slice(letters)[0]
	if letters.Len() > 1 && !scan.Digit(first) && first != 'i' && first != 'v' {
		return 0
	}
	c.Next(1)
	if !scan.Space(c.Peek()) && c.Peek() != '(' || open && c.Peek() == '(' {
		return 0
	}
	if open && r.isMarkLetter(c, letters) {
		return 0
	}
	return c.At()
}

// subNumber returns where the number of a sub-paragraph ends, `1.a.` or `1.1`, before a mark; 0 when there is
// none.
func subNumber(c scan.Cursor) int {
	digits := c.While(scan.Digit)
	if digits.Empty() || digits.Len() > 3 || !c.Byte('.') {
		return 0
	}
	if part := c.While(scan.Alnum); part.Empty() || part.Len() > 2 {
		return 0
	}
	c.Byte('.')
	head := c.At()
	if c.Blanks(); c.Peek() != '(' {
		return 0
	}
	if m, _ := marking.ReadPortion(c.Left()); !states(m) {
		return 0
	}
	return head
}

// isMarkLetter reports whether a letter in brackets is a mark and not the next letter of a list.
func (r *reader) isMarkLetter(c scan.Cursor, letter text.Span) bool {
	if letter.Len() != 1 || !scan.AnyOf(c.Slice(letter)[0], "UCScsu") {
		return false
	}
	before := r.out.lastHead()
	return before.Len() != len("(b)") || c.Slice(before)[1] != c.Slice(letter)[0]-1
}

// segment hands a segment that begins line k to the builder.
func (r *reader) segment(k int) {
	if head := r.segmentHead(r.at(k)); head > 0 {
		r.out.segment(r.text(k), head)
	}
}

// other reads a line of the text that has the shape of something else. It reports whether it is.
func (r *reader) other(k int) bool {
	n, l := &r.numbers, &r.lines[k]
	switch l.Shape {
	case line.Level:
		return r.level(k)
	case line.NNNN, line.BT, line.Hash:
		l.Claim(line.Tail, line.ByShape)
		return true
	case line.Stamp:
		if n.blank || n.page {
			l.Claim(line.Furniture, line.ByPlace)
			return true
		}
	case line.EOLabel, line.TagsLabel, line.SubjLabel, line.VZCZC, line.DE, line.ZNY, line.FM, line.DTG:
		return r.header(k)
	default:
	}
	return false
}

// level reads a level in the text: the classification line of a further section, the banner of a page, or
// the stamp that a release prints on every page.
func (r *reader) level(k int) bool {
	c := r.at(k)
	s, _, ok := value.Section(c, false)
	switch {
	case ok && (s.Number.Present() || s.Spaced || r.numbers.blank || len(r.c.Sections) == 0):
		r.lines[k].Claim(line.Classification, line.ByShape)
		if r.foreign = len(r.c.Sections) > 0 && !r.c.Own(&s); r.foreign && r.fieldsBelow(k) {
			r.c.Harm(cable.OtherMessage, r.text(k))
		}
		if r.fieldsBelow(k) && r.repeats(&s) {
			r.c.Harm(cable.HeadingTwice, r.text(k))
		} else {
			r.c.Sections = value.Append(r.c, r.c.Sections, s.Span.Start, s)
		}
	case r.isPageBanner(k):
		b, _ := value.Banner(c)
		r.lines[k].Claim(line.Banner, line.ByPlace)
		r.c.Banners = value.Append(r.c, r.c.Banners, b.Span.Start, b)
	case c.FindFold("DEPARTMENT OF STATE CASE") >= 0:
		r.lines[k].Claim(line.Furniture, line.ByShape)
		return true
	default:
		return false
	}
	r.numbers.page = true
	return true
}

// mostSections is how many sections a message has: what is given again was not given longer ago.
const mostSections = 99

// repeats reports whether a classification line is that of a heading that stands twice: the same level,
// section and number.
func (r *reader) repeats(s *cable.Section) bool {
	for i := max(0, len(r.c.Sections)-mostSections); i < len(r.c.Sections); i++ {
		o := &r.c.Sections[i]
		if !o.Quoted && s.Serial.Present() && o.Serial.Value == s.Serial.Value && o.Number.Value == s.Number.Value &&
			o.Mark.ClassLevel() == s.Mark.ClassLevel() {
			return true
		}
	}
	return false
}

// fieldsFar is how far below a classification line that is given again its fields stand.
const fieldsFar = 24

// fieldsBelow reports whether fields of a heading stand below line k before any text.
func (r *reader) fieldsBelow(k int) bool {
	fields := line.SetOf(line.EOLabel, line.TagsLabel, line.SubjLabel)
	for n := k + 1; n < len(r.lines) && n < k+fieldsFar; n++ {
		if fields.Has(r.lines[n].Shape) {
			return true
		}
		if numbered.Has(r.lines[n].Shape) {
			return false
		}
	}
	return false
}

// pageEdges are what stands beside the banner of a page.
var pageEdges = line.SetOf(line.Page02, line.PageLine, line.NNNN, line.BT)

// isPageBanner reports whether the level alone on line k is the banner of a page and not the first word of
// a sentence: it stands beside another banner or a page line, or between blank lines.
func (r *reader) isPageBanner(k int) bool {
	if _, ok := value.Banner(r.at(k)); !ok {
		return false
	}
	if r.blank(k-1) && r.blank(k+1) {
		return true
	}
	for _, step := range []int{-1, 1} {
		j := k + step
		for j >= 0 && j < len(r.lines) && r.lines[j].Shape == line.Empty {
			j += step
		}
		if j < 0 || j >= len(r.lines) || pageEdges.Has(r.lines[j].Shape) {
			return true
		}
		if r.lines[j].Shape == line.Level {
			if _, ok := value.Banner(r.at(j)); ok {
				return true
			}
		}
	}
	return false
}

// headerFar is how far above a line of a header that is given again its other lines stand.
const headerFar = 12

// header reads a line of a heading that is given again in the text, as corrected copies do: below a
// classification line or another line of it. The first counts; what it lacks is taken from here.
func (r *reader) header(k int) bool {
	if !r.inHeading(k) {
		return false
	}
	r.lines[k].Claim(line.Repeated, line.ByShape)
	if r.foreign {
		return true
	}
	r.c.Harm(cable.HeadingTwice, r.text(k))
	if l, ok := line.At(r.at(k), r.lines[k].Shape); ok {
		value.KeepField(r.c, l, r.text(k))
	}
	return true
}

// inHeading reports whether line k stands in a heading that is given again in the text.
func (r *reader) inHeading(k int) bool {
	starts := line.SetOf(line.VZCZC, line.DE, line.ZNY)
	if starts.Has(r.lines[k].Shape) {
		return true
	}
	for j := k - 1; j >= r.first && j > k-headerFar; j-- {
		switch r.lines[j].Field {
		case line.Classification, line.Repeated:
			return true
		case line.Text, line.Heading:
			return false
		default:
		}
	}
	return false
}

// quoted reads a quoted telegram: its portions count, its heading does not.
func (r *reader) quoted(first, last int) {
	r.out.close()
	saved := r.numbers
	r.numbers = numbering{blank: true}
	r.quote = true
	r.out.begin(r.text(first).End)
	r.c.Quotes = append(r.c.Quotes, text.Span{Start: r.text(first).Start, End: r.text(last).End})
	for k := first; k <= last; k++ {
		if k > first && (line.Running.Has(r.lines[k].Shape) || numbered.Has(r.lines[k].Shape)) {
			r.line(k)
		} else {
			r.quotedHeading(k)
		}
		if r.lines[k].Shape != line.Empty {
			r.lines[k].Claim(line.Quotation, line.ByBody)
		}
	}
	r.out.close()
	r.quote = false
	r.numbers = saved
	r.numbers.blank = true
	r.out.begin(r.text(last).End)
}

// numbered holds the shapes of lines that may begin a paragraph.
var numbered = line.SetOf(line.Number, line.Pilcrow)

// quotedHeading reads a line of a quoted telegram's heading: only its level is kept.
func (r *reader) quotedHeading(k int) {
	c := r.at(k)
	if r.lines[k].Shape == line.Quote { // the level of what is quoted may stand on the same line
		if c.Fold("BEGIN") {
			c.Blanks()
		}
		c.Word()
		c.Blanks()
	} else if r.lines[k].Shape != line.Level {
		return
	}
	if s, _, ok := value.Section(c, false); ok {
		s.Quoted = true
		r.out.close()
		r.c.Sections = append(r.c.Sections, s)
	}
}

// longestSignature and mostSurnames bound a signature: two or three surnames.
const (
	longestSignature = 32
	mostSurnames     = 3
)

// signature finds the surname that signs the message on the last line of the text, and returns the line at
// which the text ends.
func (r *reader) signature(first, end int) int {
	last := end - 1
	for last > first && r.lines[last].Shape == line.Empty {
		last--
	}
	signs := line.SetOf(line.Plain, line.To, line.Level)
	if last <= first || !signs.Has(r.lines[last].Shape) || r.lines[last].Field != line.Unread {
		return end
	}
	above := r.lines[last-1]
	apart := above.Shape == line.Empty || above.Field == line.Furniture || scan.AnyOf(r.b[above.Text().End-1], `.!?:")`)
	if apart && isSurname(r.at(last)) {
		r.lines[last].Claim(line.Signature, line.ByPlace)
		r.c.SignedBy.Span = r.text(last)
		return last
	}
	r.signatureInLine(r.at(last))
	return end
}

// isSurname reports whether a line is one to three words in capitals and nothing else.
func isSurname(c scan.Cursor) bool {
	if c.Len() < 2 || c.Len() > longestSignature || !scan.Upper(c.Peek()) {
		return false
	}
	words := 1
	for before := byte(0); !c.Done(); c.Next(1) {
		b := c.Peek()
		switch {
		case b == ' ':
			words++
		case scan.Upper(b), b == '-', b == '\'', b == '.' && c.Len() > 1, b >= 0x80:
		case b == 'c' && before == 'M', b == 'e' && before == 'D':
		default:
			return false
		}
		before = b
	}
	return words <= mostSurnames
}

// signatureInLine finds a surname behind the last sentence of the text's last line.
func (r *reader) signatureInLine(c scan.Cursor) {
	word := c.To(c.LastWord())
	before := scan.TrimEnd(r.b, text.Span{Start: c.At(), End: word.At()})
	if word.At() <= c.At() || before <= c.At() || r.b[before-1] != '.' || word.Len() < 3 {
		return
	}
	if isSurname(word) && scan.Alpha(word.Last()) {
		r.c.SignedBy.Span = word.Rest()
	}
}
