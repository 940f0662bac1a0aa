package cable

import (
	"bytes"
	"slices"

	"cablelint/linter/text"
)

// shape is what the first bytes of a line say it may be. It is a hint, found once for every line; what
// the line is depends on where it stands.
type shape uint8

const (
	shPlain shape = iota
	shBlank
	shNumber   // digits that may number a paragraph
	shPilcrow  // a pilcrow
	shParen    // an opening bracket of any kind
	shBullet   // a dash, star or bullet before text
	shRule     // dashes and the like alone
	shLevel    // a level word, plain or letter-spaced
	shPage     // PAGE 02 ...
	shPageLine // ARKADIA 00000187  001.2 OF 002
	shPageRest // STATE 223821 below PAGE 02 alone
	shEO
	shTags
	shSubject
	shRef
	shAuthority // Classified By, Derived From, Declassify On
	shVZCZC
	shDE
	shSignal
	shDTG
	shFM
	shTo
	shInfo
	shMRN
	shSmartTail // Signature:, Drafted By: ...
	shBT
	shHash
	shNNNN
	shQuote
	shUnquote
	shText       // "Message Text"
	shAttributes // "Message Attributes", "<< END OF DOCUMENT >>"
	shStamp      // DECLASSIFIED, RELEASED ...
)

// splitLines fills p.lines and p.shapes: every byte of the text belongs to exactly one line.
func (p *Parser) splitLines() {
	b, end := p.b, byte('\n')
	if p.src.EOL() == "\r" {
		end = '\r'
	}
	n := bytes.Count(b, []byte{end}) + 1
	p.lines = slices.Grow(p.lines[:0], n)
	p.shapes = slices.Grow(p.shapes[:0], n)
	for at := 0; at < len(b); {
		next, stop := len(b), len(b)
		if i := bytes.IndexByte(b[at:], end); i >= 0 {
			stop = at + i
			next = stop + 1
		}
		start := at
		if at == 0 && bytes.HasPrefix(b, []byte("\xef\xbb\xbf")) {
			start = 3
		}
		sp := trimLine(b, start, stop)
		kind, sh := Unread, shBlank
		if sp.Start == sp.End {
			kind = BlankLine
		} else {
			sh = shapeOf(b, sp.Start, sp.End)
			if sh == shPlain && p.belowPage() && isPostSerial(b, sp.Start, sp.End) {
				sh = shPageRest
			}
		}
		p.lines = append(p.lines, Line{Span: text.Span{Start: at, End: next}, Text: sp, Kind: kind})
		p.shapes = append(p.shapes, sh)
		at = next
	}
}

// belowPage reports whether the last line is PAGE and its number alone: what should follow on it stands
// on a line of its own in copies of 1978 and 1979 (cable-format.md 2.2).
func (p *Parser) belowPage() bool {
	n := len(p.shapes)
	return n > 0 && p.shapes[n-1] == shPage && p.lines[n-1].Text.Len() <= len("PAGE  001")
}

// isPostSerial reports whether a line is a post and a serial, and nothing but capitals.
func isPostSerial(b []byte, i, end int) bool {
	j := i
	for j < end && (isUpper(b[j]) || b[j] == ' ') {
		j++
	}
	return j > i+2 && digitsEnd(b, j, end) >= j+3 && isCaps(b, i, end)
}

// trimLine takes blanks off both ends of a line, and the backslash that some copies put at its end
// (cable-format.md 6).
func trimLine(b []byte, start, end int) text.Span {
	start = skipBlanks(b, start, end)
	end = trimEnd(b, start, end)
	if end > start && b[end-1] == '\\' {
		end = trimEnd(b, start, end-1)
	}
	return text.Span{Start: start, End: end}
}

