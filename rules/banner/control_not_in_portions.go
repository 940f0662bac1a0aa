package banner

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-control-not-in-portions",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "control in the banner that no portion carries",
	Why: "Either a portion lacks the control and will be shared without " +
		"it, or the whole is held closer than its parts.",
	Cite: []rule.Citation{{
		Source: "CAPCO manual D.2", Says: "the controls of the banner are carried up from the portions",
		Evidence: rule.Verified,
	}},
	Fix:    rule.None,
	FixWhy: "the control may protect the compilation, and which portion it belongs to is not known",
	Quiet:  assess.Compilation | assess.Attachment,
	Check:  controlNotInPortions,
})

// ofWhole are the controls that a banner need not have from its portions: State's captions belong to the
// message as a whole, and so does whose it is.
var ofWhole = marking.Of(marking.EXDIS, marking.NODIS, marking.JOINT, marking.NATO, marking.RESTRICTED)

// carried reports whether a classified banner has a control from its portions. SBU and FOUO have a rule of their
// own there.
func carried(c marking.Control) bool {
	row := c.Row()
	return (row.Rolls == marking.RollsAlways || row.Rolls == marking.RollsRelease) && !row.IsPart() && !ofWhole.Has(c)
}

func controlNotInPortions(p *rule.Pass) {
	m := p.Banner.Mark
	if m == nil || m.Controls.Empty() || !m.Level.Classified() || !allMarked(p) {
		return
	}
	for c := range m.Controls.All() {
		if carried(c) && !p.Computed.Controls.Has(c) && !inPortion(p, c) {
			p.Reportf(p.Banner.Span, "the banner has %s, which no portion carries", c)
		}
	}
}

func inPortion(p *rule.Pass, c marking.Control) bool {
	for _, m := range p.Marks {
		if m.Has(c) || c == marking.NOFORN && m != nil && m.Controls.Any(marking.BarsForeigners()) {
			return true
		}
	}
	return false
}
