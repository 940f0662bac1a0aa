package extract

import (
	"bytes"
	"errors"
	"strings"
)

// change is a change that OpenDocument keeps track of: what was taken out, or none where something was put in.
type change struct {
	text     []byte
	inserted bool
	used     bool
}

// openElements are those of OpenDocument (ISO 26300).
func openElements() map[string]*element {
	return map[string]*element{
		"office:body":                   {set: in(Body), open: openOpenBody},
		"office:meta":                   {set: in(Property)},
		"office:annotation":             {set: asComment},
		"office:binary-data":            {open: openBinary, close: closeBinary},
		"office:forms":                  {set: unseen},
		"style:style":                   {open: openStyle},
		"style:master-page":             {set: in(PageHeader)},
		"style:text-properties":         {open: openStyle},
		"style:table-properties":        {open: openStyle},
		"style:drawing-page-properties": {open: openStyle},
		"text:list-level-style-number":  {words: []string{"num-prefix", "num-suffix"}},
		"text:list-level-style-bullet":  {words: []string{"bullet-char"}},
		"text:outline-level-style":      {words: []string{"num-prefix", "num-suffix"}},

		"text:p":                {set: asProse, paragraph: true, open: openOpenText},
		"text:h":                {set: asProse, paragraph: true, open: openOpenText},
		"text:span":             {open: openOpenText},
		"text:s":                {open: openSpaces},
		"text:tab":              {says: "\t"},
		"text:line-break":       {says: "\n"},
		"text:note":             {open: openOpenNote},
		"text:note-citation":    {set: apart},
		"text:note-body":        {set: in(Note)},
		"text:ruby-text":        {aside: true},
		"text:section":          {open: openSection},
		"text:hidden-text":      {set: asHidden},
		"text:hidden-paragraph": {open: openHiddenParagraph},
		"text:variable-decls":   {set: unseen},
		"text:user-field-decls": {set: unseen},

		"text:tracked-changes": {set: unseen},
		"text:changed-region":  {open: openRegion},
		"text:insertion":       {open: openInsertion},
		"text:deletion":        {open: openDeletion, close: closeDeletion},
		"text:change":          {open: openChange},
		"text:change-start":    {open: openChangeStart},
		"text:change-end":      {open: openChangeEnd},

		"draw:page":                   {open: openDrawPage, names: []string{"name"}},
		"draw:text-box":               {open: openBox},
		"draw:frame":                  {set: apart, open: openDrawFrame},
		"presentation:notes":          {open: openSlideNotes},
		"presentation:header-decl":    {set: in(PageHeader)},
		"presentation:footer-decl":    {set: in(PageHeader)},
		"presentation:date-time-decl": {set: in(PageHeader)},
		"svg:title":                   {set: unseenApart},
		"svg:desc":                    {set: unseenApart},
		"dc:creator":                  {set: apart},
		"dc:date":                     {set: apart},

		"table:table":               {open: openTable, close: closeTable, names: []string{"name"}},
		"table:table-column":        {open: openTableColumn},
		"table:table-row":           {open: openTableRow, close: closeTableRow},
		"table:table-cell":          {open: openTableCell, close: closeTableCell, words: []string{"formula"}},
		"table:covered-table-cell":  {open: openTableCell, close: closeTableCell},
		"table:tracked-changes":     {set: in(Deleted)},
		"table:content-validations": {set: unseen},
		"table:named-expressions":   {set: unseen},
		"table:named-expression":    {words: []string{"expression"}},
	}
}

// openOpenBody counts paragraphs anew: in one XML text headers and footers stand before it.
func openOpenBody(s *story, _ []attribute) { s.count = 0 }

// apart keeps what stands at a paragraph out of its text.
func apart(st *state) { st.prose = false }

func asComment(st *state) { st.role, st.prose = Comment, false }

func unseenApart(st *state) {
	unseen(st)
	apart(st)
}

// openStyle notes the styles that a document gives itself.
func openStyle(s *story, attrs []attribute) { s.p.styles.see(s.top().name, attrs) }

// openOpenText hides a paragraph or a stretch of it whose style is hidden.
func openOpenText(s *story, attrs []attribute) {
	if s.p.styles.hidden(attr(attrs, "style-name")) {
		s.top().state.hidden = true
	}
}

const mostSpaces = 1_000 // that one element stands for

func openSpaces(s *story, attrs []attribute) {
	s.stand(strings.Repeat(" ", min(atoi(attr(attrs, "c")), mostSpaces)))
}

func openOpenNote(s *story, attrs []attribute) {
	label := attr(attrs, "note-class")
	if label != "endnote" {
		label = "footnote"
	}
	s.number(label)
}

func openSection(s *story, attrs []attribute) {
	if attr(attrs, "display") == "none" || on(attr(attrs, "is-hidden")) {
		unseen(&s.top().state)
	}
}

func openHiddenParagraph(s *story, attrs []attribute) {
	if p := s.para(); p != nil && !off(attr(attrs, "is-hidden")) {
		p.concealed = true
	}
}

// openRegion begins what is known of a change.
func openRegion(s *story, attrs []attribute) {
	s.change = &change{}
	s.changes[attr(attrs, "id")] = s.change
}

func openInsertion(s *story, _ []attribute) {
	if s.change != nil {
		s.change.inserted = true
	}
}

