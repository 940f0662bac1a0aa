package extract

import (
	"bytes"
	"strconv"
)

// grid is where in a sheet a story is. Rows and columns are counted from 1.
type grid struct {
	row, col int
	active   bool   // it is a sheet, not a table in a text
	next     int    // rows to the next: one row may stand for many
	step     int    // columns to the next
	shared   bool   // the open cell names one of the shared strings
	value    string // of the open cell, in words
	hidden   [][2]int
	columns  int // counted so far
	outer    *grid
}

// cellName returns the name of a cell: "B3".
func cellName(c cell) string {
	var name [32]byte
	at := len(name)
	for n := c.row; n > 0; n /= 10 {
		at--
		name[at] = byte('0' + n%10)
	}
	for n := c.col; n > 0; n = (n - 1) / 26 {
		at--
		name[at] = byte('A' + (n-1)%26)
	}
	return string(name[at:])
}

// columnOf returns the column of a cell's name, 0 where it has none.
func columnOf(name string) int {
	n := 0
	for i := 0; i < len(name) && i < 3 && 'A' <= name[i] && name[i] <= 'Z'; i++ {
		n = n*26 + int(name[i]-'A') + 1
	}
	return n
}

// mostHidden are the stretches of hidden columns that are told apart from others.
const mostHidden = 1_000

func (g *grid) hide(from, to int) {
	if len(g.hidden) < mostHidden {
		g.hidden = append(g.hidden, [2]int{from, to})
	}
}

func (g *grid) hides(col int) bool {
	for _, h := range g.hidden {
		if h[0] <= col && col <= h[1] {
			return true
		}
	}
	return false
}

// headerElement is a header or footer of a sheet's pages.
var headerElement = &element{
	set:       func(st *state) { st.role, st.prose = PageHeader, true },
	paragraph: true,
	close:     closeSheetHeader,
}

// sheetElements are those of SpreadsheetML (ISO 29500-1, 18).
func sheetElements() map[string]*element {
	return map[string]*element{
		"x:worksheet":         {open: openUnit},
		"x:chartsheet":        {open: openUnit},
		"x:dialogsheet":       {open: openUnit},
		"xm:macrosheet":       {open: openUnit},
		"x:sheet":             {open: unit("sheet"), names: []string{"name"}},
		"x:col":               {open: openColumns},
		"x:row":               {open: openRow},
		"x:c":                 {open: openCell, cell: true, close: closeCell},
		"x:v":                 {set: asProse},
		"x:t":                 {set: asProse},
		"x:f":                 {set: asCode},
		"x:rPh":               {aside: true},
		"x:si":                {open: openShared, close: closeShared, paragraph: true},
		"x:oddHeader":         headerElement,
		"x:oddFooter":         headerElement,
		"x:evenHeader":        headerElement,
		"x:evenFooter":        headerElement,
		"x:firstHeader":       headerElement,
		"x:firstFooter":       headerElement,
		"x:s":                 {words: []string{"v"}},
		"x:sheetName":         {words: val},
		"x:comments":          {set: in(Comment)},
		"x:comment":           {open: openCellComment},
		"x:text":              {paragraph: true},
		"x:extLst":            {set: unseen},
		"xdr:wsDr":            {set: in(Body)},
		"ss:Workbook":         {set: in(Body)},
		"ss:Worksheet":        {open: unit("sheet"), names: []string{"Name"}},
		"ss:Data":             {set: asProse, paragraph: true},
		"ss:Comment":          {set: in(Comment)},
		"tc:personList":       {set: in(Comment)},
		"x:definedName":       {set: unseen},
		"x:hyperlink":         {words: []string{"display"}},
		"x:tableColumn":       {set: unseen},
		"x:formula1":          {set: unseen},
		"x:formula2":          {set: unseen},
		"x:formula":           {set: unseen},
		"x:sheetPr":           {set: unseen},
		"x:scenarios":         {set: unseen},
		"x:oleObjects":        {set: unseen},
		"x:controls":          {set: unseen},
		"x:customSheetViews":  {set: unseen},
		"tc:ThreadedComments": {set: in(Comment)},
		"tc:threadedComment":  {open: openCellComment},
	}
}

