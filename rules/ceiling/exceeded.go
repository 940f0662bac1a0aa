package ceiling

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/spill"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "ceiling-exceeded",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "marking above what this place may hold",
	Why: "Text that is protected above its place has been spilled as soon as it is stored there: every copy, " +
		"clone and backup must then be found and cleared.",
	Cite: []rule.Citation{
		{Source: "32 CFR 2001.24(a)", Says: "these levels identify information that must be protected as classified", Evidence: rule.Verified},
		{Source: "E.O. 13526 1.6(f)", Says: "information given a level stays classified although other marks are missing", Evidence: rule.Verified},
	},
	Fix:       rule.None,
	FixWhy:    "what has entered a place that may not hold it is for a person to take out, with its history",
	CheckFile: exceeded,
	Unbridled: true,
})

func exceeded(p *rule.FilePass) {
	hits := spill.Scan(p.File.Source.Text(), p.Settings.Ceiling)
	for _, h := range hits {
		if !furniture(p.File, h) {
			p.Reportf(h.Span, "%s %s needs the ceiling %s; this place may hold %s at the most",
				h.Kind, h.Token, h.Needs, p.Settings.Ceiling)
		}
	}
	for _, c := range p.Cables {
		banner := c.Banner
		needs := marking.Needs(banner.Level, banner.Controls)
		if needs > p.Settings.Ceiling && banner.Span.Valid() && !told(hits, banner.Span) {
			p.Reportf(banner.Span, "the marking of the message needs the ceiling %s; this place may hold %s at the most",
				needs, p.Settings.Ceiling)
		}
	}
}

// furniture reports whether a hit lies in the list of attributes that an archive put below the message.
// It describes the message and is by itself no evidence of what the text holds.
func furniture(f *cable.File, h spill.Hit) bool {
	for _, c := range f.Cables {
		if !c.Span.Contains(h.Span) {
			continue
		}
		for _, l := range c.Lines {
			if l.Span.Overlaps(h.Span) {
				return l.Kind == cable.Furniture
			}
		}
	}
	return false
}

func told(hits []spill.Hit, sp text.Span) bool {
	for _, h := range hits {
		if h.Span.Overlaps(sp) {
			return true
		}
	}
	return false
}
