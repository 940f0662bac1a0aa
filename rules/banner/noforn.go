package banner

import (
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
)

// addNoforn returns the edits that add NOFORN where the message keeps such things: among its captions,
// else on its banners. A release to foreign nationals gives way to it (manual, section D.2, table 3).
func addNoforn(p *rule.Pass) []rule.Edit {
	releasing := p.Banner.Controls.Has(marking.EYES) || releases(p.Banner.Controls)
	if !releasing && !p.IC() {
		if edit, ok := noforncaption(p); ok {
			return []rule.Edit{edit}
		}
	}
	if releasedByCaption(p.Cable) {
		return nil
	}
	return restate(p, func(c marking.Controls) marking.Controls {
		c = c.Without(marking.REL, marking.RELIDO, marking.DISPLAY, marking.EYES)
		return c.With(marking.NOFORN)
	})
}

func releasedByCaption(c *cable.Cable) bool {
	for i := range c.Captions {
		if c.Captions[i].Kind == cable.RelCaption {
			return true
		}
	}
	return false
}

// noforncaption inserts NOFORN among the captions, before SENSITIVE and SIPDIS and after the captions
// that restrict more (5 FAH-2 H-252.1-1): on a line of its own where the captions have such lines.
func noforncaption(p *rule.Pass) (rule.Edit, bool) {
	before, last := captionPlace(p.Cable)
	switch {
	case last == nil:
		return rule.Edit{}, false
	case p.Cable.Layout == layout.SMART && before != nil:
		return rule.Insert(before.Span.Start, "NOFORN, "), true
	case p.Cable.Layout == layout.SMART:
		return rule.Insert(last.Span.End, ", NOFORN"), true
	case before == nil && sharesLine(p.Cable, last):
		return rule.Insert(last.Span.End, " NOFORN"), true
	case before == nil:
		return rule.Insert(last.Span.End, "\nNOFORN"), true
	case sharesLine(p.Cable, before):
		return rule.Insert(before.Span.Start, "NOFORN "), true
	}
	return rule.Insert(before.Line.Start, indent(p.Cable, before.Line)+"NOFORN\n"), true
}

// captionPlace returns the first caption that NOFORN goes before and the last caption, nil where there
// is none. Captions on the classification line and loose ones in the text are left aside.
func captionPlace(c *cable.Cable) (before, last *cable.Caption) {
	for i := range c.Captions {
		caption := &c.Captions[i]
		if caption.OnBanner || c.BodyStart > 0 && caption.Span.Start >= c.BodyStart {
			continue
		}
		last = caption
		if before == nil && (caption.Kind == cable.SIPDIS || caption.Kind == cable.SENSITIVE) {
			before = caption
		}
	}
	return before, last
}

func sharesLine(c *cable.Cable, caption *cable.Caption) bool {
	for i := range c.Captions {
		if other := &c.Captions[i]; other.Span != caption.Span && caption.Line.Contains(other.Span) {
			return true
		}
	}
	return false
}

// indent returns the blanks that a line begins with.
func indent(c *cable.Cable, line text.Span) string {
	n := 0
	for _, b := range c.Text(line) {
		if b != ' ' && b != '\t' {
			break
		}
		n++
	}
	return string(c.Text(line)[:n])
}

// restate returns the edits that change the controls of every classification line and banner, the
// level left as it stands. There are none where a marking has a fault: what it means is not sure.
func restate(p *rule.Pass, change func(marking.Controls) marking.Controls) []rule.Edit {
	var edits []rule.Edit
	for st := range p.Cable.Statements() {
		word, spaced := marks.LevelWord(p.Cable.Text(st.Span))
		if st.Page || word == 0 {
			continue
		}
		if !st.Mark.Sure() {
			return nil
		}
		level := st.Mark.Level
		plain := marking.Print(marking.Banner, level, change(st.Mark.Controls))
		rest, ok := strings.CutPrefix(plain, level.String())
		if !ok { // a foreign or other marking that does not begin with a level of the United States
			return nil
		}
		written := string(p.Cable.Text(text.Span{Start: st.Span.Start, End: st.Span.Start + word}))
		if spaced && level.Classified() {
			written = marks.Spelled(level, true)
		}
		edits = append(edits, rule.Replace(st.Span, written+rest))
	}
	return edits
}
