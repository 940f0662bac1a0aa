package command

import (
	"context"
	"fmt"
	"io"
	"strings"

	"cablelint/linter/report/term"
)

const helpName = "help"

func (p *Program) helpVerb() *Verb {
	return &Verb{
		Name:  helpName,
		Usage: "show this page, or what a command takes",
		Args:  "[COMMAND...]",
		Run: func(_ context.Context, args []string) error {
			page, err := p.helpOn(args)
			if err != nil {
				return err
			}
			_, err = io.WriteString(p.Out, page)
			return err
		},
	}
}

// helpOn returns the page of the verb that is called by these names, of the program without one.
func (p *Program) helpOn(names []string) (string, error) {
	v := p.root()
	if len(names) == 0 {
		return p.Help.Head + verbRows(v) + p.Help.Tail, nil
	}
	for i, name := range names {
		sub := v.sub(name)
		if sub == nil {
			return "", v.unknown(strings.Join(names[:i], " "), name)
		}
		v = sub
	}
	return p.verbHelp(v, words(p.Name, strings.Join(names, " "))), nil
}

// verbHelp is the page of a verb, which is called so on the command line.
func (p *Program) verbHelp(v *Verb, called string) string {
	page := wrapped(v.Usage, called+": ", "") + "\nusage: "
	if len(v.Verbs) > 0 {
		page += called + " COMMAND [flags] ...\n\ncommands, whose flags '" +
			words(p.Name, helpName, strings.TrimPrefix(called, p.Name)) + " COMMAND' lists:\n" + verbRows(v)
	} else {
		page += words(called, "[flags]", v.Args) + "\n"
	}
	page += "\nflags:\n"
	for i := range v.Flags {
		page += flagRow(&v.Flags[i])
	}
	return page + flagRow(&helpFlag)
}

// verbRows lists the verbs of v with what they do.
func verbRows(v *Verb) string {
	width := 0
	for _, name := range v.names() {
		width = max(width, len(name))
	}
	rows := ""
	for _, sub := range v.shown() {
		rows += wrapped(sub.Usage, fmt.Sprintf("  %-*s  ", width, sub.Name), strings.Repeat(" ", width+4))
	}
	return rows
}

// flagColumn is where the words on a flag begin.
const flagColumn = 30

// flagRow is a flag with its names, what it takes, what it does and its default.
func flagRow(f *Flag) string {
	takes, usage := f.described()
	indent := strings.Repeat(" ", flagColumn)
	head := "  " + words(strings.Join(f.dashed(), ", "), takes)
	if len(head) >= flagColumn {
		return head + "\n" + wrapped(usage, indent, indent)
	}
	return wrapped(usage, fmt.Sprintf("%-*s", flagColumn, head), indent)
}

// described returns what a flag takes, "" for nothing, and what it does, with its default.
func (f *Flag) described() (takes, usage string) {
	takes, usage = f.takes()
	if f.Default != "" {
		usage += " (default " + f.Default + ")"
	}
	return takes, usage
}

// dashed returns the names of a flag as they are written, the short one first.
func (f *Flag) dashed() []string {
	if f.Short == "" {
		return []string{"--" + f.Name}
	}
	return []string{"-" + f.Short, "--" + f.Name}
}

// wrapped breaks words into lines that fit a terminal, the first after head.
func wrapped(words, head, indent string) string {
	return term.Wrap(words, head, indent, term.DefaultWidth)
}
