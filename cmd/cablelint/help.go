package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
)

func helpCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "help",
		Usage:     "show this page, or what a command takes",
		ArgsUsage: "[COMMAND]",
		Action: func(c *cli.Context) error {
			if !c.Args().Present() {
				return writeHelp(con.out, c.App)
			}
			cmd := c.App.Command(c.Args().First())
			if cmd == nil {
				return unknownCommand(c.App, c.Args().First())
			}
			return writeCommandHelp(con.out, cmd)
		},
	})
}

const helpHead = `cablelint checks the classification markings of State Department cables.

usage: cablelint [check] [flags] [PATH...]
       cablelint COMMAND [flags] ...

A PATH is a file, a folder or - for standard input; none means this folder.

commands:
`

const helpTail = `
Status: 0 clean, 1 errors found, 2 the run failed, 130 interrupted.
'cablelint help COMMAND' lists the flags of a command.
`

// writeHelp writes the page of the program. It fits a terminal of 80 columns and 24 lines.
func writeHelp(w io.Writer, app *cli.App) error {
	out := helpHead
	for _, c := range app.VisibleCommands() {
		out += fmt.Sprintf("  %-11s %s\n", c.Name, c.Usage)
	}
	_, err := io.WriteString(w, out+helpTail)
	return err
}

// writeCommandHelp writes what a command takes.
func writeCommandHelp(w io.Writer, cmd *cli.Command) error {
	out := fmt.Sprintf("cablelint %s: %s\n\nusage: cablelint %s [flags] %s\n", cmd.Name, cmd.Usage, cmd.Name, cmd.ArgsUsage)
	if flags := cmd.VisibleFlags(); len(flags) > 0 {
		out += "\nflags:\n"
		for _, f := range flags {
			out += "  " + f.String() + "\n"
		}
	}
	_, err := io.WriteString(w, out)
	return err
}
