package cab

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// classifiedSince1995 is the scope of the rules on what a block must say: E.O. 12958 brought it about.
var classifiedSince1995 = rule.Scope{
	Class: rule.Classified, Period: law.Period{From: law.Start12958}, Introduced: true,
}

// anySince1995 is the scope of the rules on the reason as it is written, whatever the level.
var anySince1995 = rule.Scope{Period: law.Period{From: law.Start12958}, Introduced: true}

// since2010 is the period of 32 CFR 2001 under E.O. 13526.
var since2010 = law.Period{From: law.Start13526}

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

// lettersKept reports whether all the letters have the same subject in section 1.5 and in section 1.4.
func lettersKept(letters []cable.Letter) bool {
	for _, letter := range letters {
		if letter.Value < 'a' || letter.Value > 'g' {
			return false
		}
	}
	return true
}

// due is the section that a document of the cable's date cites.
func due(p *rule.Pass) string { return law.ReasonDue(p.Date.From) }
