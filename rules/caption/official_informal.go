package caption

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "caption-official-informal",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{State: true, Period: law.Period{From: handbook250}},
	Summary:  "OFFICIAL INFORMAL is not repeated in the subject",
	Why: "Desks sort their traffic by subject: without the words a working-level message is taken for " +
		"one of the front office.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-252.1-2", Evidence: rule.Verified, Period: law.Period{From: handbook250},
			Says: "the words stand on the caption line and in the subject line (2023)",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the words are those of the caption",
	Check:  officialInformal,
})

func officialInformal(p *rule.Pass) {
	caption := first(p.Cable, cable.OfficialInformal)
	if caption == nil || !p.Cable.Subject.Text.Valid() || saysSo(p.Cable.Text(p.Cable.Subject.Text)) {
		return
	}
	p.Reportf(caption.Span, "OFFICIAL INFORMAL is not repeated in the subject").
		Relate(p.Cable.Subject.Label, "the subject is here").
		Offer(rule.Safe, "put the words at the head of the subject",
			rule.Insert(p.Cable.Subject.Text.Start, "OFFICIAL INFORMAL - "))
}

const words = "OFFICIALINFORMAL"

// saysSo reports whether the letters of the words follow one another in b, whatever stands between.
func saysSo(b []byte) bool {
	for i := range b {
		if follows(b[i:]) {
			return true
		}
	}
	return false
}

func follows(b []byte) bool {
	n := 0
	for _, c := range b {
		switch {
		case n == len(words):
			return true
		case c|0x20 == words[n]|0x20:
			n++
		case n == 0 || c|0x20 >= 'a' && c|0x20 <= 'z':
			return false
		}
	}
	return n == len(words)
}
