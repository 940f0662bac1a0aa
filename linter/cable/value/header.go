package value

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// anyDigits is for numbers whose length nothing bounds.
const anyDigits = 1 << 30

// number takes the digits at the cursor as a number; without any it is not present.
func number(c *scan.Cursor) cable.Number {
	if sp, ok := c.Digits(anyDigits); ok {
		return ToNumber(*c, sp)
	}
	return cable.Number{}
}

// Originator reads format line 3, `DE RUEHQX #0187/01 0731522`.
func Originator(c scan.Cursor) cable.Originator {
	o := cable.Originator{Span: c.Rest(), Clock: -1}
	c.Next(len("DE"))
	c.Blanks()
	o.Routing.Span = c.Word()
	c.Blanks()
	c.Byte('#')
	o.Serial = number(&c)
	if c.Peek() == '/' && scan.Digit(c.PeekAt(1)) {
		c.Next(1)
		o.Section = number(&c)
	}
	c.Byte('/')
	c.Blanks()
	filed, _ := c.Digits(anyDigits)
	o.Filed.Span = filed
	if filed.Len() == len("dddhhmm") {
		o.Day = part(c, filed, 0, 3)
		if h, m := part(c, filed, 3, 5), part(c, filed, 5, 7); h < 24 && m < 60 {
			o.Clock = h*60 + m
		}
	}
	return o
}

// part returns what some of the digits of sp state, counted from the first.
func part(c scan.Cursor, sp text.Span, from, to int) int {
	return c.Value(text.Span{Start: sp.Start + from, End: sp.Start + to})
}

// Signal reads format line 4, `ZNY CCCCC ZZH`.
func Signal(c scan.Cursor) cable.Signal {
	s := cable.Signal{Span: c.Rest()}
	from := c.At()
	c.Next(len("ZNY"))
	s.Code.Span = c.Span(from)
	c.Blanks()
	letter := c.Peek()
	letters := c.Word()
	if letters.Empty() {
		return s
	}
	s.Letters.Span = letters
	if scan.AnyOf(letter, "UCSTER") && scan.Only(c.Slice(letters), func(b byte) bool { return b == letter }) {
		s.Letter = letter
	}
	return s
}

// precedences are the letters of precedence; redacted stands for every letter that was taken out of a copy.
const (
	precedences = "OPRZYW"
	redacted    = 'X'
)

// DTG reads precedence letters and a date-time group, `O R 141522Z MAR 07`. Impossible values are kept
// as they stand.
func DTG(c scan.Cursor, into []cable.Token) cable.DTG {
	d := cable.DTG{Precedence: into}
	start, whole := c.At(), true
	for scan.AnyOf(c.Peek(), precedences) || c.Peek() == redacted {
		letter := c
		letter.Next(1)
		if !letter.Blanks() {
			break
		}
		whole = whole && c.Peek() != redacted
		d.Precedence = append(d.Precedence, cable.Token{Span: text.Span{Start: c.At(), End: c.At() + 1}})
		c = letter
	}
	if !whole { // of two letters one says nothing about the other
		d.Precedence = nil
	}
	group, ok := c.Digits(anyDigits)
	if !ok || !isZone(c) {
		return cable.DTG{}
	}
	if group.Len() == len("ddhhmm") {
		d.Day, d.Hour, d.Minute = part(c, group, 0, 2), part(c, group, 2, 4), part(c, group, 4, 6)
	}
	c.Next(1)
	monthAndYear(&c, &d)
	d.Group.Span = c.Span(group.Start)
	d.Span = c.Span(start)
	return d
}

// monthAndYear takes `MAR 07` behind the group. A word that is no month is taken for one that is wrong.
func monthAndYear(c *scan.Cursor, d *cable.DTG) {
	rest := *c
	rest.Blanks()
	word := rest.Letters()
	if word.Len() < 3 || word.Len() > len("SEPTEMBER") {
		return
	}
	d.Month = scan.Month(rest.Slice(word))
	*c = rest
	rest.Blanks()
	if year := number(&rest); year.Width == 2 || year.Width == 4 {
		d.Year = HeaderYear(year)
		*c = rest
	}
}

// isZone reports whether the zone letter of a date-time group stands at the cursor: Z, or another with a
// month after it, so that a number with a letter is none.
func isZone(c scan.Cursor) bool {
	zone := c.Peek()
	c.Next(1)
	return scan.ToUpper(zone) == 'Z' || scan.Upper(zone) && c.Blanks() && scan.Month(c.Slice(c.Letters())) > 0
}

// CalendarDate reads the first date of `Sep 25, 2015`, `05 JAN 2012`, `1/5/2012`, `2012-01-05`, behind the
// colon of its label.
func CalendarDate(c scan.Cursor) cable.CalendarDate {
	c.Blanks()
	if c.Byte(':') || c.Byte(';') {
		c.Blanks()
	}
	start := c.At()
	var d cable.DeclItem
	if !Date(&c, &d) {
		return cable.CalendarDate{}
	}
	if d.TwoDigitYear {
		d.Year = HeaderYear(cable.Number{Value: d.Year % 100, Width: 2})
	}
	return cable.CalendarDate{Span: c.Span(start), Year: d.Year, Month: d.Month, Day: d.Day}
}

var figures = scan.TableOf("0123456789")

