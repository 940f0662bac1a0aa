// Package line says of each line of a text what its first bytes show it may be: its [Shape]. What the
// line is depends on where it stands; a layout or the body decides that and notes it in [Line.Field].
//
// It also holds the one list of labels, by which a field is found wherever it stands (labels.go).
//
// Nothing here is promised but what promised packages name of it: see package linter.
package line

import (
	"bytes"
	"math"
	"slices"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Line is one line with its line end. A text may have as many lines as bytes: a line is kept small.
type Line struct {
	start, end uint32 // line end included
	from, to   uint32 // trimmed
	Shape      Shape
	Field      Field    // what the line is; Unread until something claims it
	By         Claimant // what claimed it
	Odd        Oddity   // what was taken off its edges and is no plain blank
}

// Span returns where the line stands, its line end included.
func (l *Line) Span() text.Span { return text.Span{Start: int(l.start), End: int(l.end)} }

// Text returns where its text stands, without blanks at its edges, the backslash that copies put at its end, and the
// line end.
func (l *Line) Text() text.Span { return text.Span{Start: int(l.from), End: int(l.to)} }

// Narrow sets what is taken for the line's text.
func (l *Line) Narrow(sp text.Span) { l.from, l.to = uint32(sp.Start), uint32(sp.End) }

// Longest is the most bytes of a text that lines reach over.
const Longest = math.MaxUint32

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

// Split returns the lines of b in order, which cover every byte exactly once up to [Longest], with their shapes. The
// lines are put into buf. lf is the byte that ends a line, ends are the offsets at which the first of them end, of as
// many as is known.
func Split(b []byte, lf byte, ends []uint32, buf []Line) ([]Line, Shown) {
	b = b[:min(len(b), Longest)]
	lines := buf[:cap(buf)]
	var shown Shown
	k, above := 0, Empty
	for at := 0; at < len(b); k++ {
		if k == len(lines) {
			lines = grow(lines, b[at:], lf)
		}
		l := &lines[k]
		l.start, l.from = uint32(at), uint32(at)
		l.Shape, l.Field, l.By, l.Odd = Plain, Unread, Nothing, 0
		stop := at
		if b[at] != lf {
			stop = len(b)
			if k < len(ends) {
				stop = min(int(ends[k]), stop)
			} else if i := bytes.IndexByte(b[at:], lf); i >= 0 {
				stop = at + i
			}
		}
		l.to = uint32(stop)
		next := min(stop+1, len(b))
		l.end = uint32(next)
		switch {
		case stop == at:
			l.blank()
			above = Empty
		case above != Page02 && running(b, at, stop):
			above = Plain
		default:
			l.read(b)
			if above == Page02 && l.Shape == Plain && isPageRest(b, lines[k-1:k+1]) {
				l.Shape = PageRest
			}
			above = l.Shape
			shown.Odd |= l.Odd
		}
		shown.Shapes |= 1 << (above & lastShape)
		at = next
	}
	return lines[:k], shown
}

// grow makes room for the lines of b: grown line by line it would take twice the room.
func grow(lines []Line, b []byte, lf byte) []Line {
	lines = slices.Grow(lines, bytes.Count(b, []byte{lf})+1)
	return lines[:cap(lines)]
}

// read tells the shape of a line, and takes off what is at its edges.
func (l *Line) read(b []byte) {
	t := b[l.from:l.to]
	if last := t[len(t)-1]; !scan.Inked(t[0]) || !scan.Inked(last) || last == '\\' {
		l.trim(b)
		t = b[l.from:l.to]
	}
	if len(t) == 0 {
		l.blank()
		return
	}
	l.Shape = l.shape(t)
}

func (l *Line) blank() { l.Shape, l.Field, l.By = Empty, Blank, ByShape }

// trim takes blanks and the oddities off both ends of a line.
func (l *Line) trim(b []byte) {
	sp := l.Text()
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
	l.Narrow(sp)
}

// isPageRest reports whether a line is what should follow on the line above it, which is PAGE and its number alone: it
// stands on a line of its own in copies of 1978 and 1979.
func isPageRest(b []byte, lines []Line) bool {
	return lines[0].Text().Len() <= len("PAGE  001") && isPostSerial(scan.Over(b, lines[1].Text()))
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
		if mid := (lo + hi) / 2; int(lines[mid].start) <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
