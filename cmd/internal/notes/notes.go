// Package notes tells a person on standard error how a run goes, and what it did and did not do.
package notes

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/session"
)

// Notes tells how a run goes. Problems are always told.
type Notes struct {
	Options
	known map[*except.Baseline]bool // baselines whose age was told
}

// Options say where and how much is told.
type Options struct {
	To      io.Writer
	Width   int // columns of the terminal; 0: it is none
	Quiet   bool
	Verbose bool
	Bar     *term.Progress // nil where nobody would see it
}

// New makes the notes of one run.
func New(opt Options) *Notes { return &Notes{Options: opt} }

// Begin tells what the user should know before anything is read.
func (n *Notes) Begin(s *session.Session) {
	if n.Bar != nil {
		n.Bar.Count = s.Count
	}
	n.Tell(s.Notes)
}

// Tell writes some remarks, unless the run is quiet.
func (n *Notes) Tell(all []string) {
	for _, note := range all {
		if !n.Quiet {
			n.Say("%s", note)
		}
	}
}

// File tells what there is to tell of a file besides its findings.
func (n *Notes) File(j *session.Judged) {
	if !j.Within {
		n.Bar.Step()
	}
	for _, p := range j.Problems {
		n.Say("%s: %s", p.File, p.Message)
	}
	n.outdated(j.Baseline)
	if n.Verbose && j.Passed > 0 {
		for _, u := range j.Unread {
			n.Say("%s: not read to its end: %s", report.Part{Path: u.Part}.In(u.File), u.Why)
		}
	}
	for _, trace := range j.Traces {
		if n.Verbose {
			n.Say("%s: its reader broke down: %s", j.Path, trace)
		}
	}
	if j.Hint != "" && !n.Quiet {
		n.Say("%s: %s", j.Path, j.Hint)
	}
	switch {
	case !n.Verbose || n.Quiet || len(j.Problems) > 0 || j.Blocked || j.Looks:
	case j.Skipped():
		n.Say("%s: skipped: %s", j.Path, reason(j))
	case j.Record > 0:
		n.Say("%s: record %d does not look like a cable: only a ceiling holds for it", j.Path, j.Record)
	case j.Within, len(j.Unread) > 0: // what was not read may be anything
	default:
		n.Say("%s: does not look like a cable: only a ceiling holds for it", j.Path)
	}
}

func reason(j *session.Judged) string {
	switch j.Kind {
	case files.Binary:
		return "it holds no text"
	case files.Special:
		return "it is no file"
	case files.Read, files.Failed:
	}
	return "it does not look like a cable"
}

// Say writes a line where no progress is shown.
func (n *Notes) Say(format string, args ...any) {
	n.Clear()
	n.line("cablelint: " + report.Visible(fmt.Sprintf(format, args...)))
}

// line writes a line, which is wrapped on a terminal; elsewhere a program may read it.
func (n *Notes) line(line string) {
	if n.Width > 0 {
		line = strings.TrimSuffix(term.Wrap(line, "", "  ", n.Width), "\n")
	}
	fmt.Fprintln(n.To, line)
}

// Clear takes the progress off the screen, so that something else can be written there.
func (n *Notes) Clear() { n.Bar.Clear() }

// outdated names the rules of which a baseline holds findings that match nothing any more, once for each
// baseline.
func (n *Notes) outdated(b *except.Baseline) {
	if b == nil || n.known[b] {
		return
	}
	if n.known == nil {
		n.known = map[*except.Baseline]bool{}
	}
	n.known[b] = true
	for _, s := range b.Stale() {
		n.Say("the baseline was written by an older version: %s of %s in it no longer match; "+
			"cablelint baseline records today's", term.Count(s.Count, "finding"), s.Rule)
	}
}

// Done ends what is shown while the run is on, and tells what is wrong with the configurations that it met.
func (n *Notes) Done(s *session.Session) {
	n.Bar.End()
	for _, e := range s.Broken() {
		fmt.Fprintln(n.To, report.Visible(e.Error()))
	}
	for _, remark := range s.Remarks() { // what a file sets may be in force nowhere
		n.Say("%s", remark)
	}
}

// Summary says what was done and what was not.
func (n *Notes) Summary(t *session.Tally) {
	n.lines(read(t)+": "+strings.Join(found(t), ", "), unchecked(t))
}

