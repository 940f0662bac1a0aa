package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/session"
)

// notes tells on standard error how a run goes. Problems are always told.
type notes struct {
	w       *os.File
	width   int // columns of the terminal; 0: it is none
	quiet   bool
	verbose bool
	bar     *term.Progress            // nil where nobody would see it
	known   map[*except.Baseline]bool // baselines whose age was told
}

func newNotes(v *view) *notes {
	n := &notes{w: v.con.err, width: widthOf(v.con.err), quiet: v.quiet, verbose: v.verbose}
	if isTerminal(v.con.err) && !v.quiet && !v.noProgress && v.con.env("CI") == "" {
		n.bar = term.NewProgress(v.con.err, v.con.now)
	}
	return n
}

// begin tells what the user should know before anything is read.
func (n *notes) begin(s *session.Session) {
	if n.bar != nil {
		n.bar.Count = s.Count
	}
	n.tell(s.Notes)
}

func (n *notes) tell(all []string) {
	for _, note := range all {
		if !n.quiet {
			n.say("%s", note)
		}
	}
}

// file tells what there is to tell of a file besides its findings.
func (n *notes) file(j *session.Judged) {
	if !j.Within {
		n.bar.Step()
	}
	for _, p := range j.Problems {
		n.say("%s: %s", p.File, p.Message)
	}
	n.outdated(j.Baseline)
	if n.verbose && j.Passed > 0 {
		for _, u := range j.Unread {
			n.say("%s: not read to its end: %s", report.Part{Path: u.Part}.In(u.File), u.Why)
		}
	}
	for _, trace := range j.Traces {
		if n.verbose {
			n.say("%s: its reader broke down: %s", j.Path, trace)
		}
	}
	if j.Hint != "" && !n.quiet {
		n.say("%s: %s", j.Path, j.Hint)
	}
	switch {
	case !n.verbose || n.quiet || len(j.Problems) > 0 || j.Blocked || j.Looks:
	case j.Skipped():
		n.say("%s: skipped: %s", j.Path, reason(j))
	case j.Record > 0:
		n.say("%s: record %d does not look like a cable: only a ceiling holds for it", j.Path, j.Record)
	case j.Within, len(j.Unread) > 0: // what was not read may be anything
	default:
		n.say("%s: does not look like a cable: only a ceiling holds for it", j.Path)
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

// say writes a line where no progress is shown.
func (n *notes) say(format string, args ...any) {
	n.clear()
	n.line("cablelint: " + report.Visible(fmt.Sprintf(format, args...)))
}

// line writes a line, which is wrapped on a terminal; elsewhere a program may read it.
func (n *notes) line(line string) {
	if n.width > 0 {
		line = strings.TrimSuffix(term.Wrap(line, "", "  ", n.width), "\n")
	}
	fmt.Fprintln(n.w, line)
}

// clear takes the progress off the screen, so that something else can be written there.
func (n *notes) clear() { n.bar.Clear() }

// outdated names the rules of which a baseline holds findings that match nothing any more, once for each
// baseline.
func (n *notes) outdated(b *except.Baseline) {
	if b == nil || n.known[b] {
		return
	}
	if n.known == nil {
		n.known = map[*except.Baseline]bool{}
	}
	n.known[b] = true
	for _, s := range b.Stale() {
		n.say("the baseline was written by an older version: %s of %s in it no longer match; "+
			"cablelint baseline records today's", term.Count(s.Count, "finding"), s.Rule)
	}
}

// done ends what is shown while the run is on, and tells what is wrong with the configurations that it met.
func (n *notes) done(s *session.Session) {
	n.bar.End()
	for _, e := range s.Broken() {
		fmt.Fprintln(n.w, report.Visible(e.Error()))
	}
	for _, remark := range s.Remarks() { // what a file sets may be in force nowhere
		n.say("%s", remark)
	}
}

// summary says what was done and what was not.
func (n *notes) summary(t *session.Tally) {
	n.lines(read(t)+": "+strings.Join(found(t), ", "), unchecked(t))
}

// counted says what was read and what was not, for verbs that report no findings.
func (n *notes) counted(t *session.Tally) {
	n.lines(read(t), append(leftOut(t, "counted"), unread(t)...))
}

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

func (n *notes) lines(head string, lines []string) {
	if n.quiet {
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
