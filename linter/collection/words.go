package collection

import (
	"bytes"
	"slices"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// word is a word of a message's text, by its letters and digits in upper case.
type word struct {
	letters string
	gone    bool // a mark in the place of words that were taken out
	open    bool // it ends in a question mark, which may stand for a letter
	caps    bool // it is written in capitals, as lines between pages are
	head    bool // the number or the mark of a paragraph, it seems, which a copy has in the middle of a line
}

// stretches lists what of a message is text of its own: without its heading, pages, sections, stamps, signature
// and the numbers of paragraphs, which copies leave out, add and change.
func stretches(c *cable.Cable) []text.Span {
	out := make([]text.Span, 0, len(c.Lines)-c.LineOf(c.BodyStart)+len(c.Portions))
	add := func(sp text.Span) {
		if !isRule(c.Text(sp)) {
			out = append(out, sp)
		}
	}
	number := 0
	for i := c.LineOf(c.BodyStart); i < len(c.Lines); i++ {
		sp := c.Lines[i].Text()
		if !isText(c.Lines[i].Field) || sp.Start < c.BodyStart || c.Stated.Span.Valid() && sp.Start >= c.Stated.Span.Start {
			continue
		}
		for ; number < len(c.Portions) && c.Portions[number].Head.Start <= sp.End; number++ {
			if p := &c.Portions[number]; p.Number.Present() && p.Head.End > sp.Start {
				add(text.Span{Start: sp.Start, End: max(sp.Start, p.Head.Start)})
				sp.Start = min(p.Head.End, sp.End)
			}
		}
		add(sp)
	}
	return out
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

// normal is the letters and digits of a message's text in upper case: how it is wrapped, spaced and pointed is the
// copy's own.
func normal(c *cable.Cable, own []text.Span) []byte {
	size := 0
	for _, sp := range own {
		size += sp.Len()
	}
	to := make([]byte, 0, size)
	for _, sp := range own {
		to = appendLetters(to, c.Text(sp))
	}
	return to
}

// letterOf has for each byte what is kept of it: a letter in upper case, a digit, 0 for everything else.
var letterOf = func() (t [256]byte) {
	for b := range t {
		if x := byte(b); scan.Alnum(x) {
			t[b] = scan.ToUpper(x)
		}
	}
	return t
}()

// appendLetters appends the letters and digits of b in upper case, without their accents.
func appendLetters(to, b []byte) []byte {
	if !isASCII(b) {
		b = norm.NFD.Bytes(reread(b))
	}
	for _, x := range b {
		if k := letterOf[x]; k != 0 {
			to = append(to, k)
		}
	}
	return to
}

// reread undoes that UTF-8 was read as Windows-1252.
func reread(b []byte) []byte {
	if was, err := charmap.Windows1252.NewEncoder().Bytes(b); err == nil && utf8.Valid(was) {
		return was
	}
	return b
}

// readWords lists the words of a message's text. One that is broken at the end of a line is one word, where it begins.
func (t *Text) readWords(c *cable.Cable, own []text.Span) {
	broken, removed := false, 0 // removed: where a remark ends that stands in the place of words
	for _, sp := range own {
		rest := scan.Over(c.Source.Text(), sp)
		for first := true; ; first = false {
			if rest.While(isBlank); rest.Done() {
				break
			}
			at := rest.While(func(b byte) bool { return !isBlank(b) })
			raw := rest.Slice(at)
			w := wordOf(raw)
			if raw[0] == '[' {
				removed = max(removed, at.Start+remark(c.Text(text.Span{Start: at.Start, End: c.Span.End})))
			}
			w.gone = w.gone || at.Start < removed
			switch {
			case w.letters == "" && !w.gone:
			case first && broken:
				t.lengthen(w)
			default:
				t.add(w, spotOf(c, at))
			}
			broken = len(t.marks) > 0 && raw[len(raw)-1] == '-' && rest.Done() && len(raw) > 1
		}
	}
}

// wordOf reads one word.
func wordOf(raw []byte) word {
	letters, open := appendMarked(nil, raw)
	return word{letters: string(letters), gone: isGone(raw), open: open, caps: isCaps(raw), head: isHead(raw)}
}

// lost stands for a letter that a copy has lost: what was no plain letter became a question mark or U+FFFD.
const lost = '?'

// appendMarked appends the letters and digits of a word, with a mark for each that was lost. A question mark behind the
// last of them is most often what it looks like: the word is open then.
func appendMarked(to, raw []byte) (letters []byte, open bool) {
	if scan.Only(raw, scan.Alnum) { // nearly every word
		return appendLetters(to, raw), false
	}
	core := bytes.TrimRightFunc(raw, unicode.IsPunct)
	if len(appendLetters(nil, core)) == 0 {
		return appendLetters(to, raw), false
	}
	open = bytes.IndexByte(raw[len(core):], lost) >= 0
	core = bytes.ReplaceAll(core, []byte(string(utf8.RuneError)), []byte{lost})
	for i, part := range bytes.Split(core, []byte{lost}) {
		if i > 0 {
			to = append(to, lost)
		}
		to = appendLetters(to, part)
	}
	return to, open
}

func isBlank(b byte) bool { return b <= ' ' }

// isCaps reports whether a word has no small letter.
func isCaps(raw []byte) bool {
	return !slices.ContainsFunc(raw, scan.Lower) && (isASCII(raw) || bytes.Equal(raw, bytes.ToUpper(raw)))
}

func isASCII(b []byte) bool {
	return !slices.ContainsFunc(b, func(x byte) bool { return x >= utf8.RuneSelf })
}

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

// leastGone is how many letters a redaction has, and leastRule of how many strokes a blank is drawn.
const (
	leastGone = 4
	leastRule = 5
)

// isGone reports whether a word, or a part of it, was taken out by whoever released the copy.
func isGone(raw []byte) bool {
	if len(raw) >= leastRule && len(bytes.Trim(raw, "-_")) == 0 || isExemption(bytes.Trim(raw, "[],.;:")) {
		return true
	}
	return len(raw) >= leastGone && slices.ContainsFunc(signsOfGone, func(s []byte) bool { return bytes.Contains(raw, s) })
}

// signsOfGone are what is in a word that was taken out.
var signsOfGone = [][]byte{
	[]byte("xxxx"), []byte("XXXX"), []byte("[REDACTED"), []byte("█"), []byte("[..."), []byte("[…"),
}

// isExemption reports whether a word is the paragraph of the Freedom of Information Act by which words were taken out:
// B1, (b)(6).
func isExemption(raw []byte) bool {
	c := scan.Of(raw)
	bracket := c.Fold("(B)(")
	if !bracket && !c.Byte('B') {
		return false
	}
	_, number := c.Digits(1)
	return number && (!bracket || c.Byte(')')) && c.Done()
}

// longestRemark is how many bytes a remark has that stands in the place of words.
const longestRemark = 100

// remarks are what is in a remark of an editor who took words out: [less than 1 line not declassified].
var remarks = [][]byte{
	[]byte("NOT DECLASSIFIED"), []byte("REMOVED"), []byte("REDACTED"), []byte("DELETED"), []byte("WITHHELD"),
	[]byte("EXCISED"), []byte("ILLEGIBLE"), []byte("TEXT MISSING"),
}

// remark is how long the remark in square brackets is that b begins with, 0 where it is none.
func remark(b []byte) int {
	end := bytes.IndexByte(b[:min(len(b), longestRemark)], ']')
	if end < 0 {
		return 0
	}
	said := bytes.Join(bytes.Fields(bytes.ToUpper(b[1:end])), []byte(" "))
	if isReason(said) || slices.ContainsFunc(remarks, func(r []byte) bool { return bytes.Contains(said, r) }) {
		return end
	}
	return 0
}

// isReason reports whether a remark names the paragraph of the order by which words were taken out: 1.4(d).
func isReason(said []byte) bool {
	c := scan.Of(said)
	if !c.Fold("1.") {
		return false
	}
	_, number := c.Digits(1)
	c.Blanks()
	return number && c.Byte('(')
}

// redacted reports whether words of a message's text were taken out.
func redacted(c *cable.Cable, own []text.Span) bool {
	if !slices.ContainsFunc(own, func(sp text.Span) bool { return perhapsRedacted(c.Text(sp)) }) {
		return false
	}
	var t Text
	t.readWords(c, own)
	return slices.ContainsFunc(t.marks, func(m mark) bool { return m.gone })
}

func perhapsRedacted(b []byte) bool {
	for i, x := range b {
		for _, mark := range redactions[x] {
			if bytes.HasPrefix(b[i:], mark) {
				return true
			}
		}
	}
	return false
}

// redactions are what is in every text from which words were taken out, by its first byte.
var redactions = func() (by [256][][]byte) {
	for _, mark := range []string{
		"[", "_", "█", "xxxx", "XXXX", "-----", "(b)(", "(B)(", "B1", "B3", "B5", "B6", "B7",
	} {
		by[mark[0]] = append(by[mark[0]], []byte(mark))
	}
	return by
}()
