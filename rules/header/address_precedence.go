package header

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "header-address-precedence",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "precedence words of the addresses differ from the date-time group",
	Why: "The date-time group shows the highest precedence of any addressee: where no address has it, " +
		"somebody gets the message later than meant.",
	Cite: []rule.Citation{
		{
			Source: counted, Says: "the highest word equals the highest letter in 902 of 902 that have one",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: eitherWrong,
	About:  rule.DateGroup,
	Check:  addressPrecedence,
})

func addressPrecedence(p *rule.Pass) {
	stated := highest(p.Cable)
	if stated < 0 {
		return
	}
	h := &p.Cable.Header
	top := cable.Token{}
	for _, addresses := range [...][]cable.Address{h.To, h.Info} {
		for i := range addresses {
			word := addresses[i].Precedence
			if !word.Present() {
				continue
			}
			r := wordRank(p.Cable.Text(word.Span))
			if r < 0 {
				return
			}
			if !top.Present() || r > wordRank(p.Cable.Text(top.Span)) {
				top = word
			}
		}
	}
	if !top.Present() || wordRank(p.Cable.Text(top.Span)) == stated {
		return
	}
	p.Reportf(top.Span, "%s is the highest precedence of an address, but the date-time group says %c",
		p.Told(top.Span), precedences[stated]).
		Relate(h.DTG.Span, "the date-time group is here")
}

// wordRank orders precedence words as [rank] does letters.
func wordRank(word []byte) int {
	switch string(bytes.TrimPrefix(word, []byte("NIACT "))) {
	case "ROUTINE":
		return rank([]byte("R"))
	case "PRIORITY":
		return rank([]byte("P"))
	case "IMMEDIATE", "NIACT":
		return rank([]byte("O"))
	case "FLASH":
		return rank([]byte("Z"))
	}
	return -1
}
