package lsp

import (
	"context"

	"cablelint/linter/assess"
)

// inlayHints puts the computed banner beside one that is wrong.
func (s *Server) inlayHints(_ context.Context, sn *snapshot, p *RangeParams) (any, error) {
	hints := []InlayHint{}
	for _, a := range sn.res.Assessments {
		if !wrongBanner(sn.res, a) {
			continue
		}
		at := sn.rangeOf(headOf(a.Cable, a.Banner.Span))
		if !at.touches(p.Range) {
			continue
		}
		hints = append(hints, InlayHint{
			Position: sn.lineEnd(at.End), Label: "computed: " + computed(a), PaddingLeft: true,
			Tooltip: "what the portion marks come to; " + drivers(a),
		})
	}
	return hints, nil
}

// lineEnd returns the end of the line that a place is on: a note in the middle of a line would be read as part of it.
func (sn *snapshot) lineEnd(p Position) Position {
	_, end := sn.content.line(int(p.Line))
	return sn.content.position(end, sn.encoding)
}

// drivers names a portion that makes the computed banner as high as it is.
func drivers(a *assess.Assessment) string {
	if len(a.Computed.Top) == 0 {
		return "no portion is marked"
	}
	i := a.Computed.Top[0]
	return a.PortionName(i) + " is marked " + a.Marks[i].Text
}

// publishBanner tells a client that shows it what the banners of a document come to.
func (s *Server) publishBanner(sn *snapshot) {
	if !s.shows().BannerStatus {
		return
	}
	status := BannerStatus{URI: sn.uri, Version: sn.version, Cables: []CableMarking{}}
	if sn.err != nil {
		status.Unchecked = sn.err.Error()
	}
	if sn.res != nil {
		for _, a := range sn.res.Assessments {
			status.Cables = append(status.Cables, CableMarking{
				Banner: stated(a), Computed: computed(a), Wrong: wrongBanner(sn.res, a),
				Level: max(a.Banner.Level, a.Computed.Level).Letter(),
			})
		}
	}
	s.notify("cablelint/bannerStatus", &status)
}
