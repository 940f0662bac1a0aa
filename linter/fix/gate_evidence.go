package fix

import (
	"bytes"
	"errors"
	"fmt"

	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// evidence keeps what the header says of how the message was sent, the security signal above all: who
// raises a banner must not make it look as if the message had been protected on its way.
func (g gate) evidence() error {
	was, is := testimony(g.was.Cable), testimony(g.is.Cable)
	for i, name := range witnesses {
		if !g.sameText(was[i], is[i]) {
			return fmt.Errorf("the %s would change: a header is evidence", name)
		}
	}
	a, b := &g.was.Cable.Header, &g.is.Cable.Header
	if len(a.To) != len(b.To) || len(a.Info) != len(b.Info) || len(a.Fields) > len(b.Fields) {
		return errors.New("the addresses would change: a header is evidence")
	}
	return nil
}

// witnesses name what testimony returns.
var witnesses = [...]string{
	"security signal", "date-time group", "originator line", "transmission line", "precedence", "sender",
	"reference number", "date", "tail number", "distribution",
}

func testimony(c *cable.Cable) [len(witnesses)]text.Span {
	h := &c.Header
	return [...]text.Span{
		h.Signal.Span, h.DTG.Span, h.Originator.Span, h.Transmission.Span, h.Precedence.Span, h.From.Span,
		h.MRN.Span, h.Date.Span, c.TailMark.Span, h.Distribution.Span,
	}
}

// sameText reports whether two spans, before and after, say the same, blanks aside.
func (g gate) sameText(was, is text.Span) bool {
	if was.Valid() != is.Valid() {
		return false
	}
	return sameWords(g.was.Cable.Text(was), g.is.Cable.Text(is))
}

func sameWords(a, b []byte) bool {
	return bytes.Equal(bytes.Join(bytes.Fields(a), []byte(" ")), bytes.Join(bytes.Fields(b), []byte(" ")))
}

// captionControls are the controls that captions stand for.
var captionControls = map[cable.CaptionKind]marking.Control{
	cable.NODIS: marking.NODIS, cable.EXDIS: marking.EXDIS, cable.NOFORN: marking.NOFORN,
	cable.SENSITIVE: marking.SBU, cable.LOUCaption: marking.LOU,
}

// lent are the controls that captions hold for classification lines and banners: a control may leave
// those for a caption that comes with the same change. SENSITIVE, there before, stands for what is
// equal to it.
func (g gate) lent() marking.Controls {
	var c marking.Controls
	was, is := countCaptions(g.was.Cable), countCaptions(g.is.Cable)
	for kind, control := range captionControls {
		if is[kind] > was[kind] || kind == cable.SENSITIVE && is[kind] > 0 {
			c = c.With(control)
		}
	}
	return c
}

func countCaptions(c *cable.Cable) map[cable.CaptionKind]int {
	n := map[cable.CaptionKind]int{}
	for i := range c.Captions {
		n[c.Captions[i].Kind]++
	}
	return n
}

// captions keeps every caption, as often as it stands. EXDIS gives way to NODIS; SENSITIVE and LIMITED
// OFFICIAL USE to a classified level, and to one another; a release to NOFORN.
func (g gate) captions() error {
	was, is := countCaptions(g.was.Cable), countCaptions(g.is.Cable)
	for kind, n := range was {
		if is[kind] >= n {
			continue
		}
		switch kind {
		case cable.EXDIS:
			if is[cable.NODIS] > 0 {
				continue
			}
		case cable.SENSITIVE, cable.LOUCaption:
			if g.is.Banner.Level.Classified() || unclassifiedCaptions(is) >= unclassifiedCaptions(was) {
				continue
			}
		case cable.RelCaption:
			if g.is.Banner.Controls.Has(marking.NOFORN) {
				continue
			}
		default: // nothing stands for it
		}
		return errors.New("a caption would be lost")
	}
	return g.captionWords()
}

func unclassifiedCaptions(n map[cable.CaptionKind]int) int {
	return n[cable.SENSITIVE] + n[cable.LOUCaption]
}

// worded are the captions that say more than their kind.
var worded = map[cable.CaptionKind]bool{
	cable.UnknownCaption: true, cable.EyesOnly: true, cable.RelCaption: true, cable.OtherCaption: true,
	cable.OtherControl: true, cable.OtherChannel: true,
}

// captionWords keeps the words of captions that are told apart by them alone: a list of countries, a
// name.
func (g gate) captionWords() error {
	left := map[string]int{}
	for i := range g.is.Cable.Captions {
		left[captionText(g.is.Cable, i)]++
	}
	for i := range g.was.Cable.Captions {
		kind := g.was.Cable.Captions[i].Kind
		if !worded[kind] || kind == cable.RelCaption && g.is.Banner.Controls.Has(marking.NOFORN) {
			continue
		}
		said := captionText(g.was.Cable, i)
		if left[said]--; left[said] < 0 {
			return errors.New("the words of a caption would change")
		}
	}
	return nil
}

func captionText(c *cable.Cable, i int) string {
	return string(bytes.Join(bytes.Fields(c.Text(c.Captions[i].Span)), []byte(" ")))
}
