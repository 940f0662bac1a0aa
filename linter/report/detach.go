package report

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"cablelint/linter/rule"
	"cablelint/linter/text"

	"golang.org/x/text/encoding/charmap"
)

// Detach makes the report of the findings in src. Words of the cable go into it only if show is set:
// this is the one place that decides it.
func Detach(src *text.Source, findings []*rule.Finding, show bool) *File {
	d := detacher{src: src, eol: src.EOL(), show: show}
	out := &File{Path: src.Name(), Findings: make([]Finding, len(findings))}
	for i, f := range findings {
		out.Findings[i] = d.finding(f)
		if show && f.Span.Valid() {
			out.Findings[i].Excerpt = excerpt(src, f.Span)
		}
	}
	return out
}

type detacher struct {
	src  *text.Source
	eol  string
	show bool
}

func (d *detacher) finding(f *rule.Finding) Finding {
	out := Finding{
		Rule: f.Rule, Severity: f.Severity, Cable: f.Cable, Place: d.place(f.Span), Message: f.Message,
		Quieted: f.Quieted, Fingerprint: f.Fingerprint, Record: RecordOf(d.src),
	}
	if chief := f.Authority(); chief != nil {
		out.Authority = chief.Source
	}
	for _, r := range f.Related {
		out.Related = append(out.Related, Related{Place: d.place(r.Span), Message: r.Message})
	}
	if d.src.IsPart() {
		out.Message += byHand(f.Fixes)
		return out
	}
	for i := range f.Fixes {
		if fix, ok := d.fix(&f.Fixes[i]); ok {
			out.Fixes = append(out.Fixes, fix)
		}
	}
	return out
}

func (d *detacher) place(sp text.Span) Place {
	switch {
	case !sp.Valid():
		return Place{}
	case sp.Empty():
		at := d.src.EndPosition(sp.End)
		return d.between(at, at)
	}
	start, end := d.src.Position(sp.Start), d.src.EndPosition(sp.End)
	if end.Offset < start.Offset { // of columns that a record does not have in the order in which they are read
		end = start
	}
	return d.between(start, end)
}

// mostEdits is how many edits a fix has that is told: a hostile file needs as many as it has words.
const mostEdits = 10_000

// fix leads the edits back to the file. One that changes what the file does not hold as it reads drops
// the fix; one that writes what is read takes an artefact out of the file. Nothing is written into records, whose
// form another program looks after. One that writes a marking in which words of the cable stand is told only where
// they may be shown; one of very many edits is left to the fixer.
func (d *detacher) fix(f *rule.Fix) (Fix, bool) {
	if d.src.Record() != nil || len(f.Edits) > mostEdits {
		return Fix{}, false
	}
	out := Fix{Title: f.Title, Safety: f.Safety, Edits: make([]Edit, len(f.Edits))}
	for i, e := range f.Edits {
		if _, same := d.src.Raw(e.Span); !same && d.src.String(e.Span) != e.Text {
			return Fix{}, false
		}
		out.Edits[i] = Edit{d.editPlace(e.Span), strings.ReplaceAll(e.Text, "\n", d.eol)}
	}
	return out, d.show || !out.holdsWords()
}

// inMarking reports whether what is written is a marking, or a part of one.
func inMarking(s string) bool { return strings.Contains(s, "//") || strings.HasPrefix(s, "(") }

// editPlace is place, except that the head of the file is a place like any other.
func (d *detacher) editPlace(sp text.Span) Place {
	if sp.Empty() {
		at := d.src.EndPosition(sp.End)
		return d.between(at, at)
	}
	return d.place(sp)
}

func (d *detacher) between(start, end text.Position) Place {
	return Place{start, end, [2]int{d.src.ByteColumn(start), d.src.ByteColumn(end)}}
}

// mostExcerpt is how many bytes of a line are kept on either side of a place.
const mostExcerpt = 400

// excerpt copies the line that sp begins on, as it stands in the file, which is what columns count.
func excerpt(src *text.Source, sp text.Span) Excerpt {
	data, from := src.Around()
	at := sp
	if src.Encoding() >= text.UTF16LE {
		data = src.Text()
	} else {
		at = text.Span{Start: src.Position(sp.Start).Offset - from, End: src.EndPosition(sp.End).Offset - from}
		at.End = max(at.Start, at.End)
	}
	// Of a line that is longer than what is kept, the ends need not be known.
	from, to := max(0, at.Start-mostExcerpt-1), min(len(data), at.End+mostExcerpt+1)
	start := from + bytes.LastIndexAny(data[from:at.Start], "\r\n") + 1
	stop := to
	if i := bytes.IndexAny(data[at.Start:to], "\r\n"); i >= 0 {
		stop = at.Start + i
	}
	end := min(at.End, stop)
	first := cutBack(data, max(start, at.Start-mostExcerpt))
	last := cutBack(data, min(stop, end+mostExcerpt))
	return decode(src.Encoding(), Excerpt{
		Text:  string(data[first:last]),
		Start: at.Start - first, End: end - first,
		Cut: first > start, CutEnd: last < stop,
	})
}

// cutBack moves at back to the edge of a character.
func cutBack(data []byte, at int) int {
	for n := 0; n < utf8.UTFMax && at > 0 && at < len(data) && !utf8.RuneStart(data[at]); n++ {
		at--
	}
	return at
}

// decode makes UTF-8 of an excerpt in which a byte is a character.
func decode(e text.Encoding, x Excerpt) Excerpt {
	if e != text.Windows1252 {
		return x
	}
	var out strings.Builder
	start, end := 0, 0
	for i := range len(x.Text) + 1 {
		if i == x.Start {
			start = out.Len()
		}
		if i == x.End {
			end = out.Len()
		}
		if i < len(x.Text) {
			out.WriteRune(charmap.Windows1252.DecodeByte(x.Text[i]))
		}
	}
	x.Text, x.Start, x.End = out.String(), start, end
	return x
}
