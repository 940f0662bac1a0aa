// Package register holds the rules that the register of markings makes: what can be wrong with a marking by
// itself, whatever text it stands on. Each is declared once for the two places where it can stand, as
// portion-X and as banner-X; one file is one declaration.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package register

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
)

var set rule.Set

// Rules returns the rules that the register makes, by name.
func Rules() []*rule.Rule { return set.List() }

// pair declares the two rules about one kind of fault.
type pair struct {
	fault                 string // what both rules are called behind their category
	portion               string // what the one about portion marks is called where that is another
	banner                string // what the one about banners is called where that is another
	in                    places // where the fault is reported; everywhere if empty
	claims                []marks.Claim
	inPortions, inBanners []marks.Claim       // in one of the places besides; those of both, once it is declared
	own                   marking.Set         // controls that are others in State style, where they are not reported
	practice              []marking.FaultKind // kinds that are State's practice, and nothing to report in its style
	first                 []string            // the rules that the first release had
	scope                 rule.Scope
	summary               string // {place} is the place: "portion mark" or "banner"
	why                   string
	basis                 law.Part // as rule.Rule.Basis
	cite                  []rule.Citation
	fix                   rule.Safety
	fixWhy                string
	// unmended is the message where nobody but a person can say how the marking should read; message if empty.
	unmended string
	// message of a finding: %[1]s is the offending token, %[2]s the marking, %[3]s how it should read, %[4]s what
	// the register asks of the control.
	message     string
	many        string                   // its message for all marks of a cable: %[1]d is their number, then as above
	today       bool                     // not for quoted telegrams, which follow older forms
	only        func(*marking.Mark) bool // the marks that the rules are for; nil: all
	also        func(*rule.Pass)         // what the rule about portion marks reports besides; nil for nothing
	hides       []rule.Hide              // of the rule about portion marks
	bannerHides []rule.Hide              // of the rule about banners
}

// beforePortions is the authority for the years in which no order spoke of marks on portions.
var beforePortions = rule.Citation{
	Source: "State cables", Says: "a mark in brackets is that of one level", Evidence: rule.Practice,
	Period: law.Period{To: law.Start11652 - 1},
}

// places is where a fault is reported.
type places uint8

const (
	portions places = 1 << iota
	banners
)

// declare adds the rules of a pair to the set.
//
//nolint:unparam // the value is that of a package variable, which is how a rule is declared
func declare(d pair) bool {
	if d.in == 0 {
		d.in = portions | banners
	}
	d.inPortions, d.inBanners = slices.Concat(d.claims, d.inPortions), slices.Concat(d.claims, d.inBanners)
	if d.in&portions != 0 {
		r := d.rule("portion-"+cmp.Or(d.portion, d.fault), "portion mark")
		r.Hides, r.Check = d.hides, d.checkPortions
		if d.also == nil {
			r.InMarks = marks.KindsOf(d.inPortions)
		}
		set.Add(r)
	}
	if d.in&banners != 0 {
		r := d.rule("banner-"+cmp.Or(d.banner, d.fault), "banner")
		r.Hides, r.Check, r.InBanners = d.bannerHides, d.checkBanners, marks.KindsOf(d.inBanners)
		set.Add(r)
	}
	return true
}

// rule is what both rules of the pair have in common.
func (d pair) rule(name, place string) rule.Rule {
	since := secondRelease
	if slices.Contains(d.first, name) {
		since = firstRelease
	}
	return rule.Rule{
		Name: name, Since: since, Severity: d.severity().steps(), Scope: d.scope,
		Summary: strings.ReplaceAll(d.summary, "{place}", place), Why: d.why, Basis: d.basis, Cite: d.cite,
		Fix: d.fix, FixWhy: d.fixWhy,
	}
}

// The versions that brought the rules.
const firstRelease, secondRelease = "0.1.0", "0.2.0"

func (d pair) severity() styled { return severities[d.fault] }

// speaks reports whether a fault of a marking is reported in the style that the marking is judged in, and what
// the style is called.
func (d pair) speaks(p *rule.Pass, m *marking.Mark, f *marking.Fault) (style string, ok bool) {
	style = styleOf(p, m)
	switch {
	case d.severity().in(style) == rule.Off || d.only != nil && !d.only(m):
		return style, false
	case style == stateStyle && slices.Contains(d.practice, f.Kind), !p.IC() && d.own.Has(f.Control):
		return style, false
	}
	return style, f.Until == "" || !p.Date.Known() || p.Date.To.String() > f.Until
}

