package cab

import (
	"bytes"

	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "cab-multiple-cited",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "a single source is cited as Multiple Sources",
	Why: "The source that itself names several is the only one that was used: cited as several it " +
		"cannot be found.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.22(c)(2)", Evidence: rule.Verified,
			Says: "a source that says Multiple Sources is cited by its own title, not by those words",
		},
		{
			Source: "State cables", Says: "a source is named so that it can be found",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: "title and date of the source are not in the message",
	Check:  multipleCited,
})

func multipleCited(p *rule.Pass) {
	block := &p.Cable.Authority
	if !derivative(block) || block.SourceList {
		return
	}
	s := readSource(p.Cable)
	rest, many := s.multiple()
	if !many || len(rest) == 0 || saysList(rest) || s.withheld() || severalNamed(p.Cable.Text(block.DerivedFrom)) {
		return
	}
	p.Reportf(block.DerivedFrom, "Multiple Sources beside one source: cite that source by its title and date")
}

// severalNamed reports whether more than one source seems to follow the words: more than the comma
// after them, a semicolon or "and" part what stands there.
func severalNamed(value []byte) bool {
	return bytes.Count(value, []byte(",")) > 1 || bytes.ContainsAny(value, ";\n") ||
		bytes.Contains(bytes.ToLower(value), []byte(" and "))
}
