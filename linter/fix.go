package linter

import (
	"context"
	"fmt"
	"strings"

	"cablelint/linter/fix"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// FixResult is what the fixing of one source came to.
type FixResult struct {
	Bytes   []byte    // the file as it should be; the file as it was when nothing was fixed
	Applied []Applied // in the order in which they were made
	Refused []Refusal // fixes that the gate did not let pass
	Before  *Result   // the check of the source as it was
	Left    *Result   // the check of the outcome
}

// Changed reports whether anything was fixed.
func (r *FixResult) Changed() bool { return len(r.Applied) > 0 }

// Applied is a fix that was made.
type Applied struct {
	Finding *rule.Finding
	Title   string
	Safety  rule.Safety
	Places  []int // offsets in the source as it was, one for each edit
}

// Refusal is a fix that would have lowered protection.
type Refusal struct {
	Finding *rule.Finding
	Title   string
	Why     error
}

// FightError is two rules that undo each other's fixes. Nothing is changed.
type FightError struct {
	Name  string // of the source
	Rules []string
}

func (e *FightError) Error() string {
	return fmt.Sprintf("internal error: the fixes of %s undo each other on %s; nothing was changed",
		strings.Join(e.Rules, " and "), e.Name)
}

// mostRounds is how often fixes are made and the outcome checked before the rules are said to fight.
const mostRounds = 10

// Fix mends src: the safe fixes to a fixed point, then, when grade is Unsafe, the unsafe ones too, until
// nothing is left to be mended. Fixing what was fixed changes nothing.
func (l *Linter) Fix(ctx context.Context, src *text.Source, grade rule.Safety) (*FixResult, error) {
	set, err := l.settingsFor(src.Name())
	if err != nil {
		return nil, err
	}
	f := &fixer{l: l, set: set, barred: map[string]bool{}}
	f.now = l.NewWorker().lint(src, set)
	f.out = FixResult{Bytes: src.File(), Before: f.now, Left: f.now}
	for g := rule.Safe; g >= grade && g > rule.None; g-- {
		if err := f.settle(ctx, g); err != nil {
			return nil, err
		}
	}
	f.out.Left = f.now
	return &f.out, nil
}

// fixer mends one source, round by round.
type fixer struct {
	l      *Linter
	set    *Settings
	now    *Result
	barred map[string]bool // fixes that the gate refused
	trail  []fix.Edits     // the edits of the rounds so far
	out    FixResult
}

func (f *fixer) settle(ctx context.Context, grade rule.Safety) error {
	for round := 0; ; round++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		picks := fix.Choose(f.now.Source, f.now.Findings, grade, f.barred)
		if len(picks) == 0 {
			return nil
		}
		if round == mostRounds {
			return &FightError{Name: f.now.Source.Name(), Rules: namesOf(picks)}
		}
		f.round(picks)
	}
}

// round makes picks all together where the gate lets them pass, else those that pass one by one.
func (f *fixer) round(picks []fix.Pick) {
	if next, edits, err := f.try(picks); err == nil {
		f.take(picks, next, edits)
		return
	}
	if len(picks) == 1 {
		f.refuse(picks[0])
		return
	}
	for _, p := range picks {
		if _, _, err := f.try([]fix.Pick{p}); err != nil {
			f.refuse(p)
			continue
		}
		f.round([]fix.Pick{p}) // the others are looked at again in the next round
		return
	}
}

func (f *fixer) refuse(p fix.Pick) {
	_, _, err := f.try([]fix.Pick{p})
	f.barred[p.Key()] = true
	f.out.Refused = append(f.out.Refused, Refusal{p.Finding, p.Fix.Title, err})
}

// try makes the edits of picks and asks the gate about the outcome.
func (f *fixer) try(picks []fix.Pick) (*Result, fix.Edits, error) {
	edits := fix.EditsOf(f.now.Source, picks)
	after := text.NewSource(f.now.Source.Name(), fix.Apply(f.now.Source, edits))
	next := f.l.NewWorker().lint(after, f.set)
	return next, edits, fix.Gate(judged(f.now), judged(next), edits)
}

func judged(r *Result) *fix.Judged {
	return &fix.Judged{Source: r.Source, File: r.File, Assessments: r.Assessments}
}

func (f *fixer) take(picks []fix.Pick, next *Result, edits fix.Edits) {
	for _, p := range picks {
		a := Applied{Finding: p.Finding, Title: p.Fix.Title, Safety: p.Fix.Safety}
		for _, e := range p.Fix.Edits {
			a.Places = append(a.Places, f.origin(e.Span.Start))
		}
		f.out.Applied = append(f.out.Applied, a)
	}
	f.trail = append(f.trail, edits)
	f.now = next
	f.out.Bytes = next.Source.File()
}

// origin leads from an offset in the source as it is now to the same place in the source as it was.
func (f *fixer) origin(offset int) int {
	for i := len(f.trail) - 1; i >= 0; i-- {
		offset = f.trail[i].Back(offset)
	}
	return offset
}

func namesOf(picks []fix.Pick) []string {
	var names []string
	seen := map[string]bool{}
	for _, p := range picks {
		if name := p.Finding.Rule.Name; !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}
