package marking

import (
	"bytes"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// longestMistyped bounds what is compared with the marks in use.
const longestMistyped = 24

// inUse are the portion marks in common use, as they are written, and the well-formed mark for each.
var inUse = [...]struct{ written, meant string }{
	{"U", "(U)"},
	{"C", "(C)"},
	{"S", "(S)"},
	{"TS", "(TS)"},
	{"SBU", "(SBU)"},
	{"LOU", "(LOU)"},
	{"CUI", "(CUI)"},
	{"FOUO", "(FOUO)"},
	{"UNCLAS", "(U)"},
	{"UNCLASSIFIED", "(U)"},
	{"CONFIDENTIAL", "(C)"},
	{"SECRET", "(S)"},
	{"C/NF", "(C//NF)"},
	{"C//NF", "(C//NF)"},
	{"C/NOFORN", "(C//NF)"},
	{"C//NOFORN", "(C//NF)"},
	{"S/NF", "(S//NF)"},
	{"S//NF", "(S//NF)"},
	{"S/NOFORN", "(S//NF)"},
	{"S//NOFORN", "(S//NF)"},
	{"TS/NF", "(TS//NF)"},
	{"TS//NF", "(TS//NF)"},
	{"TS//NOFORN", "(TS//NF)"},
	{"SBU/NF", "(SBU/NF)"},
	{"SBU//NF", "(SBU/NF)"},
	{"SBU-NF", "(SBU/NF)"},
	{"SBU/NOFORN", "(SBU/NF)"},
	{"SBU//NOFORN", "(SBU/NF)"},
	{"U/FOUO", "(U//FOUO)"},
	{"U//FOUO", "(U//FOUO)"},
	{"U/SBU", "(U//SBU)"},
	{"U//SBU", "(U//SBU)"},
	{"U//LES", "(U//LES)"},
	{"S//OC/NF", "(S//OC/NF)"},
	{"S//SI", "(S//SI)"},
	{"S//SI//NF", "(S//SI//NF)"},
	{"TS//SI", "(TS//SI)"},
	{"TS//SI//NF", "(TS//SI//NF)"},
	{"TS//SI/TK//NF", "(TS//SI/TK//NF)"},
	{"C//FGI", "(C//FGI)"},
	{"S//FGI", "(S//FGI)"},
}

// ReadMistyped reads the bracket at the head of b as a portion mark with one letter or sign put in, left
// out, exchanged or swapped: (SUB), (FUOO), (TSS). It is for the place of a mark alone, where [ReadPortion]
// found none; what prose has in brackets, an abbreviation of two letters among it, is no mistyped mark. The
// mark states no level and no control: [Mark.Meant] has what it can be, and its one fault, [Mistyped], has
// a repair only where that is one mark. It returns nil and 0 where nothing in use is that near.
func ReadMistyped(b []byte) (m *Mark, n int) {
	if len(b) == 0 || !isOpening(b[0]) {
		return nil, 0
	}
	if n = closing(b); n == 0 {
		return nil, 0
	}
	written := b[:n]
	if bytes.IndexByte(written, '\n') >= 0 {
		written = unwrapped(written)
	}
	inner := scan.Trim(written, unbracketed(written))
	meant := meantBy(written[inner.Start:inner.End])
	if len(meant) == 0 {
		return nil, 0
	}
	m = &Mark{Text: string(written), Meant: meant}
	m.Inner = m.Text[inner.Start:inner.End]
	fault := Fault{Kind: Mistyped, Span: inner, Token: m.Inner, Control: numControls}
	if len(meant) == 1 {
		fault.Repair = meant[0].Text
	}
	m.Faults = []Fault{fault}
	return m, n
}

// unbracketed returns the span of s within its brackets, however many it has.
func unbracketed[T string | []byte](s T) text.Span {
	inner := text.Span{Start: 0, End: len(s)}
	for inner.Start < inner.End && isOpening(s[inner.Start]) {
		inner.Start++
	}
	for inner.Start < inner.End && isClosing(s[inner.End-1]) {
		inner.End--
	}
	return inner
}

// meantBy returns the marks in use that inner is one slip from, the highest level first, each once. It is
// nil for one that is in use itself.
func meantBy(inner []byte) []*Mark {
	var buf [longestMistyped]byte
	b, ok := tight(buf[:0], inner)
	if !ok {
		return nil
	}
	var found []*Mark
	for i := range inUse {
		use := &inUse[i]
		if string(b) == use.written {
			return nil
		}
		known := func(m *Mark) bool { return m.Text == use.meant }
		if isSlip(b, use.written) && !slices.ContainsFunc(found, known) {
			found = append(found, ParsePortion(use.meant))
		}
	}
	arrange.By(found, func(a, b *Mark) int { return int(b.Level) - int(a.Level) })
	return found
}

// tight appends inner to buf without the blanks round its strokes. It fails where inner is longer than a
// mark, or has what no mark has: small letters, or a blank elsewhere.
func tight(buf, inner []byte) ([]byte, bool) {
	if len(inner) > longestMistyped {
		return nil, false
	}
	for i := range inner {
		switch c := inner[i]; {
		case c == ' ':
			if !besideStroke(inner, i) {
				return nil, false
			}
		case c < ' ' || c >= 0x80 || scan.Lower(c):
			return nil, false
		default:
			buf = append(buf, c)
		}
	}
	return buf, len(buf) > 1
}

// besideStroke reports whether the blanks that inner[i] is one of touch a stroke.
func besideStroke(inner []byte, i int) bool {
	before, after := bytes.TrimRight(inner[:i], " "), bytes.TrimLeft(inner[i:], " ")
	return bytes.HasSuffix(before, []byte("/")) || bytes.HasPrefix(after, []byte("/"))
}

// wordLetters is how many letters a word has that nothing else in brackets is one edit from.
const wordLetters = 5

// isSlip reports whether a slip of the hand makes b of the mark in use. The shorter the mark, the less may
// be wrong with it, for the more abbreviations are as near: one of one or two letters may have a letter
// doubled, a word of up to four keeps its first letter and has a key exchanged for the one beside it.
func isSlip(b []byte, mark string) bool {
	if !scan.OneEdit(b, mark) {
		return false
	}
	switch {
	case strings.ContainsAny(mark, "/-") || len(mark) >= wordLetters:
		return true
	case len(mark) < len("SBU"):
		return isDoubling(b, mark)
	case b[0] != mark[0]:
		return false
	case len(b) > len(mark):
		return isDoubling(b, mark)
	case len(b) < len(mark):
		return len(b) >= len("SBU")
	}
	return isSwap(b, mark) || mark != "LOU" && mark != "CUI" && isNeighbour(b, mark)
}

// NamesAnother reports whether a word of a mistyped mark is one of marks that none of those has which it may be meant
// as: SBU-ND says more than that SBU-NF was meant.
func (m *Mark) NamesAnother() bool {
	written := strings.FieldsFunc(m.Inner, betweenWordsOfMark)
	return slices.ContainsFunc(m.Meant, func(meant *Mark) bool {
		words := strings.FieldsFunc(meant.Inner, betweenWordsOfMark)
		return slices.ContainsFunc(written, func(word string) bool { return !slices.Contains(words, word) && IsWord(word) })
	})
}

func betweenWordsOfMark(r rune) bool { return r == '/' || r == '-' }

// isDoubling reports whether b is mark with one letter twice.
func isDoubling(b []byte, mark string) bool {
	if len(b) != len(mark)+1 {
		return false
	}
	for i := range len(mark) {
		if b[i] != mark[i] {
			return b[i] == mark[i-min(i, 1)]
		}
	}
	return b[len(mark)] == mark[len(mark)-1]
}

// isSwap reports whether b, one edit from mark and as long, has the letters of mark.
func isSwap(b []byte, mark string) bool {
	different := 0
	for i := range b {
		if b[i] != mark[i] {
			different++
		}
	}
	return different > 1
}

// isNeighbour reports whether the letter of b that is not mark's is on a key beside it.
func isNeighbour(b []byte, mark string) bool {
	for i := range b {
		if b[i] != mark[i] {
			return strings.IndexByte(besideKey[mark[i]-'A'], b[i]) >= 0
		}
	}
	return false
}

// besideKey has for each letter the keys beside it.
var besideKey = [...]string{
	0: "QWSZ", 'B' - 'A': "VGHN", 'C' - 'A': "XDFV", 'D' - 'A': "SERFCX", 'E' - 'A': "WSDR34",
	'F' - 'A': "DRTGVC", 'G' - 'A': "FTYHBV", 'H' - 'A': "GYUJNB", 'I' - 'A': "UJKO89", 'J' - 'A': "HUIKMN",
	'K' - 'A': "JIOLM", 'L' - 'A': "KOP", 'M' - 'A': "NJK", 'N' - 'A': "BHJM", 'O' - 'A': "IKLP90",
	'P' - 'A': "OL0", 'Q' - 'A': "WA12", 'R' - 'A': "EDFT45", 'S' - 'A': "AWEDXZ", 'T' - 'A': "RFGY56",
	'U' - 'A': "YHJI78", 'V' - 'A': "CFGB", 'W' - 'A': "QASE23", 'X' - 'A': "ZSDC", 'Y' - 'A': "TGHU67",
	'Z' - 'A': "ASX",
}