// openDeletion gathers what was taken out, which is said where it stood.
func openDeletion(s *story, _ []attribute) { s.openPara(true, true) }

func closeDeletion(s *story) {
	p := s.para()
	if s.change == nil || p == nil {
		return
	}
	s.change.text, p.shown = bytes.Clone(p.form(p.all)), nil
}

func openChange(s *story, attrs []attribute) {
	c := s.changes[attr(attrs, "change-id")]
	if c == nil || s.para() == nil {
		return
	}
	c.used = true
	if s.err = errors.Join(s.err, s.charge(len(c.text))); s.err != nil {
		return
	}
	st := s.top().state
	st.prose, st.deleted = false, true
	s.say(c.text, st)
}

func openChangeStart(s *story, attrs []attribute) {
	if c := s.changes[attr(attrs, "change-id")]; c != nil && c.inserted {
		s.inserting++
	}
}

func openChangeEnd(s *story, attrs []attribute) {
	if c := s.changes[attr(attrs, "change-id")]; c != nil && c.inserted && s.inserting > 0 {
		s.inserting--
	}
}

func openDrawPage(s *story, attrs []attribute) {
	s.number("slide")
	if s.p.styles.hidden(attr(attrs, "style-name")) {
		unseen(&s.top().state)
	}
}

// openSlideNotes begins the notes of a slide, or the page on which a master shows where they would be.
func openSlideNotes(s *story, _ []attribute) {
	s.top().state.role = Note
	if s.above(1) == "style:master-page" {
		s.top().state.role = Hidden
	}
}

// openDrawFrame tells frames of a master that are on its slides from those that show where text would be.
func openDrawFrame(s *story, attrs []attribute) {
	switch attr(attrs, "class") {
	case "", "header", "footer", "date-time":
	default:
		if s.above(1) == "style:master-page" {
			s.top().state.role = Hidden
		}
	}
}

// openTable begins a sheet, or a table in a text, whose cells are paragraphs.
func openTable(s *story, attrs []attribute) {
	outer := s.sheet
	s.sheet = grid{outer: &outer, row: 1, active: s.above(1) == "office:spreadsheet"}
	if !s.sheet.active {
		return
	}
	s.number("sheet")
	if s.p.styles.hidden(attr(attrs, "style-name")) {
		unseen(&s.top().state)
	}
}

func closeTable(s *story) {
	if s.sheet.outer != nil {
		s.sheet = *s.sheet.outer
	}
}

func openTableColumn(s *story, attrs []attribute) {
	n := atoi(attr(attrs, "number-columns-repeated"))
	if v := attr(attrs, "visibility"); v == "collapse" || v == "filter" {
		s.sheet.hide(s.sheet.columns+1, s.sheet.columns+n)
	}
	s.sheet.columns += n
}

func openTableRow(s *story, attrs []attribute) {
	s.sheet.col = 1
	s.sheet.next = atoi(attr(attrs, "number-rows-repeated"))
	if v := attr(attrs, "visibility"); v == "collapse" || v == "filter" {
		unseen(&s.top().state)
	}
}

func closeTableRow(s *story) { s.sheet.row += s.sheet.next }

// openTableCell begins a cell of a sheet. One that is repeated is read once.
func openTableCell(s *story, attrs []attribute) {
	if !s.sheet.active || s.cells > 0 {
		return
	}
	s.sheet.step = atoi(attr(attrs, "number-columns-repeated"))
	s.inCell()
	s.openPara(false, true)
	s.sheet.value = attr(attrs, "string-value")
	s.told[s.once("string-value", s.sheet.value)] = true
}

// closeTableCell ends a cell. Its value is told where it is not what the cell shows.
func closeTableCell(s *story) {
	p := s.para()
	if p == nil || !p.cell {
		return
	}
	s.sheet.col += s.sheet.step
	if s.sheet.value != string(p.shown) {
		s.err = errors.Join(s.err, s.line(Hidden, []byte(s.sheet.value), p.place))
	}
}

// styles are those that hide text, with what each is made from.
type styles struct {
	hides   map[string]bool
	parents map[string]string
	current string
}

const mostParents = 20 // of a style

// see takes in an element of a list of styles, of Word or of OpenDocument.
func (t *styles) see(name string, attrs []attribute) {
	switch name {
	case "w:style":
		t.current = attr(attrs, "styleId")
	case "w:basedOn":
		t.parents[t.current] = attr(attrs, "val")
	case "w:vanish":
		t.hides[t.current] = !off(attr(attrs, "val"))
	case "style:style":
		t.current = attr(attrs, "name")
		delete(t.hides, t.current)
		t.parents[t.current] = attr(attrs, "parent-style-name")
	case "style:text-properties":
		t.hide(attr(attrs, "display") == "none")
	case "style:table-properties":
		t.hide(attr(attrs, "display") == "false")
	case "style:drawing-page-properties":
		t.hide(attr(attrs, "visibility") == "hidden")
	}
}

func (t *styles) hide(hides bool) {
	if hides {
		t.hides[t.current] = true
	}
}

// hidden reports whether a style hides text, by itself or by what it is made from.
func (t *styles) hidden(name string) bool {
	for range mostParents {
		if hides, said := t.hides[name]; said || name == "" {
			return hides
		}
		name = t.parents[name]
	}
	return false
}
