package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cablelint/cmd/internal/command"
	"cablelint/linter"
	"cablelint/linter/draft"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/session"
	"cablelint/linter/settings"
	"cablelint/linter/text"
)

func newVerb(con *console) *command.Verb {
	n := &drafting{asked: newAsked(con, "new"), form: draft.Form{Layout: "smart"}}
	return &command.Verb{
		Name: n.verb, Usage: "write the skeleton of a cable that passes",
		Flags: slices.Concat([]command.Flag{
			{
				Name: "layout", Usage: "`NAME` of the layout: " + strings.Join(draft.Layouts(), ", "),
				Default: n.form.Layout, Value: command.Text(&n.form.Layout),
			},
			{
				Name: "level", Usage: "`LEVEL` of the whole: U, SBU, C, S or TS; that of the sources by default",
				Value: command.Text(&n.level),
			},
			{Name: "post", Usage: "`POST` that sends it, as ARKADIA", Value: command.Text(&n.form.Post)},
			{Name: "tags", Usage: "TAGS `CODES`, as PREL,PGOV", Value: listed(&n.form.TAGS, strings.ToUpper)},
			{Name: "reason", Usage: "`LETTERS` of the reasons, as b,d", Value: listed(&n.form.Reasons, strings.ToLower)},
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

// drafting is one run of the verb.
type drafting struct {
	*asked
	form    draft.Form
	level   string
	sources []string
}

// listed collects words that stand behind one another with commas, or in several flags.
func listed(to *[]string, spell func(string) string) command.Value {
	return command.Parsed(to, func(words string) ([]string, error) {
		out := slices.Clone(*to)
		for _, word := range strings.Split(words, ",") {
			if word = spell(strings.TrimSpace(word)); word != "" {
				out = append(out, word)
			}
		}
		return out, nil
	})
}

func (n *drafting) run(ctx context.Context, _ []string) error {
	if err := n.complete(); err != nil {
		return err
	}
	if err := n.read(ctx); err != nil {
		return err
	}
	d, err := draft.Write(n.form)
	var misfit *draft.Misfit
	if errors.As(err, &misfit) {
		return command.Misused(n.verb, "%s", misfit.What)
	}
	if err == nil {
		err = n.passes(ctx, d.Text)
	}
	if err != nil {
		return err
	}
	n.con.tell(d.Notes)
	_, err = n.con.out.WriteString(d.Text)
	return err
}

// complete reads what the flags say in words.
func (n *drafting) complete() error {
	n.form.Post = strings.ToUpper(strings.TrimSpace(n.form.Post))
	if n.form.Day == 0 {
		n.form.Day = n.Settings.AsOf.Value.At(n.Today)
	}
	level, known := draftLevels[strings.ToUpper(n.level)]
	n.form.Level, n.form.SBU = level, strings.EqualFold(n.level, "SBU")
	switch {
	case !known:
		return command.Misused(n.verb, "--level: %q is no level: want U, SBU, C, S or TS", n.level)
	case n.form.Post == "":
		return command.Misused(n.verb, "a cable has a post: --post ARKADIA")
	case len(n.form.TAGS) == 0:
		return command.Misused(n.verb, "a cable has TAGS: --tags PREL,PGOV")
	case n.form.Day == 0:
		return command.Misused(n.verb, "a cable has a day: --date YYYY-MM-DD, or --as-of today")
	}
	return nil
}

// draftLevels are the levels that a draft may have; without one it has that of its sources.
var draftLevels = map[string]marking.Level{
	"": marking.NoLevel, "U": marking.Unclassified, "SBU": marking.Unclassified,
	"C": marking.Confidential, "S": marking.Secret, "TS": marking.TopSecret,
}

// read reads the sources.
func (n *drafting) read(ctx context.Context) error {
	if len(n.sources) == 0 {
		return nil
	}
	n.NoIgnore = true
	s, err := n.open(ctx, n.sources)
	if err != nil {
		return err
	}
	defer s.Close()
	return session.Each(ctx, s, sourcesIn, func(j *session.Judged, found []draft.Source) error {
		switch {
		case len(j.Problems) > 0:
			return errors.New(j.Problems[0].File + ": " + j.Problems[0].Message)
		case len(found) == 0:
			return fmt.Errorf("%s: no cable was found in it, so nothing is derived from it", j.Path)
		}
		n.form.Sources = append(n.form.Sources, found...)
		return nil
	})
}

func sourcesIn(l *session.Look) []draft.Source {
	var out []draft.Source
	l.Each(func(p *session.Piece) {
		for i, a := range p.Result.Assessments {
			name := p.Result.Source.Name()
			if len(p.Result.Assessments) > 1 {
				name = fmt.Sprintf("%s, cable %d", name, i+1)
			}
			out = append(out, draft.SourceOf(name, a))
		}
	})
	return out
}

// stands is the one rule that finds something in a draft.
const stands = "header-placeholder"

// passes asks the rules about a draft: what it was made of may be such that no cable of it passes.
func (n *drafting) passes(ctx context.Context, written string) error {
	l, err := linter.New(linter.Options{
		Rules: n.Rules, Settings: linter.Settings{Settings: rule.Settings{AsOf: n.form.Day}},
	})
	if err != nil {
		return err
	}
	res, err := l.Lint(ctx, text.NewSource("draft", []byte(written)))
	if err != nil {
		return err
	}
	for _, f := range res.Findings {
		if f.Rule.Name != stands {
			return command.Misused(n.verb, "the cable would not pass (%s): %s", f.Rule.Name, f.Message)
		}
	}
	return nil
}
