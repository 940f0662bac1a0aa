// Package draft writes the skeleton of a new cable: every part that its marking asks for, with a placeholder where
// words go. What is derived from other cables carries their protection on (32 CFR 2001.22(c)-(e)).
//
// Nothing here is promised but what promised packages name of it: see package linter.
package draft

import (
	"fmt"
	"slices"
	"strings"

	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// Form is what a cable is to be.
type Form struct {
	Layout  string        // one of [Layouts]
	Level   marking.Level // NoLevel: that of the sources
	SBU     bool          // an unclassified cable that is sensitive
	Post    string        // "ARKADIA", or with its kind: "AMCONSUL OLDHAVEN"
	TAGS    []string
	Reasons []string // letters of the section on reasons, in any order
	Term    Term     // for which it is classified; the zero value: that of the sources
	Day     law.Day  // of the cable
	Sources []Source
}

// SetLevel sets the level as people name it, by its letters or its name; without one it is that of the sources. The
// error is a [*Misfit].
func (f *Form) SetLevel(name string) error {
	f.Level, f.SBU = marking.NoLevel, strings.EqualFold(name, "SBU")
	switch {
	case f.SBU:
		f.Level = marking.Unclassified
	case strings.EqualFold(name, "CUI"):
		return misfit("a cable under CUI is to be written by hand; SBU writes one with the caption SENSITIVE")
	case name != "":
		f.Level = levelNamed(name)
		if f.Level == marking.NoLevel {
			return misfit("%q is no level: want U, SBU, C or S", name)
		}
	}
	return nil
}

func levelNamed(name string) marking.Level {
	for l := marking.Unclassified; l <= marking.TopSecret; l++ {
		if strings.EqualFold(name, l.Letter()) || strings.EqualFold(name, l.String()) {
			return l
		}
	}
	return marking.NoLevel
}

// Draft is a cable that was written, and what people should know of it.
type Draft struct {
	Text  string
	Notes []string
}

// Misfit is a form that no cable can have.
type Misfit struct{ What string }

func (e *Misfit) Error() string { return e.What }

func misfit(format string, args ...any) error { return &Misfit{fmt.Sprintf(format, args...)} }

// Layouts returns the names of the layouts in order.
func Layouts() []string { return []string{"smart", "transmitted"} }

// Write writes the cable of a form. The error is a [*Misfit].
func Write(f Form) (*Draft, error) {
	d, err := f.settle()
	if err != nil {
		return nil, err
	}
	text := d.transmitted()
	if f.Layout == "smart" {
		text = d.smart()
	}
	return &Draft{Text: text, Notes: d.notes}, nil
}

// firstUnnumbered is the first year that the number of a cable, which has two digits of it, does not tell from one of
// the last century.
const firstUnnumbered = 2066

// settled is a form of which everything is decided.
type settled struct {
	Form
	kind     string // of the post
	controls marking.Controls
	limits   []string // captions of the sources that are no controls
	order    *law.Order
	notes    []string
}

// settle decides what the sources leave to be decided, and checks the rest.
func (f Form) settle() (*settled, error) {
	s := &settled{Form: f, order: law.InForce(f.Day)}
	if !slices.Contains(Layouts(), f.Layout) {
		return nil, misfit("no layout is called %q: there are %s", f.Layout, strings.Join(Layouts(), " and "))
	}
	if f.Day < law.Start13526 {
		return nil, misfit("a cable of %s is not drafted: its day is of the order in force, from %s on",
			f.Day, law.Start13526)
	}
	if year := f.Day.Year(); year >= firstUnnumbered {
		return nil, misfit("a cable of %d is not drafted: with two digits its number would be of %d", year, year-100)
	}
	if err := s.worded(); err != nil {
		return nil, err
	}
	if err := s.marked(); err != nil {
		return nil, err
	}
	if err := s.captioned(); err != nil {
		return nil, err
	}
	if !s.Level.Classified() {
		return s, s.unclassified()
	}
	if s.SBU {
		return nil, misfit("a classified cable has no SBU for a level: say which it has")
	}
	s.Sources = slices.DeleteFunc(slices.Clone(s.Sources), func(source Source) bool { return !source.Level.Classified() })
	if err := s.timed(); err != nil {
		return nil, err
	}
	return s, s.reasoned()
}

// unclassified checks what only a classified cable has.
func (s *settled) unclassified() error {
	switch {
	case len(s.Reasons) > 0:
		return misfit("an unclassified cable has no reason for classification")
	case s.Term != Term{}:
		return misfit("an unclassified cable has no declassification")
	}
	return nil
}

// reasoned checks the reasons: original classification has some, derivative has none.
func (s *settled) reasoned() error {
	switch {
	case len(s.Sources) > 0 && len(s.Reasons) > 0:
		return misfit("what is derived from a source carries no reason (32 CFR 2001.22(d))")
	case len(s.Sources) == 0 && len(s.Reasons) == 0:
		return misfit("what is classified originally has a reason (32 CFR 2001.21(a)(3)): "+
			"the letters of E.O. %d %s that hold, as b,d", s.order.Number, law.ReasonDue(s.Day))
	}
	for _, letter := range s.Reasons {
		if len(letter) != 1 || !law.KnowsReason(law.ReasonDue(s.Day), letter[0], s.Day) {
			return misfit("%s has no reason %q: its letters are a to %c", law.ReasonDue(s.Day), letter, law.LastReason(s.Day))
		}
	}
	s.Reasons = slices.Compact(slices.Sorted(slices.Values(s.Reasons)))
	return nil
}
