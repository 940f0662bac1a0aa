package register

import (
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

var _ = declare(pair{
	fault:   "rel-usa-first",
	claims:  []marks.Claim{{Kind: marking.ListUSA, Of: marking.Of(marking.REL, marking.EYES)}},
	first:   []string{"portion-rel-usa-first"},
	summary: "REL TO list does not begin with USA",
	why: "A list that begins with another country is read as that country's own marking, or as a " +
		"release that leaves the United States out.",
	cite: []rule.Citation{
		releaseList,
		{
			Source: "State cables of 1966-2010", Evidence: rule.Practice,
			Says: "a single country or NATO is named without USA now and then",
		},
	},
	fix:      rule.Safe,
	fixWhy:   "USA is moved and no country is added or dropped; where USA is not in the list, none is added",
	message:  "list of %[2]s does not begin with USA; expected %[3]s",
	unmended: "list of %[2]s is without USA; expected USA first",
	many:     "lists of %[1]d marks do not begin with USA, the first is %[2]s; expected USA first",
	only:     readable,
})

// readable reports whether no country of a list was made unreadable in the copy.
func readable(m *marking.Mark) bool {
	list := m.Controls.List(marking.REL)
	return slices.Contains(list, "USA") || !slices.ContainsFunc(list, redacted)
}

func redacted(country string) bool { return len(country) > 1 && strings.Trim(country, "Xx") == "" }
