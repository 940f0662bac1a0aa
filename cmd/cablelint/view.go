package main

import (
	"os"

	"cablelint/cmd/internal/command"
	"cablelint/cmd/internal/notes"
	progress "cablelint/linter/report/term"

	"golang.org/x/term"
)

// view is how much is told, and how.
type view struct {
	con        *console
	color      string
	quiet      bool
	verbose    bool
	noProgress bool
	showText   bool
	redact     bool
	force      bool // files may be written over that are no report
}

// forceFlag has files replaced that hold something else than a report or a baseline.
func forceFlag(to *bool) command.Flag {
	return command.Flag{
		Name: "force", Usage: "write over files that are no report or baseline of cablelint", Value: command.Bool(to),
	}
}

// flags are those that say how much is told.
func (v *view) flags() []command.Flag {
	return []command.Flag{
		{
			Name: "color", Usage: "`WHEN` to colour: auto, always or never", Default: v.color,
			Value: command.OneOf(&v.color, "auto", "always", "never"),
		},
		{Name: "quiet", Short: "q", Usage: "no summary and no notes", Value: command.Bool(&v.quiet)},
		{Name: "verbose", Short: "v", Usage: "name the files that are skipped", Value: command.Bool(&v.verbose)},
		{Name: "no-progress", Usage: "no progress bar", Value: command.Bool(&v.noProgress)},
	}
}

// textFlags are those that say whether words of the cable are shown.
func (v *view) textFlags() []command.Flag {
	return []command.Flag{
		{Name: "show-text", Usage: "show words of the cable everywhere", Value: command.Bool(&v.showText)},
		{Name: "redact", Usage: "withhold words of the cable on a terminal too", Value: command.Bool(&v.redact)},
	}
}

// shows reports whether words of the cable may go to f: on a terminal, unless a flag says otherwise.
func (v *view) shows(f *os.File) bool { return v.showText || !v.redact && isTerminal(f) }

// check reports flags that exclude one another.
func (v *view) check(verb string) error {
	if v.showText && v.redact {
		return command.Misused(verb, "--show-text and --redact exclude one another")
	}
	return nil
}

// colors reports whether f is written to in colour: the flag decides, then NO_COLOR, then FORCE_COLOR,
// then whether f is a terminal.
func (v *view) colors(f *os.File) bool {
	force := v.con.env("FORCE_COLOR")
	switch {
	case v.color != "auto":
		return v.color == "always"
	case v.con.env("NO_COLOR") != "":
		return false
	case force != "":
		return force != "0"
	}
	return isTerminal(f) && v.con.env("TERM") != "dumb"
}

// notes are those of a run: with its progress where somebody may see it.
func (v *view) notes() *notes.Notes {
	opt := notes.Options{To: v.con.err, Width: widthOf(v.con.err), Quiet: v.quiet, Verbose: v.verbose}
	if isTerminal(v.con.err) && !v.quiet && !v.noProgress && v.con.env("CI") == "" {
		opt.Bar = progress.NewProgress(v.con.err, v.con.now)
	}
	return notes.New(opt)
}

func isTerminal(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }

// widthOf returns the columns of a terminal, 0 where f is none.
func widthOf(f *os.File) int {
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}
