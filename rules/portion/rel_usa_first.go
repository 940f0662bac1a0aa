package portion

import (
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// State cables name a single partner without USA (S/REL UK): looser than the register, and a matter of
// form where the register's syntax is not asked for.
const stateForm = "state-form"

var _ = set.Add(rule.Rule{
	Name:     "portion-rel-usa-first",
	Since:    "0.1.0",
	Severity: rule.Steps{{Is: rule.Error}, {Case: stateForm, Is: rule.Info}},
	Summary:  "REL TO list does not begin with USA",
	Why: "A list that begins with another country is read as that country's own marking, or as a release " +
		"that leaves the United States out.",
	Cite: []rule.Citation{
		releaseList,
		{
			Source: "State cables of 1966-2010", Evidence: rule.Practice,
			Says: "a single country or NATO is named without USA now and then",
		},
	},
	Fix:    rule.Safe,
	FixWhy: "USA is moved and no country is added or dropped; where USA is not in the list, none is added",
	Check: func(p *rule.Pass) {
		usaLater.checkOnce(p, "lists of %[1]d marks do not begin with USA, the first is %[2]s; expected %[3]s")
		missing := usaMissing
		if !p.IC() {
			missing.as = stateForm
		}
		missing.checkOnce(p, "lists of %[1]d marks are without USA, the first is %[2]s; expected USA first")
	},
})

var usaLater = form{
	kind:    marking.RelNotUSAFirst,
	message: "list of %[2]s does not begin with USA; expected %[3]s",
	fix:     rule.Safe,
	only:    listsUSA,
}

var usaMissing = form{
	kind:    marking.RelNotUSAFirst,
	message: "list of %[2]s is without USA; expected USA first",
	only:    readableWithoutUSA,
}

func listsUSA(m *marking.Mark) bool { return slices.Contains(m.Controls.RelTo, "USA") }

func readableWithoutUSA(m *marking.Mark) bool {
	return !listsUSA(m) && !slices.ContainsFunc(m.Controls.RelTo, redacted)
}

// redacted reports whether a country was made unreadable in the copy.
func redacted(country string) bool { return len(country) > 1 && strings.Trim(country, "Xx") == "" }
