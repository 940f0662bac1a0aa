package assess

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"unicode"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"

	"github.com/agnivade/levenshtein"
)

// MayHold reports whether a field that was not found may yet stand in the message: in a stretch of the
// heading that no field claims, or where copying has cut or joined the lines among which it stands. It says
// why in words. Absence may be claimed only where everything was read.
func (a *Assessment) MayHold(f line.Field) (why string, ok bool) {
	look, known := lookouts[f]
	if !known {
		return "", false
	}
	for _, d := range a.Cable.Damage() {
		if look.damaged(a.Cable, f, d) {
			return damageWords[d.Kind], true
		}
	}
	if cutBefore(a.Cable, f) {
		return damageWords[cable.HeadingCut], true
	}
	for _, sp := range a.Cable.Unread() {
		if look.shows(a.Cable.Text(sp)) {
			return "part of the heading could not be read", true
		}
	}
	if f == line.Authority && reasonAlone(a.Cable) {
		return "a reason stands below the heading without its label", true
	}
	return "", false
}

// reasonAlone reports whether a line above the first paragraph that was taken for text gives a reason: the
// block has lost the words by which it is known.
func reasonAlone(c *cable.Cable) bool {
	end := c.Span.End
	for _, para := range c.Paragraphs() {
		end = para.Span.Start
		break
	}
	for i := range c.Lines {
		l := &c.Lines[i]
		if l.Span().Start >= end {
			return false
		}
		if l.Field != line.Text {
			continue
		}
		for word, next := range words(c.Text(l.Text())) {
			if next == ':' && (scan.Folds(word, "REASON") || scan.Folds(word, "REASONS")) {
				return true
			}
		}
	}
	return false
}

// damageWords are the kinds of damage that may have taken a field away, as findings name them.
var damageWords = map[cable.DamageKind]string{
	cable.LinesJoined:  "lines of the heading run together in the copy",
	cable.HeadingCut:   "the heading is cut off in the copy",
	cable.LabelGarbled: "a label of the heading is garbled in the copy",
	cable.TableRecord:  "the copy is the record of a table",
}

// lookout is how a field shows itself in text that was not read.
type lookout struct {
	labels []string          // words of its label
	short  bool              // labels so short that one counts only before a colon
	value  func([]byte) bool // whether text has the shape of its value; nil: its value has none
}

// order is that in which the fields of a heading follow one another.
var order = [...]line.Field{
	line.Classification, line.Caption, line.EO, line.Tags, line.Subject, line.Refs, line.Authority,
}

var lookouts = map[line.Field]lookout{
	line.EO: {
		value: func(b []byte) bool { return hasWord(b, isOrder) || hasWord(b, isDecl) },
	},
	line.Tags: {
		labels: []string{"TAGS"}, short: true,
		value: isTags,
	},
	line.Subject: {
		labels: []string{"SUBJECT", "SUBJ"}, short: true,
	},
	line.Authority: {
		labels: []string{"CLASSIFIED", "DERIVED", "REASON", "REASONS"},
		value:  func(b []byte) bool { return hasWord(b, isBy) },
	},
	line.Caption: {
		labels: []string{"SENSITIVE"},
	},
}

// damaged reports whether damage stands where the field would.
func (l *lookout) damaged(c *cable.Cable, f line.Field, d cable.Damage) bool {
	switch d.Kind {
	case cable.TableRecord:
		return true
	case cable.LinesJoined:
		return near(c, f, d.Span)
	case cable.HeadingCut:
		return follows(c, f, d.Span.Start)
	case cable.LabelGarbled:
		return l.labelled(c.Text(d.Span), false)
	default:
		return false
	}
}

// near reports whether the field itself, or the one that stands before or behind it, is on the lines of sp.
func near(c *cable.Cable, f line.Field, sp text.Span) bool {
	first, last := c.LineOf(sp.Start), c.LineOf(max(sp.Start, sp.End-1))
	lines := c.Lines[first].Span().Cover(c.Lines[last].Span())
	on := func(i int) bool { return lines.Overlaps(place(c, order[i])) }
	at := slices.Index(order[:], f)
	if on(at) {
		return true
	}
	for _, step := range [...]int{-1, 1} {
		for i := at + step; 0 <= i && i < len(order); i += step {
			if place(c, order[i]).Valid() {
				if on(i) {
					return true
				}
				break
			}
		}
	}
	return false
}

