package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cablelint/linter/board"
	"cablelint/linter/config"
	"cablelint/linter/law"
	"cablelint/linter/report"
	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

func configCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "config",
		Usage:     "show, begin or describe a configuration",
		ArgsUsage: "path|show|schema|init|exceptions",
		Subcommands: []*cli.Command{
			configSub(con, "path", "print the file that configures a PATH", configFlags(), configPath),
			configSub(con, "show", "print the settings in force for a PATH", showFlags(), configShow),
			configSub(con, "schema", "print the JSON Schema of the file", nil, configSchema),
			configSub(con, "init", "write a commented file to begin with", nil, configInit),
			configSub(con, "exceptions", "list the exceptions for a PATH", exceptionFlags(), configExceptions),
		},
		Action: func(c *cli.Context) error {
			const verbs = "path, show, schema, init or exceptions"
			if !c.Args().Present() {
				return misused("config", "config needs one of %s", verbs)
			}
			word := c.Args().First()
			return misused("config", "config has no command %q: want %s%s", word, verbs,
				didYouMean(word, []string{"path", "show", "schema", "init", "exceptions"}))
		},
	})
}

func configSub(
	con *console, name, usage string, flags []cli.Flag, do func(*cli.Context, *console) error,
) *cli.Command {
	return command(cli.Command{
		Name: name, Usage: usage, Flags: flags,
		Action: func(c *cli.Context) error { return do(c, con) },
	})
}

// showFlags are all those that may go before what a file says.
func showFlags() []cli.Flag {
	return slices.Concat(settingsFlags(), levelFlags(), []cli.Flag{baselineFlag()}, configFlags())
}

func exceptionFlags() []cli.Flag {
	return slices.Concat(configFlags(), []cli.Flag{
		&cli.StringFlag{Name: "as-of", Usage: "the `DATE` that counts as today (YYYY-MM-DD or today)"},
		plainFormatFlag(),
	})
}

// plainFormatFlag is the flag of pages that are not written as markdown.
func plainFormatFlag() cli.Flag {
	f := cli.StringFlag{Aliases: []string{"f"}, Value: "text", Usage: "write `NAME`: text or json"}
	f.Name = formatFlag().Names()[0] // the same everywhere
	return &f
}

// inForce finds the settings for the one path that the arguments name, the current folder without one.
func inForce(c *cli.Context, con *console) (*config.Effective, string, error) {
	path := "."
	if c.NArg() > 1 {
		return nil, "", misused("config", "config %s takes one path: %q is the second",
			c.Command.Name, c.Args().Get(1))
	}
	if c.NArg() == 1 {
		path = c.Args().First()
	}
	set, err := settingsOf(c, con.now)
	if err != nil {
		return nil, "", err
	}
	k, err := configure(c, con, set, nil)
	if err != nil {
		return nil, "", err
	}
	e, err := k.finder.For(insideOf(path))
	if err != nil {
		return nil, "", con.broken(err)
	}
	return e, path, nil
}

// insideOf leads into a folder: its own configuration holds for what is in it.
func insideOf(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return filepath.Join(path, config.Name)
	}
	return path
}

func configPath(c *cli.Context, con *console) error {
	e, path, err := inForce(c, con)
	if err != nil {
		return err
	}
	if e.File == nil {
		con.say("no configuration applies to %s", report.Visible(path))
		return nil
	}
	_, err = fmt.Fprintln(con.out, report.Visible(e.File.Path))
	return err
}

func configShow(c *cli.Context, con *console) error {
	e, path, err := inForce(c, con)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(con.out, "# in force for %s\n%s", report.Visible(path), visibleLines(e.Show()))
	return err
}

func configSchema(c *cli.Context, con *console) error {
	if err := noPaths(c); err != nil {
		return err
	}
	schema, err := config.Schema(rules.All())
	if err != nil {
		return err
	}
	_, err = con.out.Write(schema)
	return err
}

// configInit writes the starter file. It never takes the place of one that is there.
func configInit(c *cli.Context, con *console) error {
	if err := noPaths(c); err != nil {
		return err
	}
	f, err := os.OpenFile(config.Name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, newMode)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already and was left as it is", config.Name)
	}
	if err != nil {
		return err
	}
	if _, err = f.WriteString(config.Starter()); err == nil {
		err = f.Close()
	}
	if err == nil {
		con.say("wrote %s", config.Name)
	}
	return err
}

func configExceptions(c *cli.Context, con *console) error {
	write, err := oneFormat(c, map[string]func(io.Writer, []board.Exception) error{
		"text": writeExceptions,
		"json": func(w io.Writer, all []board.Exception) error { return writeJSON(w, all) },
	})
	if err != nil {
		return err
	}
	e, _, err := inForce(c, con)
	if err != nil {
		return err
	}
	asOf, err := dayOf(c, "as-of", con.now)
	if err != nil {
		return err
	}
	return write(con.out, viewsOf(e, asOf))
}

func viewsOf(e *config.Effective, asOf law.Day) []board.Exception {
	views := []board.Exception{}
	if e.Exceptions == nil {
		return views
	}
	for _, x := range e.Exceptions.Items {
		v := board.Exception{Rule: x.Rule, Path: x.Path, Reason: x.Reason, File: e.File.Path, Line: x.Line}
		if x.Expires != 0 {
			day, expired := x.Expires.String(), x.Expired(asOf)
			v.Expires = &day
			if asOf != 0 {
				v.Expired = &expired
			}
		}
		views = append(views, v)
	}
	return views
}

func writeExceptions(w io.Writer, all []board.Exception) error {
	var b strings.Builder
	for _, v := range all {
		until := "for good"
		if v.Expires != nil {
			until = "until " + *v.Expires
		}
		if v.Expired != nil && *v.Expired {
			until = "expired " + *v.Expires
		}
		fmt.Fprintf(&b, "%s:%d: %s for %s, %s: %s\n", report.Visible(v.File), v.Line, v.Rule, v.Path, until,
			report.Visible(strings.Join(strings.Fields(v.Reason), " ")))
	}
	if len(all) == 0 {
		b.WriteString("no exceptions\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// visibleLines is [report.Visible] for a text of several lines.
func visibleLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = report.Visible(line)
	}
	return strings.Join(lines, "\n")
}
