package main

import (
	"os"

	"cablelint/linter/report/term"

	"github.com/urfave/cli/v2"
	tty "golang.org/x/term"
)

func isTerminal(f *os.File) bool { return tty.IsTerminal(int(f.Fd())) }

// widthOf returns the columns of a terminal, 0 where f is none.
func widthOf(f *os.File) int {
	width, _, err := tty.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// colors reports whether f is written to in colour: the flag decides, then NO_COLOR, then FORCE_COLOR,
// then whether f is a terminal.
func (con *console) colors(c *cli.Context, f *os.File) (bool, error) {
	when := c.String("color")
	if err := oneOf(c.Command.Name, "color", when, []string{"auto", "always", "never"}); err != nil {
		return false, err
	}
	force := con.env("FORCE_COLOR")
	switch {
	case when != "auto":
		return when == "always", nil
	case con.env("NO_COLOR") != "":
		return false, nil
	case force != "":
		return force != "0", nil
	}
	return isTerminal(f) && con.env("TERM") != "dumb", nil
}

// wrapped breaks words into the lines of a page, the first after head, the others after indent.
func wrapped(words, head, indent string) string {
	return term.Wrap(words, head, indent, term.DefaultWidth)
}
