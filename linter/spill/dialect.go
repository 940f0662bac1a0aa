package spill

import (
	"bytes"
	"strconv"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/scan"
	"cablelint/linter/text"

	"golang.org/x/text/encoding/charmap"
)

// Formats have escapes of their own, which mean nothing in any other text or something else: a backslash and a digit
// are a character in a style sheet, a backslash and an h the way to the next letter in roff. A text in which such
// escapes stand is looked at once more as its format shows it.

// dialect is what one format does with a text.
type dialect struct {
	// may reports whether a text may be in it.
	may func(s *scanner) bool
	// slashed says that a backslash begins its escapes.
	slashed bool
	// next folds what stands at the head of b, at an offset, and returns its length; 0 for what is the same in any text.
	next func(f *folded, b []byte, at int) int
}

// dialects are those that are known.
var dialects = []dialect{
	{(*scanner).isStyled, true, styleEscape},
	{(*scanner).isTitled, true, titleEscape},
	{(*scanner).isDrawn, false, drawingEscape},
	{(*scanner).isManual, true, manualEscape},
	{(*scanner).isCharted, false, chartEscape},
	{(*scanner).isDecimal, true, decimalEscape},
	{(*scanner).isFolded, false, foldedLine},
	{(*scanner).isMisread, false, misread},
}

// inDialects looks at the text as the formats show it whose escapes it has.
func (s *scanner) inDialects() {
	var spoken []dialect
	slashed := bytes.IndexByte(s.src, '\\') >= 0 // which most texts are not
	for _, d := range dialects {
		if (slashed || !d.slashed) && d.may(s) {
			spoken = append(spoken, d)
		}
	}
	if spoken == nil {
		return
	}
	f := &folded{src: s.src, printable: s.printable}
	f.trace(0)
	for at := 0; at < len(s.src); {
		at += f.spoken(spoken, s.src[at:], at)
	}
	f.at = append(f.at, uint32(len(s.src)))
	o := s.on(f)
	o.scan()
	for _, h := range o.hits {
		if h.grade == sure { // words are judged in the text as it stands
			s.hits = append(s.hits, h)
		}
	}
}

// spoken folds what stands at the head of b in one of some dialects, and returns its length.
func (f *folded) spoken(dialects []dialect, b []byte, at int) int {
	for i := range dialects {
		if n := dialects[i].next(f, b, at); n > 0 {
			return n
		}
	}
	return f.next(b, at)
}

// seen reports whether a byte stands in the text of which something holds with what follows it.
func (s *scanner) seen(c byte, behind func(b []byte) bool) bool {
	for at := 0; ; at++ {
		i := bytes.IndexByte(s.src[at:], c)
		if i < 0 {
			return false
		}
		if at += i; behind(s.src[at:]) {
			return true
		}
	}
}

func (s *scanner) holds(words string) bool { return bytes.Contains(s.b, []byte(words)) }

// isStyled reports whether the text is a style sheet that writes out contents, or holds one.
func (s *scanner) isStyled() bool { return s.holds("CONTENT:") || s.holds("CONTENT :") }

// mostStyleDigits is how many hexadecimal digits a character of a style sheet has at the most (CSS Syntax 4.3.7). A
// blank ends fewer.
const mostStyleDigits = 6

func styleEscape(f *folded, b []byte, at int) int {
	n := 1
	for b[0] == '\\' && n < min(len(b), 1+mostStyleDigits) && hexDigit(b[n]) {
		n++
	}
	if n == 1 {
		return 0
	}
	f.addNumber(b[1:n], 16, at)
	if n < len(b) && scan.Space(b[n]) {
		n++
	}
	return n
}

// addNumber folds the character of a number.
func (f *folded) addNumber(digits []byte, base, at int) {
	if n, err := strconv.ParseUint(string(digits), base, 32); err == nil && n >= ' ' && n <= unicode.MaxRune {
		f.addRune(rune(n), at)
	}
}

// action is what an escape behind a backslash does.
type action uint8

// The actions.
const (
	escNone    action = iota // nothing that is known here
	escDropped               // it takes no room
	escBlank
	escLine
	escItself // the sign behind the backslash
	escValue  // up to a semicolon
	escName   // a letter, two behind a bracket, or more in brackets
	escQuoted // between two signs
	escSize   // a number of one or two digits, with its sign
	escSign   // a character by its name
)

