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

// carried are the controls that a banner has from its portions. State's captions belong to the message
// as a whole, and SBU and FOUO have a rule of their own.
var carried = []marking.Control{
	marking.SI, marking.GAMMA, marking.TK, marking.HCS, marking.HCSO, marking.HCSP, marking.RSV, marking.SAR,
	marking.RD, marking.CNWDI, marking.FRD, marking.TFNI, marking.FGI, marking.CUI, marking.RSEN, marking.ORCON,
	marking.ORCONUSGOV, marking.IMCON, marking.NOFORN, marking.PROPIN, marking.REL, marking.RELIDO, marking.EYES,
	marking.DSEN, marking.FISA, marking.DISPLAY, marking.LES, marking.SSI,
}

func controlNotInPortions(p *rule.Pass) {
	m := p.Banner.Mark
	if m == nil || m.Controls.Empty() || !m.Level.Classified() || !allMarked(p) {
		return
	}
	for _, c := range carried {
		if m.Has(c) && !p.Computed.Controls.Has(c) && !inPortion(p, c) {
			p.Reportf(p.Banner.Span, "the banner has %s, which no portion carries", controlName(c))
		}
	}
}

func inPortion(p *rule.Pass, c marking.Control) bool {
	for _, m := range p.Marks {
		if m.Has(c) || c == marking.NOFORN && m.Has(marking.SBUNF) {
			return true
		}
	}
	return false
}

// controlName is a control as a banner has it.
type controlName marking.Control

func (c controlName) String() string {
	return marking.Print(marking.Banner, marking.NoLevel, marking.Controls{}.With(marking.Control(c)))
}
