package cable

import "cablelint/linter/text"

// foundReason is a reason with the words that lead to it.
type foundReason struct {
	Reason
	span  text.Span // of the reason, as in Reason.Span
	label text.Span
	ok    bool
}

// sectionNumber is the section of a reason: `1.4`, and what copies and drafters make of it.
type sectionNumber struct {
	end       int
	number    string
	malformed bool
}

// sectionAt reads the section at i: `1.4`, `1,4`, `1:4`, `I.4`. Blanks beside the point are nothing.
func sectionAt(b []byte, i, end int) (sectionNumber, bool) {
	var s sectionNumber
	if i+2 >= end {
		return s, false
	}
	switch b[i] {
	case '1':
	case 'I', 'l':
		s.malformed = true
	default:
		return s, false
	}
	j := i + 1
	if blankAt(b, j) > 0 && j+1 < end && b[j+1] == '.' {
		j++
	}
	switch b[j] {
	case '.':
	case ',', ':', '-', ';', ' ':
		s.malformed = true
	default:
		return s, false
	}
	j++
	if j < end && b[j] == '.' {
		s.malformed = true
		j++
	}
	if j < end && (b[j] == '\n' || blankAt(b, j) > 0) {
		j++
	}
	if j >= end || b[j] < '3' || b[j] > '8' || j+1 < end && isDigit(b[j+1]) {
		return s, false
	}
	if j+2 < end && b[j+1] == '.' && isDigit(b[j+2]) {
		return s, false
	}
	s.number, s.end = "1."+string(b[j:j+1]), j+1
	return s, true
}

// findReason finds the reason in b[i:end]: a section with letters or after a word that leads to one, or
// letters in brackets after such a word.
func (r *reader) findReason(i, end int) foundReason {
	b := r.b
	for k := i; k < end; k++ {
		if c := b[k]; c != '1' && c != 'I' && c != 'l' || k > i && !edgeBefore(b, k) {
			continue
		}
		sec, ok := sectionAt(b, k, end)
		if !ok {
			continue
		}
		letters, stop := readLetters(b, sec.end, end)
		label := leadIn(b, i, k)
		if len(letters) == 0 && !label.Valid() || sec.malformed && !label.Valid() {
			continue
		}
		f := foundReason{ok: true, label: label}
		f.Section = text.Span{Start: k, End: sec.end}
		f.Number, f.Malformed, f.Letters = sec.number, sec.malformed, letters
		f.span = text.Span{Start: k, End: max(stop, sec.end)}
		f.Span = f.span
		return f
	}
	return lettersOnly(b, i, end)
}

// edgeBefore reports whether a section may begin at k: no digit, point or slash stands before it. A
// letter may: `reasons1.4`.
func edgeBefore(b []byte, k int) bool {
	c := b[k-1]
	if b[k] != '1' {
		return c == ' ' || c == '\n' || c == ':'
	}
	return !isDigit(c) && c != '.' && c != '/' && c != '-'
}

// lettersOnly finds `for reasons (B) and (D)`, which names no section.
func lettersOnly(b []byte, i, end int) foundReason {
	k := indexFold(b, i, end, "REASON")
	if k < 0 {
		return foundReason{}
	}
	j := lettersEnd(b, k, end)
	if hasPrefix(b, j, end, "(S)") {
		j += 3
	}
	at := skipSeparators(b, j, end)
	if at >= end || b[at] != '(' {
		return foundReason{}
	}
	letters, stop := readLetters(b, at, end)
	if len(letters) == 0 {
		return foundReason{}
	}
	f := foundReason{ok: true, span: text.Span{Start: at, End: stop}, label: leadIn(b, i, at)}
	f.Span, f.Letters = f.span, letters
	return f
}

// maxReasonLetters bounds what is read: no order has more than eight.
const maxReasonLetters = 12

// letterReader reads the letters after a section: in brackets or not, separated by commas, slashes, "and"
// or nothing. A letter without brackets must stand alone, and after letters in brackets needs something
// that joins it: `(b) and (d). A ...` has two.
type letterReader struct {
	b         []byte
	i, end    int
	letters   []Letter
	stop      int // end of the last letter, its bracket included
	depth     int
	joined    bool // something that joins stands before the next letter
	bracketed bool
}

func readLetters(b []byte, i, end int) ([]Letter, int) {
	r := letterReader{b: b, i: i, end: end, stop: i, joined: true}
	for r.i < end && len(r.letters) < maxReasonLetters && r.step() {
	}
	return r.letters, r.stop
}

