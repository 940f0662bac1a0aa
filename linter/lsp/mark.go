package lsp

import (
	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// markPlace says what a marking stands for.
type markPlace uint8

const (
	bannerPlace markPlace = iota
	portionPlace
	captionPlace
)

// placed is a marking where it stands.
type placed struct {
	span  text.Span
	mark  *marking.Mark
	place markPlace
}

// marksOf lists the markings of a cable, in no order.
func marksOf(c *cable.Cable) []placed {
	var list []placed
	add := func(sp text.Span, m *marking.Mark, place markPlace) {
		if m != nil && sp.Valid() {
			list = append(list, placed{sp, m, place})
		}
	}
	for i := range c.Sections {
		add(c.Sections[i].Level, c.Sections[i].Mark, bannerPlace)
	}
	for i := range c.Banners {
		add(c.Banners[i].Span, c.Banners[i].Mark, bannerPlace)
	}
	for i := range c.PageLines {
		add(c.PageLines[i].Level, c.PageLines[i].Mark, bannerPlace)
	}
	for i := range c.Portions {
		add(c.Portions[i].MarkSpan, c.Portions[i].Mark, portionPlace)
		add(c.Portions[i].TrailingSpan, c.Portions[i].Trailing, portionPlace)
	}
	add(c.Subject.MarkSpan, c.Subject.Mark, portionPlace)
	add(c.Authority.MarkSpan, c.Authority.Mark, portionPlace)
	return list
}

// cableAt returns the assessment of the cable that holds an offset of the document, or nil.
func (sn *snapshot) cableAt(offset int) *assess.Assessment {
	for _, a := range sn.res.Assessments {
		if sn.holds(a.Cable.Span, offset) {
			return a
		}
	}
	return nil
}

// stated is the banner as it should be read: level and controls, captions included.
func stated(a *assess.Assessment) string {
	if a.Banner.Level == marking.NoLevel && a.Banner.Controls.Empty() {
		return ""
	}
	return marking.Print(marking.Banner, a.Banner.Level, a.Banner.Controls)
}

// computed is the banner that the portions come to, "" where none is marked.
func computed(a *assess.Assessment) string {
	if a.Computed.Level == marking.NoLevel {
		return ""
	}
	return marking.Print(marking.Banner, a.Computed.Level, a.Computed.Controls)
}

// wrongBanner reports whether the banner does not hold what the portions come to, or is above all of
// them.
func wrongBanner(res *linter.Result, a *assess.Assessment) bool {
	if computed(a) == "" {
		return false
	}
	for _, f := range res.Findings {
		if f.Cable == a.Cable.Index && f.Rule.Name == bannerAbove {
			return true
		}
	}
	return !covered(a)
}

// covered reports whether the banner protects what the portions come to.
func covered(a *assess.Assessment) bool {
	return marking.Covers(a.Banner.Level, a.Banner.Controls, a.Computed.Level, a.Computed.Controls)
}

// bannerAbove is the rule for a banner that is higher than every portion: it knows when a missing mark
// may explain that.
const bannerAbove = "banner-above-portions"
