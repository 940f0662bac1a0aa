package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"cablelint/cmd/internal/target"
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
	std  []*os.File // standard output and standard error, whatever takes their place
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

// outputs are those of standard output and standard error that are files.
func (con *console) outputs() []os.FileInfo {
	var files []os.FileInfo
	for _, f := range con.std {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			files = append(files, info)
		}
	}
	return files
}

// place is what the command writes to path, over what is not its own only with force. tree is the folder that the name
// came with, "" where a flag gives it.
func (con *console) place(path, tree string, force bool) target.Place {
	return target.Place{Path: path, Tree: tree, Force: force, Stdin: con.in}
}

// today is the day on which the command runs.
func (con *console) today() law.Day {
	at := con.now()
	return law.Date(at.Year(), int(at.Month()), at.Day())
}

// tell says what people should know.
func (con *console) tell(notes []string) {
	for _, note := range notes {
		con.say("%s", note)
	}
}
