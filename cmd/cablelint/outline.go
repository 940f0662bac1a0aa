package main

import (
	"bufio"
	"context"
	"errors"
	"slices"
	"syscall"

	"cablelint/cmd/internal/command"
	"cablelint/linter/outline"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/session"
)

func outlineVerb(con *console) *command.Verb {
	o := &outliner{asked: newAsked(con, "outline")}
	return &command.Verb{
		Name: o.verb, Usage: "show what was read in a cable, and what was not checked", Args: "PATH...",
		Flags: slices.Concat(
			[]command.Flag{
				plainFlag(&o.format),
				{
					Name: "lines", Usage: "show each line with what it was taken for, and by what",
					Value: command.Bool(&o.lines),
				},
			},
			o.judging(), o.configurations(), o.view.textFlags(), o.reading(), o.choosing(), o.view.flags()),
		Run: o.run,
	}
}

// outliner is one run of the verb.
type outliner struct {
	*asked
	format string
	lines  bool // each line is shown instead of what was read
	shown  outline.Options
}

// outlined is what is shown of one file.
type outlined struct {
	cables []*outline.Outline
	lines  []outline.Line
}

func (o *outliner) run(ctx context.Context, args []string) error {
	if err := o.view.check(o.verb); err != nil {
		return err
	}
	if o.lines && o.format != "text" {
		return command.Misused(o.verb, "--lines is text alone: leave --format out")
	}
	o.shown = outline.Options{Clock: o.Settings.AsOf.From.Set(), ShowText: o.view.shows(o.con.out)}
	s, err := o.open(ctx, args)
	if err != nil {
		return err
	}
	defer s.Close()
	out := bufio.NewWriterSize(o.con.out, outputBuffer)
	w := o.writer(out)
	notes := o.view.notes()
	notes.Begin(s)
	err = session.Each(ctx, s, o.look, func(j *session.Judged, x outlined) error {
		notes.File(j)
		return write(out, w, report.Record{Number: j.Record, ID: j.ID}.After(j.Path), x)
	})
	notes.Done(s)
	err = errors.Join(err, w.End(), out.Flush()) // in good form, whether or not the run came to its end
	if err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	notes.Shown(&s.Tally)
	if len(s.Tally.Problems) > 0 {
		return ended(statusFailed)
	}
	return nil
}

func (o *outliner) writer(out *bufio.Writer) outline.Writer {
	if o.format == "json" {
		return outline.NewJSON(out)
	}
	return outline.NewText(out, term.NewPalette(o.view.colors(o.con.out)), widthOf(o.con.out))
}

// look reads one file on a worker.
func (o *outliner) look(l *session.Look) outlined {
	var out outlined
	l.Each(func(p *session.Piece) {
		if o.lines {
			out.lines = append(out.lines, outline.LinesOf(p.Result, o.shown.ShowText)...)
			return
		}
		out.cables = append(out.cables, outline.All(p.Result, o.shown)...)
	})
	return out
}

func write(out *bufio.Writer, w outline.Writer, path string, x outlined) error {
	if len(x.lines) > 0 {
		return outline.WriteLines(out, path, x.lines)
	}
	for _, c := range x.cables {
		if err := w.Write(c); err != nil {
			return err
		}
	}
	return nil
}
