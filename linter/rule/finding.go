package rule

import (
	"fmt"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/text"
)

// Finding is one breach at one place.
type Finding struct {
	Rule     *Rule
	Severity Severity  // set by the engine, after settings
	Span     text.Span // the smallest piece that a person would underline
	Message  string    // lower-case, no full stop, no text of the cable but the offending token; set by the engine
	Case     string    // which of the rule's severities applies
	Related  []Related // places that have to do with it: what drives a banner, the other of two that differ
	Fixes    []Fix     // alternatives; at most one is applied
	Cable    int       // number of the cable in its file from 1; 0 where the text is no cable
	Quieted  string    // why it was lowered to info; "" when it was not
	// Fingerprint stays the same when text elsewhere in the file changes or the file is renamed.
	Fingerprint string

	// On is the days that the cable may be of; zero where they are not known, or the finding is not about a cable.
	On law.Period

	format string
	args   []any
}

// Authority returns the chief authority for the finding, by the law of its cable's date, nil where there is
// none.
func (f *Finding) Authority() *Citation { return f.Rule.Authority(f.On) }

// Related is another place that a finding is about.
type Related struct {
	Span    text.Span
	Message string
}

// Fix is one way to mend a finding.
type Fix struct {
	Title  string // in the imperative: "raise the banner to SECRET"
	Safety Safety
	Edits  []Edit // in order of place, none overlapping another, all against the text as it was read
}

// Edit replaces the text of a span. Line ends in Text are "\n" and become those of the file.
type Edit struct {
	Span text.Span
	Text string
}

// Replace returns the edit that puts text for what stands in sp.
func Replace(sp text.Span, with string) Edit { return Edit{sp, with} }

// Insert returns the edit that inserts text at offset.
func Insert(offset int, with string) Edit { return Edit{text.At(offset), with} }

// InsertMark returns the edit that puts a mark before the text of a portion.
func InsertMark(portion *cable.Portion, mark string) Edit {
	if portion.Head.Empty() {
		return Insert(portion.Text.Start, mark+" ")
	}
	if at := portion.Head.End; at == portion.Text.Start {
		return Insert(at, " "+mark+" ")
	}
	return Insert(portion.Head.End, " "+mark)
}

// Delete returns the edit that takes out sp.
func Delete(sp text.Span) Edit { return Edit{Span: sp} }

// As says which of the rule's severity cases the finding is.
func (f *Finding) As(kind string) *Finding {
	f.Case = kind
	return f
}

// MostRelated is how many places beside its own a finding has: the first ones.
const MostRelated = 1000

// Relate adds a place that the finding is about, with a few words on it.
func (f *Finding) Relate(sp text.Span, format string, args ...any) *Finding {
	if len(f.Related) == MostRelated {
		return f
	}
	f.Related = append(f.Related, Related{sp, fmt.Sprintf(format, args...)})
	return f
}

// Offer adds an alternative that mends the finding. Edits are given in order of place.
func (f *Finding) Offer(s Safety, title string, edits ...Edit) *Finding {
	f.Fixes = append(f.Fixes, Fix{title, s, edits})
	return f
}

// Render writes the message. It is put off until it is known that the finding is kept.
func (f *Finding) Render() {
	if f.Message == "" {
		f.Message = fmt.Sprintf(f.format, f.args...)
		f.args = nil // which a file of very many findings had better not keep
	}
}
