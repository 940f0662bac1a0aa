package explain

import (
	"cmp"
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/vocab"
)

// markingTopic tells of a marking beside a level: its row of the register.
func markingTopic(name string) (Topic, bool) {
	c, ok := marking.Called(name)
	if !ok {
		return Topic{}, false
	}
	return rowTopic(c), true
}

// wholeMarking tells of each control of a portion mark or banner that is known as a whole: S//NF, CTS, SECRET//SI.
func wholeMarking(name string) []Topic {
	upper := strings.ToUpper(strings.Trim(strings.TrimSpace(name), "()"))
	for _, inner := range [...]string{upper, "//" + upper, "S//" + upper} {
		if m := marking.ParsePortion("(" + inner + ")"); m != nil && m.Sure() {
			return rowsOf(m)
		}
	}
	if m, n := marking.ReadBanner([]byte(upper)); m != nil && n == len(upper) && m.Sure() {
		return rowsOf(m)
	}
	return nil
}

func rowsOf(m *marking.Mark) []Topic {
	var list []Topic
	for c := range m.Controls.All() {
		list = append(list, rowTopic(c))
	}
	return list
}

func rowTopic(c marking.Control) Topic {
	row := c.Row()
	t := Topic{Title: "marking " + c.String()}
	t.add("means", row.Means)
	t.add("portion mark", row.Portion)
	t.add("banner", strings.Join(distinct(row.Banner, row.Title), ", "))
	t.add("also written", variants(row))
	t.add("levels", row.LevelWords())
	t.add("needs", needs(row.Needs))
	t.add("excludes", markingsOf(row.Excludes, ", "))
	t.add("takes the place of", markingsOf(row.Covers, ", "))
	t.add("followed by", row.Listed())
	t.add("rolls up", rollUp(row))
	t.add("in use", days(row.From, row.To))
	t.add("source", row.Source)
	return t
}

// distinct returns the words that are not empty, each once.
func distinct(words ...string) []string {
	return slices.Compact(slices.DeleteFunc(words, func(s string) bool { return s == "" }))
}

func variants(row *marking.Row) string {
	list := make([]string, len(row.Variants))
	for i, v := range row.Variants {
		switch {
		case v.Until != "":
			list[i] = v.Form + " (until " + v.Until + ")"
		case v.Practice:
			list[i] = v.Form + " (in practice)"
		default:
			list[i] = v.Form + " (wrongly)"
		}
	}
	return strings.Join(list, ", ")
}

// needs names what a marking asks for: one of each set.
func needs(sets []marking.Set) string {
	list := make([]string, len(sets))
	for i, s := range sets {
		list[i] = markingsOf(s, " or ")
	}
	return strings.Join(list, ", ")
}

func markingsOf(s marking.Set, between string) string {
	var list []string
	for c := range s.All() {
		list = append(list, c.String())
	}
	return strings.Join(list, between)
}

func rollUp(row *marking.Row) string {
	words := row.Rolls.String()
	if row.Becomes != 0 {
		words += "; else it becomes " + markingsOf(row.Becomes, " or ")
	}
	return words
}

// days writes the first and the last day of a use, "" where neither is known.
func days(from, to string) string {
	switch {
	case from == "" && to == "":
		return ""
	case to == "":
		return "from " + from
	}
	return strings.TrimSpace(from + " to " + to)
}

// harm is what disclosure may be expected to do to national security, by level, and where that stands.
var harm = map[marking.Level]struct{ means, source string }{
	marking.Confidential: {"disclosure could damage national security", "E.O. 13526 1.2(a)(3)"},
	marking.Secret:       {"disclosure could seriously damage national security", "E.O. 13526 1.2(a)(2)"},
	marking.TopSecret:    {"disclosure could do exceptionally grave damage to national security", "E.O. 13526 1.2(a)(1)"},
}

// levelTopic tells of a level by its word or its letters.
func levelTopic(name string) (Topic, bool) {
	upper := strings.ToUpper(strings.Trim(strings.TrimSpace(name), "()"))
	for l, d := range harm {
		if upper == l.String() || upper == l.Letter() {
			t := Topic{Title: "level " + l.String()}
			t.add("means", d.means)
			t.add("portion mark", l.Letter())
			t.add("banner", l.String())
			t.add("source", d.source)
			return t, true
		}
	}
	return Topic{}, false
}

// captionTopic tells of a caption.
func captionTopic(name string) (Topic, bool) {
	known := vocab.CaptionNamed(strings.TrimSpace(name))
	if known == nil {
		return Topic{}, false
	}
	t := Topic{Title: "caption " + known.Name}
	t.add("means", known.Meaning)
	t.add("source", known.Source)
	return t, true
}

// tagsTopic tells what a TAGS code stands for and has stood for.
func tagsTopic(name string) (Topic, bool) {
	code := strings.ToUpper(strings.TrimSpace(name))
	meanings, ok := vocab.Explain(code)
	if !ok {
		return Topic{}, false
	}
	t := Topic{Title: "TAGS " + code}
	for i := range meanings {
		m := &meanings[i]
		text := cmp.Or(m.Text, "its words are not known")
		if m.Text != "" && !m.Confirmed {
			text += " (not confirmed by a source)"
		}
		t.add(m.Kind, text)
		t.add("in use", days(m.From, m.To))
		t.add("replaced by", m.ReplacedBy)
		t.add("source", m.Source)
	}
	return t, true
}
