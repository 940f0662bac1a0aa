package lsp

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf8"

	"cablelint/linter/fix"
	"cablelint/linter/rule"
	"cablelint/linter/session"
)

// formatting makes the safe fixes: they restore form and keep what the cable says.
func (s *Server) formatting(ctx context.Context, sn *snapshot, _ *DocumentParams) (any, error) {
	return sn.fixed(ctx, rule.Safe)
}

// fixed returns the edits that lead to the document as the linter fixes it, never nil.
func (sn *snapshot) fixed(ctx context.Context, grade rule.Safety) ([]TextEdit, error) {
	src, _ := session.Source(sn.name, sn.content.text)
	if src.IsPart() { // nothing is written into pages
		return []TextEdit{}, nil
	}
	res, err := sn.linter.Fix(ctx, src, grade)
	switch {
	case err != nil:
		return nil, err
	case !res.Changed():
		return []TextEdit{}, nil
	}
	d := differ{sn: sn, starts: lineStarts(sn.content.text), edits: []TextEdit{}}
	for _, h := range fix.Hunks(sn.content.text, res.Bytes) {
		d.hunk(h)
	}
	return d.edits, nil
}

// lineStarts are the beginnings of lines as a diff has them: after "\n" alone.
func lineStarts(b []byte) []int {
	starts := []int{0}
	for i := bytes.IndexByte(b, '\n'); i >= 0; {
		at := starts[len(starts)-1] + i + 1
		starts = append(starts, at)
		i = bytes.IndexByte(b[at:], '\n')
	}
	return append(starts, len(b))
}

// differ makes edits of hunks.
type differ struct {
	sn     *snapshot
	starts []int
	edits  []TextEdit
}

// hunk makes an edit of every run of changed lines.
func (d *differ) hunk(h fix.Hunk) {
	line := h.OldStart - 1
	if h.OldLines == 0 {
		line++ // a side without lines names the line before it
	}
	at := d.starts[line]
	var was, is strings.Builder
	flush := func() {
		d.add(at, was.String(), is.String())
		at += was.Len()
		was.Reset()
		is.Reset()
	}
	for _, l := range h.Lines {
		switch l.Op {
		case '-':
			was.WriteString(l.Text)
		case '+':
			is.WriteString(l.Text)
		default:
			flush()
			at += len(l.Text)
		}
	}
	flush()
}

// add makes the smallest edit that puts is for was, so that cursors and folds stay where they are.
func (d *differ) add(at int, was, is string) {
	if was == is {
		return
	}
	head := 0
	for head < min(len(was), len(is)) && was[head] == is[head] {
		head++
	}
	for head > 0 && (!edge(was, head) || !edge(is, head)) {
		head--
	}
	tail := 0
	for tail < min(len(was), len(is))-head && was[len(was)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	for tail > 0 && (!edge(was, len(was)-tail) || !edge(is, len(is)-tail)) {
		tail--
	}
	d.edits = append(d.edits, TextEdit{
		d.sn.bytes(at+head, at+len(was)-tail), is[head : len(is)-tail],
	})
}

// edge reports whether a cut of s at i parts neither a character nor a line end.
func edge(s string, i int) bool {
	return i == len(s) || utf8.RuneStart(s[i]) && (i == 0 || s[i-1] != '\r' || s[i] != '\n')
}
