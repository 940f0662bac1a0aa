package portion

import (
	"slices"

	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "portion-rel-bare",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "REL without a list, and none in the banner",
	Why: "REL alone stands for the list of the banner. Without one, nobody can tell to whom the paragraph " +
		"may be released.",
	Cite: []rule.Citation{{
		Source: "IC markings manual (2016) H.8 REL TO", Evidence: rule.Verified,
		Says: "REL alone is for portions whose list is that of the banner",
	}},
	Fix: rule.Unsafe,
	FixWhy: "the list must be supplied by a person; the one that the message's other portions agree on is " +
		"proposed, and none where they differ",
	Check: relBare,
})

func relBare(p *rule.Pass) {
	if len(p.Banner.Controls.RelTo) > 0 {
		return
	}
	for i, m := range p.Marks {
		fault := m.Fault(marking.RelBare)
		if fault == nil {
			continue
		}
		at := p.MarkSpan(i)
		if !asWritten(p, m, at) {
			p.Reportf(at, "%s has no list, and the banner has none", m.Text)
			continue
		}
		f := p.Reportf(fault.Span.Shift(at.Start), "%s has no list, and the banner has none", fault.Token)
		if list := agreedList(p); list != nil && len(m.Faults) == 1 {
			controls := m.Controls
			controls.RelTo = list
			with := marking.Print(marking.Portion, m.Level, controls)
			f.Offer(rule.Unsafe, "write the mark as "+with, rule.Replace(at, with))
		}
	}
}

// agreedList returns the REL TO list that all portions with one have, nil when they differ.
func agreedList(p *rule.Pass) []string {
	var list []string
	for _, m := range p.Marks {
		switch {
		case m == nil || len(m.Controls.RelTo) == 0:
		case list == nil:
			list = m.Controls.RelTo
		case !slices.Equal(list, m.Controls.RelTo):
			return nil
		}
	}
	return list
}
