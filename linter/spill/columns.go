package spill

import (
	"bytes"
	"iter"
	"maps"
	"math/bits"
	"strings"
	"sync"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// Tables give the level of each row in a column of its own: under a heading that says so, or without one.

// separators part the cells of a row.
const separators = "\t|;,"

// mostColumns is how many columns without a heading of levels are looked at, and mostHeadings how many with one. Rows
// are read to their end, however long: each is read once.
const (
	mostColumns  = 64
	mostHeadings = 1 << 10
)

// column is one column of the table that is being read.
type column struct {
	number int   // of its cells in a row
	grade  grade // what a level in it proves by its heading
	low    bool  // a cell of it held the lowest level
	words  bool  // its level is a word in small letters
	other  int   // how many cells of it held another word
	long   bool  // a cell of it held a level in words
	prose  bool  // its cells may hold sentences: it is parted by tabs, bars or blanks
	marks  int   // how many cells began with a mark in brackets and went on
	kinds  uint8 // the levels that its cells held, a bit each
	cells  int   // how many of them held one
	first  found // the highest level, where it stands first
	block  ofBlock
}

// table is the rows that follow each other with one separator. Between commas, as sentences have them, columns without
// a heading are not kept.
type table struct {
	sep     byte
	columns []column // that are looked at, from left to right
	cells   int      // of its first row
	headed  bool     // by that a column of it holds levels
}

// columnNames are headings of columns that hold levels, and how sure they are.
//
//nolint:misspell // CLAS is a short form
var columnNames = lexiconOf(func() map[string]grade {
	return map[string]grade{
		"SEC": latent, "CLAS": latent, "CLASSIFICATION": sure, "MARKING": sure, "PORTION MARK": sure, "CLASSIF": sure,
		"SECURITY CLASSIFICATION": sure,
		"CLASSIFICATION LEVEL":    sure, "MARK": lone, "CLASS": latent, "LEVEL": latent, "BANNER": sure, "PORTION": sure,
		"LVL": lone, "MARKINGS": sure, "SECURITY": lone, "SECURITY LEVEL": sure, "STAMP": lone, "SECRECY": sure,
		"HANDLING": sure, "CAVEAT": sure, "CAVEATS": sure, "CAPTION": sure, "CAPTIONS": sure, "SENSITIVITY": sure,
		"RELEASABILITY": sure, "DISSEM": sure, "DISSEMINATION": sure, "PROTECTIVE MARKING": sure, "SEC CLASS": sure,
		"NIVEAU": latent, "NIVEL": latent, "STUFE": latent, "CL": latent, "CLASSE": latent, "GRAD": latent, "CTL": latent,
		"CONTROLS": latent, "CONTROL": latent, "CLSS": lone, "DOC CLASS": sure, "PM": latent,
		"EINSTUFUNG": sure, "VS GRAD": sure, "MENTION": lone, "KLAUZULA": sure, "CLASIFICACION": sure, "GRADO": latent,
		"RISERVATEZZA": sure, "SECURITY MARKING": sure, "PORTION MARKING": sure, "OVERALL CLASSIFICATION": sure,
	}
})

// columns looks for the letters of levels in the columns of tables. Their rows are lines, and records whose cells may
// go over lines, in quotation marks or by ends of lines that are written as escapes: a mark that is not closed hides
// none.
func (s *scanner) columns() {
	headings, end := s.byLines(), 0
	if !s.has(hasQuote) && s.at == nil {
		return
	}
	for _, at := range headings {
		if at >= end {
			end = s.byRecords(at)
		}
	}
}

// byLines looks at the rows that are lines, and returns where those begin that are headings of columns of levels.
func (s *scanner) byLines() (headings []int) {
	t, end := table{}, 0
	for _, l := range s.survey().traits {
		if s.full() {
			break
		}
		r := s.rowAt(int(l.at))
		if t.sep != 0 && s.parts(&t, s.b[end:r.from], r) {
			s.endTable(&t)
		}
		r.has, end = l.has, r.to
		if s.row(&t, r) && t.headed && t.sep != wide {
			headings = append(headings, r.from)
		}
	}
	s.endTable(&t)
	return headings
}

// byRecords looks at the rows that are records below the heading at an offset, and returns where the table ends. Where
// none goes over lines all of them are known.
func (s *scanner) byRecords(heading int) (end int) {
	r := s.rowAt(heading)
	t, overLines, torn := table{}, false, false
	s.begin(&t, mostUsed(s.b[r.from:r.to]), r.from, r.to)
	end = r.to
	for at := end + 1; at < len(s.b); at = r.to + 1 {
		r = s.rowAt(at)
		line := s.b[at:r.to]
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		to, cells := s.record(&t, r)
		is := cells == t.cells
		torn = cells == 0 || torn && !is // what stands below may be the rest of its cell
		if !is && !torn && bytes.IndexByte(line, t.sep) < 0 || s.parts(&t, s.b[end:at], r) {
			break
		}
		if is {
			overLines, r.to = overLines || to > r.to, to
		}
		s.goOn(&t, at, r.to)
		end = r.to
	}
	if overLines {
		s.endTable(&t)
	}
	return end
}

// record reads the record that begins with a line, and returns where it ends and how many cells it has, of which it
// counts one more than the table has at the most; none where a quotation mark in it is not closed.
func (s *scanner) record(t *table, line row) (to, cells int) {
	if s.reread > mostTwice*len(s.b) {
		return line.to, 0
	}
	to = s.writtenLine(line.from)
	for at := line.from; ; at++ {
		cells++
		quoted, seen := s.quotedCell(at, len(s.b), t.sep)
		if quoted == 0 && at < to && s.b[at] == '"' {
			s.reread += seen
			cells = 0
			break
		}
		if at += quoted; at > to {
			to = s.writtenLine(at)
		}
		if quoted == 0 {
			n, _ := s.cellEnd(at, to, t.sep)
			at += n
		}
		if cells > t.cells || at == to || s.b[at] != t.sep {
			break
		}
	}
	if cells != t.cells { // it is read as a line again
		s.reread += to - line.from
	}
	return to, cells
}

// parts reports whether what stands between two rows parts them: a line without separators, or an empty one before the
// heading of another table.
func (s *scanner) parts(t *table, between []byte, r row) bool {
	if len(bytes.TrimSpace(between)) > 0 {
		return true
	}
	return bytes.Count(between, []byte{'\n'}) > 1 && s.heads(t.sep, r) && !s.continues(t, r)
}

// heads reports whether a cell of a row is the heading of a column of levels.
func (s *scanner) heads(sep byte, r row) bool {
	for _, p := range s.cells(sep, r.from, r.to) {
		if headingGrade(s.b[p.from:p.to]) != none {
			return true
		}
	}
	return false
}

// continues reports whether a row has a level under a heading of a table, or the same heading again.
func (s *scanner) continues(t *table, r row) bool {
	for c, p := range s.under(t, r.from, r.to) {
		cell := s.b[p.from:p.to]
		if c.grade != none && (headingGrade(cell) != none || levelLetters.at(bytes.Trim(cell, " \"'")) != 0) {
			return true
		}
	}
	return false
}

// writtenLine is where the line about an offset ends. An end that is written as an escape, \n, is none.
func (s *scanner) writtenLine(at int) int {
	for {
		to := s.rowAt(at).to
		if to == len(s.b) || !s.slashed(to) {
			return to
		}
		at = to + 1
	}
}

// row takes in one line: it goes on the table, or ends it and perhaps begins another, which it reports.
func (s *scanner) row(t *table, r row) (begins bool) {
	if t.sep == 0 && r.has&(hasSeparator|hasGap) == 0 {
		return false
	}
	line := s.b[r.from:r.to]
	switch {
	case len(bytes.TrimSpace(line)) == 0:
	case t.sep != 0 && r.parted(line, t.sep):
		s.goOn(t, r.from, r.to)
	default:
		s.endTable(t)
		if sep := r.separator(line); sep != 0 {
			s.begin(t, sep, r.from, r.to)
			return true
		}
	}
	return false
}

// parted reports whether a line has a separator.
func (r row) parted(line []byte, sep byte) bool {
	if sep == wide {
		return r.has&hasGap != 0 && isWide(line)
	}
	return r.has&hasSeparator != 0 && bytes.IndexByte(line, sep) >= 0
}

// separator is what parts the cells of a line, 0 where nothing does.
func (r row) separator(line []byte) byte {
	if r.has&hasSeparator != 0 {
		if sep := mostUsed(line); sep != 0 {
			return sep
		}
	}
	if r.parted(line, wide) {
		return wide
	}
	return 0
}

// goOn takes in the cells of a row that goes on a table.
func (s *scanner) goOn(t *table, from, to int) {
	for c, p := range s.under(t, from, to) {
		if !s.blockCell(c, p.from, p.to) && (t.sep != ',' || c.grade != none) {
			s.cell(c, p.from, p.to)
		}
	}
}

// under are the cells of a row that stand in columns of a table that are looked at.
func (s *scanner) under(t *table, from, to int) iter.Seq2[*column, piece] {
	return func(yield func(*column, piece) bool) {
		left := t.columns
		if len(left) == 0 {
			return
		}
		for i, p := range s.cells(t.sep, from, to) {
			if i < left[0].number {
				continue
			}
			if !yield(&left[0], p) || len(left) == 1 {
				return
			}
			left = left[1:]
		}
	}
}

// begin takes in the row that begins a table.
func (s *scanner) begin(t *table, sep byte, from, to int) {
	t.sep, t.headed = sep, false
	for i, p := range s.cells(sep, from, to) {
		c := s.headed(p, sep)
		t.cells = i + 1
		if c.number = i; c.named() && len(t.columns) < mostHeadings {
			t.columns, t.headed = append(t.columns, c), true
			continue
		}
		if sep != ',' && i < mostColumns { // a table without a heading
			s.cell(&c, p.from, p.to)
			t.columns = append(t.columns, c)
		}
	}
}

// headed is the column below a cell, by what that says of it.
func (s *scanner) headed(p piece, sep byte) column {
	name := s.b[p.from:p.to]
	c := column{grade: headingGrade(name), prose: sep != ',' && sep != ';'}
	if c.grade == none {
		first, last := headingWords(name)
		c.grade, c.block = saysLevel(first, last), blockHeadings.at(first)
	}
	return c
}

// named reports whether the heading of a column says that levels stand in it, or the values of an authority block.
func (c *column) named() bool { return c.grade != none || c.block != nil }

// wide stands for the blanks, two at the least, that part the columns of a text that is set in columns.
const wide = ' '

// isWide reports whether a line has a gap of such blanks within it.
func isWide(line []byte) bool { return bytes.Contains(bytes.TrimSpace(line), []byte("  ")) }

// cellEnd returns how far the cell at the head of a row, or of the rest of one, goes, and how far it is to the next.
func (s *scanner) cellEnd(from, to int, sep byte) (end, next int) {
	b := s.b[from:to]
	if sep != wide {
		if n, _ := s.quotedCell(from, to, sep); n > 0 {
			return n, n + 1
		}
		if n := bytes.IndexByte(b, sep); n >= 0 {
			return n, n + 1
		}
		return len(b), len(b) + 1
	}
	n := bytes.Index(b, []byte("  "))
	if n < 0 {
		return len(b), len(b) + 1
	}
	for next = n; next < len(b) && b[next] == ' '; {
		next++
	}
	return n, next
}

// quotedCell is the length of a cell in quotation marks at the head of [from, to), which may hold the sign that parts
// cells, and how much of the text was looked at for it; 0 where there is none. A mark within it is doubled, or stands
// behind a backslash if one does that ends no cell.
func (s *scanner) quotedCell(from, to int, sep byte) (length, seen int) {
	if from == to || s.b[from] != '"' {
		return 0, 0
	}
	escapes := false
	for n := from + 1; ; {
		i := bytes.IndexByte(s.b[n:to], '"')
		if i < 0 {
			return 0, to - from
		}
		n += i + 1
		ends := n == to || s.b[n] == sep || s.b[n] == '\n' || s.b[n] == '\r'
		switch slashed := s.slashed(n - 1); {
		case slashed && (escapes || !ends && s.b[n] != '"'):
			escapes = true
		case ends:
			return n - from, n - from
		case s.b[n] == '"':
			n++
		default:
			return 0, n - from
		}
	}
}

// slashed reports whether the sign at i stands behind a backslash in the text, which is taken for a part of it.
func (s *scanner) slashed(i int) bool { return s.at != nil && s.src[s.at[i]] == '\\' }

// headingEnds are the first and the last letters of headings of columns of levels.
var headingEnds = sync.OnceValue(func() *sieve {
	ends := &sieve{}
	for _, names := range []*lexicon[grade]{columnNames, fieldGrades} {
		for name := range names.all().words {
			ends.add(name[:1] + name[len(name)-1:])
		}
	}
	return ends
})

// aboutHeadings are the signs that may stand in and behind a heading.
var aboutHeadings = scan.TableOf(" _-.:*")

// headingGrade is how sure the heading of a column makes the levels below it: by its name, or by that of a field.
func headingGrade(b []byte) grade {
	if !mayHead(b) {
		return none
	}
	return gradeOfHeading(b)
}

// mayHead reports whether a cell may be such a heading by its first and last letter.
func mayHead(b []byte) bool {
	if len(b) > longestField || len(b) < len("CL") {
		return false
	}
	name := trimRight(b, &aboutHeadings)
	return len(name) > 0 && headingEnds().may([]byte{name[0], name[len(name)-1]})
}

func gradeOfHeading(b []byte) grade {
	name := bytes.Map(func(r rune) rune {
		switch r {
		case '_', '-':
			return ' '
		case '.', ':', '*':
			return -1
		}
		return r
	}, b)
	if g := columnNames.at(name); g != none {
		return g
	}
	for _, kind := range columnKinds {
		if cut, is := bytes.CutSuffix(name, kind); is {
			return gradeOfHeading(cut)
		}
	}
	return fieldGrades.at(bytes.ReplaceAll(name, []byte(" "), nil))
}

// columnKinds are words with which headings end that say in what form a column has its values.
var columnKinds = [][]byte{[]byte(" CD"), []byte(" CODE"), []byte(" VAL"), []byte(" TXT")}

// headingWords is the first and the last word of a heading of a column, where it is short enough for one.
func headingWords(b []byte) (first, last []byte) {
	if len(b) > longestCell {
		return nil, nil
	}
	first, _ = nextWord(b)
	return first, lastOf(b)
}

// saysLevel is how sure a heading of several words makes the levels below it where its first or last word names them:
// max classification, marking of the original.
func saysLevel(first, last []byte) grade {
	if len(first) == 0 || columnNames.at(first) != sure && columnNames.at(last) != sure {
		return none
	}
	return lone
}

// mostUsed is the separator that stands most often in a line.
func mostUsed(line []byte) byte {
	best, most := byte(0), 0
	for i := range len(separators) {
		if n := bytes.Count(line, []byte{separators[i]}); n > most {
			best, most = separators[i], n
		}
	}
	return best
}

// aboutCells are the signs that quote and pad a cell.
var aboutCells = scan.TableOf(" \"'*`\r")

// cells are those of a row by their number, without what quotes and pads them.
func (s *scanner) cells(sep byte, from, to int) iter.Seq2[int, piece] {
	return func(yield func(int, piece) bool) {
		if sep == wide {
			from = s.skipBlanks(from, to)
		}
		for i := 0; from <= to; i++ {
			end, next := s.cellEnd(from, to, sep)
			p := piece{from, from + end}
			for p.from < p.to && aboutCells[s.b[p.from]] {
				p.from++
			}
			for p.to > p.from && aboutCells[s.b[p.to-1]] {
				p.to--
			}
			if !yield(i, p) {
				return
			}
			from += next
		}
	}
}

// cell takes in one cell of a column.
func (s *scanner) cell(c *column, at, end int) {
	value := trim(s.b[at:end], &bracketSigns)
	if inner := markedCell(s.b[at:end]); inner != nil && c.prose && !s.small(at+1) {
		value, end = inner, at+1+len(inner)
		c.marks++
	}
	if dots := bytes.IndexByte(value, '.'); dots > 0 && len(value) <= len("Confid.") { // T.S., Conf.
		value = bytes.ReplaceAll(value, []byte("."), nil)
	}
	needs, known := cellLevel(value, c.grade)
	if known || at >= end || !opensKin()[s.b[at]] {
	} else if k, is := s.kinAt(at); is && k.to >= end-len(".") {
		needs, known = k.needs, true
	}
	if !known && c.grade == sure {
		first, last := s.trimmed(at, end)
		needs, _ = s.readUnit(first, last)
		known = needs > marking.NoCeiling
	}
	switch {
	case len(trim(value, &emptyCell)) == 0, c.grade != none && unset.has(value):
		return
	case !known:
		c.other++
		return
	}
	small := s.anySmall(at, end)
	c.kinds |= 1 << needs
	c.cells++
	c.long = c.long || len(value) >= shortestWord
	c.low = c.low || needs == marking.CeilingU
	if needs > max(s.ceiling, c.first.Needs) {
		c.words = small
		token := string(bytes.Map(blankOfJoint, value))
		c.first = found{Hit: Hit{Span: s.span(at, end), Kind: PortionMark, Token: token, Needs: needs}}
	}
}

// bracketSigns are those about a cell, and emptyCell those that stand for no value in one.
var bracketSigns, emptyCell = scan.TableOf("()[]"), scan.TableOf("-: ")

// markedCell is what stands in the brackets with which a cell begins that goes on behind them, nil for any other.
func markedCell(b []byte) []byte {
	end := bytes.IndexByte(b, ')')
	if len(b) == 0 || b[0] != '(' || end < 2 || end+2 >= len(b) || b[end+1] != ' ' || levelLetters.at(b[1:end]) == 0 {
		return nil
	}
	return b[1:end]
}

// unset are words in a column of levels for a row that has none.
var unset = set(`NONE NIL NA N NO OPEN OFFEN PUBLIC UNKNOWN OFFICIAL JAWNE NONCLASSIFIE UNMARKED`)

// cellLevel is the level that a cell states: its letters or words, in any language, and under a heading a caption or
// a control.
func cellLevel(value []byte, g grade) (needs marking.Ceiling, known bool) {
	if needs, known = levelLetters.get(value); known || len(value) > longestCell {
		return needs, known
	}
	if wordsOfCells.all().sieve.may(value) {
		needs, known = wordsOfCells.get(bytes.Map(blankOfJoint, value))
	}
	if known || g == none {
		return needs, known
	}
	_, needs = fieldValue(value)
	return needs, needs > marking.NoCeiling
}

// longestCell is how long the name of a level is.
const longestCell = 40

// shortestWord is how long a level in small letters is.
const shortestWord = 4

// partnerOf are the levels of other countries, which data on other things do not have.
var partnerOf = lexiconOf(func() map[string]marking.Ceiling {
	out := map[string]marking.Ceiling{}
	for _, w := range partners() {
		if w.phrase {
			out[w.token] = w.needs
		}
	}
	return out
})

func blankOfJoint(r rune) rune {
	if r == '-' || r == '_' {
		return ' '
	}
	return r
}

// wordsOfCells are the levels in words as a cell holds them.
var wordsOfCells = lexiconOf(func() map[string]marking.Ceiling {
	out := map[string]marking.Ceiling{}
	for i := range levels().words {
		w := &levels().words[i]
		out[w.token] = w.needs
	}
	maps.Copy(out, clipped.make())
	return out
})

// endTable judges the columns that hold a level above the ceiling.
func (s *scanner) endTable(t *table) {
	for i := range t.columns {
		c := &t.columns[i]
		if c.first.Needs == marking.NoCeiling {
			continue
		}
		if c.first.Kind != Authority {
			c.first.grade = c.proves()
		}
		if c.marks > 0 && (s.odd || s.terms.defined()) {
			c.first.grade = min(c.first.grade, lone)
		}
		if c.first.grade != none && !s.full() {
			s.hits = append(s.hits, c.first)
		}
	}
	t.sep, t.columns = 0, t.columns[:0]
}

// proves is what a level above the ceiling proves by its column. Without a heading the column must hold nothing but
// the letters of levels, the lowest among them.
func (c *column) proves() grade {
	switch {
	case c.marks > 1 && c.low && c.other <= 1: // its heading

		return sure
	case c.words && !c.low && (c.grade == none || len(c.first.Token) < shortestWord && c.grade != sure):
		return none
	case c.words && !c.low && partnerOf.atWord(c.first.Token) == 0:
		return said
	case c.grade == sure:
		return sure
	case c.other == 1 && c.grade == none && c.long && bits.OnesCount8(c.kinds) > 1:
		return said
	case c.other > 0:
		return none
	case c.low && c.grade == latent && len(c.first.Token) == 1 && c.cells == bits.OnesCount8(c.kinds): // a list of them
		return lone
	case c.low && c.grade != none, c.grade == lone && len(c.first.Token) >= len("CUI"):
		return sure
	case c.grade != none:
		return lone
	case c.low && len(c.first.Token) <= len("TS"), c.long && bits.OnesCount8(c.kinds) > 1:
		return said
	}
	return none
}

// blockLabels are the lines of the block that designates controlled information; two of them are one.
var blockLabels = seekIn(anywhere,
	"CUI CATEGORY", "CUI CATEGORIES", "CUI CATEGORY(IES)", "LIMITED DISSEMINATION CONTROL", "LDC", "CONTROLLED BY",
	"DISTRIBUTION/DISSEMINATION CONTROL",
)

// designations looks for the block that designates controlled information.
func (s *scanner) designations() {
	if s.ceiling >= marking.CeilingCUI {
		return
	}
	first := len(s.hits)
	s.each(blockLabels, func(n, at int) bool {
		label := blockLabels.texts[n]
		end := at + len(label)
		from, to := s.line(at, end)
		value := bytes.TrimLeft(s.b[end:to], " *_`\"'")
		if s.head(from, to) == at && bytes.HasPrefix(value, []byte(":")) {
			g := latent
			if strings.HasPrefix(label, "CUI") {
				g = lone
			}
			s.hit(Designation, at, end, label, marking.CeilingCUI, g)
		}
		s.pair(at, end)
		return !s.full()
	})
	s.block(s.hits[first:], byToken)
}
