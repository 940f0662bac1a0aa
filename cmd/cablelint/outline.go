package main

import (
	"bufio"
	"context"
	"errors"
	"slices"
	"syscall"

	"cablelint/linter"
	"cablelint/linter/files"
	"cablelint/linter/outline"
	"cablelint/linter/report/term"
	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

func outlineCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "outline",
		Usage:     "show what was read in a cable, and what was not checked",
		ArgsUsage: "PATH...",
		Flags: slices.Concat(
			[]cli.Flag{
				&cli.StringFlag{
					Name: formatName, Aliases: []string{"f"}, Value: "text", Usage: "write `NAME`: text or json",
				},
				&cli.BoolFlag{Name: "lines", Usage: "show each line with what it was taken for, and by what"},
			},
			settingsFlags(), textFlags(), fileFlags(), viewFlags()),
		Action: func(c *cli.Context) error {
			o, err := newOutliner(c, con)
			if err != nil {
				return err
			}
			return o.run(c.Context, pathsOf(c))
		},
	})
}

// outliner is one run of the command.
type outliner struct {
	linter *linter.Linter
	files  files.Options
	shown  outline.Options
	lines  bool // each line is shown instead of what was read
	out    *bufio.Writer
	writer outline.Writer
	tally  tally
	notes  notes
}

// outlined is what became of one file.
type outlined struct {
	judged
	cables []*outline.Outline
	lines  []outline.Line
}

func newOutliner(c *cli.Context, con *console) (*outliner, error) {
	o := &outliner{out: bufio.NewWriterSize(con.out, outputBuffer), notes: newNotes(c, con)}
	set, err := settingsOf(c, con.now)
	if err != nil {
		return nil, err
	}
	o.shown.Clock, o.lines = set.AsOf != 0, c.Bool("lines")
	if o.lines && c.String("format") != "text" {
		return nil, misused("outline", "--lines is text alone: leave --format out")
	}
	if o.files, err = filesOf(c, con); err != nil {
		return nil, err
	}
	if o.linter, err = linter.New(linter.Options{Rules: rules.All(), Settings: set}); err != nil {
		return nil, misused("outline", "%v", err)
	}
	if o.shown.ShowText, err = showsText(c, con.out); err != nil {
		return nil, err
	}
	color, err := con.colors(c, con.out)
	if err != nil {
		return nil, err
	}
	o.writer, err = oneFormat(c, map[string]outline.Writer{
		"text": outline.NewText(o.out, term.NewPalette(color), widthOf(con.out)), "json": outline.NewJSON(o.out),
	})
	return o, err
}

func (o *outliner) run(ctx context.Context, paths []string) error {
	err := files.Each(ctx, paths, o.files, func() func(*files.File) outlined {
		w := o.linter.NewWorker()
		return func(f *files.File) outlined { return o.judge(ctx, w, f) }
	}, o.take)
	o.notes.done()
	err = errors.Join(err, o.finish())
	if err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	if len(o.tally.Problems) > 0 {
		return ended(statusFailed)
	}
	return nil
}

// finish ends what is written in good form, whether or not the run came to its end.
func (o *outliner) finish() error {
	if err := o.writer.End(); err != nil {
		return err
	}
	return o.out.Flush()
}

func (o *outliner) judge(ctx context.Context, w *linter.Worker, f *files.File) outlined {
	j, res := examine(ctx, w, f)
	out := outlined{judged: j}
	if res == nil {
		return out
	}
	if o.lines {
		out.lines = outline.LinesOf(res, o.shown.ShowText)
		return out
	}
	for i := range res.File.Cables {
		out.cables = append(out.cables, outline.Of(res, i, o.shown))
	}
	return out
}

func (o *outliner) take(r outlined) error {
	o.notes.file(&r.judged)
	o.tally.add(&r.judged)
	if len(r.lines) > 0 {
		return outline.WriteLines(o.out, r.path, r.lines)
	}
	for _, c := range r.cables {
		if err := o.writer.Write(c); err != nil {
			return err
		}
	}
	return nil
}
