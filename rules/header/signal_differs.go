package header

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "header-signal-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "security signal differs from the level of the message",
	Why: "Relays choose the circuit by the security signal: a signal under the level sends classified text " +
		"over a circuit " +
		"that is not approved for it.",
	Cite: []rule.Citation{
		{
			Source: "U.S. Army course SS0656", Says: "the letters that stand for each classification",
			Evidence: rule.Verified,
		},
		{Source: counted, Says: "the two agree in 1,082 of 1,084", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: "the security signal is evidence of how the message was sent and is never rewritten",
	Hides:  []rule.Hide{{Rule: "header-signal-below-portion", Where: rule.InPlace, Case: letters}},
	About:  rule.Signal,
	Check:  signalDiffers,
})

// letters is the case in which it is the letters that differ, not ZNR.
const letters = "letters"

func signalDiffers(p *rule.Pass) {
	s := &p.Cable.Header.Signal
	if !p.Banner.Known() {
		return
	}
	if level := assess.SignalLevel(s.Letter); level != marking.NoLevel && level != p.Banner.Level {
		p.Reportf(s.Letters.Span, "security signal %s stands for %s, but the message is %s",
			p.Told(s.Letters.Span), level, p.Banner.Level).
			As(letters).Relate(p.Banner.Span, "the level of the message is here")
		return
	}
	if s.Code.Present() && string(p.Cable.Text(s.Code.Span)) == "ZNR" && p.Banner.Level.Classified() {
		p.Reportf(s.Code.Span, "ZNR before a %s message, expected ZNY", p.Banner.Level).
			Relate(p.Banner.Span, "the level of the message is here")
	}
}
