package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-section-sequence",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "section numbers skip, repeat or change their total",
	Why: "A section that is missing, doubled or of another message changes " +
		"what the reader is told and how it is marked.",
	Cite: []rule.Citation{{
		Source:   "telegraphic practice",
		Says:     "the sections of a message are numbered from 01, each with the same total",
		Evidence: rule.Practice,
	}},
	Fix:    rule.None,
	FixWhy: "only the message as sent tells which number is right",
	About:  rule.Sections,
	Check:  sectionSequence,
})

func sectionSequence(p *rule.Pass) {
	var last *cable.Section
	for i := range p.Cable.Sections {
		s := &p.Cable.Sections[i]
		if !s.Number.Present() || !p.Cable.Own(s) {
			continue
		}
		if last == nil || !headerAgain(p.Cable, last, s) {
			checkSection(p, last, s)
			last = s
		}
	}
}

func checkSection(p *rule.Pass, last, s *cable.Section) {
	switch {
	case s.Of.Present() && s.Number.Value > s.Of.Value:
		p.Reportf(numbering(s), "section %d is beyond the %d sections that the line counts",
			s.Number.Value, s.Of.Value)
	case last == nil:
	case last.Of.Value != s.Of.Value && s.Of.Present() && last.Of.Present():
		p.Reportf(s.Of.Span, "this section counts %d sections, the one before it %d", s.Of.Value, last.Of.Value).
			Relate(numbering(last), "the section before it")
	case s.Number.Value != last.Number.Value+1:
		p.Reportf(s.Number.Span, "section %d follows section %d, expected section %d",
			s.Number.Value, last.Number.Value, last.Number.Value+1).
			Relate(numbering(last), "the section before it")
	}
}

// numbering is "01 OF 02" of a classification line.
func numbering(s *cable.Section) text.Span { return s.Number.Span.Cover(s.Of.Span) }

// headerAgain reports whether s repeats the classification line of last with no text between the two:
// copies often show the heading of the first section twice.
func headerAgain(c *cable.Cable, last, s *cable.Section) bool {
	if s.Number.Value != last.Number.Value || s.Of.Value != last.Of.Value {
		return false
	}
	for i := range c.Portions {
		portion := &c.Portions[i]
		between := portion.Span.Start > last.Span.End && portion.Span.Start < s.Span.Start
		if between && !portion.Authority {
			return false
		}
	}
	return true
}
