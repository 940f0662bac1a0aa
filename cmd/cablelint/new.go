package main

import (
	"context"
	"errors"
	"os"
	"slices"
	"strings"

	"cablelint/cmd/internal/command"
	"cablelint/linter/draft"
	"cablelint/linter/drafting"
	"cablelint/linter/settings"
)

func newVerb(con *console) *command.Verb {
	n := &drafted{asked: newAsked(con, "new"), form: draft.Form{Layout: "smart"}}
	return &command.Verb{
		Name: n.verb, Usage: "write the skeleton of a cable that passes",
		Flags: slices.Concat([]command.Flag{
			{
				Name: "layout", Usage: "`NAME` of the layout: " + strings.Join(draft.Layouts(), ", "),
				Default: n.form.Layout, Value: command.Text(&n.form.Layout),
			},
			{
				Name: "level", Usage: "`LEVEL` of the whole: U, SBU, C or S; that of the sources by default",
				Value: command.Text(&n.level),
			},
			{Name: "post", Usage: "`POST` that sends it, as ARKADIA", Value: command.Text(&n.form.Post)},
			{Name: "tags", Usage: "TAGS `CODES`, as PREL,PGOV", Value: command.List(&n.form.TAGS, strings.ToUpper)},
			{Name: "reason", Usage: "`LETTERS` of the reasons, as b,d", Value: command.List(&n.form.Reasons, strings.ToLower)},
			{
				Name: "declassify", Usage: "`TERM`: years (10y), a date (YYYY-MM-DD), 50X1-HUM, or 25X1,YYYY-MM-DD",
				Value: command.Parsed(&n.form.Term, func(word string) (draft.Term, error) {
					return draft.ParseTerm(word, settings.ParseDate)
				}),
			},
			{Name: "derived-from", Usage: "`FILE` of a cable that it is derived from", Value: command.Texts(&n.sources)},
			{Name: "date", Usage: "`DATE` of the cable (YYYY-MM-DD)", Value: command.Parsed(&n.form.Day, settings.ParseDate)},
		}, n.settings("as-of"), n.configurations()),
		Run: n.run,
	}
}

// drafted is one run of the verb.
type drafted struct {
	*asked
	form    draft.Form
	level   string
	sources []string
}

func (n *drafted) run(ctx context.Context, _ []string) error {
	if err := n.complete(); err != nil {
		return err
	}
	if err := n.read(ctx); err != nil {
		return err
	}
	d, err := drafting.Write(ctx, n.form, n.Rules)
	var misfit *draft.Misfit
	if errors.As(err, &misfit) {
		return command.Misused(n.verb, "%s", misfit.What)
	}
	if err != nil {
		return err
	}
	n.con.tell(d.Notes)
	_, err = n.con.out.WriteString(d.Text)
	return err
}

// complete reads what the flags say in words.
func (n *drafted) complete() error {
	n.form.Post = strings.ToUpper(strings.TrimSpace(n.form.Post))
	if n.form.Day == 0 {
		n.form.Day = n.Settings.AsOf.Value.At(n.Today)
	}
	err := n.form.SetLevel(n.level)
	switch {
	case err != nil:
		return command.Misused(n.verb, "--level: %v", err)
	case n.form.Post == "":
		return command.Misused(n.verb, "a cable has a post: --post ARKADIA")
	case len(n.form.TAGS) == 0:
		return command.Misused(n.verb, "a cable has TAGS: --tags PREL,PGOV")
	case n.form.Day == 0:
		return command.Misused(n.verb, "a cable has a day: --date YYYY-MM-DD, or --as-of today")
	}
	return nil
}

// read reads the sources.
func (n *drafted) read(ctx context.Context) error {
	if len(n.sources) == 0 {
		return nil
	}
	for _, path := range n.sources {
		if path == "" {
			return command.Misused(n.verb, "--derived-from: a path is empty")
		}
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return command.Misused(n.verb, "--derived-from: %s is a folder: want a cable", path)
		}
	}
	n.NoIgnore = true
	s, err := n.open(ctx, n.sources)
	if err != nil {
		return err
	}
	defer s.Close()
	n.form.Sources, err = drafting.Sources(ctx, s)
	return err
}
