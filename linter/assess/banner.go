package assess

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

func banner(c *cable.Cable) Banner {
	var b Banner
	for i := range c.Sections {
		if s := &c.Sections[i]; s.Mark != nil && c.Own(s) {
			b.state(s.Mark, s.Level)
		}
	}
	if b.Mark == nil {
		for i := range c.Banners {
			b.state(c.Banners[i].Mark, c.Banners[i].Span)
		}
	}
	if first := c.Classification(); b.Mark == nil && first != nil {
		b.Span = first.Span
	}
	for i := range c.Banners {
		if m := c.Banners[i].Mark; m != nil {
			b.Controls = marking.Union(b.Controls, m.Controls)
		}
	}
	for i := range c.Captions {
		b.Controls = withCaption(b.Controls, c, &c.Captions[i])
	}
	b.designate(c)
	return b
}

// designate takes the caption LIMITED OFFICIAL USE for the statement of a message that makes no other: it
// was the designation of unclassified messages that were controlled.
func (b *Banner) designate(c *cable.Cable) {
	if b.Mark != nil || !b.Controls.Has(marking.LOU) {
		return
	}
	for i := range c.Captions {
		if c.Captions[i].Kind == cable.LOUCaption {
			b.Level = marking.Unclassified
			if !b.Span.Valid() {
				b.Span = c.Captions[i].Span
			}
		}
	}
}

// state adds one statement of the overall marking; the first says where it stands.
func (b *Banner) state(m *marking.Mark, span text.Span) {
	if !b.Span.Valid() {
		b.Span, b.Mark = span, m
	}
	if m == nil {
		return
	}
	b.Level = max(b.Level, m.Level)
	b.Controls = marking.Union(b.Controls, m.Controls)
}

var captionControl = map[cable.CaptionKind]marking.Control{
	cable.NODIS: marking.NODIS, cable.EXDIS: marking.EXDIS, cable.NOFORN: marking.NOFORN,
	cable.SENSITIVE: marking.SBU, cable.LOUCaption: marking.LOU, cable.RelCaption: marking.REL,
}

func withCaption(s marking.Controls, c *cable.Cable, caption *cable.Caption) marking.Controls {
	if control, ok := captionControl[caption.Kind]; ok {
		return s.With(control)
	}
	if caption.Kind == cable.OtherControl {
		if control, ok := marking.Called(c.String(caption.Span)); ok {
			return s.With(control)
		}
	}
	return s
}
