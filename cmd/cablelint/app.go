package main

import (
	"context"
	_ "embed" // pages
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"cablelint/cmd/internal/command"
	"cablelint/linter/law"
	"cablelint/linter/report"
	"cablelint/linter/settings"
)

// The statuses that the command ends with.
const (
	statusClean       = 0
	statusFound       = 1   // findings at or above --fail-on
	statusFailed      = 2   // the run itself failed, in part or whole
	statusInterrupted = 130 // as shells have it for Ctrl-C
)

// console is all that the command knows of the world outside the files it reads.
type console struct {
	args []string
	in   io.Reader
	out  *os.File
	err  *os.File
	env  func(string) string
	now  func() time.Time
}

func system() *console {
	return &console{
		args: os.Args, in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, now: time.Now,
	}
}

// statusError ends the command with a status. What there was to say has been said.
type statusError int

func (s statusError) Error() string { return fmt.Sprintf("exit status %d", int(s)) }

// ended makes an error of a status, nil of success.
func ended(status int) error {
	if status == statusClean {
		return nil
	}
	return statusError(status)
}

// run runs the command and returns its exit status.
func run(con *console) int {
	con.tuneMemory()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program on the spot
	// Without this, a reader that closes the pipe would end the program on the spot.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	p := program(con)
	return con.status(p, p.Run(ctx, con.args[1:]))
}

// The heap of a run is small and short-lived: let it grow to several times what is in use before it is
// collected, within a limit that keeps a run over a large collection small.
const (
	gcPercent   = 400
	memoryLimit = 64 << 20
)

func (con *console) tuneMemory() {
	if con.env("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	if con.env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit)
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

// say writes a line of the command's own to standard error.
func (con *console) say(format string, args ...any) {
	fmt.Fprintf(con.err, "cablelint: %s\n", report.Visible(fmt.Sprintf(format, args...)))
}

// broken tells what is wrong with configurations, a line for each mistake.
func (con *console) broken(mistakes []*settings.Error) {
	for _, e := range mistakes {
		fmt.Fprintln(con.err, report.Visible(e.Error()))
	}
}

// today is the day on which the command runs.
func (con *console) today() law.Day {
	at := con.now()
	return law.Date(at.Year(), int(at.Month()), at.Day())
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
	return &command.Program{
		Name: "cablelint", About: "check the classification markings of State Department cables",
		Default: "check", Out: con.out, Err: con.err,
		Help:   command.Page{Head: helpHead, Tail: helpTail},
		Manual: command.Manual{Page: command.Page{Head: manualHead, Tail: manualTail}, Day: day},
		Verbs: []*command.Verb{
			checkVerb(con),
			fixVerb(con),
			rulesVerb(con),
			explainVerb(con),
			outlineVerb(con),
			//dueVerb(con),
			//statsVerb(con),
			baselineVerb(con),
			exceptVerb(con),
			configVerb(con),
			lspVerb(con),
			versionVerb(con),
		},
	}
}
