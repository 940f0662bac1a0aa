package draft

import (
	"slices"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/internal/survey"
	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// Source is a cable that another is derived from.
type Source struct {
	Name     string // for people: the file, and which cable of it
	Number   string // "07 ARKADIA 187"; "" where it was not read
	Day      law.Day
	Level    marking.Level // NoLevel where it was not read
	Controls marking.Controls
	due      survey.Due
}

// SourceOf makes a source of a cable that was assessed. Its marking is the higher of what it says of itself and what
// its portions come to.
func SourceOf(name string, a *assess.Assessment) Source {
	due, _ := survey.WhenDue(a)
	all := rolled(
		part{a.Level(), a.Banner.Controls},
		part{a.Computed.Level, a.Computed.Controls},
	)
	return Source{
		Name: name, Number: a.Number(), Day: a.Date.Day(), Level: all.Level, Controls: all.Controls, due: due,
	}
}

// part is a marking that another is rolled up of.
type part struct {
	level    marking.Level
	controls marking.Controls
}

// rolled rolls markings up.
func rolled(parts ...part) marking.Overall {
	var marks []*marking.Mark
	for _, p := range parts {
		if p.level != marking.NoLevel {
			marks = append(marks, &marking.Mark{Level: p.level, Controls: p.controls})
		}
	}
	return marking.RollUp(marks, marking.Document{})
}

// marked decides the level and the controls: of the sources the highest, and no less than them.
func (s *settled) marked() error {
	parts := make([]part, 0, len(s.Sources))
	for i := range s.Sources {
		if s.Sources[i].Level == marking.NoLevel {
			return misfit("%s: its level was not read, so it cannot be carried on", s.Sources[i].Name)
		}
		parts = append(parts, part{s.Sources[i].Level, s.Sources[i].Controls})
	}
	all := rolled(parts...)
	s.controls = all.Controls
	highest := slices.IndexFunc(s.Sources, func(source Source) bool { return source.Level == all.Level })
	switch {
	case s.Level == marking.NoLevel && highest < 0:
		return misfit("a cable has a level: U, SBU, C, S or TS")
	case s.Level == marking.NoLevel:
		s.Level = all.Level
		s.notes = append(s.notes, "level "+all.Level.String()+": that of "+s.Sources[highest].Name)
	case highest >= 0 && s.Level < all.Level:
		return misfit("%s is %s: what is derived from it is no less (32 CFR 2001.22(c))", s.Sources[highest].Name, all.Level)
	}
	if !s.Level.Classified() {
		return s.sensitive()
	}
	s.bringers()
	return nil
}

// sensitivity is what the caption SENSITIVE says.
var sensitivity = marking.Of(marking.SBU, marking.FOUO, marking.LOU)

// sensitive makes what sources ask of an unclassified cable its caption; other controls have no place on it.
func (s *settled) sensitive() error {
	for c := range s.controls.All() {
		if !sensitivity.Has(c) {
			return misfit("an unclassified cable under %s, as its sources are, is to be written by hand", c)
		}
		s.SBU = true
	}
	return nil
}

// bringers notes which source brings which control.
func (s *settled) bringers() {
	for c := range s.controls.All() {
		by := slices.IndexFunc(s.Sources, func(source Source) bool { return source.Controls.Has(c) })
		if by >= 0 {
			s.notes = append(s.notes, c.String()+": as "+s.Sources[by].Name+" has it")
			continue
		}
		s.notes = append(s.notes, c.String()+": what the release markings of the sources come to together")
	}
}

// cited is how the block names a source.
func (s *Source) cited() string {
	number, day := s.Number, cable.Placeholder
	if number == "" {
		number = cable.Placeholder
	}
	if s.Day != 0 {
		day = s.Day.String()
	}
	return number + ", " + day
}