// shapeOf decides on the first bytes of a line. Lines of running text leave at the first branch or
// after one comparison.
func shapeOf(b []byte, i, end int) shape {
	c := b[i]
	switch {
	case isDigit(c):
		return numberShape(b, i, end)
	case isLower(c):
		if c == 'e' && isEOLabel(b, i, end) {
			return shEO
		}
		return labelShape(b, i, end, lowerLabels[:])
	case isUpper(c):
		return capitalShape(b, i, end)
	}
	switch c {
	case '(', '[', '{':
		if hasPrefix(b, i, end, "(U) CLASSIF") || hasPrefix(b, i, end, "(U)CLASSIF") {
			return shAuthority
		}
		return shParen
	case '-', '=', '*', '_', '+', '~':
		if isRule(b, i, end) {
			return shRule
		}
		return shBullet
	case '#':
		return hashShape(b, i, end)
	case '<':
		if hasPrefix(b, i, end, "<< END OF DOC") || hasPrefix(b, i, end, "<<END OF DOC") {
			return shAttributes
		}
	case 0xC2, 0xB6:
		if pilcrowAt(b, i, end) > 0 {
			return shPilcrow
		}
	case 0xE2: // bullets and dashes of Unicode
		if isBullet(b, i, end) > 0 {
			return shBullet
		}
	case '.':
		if isEOLabel(b, i, end) {
			return shEO
		}
	}
	return shPlain
}

// isRule reports whether a line is nothing but a rule: one or two kinds of strokes, at least three.
func isRule(b []byte, i, end int) bool {
	if end-i < 3 {
		return false
	}
	for ; i < end; i++ {
		switch b[i] {
		case '-', '=', '*', '_', '+', '~', ' ':
		default:
			return false
		}
	}
	return true
}

// isBullet returns the width of a bullet or Unicode dash at i, 0 when there is none.
func isBullet(b []byte, i, end int) int {
	if i >= end {
		return 0
	}
	switch b[i] {
	case '*', '+':
		return 1
	case '-':
		n := 1
		for i+n < end && b[i+n] == '-' {
			n++
		}
		return n
	case 0x95, 0x96, 0x97: // Windows-1252
		return 1
	case 0xC2:
		if i+1 < end && b[i+1] == 0xB7 {
			return 2
		}
	case 0xE2:
		if i+2 >= end {
			return 0
		}
		switch string(b[i : i+3]) {
		case "•", "–", "—", "‐", "‑", "‒", "▪", "●", "◦", "■":
			return 3
		}
	}
	return 0
}

func numberShape(b []byte, i, end int) shape {
	j := digitsEnd(b, i, end)
	if j-i == 6 && isZone(b, j, end) {
		return shDTG
	}
	if j-i <= 3 {
		return shNumber
	}
	return shPlain
}

func hashShape(b []byte, i, end int) shape {
	j := digitsEnd(b, i+1, end)
	if j-i > 3 && j == end {
		return shHash
	}
	return shPlain
}

// label is a word that may begin a line of a kind.
type label struct {
	word string
	is   shape
}

// lowerLabels are the labels that occur without any capital.
var lowerLabels = [...]label{
	{"CLASSIFIED BY", shAuthority}, {"TAGS:", shTags}, {"SUBJECT:", shSubject}, {"REF:", shRef},
}

