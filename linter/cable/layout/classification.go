package layout

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// classification finds the classification line above the fields: one that reads as such, else a level in
// mid-line, else a line in its place whose level is odd, unknown or missing, else a letter-spaced level
// alone. Without any the place is the first line below the addresses.
func (h *heading) classification(top int) (place, cable.Section) {
	region := h.region()
	for _, find := range []func(h *heading, top, region int) (int, cable.Section, bool){
		(*heading).plainSection, (*heading).joinedSection, (*heading).oddSection, (*heading).loneLevel,
	} {
		if k, s, ok := find(h, top, region); ok {
			return place{k, s.Span.Start}, s
		}
	}
	return h.start(h.belowAddresses(region)), cable.Section{}
}

// region returns the line before which the classification line stands: behind that of the first label.
func (h *heading) region() int {
	region := h.body.line
	if len(h.labels) > 0 {
		region = min(region, h.labels[0].line+1)
	}
	return min(region, h.last)
}

// plainSection finds the first line that reads as a classification line.
func (h *heading) plainSection(top, region int) (int, cable.Section, bool) {
	for k := top; k < region; k++ {
		if h.lines[k].Shape == line.Level {
			if s, ok := h.r.section(h.at(k)); ok {
				return k, s, true
			}
		}
	}
	return 0, cable.Section{}, false
}

// spacedLevels are what a level in mid-line is known by: letter-spaced, or before a post and serial.
var spacedLevels = [][]byte{
	[]byte("C O N F I D"), []byte("S E C R E T"), []byte("T O P  S"), []byte("T O P S"), []byte("U N C L A S"),
	[]byte("UNCLAS "), []byte("CONFIDENTIAL "), []byte("TOP SECRET "), []byte("SECRET "),
}

// joinedSection finds a classification line behind something else on its line: the columns of a table, an
// address or attention line that has run into it.
func (h *heading) joinedSection(top, region int) (int, cable.Section, bool) {
	for k := top; k < region; k++ {
		sp := h.text(k)
		for _, level := range spacedLevels {
			i := bytes.Index(h.c.Text(sp), level)
			if i <= 0 {
				continue
			}
			c := h.over(text.Span{Start: sp.Start + i, End: sp.End})
			if before := c.Before(); scan.Alpha(before) || scan.Digit(before) && level[1] != ' ' {
				continue
			}
			if s, _, ok := value.Section(c, false); ok && (s.Serial.Present() || s.Spaced || value.Coded(c)) {
				h.c.Harm(cable.LinesJoined, text.Span{Start: sp.Start, End: s.Span.End})
				return k, s, true
			}
		}
	}
	return 0, cable.Section{}, false
}

// oddSection finds the classification line whose level is misspelt, in small letters, cut, unknown or
// missing.
func (h *heading) oddSection(top, region int) (int, cable.Section, bool) {
	sender := h.senderName(region)
	for k := top; k < region; k++ {
		if sh := h.lines[k].Shape; sh != line.Plain && sh != line.Level {
			continue
		}
		c := h.at(k)
		slashed := !scan.Alpha(c.Peek()) || bytes.IndexByte(c.Left(), '/') >= 0
		if slashed && h.lines[k].Shape != line.Level && !line.IsStroked(c) {
			continue
		}
		if s, _, ok := value.Section(c, true); ok && s.Serial.Width >= 3 && s.Post.Present() {
			return k, s, true
		}
		if s, ok := value.Unlevelled(c, sender); ok {
			return k, s, true
		}
	}
	return 0, cable.Section{}, false
}

// senderName returns the name on the FM line above region.
func (h *heading) senderName(region int) []byte {
	for k := range region {
		if h.lines[k].Shape == line.FM {
			c := h.at(k)
			c.Next(len("FM"))
			return c.Slice(c.Trimmed())
		}
	}
	return nil
}

// loneLevel finds a letter-spaced level alone on its line, or one with the number of a military message.
func (h *heading) loneLevel(top, region int) (int, cable.Section, bool) {
	for k := top; k < region; k++ {
		if h.lines[k].Shape != line.Level {
			continue
		}
		if b, ok := value.Banner(h.at(k)); ok && b.Spaced {
			return k, cable.Section{Span: h.text(k), Level: b.Span, Mark: b.Mark, Spaced: true}, true
		}
	}
	return 0, cable.Section{}, false
}

// belowAddresses returns the first line below the block of addresses, or below the banner of a copy that
// has no header.
func (h *heading) belowAddresses(region int) int {
	header := line.SetOf(line.FM, line.To, line.DE, line.DTG, line.ZNY)
	last := -1
	for k := range region {
		if sh := h.lines[k].Shape; header.Has(sh) || sh == line.Info && last >= 0 {
			last = k
		}
	}
	if last >= 0 {
		for last < region && !h.blank(last) && !h.labelled(last) {
			last++
		}
		return last
	}
	above := line.SetOf(line.Empty, line.Level, line.Page02)
	k := h.firstLine()
	for k < region && above.Has(h.lines[k].Shape) && !h.labelled(k) {
		k++
	}
	return k
}

// labelled reports whether a label stands on line k.
func (h *heading) labelled(k int) bool {
	for i := range h.labels {
		if h.labels[i].line == k {
			return true
		}
	}
	return false
}

// joinedAbove reads what stands before the classification on its own line, as an address line may.
func (h *heading) joinedAbove(at place) {
	sp := h.text(at.line)
	if at.offset <= sp.Start {
		return
	}
	l := &h.lines[at.line]
	if h.blank(at.line) || at.offset-sp.Start > longestAside {
		h.c.LeaveUnread(text.Span{Start: sp.Start, End: at.offset})
	} else {
		before := text.Span{Start: sp.Start, End: at.offset}
		l.Narrow(text.Span{Start: sp.Start, End: scan.TrimEnd(h.b, before)})
		h.above(at.line)
	}
	l.Narrow(sp)
	l.Field = line.Unread
}

// longestAside is the longest head of a line that is read as an address line before a classification.
const longestAside = 120

// section keeps the classification line k. One with the number of one before it, and with fields below it,
// opens the heading a second time: it is no statement of its own unless its level is another.
func (h *heading) section(k int, s cable.Section) {
	h.lines[k].Claim(line.Classification, line.ByShape)
	if o := h.given(&s); o != nil && h.labelsBelow(s.Span.End) {
		h.lines[k].Claim(line.Repeated, line.ByShape)
		h.again(s.Span)
		h.reclassified = true
		if o.Mark.ClassLevel() == s.Mark.ClassLevel() {
			return
		}
	}
	h.c.Sections = append(h.c.Sections, s)
	from := max(s.Level.End, s.Span.Start)
	h.c.Captions = value.BannerCaptions(h.over(text.Span{Start: from, End: s.Span.End}), h.c.Captions)
}

// given returns the classification line that was read before with the number of another, nil when there
// is none. A section of the message has another number of its own.
func (h *heading) given(s *cable.Section) *cable.Section {
	for i := range h.c.Sections {
		o := &h.c.Sections[i]
		if !o.Quoted && o.Serial.Value == s.Serial.Value && (o.Number.Value == s.Number.Value || s.Number.Value <= 1) &&
			o.Serial.Present() == s.Serial.Present() {
			return o
		}
	}
	return nil
}

// repeatedBytes is how far below a repeated classification line its fields stand.
const repeatedBytes = 1500

func (h *heading) labelsBelow(offset int) bool {
	for i := range h.labels {
		if at := h.labels[i].Span.Start; at >= offset && at < offset+repeatedBytes {
			return true
		}
	}
	return false
}
