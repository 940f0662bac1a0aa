// Package line says of each line of a text what its first bytes show it may be: its [Shape]. What the
// line is depends on where it stands; a layout or the body decides that and notes it in [Line.Field].
//
// It also holds the one list of labels, by which a field is found wherever it stands (labels.go).
//
// Nothing here is promised but what promised packages name of it: see package linter.
package line

import (
	"bytes"
	"slices"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Line is one line with its line end.
type Line struct {
	Span  text.Span // line end included
	Text  text.Span // trimmed of blanks, the backslash that copies put at its end, and the line end
	Shape Shape
	Field Field    // what the line is; Unread until something claims it
	By    Claimant // what claimed it
	Odd   Oddity   // what was taken off its edges and is no plain blank
}

// Oddity is what was taken off the edges of a line beside blanks: a set.
type Oddity uint8

// The oddities.
const (
	Backslash Oddity = 1 << iota // a backslash before the line end
	OddBlank                     // U+2028, U+200B and the like at the line's head
	Quoted                       // a quotation mark before a level or a label: the record of a table
)

// Field is what a line is, or the part of a message that a label opens.
type Field uint8

// The fields.
const (
	Unread         Field = iota // claimed by nothing
	Blank                       // nothing on it
	Furniture                   // archive labels, divider, stamps, web residue: about the message, not of it
	Transmission                // format lines 1 and 2: VZCZC..., the relay's list
	Originator                  // format line 3: DE ...
	Signal                      // format line 4: ZNY ...
	DateTime                    // format line 5: the date-time group
	Sender                      // FM
	Address                     // TO, INFO, XMT and what follows them
	Distribution                // ACTION, ORIGIN, INFO LOG-00 ...
	Drafting                    // DRAFTED BY, APPROVED BY, clearances
	DateLine                    // DATE:
	MessageID                   // SMART: MRN
	Labelled                    // SMART: another labelled line
	SetLine                     // a set of a military message: POC/..., GENTEXT/...
	Banner                      // a level on a line of its own: page top or bottom, trailer
	Page                        // "PAGE 02 ..." or "ARKADIA 00000187  001.2 OF 002"
	Classification              // level, section, post, number
	Caption                     // captions, passing and attention instructions
	EO                          // the E.O. line
	Tags                        // the TAGS line
	Subject                     // the subject line
	Refs                        // the reference lines
	Authority                   // the classification authority block
	Heading                     // a title of the text, or the rule around it
	Text                        // a paragraph
	Signature                   // the surname that signs
	Tail                        // BT, #nnnn, NNNN
	Quotation                   // a telegram quoted in the text
	Repeated                    // a heading that is given again
	numFields
)

var fieldNames = [numFields]string{
	"unread", "blank", "furniture", "transmission", "originator", "signal", "date-time", "sender", "address",
	"distribution", "drafting", "date", "message-id", "labelled", "set", "banner", "page", "classification",
	"caption", "eo", "tags", "subject", "refs", "authority", "heading", "text", "signature", "tail", "quotation",
	"repeated",
}

// String returns the field's name as `outline --lines` shows it.
func (f Field) String() string { return fieldNames[f] }

// Claimant is what said of a line which field it is.
type Claimant uint8

// The claimants.
const (
	Nothing Claimant = iota
	ByShape          // the shape alone
	ByLabel          // a label at the head of the line
	ByGlue           // a label behind another field on the same line
	ByValue          // the value of a field goes on here
	ByPlace          // where it stands: among addresses, captions, at a page's edge
	ByBody           // the reader of the text
	ByTail           // what closes a message
	numClaims
)

// String returns the claimant's name as `outline --lines` shows it.
func (c Claimant) String() string {
	return [numClaims]string{"", "shape", "label", "glued label", "value", "place", "text", "tail"}[c]
}

// Claim notes what the line is and what says so.
func (l *Line) Claim(f Field, by Claimant) { l.Field, l.By = f, by }

// Shown is what the lines of a text show together: what none of them shows need not be looked for.
type Shown struct {
	Shapes Set
	Odd    Oddity
}

// Split returns the lines of b in order, which cover every byte exactly once, with their shapes. The
// lines are put into buf. lf is the byte that ends a line.
func Split(b []byte, lf byte, buf []Line) ([]Line, Shown) {
	lines := slices.Grow(buf[:0], bytes.Count(b, []byte{lf})+1) // grown line by line it would take twice the room
	var shown Shown
	for at := 0; at < len(b); {
		next, stop := len(b), len(b)
		if i := bytes.IndexByte(b[at:], lf); i >= 0 {
			stop = at + i
			next = stop + 1
		}
		lines = append(lines, Line{Span: text.Span{Start: at, End: next}})
		l := &lines[len(lines)-1]
		l.read(b, stop, lines[:len(lines)-1])
		shown.Shapes |= 1 << l.Shape
		shown.Odd |= l.Odd
		at = next
	}
	return lines, shown
}

// read tells the shape of a line whose end stands at stop, and takes off what is at its edges.
func (l *Line) read(b []byte, stop int, above []Line) {
	start := l.Span.Start
	l.Text = text.Span{Start: start, End: stop}
	if start == stop || !scan.Inked(b[start]) || !scan.Inked(b[stop-1]) || b[stop-1] == '\\' {
		l.trim(b)
	}
	if l.Text.Empty() {
		l.Shape = Empty
		l.Claim(Blank, ByShape)
		return
	}
	if l.Shape = l.shape(b); l.Shape == Plain && belowPage(above) && isPostSerial(scan.Over(b, l.Text)) {
		l.Shape = PageRest
	}
}

// trim takes blanks and the oddities off both ends of a line.
func (l *Line) trim(b []byte) {
	sp := l.Text
	c := scan.Over(b, sp)
	if !c.Done() && c.Peek() >= 0x80 && scan.OddBlank(b, c.At()) && sp.Start > 0 {
		l.Odd |= OddBlank
	}
	c.Blanks()
	sp.Start = c.At()
	sp.End = scan.TrimEnd(b, sp)
	if n := scan.PilcrowBefore(b, sp); n > 0 && n < sp.Len() { // a paragraph sign in the place of the line end
		sp.End -= n
		sp.End = scan.TrimEnd(b, sp)
	}
	if sp.Len() > 0 && b[sp.End-1] == '\\' {
		l.Odd |= Backslash
		sp.End--
		sp.End = scan.TrimEnd(b, sp)
	}
	l.Text = sp
}

// belowPage reports whether the last line is PAGE and its number alone: what should follow on it stands
// on a line of its own in copies of 1978 and 1979.
func belowPage(lines []Line) bool {
	n := len(lines)
	return n > 0 && lines[n-1].Shape == Page02 && lines[n-1].Text.Len() <= len("PAGE  001")
}

// isPostSerial reports whether a line is a post and a serial, and nothing but capitals.
func isPostSerial(c scan.Cursor) bool {
	post := c.While(func(b byte) bool { return scan.Upper(b) || b == ' ' })
	serial, ok := c.Digits(longestSerial)
	return ok && post.Len() > 2 && serial.Len() >= 3 && scan.Caps(c.Slice(c.Span(post.Start)))
}

// longestSerial is the most digits that a serial is written with.
const longestSerial = 9

// Of returns the index of the line that holds an offset, of lines in order.
func Of(lines []Line, offset int) int {
	lo, hi := 0, len(lines)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; lines[mid].Span.Start <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
