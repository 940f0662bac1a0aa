package caption

import (
	"slices"

	"cablelint/linter/arrange"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-order",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{State: true, Period: law.Period{From: handbook250}},
	Summary:  "captions are not in order, the most restrictive first",
	Why:      "Whoever handles the message acts on the first caption; the one that limits most belongs there.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-252.1-1", Evidence: rule.Verified, Period: law.Period{From: handbook250},
			Says: "several captions stand on separate lines, the most restrictive first (2023)",
		},
		{
			Source: "00 STATE 018029", Evidence: rule.Verified,
			Says: "SENSITIVE follows any other caption",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the same captions in another order",
	Check:  order,
})

func order(p *rule.Pass) {
	out := outOfOrder(p.Cable)
	if out == nil {
		return
	}
	p.Reportf(out.Span, "a more restrictive caption follows a less restrictive one").
		Offer(rule.Safe, "put the most restrictive caption first", reorder(p.Cable)...)
}

// rank orders captions from the most to the least restrictive; 0 for what has no place in the order:
// captions on the classification line, precedences and what is not known.
func rank(at *cable.Caption) int {
	if at.OnBanner {
		return 0
	}
	switch at.Kind {
	case cable.UnknownCaption, cable.NIACT, cable.OtherCaption, cable.RelCaption, cable.OtherControl:
		return 0
	case cable.NODIS:
		return 1
	case cable.EXDIS:
		return 2
	case cable.STADIS:
		return 3
	case cable.SENSITIVE, cable.SIPDIS:
		return 5
	default:
		return 4
	}
}

// outOfOrder returns the first caption that is more restrictive than one before it, or nil.
func outOfOrder(c *cable.Cable) *cable.Caption {
	lowest := 0
	for i := range c.Captions {
		r := rank(&c.Captions[i])
		if r != 0 && r < lowest {
			return &c.Captions[i]
		}
		lowest = max(lowest, r)
	}
	return nil
}

// reorder writes the captions in order into the places that they have.
func reorder(c *cable.Cable) []rule.Edit {
	var places, sorted []*cable.Caption
	for i := range c.Captions {
		if rank(&c.Captions[i]) != 0 {
			places = append(places, &c.Captions[i])
		}
	}
	sorted = slices.Clone(places)
	arrange.By(sorted, func(a, b *cable.Caption) int { return rank(a) - rank(b) })
	var edits []rule.Edit
	for i, at := range places {
		if c.String(at.Span) != c.String(sorted[i].Span) {
			edits = append(edits, rule.Replace(at.Span, c.String(sorted[i].Span)))
		}
	}
	return edits
}
