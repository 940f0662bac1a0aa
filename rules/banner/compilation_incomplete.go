package banner

import (
	"bytes"

	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-compilation-incomplete",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope: rule.Scope{
		Class: rule.Classified, Period: law.Period{From: law.Start12958}, Introduced: true,
	},
	Summary: "compilation is claimed without saying when the portions are classified together",
	Why:     "Whoever takes a portion out of the message cannot tell whether it is still classified.",
	Basis:   law.Overall,
	Cite: []rule.Citation{{
		Source:   "32 CFR 2001.24(g)",
		Says:     "clear instructions say when the portions together are classified and when not",
		Evidence: rule.Verified,
	}},
	Fix:    rule.None,
	FixWhy: "only the originator knows in what circumstances the portions are classified together",
	Check:  compilationIncomplete,
})

func compilationIncomplete(p *rule.Pass) {
	if !isAbove(p) || p.Excused(assess.Compilation) == 0 {
		return
	}
	body := bytes.ToLower(p.Cable.Text(text.Span{Start: p.Cable.BodyStart, End: p.Cable.Span.End}))
	for _, words := range instructionWords {
		if bytes.Contains(body, words) {
			return
		}
	}
	if claim := firstOf(body, claimWords); claim.Valid() {
		p.Reportf(claim.Shift(p.Cable.BodyStart),
			"a compilation is claimed but nothing says when the portions are classified together and when alone")
	}
}

var claimWords = [][]byte{[]byte("compilation"), []byte("compiled"), []byte("aggregate")}

// instructionWords are what drafters write to say which portions, together or apart, are meant.
var instructionWords = [][]byte{
	[]byte("alone"), []byte("together"), []byte("combined"), []byte("individual"), []byte("separate"),
	[]byte("apart"), []byte("by itself"), []byte("by themselves"),
	[]byte("on its own"), []byte("on their own"), []byte("each "),
}

func firstOf(body []byte, words [][]byte) text.Span {
	for _, word := range words {
		if i := bytes.Index(body, word); i >= 0 {
			return text.Span{Start: i, End: i + len(word)}
		}
	}
	return text.Span{}
}