// capitals holds, by first letter, what a line that begins with that letter may be.
var capitals = [26][]label{
	0:         {{"APPROVED BY:", shSmartTail}, {"ATTACHMENTS:", shSmartTail}},
	'B' - 'A': {{"BEGIN QUOTE", shQuote}, {"BEGIN QTE", shQuote}},
	'C' - 'A': {
		{"CLASSIFIED BY", shAuthority},
		{"CLASSIFED BY", shAuthority},
		{"CLASSFIED BY", shAuthority},
		{"CLEARED BY:", shSmartTail},
		{"CLASSIFIED  BY", shAuthority},
	},
	'D' - 'A': {
		{"DERIVED FROM", shAuthority},
		{"DECLASSIFY ON", shAuthority},
		{"DECLASSIFIED", shStamp},
		{"DRAFTED BY:", shSmartTail},
		{"DISSEMINATION RULE", shSmartTail},
	},
	'E' - 'A': {{"END QUOTE", shUnquote}, {"END QTE", shUnquote}, {"ENDQTE", shUnquote}},
	'I' - 'A': {{"INFO ", shInfo}},
	'M' - 'A': {{"MRN:", shMRN}, {"MRN :", shMRN}, {"MESSAGE TEXT", shText}, {"MESSAGE ATTRIBUTES", shAttributes}},
	'P' - 'A': {{"PROGRAM REF", shRef}},
	'Q' - 'A': {{"QUOTE", shQuote}, {"QTE", shQuote}},
	'R' - 'A': {
		{"REF", shRef},
		{"RELEASED BY:", shSmartTail},
		{"RELEASED BY ", shSmartTail},
		{"RELEASE", shStamp},
		{"REASON", shAuthority},
	},
	'S' - 'A': {
		{"SUBJECT:", shSubject},
		{"SUBJ:", shSubject},
		{"SUBJECT ", shSubject},
		{"SUBJ ", shSubject},
		{"SUBJECT", shSubject},
		{"SIGNATURE:", shSmartTail},
	},
	'T' - 'A': {{"TAGS", shTags}, {"TAG:", shTags}, {"TAG ", shTags}, {"TO ", shTo}},
	'U' - 'A': {{"UNQUOTE", shUnquote}, {"UNQTE", shUnquote}},
}

func labelShape(b []byte, i, end int, labels []label) shape {
	for _, l := range labels {
		if hasPrefix(b, i, end, l.word) {
			return l.is
		}
	}
	return shPlain
}

// capitalShape is for lines that begin with a capital, as most lines of old cables do.
func capitalShape(b []byte, i, end int) shape {
	if end-i >= 2 && isLower(b[i+1]) && !isAnyOf(b[i], "ACDEMPRST") {
		return shPlain // no label of mixed case begins so
	}
	if s := transmissionShape(b, i, end); s != shPlain {
		return s
	}
	if s := labelShape(b, i, end, capitals[b[i]-'A']); s != shPlain {
		return confirm(s, b, i, end)
	}
	switch {
	case b[i] == 'E' && isEOLabel(b, i, end), b[i] == 'O' && isCutEO(b, i, end):
		return shEO
	case isLevelHead(b, i, end):
		if isDigit(b[end-1]) && isLevelPage(b, i, end) {
			return shPageLine
		}
		return shLevel
	case isDigit(b[end-1]) && isPageLine(b, i, end):
		return shPageLine
	}
	return shPlain
}

// transmissionShape knows the lines of the transmission, which are in capitals.
func transmissionShape(b []byte, i, end int) shape {
	switch b[i] {
	case 'V':
		if exact(b, i, end, "VZCZC") {
			return shVZCZC
		}
	case 'D':
		if exact(b, i, end, "DE R") && isOriginator(b, i, end) {
			return shDE
		}
	case 'F':
		if exact(b, i, end, "FM ") {
			return shFM
		}
	case 'B':
		if end-i == 2 && b[i+1] == 'T' {
			return shBT
		}
	case 'N':
		if isNNNN(b, i, end) {
			return shNNNN
		}
	case 'P':
		if exact(b, i, end, "PAGE ") && end-i >= 6 && isDigit(b[skipBlanks(b, i+5, end-1)]) {
			return shPage
		}
	}
	if c := b[i]; c == 'Z' && (exact(b, i, end, "ZNY ") || exact(b, i, end, "ZNR ")) {
		return shSignal
	}
	if (isPrecedence(b[i]) || b[i] == redacted) && end-i >= 14 && isDTGLine(b, i, end) {
		return shDTG
	}
	return shPlain
}