// slashes are the actions of the characters behind a backslash.
type slashes [256]action

// slashesOf has for each action its characters.
func slashesOf(chars ...string) *slashes {
	var of slashes
	for a, all := range chars {
		for i := range len(all) {
			of[all[i]] = action(a)
		}
	}
	return &of
}

// The escapes of subtitles, of drawings, and of roff.
var (
	titleSlashes   = slashesOf("", "", "h", "N")
	drawingSlashes = slashesOf("", "LlOoKk", "~", "PNX", `\{}`, "fFHCcTQWApa")
	manualSlashes  = slashesOf("", "&)%:/,|^cdu{}oZbz\n", "~ 0t", "", `\-.'`, "", "fFmMkngYV*", "hvwlLDSHxXRN", "s", "([")
)

// escape folds an escape at the head of b, and returns its length; 0 for what is none.
func (of *slashes) escape(f *folded, b []byte, at int) (n int) {
	if b[0] != '\\' || len(b) < len(`\h'`) {
		return 0
	}
	c, near, shown := b[1], b[2:min(len(b), longestJoint)], byte(0)
	switch of[c] {
	case escNone:
		return 0
	case escBlank:
		shown = ' '
	case escLine:
		shown = '\n'
	case escItself:
		shown = c
	case escName:
		n = nameLength(near)
	case escQuoted:
		if c == 'h' && len(near) > 1 && near[1] >= '1' && near[1] <= '9' { // a gap
			shown = ' '
		}
		n = 1 + upTo(near[1:], near[0])
	case escValue:
		n = upTo(near, ';')
	case escSize:
		n = skip(near, "+-")
		n += max(nameLength(near[n:]), min(skip(near[n:], "0123456789"), 2))
	case escSign:
		n = nameLength(b[1:min(len(b), longestJoint)]) - 1
		shown = namedSign(b[1 : 2+n])
	}
	if shown != 0 {
		f.add(shown, at)
	}
	return 2 + n
}

// upTo is how far it is to the end of a sign in b, nothing where there is none.
func upTo(b []byte, sign byte) int { return bytes.IndexByte(b, sign) + 1 }

// nameLength is the length of a name at the head of b: B, (CW, [name].
func nameLength(b []byte) int {
	switch {
	case len(b) == 0:
		return 0
	case b[0] == '(':
		return min(len(b), len("(CW"))
	case b[0] == '[':
		return upTo(b, ']')
	}
	return 1
}

// signNames are names of signs that markings have, each before its sign.
const signNames = `em-en-hy-mi-sl/f//lB[rB]`

// namedSign is the sign of a name in brackets: (em, [sl].
func namedSign(name []byte) byte {
	name = bytes.Trim(name, "([]")
	for i := 0; i < len(signNames); i += 3 {
		if string(name) == signNames[i:i+2] {
			return signNames[i+2]
		}
	}
	return sign
}

// isTitled reports whether the text is one of subtitles with overriding codes.
func (s *scanner) isTitled() bool { return s.holds("DIALOGUE:") }

// titleEscape takes out the codes of subtitles, which stand in braces, and has \h for a blank and \N for the end of a
// line.
func titleEscape(f *folded, b []byte, at int) int {
	if b[0] == '{' && len(b) > 1 && b[1] == '\\' {
		return upTo(b[:min(len(b), text.LongestTag)], '}')
	}
	return titleSlashes.escape(f, b, at)
}

// drawn begins what is drawn in a drawing for exchange.
var drawn = seek("\nENTITIES")

// isDrawn reports whether the text is such a drawing.
func (s *scanner) isDrawn() bool { return s.any(drawn) }

// drawingEscape takes out the codes of text in drawings: \C1; \P \~ {...} %%u.
func drawingEscape(f *folded, b []byte, at int) int {
	switch {
	case b[0] == '{', b[0] == '}':
		return 1
	case len(b) > 2 && b[0] == '%' && b[1] == '%':
		return len("%%u")
	}
	return drawingSlashes.escape(f, b, at)
}

// isManual reports whether the text is one of roff, which begins with a request or a remark. The manual of a program,
// which has a title of its own, writes in capitals what its reader is to fill in.
func (s *scanner) isManual() bool {
	head := bytes.TrimLeft(s.src[:min(len(s.src), nearEdge)], "\r\n ")
	return len(head) > 2 && (head[0] == '.' || head[0] == '\'') && scan.ToUpper(head[1]) >= 'A' &&
		!s.holds("\n.TH") && !s.holds("\n.DD") && head[1]|0x20 != 't'
}

