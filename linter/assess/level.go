package assess

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
)

// SignalLevel is the level that the letter of the security signal stands for, NoLevel where it stands
// for none of ours. E is UNCLASSIFIED, encrypted for transmission only.
func SignalLevel(letter byte) marking.Level {
	switch letter {
	case 'U', 'E':
		return marking.Unclassified
	case 'C':
		return marking.Confidential
	case 'S':
		return marking.Secret
	case 'T':
		return marking.TopSecret
	}
	return marking.NoLevel
}

// elsewhere is the highest level that stands in a message beside its banner: in the security signal, its
// portions, its page lines, or what the archive's attributes state of the original.
func elsewhere(c *cable.Cable, portions marking.Level) marking.Level {
	level := max(portions, SignalLevel(c.Header.Signal.Letter), StatedLevel(c))
	for i := range c.PageLines {
		if l := &c.PageLines[i]; !c.Quoted(l.Span) {
			level = max(level, l.Mark.ClassLevel())
		}
	}
	return level
}

// StatedLevel is the level of the original classification in the archive's attributes below a message,
// NoLevel where there is none.
func StatedLevel(c *cable.Cable) marking.Level {
	if !c.Stated.Level.Valid() {
		return marking.NoLevel
	}
	m, _ := marking.ReadBanner(c.Text(c.Stated.Level))
	return m.ClassLevel()
}
