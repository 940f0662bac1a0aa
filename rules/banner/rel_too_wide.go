package banner

import (
	"slices"

	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-rel-too-wide",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "banner releases the message to a country that a portion does not",
	Why: "Whoever shares the message by its banner gives a country " +
		"a paragraph that was not released to it.",
	Cite: []rule.Citation{{
		Source:   "CAPCO manual D.2, rules 9 and 21",
		Says:     "the banner's list is what the lists of all portions have in common",
		Evidence: rule.Verified,
	}},
	Fix:    rule.Safe,
	FixWhy: "the list is narrowed to what every portion allows, to NOFORN where that is nothing",
	Check:  relTooWide,
})

func relTooWide(p *rule.Pass) {
	m := p.Banner.Mark
	if !m.Has(marking.REL) || !codes(m.Controls.RelTo) || barred(p) {
		return
	}
	common, by := narrowed(p, m.Controls.RelTo)
	if by == nil {
		return
	}
	f := p.Reportf(p.Banner.Span, "the banner releases the message to more countries than %s, marked %s",
		portionName{p, by[0]}, p.Marks[by[0]].Text)
	for _, i := range by {
		f.Relate(p.MarkSpan(i), "%s is marked %s", p.PortionName(i), p.Marks[i].Text)
	}
	if edits := restate(p, narrow(common)); len(edits) > 0 {
		f.Offer(rule.Safe, "narrow the release to what every portion allows", edits...)
	}
}

// narrow returns the change of a marking to the given list; a list of nobody but USA is NOFORN.
func narrow(to []string) func(marking.Controls) marking.Controls {
	return func(c marking.Controls) marking.Controls {
		if !c.Has(marking.REL) {
			return c
		}
		c.RelTo = to
		if len(to) < 2 {
			c.RelTo = nil
			return c.Without(marking.REL).With(marking.NOFORN)
		}
		return c
	}
}

// narrowed returns what is left of list when every portion's list is taken into account, and the
// portions that take something away.
func narrowed(p *rule.Pass, list []string) (common []string, by []int) {
	common = list
	for i, m := range p.Marks {
		if !m.Has(marking.REL) || !codes(m.Controls.RelTo) {
			continue
		}
		left := make([]string, 0, len(common))
		for _, country := range common {
			if country == "USA" || covers(m.Controls.RelTo, country) {
				left = append(left, country)
			}
		}
		if len(left) < len(common) || wider(list, m.Controls.RelTo) {
			by = append(by, i)
		}
		common = left
	}
	return common, by
}

// wider reports whether list has a country that portion has not.
func wider(list, portion []string) bool {
	return slices.ContainsFunc(list, func(c string) bool { return c != "USA" && !covers(portion, c) })
}

// members are the tetragraphs whose countries are laid down (manual, section D.2, rule 23).
var members = map[string][]string{
	"ACGU": {"USA", "AUS", "CAN", "GBR"},
	"FVEY": {"USA", "AUS", "CAN", "GBR", "NZL"},
	"TEYE": {"USA", "AUS", "GBR"},
}

// covers reports whether a list releases to all that code stands for. A tetragraph whose members are
// not laid down may hold any country: there is no telling, and the list counts as covering.
func covers(list []string, code string) bool {
	if slices.Contains(list, code) {
		return true
	}
	if countries, known := members[code]; known {
		return !slices.ContainsFunc(countries, func(c string) bool { return c != "USA" && !covers(list, c) })
	}
	return slices.ContainsFunc(list, func(c string) bool {
		countries, known := members[c]
		return len(c) == 4 && (!known || slices.Contains(countries, code))
	})
}

// codes reports whether a list is of codes as the register has them, the United States first. Other
// lists are State's own words, which cannot be compared.
func codes(list []string) bool {
	if len(list) < 2 || list[0] != "USA" {
		return false
	}
	return !slices.ContainsFunc(list, func(c string) bool { return len(c) != 3 && len(c) != 4 })
}
