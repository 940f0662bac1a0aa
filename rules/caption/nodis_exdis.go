package caption

import (
	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-nodis-exdis",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "NODIS and EXDIS stand together",
	Why: "The two ask for different circles of readers, so whoever distributes the message has to " +
		"guess, and may guess the wider one.",
	Cite: []rule.Citation{
		{
			Source: "IC Markings System Manual H.9", Evidence: rule.Verified,
			Says: "NODIS and EXDIS may not be used together",
		},
	},
	Fix:    rule.Unsafe,
	FixWhy: "NODIS is the stricter of the two, but the choice of readers is the drafter's",
	Check:  nodisExdis,
})

func nodisExdis(p *rule.Pass) {
	exdis := first(p.Cable, cable.EXDIS)
	if exdis == nil {
		return
	}
	nodis := first(p.Cable, cable.NODIS)
	if nodis == nil {
		return
	}
	p.Reportf(exdis.Span, "EXDIS beside NODIS: a message carries one of them").
		Relate(nodis.Span, "NODIS is here").
		Offer(rule.Unsafe, "keep NODIS, the stricter caption", takeOut(p.Cable, cable.EXDIS)...)
}

// takeOut takes out every caption of a kind: copies double them.
func takeOut(c *cable.Cable, kind cable.CaptionKind) []rule.Edit {
	var edits []rule.Edit
	for i := range c.Captions {
		if c.Captions[i].Kind == kind {
			edits = append(edits, rule.Delete(without(c, &c.Captions[i])))
		}
	}
	return edits
}
