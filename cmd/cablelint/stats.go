package main

import (
	"context"
	"slices"

	"cablelint/linter"
	"cablelint/linter/law"
	"cablelint/linter/survey"
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
	holds  survey.Holdings
	writer func(*stats) error
	asOf   law.Day // 0: not given
}

var statsWriters = map[string]func(*stats) error{
	"text": func(s *stats) error { return s.out.text(s.board()) },
	"html": func(s *stats) error { return s.out.html(s.board()) },
	"json": (*stats).json,
	"csv":  (*stats).csv,
}

func newStats(c *cli.Context, con *console) (*stats, error) {
	s := &stats{}
	set, err := settingsOf(c, con.now)
	if err != nil {
		return nil, err
	}
	s.asOf = set.AsOf
	if s.counting, err = newCounting(c, con, &set, rules.All(), sortedKeys(statsWriters)); err != nil {
		return nil, err
	}
	s.writer = statsWriters[s.out.format]
	return s, nil
}

func (s *stats) run(ctx context.Context) error {
	err := eachCable(ctx, s.counting, factsOf, s.take)
	return s.end(err, func() error { return s.writer(s) })
}

// fact is what is counted of one cable; of findings in no cable where facts is nil.
type fact struct {
	facts    *survey.Facts
	breaches []survey.Breach
}

func factsOf(res *linter.Result) []fact {
	breaches := make([][]survey.Breach, len(res.Assessments)+1)
	for _, f := range res.Findings {
		breaches[f.Cable] = append(breaches[f.Cable], survey.Breach{Rule: f.Rule.Name, Severity: int(f.Severity)})
	}
	out := make([]fact, 0, len(breaches))
	if len(breaches[0]) > 0 {
		out = append(out, fact{nil, breaches[0]})
	}
	for i, a := range res.Assessments {
		facts := survey.FactsOf(a)
		out = append(out, fact{&facts, breaches[i+1]})
	}
	return out
}

func (s *stats) take(found []fact) error {
	for i := range found {
		if found[i].facts == nil {
			s.holds.Breached(survey.NotRead, found[i].breaches)
			continue
		}
		s.holds.Add(found[i].facts, found[i].breaches)
	}
	return nil
}
