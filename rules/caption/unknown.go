package caption

import (
	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/vocab"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-unknown",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{State: true},
	Summary:  "caption is not a known one",
	Why: "Communications centers route by captions: one that they do not know limits nothing, and the " +
		"message goes further than its drafter wanted.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-440", Evidence: rule.Verified,
			Says: "lists the captions of channel and handling that telegrams may carry",
		},
		{
			Source: "State cables", Says: "the captions that telegrams carry, as counted",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "posts and years differ, so only the drafter knows what was meant",
	Check:  unknown,
})

func unknown(p *rule.Pass) {
	for i := range p.Cable.Captions {
		at := &p.Cable.Captions[i]
		if at.Kind != cable.UnknownCaption {
			continue
		}
		if near := vocab.CaptionNear(p.Cable.String(at.Span)); near != nil {
			p.Reportf(at.Span, "not a known caption: %s is one letter away", near.Name)
			continue
		}
		p.Reportf(at.Span, "not a known caption")
	}
}
