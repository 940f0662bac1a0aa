// Package patch tells what fixing changed and what it left: as a patch that git takes, in colour for people, and
// in a summary.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package patch

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"cablelint/linter"
	"cablelint/linter/fix"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"golang.org/x/text/encoding/charmap"
)

// File is what fixing changed in one file and what it left. It holds nothing of the file's buffer.
type File struct {
	notes
	name  string
	hunks []fix.Hunk
	rules [][]string // that each hunk serves
	bytes bool       // a byte is a character: Windows-1252
}

// Of returns what fixing by fixes of a grade and below came to. Findings below shown are not spoken of.
func Of(res *linter.FixResult, grade rule.Safety, shown rule.Severity) *File {
	src := res.Before.Source
	f := &File{name: nameOf(src.Name()), bytes: src.Encoding() == text.Windows1252}
	f.note(res, grade, shown)
	if res.Changed() {
		f.hunks = fix.Hunks(src.File(), res.Bytes)
		f.rules = serving(src, f.hunks, res.Applied)
	}
	return f
}

// Changed reports whether there is anything to write as a patch.
func (f *File) Changed() bool { return len(f.hunks) > 0 }

// Outside reports whether a patch of the file cannot be applied from this folder.
func (f *File) Outside() bool { return !filepath.IsLocal(filepath.FromSlash(f.name)) }

// serving says which rules' fixes each hunk holds: those of the edits that lie in it, or nearest to it.
func serving(src *text.Source, hunks []fix.Hunk, applied []linter.Applied) [][]string {
	rules := make([][]string, len(hunks))
	if len(hunks) == 0 {
		return rules
	}
	ends := lineEnds(src.File())
	for _, a := range applied {
		name := a.Finding.Rule.Name
		for _, place := range a.Places {
			line, _ := slices.BinarySearch(ends, src.Position(place).Offset)
			at := nearestHunk(hunks, line+1)
			if !slices.Contains(rules[at], name) {
				rules[at] = append(rules[at], name)
			}
		}
	}
	return rules
}

// lineEnds are where the lines of a file end as diffs count them: by line feeds alone.
func lineEnds(file []byte) []int {
	var ends []int
	for at, c := range file {
		if c == '\n' {
			ends = append(ends, at)
		}
	}
	return ends
}

// nearestHunk is the hunk that a line lies in or nearest to, of two as near the first.
func nearestHunk(hunks []fix.Hunk, line int) int {
	next := sort.Search(len(hunks), func(i int) bool { return hunks[i].OldStart > line })
	switch {
	case next == 0:
		return 0
	case next == len(hunks) || line-lastOld(&hunks[next-1]) <= hunks[next].OldStart-line:
		return next - 1
	}
	return next
}

// lastOld is the last line of a hunk in the file as it was.
func lastOld(h *fix.Hunk) int { return h.OldStart + h.OldLines - 1 }

// nameOf is how a patch names a file: from this folder, with slashes, links followed, since a patch is
// not applied through them.
func nameOf(path string) string {
	if target, err := filepath.EvalSymlinks(path); err == nil && target != filepath.Clean(path) {
		path = target
	}
	if filepath.IsAbs(path) {
		if rel, ok := fromHere(path); ok {
			path = rel
		}
	}
	return filepath.ToSlash(filepath.Clean(path))
}

func fromHere(path string) (string, bool) {
	here, err := os.Getwd()
	if err != nil {
		return "", false
	}
	if target, err := filepath.EvalSymlinks(here); err == nil {
		if rel, err := filepath.Rel(target, path); err == nil && filepath.IsLocal(rel) {
			return rel, true
		}
	}
	rel, err := filepath.Rel(here, path)
	return rel, err == nil
}

// Writer writes patches, or a text as fixing left it, to one place.
type Writer struct {
	buf   *bufio.Writer
	live  bool   // somebody watches
	paint *paint // nil: as bytes, for programs
}

const buffer = 64 << 10

// NewWriter returns a Writer to w: in colour or not, and for somebody who watches or for a program.
func NewWriter(w io.Writer, color, live bool) *Writer {
	out := &Writer{buf: bufio.NewWriterSize(w, buffer), live: live}
	if live || color {
		out.paint = &paint{term.NewPalette(color)}
	}
	return out
}

// Patch writes what fixing changes in a file.
func (w *Writer) Patch(f *File) error {
	if w.paint != nil {
		w.put(w.paint.patch(f))
		return w.sent()
	}
	next := 0
	w.put(fix.Unified(f.name, f.hunks, func(fix.Hunk) []string {
		next++
		return f.rules[next-1]
	}))
	return w.sent()
}

// Text writes a text as it is, but that nothing in it steers a terminal.
func (w *Writer) Text(text io.Reader) error {
	if !w.live {
		_, err := io.Copy(w.buf, text)
		return err
	}
	data, err := io.ReadAll(text)
	if err != nil {
		return err
	}
	w.lines(data)
	return w.sent()
}

// Flush writes what is left. It returns the error of any write before it.
func (w *Writer) Flush() error { return w.buf.Flush() }

func (w *Writer) sent() error {
	if w.live {
		return w.buf.Flush()
	}
	return nil
}

// put writes to the buffer. That a write failed shows when it is flushed.
func (w *Writer) put(s string) { _, _ = w.buf.WriteString(s) }

// lines writes text for a terminal: what would steer it is shown instead of sent.
func (w *Writer) lines(data []byte) {
	for line := range strings.Lines(string(data)) {
		words, ended := strings.CutSuffix(line, "\n")
		w.put(report.Visible(strings.TrimSuffix(words, "\r")))
		if ended {
			w.put("\n")
		}
	}
}

// decoded is a line of a piece as characters.
func (f *File) decoded(line string) string {
	if !f.bytes {
		return line
	}
	out, err := charmap.Windows1252.NewDecoder().String(line)
	if err != nil {
		return line
	}
	return out
}