// confirm looks once more at labels that prose can begin with.
func confirm(s shape, b []byte, i, end int) shape {
	switch s {
	case shRef:
		return confirmRef(b, i, end)
	case shTags:
		if j := i + 3; upper(b[j-1]) == 'G' && j < end && isLower(b[j]) && isLower(b[j-1]) && b[i] != 'T' {
			return shPlain
		}
		if hasPrefix(b, i, end, "TAGS") && i+4 < end && isAlpha(b[i+4]) {
			return shPlain
		}
	case shQuote:
		return confirmQuote(b, i, end)
	case shAuthority:
		if hasPrefix(b, i, end, "REASON") && !hasPrefix(b, i, end, "REASON:") && !hasPrefix(b, i, end, "REASONS:") {
			return shPlain
		}
	case shSubject:
		if hasPrefix(b, i, end, "SUBJECT") && i+7 < end && isAlpha(b[i+7]) {
			return shPlain
		}
		if b[i+1] == 'u' && !bytes.Contains(b[i:min(end, i+12)], []byte(":")) {
			return shPlain
		}
	case shStamp:
		return confirmStamp(b, i, end)
	default:
	}
	return s
}

// confirmRef takes `REF:`, `REFS:`, `REFTEL:`, `Ref(s):`, `REF (A) ...` and leaves words that begin so.
func confirmRef(b []byte, i, end int) shape {
	j := lettersEnd(b, i, end)
	switch word := b[i:j]; {
	case len(word) == 3, oneEdit(word, "REFS"), oneEdit(word, "REFTEL"), oneEdit(word, "REFTELS"),
		oneEdit(word, "REFERENCE"), oneEdit(word, "REFERENCES"):
	default:
		return shPlain
	}
	if hasPrefix(b, j, end, "(S)") {
		j += 3
	}
	k := skipBlanks(b, j, end)
	if k == end || b[k] == ':' || b[k] == ';' {
		return shRef
	}
	if j-i == 3 && isUpper(b[i+1]) { // "REF STATE 198765", not "REF A REPORTS"
		return shRef
	}
	return shPlain
}

// confirmQuote takes QUOTE alone, with a colon, or before a level: a telegram begins there.
func confirmQuote(b []byte, i, end int) shape {
	j := wordEnd(b, i, end)
	if hasPrefix(b, i, end, "BEGIN ") {
		j = wordEnd(b, skipBlanks(b, j, end), end)
	}
	k := skipBlanks(b, j, end)
	word := trimmedOf(b, i, j, ":.\"'").End
	if !hasPrefix(b, word-4, word, "UOTE") && !hasPrefix(b, word-3, word, "QTE") {
		return shPlain
	}
	if k == end || isLevelHead(b, k, end) {
		return shQuote
	}
	return shPlain
}

func isPrecedence(c byte) bool {
	return c == 'O' || c == 'P' || c == 'R' || c == 'Z' || c == 'Y' || c == 'W'
}

// redacted stands for every letter that was taken out of a copy.
const redacted = 'X'

func isNNNN(b []byte, i, end int) bool {
	if end-i < 3 {
		return false
	}
	for ; i < end; i++ {
		if b[i] != 'N' {
			return false
		}
	}
	return true
}

// isDTGLine reports whether a line is precedence letters and a date-time group.
func isDTGLine(b []byte, i, end int) bool {
	for range 3 {
		if isDigit(b[i]) {
			break
		}
		if !isPrecedence(b[i]) && b[i] != redacted || i+1 >= end || blankAt(b, i+1) == 0 {
			return false
		}
		i = skipBlanks(b, i+1, end)
		if i >= end {
			return false
		}
	}
	j := digitsEnd(b, i, end)
	return j-i >= 5 && j-i <= 7 && isZone(b, j, end)
}

// isZone reports whether the zone letter of a date-time group stands at i: Z, or another with a month
// after it, so that a number with a letter is none.
func isZone(b []byte, i, end int) bool {
	if i >= end || upper(b[i]) == 'Z' {
		return i < end
	}
	k := skipBlanks(b, i+1, end)
	return isUpper(b[i]) && k > i+1 && month(b, k, lettersEnd(b, k, end)) > 0
}

// isOriginator reports whether a line is `DE R..... #nnnn`.
func isOriginator(b []byte, i, end int) bool {
	j := wordEnd(b, i+3, end)
	k := skipBlanks(b, j, end)
	return j-i >= 7 && k < end && b[k] == '#'
}

