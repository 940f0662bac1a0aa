package main

import (
	"cmp"
	"context"
	"slices"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/survey"

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
					Name: "format", Aliases: []string{"f"}, Value: "text",
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
	calendar survey.Calendar
	writer   dueWriter
}

// dueWriter writes the entries of the calendar as they come, and what is counted of them at the end.
type dueWriter interface {
	begin() error
	entry(*survey.Entry) error
	end(*due) error
}

var dueWriters = map[string]func(*due) dueWriter{
	"text": func(d *due) dueWriter { return &dueBoard{d, (*countOutput).text} },
	"html": func(d *due) dueWriter { return &dueBoard{d, (*countOutput).html} },
	"json": func(d *due) dueWriter { return &dueJSON{due: d} },
	"csv":  func(d *due) dueWriter { return newDueCSV(d) },
	"ics":  func(d *due) dueWriter { return &dueICS{due: d} },
}

func newDue(c *cli.Context, con *console) (*due, error) {
	d := &due{}
	days := map[string]*law.Day{"by": &d.calendar.By, "as-of": &d.calendar.AsOf, "assume-date": new(law.Day)}
	for _, flag := range sortedKeys(days) {
		var err error
		if *days[flag], err = dayOf(c, flag, con.now); err != nil {
			return nil, err
		}
	}
	// No rule is asked: a cable is read and assessed, as for every other command.
	set := linter.Settings{Assume: *days["assume-date"]}
	var err error
	if d.counting, err = newCounting(c, con, &set, nil, sortedKeys(dueWriters)); err != nil {
		return nil, err
	}
	d.writer = dueWriters[d.out.format](d)
	return d, nil
}

func (d *due) run(ctx context.Context) error {
	err := d.writer.begin()
	if err == nil {
		err = eachCable(ctx, d.counting, entries, d.take)
	}
	return d.end(err, func() error { return d.writer.end(d) })
}

// entries makes the calendar's entries of a file; nil for a cable for which nothing is due.
func entries(res *linter.Result) []*survey.Entry {
	out := make([]*survey.Entry, 0, len(res.Assessments))
	for _, a := range res.Assessments {
		when, classified := survey.WhenDue(a)
		if !classified {
			out = append(out, nil)
			continue
		}
		out = append(out, &survey.Entry{
			File: res.Source.Name(), Cable: a.Cable.Index, Number: a.Number(), Date: a.Date.Day().String(),
			Level: a.Level(), Order: orderOf(a), Due: when,
		})
	}
	return out
}

// orderOf is the order that a cable names, in its E.O. line or in its authority block.
func orderOf(a *assess.Assessment) int {
	return cmp.Or(a.Cable.EO.Order.Value, a.Cable.Authority.Order.Value)
}

func (d *due) take(found []*survey.Entry) error {
	for _, e := range found {
		if e == nil {
			d.calendar.Skip()
			continue
		}
		if !d.out.show {
			e.Event = ""
		}
		d.calendar.Add(e)
		if !d.calendar.Wants(e) {
			continue
		}
		if err := d.writer.entry(e); err != nil {
			return err
		}
	}
	return nil
}

// reasonFor says why a review is due on the first day that one is.
func reasonFor(e *survey.Entry) string {
	why := "at 50 years"
	switch e.First() {
	case 0, e.Day:
		return e.Basis
	case e.Review25:
		why = "at 25 years"
	}
	switch {
	case e.Day != 0:
		return why + ", before " + e.Day.String()
	case e.Status == survey.OnEvent:
		return why + "; an event has no day"
	case e.Code != "":
		return why + "; " + e.Code + " sets no day"
	}
	return why + "; " + e.Basis
}
