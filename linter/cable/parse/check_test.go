package parse

import (
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"

	"cablelint/linter/text"
)

// checkFile checks what holds of every file, whatever stands in it: lines cover every byte once, cables
// are runs of lines, spans lie in their cable, parts lie in what they are parts of.
func checkFile(t *testing.T, f *cable.File) {
	t.Helper()
	at := 0
	for i := range f.Lines {
		l := &f.Lines[i]
		if l.Span().Start != at || l.Span().End <= at || !l.Span().Contains(l.Text()) || l.Text().Len() < 0 {
			t.Fatalf("line %d is %v, text %v; the line before ends at %d", i, l.Span(), l.Text(), at)
		}
		at = l.Span().End
	}
	if size := len(f.Source.Text()); at != size {
		t.Fatalf("lines end at %d of %d bytes", at, size)
	}
	at = 0
	for i, c := range f.Cables {
		if c.Index != i+1 || c.Span.Start < at || c.Span.Len() <= 0 || len(c.Lines) == 0 ||
			c.Lines[0].Span().Start != c.Span.Start || c.Lines[len(c.Lines)-1].Span().End != c.Span.End {
			t.Fatalf("cable %d: number %d, span %v, %d lines", i, c.Index, c.Span, len(c.Lines))
		}
		at = c.Span.End
		checkCable(t, c)
	}
}

type namedSpan struct {
	name string
	sp   text.Span
}

func checkCable(t *testing.T, c *cable.Cable) {
	t.Helper()
	h, a := &c.Header, &c.Authority
	within(t, c.Span, []namedSpan{
		{"header", h.Span},
		{"transmission", h.Transmission.Span},
		{"precedence", h.Precedence.Span},
		{"originator", h.Originator.Span},
		{"routing", h.Originator.Routing.Span},
		{"serial", h.Originator.Serial.Span},
		{"filed", h.Originator.Filed.Span},
		{"signal", h.Signal.Span},
		{"letters", h.Signal.Letters.Span},
		{"date-time group", h.DTG.Span},
		{"group", h.DTG.Group.Span},
		{"from", h.From.Span},
		{"from name", h.From.Name.Span},
		{"distribution", h.Distribution.Span},
		{"MRN", h.MRN.Span},
		{"post", h.MRN.Post.Span},
		{"date", h.Date.Span},
		{"E.O.", c.EO.Span},
		{"order", c.EO.Order.Span},
		{"value", c.EO.Value},
		{"DECL", c.EO.Label2},
		{"TAGS", c.Tags.Span},
		{"TAGS value", c.Tags.Value},
		{"furniture", c.Tags.Furniture},
		{"subject", c.Subject.Span},
		{"subject text", c.Subject.Text},
		{"subject mark", c.Subject.MarkSpan},
		{"references", c.RefSpan},
		{"authority", a.Span},
		{"label", a.Label},
		{"doubled", a.Doubled},
		{"mark", a.MarkSpan},
		{"classifier", a.Classifier},
		{"order", a.Order.Span},
		{"reason", a.Reason.Span},
		{"reason label", a.ReasonLabel},
		{"section", a.Reason.Section},
		{"derived from", a.DerivedFrom},
		{"derived label", a.DerivedLabel},
		{"declassify on", a.DeclassifyOn},
		{"downgrade", a.DowngradeTo},
		{"signed", c.SignedBy.Span},
		{"tail", c.TailMark.Span},
		{"pilcrow", c.Pilcrow.Span},
		{"extract", c.Extract.Span},
		{"corrected", c.Corrected.Span},
	})
	for i := range c.Sections {
		s := &c.Sections[i]
		within(t, s.Span, []namedSpan{
			{"level", s.Level}, {"number", s.Number.Span}, {"of", s.Of.Span}, {"post", s.Post.Span}, {"serial", s.Serial.Span}, {"EFTO", s.EFTO},
		})
	}
	for i := range c.Captions {
		within(t, c.Captions[i].Line, []namedSpan{{"caption", c.Captions[i].Span}})
	}
	for i := range c.PageLines {
		p := &c.PageLines[i]
		within(t, p.Span, []namedSpan{{"page", p.Page.Span}, {"of", p.Of.Span}, {"post", p.Post.Span}, {"serial", p.Serial.Span}, {"level", p.Level}})
	}
	last := c.Tags.Value.Start
	for _, tag := range c.Tags.Items {
		if tag.Span.Start < last || tag.Span.Len() <= 0 {
			t.Fatalf("TAGS item %v after %d", tag.Span, last)
		}
		within(t, c.Tags.Value, []namedSpan{{"item", tag.Span}, {"separator", tag.Sep}})
		last = tag.Span.End
	}
	for _, l := range a.Reason.Letters {
		within(t, a.Reason.Span, []namedSpan{{"letter", l.Span}})
		if l.Span.Len() != 1 || l.Value < 'a' || l.Value > 'z' {
			t.Fatalf("letter %v %q", l.Span, l.Value)
		}
	}
	for _, d := range []cable.Decl{c.EO.Decl, a.Decl} {
		for i := range d.Items {
			it := &d.Items[i]
			within(t, d.Span, []namedSpan{{"value", it.Span}})
			within(t, it.Span, []namedSpan{{"date", it.DateSpan}, {"event", it.Event}, {"name", it.Name}, {"office", it.OfficeLetter}})
		}
	}
	checkPortions(t, c)
	checkLines(t, c)
}

func checkPortions(t *testing.T, c *cable.Cable) {
	t.Helper()
	last := 0
	for i := range c.Portions {
		p := &c.Portions[i]
		within(t, c.Span, []namedSpan{{"portion", p.Span}})
		if p.Span.Start < last {
			t.Fatalf("portion %d begins at %d before %d", i, p.Span.Start, last)
		}
		last = p.Span.Start
		within(t, p.Span, []namedSpan{
			{"head", p.Head}, {"text", p.Text}, {"mark", p.MarkSpan}, {"trailing mark", p.TrailingSpan}, {"number", p.Number.Span},
		})
		if (p.Mark != nil) != p.MarkSpan.Valid() || (p.Trailing != nil) != p.TrailingSpan.Valid() {
			t.Fatalf("portion %d: mark %v at %v, trailing %v at %v", i, p.Mark, p.MarkSpan, p.Trailing, p.TrailingSpan)
		}
		if p.Parent >= i || p.Parent >= 0 && !c.Portions[p.Parent].Span.Contains(p.Span) {
			t.Fatalf("portion %d %v has the parent %d", i, p.Span, p.Parent)
		}
	}
}

// checkLines checks that blank lines are the ones called blank.
func checkLines(t *testing.T, c *cable.Cable) {
	t.Helper()
	for i := range c.Lines {
		if l := &c.Lines[i]; l.Text().Empty() != (l.Shape == line.Empty) || l.Text().Empty() && l.Field == line.Unread {
			t.Fatalf("line %d has the shape %s and is %s", i, l.Shape, l.Field)
		}
	}
}

func within(t *testing.T, outer text.Span, spans []namedSpan) {
	t.Helper()
	for _, s := range spans {
		if s.sp.Valid() && (s.sp.Len() < 0 || !outer.Contains(s.sp)) {
			t.Fatalf("%s %v is not within %v", s.name, s.sp, outer)
		}
	}
}
