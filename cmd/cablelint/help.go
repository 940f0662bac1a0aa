package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

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

commands, whose flags 'cablelint help COMMAND' lists:
`

const helpTail = `
Status: 0 clean, 1 errors found, 2 the run failed, 130 interrupted.
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
	out := fmt.Sprintf("cablelint %s: %s\n\nusage: %s\n", cmd.Name, cmd.Usage,
		strings.TrimSpace("cablelint "+cmd.Name+" [flags] "+cmd.ArgsUsage))
	for _, sub := range cmd.Subcommands {
		out += fmt.Sprintf("       cablelint %s %s: %s\n", cmd.Name, sub.Name, sub.Usage)
	}
	out += "\nflags:\n"
	for _, f := range cmd.VisibleFlags() {
		out += flagHelp(f)
	}
	out += flagHelp(helpFlag())
	_, err := io.WriteString(w, out)
	return err
}

// flagColumn is where the words on a flag begin.
const flagColumn = 30

// flagHelp is the entry of a flag: names, what it takes, what it does, its default.
func flagHelp(f cli.Flag) string {
	takes, usage := flagParts(f)
	head := fmt.Sprintf("  %-*s", flagColumn-2, dashed(f.Names())+takes)
	if len(head) > flagColumn {
		return head + "\n" + wrapped(usage, strings.Repeat(" ", flagColumn), strings.Repeat(" ", flagColumn))
	}
	return wrapped(usage, head, strings.Repeat(" ", flagColumn))
}

// flagParts returns what a flag takes, after a blank, and what it does, with its default.
func flagParts(f cli.Flag) (takes, usage string) {
	var value string
	if doc, ok := f.(cli.DocGenerationFlag); ok {
		usage, value = doc.GetUsage(), doc.GetValue()
		if doc.TakesValue() {
			takes = " VALUE"
		}
	}
	if before, rest, found := strings.Cut(usage, "`"); found {
		name, after, _ := strings.Cut(rest, "`")
		usage, takes = before+name+after, " "+name
	}
	if takes != "" && value != "" && value != "0" && value != "[]" {
		usage += " (default " + strings.Trim(value, `"`) + ")"
	}
	return takes, usage
}

// dashed writes the names of a flag, the short ones first.
func dashed(names []string) string {
	names = slices.Clone(names)
	slices.SortStableFunc(names, func(a, b string) int { return len(a) - len(b) })
	for i, n := range names {
		if len(n) == 1 {
			names[i] = "-" + n
		} else {
			names[i] = "--" + n
		}
	}
	return strings.Join(names, ", ")
}
