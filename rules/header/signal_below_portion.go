package header

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "header-signal-below-portion",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "security signal is below the highest portion",
	Why: "Relays choose the circuit by the security signal: this portion may have gone over one that is " +
		"not approved for it.",
	Cite: []rule.Citation{
		{
			Source: "U.S. Army course SS0656", Says: "the letters that stand for each classification",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.21(b)", Says: "the overall level is that of the highest portion",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "the security signal is evidence of how the message was sent and is never rewritten",
	About:  rule.Signal,
	Check:  signalBelowPortion,
})

func signalBelowPortion(p *rule.Pass) {
	s := &p.Cable.Header.Signal
	level := assess.SignalLevel(s.Letter)
	if level == marking.NoLevel || level >= p.Computed.Level || len(p.Computed.Top) == 0 {
		return
	}
	top := p.Computed.Top[0]
	p.Reportf(s.Letters.Span, "security signal %s stands for %s, but %s is %s",
		p.Told(s.Letters.Span), level, p.PortionName(top), p.Computed.Level).
		Relate(p.MarkSpan(top), "the portion mark is here")
}
