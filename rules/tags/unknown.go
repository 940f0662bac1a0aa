package tags

import (
	"cablelint/linter/assess"
	"cablelint/linter/cable/value"
	"cablelint/linter/rule"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

var _ = set.Add(rule.Rule{
	Name:     "tags-unknown",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{State: true},
	Summary:  "code is not in the TAGS vocabulary",
	Why:      "A misspelt code sends the cable to nobody and files it where nobody looks.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-3 H-010", Says: "TAGS are the terms of a list that is revised from time to time",
			Evidence: rule.Verified,
		},
		{
			Source: "State cables", Says: "the codes that telegrams carry, as counted",
			Evidence: rule.Practice,
		},
	},
	Fix: rule.Unsafe,
	FixWhy: "offered only where one known code is one edit away; the list changes yearly, so the code may be " +
		"right",
	Check: unknown,
})

// usual is the length of subject and program codes: a word of that length that is not in the list is
// an unknown code, whatever it resembles.
const usual = 4

func unknown(p *rule.Pass) {
	year := yearOf(p.Date)
	for i := range p.Cable.Tags.Items {
		word := value.TagWord(p.Cable, i)
		if p.Cable.Tags.Items[i].Person || vocab.HasTagIn(word, year) || scan.Redacted(word) || !isCode(word) ||
			value.ShapeOfTag(p.Cable, i) != value.WellFormed || value.TagRepeats(p.Cable, i) || value.InTagName(p.Cable, i) {
			continue
		}
		sp := p.Cable.Tags.Items[i].Span
		judgeCode(p, text.Span{Start: sp.Start, End: sp.Start + len(word)}, word, year)
	}
}

// yearOf returns the year whose codes a cable may have: the last one where it is dated by its order alone,
// 0 where nothing is known of its date.
func yearOf(d assess.Dating) int {
	if !d.Known() {
		return 0
	}
	return d.To.Year()
}

const (
	shortestCode = 2
	longestCode  = 6
)

// isCode reports whether word is letters alone, in upper case and of a code's length.
func isCode(word []byte) bool {
	return scan.Only(word, scan.Upper) && len(word) >= shortestCode && len(word) <= longestCode
}

// judgeCode judges a word that was no known code in the year. A word of two letters is near to dozens of
// countries and may be a region: it is known for wrong only when it is a country in another list.
func judgeCode(p *rule.Pass, sp text.Span, word []byte, year int) {
	if tag := vocab.Country(word, year); tag != "" {
		p.Reportf(sp, "%s is not a TAGS code; TAGS have %s for that country", word, tag).
			Offer(rule.Unsafe, "write "+tag, rule.Replace(sp, tag))
		return
	}
	if len(word) == shortestCode {
		return
	}
	near := vocab.Near(word, year)
	switch {
	case len(near) == 1:
		p.Reportf(sp, "%s is not in the TAGS vocabulary; %s is", word, near[0]).
			Offer(rule.Unsafe, "write "+near[0], rule.Replace(sp, near[0]))
	case len(near) > 1, len(word) == usual:
		p.Reportf(sp, "%s is not in the TAGS vocabulary", word)
	}
}
