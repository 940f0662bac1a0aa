package main

import (
	"context"
	"fmt"
	"slices"

	"cablelint/cmd/internal/command"
	"cablelint/linter/board"
	"cablelint/linter/session"
	"cablelint/linter/settings"
)

func dueVerb(con *console) *command.Verb {
	c, by := newCounting(con, "due"), settings.Values{}
	c.Rules = nil // a cable is read and assessed, and no rule is asked
	return &command.Verb{
		Name: c.verb, Usage: "show when the classification of cables is due for review", Args: pathArgs,
		Flags: slices.Concat(
			[]command.Flag{
				c.formatFlag("report as `NAME[=FILE]`: text, json, csv, ics or html", board.DueFormats()),
				forceFlag(&c.view.force),
				{
					Name: "by", Usage: "only what falls due on or before `DATE` (YYYY-MM-DD or today)",
					Words: wordToday,
					Value: command.Parsed(&by.AsOf, func(word string) (settings.Setting[settings.Day], error) {
						err := by.Set("as-of", word, nil)
						return by.AsOf, err
					}),
				},
			},
			c.settings(append(ofRecords(), "as-of", "assume-date", "force-exclude")...), c.flags()),
		Run: func(ctx context.Context, args []string) error {
			return c.run(ctx, args, func(out *sheet) (counter, error) {
				d, err := board.NewDue(out.format, out, c.options(out), board.Days{
					AsOf: c.Settings.AsOf.Value.At(c.Today), By: by.AsOf.Value.At(c.Today),
				})
				if err == nil {
					err = d.Begin()
				}
				return dueCounter{d}, err
			})
		},
	}
}

func wordToday() []command.Word { return []command.Word{{Text: fmt.Sprint(settings.Today)}} }

// dueCounter fills the calendar of reviews.
type dueCounter struct{ *board.Due }

func (d dueCounter) each(ctx context.Context, s *session.Session, told func(*session.Judged)) error {
	return countEach(ctx, s, board.Entries, told, d.Add)
}
