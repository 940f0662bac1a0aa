package cable

import (
	"bytes"

	"cablelint/linter/text"
)

var (
	reviewStamp   = []byte("/Released")
	extractNotice = []byte("This record is a partial extract")
)

// noticeLines is how many lines from the top the notice of a partial extract may stand.
const noticeLines = 8

// archiveFurniture finds what copies have put about the message and in it: the archive's labels, the
// notice of a partial extract, the stamps of the systematic review in mid-text (cable-format.md 2.2).
func (r *reader) archiveFurniture() {
	for k := r.attributes; k < len(r.lines); k++ {
		if r.shapes[k] != shBlank {
			r.lines[k].Kind = Furniture
		}
	}
	for k := 0; k < len(r.lines) && k < noticeLines; k++ {
		line := r.text(k)
		switch {
		case r.shapes[k] == shText:
			r.lines[k].Kind = Furniture
		case bytes.HasPrefix(r.b[line.Start:line.End], extractNotice):
			r.lines[k].Kind = Furniture
			r.c.Extract.Span = line
		}
	}
	for k, s := range r.shapes {
		if s == shPilcrow {
			at := r.text(k).Start
			r.c.Pilcrow.Span = text.Span{Start: at, End: at + pilcrowAt(r.b, at, r.text(k).End)}
			break
		}
	}
	at := r.c.Span.Start
	for {
		i := bytes.Index(r.b[at:r.c.Span.End], reviewStamp)
		if i < 0 {
			break
		}
		at += i + len(reviewStamp)
		if isReviewStamp(r.b, at, r.c.Span.End) {
			at = r.reviewStamp(r.lineOf(at - 1))
		}
	}
}

// isReviewStamp reports whether the stamp of the systematic review goes on at i, behind /Released.
func isReviewStamp(b []byte, i, end int) bool {
	k := skipSpace(b, i, min(end, i+stampGap))
	return k > i && exact(b, k, end, "US Dep")
}

// stampGap is the most blanks between two lines of a stamp.
const stampGap = 80

// stampLines is how many lines a stamp has at most, the name not counted.
const stampLines = 4

// reviewStamp keeps the stamp whose Declassified/Released stands on line k: with a name before it and
// what follows on one line, or with a line for each. It returns the offset behind it.
func (r *reader) reviewStamp(k int) int {
	first, last := k, k
	if line := r.text(k); hasPrefix(r.b, line.Start, line.End, "DECLASSIFIED/") && k > 0 && r.isStampName(k-1) {
		first = k - 1
	}
	for last+1 < len(r.lines) && last-k < stampLines && r.isStampLine(last+1) {
		last++
	}
	sp := r.text(first).Cover(r.text(last))
	for n := first; n <= last; n++ {
		r.lines[n].Kind = Furniture
		r.shapes[n] = shPlain
	}
	r.c.Stamps = append(r.c.Stamps, Stamp{Span: sp, Kind: DeclassifiedStamp, Authority: true, Dated: hasDate(r.b, sp)})
	return r.lines[last].Span.End
}

// isStampName reports whether line k may be the name in a stamp: a few capitalised words, in mixed case.
func (r *reader) isStampName(k int) bool {
	line := r.text(k)
	if r.shapes[k] != shPlain || line.Len() > longestName || isCaps(r.b, line.Start, line.End) {
		return false
	}
	for i := line.Start; i < line.End; i++ {
		c, first := r.b[i], i == line.Start || r.b[i-1] == ' '
		if first && !isUpper(c) || !isAlpha(c) && !isAnyOf(c, " .-'") || c == '.' && i+1 == line.End {
			return false
		}
	}
	return true
}

// longestName is the longest name that a stamp has.
const longestName = 40

// isStampLine reports whether line k goes on with a stamp.
func (r *reader) isStampLine(k int) bool {
	line := r.text(k)
	if exact(r.b, line.Start, line.End, "US Dep") || exact(r.b, line.Start, line.End, "EO Systematic") ||
		exact(r.b, line.Start, line.End, "Review") {
		return true
	}
	if line.Empty() {
		return false
	}
	_, j := dateAt(r.b, line.Start, line.End)
	return j == line.End
}

// isCaseStamp reads `UNCLASSIFIED U.S. Department of State Case No. ...`, which a release prints on every
// page: no banner of the message.
func isCaseStamp(b []byte, line text.Span) bool {
	return indexFold(b, line.Start, line.End, "DEPARTMENT OF STATE CASE") >= 0
}

// confirmStamp takes a line for a stamp that is nothing else: DECLASSIFIED alone, or with who, when or
// why; RELEASE IN PART and its kin.
func confirmStamp(b []byte, i, end int) shape {
	j := lettersEnd(b, i, end)
	k := skipBlanks(b, j, end)
	rest := func(words ...string) bool {
		for _, w := range words {
			if hasWord(b, k, end, w) {
				return true
			}
		}
		return false
	}
	switch {
	case hasPrefix(b, i, end, "RELEASE"):
		if isUpper(b[i+1]) && rest("IN FULL", "IN PART") {
			return shStamp
		}
	case k >= end && isUpper(b[i+1]):
		return shStamp
	case k < end && (b[k] == ':' || b[k] == '/' || b[k] == '-'),
		rest("BY", "ON", "AUTHORITY", "PER", "IN FULL", "IN PART", "UNDER"):
		return shStamp
	}
	return shPlain
}

// stamps reads the lines that body and header took for stamps, after them all. Those of the systematic
// review were found before.
func (r *reader) stamps() {
	for k := range r.lines {
		if r.shapes[k] != shStamp || r.lines[k].Kind != Furniture {
			continue
		}
		line := r.text(k)
		s := Stamp{Span: line, Kind: DeclassifiedStamp, Dated: hasDate(r.b, line)}
		if hasPrefix(r.b, line.Start, line.End, "RELEASE") {
			s.Kind = ReleaseStamp
		}
		for _, w := range []string{" BY ", "AUTHORITY", "REVIEW", " PER ", "E.O.", "EO "} {
			s.Authority = s.Authority || indexFold(r.b, line.Start, line.End, w) >= 0
		}
		r.c.Stamps = append(r.c.Stamps, s)
	}
}

// hasDate reports whether a date stands anywhere in a line.
func hasDate(b []byte, line text.Span) bool {
	for i := line.Start; i < line.End; i++ {
		if isDigit(b[i]) || isUpper(b[i]) && (i == line.Start || b[i-1] == ' ') {
			if _, j := dateAt(b, i, line.End); j > i {
				return true
			}
		}
	}
	return false
}
