package collection

import (
	"bytes"
	"unicode/utf8"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"

	"golang.org/x/text/unicode/norm"
)

// word is a word of a message's text, by its letters and digits in upper case.
type word struct {
	letters string
	gone    bool // a run of x, or of blocks, in the place of words
	caps    bool // it is written in capitals, as lines between pages are
	head    bool // the number or the mark of a paragraph, it seems, which a copy has in the middle of a line
}

// stretches gives what of a message is text of its own: without its heading, pages, sections, stamps, signature
// and the numbers of paragraphs, which copies leave out, add and change.
func stretches(c *cable.Cable, give func(text.Span)) {
	number := 0
	for i := range c.Lines {
		l := &c.Lines[i]
		if !isText(l.Field) || l.Text.Start < c.BodyStart || c.Stated.Span.Valid() && l.Text.Start >= c.Stated.Span.Start {
			continue
		}
		sp := l.Text
		for ; number < len(c.Portions) && c.Portions[number].Head.Start <= sp.End; number++ {
			if p := &c.Portions[number]; p.Number.Present() && p.Head.End > sp.Start {
				giveText(c, text.Span{Start: sp.Start, End: max(sp.Start, p.Head.Start)}, give)
				sp.Start = min(p.Head.End, sp.End)
			}
		}
		giveText(c, sp, give)
	}
}

// giveText gives a stretch in which something is written.
func giveText(c *cable.Cable, sp text.Span, give func(text.Span)) {
	if !isRule(c.Text(sp)) {
		give(sp)
	}
}

func isText(f line.Field) bool {
	switch f {
	case line.Text, line.Heading, line.Quotation:
		return true
	default:
		return false
	}
}

// isRule reports whether a line is drawn and not written.
func isRule(b []byte) bool { return len(bytes.Trim(b, "-=*_ .")) == 0 }

// normal appends the letters and digits of a message's text in upper case: how it is wrapped, spaced and pointed
// is the copy's own.
func normal(to []byte, c *cable.Cable) []byte {
	stretches(c, func(sp text.Span) { to = appendLetters(to, c.Text(sp)) })
	return to
}

// appendLetters appends the letters and digits of b in upper case, without their accents.
func appendLetters(to, b []byte) []byte {
	plain := true
	for _, x := range b {
		plain = plain && x < utf8.RuneSelf
	}
	if !plain {
		b = norm.NFD.Bytes(b)
	}
	for _, x := range b {
		if scan.Alnum(x) {
			if 'a' <= x && x <= 'z' {
				x -= 'a' - 'A'
			}
			to = append(to, x)
		}
	}
	return to
}

// readWords lists the words of a message's text. One that is broken at the end of a line is one word, where it begins.
func (t *Text) readWords(c *cable.Cable) {
	broken := false
	stretches(c, func(sp text.Span) {
		rest := scan.Over(c.Source.Text(), sp)
		for first := true; ; first = false {
			for !rest.Done() && isBlank(rest.Peek()) {
				rest.Next(1)
			}
			if rest.Done() {
				return
			}
			at := rest.While(func(b byte) bool { return !isBlank(b) })
			raw := rest.Slice(at)
			w := word{letters: string(appendLetters(nil, raw)), gone: isGone(raw), caps: isCaps(raw), head: isHead(raw)}
			switch {
			case w.letters == "" && !w.gone:
			case first && broken:
				t.lengthen(w)
			default:
				t.add(w, spotOf(c, at))
			}
			broken = len(t.marks) > 0 && raw[len(raw)-1] == '-' && rest.Done() && len(raw) > 1
		}
	})
}

func isBlank(b byte) bool { return b <= ' ' }

// isCaps reports whether a word has no small letter.
func isCaps(raw []byte) bool { return bytes.Equal(raw, bytes.ToUpper(raw)) }

// longestHead is the most digits of the number of a paragraph.
const longestHead = 2

// isHead reports whether a word is written as the number or the mark of a paragraph is.
func isHead(raw []byte) bool {
	c := scan.Of(raw[scan.Pilcrow(raw):])
	if _, number := c.Digits(longestHead); number && c.Byte('.') {
		return c.Done() || c.Peek() == '('
	}
	m, n := marking.ReadPortion(raw)
	return m != nil && n == len(raw)
}

// leastGone is how many letters a redaction has.
const leastGone = 4

// isGone reports whether a word, or a part of it, was taken out by whoever released the copy.
func isGone(raw []byte) bool {
	for _, mark := range []string{"xxxx", "XXXX", "[REDACTED", "█", "[...", "[…"} {
		if bytes.Contains(raw, []byte(mark)) {
			return len(raw) >= leastGone
		}
	}
	return false
}
