package main

import (
	"context"
	"errors"
	"slices"
	"syscall"

	"cablelint/cmd/internal/command"
	"cablelint/cmd/internal/notes"
	"cablelint/linter/report"
	"cablelint/linter/session"
)

func checkVerb(con *console) *command.Verb {
	k := &check{asked: newAsked(con, "check")}
	return &command.Verb{
		Name: k.verb, Usage: "check cables (the default)", Args: pathArgs,
		Flags: slices.Concat(
			[]command.Flag{formatsFlag(&k.wanted), forceFlag(&k.view.force)},
			k.settings(), []command.Flag{k.baseline()}, k.configurations(),
			k.view.textFlags(), k.reading(), k.fromGit(), k.choosing(), k.together(),
			k.view.flags()),
		Run: k.run,
	}
}

// check is one run of the verb, and of those that end with a check.
type check struct {
	*asked
	wanted []wanted
	outs   outputs
	notes  *notes.Notes
	*session.Session
}

// start opens the reports and the session.
func (k *check) start(ctx context.Context, args []string) (err error) {
	if err := k.view.check(k.verb); err != nil {
		return err
	}
	if k.outs, err = openOutputs(&k.view, k.wanted, k.con.out); err != nil {
		return err
	}
	for _, o := range k.outs {
		o.declare(&k.Request)
	}
	return k.begin(ctx, args)
}

// begin opens the session, whose reports are open.
func (k *check) begin(ctx context.Context, args []string) (err error) {
	k.ShowText, k.Draw = k.outs.shows(), k.outs.draw()
	k.notes = k.view.notes()
	if k.Session, err = k.open(ctx, args); err != nil {
		k.outs.abandon()
		return err
	}
	k.notes.Begin(k.Session)
	return k.outs.begin(&report.Run{Tool: tool(), Rules: k.Rules})
}

// run checks what is asked for, reports it and returns the status as an error.
func (k *check) run(ctx context.Context, args []string) error {
	if k.collection {
		if err := k.gather(); err != nil {
			return err
		}
	}
	if err := k.start(ctx, args); err != nil {
		return err
	}
	defer k.Close()
	err := session.Each(ctx, k.Session, (*session.Look).Report, func(j *session.Judged, _ *report.File) error {
		return k.take(j)
	})
	return k.end(err)
}

// take receives what became of the files, in order.
func (k *check) take(j *session.Judged) error {
	k.notes.File(j)
	if j.Report == nil {
		return nil
	}
	if k.outs.live() {
		k.notes.Clear()
	}
	return k.outs.take(j.Report)
}

// end completes the reports. err is what the run broke off for.
func (k *check) end(err error) error {
	k.notes.Done(k.Session)
	switch {
	case errors.Is(err, syscall.EPIPE):
		k.outs.abandon()
		return ended(k.status())
	case err != nil:
		k.outs.breakOff(&k.Tally.Totals, err)
		return err
	}
	k.Tally.About = k.about(k.Session)
	if err := k.outs.finish(&k.Tally.Totals); err != nil && !errors.Is(err, syscall.EPIPE) {
		return err
	}
	k.notes.Summary(&k.Tally)
	return ended(k.status())
}

func (k *check) status() int {
	switch {
	case len(k.Tally.Problems) > 0:
		return statusFailed
	case k.Tally.Fails:
		return statusFound
	}
	return statusClean
}
