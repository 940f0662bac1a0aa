package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"

	"cablelint/linter"
	"cablelint/linter/board"
	"cablelint/linter/files"
	"cablelint/linter/law"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"

	"github.com/urfave/cli/v2"
)

// counting is what the commands that count have in common: they read the files as check does, and write
// one report.
type counting struct {
	con    *console
	linter *linter.Linter
	files  files.Options
	config *configured
	choice *choice
	about  report.About
	asOf   law.Day // 0: not given
	out    *countOutput
	tally  tally
	notes  notes
}

// countOutput is where the report of a command that counts goes.
type countOutput struct {
	*bufio.Writer
	format string
	target *target // nil: standard output
	color  bool
	width  int  // columns of the terminal; 0: it is none
	show   bool // words of cables may be shown
}

// countFlags are those that the commands that count have in common.
func countFlags() []cli.Flag {
	choice := slices.DeleteFunc(choiceFlags(), func(f cli.Flag) bool {
		return slices.Contains([]string{"staged", "since", "history"}, f.Names()[0])
	})
	return slices.Concat(configFlags(), textFlags(), fileFlags(), choice, viewFlags())
}

// newCounting prepares a run with the given rules. formats are those that the command can write.
func newCounting(
	c *cli.Context, con *console, set *linter.Settings, asked []*rule.Rule, formats []string,
) (*counting, error) {
	k := &counting{con: con, notes: newNotes(c, con)}
	var err error
	if k.files, err = filesOf(c, con); err != nil {
		return nil, err
	}
	if k.choice, err = choose(c, con, set); err != nil {
		return nil, err
	}
	if k.config, err = configure(c, con, *set, nil); err != nil {
		return nil, err
	}
	k.files.Given = k.choice.given
	k.config.choose(&k.files, k.choice)
	if k.linter, err = linter.New(linter.Options{Rules: asked, SettingsFor: k.config.settings}); err != nil {
		return nil, err
	}
	if k.out, err = openCountOutput(c, con, formats); err != nil {
		return nil, err
	}
	k.about = aboutOf(c)
	k.choice.tell(&k.notes)
	return k, nil
}

func openCountOutput(c *cli.Context, con *console, formats []string) (*countOutput, error) {
	name, file, hasFile := strings.Cut(c.String("format"), "=")
	if err := oneOf(c.Command.Name, "format", name, formats); err != nil {
		return nil, err
	}
	if hasFile && file == "" {
		return nil, misused(c.Command.Name, "--format %s=: a file name is missing after the =", name)
	}
	o := &countOutput{format: name}
	to := con.out
	if hasFile {
		var err error
		if o.target, err = openTarget(file); err != nil {
			return nil, err
		}
		to = o.target.File
	}
	var err error
	if o.color, err = con.colors(c, to); err == nil {
		o.show, err = showsText(c, to)
	}
	if err != nil {
		o.abandon()
		return nil, err
	}
	if name == "html" { // a page is for a browser, wherever it is written to
		o.show = c.Bool("show-text")
	}
	o.width = widthOf(to)
	o.Writer = bufio.NewWriterSize(to, outputBuffer)
	return o, nil
}

func (o *countOutput) options() board.Options {
	return board.Options{
		Tool: tool(), Palette: term.NewPalette(o.color), Width: o.width, ShowText: o.show,
	}
}

func (o *countOutput) abandon() {
	if o.target != nil {
		o.target.abandon()
	}
}

// commit completes the report and puts a file in its place.
func (o *countOutput) commit() error {
	err := o.Flush()
	if o.target == nil {
		return err
	}
	if err != nil {
		o.target.abandon()
		return err
	}
	return o.target.commit()
}

// counted is what became of one file, and what is counted of it.
type counted[T any] struct {
	judged
	found []T
}

// eachCable reads what paths name and hands over, in order, what count makes of each file. count runs on
// a worker: what it returns refers to nothing of the file.
func eachCable[T any](
	ctx context.Context, k *counting, count func(*linter.Result) []T, take func([]T) error,
) error {
	defer k.choice.end()
	err := files.Each(ctx, k.choice.paths, k.files, func() func(*files.File) counted[T] {
		worker := k.linter.NewWorker()
		return func(f *files.File) counted[T] {
			j, res := examine(ctx, worker, f)
			out := counted[T]{judged: j}
			if res != nil {
				out.found = count(res)
			}
			return out
		}
	}, func(c counted[T]) error {
		k.notes.file(&c.judged)
		k.tally.add(&c.judged)
		return take(c.found)
	})
	k.notes.done()
	k.brokenConfig()
	return err
}

// brokenConfig takes mistakes in the configurations that were met for problems of the run.
func (k *counting) brokenConfig() {
	for _, e := range k.config.finder.Broken() {
		fmt.Fprintln(k.con.err, report.Visible(e.Error()))
		k.tally.Problems = append(k.tally.Problems, report.Problem{File: e.Path, Message: e.What})
	}
}

// end completes the report with what finish writes, and returns the status as an error.
func (k *counting) end(err error, finish func(*board.Run) error) error {
	if err == nil {
		k.about.Configs = k.config.inForce()
		err = finish(&board.Run{
			About: k.about, Files: k.tally.Files, Cables: k.tally.Cables, Problems: k.tally.Problems,
			Exceptions: k.exceptions(),
		})
	}
	if err != nil {
		k.out.abandon()
	} else {
		err = k.out.commit()
	}
	if err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	k.notes.counted(&k.tally)
	if len(k.tally.Problems) > 0 {
		return ended(statusFailed)
	}
	return nil
}

// counted says what was read and what was not.
func (n *notes) counted(t *tally) {
	if n.quiet {
		return
	}
	fmt.Fprintf(n.w, "%s, %s\n", count(t.Files, "file"), count(t.Cables, "cable"))
	if left := t.Skipped - t.binary; left > 0 {
		fmt.Fprintf(n.w, "not counted: %s not like a cable (--verbose names them)\n", count(left, "file"))
	}
	if t.binary > 0 {
		fmt.Fprintf(n.w, "not read: %s without text\n", count(t.binary, "file"))
	}
	if len(t.Problems) > 0 {
		fmt.Fprintf(n.w, "not finished: %s, named above\n", count(len(t.Problems), "problem"))
	}
}
