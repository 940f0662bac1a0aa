// Package report writes what a run found, in the formats that people and programs read.
//
// Its model is detached: a [File] holds no byte of the source it was made from, so that the source's
// buffer can be used again. What may not be shown is taken out before any reporter sees it.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package report

import (
	"cmp"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// Run is what is known before the first file.
type Run struct {
	Tool  Tool
	Rules []*rule.Rule // every rule that the run could report
}

// Tool is the program that made the report.
type Tool struct {
	Name    string `json:"name"`              // name of the program
	Version string `json:"version"`           // version of the program
	Address string `json:"address,omitempty"` // where the project is found, if it has an address
}

// RulesPage is the page of the rules, in the tree of the project as its forge shows it; "" where the project has no
// address.
func (t Tool) RulesPage() string {
	if t.Address == "" {
		return ""
	}
	return t.Address + "/blob/HEAD/docs/rules.md"
}

// RuleAddress is where that page tells of a rule; "" where the project has no address.
func (t Tool) RuleAddress(r *rule.Rule) string {
	if t.Address == "" {
		return ""
	}
	return t.RulesPage() + "#" + r.Name
}

// File is what a run has to say of one file.
type File struct {
	Path     string
	Findings []Finding
	Strips   []Strip // the cables that have findings; empty unless a report draws them
}

// Finding is one finding with everything about it resolved.
type Finding struct {
	Rule        *rule.Rule
	Severity    rule.Severity
	Fails       bool // the run, by what --fail-on asks of its place
	Cable       int  // from 1; 0 where the text is no cable
	Place       Place
	Part        Part // of a document; zero where Place is one of the file
	Record      Record
	Message     string
	Authority   string // the chief one by the law of the cable's date
	Quieted     string // why it was lowered to info; "" when it was not
	Fingerprint string
	Related     []Related
	Fixes       []Fix
	Excerpt     Excerpt // zero when the text is withheld
}

// Place is a stretch of a file. The zero Place stands for the file as a whole.
type Place struct {
	Start, End text.Position
	Bytes      [2]int // the columns of Start and End counted in bytes, from 1
}

// Whole reports whether the place is the file as a whole.
func (p Place) Whole() bool { return p == Place{} }

// Known returns the place, and the head of the file where it is the file as a whole.
func (p Place) Known() Place {
	if p.Whole() {
		head := text.Position{Line: 1, Column: 1}
		return Place{head, head, [2]int{1, 1}}
	}
	return p
}

// Related is another place that a finding is about.
type Related struct {
	File    string // "" for the file of the finding
	Part    Part   // of File
	Record  Record // of File
	Place   Place
	Message string
}

// where writes where the place is: a line and column, of its file where that is another one.
func (r *Related) where() string {
	at := lineColumn(r.Place.Known().Start)
	if r.File == "" {
		return at
	}
	return Visible(r.Record.After(r.Part.In(r.File))) + ":" + at
}

// words are the message with the places in other files, for formats that have none of their own for them.
func (f *Finding) words() string {
	words := f.Message
	for i := range f.Related {
		if r := &f.Related[i]; r.File != "" {
			words += "; see " + r.where()
		}
	}
	return words
}

// Fix is one way to mend a finding.
type Fix struct {
	Title  string
	Safety rule.Safety
	Edits  []Edit
}

// holdsWords reports whether a fix writes a marking in which words of the cable stand.
func (f Fix) holdsWords() bool {
	return slices.ContainsFunc(f.Edits, func(e Edit) bool { return inMarking(e.Text) && marking.Shown(e.Text) != e.Text })
}

// Edit replaces what stands at a place of the file.
type Edit struct {
	Place Place
	Text  string
}

// Excerpt is the line that a finding begins on, or the part of a long line around it.
type Excerpt struct {
	Text       string // UTF-8, as it stands in the file
	Start, End int    // the bytes of Text that the finding is about
	Cut        bool   // Text does not begin with the line
	CutEnd     bool   // nor end with it
}

// Problem is something that kept the run from its work in part. It is no finding.
type Problem struct {
	File    string `json:"file,omitempty"` // path of the file, if it is about one
	Rule    string `json:"rule,omitempty"` // the rule that broke, if one did
	Message string `json:"message"`        // what went wrong
}

// Unread is a document, or a part of one, that could not be read to its end.
type Unread struct {
	File   string `json:"file"`             // path of the file, with slashes
	Part   string `json:"part,omitempty"`   // part of a document
	Record int    `json:"record,omitempty"` // number of the record in its file, from 1
	Why    string `json:"why"`              // why it could not be read
}

// Totals are what is known after the last file.
type Totals struct {
	About   About
	Files   int // that were read
	Records int // in those that hold many
	Cables  int // in them all
	Skipped int // files in folders that do not look like cables, or are no text
	Hidden  int // findings that follow from another
	// Quieted is the findings that were lowered to info, by what explains them.
	Quieted  map[string]int
	Excepted int // findings that a configured exception took out
	// Baselined is the findings that the baseline took out.
	Baselined int
	Problems  []Problem
	Unread    []Unread
}

// unread is never nil.
func (t *Totals) unread() []Unread { return append([]Unread{}, t.Unread...) }

// Quietening is how many findings were lowered to info for one reason.
type Quietening struct {
	Why   string `json:"why"`   // the reason
	Count int    `json:"count"` // number of findings
}

// Quietened lists what lowered findings to info, the most frequent first. It is never nil.
func (t *Totals) Quietened() []Quietening {
	out := make([]Quietening, 0, len(t.Quieted))
	for why, n := range t.Quieted {
		out = append(out, Quietening{why, n})
	}
	arrange.By(out, func(a, b Quietening) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Why, b.Why))
	})
	return out
}

// inOrder returns the findings of f by an order, those that are alike in it in that of their places. They are not
// copied: a file may have very many.
func (f *File) inOrder(order func(a, b *Finding) int) []*Finding {
	all := make([]*Finding, len(f.Findings))
	for i := range f.Findings {
		all[i] = &f.Findings[i]
	}
	arrange.By(all, order)
	return all
}

// Reporter writes one report. Begin comes first, File for every file that has findings, in order,
// End last. A reporter that breaks off is not used again.
type Reporter interface {
	Begin(*Run) error
	File(*File) error
	End(*Totals) error
}

// Withheld returns f without any words of the cable.
func (f *File) Withheld() *File {
	out := &File{Path: f.Path, Strips: f.Strips, Findings: append([]Finding(nil), f.Findings...)}
	for i := range out.Findings {
		out.Findings[i].Excerpt = Excerpt{}
		out.Findings[i].Fixes = slices.DeleteFunc(slices.Clone(out.Findings[i].Fixes), Fix.holdsWords)
	}
	return out
}
