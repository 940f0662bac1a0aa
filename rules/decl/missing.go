package decl

import (
	"bytes"
	"slices"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-missing",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope: rule.Scope{
		Class: rule.Classified, Period: law.Period{From: law.Start12958}, Introduced: true,
	},
	Summary: "classified cable states no declassification instruction",
	Why: "Without a date or an exemption nobody can tell how long the message stays classified, and " +
		"whoever re-uses it has to guess.",
	Requires: law.Duration,
	Cite: []rule.Citation{
		{
			Source: onFace, Says: "the duration of classification stands on the face",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2001.22(e)(1)", Says: "a source without an instruction counts as 25 years",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "the term of 25 years is for re-use of the text only; the classifier has to choose",
	Hides:  rule.HidesInPlace("eo-line-malformed"),
	Quiet:  assess.Released,
	Absent: line.EO,
	Check:  missing,
})

// fewestDigits is less than any order on classification has: a shorter number was cut off by a copy, or
// blackened, and what followed it with it.
const fewestDigits = 4

func missing(p *rule.Pass) {
	line, block := &p.Cable.EO, &p.Cable.Authority
	if !line.Present() || line.NA || len(line.Decl.Items) > 0 || len(block.Decl.Items) > 0 {
		return
	}
	if line.Value.Valid() && !line.Label2.Valid() {
		return // something stands there: eo-line-malformed
	}
	if line.Order.Present() && line.Order.Width < fewestDigits {
		return
	}
	if label := block.DeclassifyOn; label.Valid() {
		if !goesOn(p.Cable, label.End) {
			p.Reportf(label, "nothing stands behind the label, expected a declassification date, event or exemption")
		}
		return
	}
	p.Reportf(line.Order.Span.Cover(line.Label2),
		"no declassification date, event or exemption follows the order, and no authority block states one")
}

// goesOn reports whether words stand behind a label, on its line or on the next.
func goesOn(c *cable.Cable, end int) bool {
	lines := bytes.SplitN(c.Text(text.Span{Start: end, End: c.Span.End}), []byte("\n"), 3)
	return slices.ContainsFunc(lines[:min(2, len(lines))], func(one []byte) bool {
		return len(bytes.Trim(one, " \t\r:")) > 0
	})
}
