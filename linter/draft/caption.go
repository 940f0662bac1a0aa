package draft

import (
	"slices"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/marking"
)

// State's captions stand on lines of their own, not in the banner.
var captionControls = marking.Of(marking.NODIS, marking.EXDIS)

// inBanner are the controls of the banner.
func (s *settled) inBanner() marking.Controls {
	in := s.controls
	for c := range in.All() {
		if captionControls.Has(c) {
			in = in.Without(c)
		}
	}
	return in
}

// caption is one of a source that is no control.
type caption struct {
	kind  cable.CaptionKind
	words string
}

// captionsOf are the captions of a cable that its controls do not have.
func captionsOf(c *cable.Cable) []caption {
	var out []caption
	for i := range c.Captions {
		at := &c.Captions[i]
		words := strings.Join(strings.Fields(c.String(at.Span)), " ")
		if !isControl(at.Kind, words) && !slices.Contains(out, caption{at.Kind, words}) {
			out = append(out, caption{at.Kind, words})
		}
	}
	return out
}

// isControl reports whether a caption is among the controls of its cable.
func isControl(kind cable.CaptionKind, words string) bool {
	switch kind {
	case cable.NODIS, cable.EXDIS, cable.NOFORN, cable.SENSITIVE, cable.LOUCaption, cable.RelCaption:
		return true
	case cable.OtherControl:
		_, known := marking.Called(words)
		return known
	default:
		return false
	}
}

// ofMessage reports whether a caption says how its own message goes and protects nothing.
func (c caption) ofMessage() bool {
	switch c.kind {
	case cable.SIPDIS, cable.InformAll, cable.CODEL, cable.OfficialInformal, cable.NIACT:
		return true
	default:
		return strings.HasPrefix(c.words, "INFO")
	}
}

// captioned carries on the captions of the sources that limit who may have them, and notes the others.
func (s *settled) captioned() error {
	for i := range s.Sources {
		source := &s.Sources[i]
		for _, c := range source.captions {
			switch {
			case c.kind == cable.UnknownCaption:
				return misfit("%s: its caption %s is not a known one, so it cannot be carried on", source.Name, c.words)
			case c.ofMessage():
				s.notes = append(s.notes, c.words+" of "+source.Name+": left out, it protects nothing")
			case !slices.Contains(s.limits, c.words):
				s.limits = append(s.limits, c.words)
				s.notes = append(s.notes, c.words+": as "+source.Name+" has it")
			}
		}
	}
	return nil
}

// captions are the lines above the E.O. line, the most restrictive first (5 FAH-2 H-440).
func (s *settled) captions() []string {
	var out []string
	for c := range s.controls.All() {
		if captionControls.Has(c) {
			out = append(out, c.String())
		}
	}
	stadis, others := "STADIS", slices.Clone(s.limits)
	if slices.Contains(others, stadis) {
		out = append(out, stadis)
		others = slices.DeleteFunc(others, func(words string) bool { return words == stadis })
	}
	out = append(out, others...)
	if s.SBU {
		out = append(out, "SENSITIVE")
	}
	return out
}
