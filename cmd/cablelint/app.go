package main

import (
	"context"
	_ "embed" // pages
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"cablelint/cmd/internal/command"
	"cablelint/linter/files"
	"cablelint/linter/settings"
)

// patience is how long a run that was told to end may take for its last words.
const patience = 120 * time.Millisecond

// run runs the command and returns its exit status. A signal ends it at once: what still works on a file, or waits
// for a pipe, is not waited for, and the files that it was writing are as they were.
func run(con *console) int {
	con.std = []*os.File{con.out, con.err}
	tuneHeap(con.env)
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program on the spot
	// Without this, a reader that closes the pipe would end the program on the spot.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	p := program(con)
	ended := make(chan int, 1)
	go func() { ended <- con.status(p, p.Run(ctx, con.args[1:])) }()
	select {
	case status := <-ended:
		if ctx.Err() != nil {
			files.GiveUp()
		}
		return status
	case <-ctx.Done():
	}
	return con.cut(ended)
}

// endings are the signals that end a run: a terminal that closes sends one too, unless the run was to outlive it.
func endings() []os.Signal {
	all := []os.Signal{os.Interrupt, syscall.SIGTERM}
	if !signal.Ignored(syscall.SIGHUP) {
		all = append(all, syscall.SIGHUP)
	}
	return all
}

// cut ends a run that was told to end.
func (con *console) cut(ended <-chan int) int {
	defer files.GiveUp()
	select {
	case status := <-ended:
		return status
	case <-time.After(patience):
		con.say("interrupted")
		return statusInterrupted
	}
}

// status says what is still to be said of err and returns the status for it.
func (con *console) status(p *command.Program, err error) int {
	var status statusError
	var broken settings.Errors
	var mistake *settings.Error
	switch {
	case err == nil:
		return statusClean
	case errors.As(err, &status):
		return int(status)
	case errors.Is(err, context.Canceled):
		con.say("interrupted")
		return statusInterrupted
	case errors.Is(err, syscall.EPIPE):
		return statusClean
	case errors.As(err, &broken):
		con.broken(broken)
		return statusFailed
	case errors.As(err, &mistake):
		con.broken([]*settings.Error{mistake})
		return statusFailed
	}
	p.Tell(err)
	return statusFailed
}

// pages are what help and the manual page say around what is made of the verbs.
var (
	//go:embed pages/help-head.txt
	helpHead string
	//go:embed pages/help-tail.txt
	helpTail string
	//go:embed pages/manual-head.mdoc
	manualHead string
	//go:embed pages/manual-tail.mdoc
	manualTail string
)

// program joins the verbs: a new one is a file of its own and a line here.
func program(con *console) *command.Program {
	day := command.BuildDay(con.env("SOURCE_DATE_EPOCH"))
	later := func(name string, verb func(*console) *command.Verb) *command.Verb {
		return &command.Verb{Name: name, Late: func() *command.Verb { return verb(con) }}
	}
	return &command.Program{
		Name: "cablelint", About: "check the classification markings of State Department cables",
		Default: "check", Out: con.out, Err: con.err,
		Help:   command.Page{Head: helpHead, Tail: helpTail},
		Manual: command.Manual{Page: command.Page{Head: manualHead, Tail: manualTail}, Day: day},
		Verbs: []*command.Verb{
			later("check", checkVerb),
			later("fix", fixVerb),
			later("rules", rulesVerb),
			later("explain", explainVerb),
			later("outline", outlineVerb),
			later("due", dueVerb),
			later("stats", statsVerb),
			later("collate", collateVerb),
			later("new", newVerb),
			later("baseline", baselineVerb),
			later("except", exceptVerb),
			later("config", configVerb),
			later("lsp", lspVerb),
			later("version", versionVerb),
		},
	}
}
