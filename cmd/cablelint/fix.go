package main

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"syscall"

	"cablelint/linter"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/urfave/cli/v2"
)

func fixCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "fix",
		Usage:     "mend cables in place, never lowering protection",
		ArgsUsage: "[PATH...]",
		Flags: slices.Concat(
			[]cli.Flag{
				&cli.BoolFlag{Name: "unsafe", Usage: "also make the fixes that a person must confirm"},
				&cli.BoolFlag{Name: "diff", Usage: "write nothing; print what would be changed as a patch"},
				&cli.BoolFlag{Name: "exit-non-zero-on-fix", Usage: "end with status 1 if anything was fixed"},
			},
			slices.DeleteFunc(checkCommand(con).Flags, notOfFiles)),
		Action: func(c *cli.Context) error {
			f, err := newFixing(c, con)
			if err != nil {
				return err
			}
			defer f.choice.end()
			return f.run(c.Context)
		},
	})
}

// notOfFiles reports the flags of check that choose what is no file of the work tree, or not as it is there.
func notOfFiles(f cli.Flag) bool {
	return slices.Contains([]string{"staged", "since", "history"}, f.Names()[0])
}

// fixing is one run of the command: a check of what fixing leaves.
type fixing struct {
	*check
	grade   rule.Safety
	dry     bool // print a patch, write nothing
	filter  bool // standard input to standard output
	failing bool // on anything fixed
	out     *fixOutput
	sum     fixSummary
}

func newFixing(c *cli.Context, con *console) (*fixing, error) {
	f := &fixing{grade: rule.Safe, dry: c.Bool("diff"), failing: c.Bool("exit-non-zero-on-fix")}
	if c.Bool("unsafe") {
		f.grade = rule.Unsafe
	}
	if f.filter = slices.Contains(c.Args().Slice(), files.Stdin); f.filter && c.NArg() > 1 {
		return nil, misused("fix", "- is fixed alone: it is standard input, written to standard output")
	}
	var err error
	if f.out, err = newFixOutput(c, con); err != nil {
		return nil, err
	}
	if f.check, err = newCheck(c, f.aside(con)); err != nil {
		return nil, err
	}
	if f.dry && !c.IsSet("format") { // a patch is read by itself; the summary counts what is left
		f.outs = nil
	}
	f.sum = fixSummary{dry: f.dry, grade: f.grade, all: c.Bool("verbose")}
	return f, nil
}

// aside sends the report to standard error where standard output is taken.
func (f *fixing) aside(con *console) *console {
	if !f.dry && !f.filter {
		return con
	}
	other := *con
	other.out = con.err
	return &other
}

// run fixes what the paths name and returns the status as an error: that of a check of the result.
func (f *fixing) run(ctx context.Context) error {
	f.notes.begin(f.choice.paths, f.files)
	err := f.outs.begin(&report.Run{Tool: tool(), Rules: f.linter.Rules()})
	if err == nil {
		err = files.Each(ctx, f.choice.paths, f.files, func() func(*files.File) fixed {
			w := f.linter.NewWorker()
			return func(file *files.File) fixed { return f.mend(ctx, w, file) }
		}, f.deliver)
	}
	f.notes.done()
	if err == nil {
		err = f.configurations()
	}
	if err == nil {
		err = f.out.flush()
	}
	switch {
	case errors.Is(err, syscall.EPIPE):
		f.outs.abandon()
		return ended(f.outcome())
	case err != nil:
		f.outs.abandon()
		return err
	}
	if err := f.outs.finish(&f.tally.Totals); err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	f.summary()
	return ended(f.outcome())
}

func (f *fixing) outcome() int {
	status := f.status()
	if status == statusClean && f.failing && f.sum.fixes > 0 {
		return statusFound
	}
	return status
}

// fixed is what became of one file. It holds nothing of the file's buffer.
type fixed struct {
	judged
	notes fixNotes
	patch []piece // with --diff
	text  []byte  // of the outcome, where it goes to standard output
}

// mend fixes one file on a worker.
func (f *fixing) mend(ctx context.Context, w *linter.Worker, file *files.File) fixed {
	if file.Kind != files.Read {
		j, _ := examine(ctx, w, file)
		return fixed{judged: j}
	}
	res, err := w.Fix(ctx, text.NewSource(file.Path, file.Data), f.grade)
	if err != nil {
		return f.unfixed(ctx, w, file, err)
	}
	out := fixed{}
	left := res.Left
	if res.Changed() {
		switch {
		case f.dry:
			out.patch = patchOf(res)
			out.notes.outside = outside(file.Path)
		case !f.filter:
			if out.notes.written, err = files.Write(file.Path, file.Data, res.Bytes); err != nil {
				return f.unfixed(ctx, w, file, err)
			}
		}
	}
	if f.filter && !f.dry {
		out.text = bytes.Clone(res.Bytes)
	}
	out.judged = f.judgedOf(file, left)
	out.notes.note(res, f.grade, f.shown)
	return out
}

// unfixed reports a file that was left as it was.
func (f *fixing) unfixed(ctx context.Context, w *linter.Worker, file *files.File, err error) fixed {
	if ctx.Err() != nil { // the run is over and says so itself
		return fixed{}
	}
	out := fixed{}
	if f.filter {
		out.text = bytes.Clone(file.Data)
	}
	res, lintErr := w.Lint(ctx, text.NewSource(file.Path, file.Data))
	if lintErr == nil {
		out.judged = f.judgedOf(file, res)
	} else {
		out.judged = judged{path: file.Path, kind: file.Kind, named: file.Named}
	}
	if out.block(err) {
		return out
	}
	out.problems = append(out.problems, problemOf(file.Path, err))
	return out
}

func (f *fixing) judgedOf(file *files.File, res *linter.Result) judged {
	j := judged{path: file.Path, kind: file.Kind, named: file.Named}
	j.take(res)
	f.report(&j, res)
	return j
}

// deliver receives what became of the files, in order.
func (f *fixing) deliver(x fixed) error {
	f.sum.add(&x)
	if x.notes.outside {
		f.notes.say("%s: outside this folder: git apply and patch do not take it from here", x.path)
	}
	if x.notes.written.Links {
		f.notes.say("%s: has other names (hard links), which still hold the old text", x.path)
	}
	if x.notes.written.Owner {
		f.notes.say("%s: its owner or group could not be kept", x.path)
	}
	if len(x.patch) > 0 || len(x.text) > 0 {
		f.notes.bar.Clear()
		if err := f.out.write(&x); err != nil {
			return err
		}
	}
	return f.take(x.judged)
}

func (f *fixing) summary() {
	if !f.notes.quiet {
		f.sum.write(f.con.err)
	}
	f.notes.summary(&f.tally)
}
