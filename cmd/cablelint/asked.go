package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"cablelint/cmd/internal/command"
	"cablelint/linter/cable/line"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/session"
	"cablelint/linter/settings"
	"cablelint/rules"
)

// pathArgs are the arguments of verbs that read cables.
const pathArgs = "[PATH...]"

// asked is what the flags of a verb ask of a run: they set its fields.
type asked struct {
	con   *console
	verb  string
	view  view
	given []string // flags that bear on what is found, as they were given
	// collection says that the cables are judged against one another too; secret names the file with the secret of
	// their hashes.
	collection bool
	secret     string
	session.Request
}

// newAsked is what nobody has asked anything of yet.
func newAsked(con *console, verb string) *asked {
	a := &asked{con: con, verb: verb}
	a.Rules, a.Today, a.Stdin, a.StdinName = rules.All(), con.today(), con.in, "<stdin>"
	a.view = view{con: con, color: "auto"}
	return a
}

// open opens the session for the paths that the arguments name.
func (a *asked) open(ctx context.Context, args []string) (*session.Session, error) {
	a.Paths = args
	a.Outputs = append(a.Outputs, a.con.outputs()...)
	s, err := session.Open(ctx, a.Request)
	return s, a.misused(err)
}

// misused makes a misuse of the verb of one of the session.
func (a *asked) misused(err error) error {
	var misuse *session.Misuse
	if errors.As(err, &misuse) {
		return command.Misused(a.verb, "%s", misuse.What)
	}
	return err
}

// settings are the flags of the settings of these names, of all without any.
func (a *asked) settings(names ...string) []command.Flag {
	var out []command.Flag
	all := settings.Flags(&a.Settings, a.Rules)
	for i := range all {
		f := &all[i]
		if len(names) > 0 && !slices.Contains(names, f.Name) {
			continue
		}
		flag := command.Flag{Name: f.Name, Usage: f.Usage, Default: f.Default, Value: f}
		flag.Words = wordsOf(f)
		out = append(out, flag)
	}
	return a.noting(out)
}

// ofRecords are the settings that say what files of records are like.
func ofRecords() []string { return []string{"records", "text", "id", "level"} }

// noting are flags that are noted when they are given.
func (a *asked) noting(flags []command.Flag) []command.Flag {
	for i := range flags {
		flags[i].Value = &noted{flags[i].Value, flags[i].Name, &a.given}
	}
	return flags
}

// noted is a value that is noted when it is set.
type noted struct {
	command.Value
	name string
	to   *[]string
}

func (n *noted) Set(written string) error {
	as := "--" + n.name
	if !n.IsBool() {
		as += " " + written
	}
	*n.to = append(*n.to, as)
	return n.Value.Set(written)
}

func (n *noted) IsBool() bool {
	b, ok := n.Value.(interface{ IsBool() bool })
	return ok && b.IsBool()
}

// about is what a page says of the run.
func (a *asked) about(s *session.Session) report.About {
	return report.About{
		Paths: a.Paths, Flags: a.given, Ceiling: s.Ceiling().String(), AsOf: a.Settings.AsOf.Value.At(a.Today).String(),
		Configs: s.Configurations(),
	}
}

// judging are the flags of the settings without those that say what is shown and what fails.
func (a *asked) judging() []command.Flag {
	return slices.DeleteFunc(a.settings(), func(f command.Flag) bool {
		return f.Name == "severity" || f.Name == "fail-on"
	})
}

// wordsOf completes the value of a setting.
func wordsOf(f *settings.Flag) func() []command.Word {
	switch f.Name {
	case "select", "ignore":
		return globWords
	case "as-of", "assume-date":
		return wordToday
	}
	return nil // what the usage lists
}

// configurations are the flags that say which configuration holds.
func (a *asked) configurations() []command.Flag {
	return a.noting([]command.Flag{
		{
			Name: "config", Usage: "the `FILE` that configures every path, in place of the nearest of each",
			Value: named(&a.Config, "file"),
		},
		{Name: "no-config", Usage: "read no configuration", Value: command.Bool(&a.NoConfig)},
	})
}

// baseline is the flag of those that leave out what is recorded.
func (a *asked) baseline() command.Flag {
	return a.noting([]command.Flag{{
		Name: "baseline", Usage: "the `FILE` of recorded findings, which are not reported again",
		Value: named(&a.Baseline, "file"),
	}})[0]
}

// reading are the flags that say how files are read.
func (a *asked) reading() []command.Flag {
	return []command.Flag{
		{
			Name: "stdin-filename", Usage: "the `PATH` that standard input is treated as", Default: a.StdinName,
			Value: command.Text(&a.StdinName),
		},
		{Name: "jobs", Short: "j", Usage: "read `N` files at the same time", Value: command.Parsed(&a.Jobs, jobs)},
		{
			Name: "max-file-size", Usage: "the size in `BYTES` over which a file is not read",
			Default: fmt.Sprint(files.MaxSize), Value: command.Parsed(&a.MaxSize, size),
		},
	}
}

// choosing are the flags that choose files of the work tree by other means than paths.
func (a *asked) choosing() []command.Flag {
	return a.noting([]command.Flag{
		{
			Name: "files-from", Usage: "check the paths that `FILE` lists by lines or NULs; - is standard input",
			Value: named(&a.List, "file"),
		},
		{Name: "no-gitignore", Usage: "check in folders what git ignores too", Value: command.Bool(&a.NoIgnore)},
	})
}

// fromGit are the flags that choose what git has.
func (a *asked) fromGit() []command.Flag {
	return a.noting([]command.Flag{
		{Name: "staged", Usage: "check what is staged, as it is staged", Value: command.Bool(&a.Staged)},
		{
			Name: "since", Usage: "check what changed since this branch left `REV`",
			Value: named(&a.Since, "revision"),
		},
		{
			Name: "history", Usage: "check every file and message of the history against the ceiling",
			Value: command.Bool(&a.History),
		},
		{
			Name: "history-range", Usage: "check what the commits of `OLD..NEW` bring against the ceiling",
			Value: named(&a.Range, "range of commits"),
		},
	})
}

// named is a name that is not empty.
func named(to *string, what string) command.Value {
	return command.Parsed(to, func(written string) (string, error) {
		if written == "" {
			return "", fmt.Errorf("the name of a %s is missing", what)
		}
		return written, nil
	})
}

// mostJobs is more than any machine has processors.
const mostJobs = 4096

// jobs reads how many files are read at the same time.
func jobs(written string) (n int, err error) {
	if err = command.Number(&n).Set(written); err == nil && n > mostJobs {
		err = fmt.Errorf("want a number up to %d", mostJobs)
	}
	return n, err
}

// size reads a size of files, at most what lines can tell the places of.
func size(written string) (n int64, err error) {
	if err = command.Number(&n).Set(written); err == nil && n > line.Longest {
		err = fmt.Errorf("want a number up to %d", int64(line.Longest))
	}
	return n, err
}
