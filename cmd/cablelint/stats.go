package main

import (
	"context"
	"slices"

	"cablelint/linter/board"
	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

func statsCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "stats",
		Usage:     "show what a collection of cables holds",
		ArgsUsage: "[PATH...]",
		Flags: slices.Concat(
			[]cli.Flag{&cli.StringFlag{
				Name: "format", Aliases: []string{"f"}, Value: "text",
				Usage: "report as `NAME[=FILE]`: text, json, csv or html",
			}},
			settingsFlags(), []cli.Flag{baselineFlag()}, countFlags()),
		Action: func(c *cli.Context) error {
			s, err := newStats(c, con)
			if err != nil {
				return err
			}
			return s.run(c.Context)
		},
	})
}

// stats is one run of the command.
type stats struct {
	*counting
	board *board.Stats
}

func newStats(c *cli.Context, con *console) (*stats, error) {
	s := &stats{}
	set, err := settingsOf(c, con.now)
	if err != nil {
		return nil, err
	}
	if s.counting, err = newCounting(c, con, &set, rules.All(), board.StatsFormats()); err != nil {
		return nil, err
	}
	s.asOf = set.AsOf
	s.board, err = board.NewStats(s.out.format, s.out, s.out.options())
	return s, err
}

func (s *stats) run(ctx context.Context) error {
	err := eachCable(ctx, s.counting, board.Facts, func(facts []board.Fact) error {
		s.board.Add(facts)
		return nil
	})
	return s.end(err, s.board.End)
}
