package outline

import (
	"slices"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// Check is one field of the heading and whether it agrees with the others.
type Check struct {
	Label  string
	Value  string   // as written, in one line
	Faults []string // messages of what does not agree; none: it agrees
}

// headings are the fields that are shown, each with the pieces of a cable that rules about it are about.
var headings = []struct {
	label  string
	span   func(*cable.Cable) text.Span
	pieces []rule.Piece
}{
	{
		"originator", func(c *cable.Cable) text.Span { return c.Header.Originator.Span },
		[]rule.Piece{rule.Originator, rule.Routing},
	},
	{"signal", func(c *cable.Cable) text.Span { return c.Header.Signal.Span }, []rule.Piece{rule.Signal}},
	{"reference", func(c *cable.Cable) text.Span { return c.Header.MRN.Span }, []rule.Piece{rule.Reference}},
	{"date", func(c *cable.Cable) text.Span { return c.Header.DTG.Span }, []rule.Piece{rule.DateGroup}},
	{"from", func(c *cable.Cable) text.Span { return c.Header.From.Span }, []rule.Piece{rule.Sender}},
	{"copies", func(c *cable.Cable) text.Span { return c.Header.Distribution.Total.Span }, []rule.Piece{rule.Copies}},
	{"message", firstSection, []rule.Piece{rule.Sections}},
	{"tail", func(c *cable.Cable) text.Span { return c.TailMark.Span }, []rule.Piece{rule.Tail}},
}

func firstSection(c *cable.Cable) text.Span {
	if len(c.Sections) == 0 {
		return text.Span{}
	}
	return c.Sections[0].Span
}

// ofHeading reports whether a word is one of which the lines of a heading are made.
func ofHeading(word string) bool {
	return word == "SECTION" || marking.IsWord(word) || vocab.NameWord(word)
}

// shown is the text of a heading as it may be told: of a banner the marking, which is told as all are, and of the rest
// and of other lines what is known.
func shown(c *cable.Cable, sp text.Span) string {
	level := text.Span{Start: sp.Start, End: sp.Start}
	if len(c.Sections) > 0 && sp.Contains(c.Sections[0].Level) {
		level.End = c.Sections[0].Level.End
	}
	rest := marking.ShownName(flat(c, text.Span{Start: level.End, End: sp.End}), ofHeading)
	return strings.TrimSpace(marking.Shown(flat(c, level)) + " " + rest)
}

// checks shows the fields that are there, each with what the rules about it found.
func checks(c *cable.Cable, findings []*rule.Finding, opt Options) []Check {
	var out []Check
	for _, field := range headings {
		sp := field.span(c)
		if !sp.Valid() {
			continue
		}
		check := Check{Label: field.label, Value: flat(c, sp)}
		if !opt.ShowText {
			check.Value = shown(c, sp)
		}
		for _, f := range findings {
			if f.Cable == c.Index && slices.Contains(field.pieces, f.Rule.About) {
				check.Faults = append(check.Faults, f.Message)
			}
		}
		out = append(out, check)
	}
	return out
}