// isPageLine reports whether a line is `ARKADIA 00000187  001.2 OF 002`.
func isPageLine(b []byte, i, end int) bool {
	j := end
	for j > i && isDigit(b[j-1]) {
		j--
	}
	if end-j != 3 || j-i < 16 {
		return false
	}
	k := trimEnd(b, i, j)
	return k-i > 12 && exact(b, k-2, k, "OF") && isDigit(b[trimEnd(b, i, k-2)-1])
}

// isLevelPage reports whether a line that begins with a level is a page line: the serial stands right
// before the number of the page, where a classification line has SECTION.
func isLevelPage(b []byte, i, end int) bool {
	if !isPageLine(b, i, end) {
		return false
	}
	of := lastWord(b, i, trimEnd(b, i, lastWord(b, i, end)))
	page := lastWord(b, i, trimEnd(b, i, of))
	serial := trimEnd(b, i, page)
	return isDigit(b[page]) && digitsEnd(b, lastWord(b, i, serial), serial) == serial
}

// levelHeads are the beginnings of the words for levels and of what stands in their place.
var levelHeads = [26][]string{
	'C' - 'A': {"CONFIDENTIAL", "C O N", "CUI", "CONTROLLED", "CONFID", "COSMIC", "CONF "},
	'F' - 'A': {"FOR OFFICIAL USE ONLY"},
	'L' - 'A': {"LIMITED OFF", "L I M", "LOU"},
	'N' - 'A': {"NATO "},
	'R' - 'A': {"RESTRICTED", "R E S T"},
	'S' - 'A': {"SECRET", "S E C", "SBU", "SENSITIVE BUT UNCL", "SECR "},
	'T' - 'A': {"TOP SECRET", "T O P", "TOPSECRET"},
	'U' - 'A': {"UNCLAS", "U N C"},
}

func isLevelHead(b []byte, i, end int) bool {
	if !isUpper(b[i]) {
		return false
	}
	for _, s := range levelHeads[b[i]-'A'] {
		if exact(b, i, end, s) {
			return true
		}
	}
	return false
}

// isEOLabel reports whether a line begins with `E.O. 12958` in one of its spellings, or with the label
// before a value or nothing.
func isEOLabel(b []byte, i, end int) bool {
	_, num, ok := eoLabel(b, i, end)
	return ok && (num == end || isDigit(b[num]) || b[num] == 'X' || b[num] == 'x' ||
		hasPrefix(b, num, end, "N/A") || hasPrefix(b, num, end, "DECL"))
}

// eoLabel reads the label of an E.O. line: where it ends and where its order begins. One of its
// letters may be lost or damaged (cable-format.md 6).
func eoLabel(b []byte, i, end int) (labelEnd, order int, ok bool) {
	if hasPrefix(b, i, end, "EXECUTIVE ORDER") {
		return i + 15, skipColon(b, i+15, end), true
	}
	if b[i] == 'O' && isCutEO(b, i, end) {
		return i + 2, i + 3, true
	}
	letters, points := 0, 0
	j := i
	for ; j < end; j++ {
		switch c := b[j]; {
		case letters == 0 && (c == 'E' || c == 'e'), letters <= 1 && (c == 'O' || c == 'o'):
			letters++
			labelEnd = j + 1
			continue
		case letters == 1 && c == '0' && j+1 < end && b[j+1] == '.':
			letters++
			labelEnd = j + 1
			continue
		case (c == '.' || c == ',') && points < 3:
			points++
			labelEnd = j + 1
			continue
		case c == ' ' && letters == 1:
			continue
		}
		break
	}
	if letters == 0 || letters == 1 && points < 2 {
		return 0, 0, false
	}
	return labelEnd, skipColon(b, j, end), true
}

// skipColon skips blanks, and blanks round one colon.
func skipColon(b []byte, i, end int) int {
	i = skipBlanks(b, i, end)
	if i < end && (b[i] == ':' || b[i] == ';') {
		i = skipBlanks(b, i+1, end)
	}
	return i
}
