package line

import (
	"slices"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Shape is what the first bytes of a line say it may be. Shapes have no order: ask a [Set].
type Shape uint8

// The shapes.
const (
	Plain      Shape = iota
	Empty            // a blank line
	Number           // digits that may number a paragraph
	Pilcrow          // a paragraph sign
	Bracket          // an opening bracket of any kind
	Bullet           // a dash, star or bullet before text
	Rule             // dashes and the like alone
	Level            // a level word, plain or letter-spaced
	Page02           // PAGE 02 ...
	PageLine         // ARKADIA 00000187  001.2 OF 002
	PageRest         // STATE 223821 below PAGE 02 alone
	EOLabel          // E.O. ...
	TagsLabel        // TAGS ...
	SubjLabel        // SUBJECT ...
	RefLabel         // REF ...
	BlockLabel       // Classified By, Derived From, Declassify On, Reason
	VZCZC
	DE
	ZNY
	DTG
	FM
	To
	Info
	MRN
	SmartTail // Signature:, Drafted By: ...
	SetID     // MSGID/, SUBJ/, RMKS/ ...
	BT
	Hash // #0187
	NNNN
	Quote      // QUOTE
	Unquote    // UNQUOTE
	Message    // "Message Text"
	Attributes // "Message Attributes", "<< END OF DOCUMENT >>"
	Stamp      // DECLASSIFIED, RELEASED ...
	numShapes
)

var shapeNames = [numShapes]string{
	"plain", "empty", "number", "pilcrow", "bracket", "bullet", "rule", "level", "page", "page-line", "page-rest",
	"eo", "tags", "subject", "ref", "block", "vzczc", "de", "zny", "dtg", "fm", "to", "info", "mrn", "smart-tail",
	"set", "bt", "hash", "nnnn", "quote", "unquote", "message-text", "attributes", "stamp",
}

// String returns the shape's name as `outline --lines` shows it.
func (s Shape) String() string { return shapeNames[s] }

// Set is a set of shapes.
type Set uint64

// SetOf returns the set of the given shapes.
func SetOf(shapes ...Shape) Set {
	var s Set
	for _, shape := range shapes {
		s |= 1 << shape
	}
	return s
}

// Has reports whether the set holds a shape.
func (s Set) Has(shape Shape) bool { return s>>(shape&lastShape)&1 != 0 }

// lastShape is the greatest shape that a set holds, all bits set.
const lastShape = 63

// Running holds the shapes of running text, which tell nothing of a message's layout.
var Running = SetOf(Plain, Empty, Bracket, Bullet, Rule)

// entry is one row of the table of shapes: the upper-case word at the head of a line, and a second look
// at what prose begins with too.
type entry struct {
	word    string
	shape   Shape
	exactly bool // in capitals alone
	confirm func(c scan.Cursor, word string) bool
}

// table holds, by the first letter, what a line that begins with it may be: the first row that fits holds.
var table = [26][]entry{
	0: {
		{"APPROVED BY:", SmartTail, false, nil},
		{"ATTACHMENTS:", SmartTail, false, nil},
		{"AMPN/", SetID, true, nil},
	},
	'B' - 'A': {{"BT", BT, true, alone}, {"BEGIN QUOTE", Quote, false, quotes}, {"BEGIN QTE", Quote, false, quotes}},
	'C' - 'A': {
		{"CLASSIF", BlockLabel, false, classifiedBy},
		{"CLASSFI", BlockLabel, false, classifiedBy},
		{"CLASSI", BlockLabel, false, classifiedBy},
		{"CLASSE", BlockLabel, false, classifiedBy},
		{"CLEARED BY:", SmartTail, false, nil},
	},
	'D' - 'A': {
		{"DE R", DE, true, isOriginator},
		{"DERIVED FROM", BlockLabel, false, nil},
		{"DERIVED BY", BlockLabel, false, nil},
		{"DECLASSIFY ON", BlockLabel, false, nil},
		{"DECLASSIFIED", Stamp, false, isStamp},
		{"DRAFTED BY:", SmartTail, false, nil},
		{"DISSEMINATION RULE", SmartTail, false, nil},
		{"DECL/", SetID, true, nil},
	},
	'E' - 'A': {{"END QUOTE", Unquote, false, nil}, {"END QTE", Unquote, false, nil}, {"ENDQTE", Unquote, false, nil}},
	'F' - 'A': {{"FM ", FM, true, nil}},
	'G' - 'A': {{"GENTEXT/", SetID, true, nil}},
	'I' - 'A': {{"INFO ", Info, false, inCapitals}},
	'M' - 'A': {
		{"MRN", MRN, false, labelled},
		{"MSGID/", SetID, true, nil},
		{"MESSAGE TEXT", Message, false, nil},
		{"MESSAGE ATTRIBUTES", Attributes, false, nil},
	},
	'N' - 'A': {{"NNN", NNNN, true, allN}, {"NARR/", SetID, true, nil}},
	'P' - 'A': {{"PAGE ", Page02, true, numbered}, {"PROGRAM REF", RefLabel, false, nil}, {"POC/", SetID, true, nil}},
	'Q' - 'A': {{"QUOTE", Quote, false, quotes}, {"QTE", Quote, false, quotes}},
	'R' - 'A': {
		{"REF", RefLabel, false, isRefs},
		{"RELEASED BY:", SmartTail, false, nil},
		{"RELEASED BY ", SmartTail, false, nil},
		{"RELEASE", Stamp, false, isStamp},
		{"REASON", BlockLabel, false, reasons},
		{"RMKS/", SetID, true, nil},
	},
	'S' - 'A': {{"SUBJ/", SetID, true, nil}, {"SUBJ", SubjLabel, false, isSubject}, {"SIGNATURE:", SmartTail, false, nil}},
	'T' - 'A': {{"TAG", TagsLabel, false, isTags}, {"TO ", To, false, inCapitals}},
	'U' - 'A': {{"UNQUOTE", Unquote, false, nil}, {"UNQTE", Unquote, false, nil}},
	'V' - 'A': {{"VZCZC", VZCZC, true, nil}},
	'Z' - 'A': {{"ZNY ", ZNY, true, nil}, {"ZNR ", ZNY, true, nil}},
}

// pair is what a line may be that begins with two signs.
type pair struct {
	rows  []*entry   // of the table, in its order
	level bool       // a level begins so
	third scan.Table // the signs that may follow the two
}

// pairs are those with which labels and levels begin, and heads leads to them by the first sign of a line, from A to z,
// and the second: to the pair that is nothing where running text begins, as most lines do.
var pairs, heads = pairUp()

// The pairs that no label has: what begins so is running text, or is looked at whatever follows.
const (
	nothing uint8 = iota
	careful
	firstPair
	mostPairs = 128
)

// signsOfHeads are the signs from A to z.
const signsOfHeads = 'z' - 'A' + 1

func pairUp() (list [mostPairs]pair, at [signsOfHeads][256]uint8) {
	careAt(&at)
	list[careful].third = everySign
	next := firstPair
	begins := func(first, second byte, rest string) *pair {
		index := &at[first-'A'][second]
		if *index < firstPair {
			list[next].third = list[*index].third
			*index = next
			next++
		}
		p := &list[*index]
		if rest == "" { // nothing follows
			p.third[0] = true
		} else {
			p.third[rest[0]], p.third[scan.ToLower(rest[0])] = true, true
		}
		return p
	}
	for i := range table {
		for k := range table[i] {
			e := &table[i][k]
			for _, head := range cases(e) {
				p := begins(head[0], head[1], e.word[2:])
				p.rows = append(p.rows, e)
			}
		}
		for _, words := range [][]string{levels[i], mixed[i]} {
			for _, level := range words {
				begins(level[0], level[1], level[2:]).level = true
			}
		}
	}
	return list, at
}

// careAt marks the first two signs of lines that may be what no table holds: an E.O. line in one of its spellings, a
// date-time group behind its precedence, what a quotation mark stands before.
func careAt(at *[signsOfHeads][256]uint8) {
	all, blank := &at['E'-'A'], &at[redacted-'A']
	for second := range all {
		all[second] = careful
		if !scan.Inked(byte(second)) {
			blank[second] = careful
		}
	}
	for first := byte('A'); first <= 'z'; first++ {
		switch {
		case first == 'e', !scan.Alpha(first):
			at[first-'A'] = *all
		case isPrecedence(first):
			at[first-'A'] = *blank
		}
	}
	for _, second := range []byte(".,0OE") {
		at['O'-'A'][second] = careful
	}
}

// cases returns the first two signs of a label in the cases of letters in which it may begin a line.
func cases(e *entry) [][2]byte {
	first, second := e.word[0], e.word[1]
	heads := [][2]byte{
		{first, second},
		{first, scan.ToLower(second)},
		{scan.ToLower(first), second},
		{scan.ToLower(first), scan.ToLower(second)},
	}
	n := len(heads)
	switch {
	case e.exactly:
		n = 1
	case !lowered.Has(e.shape):
		n = 2
	}
	return slices.Compact(heads[:n])
}

// running reports whether a line is running text beyond doubt, as most lines are: nothing else begins with its first
// three signs, and no digit, blank or oddity stands at its end.
func running(b []byte, from, to int) bool {
	if from+2 >= to || to > len(b) || b[from]-'A' >= signsOfHeads || !plainEnds[b[to-1]] {
		return false
	}
	head := heads[b[from]-'A'][b[from+1]]
	return head == nothing || !pairs[head%mostPairs].third[b[from+2]]
}

// everySign holds every sign, and plainEnds those at the end of a line that say nothing of it.
var (
	everySign = signs(func(byte) bool { return true })
	plainEnds = signs(func(b byte) bool { return scan.Inked(b) && !scan.Digit(b) && b != '\\' })
)

func signs(are func(byte) bool) (t scan.Table) {
	for b := range t {
		t[b] = are(byte(b))
	}
	return t
}

// shape decides on the first bytes of the line, whose text is t.
func (l *Line) shape(t []byte) Shape {
	switch first := t[0]; {
	case scan.Upper(first):
		return ofCapital(t)
	case scan.Lower(first):
		return ofSmall(t)
	case scan.Digit(first):
		return ofDigits(t)
	case scan.AnyOf(first, "\"'`"):
		return l.behindQuote(t)
	default:
		return ofSign(scan.Of(t))
	}
}

// behindQuote reads a line whose first sign is a quotation mark. Before a level or a label it is the
// edge of a field in the record of a table, and no part of the line.
func (l *Line) behindQuote(t []byte) Shape {
	c := scan.Of(t)
	c.Next(1)
	if c.Blanks(); c.Done() {
		return Plain
	}
	rest := Line{from: l.from + uint32(c.At()), to: l.to}
	if s := rest.shape(c.Left()); framed.Has(s) {
		l.from, l.Odd = rest.from, l.Odd|Quoted
		return s
	}
	return Plain
}

// framed holds the shapes that a field of a table may begin with.
var framed = SetOf(Level, EOLabel, TagsLabel, SubjLabel, VZCZC, DE, FM, DTG, Page02)

// ofSmall is for lines that begin with a small letter: few labels do.
func ofSmall(t []byte) Shape {
	if t[0] == 'e' && IsEO(scan.Of(t)) {
		return EOLabel
	}
	p, known := pairOf(t)
	if !known {
		return Plain
	}
	for _, e := range p.rows {
		if fits(t, e) && labelled(scan.Of(t), e.word) {
			return e.shape
		}
	}
	return Plain
}

// pairOf returns the pair with which a line begins, and whether more than running text may begin with it and the third
// sign.
func pairOf(t []byte) (p *pair, known bool) {
	second, third := after(t)
	p = &pairs[heads[t[0]-'A'][second]%mostPairs]
	return p, p.third[third]
}

// after returns the second and the third sign of a line, 0 where it has none.
func after(t []byte) (second, third byte) {
	if len(t) > 2 {
		return t[1], t[2]
	}
	if len(t) > 1 {
		return t[1], 0
	}
	return 0, 0
}

// lowered holds the shapes of labels that are found without any capital, before a colon.
var lowered = SetOf(BlockLabel, TagsLabel, SubjLabel, RefLabel)

// fits reports whether a line begins with the word of a row, and with what else the row wants.
func fits(t []byte, e *entry) bool {
	if len(t) < len(e.word) {
		return false
	}
	for i := range len(e.word) {
		if b := t[i]; b != e.word[i] && (e.exactly || scan.ToUpper(b) != e.word[i]) {
			return false
		}
	}
	return e.confirm == nil || e.confirm(scan.Of(t), e.word)
}

// ofCapital is for lines that begin with a capital, as most lines of old cables do. What most of them begin with
// begins nothing else: such a line is a page line by the digits at its end, or running text.
func ofCapital(t []byte) Shape {
	first := t[0]
	p, known := pairOf(t)
	total := endsInTotal(t)
	if !known && !total || len(t) > 1 && scan.Lower(t[1]) && !mixedHeads[first] {
		return Plain
	}
	if known {
		for _, e := range p.rows {
			if fits(t, e) {
				return e.shape
			}
		}
	}
	switch {
	case len(t) >= 14 && !scan.Inked(t[1]) && (isPrecedence(first) || first == redacted) && isDTGLine(scan.Of(t)):
		return DTG
	case (first == 'E' || first == 'O') && IsEO(scan.Of(t)):
		return EOLabel
	case known && p.level && IsLevel(scan.Of(t)):
		if total && isLevelPage(scan.Of(t)) {
			return PageLine
		}
		return Level
	case total && IsPage(scan.Of(t)):
		return PageLine
	}
	return Plain
}

// endsInTotal reports whether the last word of a line is three digits, as the number of pages is on a page line.
func endsInTotal(t []byte) bool {
	n := len(t) - len(" 002")
	return n >= 0 && scan.Digit(t[n+3]) && scan.Space(t[n]) && scan.Digit(t[n+1]) && scan.Digit(t[n+2])
}

// mixedHeads are the capitals with which labels of mixed case begin.
var mixedHeads = scan.TableOf("ACDEMPRSTU")

func ofDigits(t []byte) Shape {
	n := 1
	for n < len(t) && scan.Digit(t[n]) {
		n++
	}
	c := scan.Of(t)
	switch {
	case n <= 3:
		return Number
	case n == 6 && isZone(c.To(n)):
		return DTG
	}
	return Plain
}

func ofSign(c scan.Cursor) Shape {
	switch c.Peek() {
	case '(', '[', '{':
		if inner := c; MarkedBlock(c) || inner.Byte('(') && isClassifiedBy(inner) {
			return BlockLabel
		}
		return Bracket
	case '-', '=', '*', '_', '+', '~':
		if isRule(c) {
			return Rule
		}
		return Bullet
	case '#':
		c.Next(1)
		if digits := c.While(scan.Digit); digits.Len() > 3 && c.Done() {
			return Hash
		}
	case '<':
		if c.IsFold("<< END OF DOC") || c.IsFold("<<END OF DOC") {
			return Attributes
		}
	case 0xC2, 0xB6:
		if scan.Pilcrow(c.Left()) > 0 {
			return Pilcrow
		}
	case 0x95, 0x96, 0x97, 0xE2: // bullets and dashes
		if BulletLen(c) > 0 {
			return Bullet
		}
	case '.':
		if IsEO(c) {
			return EOLabel
		}
	}
	return Plain
}

// isRule reports whether a line is nothing but strokes, at least three.
func isRule(c scan.Cursor) bool {
	return c.Len() >= 3 && scan.Only(c.Left(), func(b byte) bool { return scan.AnyOf(b, "-=*_+~ ") })
}

// BulletLen returns the width of the bullet or Unicode dash at the cursor, 0 when there is none.
func BulletLen(c scan.Cursor) int {
	switch b := c.Peek(); b {
	case '*', '+', 0x95, 0x96, 0x97: // the last three in Windows-1252
		return 1
	case '-':
		return c.While(func(b byte) bool { return b == '-' }).Len()
	case 0xC2:
		if c.PeekAt(1) == 0xB7 {
			return 2
		}
	case 0xE2:
		for _, s := range []string{"•", "–", "—", "‐", "‑", "‒", "▪", "●", "◦", "■"} {
			if c.IsExact(s) {
				return len(s)
			}
		}
	}
	return 0
}

func alone(c scan.Cursor, word string) bool { return c.Len() == len(word) }

func allN(c scan.Cursor, _ string) bool {
	return scan.Only(c.Left(), func(b byte) bool { return b == 'N' })
}

// inCapitals takes TO and INFO before an addressee: prose has a small letter behind the first.
func inCapitals(c scan.Cursor, word string) bool { return c.IsExact(word) }

// labelled takes a label that a colon follows.
func labelled(c scan.Cursor, word string) bool {
	c.Next(len(word))
	c.While(scan.Alpha)
	c.Fold("(S)")
	c.Blanks()
	return c.Peek() == ':'
}

func numbered(c scan.Cursor, word string) bool {
	c.Next(len(word))
	c.Blanks()
	return scan.Digit(c.Peek())
}

// isPrecedence reports whether b is a letter of precedence.
func isPrecedence(b byte) bool { return scan.AnyOf(b, "OPRZYW") }

// redacted stands for every letter that was taken out of a copy.
const redacted = 'X'

// isDTGLine reports whether a line is precedence letters and a date-time group.
func isDTGLine(c scan.Cursor) bool {
	for range 3 {
		b := c.Peek()
		if scan.Digit(b) {
			break
		}
		if !isPrecedence(b) && b != redacted {
			return false
		}
		c.Next(1)
		if !c.Blanks() {
			return false
		}
	}
	digits := c.While(scan.Digit)
	return digits.Len() >= 5 && digits.Len() <= 7 && isZone(c)
}

// isZone reports whether the zone letter of a date-time group stands at the cursor: Z, or another with a
// month after it, so that a number with a letter is none.
func isZone(c scan.Cursor) bool {
	zone := c.Peek()
	if scan.ToUpper(zone) == 'Z' {
		return true
	}
	if !scan.Upper(zone) {
		return false
	}
	c.Next(1)
	if !c.Blanks() {
		return false
	}
	return scan.Month(c.Slice(c.Letters())) > 0
}

// isOriginator reports whether a line is `DE R..... #nnnn`.
func isOriginator(c scan.Cursor, _ string) bool {
	start := c.At()
	c.Next(len("DE "))
	c.Word()
	size := c.Span(start).Len()
	c.Blanks()
	return size >= 7 && c.Peek() == '#'
}

// IsPage reports whether a line is `ARKADIA 00000187  001.2 OF 002`: a serial, the number of the
// page, OF and the total of three digits.
func IsPage(c scan.Cursor) bool {
	total := c.LastWord()
	digits := c.To(total)
	if digits.Len() != 3 || total-c.At() < len("ARK 1 1 OF ") || !scan.Only(digits.Left(), scan.Digit) {
		return false
	}
	rest := c.Until(total)
	of := rest.LastWord()
	if word := rest.To(of); !word.IsExact("OF") {
		return false
	}
	rest = c.Until(of)
	page := rest.To(rest.LastWord())
	return scan.Digit(page.Peek())
}

// isLevelPage reports whether a line that begins with a level is a page line: the serial stands right
// before the number of the page, where a classification line has SECTION.
func isLevelPage(c scan.Cursor) bool {
	if !IsPage(c) {
		return false
	}
	for range 3 { // the total, OF, and the page
		c = c.Until(c.LastWord())
	}
	serial := c.To(c.LastWord())
	word := serial.Trimmed()
	return scan.Only(c.Slice(word), scan.Digit)
}

// levels are the beginnings of the words for levels and of what stands in their place.
var levels = [26][]string{
	'C' - 'A': {"CONFIDENTIAL", "C O N", "CC O N", "CUI", "CONTROLLED", "CONFID", "COSMIC", "CONF ", "CSE C", "CS E C"},
	'F' - 'A': {"FOR OFFICIAL USE ONLY"},
	'L' - 'A': {"LIMITED OFF", "L I M", "LOU"},
	'N' - 'A': {"NATO "},
	'R' - 'A': {"RESTRICTED", "R E S T"},
	'S' - 'A': {"SECRET", "S E C", "SS E C", "SBU", "SENSITIVE BUT UNCL", "SECR "},
	'T' - 'A': {
		"TOP SECRET", "T O P", "TOPSECRET", "TT O P", "TOP  ", "TOP\t", "TOP\u00a0", "TOP S E", "T OP S", "TO P S",
	},
	'U' - 'A': {"UNCLAS", "U N C", "UU N C"},
}

// mixed are levels in small letters behind a capital, which are prose but for what follows them.
var mixed = [26][]string{
	'C' - 'A': {"Confidential ", "C o n f i d"},
	'S' - 'A': {"Secret ", "S e c r e t"},
	'T' - 'A': {"Top Secret ", "T o p  s", "T o p s", "T o p  S"},
	'U' - 'A': {"Unclas ", "Unclassified ", "U n c l a s"},
}

// IsLevel reports whether a line may begin with a level. In small letters it must be letter-spaced, or
// end in the digits of a serial.
func IsLevel(c scan.Cursor) bool {
	if !scan.Upper(c.Peek()) {
		return false
	}
	second := c.PeekAt(1)
	if !scan.Lower(second) {
		for _, s := range levels[c.Peek()-'A'] {
			if c.PeekAt(2) == s[2] && c.IsExact(s) {
				return true
			}
		}
		if second != ' ' {
			return false
		}
	}
	for _, s := range mixed[c.Peek()-'A'] {
		if c.IsExact(s) {
			return c.PeekAt(1) == ' ' || scan.Digit(c.Last())
		}
	}
	return false
}

// longestHead is how far the level of a marking reaches at most: a foreign one with its owners.
const longestHead = 40

// IsStroked reports whether a line begins as the register has markings, in any case: two strokes and a letter, at
// its head or behind a few words.
func IsStroked(c scan.Cursor) bool {
	if scan.AnyOf(c.Peek(), `\,-/`) && c.PeekAt(1) != '/' || c.IsExact("///") {
		return isForeign(c)
	}
	at := c.Until(min(c.End(), c.At()+longestHead)).FindExact("//")
	if at < 0 {
		return false
	}
	behind := c.To(at)
	behind.While(func(b byte) bool { return b == '/' })
	if !scan.Alnum(behind.Peek()) {
		return false
	}
	head := c.Slice(text.Span{Start: c.At(), End: at})
	return len(head) == 0 || scan.Alpha(head[0]) && scan.Only(head, func(b byte) bool { return scan.Alpha(b) || b == ' ' })
}

// isForeign reports whether a line that begins with another sign than two strokes is a foreign marking else: in
// capitals, with a level in it.
func isForeign(c scan.Cursor) bool {
	return scan.Caps(c.Left()) && (c.FindExact("SECRET") > 0 || c.FindExact("CONFIDENTIAL") > 0 ||
		c.FindExact("RESTRICTED") > 0 || c.FindExact("UNCLASSIFIED") > 0)
}