// Counted says what was read and what was not, for verbs that report no findings.
func (n *Notes) Counted(t *session.Tally) {
	n.lines(read(t), append(leftOut(t, "counted"), unread(t)...))
}

// Shown says what was not shown, for a verb that shows each cable.
func (n *Notes) Shown(t *session.Tally) { n.lines("", leftOut(t, "shown")) }

func read(t *session.Tally) string {
	counts := []string{term.Count(t.Files, "file"), term.Count(t.Cables, "cable")}
	if t.Records > 0 {
		counts = slices.Insert(counts, 1, term.Count(t.Records, "record"))
	}
	return strings.Join(counts, ", ")
}

// leftOut says of how many files nothing was done, as they are no cables.
func leftOut(t *session.Tally, done string) []string {
	if left := unlike(t); len(left) > 0 {
		return []string{"not " + done + ": " + strings.Join(left, " and ") + " not like a cable (--verbose names them)"}
	}
	return nil
}

// unlike counts what does not look like a cable.
func unlike(t *session.Tally) []string {
	var out []string
	if n := t.Skipped - t.Binary + t.Plain; n > 0 {
		out = append(out, term.Count(n, "file"))
	}
	if t.Unlike > 0 {
		out = append(out, term.Count(t.Unlike, "record"))
	}
	return out
}

func (n *Notes) lines(head string, lines []string) {
	if n.Quiet {
		return
	}
	if head != "" {
		lines = append([]string{head}, lines...)
	}
	for _, line := range lines {
		n.line(line)
	}
}

func found(t *session.Tally) []string {
	parts := []string{
		term.Count(t.Counts[rule.Error], "error"), term.Count(t.Counts[rule.Warning], "warning"),
		fmt.Sprintf("%d info", t.Counts[rule.Info]),
	}
	for _, more := range []struct {
		n    int
		what string
	}{
		{t.Hidden, "hidden as they follow from others"},
		{t.Excepted, "excepted by the configuration"},
		{t.Baselined, "in the baseline"},
	} {
		if more.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", more.n, more.what))
		}
	}
	return parts
}

// unchecked lists what the run did not check, and why.
func unchecked(t *session.Tally) []string {
	var lines []string
	add := func(n int, format string, args ...any) {
		if n > 0 {
			lines = append(lines, fmt.Sprintf(format, args...))
		}
	}
	if left := unlike(t); t.Ceiling {
		add(len(left), "checked for the ceiling alone: %s not like a cable", strings.Join(left, " and "))
	} else {
		lines = leftOut(t, "checked")
	}
	for _, q := range t.Quietened() {
		add(q.Count, "lowered to info: %s, as %s", term.Count(q.Count, "finding"), q.Why)
	}
	add(t.Undated, "checked in part: %s without any date, as in %s: only rules that hold in every period ran; "+
		"--assume-date gives a date", term.Count(t.Undated, "cable"), report.Visible(t.Example))
	add(t.Others, "checked in part: %s, of which State's own layout is not asked",
		term.Count(t.Others, "military message"))
	add(t.Apart, "not judged: whether the texts of %s of copies differ, which could not be read again",
		term.Count(t.Apart, "pair"))
	add(t.Unhashed, "not judged: whether %s without a number are there twice, as the export has no hashes of their texts",
		term.Count(t.Unhashed, "cable"))
	add(t.Pending, "not judged: whether %s with a last day still held; --as-of gives a day",
		term.Count(t.Pending, "exception"))
	add(t.Blocked, "not checked: %s whose configuration is broken", term.Count(t.Blocked, "file"))
	return append(lines, unread(t)...)
}

// unread lists what could not be read.
func unread(t *session.Tally) []string {
	var lines []string
	if t.Passed > 0 {
		lines = append(lines, "not read to their end: "+term.Count(t.Passed, "document")+" (--verbose names them)")
	}
	if t.Binary > 0 {
		lines = append(lines, "not read: "+term.Count(t.Binary, "file")+" without text")
	}
	if len(t.Problems) > 0 {
		lines = append(lines, "not finished: "+term.Count(len(t.Problems), "problem")+", named above")
	}
	return lines
}
