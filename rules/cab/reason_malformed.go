package cab

import (
	"bytes"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-reason-malformed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    reasonWanted,
	Summary:  "reason is not written as section and letters",
	Why: "People may guess what is meant, but searches and systems that look for the citation pass " +
		"over it.",
	Requires: law.Section,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(3)", Evidence: rule.Verified,
			Says: "the reason cites the section and the letters of the categories",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "the same section and letters, written plainly; none is offered where one of them cannot be read",
	Hides:  rule.HidesInCable("cab-reason-section", "cab-reason-letter", "cab-reason-missing"),
	Check:  reasonMalformed,
})

// wanted ends a message about a reason; its verb takes the section that the date asks for.
const wanted = "section and letters are wanted, as in %s (b) and (d)"

func reasonMalformed(p *rule.Pass) {
	reason := &p.Cable.Authority.Reason
	switch {
	case reason.Number == "" && !reason.Malformed && len(reason.Letters) == 0, cutOff(p.Cable):
	case reason.Number == "" && len(reason.Letters) == 0 &&
		!bytes.ContainsAny(p.Cable.Text(reason.Span), "0123456789"):
		p.Reportf(reason.Span, "the reason is given in words: "+wanted, due(p))
	case reason.Number == "":
		p.Reportf(reason.Span, "the reason cites no section that can be read: "+wanted, due(p))
	case len(reason.Letters) == 0:
		if !lettersWithheld(p) {
			p.Reportf(reason.Span, "the reason cites no letter that can be read: "+wanted, due(p))
		}
	case reason.Malformed:
		plain := citation(reason)
		p.Reportf(reason.Span, "reason is not written as section and letters: %s is wanted", plain).
			Offer(rule.Safe, "write "+plain, rule.Replace(reason.Span, plain))
	}
}

// lettersWithheld reports whether the copy has a redaction where the letters stood.
func lettersWithheld(p *rule.Pass) bool {
	block := &p.Cable.Authority
	rest := p.Cable.Text(text.Span{Start: block.Reason.Span.Start, End: max(block.Span.End, block.Reason.Span.End)})
	for word := range words(rest) {
		if redacted(word) {
			return true
		}
	}
	return false
}

// citation writes a reason plainly: "1.4 (b)", "1.4 (b) and (d)", "1.4 (a), (b) and (d)".
func citation(r *cable.Reason) string {
	var b strings.Builder
	b.WriteString(r.Number)
	for i, letter := range r.Letters {
		switch {
		case i == 0:
			b.WriteByte(' ')
		case i == len(r.Letters)-1:
			b.WriteString(" and ")
		default:
			b.WriteString(", ")
		}
		b.WriteByte('(')
		b.WriteByte(letter.Value)
		b.WriteByte(')')
	}
	return b.String()
}
