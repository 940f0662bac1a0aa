package layout

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/text"
)

// TextEnd returns the first line below the text of m, whose heading was read and whose text begins on line k: BT, NNNN,
// the closing banner, the drafting lines of a SMART message, a heading that is given again, furniture.
func (r *Reader) TextEnd(m *Message, k int) int {
	h := r.behindHeading()
	end := h.last
	if m.layout.tail != nil {
		if n := h.firstDrafting(min(k, h.last)); n < h.last {
			return max(n, k)
		}
	}
	end = h.claimHeadingBelow(k, end)
	if n := h.lastNNNN(k, end); n > 0 {
		end = n
	}
	for end > k && h.closes(m.layout, end-1) {
		end--
	}
	return max(end, k)
}

// claimHeadingBelow returns the line at which the header of the same message is given again below the text,
// with nothing of a text behind it; last when none is.
func (h *heading) claimHeadingBelow(k, last int) int {
	starts := line.SetOf(line.VZCZC, line.DE)
	text := line.SetOf(line.Number, line.Pilcrow, line.Level, line.EOLabel, line.TagsLabel)
	for n := last - 1; n >= k; n-- {
		sh := h.lines[n].Shape
		if text.Has(sh) {
			return last
		}
		if starts.Has(sh) {
			for n > k && (h.lines[n-1].Shape == line.VZCZC || value.Relay(h.at(n-1))) {
				n--
			}
			h.c.Harm(cable.HeadingTwice, h.text(n))
			for r := n; r < last; r++ {
				if !h.blank(r) {
					h.lines[r].Claim(line.Repeated, line.ByTail)
				}
			}
			return n
		}
	}
	return last
}

// lastNNNN returns the line of the last NNNN, when nothing of the message follows it: 0 otherwise.
func (h *heading) lastNNNN(k, end int) int {
	for n := end - 1; n >= k; n-- {
		switch h.lines[n].Shape {
		case line.NNNN:
			return n
		case line.Number, line.Pilcrow, line.Page02:
			return 0
		case line.Level:
			if h.isSection(n) {
				return 0
			}
		default:
		}
	}
	return 0
}

// closes reports whether line k, from the end on, is no text.
func (h *heading) closes(e *entry, k int) bool {
	c := h.at(k)
	switch sh := h.lines[k].Shape; {
	case e.closes.Has(sh):
		return true
	case h.marked(k):
		_, ok := value.Banner(c)
		return ok
	case sh == line.Plain:
		return h.lines[k].Field == line.Furniture || value.IsPageOf(c) || c.Len() == 2 && c.IsExact("NN")
	}
	return false
}

// tail reads the lines below the text.
func (h *heading) tail(e *entry, k int) {
	for ; k < len(h.lines); k++ {
		if f := h.lines[k].Field; f == line.Furniture || f == line.Repeated || f == line.Blank {
			continue
		}
		if h.marked(k) && h.banner(k) {
			continue
		}
		c := h.at(k)
		switch h.lines[k].Shape {
		case line.BT, line.NNNN:
			h.lines[k].Claim(line.Tail, line.ByTail)
		case line.Hash:
			h.lines[k].Claim(line.Tail, line.ByTail)
			if c.Next(1); !h.c.TailMark.Present() {
				h.c.TailMark = value.ToNumber(c, c.Rest())
			}
		case line.Page02, line.PageLine:
			h.pageLine(k)
		case line.Rule, line.Stamp:
			h.lines[k].Claim(line.Furniture, line.ByTail)
		case line.BlockLabel:
			k = max(k, h.smartBlock(k)-1)
		case line.SmartTail:
			if e.tail != nil {
				k = max(k, e.tail(h, k)-1)
			}
		case line.Plain:
			if value.IsPageOf(c) {
				h.lines[k].Claim(line.Furniture, line.ByTail)
			}
		default:
		}
	}
}

// placeBanners says of each banner whether it stands at the top or the bottom of a page, or closes the
// message, whose text ends before line end.
func (h *heading) placeBanners(end int) {
	closing := h.c.Span.End
	if end < len(h.lines) {
		closing = h.lines[end].Span().Start
	}
	for i := range h.c.Banners {
		b := &h.c.Banners[i]
		switch {
		case b.Span.Start < h.c.BodyStart, b.Span.Start < closing && h.opensPage(b.Span):
			b.Place = cable.PageTop
		case b.Span.Start >= closing:
			b.Place = cable.Trailer
		default:
			b.Place = cable.PageBottom
		}
	}
}

// opensPage reports whether a page begins below the banner at sp.
func (h *heading) opensPage(sp text.Span) bool {
	for k := h.c.LineOf(sp.Start) + 1; k < len(h.lines); k++ {
		switch l := &h.lines[k]; {
		case l.Shape == line.Empty || l.Field == line.Tail:
		default:
			return l.Shape == line.Page02 || l.Field == line.Classification
		}
	}
	return false
}
