package main

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cablelint/linter"
	"cablelint/linter/fix"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/text"

	"github.com/urfave/cli/v2"
	"golang.org/x/text/encoding/charmap"
)

// piece is the change of one file: what a patch needs, and what showing it needs besides.
type piece struct {
	name  string
	hunks []fix.Hunk
	rules [][]string // that each hunk serves
	bytes bool       // a byte is a character: Windows-1252
}

// patchOf compares the file as it was with what fixing made of it.
func patchOf(res *linter.FixResult) []piece {
	src := res.Before.Source
	p := piece{
		name: patchName(src.Name()), hunks: fix.Hunks(src.File(), res.Bytes),
		bytes: src.Encoding() == text.Windows1252,
	}
	p.rules = serving(src, p.hunks, res.Applied)
	return []piece{p}
}

// serving says which rules' fixes each hunk holds: those of the edits that lie in it, or nearest to it.
func serving(src *text.Source, hunks []fix.Hunk, applied []linter.Applied) [][]string {
	rules := make([][]string, len(hunks))
	if len(hunks) == 0 {
		return rules
	}
	for _, a := range applied {
		name := a.Finding.Rule.Name
		for _, place := range a.Places {
			at := nearestHunk(hunks, lineOf(src, place))
			if !slices.Contains(rules[at], name) {
				rules[at] = append(rules[at], name)
			}
		}
	}
	return rules
}

// lineOf is the line of a place as diffs count lines: by line feeds alone.
func lineOf(src *text.Source, place int) int {
	return 1 + bytes.Count(src.File()[:src.Position(place).Offset], []byte("\n"))
}

func nearestHunk(hunks []fix.Hunk, line int) int {
	best, least := 0, -1
	for i, h := range hunks {
		far := max(h.OldStart-line, line-(h.OldStart+h.OldLines-1), 0)
		if least < 0 || far < least {
			best, least = i, far
		}
	}
	return best
}

// patchName is how a patch names a file: from this folder, with slashes, links followed, since a patch is
// not applied through them.
func patchName(path string) string {
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

// outside reports whether a patch of the file cannot be applied from this folder.
func outside(path string) bool { return !filepath.IsLocal(filepath.FromSlash(patchName(path))) }

// fixOutput is standard output where it holds patches or a fixed text.
type fixOutput struct {
	buf   *bufio.Writer
	live  bool
	paint *diffPaint // nil: as bytes, for programs
}

func newFixOutput(c *cli.Context, con *console) (*fixOutput, error) {
	color, err := con.colors(c, con.out)
	if err != nil {
		return nil, err
	}
	o := &fixOutput{buf: bufio.NewWriterSize(con.out, outputBuffer), live: isTerminal(con.out)}
	if o.live || color {
		o.paint = &diffPaint{term.NewPalette(color)}
	}
	return o, nil
}

func (o *fixOutput) write(x *fixed) error {
	for i := range x.patch {
		o.patch(&x.patch[i])
	}
	switch {
	case o.paint != nil && o.live:
		o.lines(x.text)
	default:
		_, _ = o.buf.Write(x.text)
	}
	if o.live {
		return o.buf.Flush()
	}
	return nil
}

// put writes to the buffer. That a write failed shows when it is flushed.
func (o *fixOutput) put(s string) { _, _ = o.buf.WriteString(s) }

func (o *fixOutput) flush() error { return o.buf.Flush() }

func (o *fixOutput) patch(p *piece) {
	if o.paint != nil {
		o.put(o.paint.patch(p))
		return
	}
	next := 0
	o.put(fix.Unified(p.name, p.hunks, func(fix.Hunk) []string {
		next++
		return p.rules[next-1]
	}))
}

// lines writes text for a terminal: what would steer it is shown instead of sent.
func (o *fixOutput) lines(data []byte) {
	for line := range strings.Lines(string(data)) {
		words, ended := strings.CutSuffix(line, "\n")
		o.put(report.Visible(strings.TrimSuffix(words, "\r")))
		if ended {
			o.put("\n")
		}
	}
}

// decoded is a line of a piece as characters.
func (p *piece) decoded(line string) string {
	if !p.bytes {
		return line
	}
	out, err := charmap.Windows1252.NewDecoder().String(line)
	if err != nil {
		return line
	}
	return out
}