// manualEscape takes out the escapes of roff, and what names a string before it.
func manualEscape(f *folded, b []byte, at int) int {
	if b[0] == '.' && (len(f.b) == 0 || f.b[len(f.b)-1] == '\n') && bytes.HasPrefix(b, []byte(".ds ")) {
		return len(".ds ") + upTo(b[len(".ds "):min(len(b), longestJoint)], ' ')
	}
	return manualSlashes.escape(f, b, at)
}

// isDecimal reports whether characters are written by their decimal numbers, as Lua and zones of names have them: \083.
// A number with an 8 or 9 tells them from octal ones.
func (s *scanner) isDecimal() bool {
	return s.seen('\\', func(b []byte) bool {
		return decimalLength(b) > 0 && bytes.ContainsAny(b[1:1+len("083")], "89")
	})
}

// decimalLength is the length of the decimal number of a character at the head of b; 0 where there is none.
func decimalLength(b []byte) int {
	const length = len("\\083")
	if len(b) < length || b[0] != '\\' || !scan.Only(b[1:length], scan.Digit) {
		return 0
	}
	return length
}

func decimalEscape(f *folded, b []byte, at int) int {
	n := decimalLength(b)
	if n > 0 {
		f.addNumber(b[1:n], 10, at)
	}
	return n
}

// isCharted reports whether numbers of characters stand in the text as charts have them.
func (s *scanner) isCharted() bool {
	return s.seen('#', func(b []byte) bool { return chartNumber(b) > 0 })
}

// chartNumber is the length of the number of a character at the head of b: #40;.
func chartNumber(b []byte) int {
	n := 1
	for n < min(len(b), len("#126")) && scan.Digit(b[n]) {
		n++
	}
	if b[0] != '#' || n < len("#32") || n == len(b) || b[n] != ';' {
		return 0
	}
	return n + 1
}

func chartEscape(f *folded, b []byte, at int) int {
	n := chartNumber(b)
	if n > 0 {
		f.addNumber(b[1:n-1], 10, at)
	}
	return n
}

// isFolded reports whether the text is a calendar, a card or a list of entries of a directory, whose lines go on behind
// a blank.
func (s *scanner) isFolded() bool {
	head := trim(s.b[:min(len(s.b), nearEdge)], &inSlots)
	for _, begin := range []string{"BEGIN:V", "DN:", "VERSION: 1\nDN:"} {
		if bytes.HasPrefix(bytes.TrimLeft(head, "\n"), []byte(begin)) {
			return s.holds("\n ")
		}
	}
	return false
}

func foldedLine(_ *folded, b []byte, _ int) int {
	for _, end := range []string{"\r\n ", "\n ", "\r\n\t", "\n\t"} {
		if bytes.HasPrefix(b, []byte(end)) {
			return len(end)
		}
	}
	return 0
}

// isMisread reports whether the text is in UTF-8 that a program took for Windows-1252 before it wrote it again.
func (s *scanner) isMisread() bool {
	return s.foreign && s.seen(0xc3, func(b []byte) bool { r, _ := misreadAt(b); return r != utf8.RuneError })
}

// misreadAt is the character whose bytes stand at the head of b as characters of their own, and the length of those.
func misreadAt(b []byte) (r rune, n int) {
	var whole [utf8.UTFMax]byte
	for size := range whole {
		c, length := utf8.DecodeRune(b[n:])
		if c < 0xc2 && size == 0 {
			break
		}
		one, ok := charmap.Windows1252.EncodeRune(c)
		if c >= 0x80 && c < 0xa0 { // what Windows has no sign for stands as it is
			one, ok = byte(c), true
		}
		if !ok || one < 0x80 {
			break
		}
		whole[size] = one
		n += length
		if utf8.FullRune(whole[:size+1]) {
			if r, _ = utf8.DecodeRune(whole[:size+1]); r == utf8.RuneError {
				break
			}
			return r, n
		}
	}
	return utf8.RuneError, 0
}

func misread(f *folded, b []byte, at int) int {
	if b[0] < widest {
		return 0
	}
	r, n := misreadAt(b)
	if n > 0 {
		f.addRune(r, at)
	}
	return n
}