// follows reports whether a field would stand behind an offset of the heading: no field stands above that
// comes after it.
func follows(c *cable.Cable, f line.Field, offset int) bool {
	if !c.Heading().Contains(text.At(offset)) {
		return false
	}
	above, wanted := -1, slices.Index(order[:], f)
	for i, field := range order {
		if at := place(c, field); at.Valid() && at.Start <= offset {
			above = i
		}
	}
	return 0 <= above && above <= wanted
}

// cutBefore reports whether the copy breaks off above a field: the last one that stands before it ends in
// dots, or the dots stand on a line of their own.
func cutBefore(c *cable.Cable, f line.Field) bool {
	for i := slices.Index(order[:], f); i >= 0; i-- {
		if at := place(c, order[i]); at.Valid() {
			if endsInDots(c.Text(at)) {
				return true
			}
			break
		}
	}
	heading := c.Heading()
	for i := range c.Lines {
		sp := c.Lines[i].Text()
		if sp.Start >= heading.End {
			break
		}
		if sp.Len() <= len("…") && endsInDots(c.Text(sp)) {
			return follows(c, f, sp.Start)
		}
	}
	return false
}

func endsInDots(b []byte) bool {
	b = bytes.TrimSpace(b)
	return bytes.HasSuffix(b, []byte("...")) || bytes.HasSuffix(b, []byte("…"))
}

// place is where a field stands, an invalid span where the message has none.
func place(c *cable.Cable, f line.Field) text.Span {
	switch f {
	case line.EO:
		return c.EO.Span
	case line.Tags:
		return c.Tags.Span
	case line.Subject:
		return c.Subject.Span
	case line.Refs:
		return c.RefSpan
	case line.Authority:
		return c.Authority.Span
	case line.Classification:
		if s := c.Classification(); s != nil {
			return s.Span
		}
	case line.Caption:
		if len(c.Captions) > 0 {
			return c.Captions[0].Span
		}
	default:
	}
	return text.Span{}
}

// shows reports whether text that was not read may hold the field.
func (l *lookout) shows(b []byte) bool {
	return l.labelled(b, l.short) || l.value != nil && l.value(b)
}

// mostEdits is how far a word may be from a label that is taken for it.
const mostEdits = 2

// labelled reports whether a word of b is within two edits of a label; before a colon where that is asked.
func (l *lookout) labelled(b []byte, colon bool) bool {
	for word, next := range words(b) {
		if colon && next != ':' && next != ';' || scan.Folds(word, "UNCLASSIFIED") || scan.Folds(word, "DECLASSIFIED") {
			continue // two words that are near to CLASSIFIED and are no label
		}
		for _, label := range l.labels {
			if levenshtein.ComputeDistance(strings.ToUpper(string(word)), label) <= mostEdits {
				return true
			}
		}
	}
	return false
}

// words gives the runs of letters and digits of b with the sign behind each.
func words(b []byte) iter.Seq2[[]byte, byte] {
	return func(yield func([]byte, byte) bool) {
		for len(b) > 0 {
			start := bytes.IndexFunc(b, alnum)
			if start < 0 {
				return
			}
			b = b[start:]
			end := bytes.IndexFunc(b, func(r rune) bool { return !alnum(r) })
			if end < 0 {
				yield(b, 0)
				return
			}
			if !yield(b[:end], b[end]) {
				return
			}
			b = b[end:]
		}
	}
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func hasWord(b []byte, is func([]byte) bool) bool {
	for word := range words(b) {
		if is(word) {
			return true
		}
	}
	return false
}

func isBy(word []byte) bool { return scan.Folds(word, "BY") }

// longestNumber is how many digits the number of an order may have.
const longestNumber = 6

// isOrder reports whether a word is the number of an order on classification.
func isOrder(word []byte) bool {
	c := scan.Of(word)
	number := c.While(scan.Digit)
	return c.Done() && number.Len() <= longestNumber && law.ByNumber(c.Value(number)) != nil
}

// isDecl reports whether a word is DECL or begins so: DECLAS, DECLASSIFY.
func isDecl(word []byte) bool {
	c := scan.Of(word)
	return c.Fold("DECL")
}

// fewestTags is how many codes tell a TAGS line that has lost its label.
const fewestTags = 3

// isTags reports whether b has three codes in a row.
func isTags(b []byte) bool {
	run := 0
	var codes vocab.Codes
	for word := range words(b) {
		if run++; !scan.Caps(word) || !codes.Has(word) {
			run = 0
		}
		if run == fewestTags {
			return true
		}
	}
	return false
}
