package banner

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// unsaid is the case of a message in State's style whose release goes too far only because a portion says nothing
// of release.
const unsaid = "a portion without a release mark, State style"

var _ = set.Add(rule.Rule{
	Name:     "banner-rel-too-wide",
	Since:    "0.1.0",
	Severity: rule.Steps{{Is: rule.Error}, {Case: unsaid, Is: rule.Warning}},
	Summary:  "banner releases the message to somebody to whom a portion is not released",
	Why: "Whoever shares the message by its banner gives a country " +
		"a paragraph that was not released to it.",
	Cite: []rule.Citation{{
		Source:   "CAPCO manual D.2, table 3",
		Says:     "the banner releases what all portions release; a classified portion without a release mark bars it",
		Evidence: rule.Verified,
	}},
	Fix:    rule.Safe,
	FixWhy: "the release is narrowed to what every portion allows, to NOFORN where that is nothing",
	Held:   marking.Releases(),
	Check:  relTooWide,
})

func relTooWide(p *rule.Pass) {
	m := p.Banner.Mark
	if m == nil || !inCodes(m) || barred(p) || len(released(p)) == 0 || !allReadable(p) ||
		!marking.Wider(m.Controls, p.Computed.Controls) {
		return
	}
	by := narrower(p, m.Controls)
	if len(by) == 0 {
		return
	}
	f := p.Reportf(p.Banner.Span, "the banner releases the message farther than %s, %s",
		portionName{p, by[0]}, markedAs{p, by[0]})
	if !p.IC() && p.Marks[by[0]].Controls.Set()&marking.Releases() == 0 {
		f.As(unsaid)
	}
	relateAll(p, f, by)
	if edits := restate(p, narrow(p.Computed.Controls)); len(edits) > 0 {
		f.Offer(rule.Safe, "narrow the release to what every portion allows", edits...)
	}
}

// markedAs says how a portion is marked.
type markedAs struct {
	p     *rule.Pass
	index int
}

func (m markedAs) String() string { return "marked " + m.p.Marks[m.index].Text }

// inCodes reports whether the release of a banner is in the codes of the register; State's own words cannot be
// compared.
func inCodes(m *marking.Mark) bool {
	return m.Fault(marking.ListUnknown) == nil && m.Fault(marking.UnknownToken) == nil &&
		(!m.Has(marking.REL) || len(m.Controls.List(marking.REL)) > 0)
}

// allReadable reports whether the lists of all portions are.
func allReadable(p *rule.Pass) bool {
	for _, m := range p.Marks {
		if m.Fault(marking.ListUnknown) != nil || m.Fault(marking.UnknownToken) != nil || m.Fault(marking.Mistyped) != nil {
			return false
		}
	}
	return true
}

// released returns the portions that say to whom they are released.
func released(p *rule.Pass) []int {
	var list []int
	for i, m := range p.Marks {
		if m != nil && m.Controls.Any(marking.Releases()) {
			list = append(list, i)
		}
	}
	return list
}

// withoutRelease are the controls by which an unclassified portion counts for the release though it has no mark of it.
var withoutRelease = marking.Of(marking.FISA, marking.DCNI, marking.UCNI)

// narrower returns the portions that are released less far than the banner.
func narrower(p *rule.Pass, banner marking.Controls) []int {
	var list []int
	for i, m := range p.Marks {
		if m == nil || !m.Level.Classified() && !m.Controls.Any(marking.Releases()|withoutRelease) {
			continue
		}
		alone := marking.RollUp([]*marking.Mark{m}, marking.Document{Stated: p.Banner.Controls})
		if !alone.Controls.Any(marking.Releases()) || marking.Wider(banner, alone.Controls) {
			list = append(list, i)
		}
	}
	return list
}

// narrow returns the change of a marking to what it and the portions both release.
func narrow(to marking.Controls) func(marking.Controls) marking.Controls {
	return func(c marking.Controls) marking.Controls { return marking.Narrowed(c, to) }
}
