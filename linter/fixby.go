package linter

import (
	"context"
	"fmt"

	"cablelint/linter/fix"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// Proposal is a fix that somebody is asked about.
type Proposal struct {
	Finding *rule.Finding // in the source as it is now
	Fix     *rule.Fix
	Way     int     // which of the finding's ways that may be gone it is, from 1
	Ways    int     // how many there are
	Now     *Result // the check of the source as it is now
	After   []byte  // the file as the fix would make it
}

// Answer is what becomes of a proposal.
type Answer uint8

// The answers.
const (
	TakeIt   Answer = iota // the fix is made
	LeaveIt                // the finding is left
	OtherWay               // the next of the finding's ways is proposed, the first behind the last
	LeaveAll               // whatever is left in the source is left
)

// FixBy mends src by the fixes that ask takes, of any grade, one at a time, in the order of the text as it then is.
// What the gate refuses is not proposed; beside the fix that it lets pass, what [Linter.Levels] gives is another way.
// Nothing is made of src where ask fails. What it returns holds until the next
// call.
func (w *Worker) FixBy(
	ctx context.Context, src *text.Source, ask func(*Proposal) (Answer, error),
) (*FixResult, error) {
	f, err := w.fixer(src, rule.Unsafe)
	if err != nil {
		return nil, err
	}
	f.out.Asked = true
	a := asker{fixer: f, ask: ask, left: map[string]bool{}}
	for !a.done {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := a.next(ctx); err != nil {
			return nil, err
		}
	}
	return f.finish(rule.Unsafe), nil
}

// asker mends by answers.
type asker struct {
	*fixer
	ask  func(*Proposal) (Answer, error)
	left map[string]bool // by fingerprint
	done bool
}

// way is a way to mend a finding.
type way struct {
	fix.Pick
	chosen bool // one of its levels: only a person may choose it
}

// next asks about the first finding that nobody was asked about.
func (a *asker) next(ctx context.Context) error {
	for _, f := range a.now.Findings {
		if a.left[f.Fingerprint] {
			continue
		}
		ways, err := a.ways(ctx, f)
		switch {
		case err != nil:
			return err
		case len(ways) > 0:
			return a.about(f, ways)
		}
		a.left[f.Fingerprint] = true
	}
	a.done = true
	return nil
}

// ways are the fixes of a finding that may be made, and then its levels.
func (a *asker) ways(ctx context.Context, f *rule.Finding) ([]way, error) {
	var ways []way
	for i := range f.Fixes {
		p := fix.Pick{Finding: f, Fix: &f.Fixes[i]}
		if len(p.Fix.Edits) == 0 || !fix.Possible(a.now.Source, p.Fix.Edits) {
			continue
		}
		if _, _, err := a.try(a.spare(), []fix.Pick{p}); err != nil {
			a.barred[p.Key()] = err
			continue
		}
		ways = append(ways, way{p, false})
	}
	if len(ways) == 0 {
		return nil, nil
	}
	levels, err := a.w.l.Levels(ctx, a.now, f)
	for i := range levels {
		ways = append(ways, way{fix.Pick{Finding: f, Fix: &levels[i]}, true})
	}
	return ways, err
}

// outcome is what a way makes.
func (a *asker) outcome(w way) (*Result, fix.Edits, error) {
	if w.chosen {
		return a.make(a.spare(), []fix.Pick{w.Pick})
	}
	return a.try(a.spare(), []fix.Pick{w.Pick})
}

// about asks about the ways of a finding until one is taken or it is left.
func (a *asker) about(f *rule.Finding, ways []way) error {
	for at := 0; ; at = (at + 1) % len(ways) {
		next, edits, err := a.outcome(ways[at])
		if err != nil {
			return err
		}
		answer, err := a.ask(&Proposal{f, ways[at].Fix, at + 1, len(ways), a.now, next.Source.File()})
		if err != nil {
			return err
		}
		switch answer {
		case TakeIt:
			return a.take([]fix.Pick{ways[at].Pick}, next, edits)
		case LeaveIt:
			a.left[f.Fingerprint] = true
			return nil
		case LeaveAll:
			a.done = true
			return nil
		case OtherWay:
		default:
			return fmt.Errorf("internal error: %d is no answer", answer)
		}
	}
}
