package ceiling

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/spill"
)

// strict is the case in which suspicions are errors.
const strict = "strict"

var _ = set.Add(rule.Rule{
	Name:     "ceiling-suspected",
	Since:    "0.1.0",
	Severity: rule.Steps{{Is: rule.Warning}, {Case: strict, Is: rule.Error}},
	Summary:  "word that may be a marking above what this place may hold",
	Why: "A level alone in a list, in program text or in a sentence about a document may be a marking or a mere " +
		"word. A person tells them apart; the rules of a place that takes no chance set ceiling-strict.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.24(a)", Evidence: rule.Verified,
			Says: "these levels identify information that must be protected as classified",
		},
	},
	Fix:       rule.None,
	FixWhy:    "only a person can tell whether the word is meant as a marking",
	CheckFile: suspected,
})

// suspected reports the first of the words that may be markings, and how many there are.
func suspected(p *rule.FilePass) {
	limit := p.Settings.Ceiling
	if limit == marking.NoCeiling {
		return
	}
	words := of(scan(p), spill.Word)
	if len(words) == 0 {
		return
	}
	first := words[0]
	var f *rule.Finding
	if len(words) == 1 {
		f = p.Reportf(first.Span, "%s may be a marking that needs the ceiling %s; this place may hold %s at the most",
			marking.Shown(first.Token), first.Needs, limit)
	} else {
		f = p.Reportf(first.Span, "%d words that may be markings, the first here: %s would need the ceiling %s; "+
			"this place may hold %s at the most", len(words), marking.Shown(first.Token), first.Needs, limit)
	}
	if p.Settings.CeilingStrict {
		f.Case = strict
	}
}