func openColumns(s *story, attrs []attribute) {
	if on(attr(attrs, "hidden")) {
		s.sheet.hide(atoi(attr(attrs, "min")), atoi(attr(attrs, "max")))
	}
}

func openRow(s *story, attrs []attribute) {
	s.sheet.col = 0
	s.sheet.row++
	if r := attr(attrs, "r"); r != "" {
		s.sheet.row = atoi(r)
	}
	if on(attr(attrs, "hidden")) {
		unseen(&s.top().state)
	}
}

func openCell(s *story, attrs []attribute) {
	s.sheet.col++
	if col := columnOf(attr(attrs, "r")); col > 0 {
		s.sheet.col = col
	}
	s.sheet.shared = attr(attrs, "t") == "s"
	s.inCell()
}

// inCell makes the open element the cell that the story is at.
func (s *story) inCell() {
	st := &s.top().state
	st.place.cell = cell{s.sheet.row, s.sheet.col}
	if s.sheet.hides(s.sheet.col) {
		unseen(st)
	}
}

// closeCell puts the shared string in the place of its number.
func closeCell(s *story) {
	p := s.para()
	if p == nil || !s.sheet.shared || len(p.shown) == 0 {
		return
	}
	n, err := strconv.Atoi(string(bytes.TrimSpace(p.shown)))
	if err != nil || n < 0 || n >= len(s.p.used) {
		s.fault = p.place.String() + " names a text that is not there"
		return
	}
	s.p.used[n] = true
	p.shown = append(p.shown[:0], s.p.strings.at(n)...)
}

// openShared numbers the shared strings, of which those are read that no cell shows.
func openShared(s *story, _ []attribute) { s.number("string") }

func closeShared(s *story) {
	if n := s.units["string"] - 1; n < len(s.p.used) && s.p.used[n] {
		s.para().shown = nil
	}
}

func openCellComment(s *story, attrs []attribute) {
	s.top().state.place.base = joinPlace(s.p.owners[s.name], "cell "+attr(attrs, "ref"))
}

// closeSheetHeader takes the codes out of a header: &L, &C and &R begin its three fields, others give a font, a
// size, a colour or what the program puts there (ISO 29500-1, 18.3.1.46).
func closeSheetHeader(s *story) {
	p := s.para()
	var text []byte
	for b := p.shown; len(b) > 0; {
		if b[0] != '&' || len(b) == 1 {
			text, b = append(text, b[0]), b[1:]
			continue
		}
		code := b[1]
		b = b[2:]
		switch {
		case code == '&':
			text = append(text, '&')
		case code == '"':
			_, b, _ = bytes.Cut(b, []byte(`"`))
		case code == 'L' || code == 'C' || code == 'R':
			if len(text) > 0 {
				text = append(text, '\n')
			}
		case code == 'K':
			b = b[min(6, len(b)):]
		case '0' <= code && code <= '9':
			b = bytes.TrimLeft(b, "0123456789")
		}
	}
	p.shown = text
}

// texts are many short ones, one behind the other: a hostile workbook has millions.
type texts struct {
	all  []byte
	ends []uint32 // where each ends
}

// at is the n-th of them.
func (t *texts) at(n int) []byte {
	from := uint32(0)
	if n > 0 {
		from = t.ends[n-1]
	}
	return t.all[from:t.ends[n]]
}

// shared gathers the shared strings of a workbook, each with the text of its runs.
type shared struct {
	texts
	path   []string
	asides int
}

func (v *shared) open(name string, _ []attribute) error {
	v.path = append(v.path, name)
	switch name {
	case "x:si":
		v.ends = append(v.ends, uint32(len(v.all)))
	case "x:rPh":
		v.asides++
	}
	return nil
}

func (v *shared) words(b []byte) error {
	if n := len(v.ends); n > 0 && v.asides == 0 && len(v.path) > 0 && v.path[len(v.path)-1] == "x:t" {
		v.all = append(v.all, b...)
		v.ends[n-1] = uint32(len(v.all))
	}
	return nil
}

func (v *shared) remark([]byte) error { return nil }

func (v *shared) close() error {
	if v.path[len(v.path)-1] == "x:rPh" {
		v.asides--
	}
	v.path = v.path[:len(v.path)-1]
	return nil
}
