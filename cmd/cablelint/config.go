package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"cablelint/cmd/internal/command"
	"cablelint/linter/report"
	"cablelint/linter/session"
	"cablelint/linter/settings"
	"cablelint/rules"
)

func configVerb(con *console) *command.Verb {
	return &command.Verb{
		Name: "config", Usage: "show, begin or describe a configuration",
		Verbs: []*command.Verb{
			configPath(con), configShow(con), configSchema(con), configInit(con), configExceptions(con),
		},
	}
}

// inForce opens what is in force for the one path that the arguments name, the current folder without one.
func (a *asked) inForce(ctx context.Context, args []string) (*settings.Effective, string, error) {
	if len(args) > 1 {
		return nil, "", command.Misused(a.verb, "%s takes one path: %q is the second", a.verb, args[1])
	}
	path := slices.Concat(args, []string{"."})[0]
	a.NoIgnore = true
	s, err := a.open(ctx, nil)
	if err != nil {
		return nil, "", err
	}
	defer s.Close()
	e, err := s.InForce(session.Inside(path))
	a.con.tell(s.Remarks())
	return e, path, err
}

func configPath(con *console) *command.Verb {
	a := newAsked(con, "config path")
	return &command.Verb{
		Name: "path", Usage: "print the file that configures a PATH", Args: "[PATH]", Flags: a.configurations(),
		Run: func(ctx context.Context, args []string) error {
			e, path, err := a.inForce(ctx, args)
			if err != nil {
				return err
			}
			if e.File == nil {
				con.say("no configuration applies to %s", path)
				return nil
			}
			_, err = fmt.Fprintln(con.out, report.Visible(e.File.Path))
			return err
		},
	}
}

func configShow(con *console) *command.Verb {
	a := newAsked(con, "config show")
	return &command.Verb{
		Name: "show", Usage: "print the settings in force for a PATH", Args: "[PATH]",
		Flags: slices.Concat(a.settings(), []command.Flag{a.baseline()}, a.configurations()),
		Run: func(ctx context.Context, args []string) error {
			e, path, err := a.inForce(ctx, args)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(con.out, "# in force for %s\n%s", report.Visible(path), visibleLines(e.Show()))
			return err
		},
	}
}

func configSchema(con *console) *command.Verb {
	return &command.Verb{
		Name: "schema", Usage: "print the JSON Schema of the file",
		Run: func(context.Context, []string) error {
			schema, err := settings.Schema(rules.All())
			if err == nil {
				_, err = con.out.Write(schema)
			}
			return err
		},
	}
}

// configInit writes the starter file. It takes the place of one that is there only where it is told to, or where
// that is empty.
func configInit(con *console) *command.Verb {
	force := false
	return &command.Verb{
		Name: "init", Usage: "write a commented file to begin with",
		Flags: []command.Flag{
			{Name: "force", Usage: "write over a configuration that is there", Value: command.Bool(&force)},
		},
		Run: func(context.Context, []string) error {
			at, err := con.place(settings.Name, ".", true).Look()
			switch {
			case err != nil:
				return err
			case at.Holds() && !force:
				return fmt.Errorf("%s is there already and was left as it is: --force writes over it", settings.Name)
			}
			if err = at.Write([]byte(settings.Starter())); err == nil {
				con.say("wrote %s", settings.Name)
			}
			return err
		},
	}
}

func configExceptions(con *console) *command.Verb {
	a, format := newAsked(con, "config exceptions"), ""
	return &command.Verb{
		Name: "exceptions", Usage: "list the exceptions for a PATH", Args: "[PATH]",
		Flags: slices.Concat(a.configurations(), a.settings("as-of"), []command.Flag{plainFlag(&format)}),
		Run: func(ctx context.Context, args []string) error {
			e, _, err := a.inForce(ctx, args)
			switch {
			case err != nil:
				return err
			case format == "json":
				return writeJSON(con.out, e.Excepted())
			}
			return writeExceptions(con.out, e.Excepted())
		},
	}
}

func writeExceptions(w io.Writer, all []settings.Excepted) error {
	var b strings.Builder
	for _, x := range all {
		until := "for good"
		if x.Expires != nil {
			until = "until " + *x.Expires
		}
		if x.Expired != nil && *x.Expired {
			until = "expired " + *x.Expires
		}
		fmt.Fprintf(&b, "%s:%d: %s for %s, %s: %s\n", report.Visible(x.File), x.Line, x.Rule, x.Path, until,
			report.Visible(strings.Join(strings.Fields(x.Reason), " ")))
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
