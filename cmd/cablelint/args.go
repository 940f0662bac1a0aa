package main

import (
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// defaultCommand is what is meant where no command is named.
const defaultCommand = "check"

// arrange puts the arguments in the order that the library reads them in: command, flags, "--", paths.
// Users may write flags before the command and after paths. It reports flags that the command does not
// have, and a first word that is neither a command nor a path.
func arrange(app *cli.App, args []string) ([]string, error) {
	given := args[1:]
	name, rest, err := takeCommand(app, given)
	if err != nil {
		return nil, err
	}
	out := []string{args[0], name}
	cmd := app.Command(name)
	for len(cmd.Subcommands) > 0 {
		sub, left := takeSubcommand(cmd, rest)
		if sub == nil {
			break
		}
		out, cmd, rest = append(out, sub.Name), sub, left
	}
	s := splitter{command: name, flags: arities(cmd.Flags)}
	if err := s.split(rest); err != nil {
		return nil, err
	}
	if s.help {
		return []string{args[0], "help", "--", name}, nil
	}
	return slices.Concat(out, s.options, []string{"--"}, s.paths), nil
}

// takeCommand finds the command among the arguments and takes it out of them.
func takeCommand(app *cli.App, args []string) (name string, rest []string, err error) {
	if i := slices.Index(args, "--version"); i >= 0 && !slices.Contains(args[:i], "--") {
		return "version", nil, nil
	}
	i := firstWord(args, everyFlag(app))
	switch {
	case i < 0 && slices.ContainsFunc(args, isHelp):
		return "help", nil, nil
	case i < 0:
		return defaultCommand, args, nil
	}
	word := args[i]
	if cmd := app.Command(word); cmd != nil {
		return cmd.Name, slices.Concat(args[:i], args[i+1:]), nil
	}
	if len(args) == 1 && isHelp(word) {
		return "help", nil, nil
	}
	return defaultCommand, args, meantAsCommand(app, word)
}

func isHelp(arg string) bool { return arg == "--help" || arg == "-h" }

// meantAsCommand reports a word that looks like a misspelt command: it is no path, and has nothing of one.
func meantAsCommand(app *cli.App, word string) error {
	if strings.ContainsAny(word, `./\*- `) {
		return nil
	}
	if _, err := os.Lstat(word); err == nil {
		return nil
	}
	return misused("", "no command or file is called %q%s", word, didYouMean(word, commandNames(app)))
}

func takeSubcommand(cmd *cli.Command, args []string) (*cli.Command, []string) {
	flags := arities(cmd.Flags)
	for _, sub := range cmd.Subcommands {
		for name, takes := range arities(sub.Flags) {
			flags[name] = takes
		}
	}
	i := firstWord(args, flags)
	if i < 0 {
		return nil, args
	}
	for _, sub := range cmd.Subcommands {
		if sub.HasName(args[i]) {
			return sub, slices.Concat(args[:i], args[i+1:])
		}
	}
	return nil, args
}

// arities says of each flag, by every name it has, whether it takes a value.
func arities(flags []cli.Flag) map[string]bool {
	out := map[string]bool{}
	for _, f := range flags {
		takes, ok := f.(cli.DocGenerationFlag)
		for _, name := range f.Names() {
			out[name] = ok && takes.TakesValue()
		}
	}
	return out
}

// everyFlag joins the flags of all commands: a flag has the same arity wherever it appears.
func everyFlag(app *cli.App) map[string]bool {
	out := map[string]bool{}
	for _, c := range app.Commands {
		for name, takes := range arities(c.Flags) {
			out[name] = takes
		}
	}
	return out
}

// firstWord returns the index of the first argument that is neither a flag nor the value of one; -1
// when there is none before "--".
func firstWord(args []string, flags map[string]bool) int {
	for i := 0; i < len(args); i++ {
		switch name, hasValue := flagName(args[i]); {
		case args[i] == "--":
			return -1
		case name == "":
			return i
		case isHelp(args[i]):
		case !known(flags, name):
			return -1
		case flags[name] && !hasValue:
			i++
		}
	}
	return -1
}

func known(flags map[string]bool, name string) bool {
	_, ok := flags[name]
	return ok
}

// flagName returns the name of a flag, "" where arg is none: "-" is a path.
func flagName(arg string) (name string, hasValue bool) {
	if len(arg) < 2 || arg[0] != '-' || arg == "--" {
		return "", false
	}
	name = strings.TrimPrefix(arg[1:], "-")
	name, _, hasValue = strings.Cut(name, "=")
	return name, hasValue
}

// splitter sorts arguments into flags and paths.
type splitter struct {
	command        string
	flags          map[string]bool
	options, paths []string
	help           bool
}

func (s *splitter) split(args []string) error {
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			s.paths = append(s.paths, args[i+1:]...)
			return nil
		}
		name, hasValue := flagName(arg)
		if name == "" {
			s.paths = append(s.paths, arg)
			continue
		}
		if isHelp(arg) {
			s.help = true
			continue
		}
		if !known(s.flags, name) {
			return s.unknown(arg, name)
		}
		s.options = append(s.options, arg)
		if s.flags[name] && !hasValue {
			if i++; i == len(args) {
				return misused(s.command, "%s needs a value", arg)
			}
			s.options = append(s.options, args[i])
		}
	}
	return nil
}

func (s *splitter) unknown(arg, name string) error {
	if _, err := os.Lstat(arg); err == nil {
		return misused(s.command, "%s is no flag of %s: write ./%s or -- %s for the file of that name",
			arg, s.command, arg, arg)
	}
	var names []string
	for n := range s.flags {
		if len(n) > 1 {
			names = append(names, n)
		}
	}
	names = append(names, "help")
	slices.Sort(names)
	hint := ""
	if near := nearest(name, names); near != "" {
		hint = ": did you mean --" + near + "?"
	}
	written, _, _ := strings.Cut(arg, "=")
	return misused(s.command, "%s has no flag %s%s", s.command, written, hint)
}
