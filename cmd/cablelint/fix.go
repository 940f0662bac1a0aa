package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"syscall"

	"cablelint/cmd/internal/command"
	"cablelint/linter"
	"cablelint/linter/files"
	"cablelint/linter/patch"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/session"
)

func fixVerb(con *console) *command.Verb {
	f := &fixing{check: check{asked: newAsked(con, "fix")}}
	return &command.Verb{
		Name: f.verb, Usage: "mend cables in place, never lowering protection", Args: pathArgs,
		Flags: slices.Concat(
			[]command.Flag{
				{
					Name: "unsafe", Usage: "also make the fixes that a person must confirm",
					Value: command.Bool(&f.unsafe),
				},
				{
					Name: "interactive", Usage: "show each fix, the unsafe ones too, and ask whether to make it",
					Value: command.Bool(&f.interactive),
				},
				{Name: "diff", Usage: "write nothing; print what would be changed as a patch", Value: command.Bool(&f.dry)},
				{
					Name: "exit-non-zero-on-fix", Usage: "end with status 1 if anything was fixed",
					Value: command.Bool(&f.failing),
				},
				{
					Name: "no-report", Usage: "tell what was fixed alone: what is left is neither told nor counted",
					Value: command.Bool(&f.silent),
				},
				formatsFlag(&f.wanted),
				forceFlag(&f.view.force),
			},
			f.settings(), []command.Flag{f.baseline()}, f.configurations(), f.view.textFlags(), f.reading(),
			f.choosing(), f.view.flags()),
		Run: f.run,
	}
}

// fixing is one run of the verb: a check of what fixing leaves.
type fixing struct {
	check
	unsafe  bool
	dry     bool // print a patch, write nothing
	filter  bool // standard input to standard output
	failing bool // on anything fixed
	silent  bool // about what is left, which another run tells
	told    bool // that records are not fixed
	out     *patch.Writer
	sum     patch.Summary

	interactive bool
	asking      *patch.Asking // nil: nobody is asked
}

func (f *fixing) run(ctx context.Context, args []string) error {
	if f.filter = slices.Contains(args, files.Stdin); f.filter && (len(args) > 1 || f.List != "") {
		return command.Misused(f.verb, "- is fixed alone: it is standard input, written to standard output")
	}
	if err := f.checkInteractive(); err != nil {
		return err
	}
	f.sum = patch.Summary{Dry: f.dry, Grade: f.grade(), All: f.view.verbose, Done: f.silent}
	f.out = patch.NewWriter(f.con.out, f.view.colors(f.con.out), isTerminal(f.con.out))
	if err := f.start(ctx, args); err != nil {
		return err
	}
	defer f.Close()
	if f.filter && f.Divides(f.StdinName) {
		f.outs.abandon()
		return command.Misused(f.verb, "records are not fixed: check tells where to mend them by hand")
	}
	if f.interactive {
		f.asking = patch.NewAsking(ctx, f.con.in, f.out, min(widthOf(f.con.out), term.DefaultWidth))
	}
	err := session.Each(ctx, f.Session, f.mend, f.deliver)
	if errors.Is(err, errQuit) {
		err = nil
	}
	if err == nil {
		err = f.out.Flush()
	}
	return f.end(err)
}

// checkInteractive reports what asking does not go with. Files are asked about one after another.
func (f *fixing) checkInteractive() error {
	switch {
	case !f.interactive:
		return nil
	case f.dry || f.filter:
		return command.Misused(f.verb,
			"--interactive writes what is chosen into the files: it goes with neither --diff nor -")
	case f.view.redact:
		return command.Misused(f.verb, "--interactive shows the text that each fix changes: it does not go with --redact")
	case !asksOn(f.con):
		return command.Misused(f.verb, "--interactive asks on a terminal, and there is none")
	}
	f.Jobs, f.view.noProgress = 1, true
	return nil
}

// asksOn reports whether somebody can be asked: both ends are a terminal.
func asksOn(con *console) bool {
	in, ok := con.in.(*os.File)
	return ok && isTerminal(in) && isTerminal(con.out)
}

func (f *fixing) grade() rule.Safety {
	if f.unsafe || f.interactive {
		return rule.Unsafe
	}
	return rule.Safe
}

