package extract

import (
	"strconv"
	"strings"
)

// val is the attribute that most of what Word holds stands in.
var val = []string{"val"}

// wordElements are those of WordprocessingML (ISO 29500-1, 17).
func wordElements() map[string]*element {
	return map[string]*element{
		"w:document":         {set: in(Body)},
		"w:wordDocument":     {set: in(Body)},
		"w:hdr":              {set: in(PageHeader)},
		"w:ftr":              {set: in(PageHeader)},
		"w:footnotes":        {set: in(Note)},
		"w:endnotes":         {set: in(Note)},
		"w:comments":         {set: in(Comment)},
		"w:glossaryDocument": {set: in(Hidden)},

		"w:footnote": {open: openNote("footnote")},
		"w:endnote":  {open: openNote("endnote")},
		"w:comment":  {open: unit("comment")},

		"w:p":             {paragraph: true},
		"w:t":             {set: asProse},
		"w:delText":       {set: func(st *state) { st.prose, st.deleted = true, true }},
		"w:instrText":     {set: asCode},
		"w:delInstrText":  {set: asCode},
		"w:fldChar":       {open: openFieldChar},
		"w:tab":           {says: "\t", within: "w:r"},
		"w:ptab":          {says: "\t"},
		"w:br":            {says: "\n"},
		"w:cr":            {says: "\n"},
		"w:noBreakHyphen": {says: "-"},
		"w:sym":           {open: openSymbol},
		"w:txbxContent":   {open: openBox},
		"w:rt":            {aside: true},

		"w:ins":      {set: asInserted},
		"w:moveTo":   {set: asInserted},
		"w:del":      {set: asDeleted},
		"w:moveFrom": {set: asDeleted},
		"w:vanish":   {open: openVanish},
		"w:rStyle":   {open: openWordStyle},
		"w:pStyle":   {open: openWordStyle},

		"w:sdtPr":          {set: unseen},
		"w:alias":          {words: val},
		"w:tag":            {words: val},
		"w:listEntry":      {words: val},
		"w:tblCaption":     {words: val},
		"w:tblDescription": {words: val},
		"w:docVar":         {words: val},
		"w:statusText":     {words: val},
		"w:helpText":       {words: val},
		"w:default":        {words: val},
		"w:attr":           {words: val},
		"w:lvlText":        {words: val},
		"w:name":           {words: val},
		"w:description":    {words: val},
		"w:aliases":        {words: val},
		"w:query":          {words: val},
		"w:title":          {words: val},
		"w:binData":        {open: openBinary, close: closeBinary},
	}
}

// openNote numbers notes; those that are the lines between text and notes have a type.
func openNote(label string) func(*story, []attribute) {
	return func(s *story, attrs []attribute) {
		if kind := attr(attrs, "type"); kind == "" || kind == "normal" {
			s.number(label)
		}
	}
}

// openFieldChar keeps the instructions of one field from those of the next.
func openFieldChar(s *story, _ []attribute) {
	if p := s.para(); p != nil && len(p.codes) > 0 {
		p.codes = append(p.codes, '\n')
	}
}

// pictures are fonts whose signs are no letters.
var pictures = set("symbol wingdings webdings zapfdingbats mtextra marlett")

// openSymbol says the character of a sign. The fonts of signs have theirs where Unicode has none: the letter of a
// usual font is the low byte of it.
func openSymbol(s *story, attrs []attribute) {
	code, err := strconv.ParseUint(attr(attrs, "char"), 16, 32)
	font := strings.ToLower(strings.ReplaceAll(attr(attrs, "font"), " ", ""))
	r := rune(code)
	switch {
	case err != nil:
		return
	case pictures()[strings.TrimRight(font, "0123456789")]:
		r = '\ufffc'
	case code >= 0xf000 && code <= 0xf0ff:
		r = rune(code & 0xff)
	}
	s.say([]byte(string(r)), s.top().state)
}

// openVanish hides the run that a property stands in; that of a paragraph's mark hides none.
func openVanish(s *story, attrs []attribute) {
	if s.above(1) == "w:rPr" && s.above(2) == "w:r" {
		s.frames[len(s.frames)-3].state.hidden = !off(attr(attrs, "val"))
	}
}

// openWordStyle hides the run or the paragraph whose style is hidden.
func openWordStyle(s *story, attrs []attribute) {
	if holder := s.above(2); (holder == "w:r" || holder == "w:p") && s.p.styles.hidden(attr(attrs, "val")) {
		s.frames[len(s.frames)-3].state.hidden = true
	}
}
