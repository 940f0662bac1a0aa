package main

import (
	"context"
	"errors"
	"slices"
	"syscall"

	"cablelint/linter"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

func checkCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "check",
		Usage:     "check cables (the default)",
		ArgsUsage: "[PATH...]",
		Flags: slices.Concat(
			[]cli.Flag{formatFlag()}, levelFlags(),
			settingsFlags(), []cli.Flag{baselineFlag()}, configFlags(),
			textFlags(), fileFlags(), choiceFlags(), viewFlags()),
		Action: func(c *cli.Context) error {
			k, err := newCheck(c, con)
			if err != nil {
				return err
			}
			defer k.choice.end()
			return k.run(c.Context, k.choice.paths)
		},
	})
}

// check is one run of the command.
type check struct {
	con    *console
	linter *linter.Linter
	files  files.Options
	outs   outputs
	config *configured
	shown  rule.Severity // the lowest that is shown, of what lies in the current folder
	tally  tally
	notes  notes
	choice *choice

	budgets map[*linter.Baseline]*linter.Budget // what the run has not come upon of each baseline
}

func newCheck(c *cli.Context, con *console) (*check, error) {
	k := &check{con: con}
	set, err := settingsOf(c, con.now)
	if err != nil {
		return nil, err
	}
	if k.files, err = filesOf(c, con); err != nil {
		return nil, err
	}
	if err := ceilingOfHistory(c, con, &set); err != nil {
		return nil, err
	}
	if k.choice, err = choose(c, con, &set); err != nil {
		return nil, err
	}
	if k.config, err = configure(c, con, set, k.choice.staged); err != nil {
		return nil, err
	}
	k.files.Given = k.choice.given
	k.config.choose(&k.files, k.choice)
	k.shown, _ = k.config.bounds(insideOf("."))
	if k.linter, err = linter.New(linter.Options{Rules: rules.All(), SettingsFor: k.config.settings}); err != nil {
		return nil, err
	}
	if k.outs, err = openOutputs(c, con); err != nil {
		return nil, err
	}
	k.notes = newNotes(c, con)
	k.tally.About = aboutOf(c)
	k.choice.tell(&k.notes)
	return k, nil
}

// run checks what paths name, reports it and returns the status as an error.
func (k *check) run(ctx context.Context, paths []string) error {
	err := k.outs.begin(&report.Run{Tool: tool(), Rules: k.linter.Rules()})
	if err == nil {
		err = files.Each(ctx, paths, k.files, func() func(*files.File) judged {
			w := k.linter.NewWorker()
			return func(f *files.File) judged { return k.judge(ctx, w, f) }
		}, k.take)
	}
	k.notes.done()
	if err == nil {
		err = k.configurations()
	}
	switch {
	case errors.Is(err, syscall.EPIPE):
		k.outs.abandon()
		return ended(k.status())
	case err != nil:
		k.outs.breakOff(&k.tally.Totals, err)
		return err
	}
	k.tally.About.Configs = k.config.inForce()
	if err := k.outs.finish(&k.tally.Totals); err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	k.notes.summary(&k.tally)
	return ended(k.status())
}

func tool() report.Tool { return report.Tool{Name: "cablelint", Version: version} }

func (k *check) status() int {
	switch {
	case len(k.tally.Problems) > 0:
		return statusFailed
	case k.tally.failing:
		return statusFound
	}
	return statusClean
}

// judge runs on a worker. Everything that it returns is detached from the file's buffer.
func (k *check) judge(ctx context.Context, w *linter.Worker, f *files.File) judged {
	j, res := examine(ctx, w, f)
	if res != nil {
		k.report(&j, res)
	}
	return j
}

// report keeps the findings that are shown and notes whether one fails.
func (k *check) report(j *judged, res *linter.Result) {
	var shown []*rule.Finding
	bound, failOn := k.config.bounds(j.path)
	for _, f := range res.Findings {
		j.failing = j.failing || f.Rule.Unbridled || failOn != rule.Off && f.Severity >= failOn
		if f.Severity >= bound || f.Rule.Unbridled {
			shown = append(shown, f)
			j.counts[f.Severity]++
		}
	}
	if len(shown) > 0 {
		j.report = report.Detach(res.Source, shown, k.outs.shows())
		if k.outs.draw() {
			j.report.Strips = report.Strips(res.Assessments, shown)
		}
	}
	k.recorded(j, res)
}

// take receives what became of the files, in order.
func (k *check) take(j judged) error {
	k.spend(&j)
	k.notes.file(&j)
	k.tally.add(&j)
	if j.report == nil {
		return nil
	}
	if k.outs.live() {
		k.notes.bar.clear()
	}
	return k.outs.file(j.report)
}
