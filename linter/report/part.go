package report

import (
	"strings"

	"cablelint/linter/rule"
)

// Part is where in a document a finding stands. A part has no place in the bytes of the file: the lines and
// columns of the finding are those of the text that was taken out of it.
type Part struct {
	Path  string // "word/header1.xml", "inner.zip > a.txt"; "" for the body of the document
	Place string // "paragraph 12", "page 3, line 4"; "" where the part has none of its own
}

// partSteps stands between the steps of a path that leads through documents within documents.
const partSteps = " > "

// in reports whether there is a part at all.
func (p Part) in() bool { return p != Part{} }

// String returns the part with its place as people read it.
func (p Part) String() string {
	if p.Path != "" && p.Place != "" {
		return p.Path + ", " + p.Place
	}
	return p.Path + p.Place
}

// In writes the part behind the path of its file.
func (p Part) In(file string) string {
	if !p.in() {
		return file
	}
	return file + "!" + p.String()
}

// where writes where a finding begins: a line and column of the file, or, of a document, the part, with a line
// and column of its text where the part has no places of its own.
func where(path string, f *Finding) string {
	if !f.Part.in() {
		return string(appendPlace(nil, path, f.Place.Known()))
	}
	at := Visible(f.Part.In(path))
	if f.Part.Place == "" && !f.Place.Whole() {
		return at + ":" + lineColumn(f.Place.Start)
	}
	return at
}

// Flat is f as formats tell it that know only files: a finding of a part stands at the head of its file, and the
// message says where in it; that of a record stands where it does, and the message says in which.
func (f *Finding) Flat() *Finding {
	if !f.Part.in() {
		return f.told()
	}
	out := *f
	at := strings.TrimPrefix(where("", f), "!")
	out.Place, out.Related, out.Fixes, out.Excerpt = Place{}, nil, nil, Excerpt{}
	out.Message = at + ": " + f.words()
	return &out
}

// byHand says what a person may do about a finding in a document, in which nothing is written.
func byHand(fixes []rule.Fix) string {
	if len(fixes) == 0 {
		return ""
	}
	return "; to be mended by hand: " + fixes[0].Title
}
