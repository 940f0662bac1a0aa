package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-rd-has-date",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "declassification date on a cable with RD, FRD or TFNI portions",
	Why: "Atomic energy information is never declassified by a date. One on the line of the whole would " +
		"open those portions with the rest.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.24(h)(3)", Says: "no date on documents that hold RD or FRD",
			Evidence: rule.Verified,
		},
		{
			Source: "CAPCO manual E.4", Says: "N/A to RD, FRD or TFNI portions, the rest by the source list",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "a date is never taken out, and the rest of the text needs its own instruction in a source list",
	Quiet:  assess.Released,
	Held:   marking.Of(marking.RD, marking.FRD, marking.TFNI),
	Check:  rdHasDate,
})

func rdHasDate(p *rule.Pass) {
	if i := markedWith(p, atomic); i >= 0 {
		dateBeside(p, i, atomic(p.Marks[i]))
	}
}

// atomic names the atomic energy information that a mark is of, "" for none.
func atomic(m *marking.Mark) string {
	switch {
	case m.Has(marking.RD):
		return "RD"
	case m.Has(marking.FRD):
		return "FRD"
	case m.Has(marking.TFNI):
		return "TFNI"
	}
	return ""
}

// markedWith returns the index of the first mark that is of what kind names, -1 when none is.
func markedWith(p *rule.Pass, kind func(*marking.Mark) string) int {
	for i, m := range p.Marks {
		if m != nil && !m.Controls.Empty() && kind(m) != "" {
			return i
		}
	}
	return -1
}

// dateBeside reports the dates of a cable in which a portion, that of the given index, may carry none.
func dateBeside(p *rule.Pass, portion int, name string) {
	for item := range values(p) {
		if dateOf(item) == 0 {
			continue
		}
		p.Reportf(dateSpan(item),
			"no date stands over %s portions: expected \"N/A to %s portions. See source list for NSI portions.\"",
			name, name).
			Relate(p.MarkSpan(portion), "%s is marked %s", p.PortionName(portion), name)
	}
}
