package main

import (
	"slices"

	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// crossCheck is one field of the header and whether it agrees with the others.
type crossCheck struct {
	label  string
	value  string
	agrees bool
	faults []string // messages of what does not agree
}

// headerFields are the fields that are shown, and the rules that check each against the others.
var headerFields = []struct {
	label string
	span  func(*cable.Cable) text.Span
	rules []string
}{
	{"originator", func(c *cable.Cable) text.Span { return c.Header.Originator.Span }, []string{
		"header-routing-differs", "header-serial-differs", "header-section-differs", "header-day-differs",
		"header-time-earlier",
	}},
	{"signal", func(c *cable.Cable) text.Span { return c.Header.Signal.Span }, []string{
		"header-signal-differs", "header-signal-below-portion",
	}},
	{"reference", func(c *cable.Cable) text.Span { return c.Header.MRN.Span }, []string{"header-year-differs"}},
	{"date", func(c *cable.Cable) text.Span { return c.Header.DTG.Span }, []string{
		"header-dtg-invalid", "header-precedence-differs", "header-address-precedence",
	}},
	{"from", func(c *cable.Cable) text.Span { return c.Header.From.Span }, []string{"header-post-differs"}},
	{"copies", func(c *cable.Cable) text.Span { return c.Header.Distribution.Total.Span }, []string{
		"header-distribution-sum",
	}},
	{"message", func(c *cable.Cable) text.Span {
		if len(c.Sections) == 0 {
			return text.Span{}
		}
		return c.Sections[0].Span
	}, []string{"header-page-line-differs", "banner-sections-differ", "banner-section-sequence"}},
	{"tail", func(c *cable.Cable) text.Span { return c.TailMark.Span }, []string{"header-tail-differs"}},
}

// crossChecks shows the fields that are there, each with what the header rules found about it.
func crossChecks(c *cable.Cable, findings []*rule.Finding) []crossCheck {
	var out []crossCheck
	for _, field := range headerFields {
		sp := field.span(c)
		if !sp.Valid() {
			continue
		}
		check := crossCheck{label: field.label, value: flat(c, sp)}
		for _, f := range findings {
			if f.Cable == c.Index && slices.Contains(field.rules, f.Rule.Name) {
				check.faults = append(check.faults, f.Message)
			}
		}
		check.agrees = len(check.faults) == 0
		out = append(out, check)
	}
	return out
}
