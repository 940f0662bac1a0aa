package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-spacing-mixed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Class: rule.Classified},
	Summary:  "level is letter-spaced on some classification lines and plain on others",
	Why:      "The sections of one message are made alike: a line that differs may have been typed in later.",
	Cite: []rule.Citation{{
		Source: "telegraphic practice", Says: "classified levels are letter-spaced on the classification line",
		Evidence: rule.Practice,
	}},
	Fix:    rule.Unsafe,
	FixWhy: "only the spelling changes, but a copy is evidence of how the message was sent",
	Check:  spacingMixed,
})

func spacingMixed(p *rule.Pass) {
	var plain, spaced *cable.Section
	for i := range p.Cable.Sections {
		s := &p.Cable.Sections[i]
		switch {
		case !s.Mark.ClassLevel().Classified() || !p.Cable.Own(s):
		case s.Spaced:
			spaced = s
		case plain == nil:
			plain = s
		}
	}
	if plain == nil || spaced == nil {
		return
	}
	f := p.Reportf(plain.Level,
		"the level is plain on this classification line and letter-spaced on another one")
	f.Relate(spaced.Level, "it is letter-spaced here")
	f.Offer(rule.Unsafe, "letter-space the level", spaceOut(p)...)
}

func spaceOut(p *rule.Pass) []rule.Edit {
	var edits []rule.Edit
	for i := range p.Cable.Sections {
		s := &p.Cable.Sections[i]
		if !s.Mark.ClassLevel().Classified() || s.Spaced || !p.Cable.Own(s) {
			continue
		}
		if n, _ := marks.LevelWord(p.Cable.Text(s.Level)); n > 0 {
			at := text.Span{Start: s.Level.Start, End: s.Level.Start + n}
			edits = append(edits, rule.Replace(at, marks.Spelled(s.Mark.Level, true)))
		}
	}
	return edits
}