// SMARTDate reads `Sep 25, 2015 / 250643Z SEP 15`; the stroke may be lost.
func SMARTDate(c scan.Cursor) (cable.CalendarDate, cable.DTG) {
	var d cable.DTG
	date := c
	for look := c; look.SkipTo(&figures); look.Next(1) {
		digits, ok := look.Digits(anyDigits)
		if !ok || digits.Len() < 5 || !isZone(look) {
			continue
		}
		// Of more digits than six the first are the year, or the stroke read as a 1.
		group := max(digits.Start, digits.End-len("ddhhmm"))
		d = DTG(c.To(group), nil)
		before := c.Until(group)
		date = c.Until(before.TrimmedOf("/lI").End)
		if group > digits.Start && date.Last() == '1' {
			date = date.Until(date.End() - 1)
			date = date.Until(date.Trimmed().End)
		}
		break
	}
	return CalendarDate(date), d
}

// Address reads `RUEHAB/AMEMBASSY BREMWICK IMMEDIATE 0121`.
func Address(c scan.Cursor) cable.Address {
	a := cable.Address{Span: c.Rest()}
	c.Exact("ZEN/") // delivered by other means
	routed := c
	indicator := routed.Letters()
	if c.Peek() == 'R' && indicator.Len() >= 4 && indicator.Len() <= 8 && routed.Byte('/') {
		a.Routing.Span = indicator
		c = routed
	}
	word := lastWord(c)
	if isDigits(c.Slice(word)) {
		a.Serial = ToNumber(c, word)
		c = c.Until(word.Start)
		word = lastWord(c)
	}
	if precedenceWords.has(c.Slice(word)) {
		a.Precedence.Span = word
		c = c.Until(word.Start)
		if word = lastWord(c); string(c.Slice(word)) == "NIACT" {
			a.Precedence.Span.Start = word.Start
			c = c.Until(word.Start)
		}
	}
	a.Name.Span = c.Trimmed()
	return a
}

// lastWord returns the last word that is left, an empty one when no other stands before it.
func lastWord(c scan.Cursor) text.Span {
	last := c.To(c.LastWord())
	if last.At() <= c.At() {
		return text.At(c.At())
	}
	return last.Trimmed()
}

func isDigits(word []byte) bool { return scan.Only(word, scan.Digit) }

// precedenceWords are the precedences as addresses have them.
var precedenceWords = wordList{"FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE", "NIACT", "PIORITY"}

// Addresses reads the addressees of a SMART message, which semicolons or line ends separate, and adds
// them to a list: `WASHDC, SECSTATE IMMEDIATE`.
func Addresses(c scan.Cursor, into []cable.Address) []cable.Address {
	for !c.Done() {
		c.Skip(";\n")
		item := c.While(func(b byte) bool { return b != ';' && b != '\n' })
		if one := c.Within(item); !item.Empty() {
			into = append(into, Address(one.Within(one.Trimmed())))
		}
	}
	return into
}

// addressHeads begin the name of an addressee, or a line that is none of a classification.
var addressHeads = wordList{
	"AMEMBASSY", "AMCONSUL", "SECSTATE", "USMISSION", "TO", "INFO", "FM", "XMT", "PAGE",
	"ACTION", "ORIGIN", "REF", "USINT", "USLO", "RPO", "SECDEF", "CIA", "DIA", "NSC", "JOINT",
}

// MRN reads a message reference number, `15 ARKADIA 412`.
func MRN(c scan.Cursor) cable.MRN {
	m := cable.MRN{Span: c.Rest()}
	year := c
	if n := number(&year); n.Width == 2 || n.Width == 4 {
		n.Value = HeaderYear(n)
		m.Year, c = n, year
	}
	last := c.To(c.LastWord())
	if word := last.Trimmed(); isDigits(c.Slice(word)) {
		m.Serial = ToNumber(c, word)
		c = c.Until(word.Start)
	}
	m.Post.Span = c.Trimmed()
	return m
}

// IsOffice reports whether a word is an office with its copies: `EUR-12`, `LOG-00`.
func IsOffice(word []byte) bool {
	hyphen := bytes.LastIndexByte(word, '-')
	return hyphen > 0 && len(word) > hyphen+2 && scan.Upper(word[0]) &&
		scan.Only(word[hyphen+1:hyphen+3], scan.Digit)
}

// Offices adds the offices and copies of a line to the distribution, whose span then covers the line. The
// cursor stands behind ACTION, ORIGIN or INFO.
func Offices(c scan.Cursor, d *cable.Distribution) {
	found := false
	for c.Blanks(); !c.Done(); c.Blanks() {
		word := c.Word()
		if word.Empty() { // a line end
			break
		}
		one := c.Within(word)
		if IsOffice(c.Slice(word)) {
			found = true
			one.Jump(word.Start + bytes.LastIndexByte(c.Slice(word), '-') + 1)
			d.Sum += number(&one).Value
		}
		if one.Byte('/') {
			if total := number(&one); total.Present() {
				d.Total, found = total, true
			}
		}
	}
	if found {
		d.Span = d.Span.Cover(lineAround(c))
	}
}

// lineAround returns the line that the cursor stands on, from its beginning to the cursor's bound.
func lineAround(c scan.Cursor) text.Span {
	before := c.Slice(text.Span{End: c.At()})
	c = c.To(bytes.LastIndexByte(before, '\n') + 1)
	return c.Trimmed()
}

// Relay reports whether a line is format line 2, `OO RUEHAB RUEHCD`.
func Relay(c scan.Cursor) bool {
	first := c.Peek()
	if c.Len() <= len("OO RU") || !scan.AnyOf(first, precedences) || c.PeekAt(1) != first || c.PeekAt(2) != ' ' {
		return false
	}
	c.Next(2)
	c.Blanks()
	return scan.Upper(c.Peek())
}
