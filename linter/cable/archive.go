package cable

import (
	"bytes"

	"cablelint/linter/text"
)

var (
	reviewStamp   = []byte("/Released US Dep")
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
		k := r.lineOf(at + i)
		r.lines[k].Kind = Furniture
		r.c.Stamps = append(r.c.Stamps, Stamp{
			Span: r.text(k), Kind: DeclassifiedStamp, Authority: true, Dated: hasDate(r.b, r.text(k)),
		})
		at = r.lines[k].Span.End
	}
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

// stamps reads the lines that body and header took for stamps, after them all: the first loop found
// those of the systematic review, which stand in mid-line.
func (r *reader) stamps() {
	for k := range r.lines {
		if r.shapes[k] != shStamp || r.lines[k].Kind != Furniture {
			continue
		}
		line := r.text(k)
		if bytes.Contains(r.b[line.Start:line.End], reviewStamp) {
			continue
		}
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
