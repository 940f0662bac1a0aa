package header

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "header-precedence-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "precedence of the transmission differs from that of the date-time group",
	Why: "Relays go by the precedence before the routing indicators, people by that of the date-time group: " +
		"where they differ, one of them handles the message too late.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-320", Says: "format line 2 shows the highest precedence in the telegram",
			Evidence: rule.Verified,
		},
		{Source: counted, Says: "the two agree in 1,120 of 1,120", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: "the transmission header is evidence of how the message was sent and is never rewritten",
	About:  rule.DateGroup,
	Check:  precedenceDiffers,
})

func precedenceDiffers(p *rule.Pass) {
	h := &p.Cable.Header
	if !h.Precedence.Present() {
		return
	}
	relay, stated := rank(p.Cable.Text(h.Precedence.Span)), highest(p.Cable)
	if relay < 0 || stated < 0 || relay == stated {
		return
	}
	p.Reportf(h.Precedence.Span,
		"precedence %s before the routing indicators, but the highest of the date-time group is %c",
		p.Told(h.Precedence.Span), precedences[stated]).
		Relate(h.DTG.Span, "the date-time group is here")
}