// step reads one letter or one separator and reports whether the list may go on.
func (r *letterReader) step() bool {
	switch c := r.b[r.i]; {
	case isAnyOf(c, "([{"):
		return r.open()
	case isAnyOf(c, ")]}"):
		if len(r.letters) > 0 {
			r.stop = r.i + 1
		}
		r.depth = max(0, r.depth-1)
		r.bracketed, r.joined = true, false
		r.i++
	case isAnyOf(c, ",/&"), c == '-' && (len(r.letters) > 0 || listAfter(r.b, r.i+1, r.end)):
		r.joined = true
		r.i++
	case quoteLen(r.b, r.i, r.end) > 0:
		return r.quoted(quoteLen(r.b, r.i, r.end))
	case isAnyOf(c, ".;:"):
		if r.depth == 0 && len(r.letters) > 0 && !bracketAfter(r.b, r.i+1, r.end) {
			return false
		}
		r.i++
	case c == '\n' || blankAt(r.b, r.i) > 0:
		r.i++
	case isAlpha(c):
		return r.word()
	default:
		return false
	}
	return true
}

// quoted reads a letter in quotation marks, the first of which has width n.
func (r *letterReader) quoted(n int) bool {
	b, i := r.b, r.i+n
	if i+1 >= r.end || !inRange(b, i, i+1) || quoteLen(b, i+1, r.end) == 0 {
		return false
	}
	r.i = i
	r.keep()
	r.i += quoteLen(b, i+1, r.end)
	r.stop, r.joined, r.bracketed = r.i, false, true
	return true
}

func (r *letterReader) open() bool {
	if n := len(r.letters); n > 0 && !r.joined && opensText(r.b, r.i, r.end, r.letters[n-1]) {
		return false
	}
	r.depth++
	r.i++
	r.joined = true
	return true
}

// word reads a word that joins letters, a letter, or letters that stand together.
func (r *letterReader) word() bool {
	b, i, end := r.b, r.i, r.end
	j := lettersEnd(b, i, end)
	switch {
	case hasWord(b, i, end, "AND"), hasWord(b, i, end, "AN"):
		r.joined = true
		if k := skipBlanks(b, j, end); j == i+2 && hasWord(b, k, end, "D") && bracketAfter(b, k+1, end) {
			j = k + 1 // "an d (d)"
		}
		r.i = skipRepeatedSection(b, j, end)
	case hasWord(b, i, end, "OR"):
		r.joined = true
		r.i = j
	case j == i+1:
		return r.letter()
	case len(r.letters) == 0 && (r.depth > 0 && isTogether(b, i, end) || r.depth == 0 && standTogether(b, i, end)):
		for range j - i {
			r.keep()
		}
	default:
		return false
	}
	return true
}

func (r *letterReader) letter() bool {
	b, i, end := r.b, r.i, r.end
	bare := r.depth == 0
	switch {
	case bare && !r.joined && r.bracketed,
		i+1 < end && isDigit(b[i+1]),
		bare && i+1 < end && b[i+1] == '.' && initial(b, i, end),
		bare && !r.joined && len(r.letters) > 0 && !letterList(b, i, end):
		return false
	}
	r.keep()
	r.joined = false
	return true
}

func (r *letterReader) keep() {
	sp := text.Span{Start: r.i, End: r.i + 1}
	r.letters = append(r.letters, Letter{Span: sp, Value: r.b[r.i] | 0x20})
	r.i++
	r.stop = r.i
}

// isTogether reports whether letters stand together: `(bd)`.
func isTogether(b []byte, i, end int) bool {
	j := lettersEnd(b, i, end)
	return j > i && j-i <= 3 && j < end && inRange(b, i, j)
}

// standTogether reports whether letters stand together without brackets: `1.4 bd.` They go up, and the
// citation ends with them, so that they are no word.
func standTogether(b []byte, i, end int) bool {
	j := lettersEnd(b, i, end)
	if j-i < 2 || j-i > 4 || !inRange(b, i, j) {
		return false
	}
	for k := i + 1; k < j; k++ {
		if b[k] <= b[k-1] {
			return false
		}
	}
	k := skipBlanks(b, j, end)
	return k == end || isAnyOf(b[k], ".;\n")
}

// listAfter reports whether letters follow a hyphen behind the section: `1.4-b,d`.
func listAfter(b []byte, i, end int) bool {
	i = skipBlanks(b, i, end)
	if i+1 >= end || !inRange(b, i, i+1) || isAlpha(b[i+1]) {
		return i+1 == end && inRange(b, i, end)
	}
	k := skipBlanks(b, i+1, end)
	return k == end || isAnyOf(b[k], ",/&;.\n") || hasWord(b, k, end, "AND")
}

