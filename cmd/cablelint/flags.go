package main

import (
	"fmt"
	"runtime"
	"time"

	"cablelint/linter"
	"cablelint/linter/files"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"github.com/urfave/cli/v2"
)

// settingsFlags are those that say how a cable is judged.
func settingsFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "select", Usage: "run only rules of this `GLOB`; repeatable"},
		&cli.StringSliceFlag{Name: "ignore", Usage: "leave out rules of this `GLOB`; repeatable"},
		&cli.StringFlag{Name: "ceiling", Usage: "the highest `LEVEL` this place may hold: U, CUI, C, S or TS"},
		&cli.StringFlag{Name: "as-of", Usage: "the `DATE` that counts as today (YYYY-MM-DD or today)"},
		&cli.StringFlag{Name: "assume-date", Usage: "the `DATE` of a cable that shows none"},
		&cli.StringFlag{Name: "style", Value: "state", Usage: "the `SYNTAX` expected: state or ic"},
		&cli.BoolFlag{Name: "strict-absence", Usage: "judge what is missing also where text could not be read"},
	}
}

// levelFlags are those that say which findings are shown and which fail.
func levelFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "severity", Value: "info", Usage: "the lowest `LEVEL` shown: info, warning or error",
		},
		&cli.StringFlag{Name: "fail-on", Value: "error", Usage: "the lowest `LEVEL` that fails; or never"},
	}
}

// fileFlags are those that say what is read.
func fileFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "stdin-filename", Value: "<stdin>", Usage: "the `PATH` that standard input is treated as",
		},
		&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Usage: "read `N` files at the same time"},
		&cli.Int64Flag{
			Name: "max-file-size", Value: files.MaxSize, Usage: "the size in `BYTES` over which a file is not read",
		},
	}
}

// viewFlags are those that say how much is told, and how.
func viewFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "color", Value: "auto", Usage: "`WHEN` to colour: auto, always or never"},
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "no summary and no notes"},
		&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "name the files that are skipped"},
		&cli.BoolFlag{Name: "no-progress", Usage: "no progress bar"},
	}
}

// textFlags are those that say whether words of the cable are shown.
func textFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "show-text", Usage: "show words of the cable everywhere"},
		&cli.BoolFlag{Name: "redact", Usage: "withhold words of the cable on a terminal too"},
	}
}

// settingsOf reads the flags of settingsFlags.
func settingsOf(c *cli.Context, now func() time.Time) (linter.Settings, error) {
	set := linter.Settings{Select: c.StringSlice("select"), Ignore: c.StringSlice("ignore")}
	name := c.Command.Name
	if c.IsSet("style") {
		if err := oneOf(name, "style", c.String("style"), []string{"state", "ic"}); err != nil {
			return set, err
		}
	}
	set.StrictAbsence = c.Bool("strict-absence")
	if c.String("style") == "ic" {
		set.Style = rule.IC
	}
	var err error
	if level := c.String("ceiling"); level != "" {
		if set.Ceiling, err = marking.ParseCeiling(level); err != nil {
			return set, misused(name, "--ceiling: %v", err)
		}
	}
	if set.AsOf, err = dayOf(c, "as-of", now); err != nil {
		return set, err
	}
	set.Assume, err = dayOf(c, "assume-date", now)
	return set, err
}

// dayOf reads a flag that takes a day; 0 when it is not given.
func dayOf(c *cli.Context, flag string, now func() time.Time) (law.Day, error) {
	value := c.String(flag)
	at := now()
	if !c.IsSet(flag) {
		return 0, nil
	}
	if value != "today" {
		var err error
		if at, err = time.Parse(time.DateOnly, value); err != nil {
			return 0, misused(c.Command.Name, "--%s: %q is no date: want YYYY-MM-DD or today", flag, value)
		}
	}
	return law.Date(at.Year(), int(at.Month()), at.Day()), nil
}

// filesOf reads the flags of fileFlags.
func filesOf(c *cli.Context, con *console) (files.Options, error) {
	opt := files.Options{
		MaxSize: c.Int64("max-file-size"), Jobs: c.Int("jobs"),
		Stdin: con.in, StdinName: c.String("stdin-filename"),
	}
	if !c.IsSet("jobs") {
		opt.Jobs = runtime.GOMAXPROCS(0)
	}
	for flag, value := range map[string]int64{"max-file-size": opt.MaxSize, "jobs": int64(opt.Jobs)} {
		if value < 1 {
			return opt, misused(c.Command.Name, "--%s: want a number from 1", flag)
		}
	}
	return opt, nil
}

// pathsOf returns the paths given, the current folder where there is none.
func pathsOf(c *cli.Context) []string {
	if c.Args().Present() {
		return c.Args().Slice()
	}
	return []string{"."}
}

// checkThreshold holds a flag to being a severity, or never where that is allowed.
func checkThreshold(c *cli.Context, flag string, never bool) error {
	words := []string{"info", "warning", "error"}
	if never {
		words = append(words, "never")
	}
	return oneOf(c.Command.Name, flag, c.String(flag), words)
}

func (con *console) say(format string, args ...any) {
	fmt.Fprintf(con.err, "cablelint: "+format+"\n", args...)
}
