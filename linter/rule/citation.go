package rule

import (
	"slices"

	"cablelint/linter/law"
)

// Citation is an authority for a rule, with the days on which it was in force.
type Citation = law.Citation

// Evidence is how a claim about an authority is known.
type Evidence = law.Evidence

// The kinds of evidence.
const (
	Verified = law.Verified
	Derived  = law.Derived
	Memory   = law.Memory
	Practice = law.Practice
)

// Citations are the authorities for the rule, the chief one first: in a Set those of the orders too, and each with its
// period. They are worked out when they are first asked for: most runs ask for those of few rules.
func (r *Rule) Citations() []Citation {
	if r.cited == nil {
		return r.Cite
	}
	return r.cited()
}

// authorities joins what the orders say about the rule's parts, in the days on which it speaks, with its own
// citations, each with its period.
func (r *Rule) authorities() []Citation {
	list := r.said(r.Requires)
	for _, c := range r.Cite {
		if c.Period == (law.Period{}) {
			c.Period = law.PeriodOf(c.Source)
		}
		list = append(list, c)
	}
	return append(list, r.said(r.Basis)...)
}

// said is what the orders say about a part while the rule speaks.
func (r *Rule) said(p law.Part) []Citation {
	speaks := r.Speaks()
	return slices.DeleteFunc(law.Cited(p), func(c Citation) bool { return c.Period.Shared(speaks) == 0 })
}

// Authority returns the chief authority of the rule for a cable of the given days: the first that was in
// force on all of them, else the one that was on the most. Without any day, which is the zero Period, it is
// that of the law as it stands now, or as it stood on the last day of the rule. It returns nil where none was in force.
func (r *Rule) Authority(on law.Period) *Citation {
	if on == (law.Period{}) {
		on = r.latest()
	}
	var best *Citation
	longest := 0
	cited := r.Citations()
	for i := range cited {
		c := &cited[i]
		if c.Period.Covers(on) {
			return c
		}
		if days := c.Period.Shared(on); days > longest {
			best, longest = c, days
		}
	}
	return best
}

// latest is the last day on which the law changed, or the last that the rule is for.
func (r *Rule) latest() law.Period {
	day := law.Changes()[len(law.Changes())-1]
	if end := r.Scope.Period.To; end != 0 {
		day = min(day, end)
	}
	return law.Period{From: day, To: day}
}
