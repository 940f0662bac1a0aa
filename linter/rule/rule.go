// Package rule defines what a rule is: a value with its manual page as data and one function from an
// assessed cable to findings. It also defines findings and fixes.
package rule

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// Rule is one check. Everything that is told about it, to a person or a program, is told from here.
type Rule struct {
	Name     string // "<category>-<fault>"; the category is the package, the fault the file
	Since    string // version that brought it
	Severity Steps  // by the cable's date, then by case
	Scope    Scope  // the cables it is for
	Summary  string // starts lower-case, no full stop, one line
	Why      string // what goes wrong when it is breached; one or two sentences
	// Requires is the part of a document for which the orders are the rule's chief authority, each in its
	// time; Basis that for which they are it where none of Cite was in force. What the orders say of the parts stands
	// in Citations too, before and behind.
	Requires, Basis law.Part
	Cite            []Citation    // the chief one first; those without a period take that of their source
	Fix             Safety        // the strongest grade it ever offers
	FixWhy          string        // why the fix is of that grade, or why there is none; starts lower-case
	Hides           []Hide        // findings that follow from one of its own
	Quiet           assess.Excuse // what in the text lowers its findings to info
	Absent          line.Field    // the field that its findings say is missing; 0: none
	About           Piece         // what an outline shows its findings beside, and a hover its authority; 0: none
	// InMarks are the kinds of fault one of which the marks of a cable's portions must have for the rule to find
	// anything, InBanners those for its banners, Held the controls: where there is none, the rule is not run. None of
	// the three: it always is.
	InMarks, InBanners assess.Faults
	Held               marking.Set
	Check              func(*Pass)     // judges a cable; nil for a rule that judges a file
	CheckFile          func(*FilePass) // judges a whole file, cable or not: the ceiling
	// Elsewhere marks the rules without a check: what they find is met where no text is judged, in configurations, in
	// documents that cannot be read, and when all cables of a run were read.
	Elsewhere bool
	// Unbridled marks the ceiling rules, which no setting of a run and nothing in a cable can silence or lower.
	Unbridled bool

	cited func() []Citation // see Citations; nil for a rule of no Set
}

// Category returns the part of a cable that the rule is about: the package that holds it.
func (r *Rule) Category() string {
	for _, c := range Categories {
		if len(r.Name) > len(c) && r.Name[:len(c)] == c && r.Name[len(c)] == '-' {
			return c
		}
	}
	return ""
}

// Speaks returns the days of the cables that the rule may speak of: in its scope, and from its first severity on.
func (r *Rule) Speaks() law.Period {
	first := law.Day(-1)
	for _, s := range r.Severity {
		if s.Is != Off && (first < 0 || s.From < first) {
			first = s.From
		}
	}
	return law.Period{From: max(r.Scope.Period.From, first), To: r.Scope.Period.To}
}

// Categories are the parts of a cable that rules are sorted by.
var Categories = []string{
	"banner", "portion", "eo", "decl", "cab", "caption", "tags", "header", "collection", "ceiling", "config",
}

// Class is which cables a rule is for, by level.
type Class uint8

// The classes.
const (
	AnyLevel     Class = iota
	Classified         // the banner, or without one the highest level elsewhere, is C, S or TS
	Unclassified       // the level was read and is not classified
)

// Style is a way of writing markings.
type Style uint8

// The styles: State's single slash and captions, or the register's double slash.
const (
	State Style = iota
	IC
)

// String returns the style as users write it.
func (s Style) String() string { return [...]string{"state", "ic"}[s] }

// Scope is what cables a rule is for. The zero Scope is every cable.
type Scope struct {
	Class   Class
	Layouts []*cable.Layout // none: all
	State   bool            // only messages that are laid out as State lays them out
	Period  law.Period      // of the cable's date
	// Introduced says that a change of order at the start of Period brought the rule about, so that
	// the grace window about that change silences it.
	Introduced bool
	ICOnly     bool // only under the style IC
	Clock      bool // only where today's date was given
}

// Place says how near to a finding another one must be to be hidden by it.
type Place uint8

// The places.
const (
	InCable Place = iota // anywhere in the same cable
	InPlace              // in the same portion, or on the same line outside the portions
	ByCause              // everything that it relates to lies in portions with a finding of the hiding rule
)

// Hide names a rule whose findings follow from those of the rule that has it.
type Hide struct {
	Rule  string
	Where Place
	Case  string // only findings of this case hide; "" for all
}

// HidesInCable lists rules hidden anywhere in the cable.
func HidesInCable(names ...string) []Hide { return hides(InCable, names) }

// HidesInPlace lists rules hidden in the same portion or line.
func HidesInPlace(names ...string) []Hide { return hides(InPlace, names) }

func hides(where Place, names []string) []Hide {
	out := make([]Hide, len(names))
	for i, name := range names {
		out[i] = Hide{Rule: name, Where: where}
	}
	return out
}
