// Package fix applies the fixes that findings offer: it chooses which go together, puts their edits into
// the bytes of the file, holds the outcome to the rule that protection is never lowered, and shows
// what was changed as a unified diff.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package fix

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

type edit = rule.Edit

// Edits are edits of one source in order of place, none overlapping another.
type Edits []rule.Edit

// Resolve returns the edits in order of place, as they are written into the file of src: a line end
// in an edit becomes that of the line it stands at.
func Resolve(src *text.Source, edits []rule.Edit) Edits {
	out := Edits(slices.Clone(edits))
	arrange.By(out, func(a, b rule.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	for i := range out {
		if out[i].Text == src.String(out[i].Span) {
			continue // it takes out an artefact
		}
		out[i].Text = lineEnds(out[i].Text, src.Text(), out[i].Span.Start, src.EOL())
	}
	return out
}

// Possible reports whether every edit can be made in the bytes of the file: it cannot where an artefact
// of copying lies within the text to be replaced, or where the file is not read byte by byte.
func Possible(src *text.Source, edits []rule.Edit) bool {
	return !slices.ContainsFunc(edits, func(e rule.Edit) bool { return !possible(src, e) })
}

// possible: an edit that writes the text as it is read takes an artefact out; any other needs the bytes
// of the file to be what is read of them.
func possible(src *text.Source, e edit) bool {
	_, same := src.Raw(e.Span)
	return src.Encoding() < text.UTF16LE && (same || !e.Span.Empty() && string(src.Slice(e.Span)) == e.Text)
}

// Apply returns the bytes of the file with the edits made. What stands outside them is copied byte by
// byte: encoding, byte order mark, line ends and trailing blanks stay as they are.
func Apply(src *text.Source, edits Edits) []byte {
	file := src.File()
	var out bytes.Buffer
	out.Grow(len(file) + 64*len(edits))
	from := 0
	for _, e := range edits {
		raw, _ := src.Raw(e.Span)
		out.Write(file[from:raw.Start])
		out.WriteString(e.Text)
		from = raw.End
	}
	out.Write(file[from:])
	return out.Bytes()
}

// changing returns the edits that change what is read: one that writes the text as it is read, to take out
// an artefact, does not.
func (e Edits) changing(src *text.Source) Edits {
	return slices.DeleteFunc(slices.Clone(e), func(edit edit) bool { return edit.Text == src.String(edit.Span) })
}

// lineEnds writes the line ends of s as the line at offset has them, the file's own where it has none:
// a file may mix them.
func lineEnds(s string, text []byte, offset int, eol string) string {
	if !strings.Contains(s, "\n") {
		return s
	}
	if i := bytes.IndexByte(text[offset:], '\n'); i >= 0 {
		eol = "\n"
		if end := offset + i; end > 0 && text[end-1] == '\r' {
			eol = "\r\n"
		}
	}
	return strings.ReplaceAll(s, "\n", eol)
}

// from returns the index of the first edit that ends at an offset or behind it.
func (e Edits) from(offset int) int {
	i, _ := slices.BinarySearchFunc(e, offset, func(one edit, at int) int { return cmp.Compare(one.Span.End, at) })
	return i
}

// about returns the edits that lie in sp, take something of it, or lie at one of its ends.
func (e Edits) about(sp text.Span) Edits {
	first := e.from(sp.Start)
	end := first
	for end < len(e) && e[end].Span.Start <= sp.End {
		end++
	}
	return e[first:end]
}

// Overlap reports whether two edits cannot both be made: they touch the same text, or insert at the
// same place.
func Overlap(a, b rule.Edit) bool {
	if a.Span.Empty() && b.Span.Empty() {
		return a.Span.Start == b.Span.Start
	}
	return a.Span.Start < b.Span.End && b.Span.Start < a.Span.End
}
