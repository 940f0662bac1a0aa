package layout

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

var (
	reviewStamp   = []byte("/Released")
	extractNotice = []byte("This record is a partial extract")
)

// noticeLines is how many lines from the top the notice of a partial extract may stand.
const noticeLines = 8

// furniture finds what copies have put about the message and in it: the archive's attributes, the notice
// of a partial extract, the stamps of the systematic review in mid-text, pilcrows.
func (h *heading) furniture() {
	h.attributeList()
	for k := range h.lines[:min(len(h.lines), noticeLines)] {
		l := &h.lines[k]
		switch {
		case l.Shape == line.Message:
			l.Claim(line.Furniture, line.ByShape)
		case bytes.HasPrefix(h.c.Text(l.Text()), extractNotice):
			l.Claim(line.Furniture, line.ByShape)
			h.c.Extract.Span = l.Text()
			h.c.Harm(cable.TextWithheld, l.Text())
		}
	}
	h.reviewStamps()
}

// oddities notes the damage that the edges of lines show, once a kind.
func (h *heading) oddities() {
	if h.r.shown.Odd == 0 && !h.r.shown.Shapes.Has(line.Pilcrow) {
		return
	}
	for k := range h.lines {
		l := &h.lines[k]
		if l.Shape == line.Pilcrow && !h.c.Pilcrow.Present() {
			c := h.at(k)
			h.c.Pilcrow.Span = text.Span{Start: c.At(), End: c.At() + scan.Pilcrow(c.Left())}
		}
		if l.Odd != 0 {
			h.oddity(l, k >= h.body.line)
		}
	}
}

// oddity notes what the edges of a line show. In the text a quotation mark is one.
func (h *heading) oddity(l *line.Line, inText bool) {
	for _, o := range [...]struct {
		odd  line.Oddity
		kind cable.DamageKind
	}{
		{line.Backslash, cable.BackslashEnds}, {line.OddBlank, cable.OddBlanks}, {line.Quoted, cable.TableRecord},
	} {
		if l.Odd&o.odd == 0 || inText && o.odd == line.Quoted {
			continue
		}
		if _, known := h.c.Damaged(o.kind); !known {
			h.c.Harm(o.kind, l.Text())
		}
	}
}

// attributeList reads what the archive's list below the telegram states of the original.
func (h *heading) attributeList() {
	for k := h.last; k < len(h.lines); k++ {
		l := &h.lines[k]
		if l.Shape == line.Empty {
			continue
		}
		l.Claim(line.Furniture, line.ByPlace)
		h.c.Stated.Span = h.c.Stated.Span.Cover(l.Text())
		c := h.at(k)
		if c.Fold("ORIGINAL CLASSIFICATION:") {
			h.c.Stated.Level = c.Trimmed()
		}
	}
}

func (h *heading) reviewStamps() {
	b := h.c.Source.Text()
	for at := h.c.Span.Start; ; {
		i := bytes.Index(b[at:h.c.Span.End], reviewStamp)
		if i < 0 {
			return
		}
		at += i + len(reviewStamp)
		c := scan.Over(b, text.Span{Start: at, End: min(h.c.Span.End, at+stampGap)})
		if c.Space() && c.IsExact("US Dep") {
			at = h.reviewStamp(h.c.LineOf(at - 1))
		}
	}
}

// stampGap is the most blanks between two lines of a stamp.
const stampGap = 80

// stampLines is how many lines a stamp has at most, the name not counted.
const stampLines = 4

// reviewStamp keeps the stamp whose Declassified/Released stands on line k: with a name before it and
// what follows on one line, or with a line for each. It returns the offset behind it.
func (h *heading) reviewStamp(k int) int {
	first, last := k, k
	if c := h.at(k); c.IsFold("DECLASSIFIED/") && k > 0 && h.isStampName(k-1) {
		first = k - 1
	}
	for last+1 < len(h.lines) && last-k < stampLines && h.isStampLine(last+1) {
		last++
	}
	sp := h.text(first).Cover(h.text(last))
	for n := first; n <= last; n++ {
		h.lines[n].Claim(line.Furniture, line.ByShape)
		h.lines[n].Shape = line.Plain
	}
	h.c.Stamps = append(h.c.Stamps, cable.Stamp{
		Span: sp, Kind: cable.DeclassifiedStamp, Authority: true, Dated: hasDate(h.over(sp)),
	})
	return h.lines[last].Span().End
}

// longestName is the longest name that a stamp has.
const longestName = 40

// isStampName reports whether line k may be the name in a stamp: a few capitalised words, in mixed case.
func (h *heading) isStampName(k int) bool {
	sp := h.text(k)
	words := h.c.Text(sp)
	if h.lines[k].Shape != line.Plain || sp.Len() > longestName || scan.Caps(words) {
		return false
	}
	for _, w := range bytes.Fields(words) {
		if !scan.Upper(w[0]) || !scan.Only(w, func(b byte) bool { return scan.Alpha(b) || scan.AnyOf(b, ".-'") }) {
			return false
		}
	}
	return !bytes.HasSuffix(words, []byte("."))
}

// isStampLine reports whether line k goes on with a stamp.
func (h *heading) isStampLine(k int) bool {
	c := h.at(k)
	if c.IsExact("US Dep") || c.IsExact("EO Systematic") || c.IsExact("Review") {
		return true
	}
	return value.Date(&c, &cable.DeclItem{}) && c.Done()
}

// stamps reads the lines that heading and text took for stamps, after them all. Those of the systematic
// review were found before.
func (h *heading) stamps() {
	if !h.r.shown.Shapes.Has(line.Stamp) {
		return
	}
	for k := range h.lines {
		if h.lines[k].Shape != line.Stamp || h.lines[k].Field != line.Furniture {
			continue
		}
		c := h.at(k)
		s := cable.Stamp{Span: c.Rest(), Kind: cable.DeclassifiedStamp, Dated: hasDate(c)}
		if c.IsFold("RELEASE") {
			s.Kind = cable.ReleaseStamp
		}
		for _, w := range []string{" BY ", "AUTHORITY", "REVIEW", " PER ", "E.O.", "EO "} {
			s.Authority = s.Authority || c.FindFold(w) >= 0
		}
		h.c.Stamps = value.Append(h.c, h.c.Stamps, s.Span.Start, s)
	}
}

// hasDate reports whether a date stands anywhere on a line.
func hasDate(c scan.Cursor) bool {
	for first := c.At(); c.SkipTo(&dateBegins); c.Next(1) {
		if at := c; behindBlank(c, first) && beginsDate(c) && value.Date(&at, &cable.DeclItem{}) {
			return true
		}
	}
	return false
}

// dateBegins are the signs with which a date may begin.
var dateBegins = scan.TableOf("0123456789OIJFMASND")

// behindBlank reports whether a word begins at the cursor, of those that begin not before first.
func behindBlank(c scan.Cursor, first int) bool {
	before := text.Span{Start: first, End: c.At()}
	return before.Empty() || !scan.Inked(c.Before()) && scan.TrimEnd(c.Slice(text.Span{End: c.End()}), before) < c.At()
}

// beginsDate reports whether a date may begin at the cursor: with a digit, a letter that is taken for one,
// or the name of a month.
func beginsDate(c scan.Cursor) bool {
	first := c.Peek()
	return scan.Digit(first) || first == 'O' || first == 'I' || scan.Upper(first) && scan.Month(c.Slice(c.Letters())) > 0
}
