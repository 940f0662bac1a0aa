package linter

import (
	"context"
	"errors"

	"cablelint/linter/assess"
	"cablelint/linter/cable/parse"
	"cablelint/linter/fix"
	"cablelint/linter/rule"
)

// ErrBeyondBytes is why edits cannot be made in a file: an artefact of copying lies within the text to
// be replaced, or the file is not read byte by byte.
var ErrBeyondBytes = errors.New("the text to be replaced does not stand in the file as it is read")

// Allow asks the gate about edits of what res was found in, as a person may choose them one fix at a
// time. It returns the edits as they are written into the file, or why they may not be made.
func (l *Linter) Allow(ctx context.Context, res *Result, edits []rule.Edit) (fix.Edits, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	set, err := l.settingsFor(res.Source.Name())
	if err != nil {
		return nil, err
	}
	if !fix.Possible(res.Source, edits) {
		return nil, ErrBeyondBytes
	}
	resolved := fix.Resolve(res.Source, edits)
	after := res.Source.With(fix.Apply(res.Source, resolved))
	next := &fix.Judged{Source: after, File: parse.Parse(after)}
	for _, c := range next.File.Cables {
		next.Assessments = append(next.Assessments, assess.Of(c, assess.Options{Assume: set.Assume}))
	}
	if err := fix.Gate(judged(res), next, resolved); err != nil {
		return nil, err
	}
	return resolved, nil
}