// quoteLen returns the width of a quotation mark of any kind at i, 0 when there is none.
func quoteLen(b []byte, i, end int) int {
	switch b[i] {
	case '"', '\'', '`', 0x91, 0x92, 0x93, 0x94: // the last four in Windows-1252
		return 1
	case 0xE2:
		if i+3 <= end && b[i+1] == 0x80 && b[i+2] >= 0x98 && b[i+2] <= 0x9D {
			return 3
		}
	}
	return 0
}

// opensText reports whether the bracket at i is the mark of text that follows the block on the same
// line and not one more letter: it holds more than letters of the list, or a capital after small ones.
func opensText(b []byte, i, end int, last Letter) bool {
	k := skipSpace(b, i+1, end)
	if k >= end || !isAlpha(b[k]) {
		return false
	}
	if j := lettersEnd(b, k, end); j-k > 1 && !inRange(b, k, j) {
		return true
	}
	if b[min(k+1, end-1)] == '/' && k+2 < end && isUpper(b[k+2]) && lettersEnd(b, k+2, end) > k+3 {
		return true
	}
	return isUpper(b[k]) && isLower(b[last.Span.Start]) && skipSpace(b, k+2, end) < end
}

// inRange reports whether every letter is one that an order has.
func inRange(b []byte, i, end int) bool {
	for ; i < end; i++ {
		if c := b[i] | 0x20; c < 'a' || c > 'h' {
			return false
		}
	}
	return true
}

// letterList reports whether a bare letter goes on with the list: a line end, a separator or nothing
// follows it.
func letterList(b []byte, i, end int) bool {
	k := skipBlanks(b, i+1, end)
	return k >= end || b[k] == '\n' || b[k] == ',' || b[k] == '.' || b[k] == '/' || b[k] == ';' || b[k] == ')'
}

// initial reports whether the letter at i is the initial of a name or opens a sentence: `D. Roe`.
func initial(b []byte, i, end int) bool {
	k := skipBlanks(b, i+2, end)
	return k < end && isAlpha(b[k]) && k == i+3 && isUpper(b[i]) && k+1 < end && isLower(b[k+1])
}

// bracketAfter reports whether an opening bracket follows: a stray point between letters.
func bracketAfter(b []byte, i, end int) bool {
	i = skipBlanks(b, i, end)
	return i+2 < end && b[i] == '(' && isAlpha(b[i+1]) && b[i+2] == ')' && inRange(b, i+1, i+2)
}

// skipRepeatedSection skips the section in `1.4 (b) and 1.4 (d)`.
func skipRepeatedSection(b []byte, i, end int) int {
	k := skipSpace(b, i, end)
	if k < end {
		if sec, ok := sectionAt(b, k, end); ok {
			return sec.end
		}
	}
	return i
}

// leadWords are the words that lead to a reason; those that end it on their own may stand between.
var leadWords = []string{"REASON", "REASONS", "FOR", "PER", "DUE", "UNDER"}

var betweenWords = []string{"TO", "SECTION", "SECTIONS", "SEC", "OF", "PARAGRAPH", "PARA", "REF"}

// leadIn returns the words before offset k that lead to the reason: `for reasons`, `Reason:`.
func leadIn(b []byte, i, k int) text.Span {
	stop := trimEnd(b, i, k)
	for stop > i && (b[stop-1] == '(' || b[stop-1] == '.') {
		stop = trimEnd(b, i, stop-1)
	}
	label := text.Span{}
	at := stop
	for range 5 {
		j := at
		for j > i && !isAlnum(b[j-1]) && b[j-1] != ')' {
			if c := b[j-1]; c < 0x80 && !isAnyOf(c, " \t\n\r:.,;-(") {
				return label
			}
			j--
		}
		if j-3 >= i && hasPrefix(b, j-3, j, "(S)") {
			j -= 3
		}
		w := j
		for w > i && isAlnum(b[w-1]) {
			w--
		}
		switch word := b[w:j]; {
		case len(word) == 0:
			return label
		case leadsIn(word), len(word) > 4 && hasPrefix(word, len(word)-3, len(word), "(S)"):
			label = text.Span{Start: w, End: stop}
		case isBetween(word):
		default:
			return label
		}
		at = w
	}
	return label
}

func leadsIn(word []byte) bool {
	for _, w := range leadWords {
		if len(word) == len(w) && hasPrefix(word, 0, len(word), w) {
			return true
		}
	}
	return len(word) >= 5 && (oneEdit(word, "REASONS") || oneEdit(word, "REASON"))
}

func isBetween(word []byte) bool {
	for _, w := range betweenWords {
		if len(word) == len(w) && hasPrefix(word, 0, len(word), w) {
			return true
		}
	}
	return len(word) == 5 && isDigit(word[0]) || len(word) <= 2 && (upper(word[0]) == 'E' || upper(word[0]) == 'O')
}
