// Package drafting joins drafts with what reads cables and what judges them: it reads the sources of a draft, and asks
// the rules about what was written.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package drafting

import (
	"context"
	"errors"
	"fmt"

	"cablelint/linter"
	"cablelint/linter/draft"
	"cablelint/linter/rule"
	"cablelint/linter/session"
	"cablelint/linter/text"
)

// Sources returns the cables in the files of a session. A file that was not read, or that holds none, is an error.
func Sources(ctx context.Context, s *session.Session) ([]draft.Source, error) {
	var all []draft.Source
	err := session.Each(ctx, s, sourcesIn, func(j *session.Judged, found []draft.Source) error {
		switch {
		case len(j.Problems) > 0:
			return errors.New(j.Problems[0].File + ": " + j.Problems[0].Message)
		case len(found) == 0:
			return fmt.Errorf("%s: no cable was found in it, so nothing is derived from it", j.Path)
		}
		all = append(all, found...)
		return nil
	})
	return all, err
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

// Write writes the cable of a form and asks the rules about it: what it was made of may be such that no cable of it
// passes. That is a [*draft.Misfit], too.
func Write(ctx context.Context, form draft.Form, rules []*rule.Rule) (*draft.Draft, error) {
	d, err := draft.Write(form)
	if err != nil {
		return nil, err
	}
	l, err := linter.New(linter.Options{
		Rules: rules, Settings: linter.Settings{Settings: rule.Settings{AsOf: form.Day}},
	})
	if err != nil {
		return nil, err
	}
	res, err := l.Lint(ctx, text.NewSource("draft", []byte(d.Text)))
	if err != nil {
		return nil, err
	}
	for _, f := range res.Findings {
		if f.Rule.Name != stands {
			return nil, &draft.Misfit{What: fmt.Sprintf("the cable would not pass (%s): %s", f.Rule.Name, f.Message)}
		}
	}
	return d, nil
}
