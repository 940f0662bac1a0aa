package assess

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

func banner(c *cable.Cable) Banner {
	var b Banner
	for i := range c.Sections {
		if s := &c.Sections[i]; !s.Quoted {
			b.state(s.Mark, bannerSpan(s))
		}
	}
	if len(c.Sections) == 0 {
		for i := range c.Banners {
			b.state(c.Banners[i].Mark, c.Banners[i].Span)
		}
	}
	for i := range c.Banners {
		if m := c.Banners[i].Mark; m != nil {
			b.Controls = marking.Union(b.Controls, m.Controls)
		}
	}
	for i := range c.Captions {
		b.Controls = withCaption(b.Controls, c.Captions[i].Kind)
	}
	return b
}

func bannerSpan(s *cable.Section) text.Span {
	if s.Level.Valid() {
		return s.Level
	}
	return s.Span
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

func withCaption(s marking.Controls, k cable.CaptionKind) marking.Controls {
	if control, ok := captionControl[k]; ok {
		return s.With(control)
	}
	return s
}
