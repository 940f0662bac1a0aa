package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"

	"cablelint/linter"
	"cablelint/linter/config"
	"cablelint/linter/files"

	"github.com/urfave/cli/v2"
)

// baselineName is the file that the baseline is written to where nobody names another.
const baselineName = ".cablelint-baseline.json"

func baselineCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "baseline",
		Usage:     "record today's findings, so that only new ones fail",
		ArgsUsage: "[PATH...]",
		Flags: slices.Concat(
			[]cli.Flag{
				&cli.BoolFlag{Name: "prune", Usage: "add nothing; drop what is no longer found"},
				&cli.StringFlag{Name: "baseline", Usage: "the `FILE` to write (default " + baselineName + ")"},
			},
			settingsFlags(), configFlags(), fileFlags(), choiceOfFiles(), viewFlags()),
		Action: func(c *cli.Context) error {
			r, err := newRecording(c, con)
			if err != nil {
				return err
			}
			defer r.choice.end()
			return r.run(c.Context)
		},
	})
}

// choiceOfFiles are the flags that choose files of the work tree.
func choiceOfFiles() []cli.Flag { return slices.DeleteFunc(choiceFlags(), notOfFiles) }

// recording is one run of the command.
type recording struct {
	*check
	path    string
	old     *linter.Baseline // what is pruned; nil: everything is recorded
	now     linter.Baseline
	ceiling int // findings of the ceiling, which are never recorded
}

// keys are what a file adds to the baseline.
type keys struct {
	judged
	found   []linter.BaselineKeys
	ceiling int
}

func newRecording(c *cli.Context, con *console) (*recording, error) {
	k, err := newCheck(c, con)
	if err != nil {
		return nil, err
	}
	k.outs = nil
	r := &recording{check: k, path: c.String("baseline")}
	if r.path == "" {
		if r.path, err = k.config.baselinePath(); err != nil {
			return nil, con.broken(err)
		}
	}
	if c.Bool("prune") {
		r.old, err = readBaseline(con, r.path)
	}
	return r, err
}

// baselinePath is the file that the configuration of the current folder names.
func (k *configured) baselinePath() (string, error) {
	e, err := k.finder.For(insideOf("."))
	if err != nil {
		return "", err
	}
	if e.BaselinePath.From.Set() {
		return e.BaselinePath.Value, nil
	}
	return baselineName, nil
}

func readBaseline(con *console, path string) (*linter.Baseline, error) {
	data, err := config.ReadDisk(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such baseline to prune: cablelint baseline writes one", path)
	}
	if err != nil {
		return nil, err
	}
	b, err := linter.ParseBaseline(path, data)
	if err != nil {
		fmt.Fprintln(con.err, err)
		return nil, ended(statusFailed)
	}
	return b, nil
}

// run records what is found and writes it, unless something was not read: what is missing then would
// look like mended.
func (r *recording) run(ctx context.Context) error {
	r.notes.begin(r.choice.paths, r.files)
	err := files.Each(ctx, r.choice.paths, r.files, func() func(*files.File) keys {
		w := r.linter.NewWorker()
		return func(f *files.File) keys { return r.look(ctx, w, f) }
	}, r.take)
	r.notes.done()
	if err == nil {
		err = r.configurations()
	}
	if err != nil {
		return err
	}
	if len(r.tally.Problems) > 0 {
		r.con.say("%s was not written: the run was not complete", r.path)
		return ended(statusFailed)
	}
	return r.write()
}

// look judges one file on a worker.
func (r *recording) look(ctx context.Context, w *linter.Worker, f *files.File) keys {
	j, res := examine(ctx, w, f)
	out := keys{judged: j}
	if res == nil {
		return out
	}
	for _, found := range res.Findings {
		if found.Rule.Unbridled {
			out.ceiling++
			continue
		}
		out.found = append(out.found, linter.BaselineKey(found))
	}
	return out
}

func (r *recording) take(k keys) error {
	r.notes.file(&k.judged)
	r.tally.add(&k.judged)
	r.ceiling += k.ceiling
	for _, key := range k.found {
		r.now.Add(key)
	}
	return nil
}

func (r *recording) write() error {
	what, out := "recorded", &r.now
	if r.old != nil {
		what, out = "kept", r.old.Prune(&r.now)
	}
	if err := writeWhole(r.path, out.Encode()); err != nil {
		return err
	}
	if r.notes.quiet {
		return nil
	}
	r.con.say("%s %s in %s", what, count(out.Len(), "finding"), r.path)
	if r.old != nil {
		r.con.say("dropped %d that are no longer found", r.old.Len()-out.Len())
	}
	if r.ceiling > 0 {
		r.con.say("%s of the ceiling cannot be recorded: check reports them in any case",
			count(r.ceiling, "finding"))
	}
	return nil
}

// writeWhole writes a file as a whole or not at all. One that holds the same already is not touched.
func writeWhole(path string, data []byte) error {
	if old, err := os.ReadFile(path); err == nil && slices.Equal(old, data) {
		return nil
	}
	t, err := openTarget(path)
	if err != nil {
		return err
	}
	if _, err := t.Write(data); err != nil {
		t.abandon()
		return err
	}
	return t.commit()
}
