package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"github.com/urfave/cli/v2"
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
	app := newApp(con)
	args, err := arrange(app, con.args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	return con.status(err)
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
func (con *console) status(err error) int {
	var status statusError
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
	}
	con.say("%v", err)
	var usage *usageError
	if errors.As(err, &usage) {
		fmt.Fprintf(con.err, "run 'cablelint help%s' for what it takes\n", usage.about())
	}
	return statusFailed
}

// newApp joins the commands: a new one is a file of its own and a line here.
func newApp(con *console) *cli.App {
	return &cli.App{
		Name:      "cablelint",
		Writer:    con.out,
		ErrWriter: con.err,
		Commands: []*cli.Command{
			checkCommand(con),
			fixCommand(con),
			rulesCommand(con),
			explainCommand(con),
			outlineCommand(con),
			dueCommand(con),
			statsCommand(con),
			baselineCommand(con),
			configCommand(con),
			lspCommand(con),
			completionCommand(con),
			versionCommand(con),
			manCommand(con),
			helpCommand(con),
		},
		HideHelp:                  true,
		HideVersion:               true,
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true, // a file name may hold a comma
		OnUsageError:              onUsageError,
		ExitErrHandler:            func(*cli.Context, error) {}, // only main ends the program
	}
}

// command completes what every command has in common.
func command(c cli.Command) *cli.Command {
	c.HideHelp = true // asked for by arrange
	c.OnUsageError = onUsageError
	return &c
}
