package line

import (
	"bytes"

	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Label is the label of a field as it stands in a text.
type Label struct {
	Field   Field
	Span    text.Span // as written, without the colon
	Value   int       // offset of what follows it and its colon
	Garbled bool      // a letter off
}

// spelling is one way in which a label is written: in capitals, without its colon.
type spelling struct {
	word  string
	field Field
	near  bool // also with one letter wrong, where a colon follows
}

// spellings is the one list of labels. It serves every layout, at the head of a line and behind another
// field; labels of more than a word, or with a number in them, have readers of their own below.
var spellings = [...]spelling{
	{"TAGS", Tags, true},
	{"TAG", Tags, false},
	{"SUBJECT", Subject, true},
	{"SUBJ", Subject, true},
	{"TITLE", Subject, false},
	{"RE", Subject, false},
	{"REF", Refs, false},
	{"REFS", Refs, false},
	{"REFTEL", Refs, true},
	{"REFTELS", Refs, true},
	{"REFERENCE", Refs, true},
	{"REFERENCES", Refs, true},
}

// blockLabels open the classification authority block.
var blockLabels = []string{"CLASSIFIED BY", "CLASSIFIED  BY", "CLASSIFIEDBY", "DERIVED FROM", "DERIVED BY"}

// colons are the signs that stand for the colon of a label in copies.
const colons = ":;"

// At returns the label at the head of a line that has a shape, or that no shape tells.
func At(c scan.Cursor, s Shape) (Label, bool) {
	switch s {
	case EOLabel:
		return eoLabel(c)
	case TagsLabel, SubjLabel, RefLabel:
		return wordLabel(c)
	case BlockLabel:
		return blockLabel(c), true
	case Plain, Level, To:
		return nearLabel(c)
	default:
		return Label{}, false
	}
}

// wordLabel reads the label that the shape of the line has told.
func wordLabel(c scan.Cursor) (Label, bool) {
	start := c.At()
	c.Fold("PROGRAM ")
	word := c.Letters()
	c.Fold("(S)")
	l := Label{Field: Refs, Span: c.Span(start)}
	written := c.Slice(word)
	for i := range spellings { // all of one shape have their first letter
		s := &spellings[i]
		if len(written) == 0 || scan.ToUpper(written[0]) != s.word[0] {
			continue
		}
		if exact := scan.Folds(written, s.word); exact || s.near && scan.OneEdit(written, s.word) {
			l.Field, l.Garbled = s.field, !exact
			break
		}
	}
	l.Value = behindColon(c)
	return l, true
}

// behindColon returns the offset behind the signs that close a label.
func behindColon(c scan.Cursor) int {
	c.Skip(":;,.-")
	return c.At()
}

// nearLabel reads a label with one letter wrong at the head of a line that no shape tells.
func nearLabel(c scan.Cursor) (Label, bool) {
	start := c.At()
	word := c.Letters()
	if word.Len() < 2 || word.Len() > len("REFERENCESS") {
		return Label{}, false
	}
	glued := c.At()
	c.Blanks()
	sign := c.Peek()
	closed := scan.AnyOf(sign, colons) || scan.AnyOf(sign, ",.-") && scan.Folds(c.Slice(word), "TAGS")
	if !closed {
		return nearBlock(c.To(start))
	}
	for _, s := range spellings {
		exact := scan.Folds(c.Slice(word), s.word)
		if exact || s.near && scan.OneEdit(c.Slice(word), s.word) {
			l := Label{Field: s.field, Span: text.Span{Start: start, End: glued}, Garbled: !exact}
			l.Value = behindColon(c)
			return l, true
		}
	}
	return Label{}, false
}

// nearBlock knows `Classifed By` and `Classified Bye:`: two words, one of them a letter off.
func nearBlock(c scan.Cursor) (Label, bool) {
	if end, garbled := ClassifiedBy(c); end > 0 {
		return Label{Field: Authority, Span: text.Span{Start: c.At(), End: end}, Value: c.At(), Garbled: garbled}, true
	}
	return Label{}, false
}

// blockLabel gives the block whole: its label is a part of it, which the reader of the block takes.
func blockLabel(c scan.Cursor) Label {
	start := c.At()
	if inner := c; inner.Byte('(') && isClassifiedBy(inner) { // all of it in brackets
		c, start = inner, inner.At()
	} else if c.Peek() == '(' { // a mark before it
		c.Jump(c.Find(')') + 1)
		c.Blanks()
	}
	end, garbled := ClassifiedBy(c)
	return Label{Field: Authority, Span: text.Span{Start: start, End: max(end, start)}, Value: start, Garbled: garbled}
}

// ClassifiedBy returns the end of a `Classified By` at the cursor and whether it is misspelt, 0 when
// there is none.
func ClassifiedBy(c scan.Cursor) (end int, garbled bool) {
	if scan.ToUpper(c.Peek()) != 'C' || c.Len() < len("CLASSIFIEDBY") {
		return 0, false
	}
	for _, w := range blockLabels[:3] {
		rest := c
		if rest.Fold(w) && (!scan.Alpha(rest.Peek()) || scan.Upper(rest.Peek())) {
			return rest.At(), w == "CLASSIFIEDBY"
		}
	}
	word := c.Letters()
	c.Skip(":")
	if word.Len() >= 9 && scan.OneEdit(c.Slice(word), "CLASSIFIED") && c.FoldWord("BY") {
		return c.At(), true
	}
	return 0, false
}

func classifiedBy(c scan.Cursor, _ string) bool { return isClassifiedBy(c) }

func isClassifiedBy(c scan.Cursor) bool {
	end, _ := ClassifiedBy(c)
	return end > 0
}

// MarkedBlock reports whether a line is `(U) Classified By ...`.
func MarkedBlock(c scan.Cursor) bool {
	head := c.Until(min(c.End(), c.At()+longestBlockMark))
	k := head.Find(')')
	if k < 0 {
		return false
	}
	c.Jump(k + 1)
	c.Blanks()
	end, _ := ClassifiedBy(c)
	return end > 0 || c.IsFold("DERIVED FROM")
}

// longestBlockMark is how far off the bracket is looked for that closes the mark before a block.
const longestBlockMark = 20

func reasons(c scan.Cursor, _ string) bool {
	return c.IsFold("REASON:") || c.IsFold("REASONS:") || c.IsFold("REASON(S):")
}

// isTags takes `TAGS:`, `TAGS PREL`, `TAG:` and leaves words that begin so.
func isTags(c scan.Cursor, _ string) bool {
	mixed := scan.Lower(c.PeekAt(1))
	word := c.Letters()
	c.Blanks()
	switch {
	case word.Len() == 3 && mixed:
		return c.Peek() == ':'
	case word.Len() > 4:
		return false
	case word.Len() == 4 && scan.ToUpper(c.Slice(word)[3]) != 'S':
		return false
	}
	return !mixed || scan.AnyOf(c.Peek(), ":;-,") || scan.Upper(c.Peek())
}

// isSubject takes `SUBJECT:`, `SUBJ:`, `SUBJECT WORDS` and leaves `SUBJECTS OF` and prose.
func isSubject(c scan.Cursor, _ string) bool {
	mixed := scan.Lower(c.PeekAt(1))
	word := c.Letters()
	if !scan.Folds(c.Slice(word), "SUBJECT") && !scan.Folds(c.Slice(word), "SUBJ") {
		return false
	}
	c.Blanks()
	return !mixed || c.Peek() == ':' || c.Peek() == ';'
}

// isRefs takes `REF:`, `REFS:`, `REFTEL:`, `Ref(s):`, `REF (A) ...` and leaves words that begin so.
func isRefs(c scan.Cursor, _ string) bool {
	capitals := scan.Upper(c.PeekAt(1))
	word := c.Letters()
	if !isRefWord(c.Slice(word)) {
		return false
	}
	c.Fold("(S)")
	c.Blanks()
	return c.Done() || scan.AnyOf(c.Peek(), colons) || word.Len() == 3 && capitals
}

func isRefWord(word []byte) bool {
	for _, s := range spellings {
		if s.field == Refs && (scan.Folds(word, s.word) || s.near && scan.OneEdit(word, s.word)) {
			return true
		}
	}
	return false
}

// quotes takes QUOTE alone, with a colon, or before a level: a telegram begins there.
func quotes(c scan.Cursor, _ string) bool {
	if c.Fold("BEGIN") {
		c.Blanks()
	}
	word := scan.TrimOf(c.Slice(text.Span{End: c.End()}), c.Word(), ":.\"'")
	if !scan.Folds(c.Slice(word), "QUOTE") && !scan.Folds(c.Slice(word), "QTE") {
		return false
	}
	c.Blanks()
	return c.Done() || IsLevel(c)
}

// isStamp takes a line for a stamp that is nothing else: DECLASSIFIED alone, or with who, when or why;
// RELEASE IN PART and its kin.
func isStamp(c scan.Cursor, word string) bool {
	capitals := scan.Upper(c.PeekAt(1))
	c.Letters()
	c.Blanks()
	if word == "RELEASE" {
		return capitals && c.FoldAny("IN FULL", "IN PART")
	}
	return c.Done() && capitals || scan.AnyOf(c.Peek(), ":/-") ||
		c.FoldAny("BY", "ON", "AUTHORITY", "PER", "IN FULL", "IN PART", "UNDER")
}

// IsEO reports whether an E.O. label stands at the cursor, before a number, a value, or nothing.
func IsEO(c scan.Cursor) bool {
	_, ok := eoLabel(c)
	return ok
}

// eoLabel reads the label of an E.O. line, which is `E.O.` before the number of an order nearly always.
func eoLabel(c scan.Cursor) (Label, bool) {
	if order := c.PeekAt(len("E.O. ")); order != '0' && scan.Digit(order) && c.IsExact("E.O. ") {
		sp := text.Span{Start: c.At(), End: c.At() + len("E.O.")}
		return Label{Field: EO, Span: sp, Value: sp.End + 1}, true
	}
	return spelledEO(c)
}

// spelledEO reads the label of an E.O. line in any of its spellings: `E.O.`, `EO`, `E.o.`, `E,O`, with a
// letter too many, too few or garbled (`E.OM`, `EMO.`, `.O.`) before the number of an order.
func spelledEO(c scan.Cursor) (Label, bool) {
	l := Label{Field: EO}
	start := c.At()
	if !mayInitial(c) {
		return l, false
	}
	if c.Fold("EXECUTIVE ORDER") {
		l.Span = c.Span(start)
		c.Skip(":;")
		l.Value = c.At()
		return l, true
	}
	var w initials
	if !w.take(&c) || w.points == 0 && string(w.word()) != "EO" {
		return l, false
	}
	l.Span = text.Span{Start: start, End: scan.TrimEnd(c.Slice(text.Span{End: c.End()}), c.Span(start))}
	l.Garbled = string(w.word()) != "EO"
	c.Skip(colons)
	l.Value = c.At()
	if l.Garbled {
		return l, garbledEO(c, &w)
	}
	return l, c.Done() || scan.Digit(c.Peek()) || scan.ToUpper(c.Peek()) == redacted || c.IsFold("N/A") || c.IsFold("DECL")
}

// mayInitial reports whether the label of an E.O. line may stand at the cursor, and not a word, as nearly always: of
// four letters or more there is but one.
func mayInitial(c scan.Cursor) bool {
	if c.Len() <= mostInitials || scan.ToUpper(c.PeekAt(1)) == 'X' {
		return true
	}
	for i := range mostInitials + 1 {
		if !scan.Alpha(c.PeekAt(i)) {
			return true
		}
	}
	return false
}

// initials are the letters of the label of an E.O. line, in capitals.
type initials struct {
	letters [mostInitials]byte
	count   int
	points  int // and commas among them
}

// mostInitials is the most letters that the label of an E.O. line has, one too many among them.
const mostInitials = 3

func (w *initials) word() []byte { return w.letters[:w.count] }

// take takes the letters of the label with the points, commas and blanks between them, and reports whether
// there are any and not too many. A nought with a point behind it is the letter.
func (w *initials) take(c *scan.Cursor) bool {
	for ; !c.Done(); c.Next(1) {
		b := c.Peek()
		switch {
		case scan.Alpha(b), b == '0' && w.count > 0 && scan.AnyOf(c.PeekAt(1), ".,"):
			if w.count == mostInitials {
				return false
			}
			if b == '0' {
				b = 'O'
			}
			w.letters[w.count] = scan.ToUpper(b)
			w.count++
		case scan.AnyOf(b, ".,"):
			w.points++
		case b != ' ', w.count == 0 && w.points == 0, w.count >= 2 && scan.Alpha(c.PeekAt(1)):
			return w.count > 0
		}
	}
	return w.count > 0
}

// garbledEO reports whether letters that are nearly those of the label stand before what only the label
// has: the number of an order and a colon or a value.
func garbledEO(c scan.Cursor, w *initials) bool {
	if !scan.OneEdit(w.word(), "EO") {
		return false
	}
	number := c.While(scan.Digit)
	if number.Len() < 4 || number.Len() > 6 {
		return false
	}
	if w.count == 1 && w.points < 2 && w.letters[0] != 'O' {
		return false
	}
	c.Blanks()
	return scan.AnyOf(c.Peek(), colons) || EOValue(c)
}

// EOValue reports whether what follows the number of an order on an E.O. line stands at the cursor.
func EOValue(c scan.Cursor) bool {
	for _, w := range []string{"DECL", "N/A", "GDS", "XGDS", "ADS", "RDS", "XDS", "OADR", "TAGS"} {
		if c.IsFold(w) {
			return true
		}
	}
	return false
}

// StrictEO reports whether a line is an E.O. line beyond doubt, and which order it names: the number of an order, then
// nothing, a colon or a value. Prose names orders too.
func StrictEO(c scan.Cursor) (order int, ok bool) {
	l, ok := eoLabel(c)
	if !ok {
		return 0, false
	}
	c.Jump(l.Value)
	number := c.While(scan.Digit)
	if number.Len() < 4 || number.Len() > 6 {
		return 0, false
	}
	c.Blanks()
	return c.Value(number), c.Done() || scan.AnyOf(c.Peek(), colons) || EOValue(c)
}

// Signs finds labels in the middle of the lines of a text: glued to another field, as in copies that have lost their
// line ends. Words of prose are none: a label there has its colon, an E.O. label its number. Every label has a sign by
// which it is found: the colon, the point of an E.O. label, the G of TAGS.
type Signs struct{ colon, point, tag scan.Ahead }

// SignsOf returns the signs of b.
func SignsOf(b []byte) Signs {
	return Signs{scan.AheadOf(b, ':'), scan.AheadOf(b, '.'), scan.AheadOf(b, 'G')}
}

// Glued returns the next label behind the cursor.
func Glued(c scan.Cursor) (Label, bool) {
	s := SignsOf(c.Slice(text.Span{End: c.End()}))
	return s.Glued(c)
}

// Glued returns the next label behind the cursor, which stands in the text of the signs.
func (s *Signs) Glued(c scan.Cursor) (Label, bool) {
	from := c.At()
	for at := from; ; at++ {
		colon, point, tag := s.colon.From(at), s.point.From(at), s.tag.From(at)
		if at = min(colon, point, tag); at >= c.End() {
			return Label{}, false
		}
		var l Label
		var ok bool
		switch c.Jump(at); at {
		case colon:
			l, ok = closedBy(c, from)
		case point:
			l, ok = gluedEO(c)
		default:
			l, ok = gluedTags(c, from)
		}
		if ok && l.Span.Start > from {
			return l, true
		}
	}
}

// closedBy reads the label that the colon at the cursor closes, and that begins behind from.
func closedBy(c scan.Cursor, from int) (Label, bool) {
	last := scan.ToUpper(c.Before())
	if !closers[last] {
		return Label{}, false
	}
	word := lettersBefore(c, from)
	switch {
	case scan.Folds(tail(word, len("BY")), "BY"):
		return gluedBlock(c, from)
	case scan.Folds(word, "FROM"):
		start := c.To(c.At() - len("DERIVED FROM"))
		if start.At() > from && start.IsFold("DERIVED FROM:") {
			return Label{Field: Authority, Span: text.Span{Start: start.At(), End: c.At()}, Value: start.At()}, true
		}
	case scan.Folds(word, "REF(S)"):
		return gluedWord(c, word, Refs), true
	}
	for i := range spellings {
		if s := &spellings[i]; s.word[len(s.word)-1] == last && glues(word, s) {
			return gluedWord(c, word[len(word)-len(s.word):], s.field), true
		}
	}
	return Label{}, false
}

// closers are the signs, capitals of letters, that stand before the colon of a label: of those of a word, of
// `Classified By`, `Derived From` and `Ref(s)`.
var closers = func() scan.Table {
	t := scan.TableOf("YM)")
	for _, s := range spellings {
		t[s.word[len(s.word)-1]] = true
	}
	return t
}()

// gluedTags reads TAGS whose G stands at the cursor, behind from and without a colon: a blank behind them, and codes.
func gluedTags(c scan.Cursor, from int) (Label, bool) {
	start := c.At() - len("TA")
	if start < from {
		return Label{}, false
	}
	if c = c.To(start); c.Before() != ' ' || !c.Exact("TAG") {
		return Label{}, false
	}
	c.Exact("S")
	l := Label{Field: Tags, Span: c.Span(start)}
	if !c.Blanks() {
		return l, false
	}
	l.Value = c.At()
	code := c.Letters()
	return l, scan.Caps(c.Slice(code)) && code.Len() >= 2 && code.Len() <= 5 && scan.AnyOf(c.Peek(), ", ")
}

// glues reports whether the letters before a colon end in a label. Capitals may be glued to what stands
// before them (`PRIMEREF:`), where the label has three letters or more.
func glues(word []byte, s *spelling) bool {
	if s.word == "RE" || s.word == "TITLE" || s.word == "TAG" || len(word) < len(s.word) {
		return false
	}
	end := tail(word, len(s.word))
	if len(word) == len(s.word) {
		return scan.Folds(end, s.word)
	}
	return string(end) == s.word && s.word != "REFERENCE" && s.word != "REFERENCES"
}

func gluedWord(c scan.Cursor, word []byte, f Field) Label {
	l := Label{Field: f, Span: text.Span{Start: c.At() - len(word), End: c.At()}}
	l.Value = behindColon(c)
	return l
}

func tail(word []byte, n int) []byte { return word[max(len(word)-n, 0):] }

// lettersBefore returns the letters that end at the cursor and begin behind from, the plural in brackets
// among them.
func lettersBefore(c scan.Cursor, from int) []byte {
	end := c.At()
	start := end
	before := c.Slice(text.Span{Start: from, End: end})
	for start > from && (scan.Alpha(before[start-1-from]) || scan.AnyOf(before[start-1-from], "()") && end-start < 4) {
		start--
	}
	return bytes.TrimLeft(before[start-from:], "()")
}

// gluedBlock reads `Classified By:` that ends at the colon under the cursor.
func gluedBlock(c scan.Cursor, from int) (Label, bool) {
	for back := len("CLASSIFIEDBY"); back <= len("CLASSIFIED  BY")+1 && c.At()-back > from; back++ {
		start := c.To(c.At() - back)
		if end, garbled := ClassifiedBy(start); end == c.At() {
			sp := text.Span{Start: start.At(), End: end}
			return Label{Field: Authority, Span: sp, Value: sp.Start, Garbled: garbled}, true
		}
	}
	return Label{}, false
}

// gluedEO reads `E.O. 12958:` whose first point stands at the cursor. The first letter may be lost to a
// word or a redaction before it.
func gluedEO(c scan.Cursor) (Label, bool) {
	for back := 1; back >= 0; back-- {
		if c.At() < back {
			continue
		}
		start := c.To(c.At() - back)
		first := start.Peek()
		if back == 1 && (scan.ToUpper(first) != 'E' || scan.Lower(first) && scan.Alpha(start.Before())) {
			continue
		}
		if _, strict := StrictEO(start); !strict {
			continue
		}
		if l, _ := eoLabel(start); back == 1 || declares(start, l) {
			return l, true
		}
	}
	return Label{}, false
}

// declares reports whether the order of a label that has lost its first letter has DECL: behind it, which
// prose does not have.
func declares(c scan.Cursor, l Label) bool {
	c.Jump(l.Value)
	c.While(scan.Digit)
	c.Skip(colons)
	return c.Fold("DECL") && func() bool { c.Letters(); return c.Peek() == ':' }()
}
