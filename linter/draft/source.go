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
	captions []caption
	due      survey.Due
}

// SourceOf makes a source of a cable that was assessed. Its marking is the higher of what it says of itself and what
// its portions come to; one that says no level has none.
func SourceOf(name string, a *assess.Assessment) Source {
	parts := []part{{a.Level(), a.Banner.Controls}, {a.Computed.Level, a.Computed.Controls}}
	if slices.ContainsFunc(a.Marks, func(m *marking.Mark) bool { return m.Has(marking.LOU) }) {
		// A roll-up of portions never has it.
		parts = append(parts, part{marking.Unclassified, marking.Controls{}.With(marking.LOU)})
	}
	all := rolled(parts...)
	if a.Level() == marking.NoLevel {
		all.Level = marking.NoLevel
	}
	return Source{
		Name: name, Number: a.Number(), Day: a.Date.Day(), Level: all.Level, Controls: all.Controls,
		captions: captionsOf(a.Cable),
		due:      survey.Instructed(a), // one that says UNCLASSIFIED may have portions that are classified
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
			marks = append(marks, &marking.Mark{Level: p.level, Controls: renamed(p.controls)})
		}
	}
	return marking.RollUp(marks, marking.Document{})
}

// renamed has LIMITED OFFICIAL USE by the name that it was given in 1995 (00 STATE 018029).
func renamed(c marking.Controls) marking.Controls {
	if c.Has(marking.LOU) {
		c = c.Without(marking.LOU).With(marking.SBU)
	}
	return c
}

// marked decides the level and the controls: of the sources the highest, and no less than them.
func (s *settled) marked() error {
	highest, err := s.highest()
	switch {
	case err != nil:
		return err
	case s.Level == marking.NoLevel && highest == nil:
		return misfit("a cable has a level: U, SBU, C or S")
	case s.Level == marking.NoLevel:
		s.Level = highest.Level
		s.notes = append(s.notes, "level "+highest.Level.String()+": that of "+highest.Name)
	case highest != nil && s.Level < highest.Level:
		return misfit("%s is %s: what is derived from it is no less (32 CFR 2001.22(c))", highest.Name, highest.Level)
	}
	s.carry(highest)
	if err := s.uncovered(); err != nil {
		return err
	}
	s.bringers()
	if !s.Level.Classified() {
		return s.sensitive()
	}
	return nil
}

// highest returns the first source of the highest level, nil without sources.
func (s *settled) highest() (*Source, error) {
	var highest *Source
	for i := range s.Sources {
		source := &s.Sources[i]
		if source.Level == marking.NoLevel {
			return nil, misfit("%s: its level was not read, so it cannot be carried on", source.Name)
		}
		if highest == nil || source.Level > highest.Level {
			highest = source
		}
	}
	return highest, nil
}

// carry rolls the controls of the sources up at the level of the draft, to which it raises those of the highest: what
// the level covers there is no control beside it.
func (s *settled) carry(highest *Source) {
	parts := make([]part, 0, len(s.Sources))
	for i := range s.Sources {
		level := s.Sources[i].Level
		if level == highest.Level {
			level = s.Level
		}
		parts = append(parts, part{level, s.Sources[i].Controls})
	}
	s.controls = rolled(parts...).Controls
}

// uncovered refuses what a roll-up leaves out and nothing in it covers.
func (s *settled) uncovered() error {
	for i := range s.Sources {
		source := &s.Sources[i]
		if !marking.Covers(s.Level, s.controls, source.Level, source.Controls) {
			return misfit("%s: %s does not stand on a cable that is %s as a whole: write that cable by hand", source.Name,
				marking.Print(marking.Banner, source.Level, source.Controls), s.Level)
		}
	}
	return nil
}

// sensitivity is what the caption SENSITIVE says.
var sensitivity = marking.Of(marking.SBU, marking.FOUO)

// sensitive makes what sources ask of an unclassified cable its caption, whatever they call it; other controls have no
// place on it.
func (s *settled) sensitive() error {
	for c := range s.controls.All() {
		if !sensitivity.Has(c) {
			return misfit("an unclassified cable under %s, as its sources are, is to be written by hand", c)
		}
		s.SBU = true
	}
	s.controls = marking.Controls{} // the caption says it
	return nil
}

// bringers notes which source brings which control.
func (s *settled) bringers() {
	for c := range s.controls.All() {
		name := c.String()
		if sensitivity.Has(c) {
			name = "SENSITIVE"
		}
		by := slices.IndexFunc(s.Sources, func(source Source) bool { return source.Controls.Has(c) })
		if by >= 0 {
			s.notes = append(s.notes, name+": as "+s.Sources[by].Name+" has it")
			continue
		}
		s.notes = append(s.notes, name+": what the controls of the sources come to together")
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
