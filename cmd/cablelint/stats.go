package main

import (
	"context"
	"slices"

	"cablelint/cmd/internal/command"
	"cablelint/linter/board"
	"cablelint/linter/session"
)

func statsVerb(con *console) *command.Verb {
	c := newCounting(con, "stats")
	return &command.Verb{
		Name: c.verb, Usage: "show what a collection of cables holds", Args: pathArgs,
		Flags: slices.Concat(
			[]command.Flag{
				c.formatFlag("report as `NAME[=FILE]`: text, json, csv or html", board.StatsFormats()),
				forceFlag(&c.view.force),
			},
			c.judging(), []command.Flag{c.baseline()}, c.flags()),
		Run: func(ctx context.Context, args []string) error {
			return c.run(ctx, args, func(out *sheet) (counter, error) {
				s, err := board.NewStats(out.format, out, c.options(out))
				return statsCounter{s}, err
			})
		},
	}
}

// statsCounter counts what a collection holds.
type statsCounter struct{ *board.Stats }

func (c statsCounter) each(ctx context.Context, s *session.Session, told func(*session.Judged)) error {
	return countEach(ctx, s, board.Facts, told, func(facts []board.Fact) error {
		c.Add(facts)
		return nil
	})
}
