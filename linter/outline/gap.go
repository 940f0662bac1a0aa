package outline

import (
	"strconv"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/cable/line"
	"cablelint/linter/marking"
)

// Gap is something that was not checked.
type Gap struct {
	What string `json:"what"` // what was not checked
	Why  string `json:"why"`  // why it was not
}

// gaps lists what was not checked in a cable, and why.
func gaps(a *assess.Assessment, opt Options) []Gap {
	c := a.Cable
	unmarked, unread := unmarkedParagraphs(a), unreadLines(c)
	known := []struct {
		is bool
		Gap
	}{
		{!a.Date.Known(), Gap{"rules that depend on the date", "no date was found and none assumed"}},
		{
			a.Date.Known() && a.Date.Day() == 0,
			Gap{"rules that do not hold on every possible day", "the date is known only as " + dated(a)},
		},
		{a.Level() == marking.NoLevel, Gap{"rules for classified or for unclassified cables", "no level was found"}},
		{!a.LevelRead && a.Level() != marking.NoLevel, Gap{
			"the level of the message",
			"none was read: it is judged as " + a.Level().String() + ", which stands elsewhere in it",
		}},
		{c.Layout == layout.Bare, Gap{"the header", "the text has none"}},
		{!opt.Clock, Gap{"dates that have passed today", "no --as-of was given"}},
		{c.Extract.Present(), Gap{"what the copy leaves out", "it is a partial extract"}},
		{unmarked > 0 && a.Classified(), Gap{"the level of " + counted(unmarked, "paragraph"), "it has no mark"}},
		{unread > 0, Gap{counted(unread, "line"), "not understood"}},
		{len(c.Quotes) > 0, Gap{"quoted telegrams", "their markings are those of other messages"}},
	}
	out := []Gap{}
	for _, k := range known {
		if k.is {
			out = append(out, k.Gap)
		}
	}
	return out
}

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return strconv.Itoa(n) + " " + what
}

func unmarkedParagraphs(a *assess.Assessment) int {
	n := 0
	for i := range a.Cable.Portions {
		if a.Cable.Portions[i].Kind == cable.Paragraph && a.Marks[i] == nil {
			n++
		}
	}
	return n
}

func unreadLines(c *cable.Cable) int {
	n := 0
	for _, l := range c.Lines {
		if l.Field == line.Unread {
			n++
		}
	}
	return n
}
