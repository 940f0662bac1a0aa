package marking

import (
	"bytes"
	"strings"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// maxMark is how far off a closing bracket is looked for: the longest lawful marks are release lists
// of some fifteen countries.
const maxMark = 120

// ReadPortion reads the portion mark at the head of b, the text of a paragraph after its number and
// blanks. It returns the mark and how many bytes of b it takes, or nil and 0 where no mark is meant:
// a bracket that opens prose is none. A broken mark is returned with its faults. Equal markings
// return the same Mark.
func ReadPortion(b []byte) (m *Mark, n int) {
	if len(b) == 0 {
		return nil, 0
	}
	switch b[0] {
	case '(':
		if n := closing(b); n > 0 {
			if m, n = readEnclosed(b, n); m != nil {
				return m, n
			}
		}
		return readUnclosed(b)
	case '[', '{':
		if n := closing(b); n > 0 {
			return readEnclosed(b, n)
		}
		return nil, 0
	case 'U', 'C', 'S', 'T', 'L', 'F', 'u', 'c', 's', 't', 'l':
		return readBare(b)
	}
	return nil, 0
}

// ParsePortion reads s, the whole of a portion mark with or without its brackets. It returns nil only
// for a string that cannot be meant as a mark.
func ParsePortion(s string) *Mark {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxMark+8 {
		return nil
	}
	if m, n := ReadPortion([]byte(s)); n == len(s) && strings.IndexByte("([{", s[0]) >= 0 {
		return m
	}
	return parse(s, true)
}

// closing returns the length of the bracketed stretch at the head of b, 0 when it is not closed. A
// bracket opened twice is closed twice.
func closing(b []byte) int {
	if len(b) > len("(C)") && scan.Alpha(b[1]) && isClosing(b[2]) && !isClosing(b[3]) { // as nearly always
		return len("(C)")
	}
	opened := 1
	for opened < len(b) && opened < 3 && isOpening(b[opened]) {
		opened++
	}
	limit := min(len(b), maxMark)
	for i := opened; i < limit; i++ {
		if !endsMark[b[i]] {
			continue
		}
		switch c := b[i]; {
		case isClosing(c):
			n := i + 1
			for n < len(b) && n-i < max(opened, 2) && b[n] == c {
				n++
			}
			return n
		case isOpening(c) || blankLine(b[i+1:]):
			return 0
		}
	}
	return 0
}

// endsMark are the signs at which a mark in brackets may end.
var endsMark = scan.TableOf("()[]{}\n")

func isOpening(c byte) bool { return c == '(' || c == '[' || c == '{' }

func isClosing(c byte) bool { return c == ')' || c == ']' || c == '}' }

func blankLine(b []byte) bool {
	for _, c := range b {
		if c == '\n' {
			return true
		}
		if !scan.Space(c) {
			return false
		}
	}
	return false
}

// readEnclosed reads the bracketed stretch b[:n] and an ENTIRE TEXT that follows it.
func readEnclosed(b []byte, n int) (*Mark, int) {
	if tail := entire(b[n:]); tail > 0 {
		if m := interned(b[:n+tail]); m != nil {
			return m, n + tail
		}
	}
	if m := interned(b[:n]); m != nil {
		return m, n
	}
	return nil, 0
}

// interned returns the mark whose text is b, or nil when b is none. A mark that a line end breaks has
// the text of one that none does.
func interned(b []byte) *Mark {
	if m := portions.get(b); m != nil {
		return m
	}
	if !worthwhile(b) {
		return nil
	}
	if bytes.IndexByte(b, '\n') >= 0 {
		return interned(unwrapped(b))
	}
	m := parse(string(b), false)
	if m == nil {
		return nil
	}
	return portions.put(m)
}

// unwrapped returns b with every line end and the blanks around it as one blank, or as nothing after a
// slash and before one.
func unwrapped(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for len(b) > 0 {
		i := bytes.IndexByte(b, '\n')
		if i < 0 {
			break
		}
		out = append(out, bytes.TrimRight(b[:i], " \t\r")...)
		b = bytes.TrimLeft(b[i+1:], " \t\r\n")
		if len(out) > 0 && out[len(out)-1] != '/' && len(b) > 0 && b[0] != '/' && !isClosing(b[0]) {
			out = append(out, ' ')
		}
	}
	return append(out, b...)
}

// worthwhile is a cheap look at a bracket before it is parsed: prose begins with a word in small
// letters, or with a long word that is not a level's.
func worthwhile(b []byte) bool {
	i := 0
	for i < len(b) && (isOpening(b[i]) || !scan.Alpha(b[i]) && b[i] < 0x80 && !scan.Digit(b[i])) {
		i++
	}
	if bytes.HasPrefix(b, []byte("(//")) {
		return true
	}
	n := i
	for n < len(b) && scan.Alpha(b[n]) {
		n++
	}
	if n == i || n-i > len("UNCLASSIFIED") {
		return false
	}
	switch {
	case n-i > 1 && scan.Lower(b[i+1]) && scan.Upper(b[i]):
		return capitalised(b[i:n])
	case n-i > 1 && scan.Lower(b[i]) && scan.Lower(b[i+1]):
		return smallMark(b[i:n])
	}
	return true
}

// capitalised reports whether word opens a level that is spelled out as a person would write it.
func capitalised(word []byte) bool {
	switch string(word) {
	case "Unclassified", "Unclas", "Confidential", "Secret", "Top", "Sensitive", "Limited", "For", "Ts", "Sbu",
		"Lou", "Fouo", "Cui", "Nato":
		return true
	}
	return false
}

// smallMark reports whether word is a mark in small letters; the words of levels are prose then.
func smallMark(word []byte) bool {
	switch string(word) {
	case "ts", "sbu", "lou", "fouo", "cui", "cnf", "snf":
		return true
	}
	return false
}

// parse reads s, the exact text of a mark in whatever brackets it has, as one mark.
func parse(s string, sure bool) *Mark {
	p := parser{mark: &Mark{Text: s}}
	inner := unbracketed(s)
	bracketed := inner.Start > 0 || inner.End < len(s)
	if bracketed && !wellBracketed(s, inner) && entireAt(s) < 0 {
		p.fault(Malformed, text.Span{Start: 0, End: len(s)})
	}
	if !bracketed && !sure && entireAt(s) < 0 {
		p.fault(NotParenthesised, text.Span{Start: 0, End: len(s)})
	}
	if !p.read(inner, sure) {
		return nil
	}
	if p.mark.Fault(UnknownToken) != nil {
		p.mark.Meant = meantBy([]byte(p.mark.Inner))
	}
	return p.mark
}

// wellBracketed reports whether s is one pair of round brackets with no blank inside them.
func wellBracketed(s string, inner text.Span) bool {
	return inner.Start == 1 && inner.End == len(s)-1 && s[0] == '(' && s[inner.End] == ')' &&
		inner.Len() > 0 && !scan.Space(s[1]) && !scan.Space(s[inner.End-1])
}

// entireAt returns where ENTIRE begins in s, in any case, or -1.
func entireAt(s string) int { return strings.LastIndex(strings.ToUpper(s), "ENTIRE") }

// readUnclosed reads a mark whose closing bracket is lost: "(C Training", "(S//NF Training", "(S NF Training".
func readUnclosed(b []byte) (*Mark, int) {
	n := 1 + run(b[1:])
	if n == 1 || n < len(b) && b[n] != ',' && blanks(b[n:]) == 0 {
		return nil, 0
	}
	end := reach(b, n)
	sure := end > n || bytes.Contains(b[:n], []byte("//"))
	if n = end; n < len(b) && b[n] == ',' && !sure || !sure && closesLater(b[n:]) {
		return nil, 0
	}
	m := interned(b[:n])
	if m == nil || m.Level == NoLevel || m.Fault(UnknownToken) != nil {
		return nil, 0
	}
	return m, n
}

// run returns how much of b is capitals and slashes, the bytes of a mark without a list.
func run(b []byte) int {
	i := 0
	for i < len(b) && i < 24 && (scan.Upper(b[i]) || b[i] == '/' || b[i] == '-') {
		i++
	}
	return i
}

// closesLater reports whether the next bracket in b is a closing one: then what was opened is prose.
func closesLater(b []byte) bool {
	i := bytes.IndexAny(b, "()")
	return i >= 0 && b[i] == ')'
}

// opensLevel is a look at two bytes: whether b can begin with the letters or the word of a level.
func opensLevel(b []byte) bool {
	if len(b) < 2 {
		return false
	}
	if !scan.Alpha(b[1]) {
		return true
	}
	second := b[1] &^ ' '
	switch b[0] &^ ' ' {
	case 'U':
		return second == 'N'
	case 'C':
		return second == 'O'
	case 'S':
		return second == 'E' || second == 'B'
	case 'T':
		return second == 'O' || second == 'S'
	case 'L':
		return second == 'O' || second == 'I'
	}
	return second == 'O'
}

// readBare reads what stands without an opening bracket: "C) Training", "C  Training",
// "CONFIDENTIAL - ENTIRE TEXT", each with what makes it more than a word.
func readBare(b []byte) (*Mark, int) {
	if !opensLevel(b) {
		return nil, 0
	}
	n := run(b)
	if !levelRun(b[:n]) {
		return readWords(b)
	}
	end := reach(b, n)
	switch {
	case end < len(b) && b[end] == ')':
		return readRun(b, end+1)
	case end > n:
		return readRun(b, end)
	case blanks(b[n:]) >= 2 || blanks(b[n:]) > 0 && bytes.IndexByte(b[:n], '/') > 0:
		if gap := n + blanks(b[n:]); gap < len(b) && (scan.Upper(b[gap]) || scan.Digit(b[gap])) {
			if m, n := readRun(b, n); m != nil {
				return m, n
			}
		}
	}
	return readWords(b)
}

// levelRun reports whether b begins with the letters of a level, SBU or LOU.
func levelRun(b []byte) bool {
	word := 0
	for word < len(b) && scan.Upper(b[word]) {
		word++
	}
	switch string(b[:word]) {
	case "U", "C", "S", "TS", "SBU", "LOU":
		return true
	}
	return false
}

// readRun reads b[:n], which begins with the letters of a level.
func readRun(b []byte, n int) (*Mark, int) {
	m := interned(b[:n])
	if m == nil || m.Fault(UnknownToken) != nil || m.Fault(DoubleLevel) != nil {
		return nil, 0
	}
	return m, n
}

// readWords reads a level, in letters or spelled out, with ENTIRE TEXT after it.
func readWords(b []byte) (*Mark, int) {
	n := levelWords(b)
	if n == 0 {
		return nil, 0
	}
	tail := entire(b[n:])
	if tail == 0 {
		return nil, 0
	}
	if m := interned(b[:n+tail]); m != nil {
		return m, n + tail
	}
	return nil, 0
}

// heads are the words that ENTIRE TEXT follows, the longest first where one begins another.
var heads = [...]string{
	"UNCLASSIFIED", "UNCLAS", "U", "CONFIDENTIAL", "C", "SECRET", "SENSITIVE BUT UNCLASSIFIED", "SBU", "S",
	"TOP SECRET", "TS", "LIMITED OFFICIAL USE", "LOU", "FOUO",
}

// levelWords returns the length of the level at the head of b and a NOFORN joined to it by a slash.
func levelWords(b []byte) int {
	for _, head := range heads {
		if !hasFold(b, head) || len(b) > len(head) && scan.Alpha(b[len(head)]) {
			continue
		}
		n := len(head)
		for n < len(b) && (b[n] == '/' || n > len(head) && scan.Alpha(b[n]) && b[n-1] != ' ') {
			n++
		}
		return n
	}
	return 0
}

// hasFold reports whether b begins with word, which is in upper case, in any case.
func hasFold(b []byte, word string) bool {
	return len(b) >= len(word) && scan.Folds(b[:len(word)], word)
}

// entire returns the length of " - ENTIRE TEXT." at the head of b with what joins it to the level.
// Without a dash it must end a line or a sentence: "(C) Entire text of the note follows" is prose.
func entire(b []byte) int {
	if len(b) > 1 && b[0] == ' ' && scan.Alpha(b[1]) && b[1]|' ' != 'e' { // as nearly always
		return 0
	}
	i, dash := 0, false
	for i < len(b) && i < 12 && (scan.Space(b[i]) || b[i] == '-' || b[i] == ':' || b[i] >= 0x80) {
		dash = dash || !scan.Space(b[i])
		i++
	}
	if i == 0 || i == len(b) || b[i]|' ' != 'e' {
		return 0
	}
	for _, name := range wholeNames {
		n := wholeName(b[i:], name)
		if n == 0 {
			continue
		}
		i += n
		if i < len(b) && b[i] == '.' {
			return i + 1
		}
		if dash || i == len(b) || b[i] == '\r' || b[i] == '\n' {
			return i
		}
	}
	return 0
}

// wholeName matches name, two words, at the head of b with any blanks between them.
func wholeName(b []byte, name string) int {
	first, second, _ := strings.Cut(name, " ")
	if !hasFold(b, first) {
		return 0
	}
	gap := len(first) + blanks(b[len(first):])
	if gap == len(first) || !hasFold(b[gap:], second) {
		return 0
	}
	if n := gap + len(second); n == len(b) || !scan.Alpha(b[n]) {
		return n
	}
	return 0
}
