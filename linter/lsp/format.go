package lsp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"cablelint/linter"
	"cablelint/linter/fix"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/session"
	"cablelint/linter/text"
)

// formatting makes the safe fixes that restore form and keep what the cable says. It is what many editors do on saving,
// and says nothing of what it did: no banner is raised by it.
func (s *Server) formatting(ctx context.Context, sn *snapshot, _ *DocumentParams) (any, error) {
	m, err := sn.fixedUnseen(ctx)
	if err != nil {
		return nil, err
	}
	return m.edits, nil
}

// mended is what fixing a document comes to.
type mended struct {
	edits  []TextEdit // never nil
	fixes  int        // that were made
	raised string     // which banners say more than they did, "" where none does
}

// fixed returns the edits that lead to the document as the linter fixes it.
func (sn *snapshot) fixed(ctx context.Context, grade rule.Safety) (*mended, error) {
	return sn.mended(func(src *text.Source) (*linter.FixResult, error) { return sn.linter.Fix(ctx, src, grade) })
}

// fixedUnseen returns those that may be made where nobody looks.
func (sn *snapshot) fixedUnseen(ctx context.Context) (*mended, error) {
	return sn.mended(func(src *text.Source) (*linter.FixResult, error) { return sn.linter.FixUnseen(ctx, src) })
}

func (sn *snapshot) mended(by func(*text.Source) (*linter.FixResult, error)) (*mended, error) {
	m := &mended{edits: []TextEdit{}}
	src, _ := session.Source(sn.name, sn.content.text)
	if src.IsPart() { // nothing is written into pages
		return m, nil
	}
	res, err := by(src)
	switch {
	case errors.As(err, new(*linter.FloodError)): // the log says what is not told
		return m, nil
	case err != nil:
		return nil, err
	}
	if !res.Changed() {
		return m, nil
	}
	m.fixes, m.raised = len(res.Applied), raised(res)
	d := differ{sn: sn, starts: lineStarts(sn.content.text), edits: m.edits}
	for _, h := range fix.Hunks(sn.content.text, res.Bytes) {
		d.hunk(h)
	}
	m.edits = d.edits
	return m, nil
}

// raised says which banners say more than they did.
func raised(res *linter.FixResult) string {
	var words strings.Builder
	for i, was := range res.Before.Assessments {
		is := res.Left.Assessments[i]
		if was.Banner.Known() &&
			!marking.Covers(was.Banner.Level, was.Banner.Controls, is.Banner.Level, is.Banner.Controls) {
			fmt.Fprintf(&words, ", raising the banner from %s to %s", stated(was), stated(is))
		}
	}
	return words.String()
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