// checkPortions reports the faults that d claims in the marks of the portions and of the subject.
func (d pair) checkPortions(p *rule.Pass) {
	var list []marks.Portion
	for m := range marks.Portions(p, d.inPortions) {
		if _, ok := d.speaks(p, m.Mark, m.Fault); ok && (!d.today || !m.Quoted) && !told(list, m) {
			list = append(list, m)
		}
	}
	if d.also != nil {
		d.also(p)
	}
	if d.many != "" && len(list) > 1 {
		d.reportAll(p, list)
		return
	}
	for _, m := range list {
		d.report(p, m)
	}
}

// told reports whether the list has a fault at the place of m already: one cause, one finding. Those of the same
// mark stand last in it.
func told(list []marks.Portion, m marks.Portion) bool {
	for i := len(list) - 1; i >= 0 && list[i].At == m.At; i-- {
		if list[i].Span == m.Span {
			return true
		}
	}
	return false
}

func (d pair) report(p *rule.Pass, m marks.Portion) {
	style, _ := d.speaks(p, m.Mark, m.Fault)
	f := p.Reportf(m.Place(p), d.says(m.Fault), shown(m.Token), shown(m.Mark.Text), shown(m.Expected()),
		asked{m.Fault}).As(style)
	if e, ok := m.Respell(p); ok && d.fix != rule.None {
		f.Offer(m.Grade(p, d.grade(m.Fault)), "write the mark as "+marking.Shown(e.Text), e)
	}
}

// shown is a marking as a message tells it: of those that a fault has, a message takes one or two.
type shown string

func (s shown) String() string { return marking.Shown(string(s)) }

// reportAll reports a habit of the whole message: one finding at the first of its marks, with the others beside
// it and the edits of all in one fix.
func (d pair) reportAll(p *rule.Pass, list []marks.Portion) {
	first := list[0]
	style, _ := d.speaks(p, first.Mark, first.Fault)
	f := p.Reportf(first.Place(p), d.many, len(list), marking.Shown(first.Mark.Text),
		marking.Shown(first.Expected())).As(style)
	edits := map[text.Span]rule.Edit{}
	grade := d.fix
	for i, m := range list {
		if i > 0 {
			f.Relate(m.At, "%s is another", marking.Shown(m.Mark.Text))
		}
		if e, ok := m.Respell(p); ok {
			edits[e.Span] = e
			grade = min(grade, m.Grade(p, d.grade(m.Fault)))
		}
	}
	if len(edits) > 0 && d.fix != rule.None {
		byPlace := func(a, b rule.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) }
		f.Offer(grade, "write the marks in the form of the register", arrange.Sorted(maps.Values(edits), byPlace)...)
	}
}

// checkBanners reports the faults that d claims in the markings of the message as a whole.
func (d pair) checkBanners(p *rule.Pass) {
	var last text.Span
	for _, b := range marks.Banners(p, d.inBanners...) {
		style, ok := d.speaks(p, b.Mark, b.Fault)
		if !ok || b.At == last {
			continue
		}
		last = b.At
		f := p.Reportf(b.At, d.says(b.Fault), marking.Shown(b.Token), marking.Shown(b.Mark.Text),
			cmp.Or(marking.Shown(b.Repair), "a marking of the register"), asked{b.Fault}).As(style)
		b.Relate(f)
		if edits := b.Respell(p); edits != nil && d.fix != rule.None {
			f.Offer(d.grade(b.Fault), "write the banner as "+marking.Shown(b.Repair), edits...)
		}
	}
}

// says returns the message of a finding.
func (d pair) says(f *marking.Fault) string {
	if f.Repair == "" && d.unmended != "" {
		return d.unmended
	}
	return d.message
}

// grade is the grade of the repair of a fault: what a person must choose is never safe.
func (d pair) grade(f *marking.Fault) rule.Safety {
	if f.Kind == marking.UnknownToken || f.Kind == marking.ListUnknown {
		return min(d.fix, rule.Unsafe)
	}
	return d.fix
}

// asked says what the register asks of the control that a fault is about.
type asked struct{ *marking.Fault }

func (a asked) String() string {
	switch a.Kind {
	case marking.Floor, marking.Over:
		row := a.Control.Row()
		if row.Lowest == row.Highest {
			return row.Lowest.String() + " alone"
		}
		return row.Lowest.String() + " to " + row.Highest.String()
	case marking.ListBare:
		return lists[a.Control.Row().List]
	case marking.ListAlone:
		return "names nobody but the United States"
	case marking.ListUnknown:
		return "has a code that is of no country and no organization"
	case marking.ListUSA:
		return "names the United States, which is no foreign source and need not be shown"
	default:
		return a.Other.String()
	}
}

// lists says what a control without its list lacks.
var lists = map[marking.ListKind]string{
	marking.Countries: "names no country", marking.Compartments: "a compartment", marking.Programs: "a program",
	marking.Systems: "a control system", marking.Categories: "a category",
}
