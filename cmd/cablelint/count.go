package main

import (
	"context"
	"errors"
	"slices"
	"syscall"

	"cablelint/cmd/internal/command"
	"cablelint/cmd/internal/notes"
	"cablelint/linter"
	"cablelint/linter/board"
	"cablelint/linter/report/term"
	"cablelint/linter/session"
	"cablelint/linter/settings"
)

// counting is what the verbs that count have in common: they read the files as check does, and write one report.
type counting struct {
	*asked
	wanted []wanted
	judges bool // what is found is told, and decides the status
}

// counter fills a board with what a session reads, and writes it.
type counter interface {
	each(ctx context.Context, s *session.Session, told func(*session.Judged)) error
	End(*board.Run) error
}

func newCounting(con *console, verb string) *counting {
	return &counting{asked: newAsked(con, verb), wanted: []wanted{{format: "text"}}}
}

func (c *counting) formatFlag(usage string, formats []string) command.Flag {
	flag := wantedFlag(&c.wanted, formats, false, usage)
	flag.Default = "text"
	return flag
}

// flags are those that the verbs that count have in common.
func (c *counting) flags() []command.Flag {
	return slices.Concat(c.configurations(), c.view.textFlags(), c.reading(), c.choosing(), c.view.flags())
}

func (c *counting) options(out *sheet) board.Options {
	return board.Options{
		Tool: tool(), Palette: term.NewPalette(out.color), Color: out.color, Width: out.width, ShowText: out.show,
	}
}

// run reads what is asked for into the counter that begin makes, and returns the status as an error.
func (c *counting) run(ctx context.Context, args []string, begin func(*sheet) (counter, error)) error {
	return c.fill(ctx, args, c.wanted[0], func(s *session.Session, out *sheet, notes *notes.Notes) error {
		board, err := begin(out)
		if err == nil {
			err = board.each(ctx, s, notes.File)
		}
		notes.Done(s)
		if err != nil {
			return err
		}
		return board.End(c.counted(s))
	})
}

// fill opens a sheet and a session, has with fill the one from the other, and returns the status as an error.
func (c *counting) fill(
	ctx context.Context, args []string, w wanted, with func(*session.Session, *sheet, *notes.Notes) error,
) error {
	if err := c.view.check(c.verb); err != nil {
		return err
	}
	out, err := openSheet(&c.view, w, c.con.out)
	if err != nil {
		return err
	}
	out.declare(&c.Request)
	s, err := c.open(ctx, args)
	if err != nil {
		out.abandon()
		return err
	}
	defer s.Close()
	notes := c.view.notes()
	notes.Begin(s)
	if err = with(s, out, notes); err == nil {
		err = out.commit()
	} else {
		out.abandon()
	}
	if err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	return c.ended(&s.Tally, notes)
}

// ended says what was done and returns the status as an error.
func (c *counting) ended(t *session.Tally, notes *notes.Notes) error {
	if c.judges {
		notes.Summary(t)
	} else {
		notes.Counted(t)
	}
	switch {
	case len(t.Problems) > 0:
		return ended(statusFailed)
	case c.judges && t.Fails:
		return ended(statusFound)
	}
	return nil
}

// counted is what a board says of the run.
func (c *counting) counted(s *session.Session) *board.Run {
	return &board.Run{
		About: c.about(s), Files: s.Tally.Files, Cables: s.Tally.Cables, Problems: s.Tally.Problems,
		Exceptions: exceptionsOf(s),
	}
}

// exceptionsOf lists what is excepted by the configurations that were in force for some file of the run.
func exceptionsOf(s *session.Session) []settings.Excepted {
	var all []settings.Excepted
	seen := map[string]bool{}
	for _, e := range s.InUse() {
		if e.File != nil && !seen[e.File.Path] {
			seen[e.File.Path] = true
			all = append(all, e.Excepted()...)
		}
	}
	return all
}

// countEach gives what count makes of each file, on a worker, to take, in order.
func countEach[T any](
	ctx context.Context, s *session.Session, count func(*linter.Result) []T, told func(*session.Judged),
	take func([]T) error,
) error {
	look := func(l *session.Look) []T {
		var out []T
		l.Each(func(p *session.Piece) { out = append(out, count(p.Result)...) })
		return out
	}
	return session.Each(ctx, s, look, func(j *session.Judged, found []T) error {
		told(j)
		return take(found)
	})
}
