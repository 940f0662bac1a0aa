package main

import (
	"fmt"
	"os"
	"strings"

	"cablelint/linter"

	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"

	"github.com/urfave/cli/v2"
)

// tally counts what a run came upon.
type tally struct {
	report.Totals
	counts  [rule.Error + 1]int
	failing bool
	undated int
	others  int    // cables that are not laid out as State lays them out
	example string // a file with an undated cable
	binary  int    // files in folders that are no text, or no files
	ceiling bool   // one is set
	blocked int    // files whose configuration is broken
	pending int    // exceptions with a last day that the run did not judge
}

func (t *tally) add(j *judged) {
	t.Problems = append(t.Problems, j.problems...)
	t.Excepted += j.excepted
	if j.blocked {
		t.blocked++
		return
	}
	if skipped(j) {
		t.Skipped++
	} else if j.kind == files.Read {
		t.Files++
	}
	if skipped(j) && (j.kind == files.Binary || j.kind == files.Special) {
		t.binary++
	}
	t.Cables += j.cables
	t.Hidden += j.hidden
	for why, n := range j.quieted {
		if t.Quieted == nil {
			t.Quieted = map[string]int{}
		}
		t.Quieted[why] += n
	}
	t.failing = t.failing || j.failing
	if j.undated > 0 && t.undated == 0 {
		t.example = j.path
	}
	t.undated += j.undated
	t.others += j.others
	for i, n := range j.counts {
		t.counts[i] += n
	}
}

// skipped reports whether a file was met in a folder and is not a cable. One in which a ceiling finding
// was made counts as read.
func skipped(j *judged) bool {
	return !j.named && j.report == nil && j.kind != files.Failed && !j.looks && len(j.problems) == 0
}

// notes tells on standard error how the run goes. Problems are always told.
type notes struct {
	w       *os.File
	quiet   bool
	verbose bool
	bar     *term.Progress
	known   map[*linter.Baseline]bool // baselines whose age was told
}

func newNotes(c *cli.Context, con *console) notes {
	quiet := c.Bool("quiet")
	return notes{w: con.err, quiet: quiet, verbose: c.Bool("verbose"), bar: newProgress(c, con, quiet)}
}

// file tells what there is to tell of a file besides its findings.
func (n *notes) file(j *judged) {
	n.bar.Step()
	for _, p := range j.problems {
		n.say("%s: %s", p.File, p.Message)
	}
	switch {
	case n.quiet || len(j.problems) > 0 || j.blocked:
	case skipped(j):
		if n.verbose {
			n.say("%s: skipped: %s", j.path, reason(j))
		}
	case !j.looks:
		n.say("%s: does not look like a cable: only a ceiling holds for it", j.path)
	}
}

func reason(j *judged) string {
	if j.kind == files.Binary {
		return "it holds no text"
	}
	if j.kind == files.Special {
		return "it is no file"
	}
	return "it does not look like a cable"
}

func (n *notes) say(format string, args ...any) {
	n.bar.Clear()
	fmt.Fprintf(n.w, "cablelint: %s\n", report.Visible(fmt.Sprintf(format, args...)))
}

// outdated names the rules of which a baseline holds findings that match nothing any more, once for each
// baseline.
func (n *notes) outdated(b *linter.Baseline) {
	if b == nil || n.known[b] {
		return
	}
	if n.known == nil {
		n.known = map[*linter.Baseline]bool{}
	}
	n.known[b] = true
	for _, s := range b.Stale() {
		n.say("the baseline was written by an older version: %s of %s in it no longer match; "+
			"cablelint baseline records today's", count(s.Count, "finding"), s.Rule)
	}
}

// done ends what is shown while the run is on.
func (n *notes) done() { n.bar.End() }

// summary says what was done and what was not.
func (n *notes) summary(t *tally) {
	if n.quiet {
		return
	}
	fmt.Fprintf(n.w, "%s, %s: %s\n",
		count(t.Files, "file"), count(t.Cables, "cable"), strings.Join(found(t), ", "))
	for _, line := range unchecked(t) {
		fmt.Fprintln(n.w, line)
	}
}

func found(t *tally) []string {
	parts := []string{
		count(t.counts[rule.Error], "error"), count(t.counts[rule.Warning], "warning"),
		fmt.Sprintf("%d info", t.counts[rule.Info]),
	}
	if t.Hidden > 0 {
		parts = append(parts, fmt.Sprintf("%d hidden as they follow from others", t.Hidden))
	}
	if t.Excepted > 0 {
		parts = append(parts, fmt.Sprintf("%d excepted by the configuration", t.Excepted))
	}
	if t.Baselined > 0 {
		parts = append(parts, fmt.Sprintf("%d in the baseline", t.Baselined))
	}
	return parts
}

// unchecked lists what the run did not check, and why.
func unchecked(t *tally) []string {
	var lines []string
	switch n := t.Skipped - t.binary; {
	case n > 0 && t.ceiling:
		lines = append(lines, "checked for the ceiling alone: "+count(n, "file")+" not like a cable")
	case n > 0:
		lines = append(lines, "not checked: "+count(n, "file")+" not like a cable (--verbose names them)")
	}
	if t.binary > 0 {
		lines = append(lines, "not read: "+count(t.binary, "file")+" without text")
	}
	for _, q := range t.Quietened() {
		lines = append(lines, fmt.Sprintf("lowered to info: %s, as %s", count(q.Count, "finding"), q.Why))
	}
	if t.undated > 0 {
		lines = append(lines, fmt.Sprintf(
			"checked in part: %s without any date, as in %s: only rules that hold in every period ran; "+
				"--assume-date gives a date", count(t.undated, "cable"), report.Visible(t.example)))
	}
	if t.others > 0 {
		lines = append(lines, "checked in part: "+count(t.others, "military message")+
			", of which State's own layout is not asked")
	}
	if t.pending > 0 {
		lines = append(lines, "not judged: whether "+count(t.pending, "exception")+" with a last day still held; "+
			"--as-of gives a day")
	}
	if t.blocked > 0 {
		lines = append(lines, "not checked: "+count(t.blocked, "file")+" whose configuration is broken")
	}
	if len(t.Problems) > 0 {
		lines = append(lines, "not finished: "+count(len(t.Problems), "problem")+", named above")
	}
	return lines
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