// start opens reports and session. The report goes to standard error where standard output is taken; a patch is
// read by itself, as questions are, and what is left is counted.
func (f *fixing) start(ctx context.Context, args []string) error {
	if f.dry || f.filter {
		aside := *f.con
		aside.out = f.con.err
		f.con = &aside
	}
	if (f.dry || f.silent || f.interactive) && len(f.wanted) == 0 {
		return f.begin(ctx, args)
	}
	return f.check.start(ctx, args)
}

// fixed is what fixing made of one file. It holds nothing of the file's buffer, but where that is the only one.
type fixed struct {
	patch   *patch.File
	text    io.Reader // of the outcome, where it goes to standard output; nil: it does not
	written files.Written
	last    bool // nothing more is asked
}

// mend fixes one file on a worker.
func (f *fixing) mend(l *session.Look) fixed {
	var out fixed
	if !f.dry && !f.filter && files.Sweep(l.File.Path) {
		return out // what a run that was killed has left
	}
	if f.asking != nil && f.asking.Over() {
		return out
	}
	res := f.choose(l)
	out.last = f.asking != nil && f.asking.Over()
	switch {
	case f.dry:
	case f.filter && res != nil:
		out.text = bytes.NewReader(bytes.Clone(res.Bytes))
	case f.filter && l.File.Whole != nil: // whoever filters a text gets back all of it
		out.text = l.File.Whole()
	case res != nil && res.Changed():
		var err error
		if out.written, err = l.Write(res.Bytes); err != nil {
			l.Unfixed(err)
			return out
		}
	}
	if res != nil {
		l.Show(&session.Piece{Result: res.Left})
		shown, _ := f.Bounds(l.File.Path)
		out.patch = patch.Of(res, f.grade(), shown)
	}
	return out
}

// choose makes the fixes of a file that are wanted.
func (f *fixing) choose(l *session.Look) *linter.FixResult {
	if f.asking != nil {
		return l.FixBy(f.asking.About)
	}
	return l.Fix(f.grade())
}

// errQuit ends a run whose user wants to be asked no more.
var errQuit = errors.New("nothing more is to be asked")

// deliver receives what became of the files, in order.
func (f *fixing) deliver(j *session.Judged, x fixed) error {
	if x.patch != nil {
		f.sum.Add(x.patch)
	}
	if j.Record > 0 && j.Report != nil && !f.told {
		f.told = true
		f.notes.Say("%s: records are not fixed: the places say what to mend by hand", j.Path)
	}
	if x.written.Links {
		f.notes.Say("%s: has other names (hard links), which still hold the old text", j.Path)
	}
	if x.written.Owner {
		f.notes.Say("%s: its owner or group could not be kept", j.Path)
	}
	if err := f.print(j, &x); err != nil {
		return err
	}
	if err := f.take(j); err != nil || !x.last {
		return err
	}
	return errQuit
}

// print writes what goes to standard output.
func (f *fixing) print(j *session.Judged, x *fixed) error {
	switch {
	case x.text != nil:
		f.notes.Clear()
		return f.out.Text(x.text)
	case f.dry && x.patch != nil && x.patch.Changed():
		if x.patch.Outside() {
			f.notes.Say("%s: outside this folder: git apply and patch do not take it from here", j.Path)
		}
		f.notes.Clear()
		return f.out.Patch(x.patch)
	}
	return nil
}

// end completes the reports and returns the status as an error: that of a check of the result.
func (f *fixing) end(err error) error {
	f.notes.Done(f.Session)
	switch {
	case errors.Is(err, syscall.EPIPE):
		f.outs.abandon()
		return ended(f.status())
	case err != nil:
		f.outs.abandon()
		return err
	}
	f.Tally.About = f.about(f.Session)
	if err := f.outs.finish(&f.Tally.Totals); err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	if !f.view.quiet {
		f.sum.Write(f.con.err)
	}
	if f.Tally.ByHand > 0 {
		f.notes.Tell([]string{"nothing is written into documents: " + term.Count(f.Tally.ByHand, "finding") +
			" in them must be mended by hand, at the places told"})
	}
	switch {
	case !f.silent:
		f.notes.Summary(&f.Tally)
	case f.Tally.Spills:
		f.notes.Say("a ceiling is exceeded, which no fix mends: cablelint check tells where")
	}
	return ended(f.status())
}

func (f *fixing) status() int {
	status := f.check.status()
	if f.silent && status == statusFound && !f.Tally.Spills {
		status = statusClean // what is left is told by another run
	}
	if status == statusClean && f.failing && f.sum.Fixes > 0 {
		return statusFound
	}
	return status
}
