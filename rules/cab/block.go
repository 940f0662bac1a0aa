package cab

import (
	"bytes"
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// blockWanted is the scope of the rules on what a block must say: E.O. 12958 brought it about.
var blockWanted = rule.Scope{Class: rule.Classified, Period: law.Wanted(law.Classifier), Introduced: true}

// reasonWanted is the scope of the rules on the reason as it is written, whatever the level.
var reasonWanted = rule.Scope{Period: law.Wanted(law.Why), Introduced: true}

// directive is the period of 32 CFR 2001 in its present numbering.
var directive = law.PeriodOf("32 CFR 2001")

// place is where a finding about the whole block is shown: its label.
func place(a *cable.Authority) text.Span {
	if a.Label.Valid() {
		return a.Label
	}
	return a.DerivedLabel
}

// derivative reports whether the block cites a source instead of deciding by itself.
func derivative(a *cable.Authority) bool { return a.DerivedLabel.Valid() }

// cutOff reports whether the copy breaks off inside the block.
func cutOff(c *cable.Cable) bool {
	block := bytes.TrimSpace(c.Text(c.Authority.Span))
	return bytes.HasSuffix(block, []byte("...")) || bytes.HasSuffix(block, []byte("…"))
}

// lettersKept reports whether all the letters have the same subject in both sections.
func lettersKept(letters []cable.Letter, from, to string) bool {
	return !slices.ContainsFunc(letters, func(l cable.Letter) bool { return !law.SameReason(l.Value, from, to) })
}

// due is the section that a document of the cable's date cites.
func due(p *rule.Pass) string { return law.ReasonDue(p.Date.From) }
