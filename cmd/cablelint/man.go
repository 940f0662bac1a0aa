package main

import (
	"fmt"
	"io"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
)

// manCommand writes the manual page, which packages carry. It is for those who make packages.
func manCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:   "man",
		Usage:  "print the manual page, in mdoc",
		Hidden: true,
		Action: func(c *cli.Context) error {
			if err := noPaths(c); err != nil {
				return err
			}
			return writeMan(con.out, c.App, con.manDate())
		},
	})
}

// manDate is the day of the commit that the program was built from, so that the page is the same
// whenever it is made. Those who make packages name it by the variable that is usual for it.
func (con *console) manDate() time.Time {
	if at, err := strconv.ParseInt(con.env("SOURCE_DATE_EPOCH"), 10, 64); err == nil {
		return time.Unix(at, 0)
	}
	day := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return day
	}
	for _, s := range info.Settings {
		if at, err := time.Parse(time.RFC3339, s.Value); err == nil && s.Key == "vcs.time" {
			day = at
		}
	}
	return day
}

const manHead = `.Dt CABLELINT 1
.Os
.Sh NAME
.Nm cablelint
.Nd check the classification markings of State Department cables
.Sh SYNOPSIS
.Nm
.Op Cm check
.Op Ar flags
.Op Ar path ...
.Nm
.Ar command
.Op Ar flags
.Op Ar argument ...
.Sh DESCRIPTION
.Nm
reads cables and reports where their markings break the rules that held on the
day of each cable.
A
.Ar path
is a file, a folder, or
.Sq -
for standard input; without one the current folder is read.
Flags may stand before and after paths;
.Sq --
ends them.
.Pp
Words of a cable are shown on a terminal only, unless
.Fl -show-text
is given; the token that a finding is about is always shown.
.Sh COMMANDS
`

const manTail = `.Sh ENVIRONMENT
.Bl -tag -width Ds
.It Ev NO_COLOR
When set, nothing is coloured unless
.Fl -color
asks for it.
.It Ev FORCE_COLOR
When set to anything but 0, colours are used where there is no terminal too.
.It Ev CI
When set, no progress is shown.
.El
.Sh EXIT STATUS
.Bl -tag -width Ds
.It 0
Nothing was found at or above the level of
.Fl -fail-on .
.It 1
Something was.
.It 2
The run failed in part or whole: misuse, configuration, a file that cannot be
read.
.It 130
The run was interrupted.
.El
.Sh EXAMPLES
Check the cables of a folder:
.Pp
.Dl $ cablelint cables
.Pp
Keep anything above Sensitive But Unclassified out of a folder:
.Pp
.Dl $ cablelint --ceiling SBU \&.
.Pp
Report to the terminal and to a file:
.Pp
.Dl $ cablelint --format text --format sarif=report.sarif cables
.Pp
Read why a rule exists:
.Pp
.Dl $ cablelint explain portion-missing
`

// writeMan writes the manual page in mdoc, from what help shows.
func writeMan(w io.Writer, app *cli.App, day time.Time) error {
	var b strings.Builder
	b.WriteString(".Dd " + day.UTC().Format("January 2, 2006") + "\n" + manHead)
	for _, c := range app.VisibleCommands() {
		manSection(&b, c)
	}
	b.WriteString(manTail)
	_, err := io.WriteString(w, b.String())
	return err
}

// manSection writes what a command does and takes.
func manSection(b *strings.Builder, c *cli.Command) {
	fmt.Fprintf(b, ".Ss %s\n%s.Pp\n.Nm\n.Cm %s\n", c.Name, sentence(c.Usage), c.Name)
	if len(c.VisibleFlags()) > 0 {
		b.WriteString(".Op Ar flags\n")
	}
	if c.ArgsUsage != "" {
		b.WriteString(".Li " + quoted(c.ArgsUsage) + "\n")
	}
	entries := 0
	begin := func() {
		if entries++; entries == 1 {
			b.WriteString(".Bl -tag -width Ds\n")
		}
	}
	for _, sub := range c.Subcommands {
		begin()
		fmt.Fprintf(b, ".It Cm %s\n%s", sub.Name, sentence(sub.Usage))
	}
	for _, f := range c.VisibleFlags() {
		begin()
		manFlag(b, f)
	}
	if entries > 0 {
		b.WriteString(".El\n")
	}
}

func manFlag(b *strings.Builder, f cli.Flag) {
	names := strings.Split(dashed(f.Names()), ", ")
	takes, usage := flagParts(f)
	b.WriteString(".It ")
	for i, name := range names {
		if i > 0 {
			b.WriteString(" , ")
		}
		fmt.Fprintf(b, "Fl %s", roff(strings.TrimPrefix(name, "-")))
		if i == len(names)-1 && takes != "" {
			b.WriteString(" Ar " + roff(strings.TrimSpace(takes)))
		}
	}
	b.WriteString("\n" + sentence(usage))
}

// sentence makes lines of a sentence of what help says.
func sentence(s string) string {
	s = roff(s)
	out := wrapped(strings.ToUpper(s[:1])+s[1:]+".", "", "")
	// A line that begins so would be taken for a request.
	return strings.ReplaceAll("\n"+out, "\n.", "\n\\&.")[1:]
}

func quoted(s string) string { return `"` + strings.ReplaceAll(roff(s), `"`, `\(dq`) + `"` }

// roff writes s so that it is set as it stands.
func roff(s string) string { return strings.NewReplacer(`\`, `\e`, "'", `\(aq`).Replace(s) }
