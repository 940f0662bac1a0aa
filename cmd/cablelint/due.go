package main

import (
	"context"
	"slices"

	"cablelint/linter"
	"cablelint/linter/board"
	"cablelint/linter/law"

	"github.com/urfave/cli/v2"
)

func dueCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "due",
		Usage:     "show when the classification of cables is due for review",
		ArgsUsage: "[PATH...]",
		Flags: slices.Concat(
			[]cli.Flag{
				&cli.StringFlag{
					Name: formatName, Aliases: []string{"f"}, Value: "text",
					Usage: "report as `NAME[=FILE]`: text, json, csv, ics or html",
				},
				&cli.StringFlag{Name: "by", Usage: "only what falls due on or before `DATE` (YYYY-MM-DD or today)"},
				&cli.StringFlag{Name: "as-of", Usage: "the `DATE` that counts as today: what was due before is overdue"},
				&cli.StringFlag{Name: "assume-date", Usage: "the `DATE` of a cable that shows none"},
			},
			countFlags()),
		Action: func(c *cli.Context) error {
			d, err := newDue(c, con)
			if err != nil {
				return err
			}
			return d.run(c.Context)
		},
	})
}

// due is one run of the command.
type due struct {
	*counting
	board *board.Due
}

func newDue(c *cli.Context, con *console) (*due, error) {
	d := &due{}
	var days board.Days
	var assume law.Day
	named := map[string]*law.Day{"by": &days.By, "as-of": &days.AsOf, "assume-date": &assume}
	for _, flag := range sortedKeys(named) {
		var err error
		if *named[flag], err = dayOf(c, flag, con.now); err != nil {
			return nil, err
		}
	}
	// No rule is asked: a cable is read and assessed, as for every other command.
	set := linter.Settings{Assume: assume}
	var err error
	if d.counting, err = newCounting(c, con, &set, nil, board.DueFormats()); err != nil {
		return nil, err
	}
	d.asOf = days.AsOf
	d.board, err = board.NewDue(d.out.format, d.out, d.out.options(), days)
	return d, err
}

func (d *due) run(ctx context.Context) error {
	err := d.board.Begin()
	if err == nil {
		err = eachCable(ctx, d.counting, board.Entries, d.board.Add)
	}
	return d.end(err, d.board.End)
}
