package cab

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-reason-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    blockWanted,
	Summary:  "original classification gives no reason",
	Why: "Only information of the order's categories may be classified; without the reason nobody can " +
		"tell whether this is, or review it later.",
	Requires: law.Why,
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.21(a)(3)", Evidence: rule.Verified,
			Says: "the reason cites the section and the letters of the categories",
		},
	},
	Fix:    rule.None,
	FixWhy: "only the classifier knows why",
	Check:  reasonMissing,
})

func reasonMissing(p *rule.Pass) {
	block := &p.Cable.Authority
	if !block.Label.Valid() || derivative(block) || cited(&block.Reason) {
		return
	}
	if cutOff(p.Cable) || reasonMeant(p) {
		return
	}
	p.Reportf(whereReason(p), "an original classification gives no reason: "+wanted, due(p))
}

// cited reports whether anything of a reason was read.
func cited(r *cable.Reason) bool { return r.Malformed || r.Number != "" || len(r.Letters) > 0 }

func whereReason(p *rule.Pass) text.Span {
	block := &p.Cable.Authority
	if block.ReasonLabel.Valid() {
		return block.ReasonLabel
	}
	return place(block)
}

// reasonMeant reports whether something after the label may stand for a reason although it could not
// be read: the digits of a section, the word followed by anything, a redaction at the end.
func reasonMeant(p *rule.Pass) bool {
	block := &p.Cable.Authority
	end := block.Span.End
	if block.DeclassifyOn.Valid() && block.DeclassifyOn.Start >= block.Label.End {
		end = block.DeclassifyOn.Start
	}
	rest := p.Cable.Text(text.Span{Start: block.Label.End, End: end})
	if wordAfterReason(rest) != nil {
		return true
	}
	last := []byte(nil)
	for word := range words(rest) {
		if sectionDigits(word) {
			return true
		}
		last = word
	}
	return last != nil && redacted(last)
}

// sectionDigits reports whether a word may be left of a section: "1" before a point, "14", "15b".
func sectionDigits(word []byte) bool {
	if word[0] != '1' || len(word) > 4 {
		return false
	}
	return len(word) == 1 || law.GivesReasons("1."+string(word[1:2]))
}

// wordAfterReason returns the word after "reason" or "reasons", nil when there is none.
func wordAfterReason(b []byte) []byte {
	told := false
	for word := range words(b) {
		if told {
			return word
		}
		told = len(word) >= 6 && bytes.EqualFold(word[:6], []byte("reason"))
	}
	return nil
}
