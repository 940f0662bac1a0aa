package linter

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"cablelint/linter/fix"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// FixResult is what the fixing of one source came to.
type FixResult struct {
	Bytes   []byte    // the file as it should be; the file as it was when nothing was fixed
	Applied []Applied // in the order in which they were made
	Refused []Refusal // fixes of what is left that the gate did not let pass
	Before  *Result   // the check of the source as it was
	Left    *Result   // the check of the outcome
	Asked   bool      // somebody was asked about each fix: what could still be mended was left by choice
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

// Refusal is a fix that would have lowered protection. Its finding is one of those left.
type Refusal struct {
	Finding *rule.Finding
	Title   string
	Safety  rule.Safety
	Why     error
}

// FightError is two rules that undo each other's fixes. Nothing is changed.
type FightError struct {
	Name  string // of the source
	Rules []string
}

func (e *FightError) Error() string {
	if len(e.Rules) == 1 {
		return fmt.Sprintf("internal error: the fixes of %s on %s come to no end; nothing was changed",
			e.Rules[0], e.Name)
	}
	return fmt.Sprintf("internal error: the fixes of %s undo each other on %s; nothing was changed",
		strings.Join(e.Rules, " and "), e.Name)
}

// FloodError is a rule of which a source has more findings than are told, and which could mend them. Nothing is
// changed: round after round would mend those that are told, each at the cost of the whole source.
type FloodError struct{ Rule string }

func (e *FloodError) Error() string {
	return fmt.Sprintf("nothing was fixed, as %s has more findings here than are told: divide the file", e.Rule)
}

// mostRounds is how often fixes are made in a row, none of which leaves less to be fixed than there was,
// before the rules are said to fight.
const mostRounds = 10

// Fix mends src: the safe fixes to a fixed point, then, when grade is Unsafe, the unsafe ones too, until
// nothing is left to be mended. Fixing what was fixed changes nothing. A source in which there is
// nothing to mend costs one check; see [FloodError] for one with too much.
func (l *Linter) Fix(ctx context.Context, src *text.Source, grade rule.Safety) (*FixResult, error) {
	return l.NewWorker().Fix(ctx, src, grade)
}

// Fix mends src as [Linter.Fix] does. What it returns holds until the next call.
func (w *Worker) Fix(ctx context.Context, src *text.Source, grade rule.Safety) (*FixResult, error) {
	return w.mended(ctx, src, grade, false)
}

// FixUnseen mends src where nobody looks at what is done, on saving a document: the safe fixes, but for what makes a
// banner protect more than it says.
func (l *Linter) FixUnseen(ctx context.Context, src *text.Source) (*FixResult, error) {
	return l.NewWorker().mended(ctx, src, rule.Safe, true)
}

func (w *Worker) mended(ctx context.Context, src *text.Source, grade rule.Safety, unseen bool) (*FixResult, error) {
	f, err := w.fixer(src, grade)
	if err != nil {
		return nil, err
	}
	f.unseen = unseen
	if err := f.settle(ctx, grade); err != nil {
		return nil, err
	}
	return f.finish(grade), nil
}

// fixer checks src, and returns what mends it by fixes of a grade.
func (w *Worker) fixer(src *text.Source, grade rule.Safety) (*fixer, error) {
	set, err := w.l.settingsFor(src.Name())
	if err != nil {
		return nil, err
	}
	f := &fixer{w: w, set: set, barred: map[string]error{}}
	if f.now, err = w.lint(src, set); err != nil {
		return nil, err
	}
	for _, p := range f.now.Problems {
		var flood *TooManyError
		if errors.As(p, &flood) && w.l.mends(flood.Rule, grade) {
			return nil, &FloodError{flood.Rule}
		}
	}
	f.out = FixResult{Bytes: src.File(), Before: f.now, Left: f.now}
	return f, nil
}

// mends reports whether a rule has fixes of a grade or safer ones.
func (l *Linter) mends(name string, grade rule.Safety) bool {
	return slices.ContainsFunc(l.rules, func(r *rule.Rule) bool { return r.Name == name && r.Fix >= grade })
}

// finish returns what fixing by fixes of a grade came to.
func (f *fixer) finish(grade rule.Safety) *FixResult {
	f.out.Left = f.now
	f.out.Refused = f.refusals(grade)
	return &f.out
}

// fixer mends one source, round by round.
type fixer struct {
	w      *Worker
	unseen bool // nothing may be raised
	turn   int  // which of the worker's pair does not hold the result as it is now
	set    *Settings
	now    *Result
	barred map[string]error // why the gate refused a fix
	trail  []round
	out    FixResult
	least  int // the fewest fixes that were left after any round
	stale  int // rounds since then
	spent  int // bytes that were judged to find out what the gate lets pass
}

// round is a set of fixes that were made together.
type round struct {
	way   fix.Way
	rules []string
	was   [sha256.Size]byte // the file before
}

// settle makes fixes until none is left. An unsafe one is made only when no safe one is left to make.
func (f *fixer) settle(ctx context.Context, grade rule.Safety) error {
	for grade > rule.None {
		if err := ctx.Err(); err != nil {
			return err
		}
		picks := f.open(grade)
		if len(picks) == 0 {
			return nil
		}
		if err := f.progress(len(picks)); err != nil {
			return err
		}
		passing, next, edits := f.passing(picks)
		if len(passing) == 0 {
			continue // all of them are barred now
		}
		if err := f.take(passing, next, edits); err != nil {
			return err
		}
	}
	return nil
}

// open returns the fixes to be made next. Those that the gate refused are tried once more when no
// other is left: what they met with may have been mended since.
func (f *fixer) open(grade rule.Safety) []fix.Pick {
	for g := rule.Safe; g >= grade; g-- {
		if picks := fix.Choose(f.now.Source, f.now.Findings, g, f.isBarred); len(picks) > 0 {
			return picks
		}
	}
	return f.retry(grade)
}

func (f *fixer) isBarred(p fix.Pick) bool { return f.barred[p.Key()] != nil }

func (f *fixer) retry(grade rule.Safety) []fix.Pick {
	if len(f.barred) == 0 || len(f.trail) == 0 || f.spent > f.mostSpent() {
		return nil
	}
	never := func(fix.Pick) bool { return false }
	picks := fix.Choose(f.now.Source, f.now.Findings, grade, never)
	if _, _, err := f.try(f.spare(), picks); err != nil {
		picks = f.barRefused(picks, err) // one try for all that it tells apart
	}
	for _, p := range picks {
		if f.spent > f.mostSpent() {
			return nil
		}
		if _, _, err := f.try(f.spare(), []fix.Pick{p}); err == nil {
			delete(f.barred, p.Key())
			return []fix.Pick{p}
		}
	}
	return nil
}

// progress reports rules that go on and on without leaving less to do.
func (f *fixer) progress(left int) error {
	if f.stale++; f.least == 0 || left < f.least {
		f.least, f.stale = left, 0
	}
	if f.stale <= mostRounds {
		return nil
	}
	return f.fight(max(0, len(f.trail)-2))
}

// fight names the rules whose fixes were made from a round on.
func (f *fixer) fight(from int) error {
	var names []string
	for _, r := range f.trail[from:] {
		for _, name := range r.rules {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return &FightError{Name: f.now.Source.Name(), Rules: names}
}

// passing returns as many of picks as the gate lets pass together, with what they make. A pick that it
// does not let pass by itself is barred.
func (f *fixer) passing(picks []fix.Pick) ([]fix.Pick, *Result, fix.Edits) {
	return f.passingBy(f.spare(), picks)
}

// passingBy is passing, with the worker for the first try. Results of other tries are held beside its own.
func (f *fixer) passingBy(w *Worker, picks []fix.Pick) ([]fix.Pick, *Result, fix.Edits) {
	if len(picks) == 0 {
		return nil, nil, nil
	}
	next, edits, err := f.try(w, picks)
	if err == nil {
		return picks, next, edits
	}
	if len(picks) == 1 || f.spent > f.mostSpent() {
		f.bar(picks, err)
		return nil, nil, nil
	}
	if rest := f.barRefused(picks, err); len(rest) < len(picks) {
		return f.passingBy(w, rest)
	}
	half := len(picks) / 2
	first, firstNext, firstEdits := f.passingBy(f.w.l.NewWorker(), picks[:half])
	second, secondNext, secondEdits := f.passingBy(f.w.l.NewWorker(), picks[half:])
	switch {
	case len(first) == 0:
		return second, secondNext, secondEdits
	case len(second) == 0:
		return first, firstNext, firstEdits
	}
	both := slices.Concat(first, second)
	if len(both) < len(picks) {
		if next, edits, err := f.try(f.w.l.NewWorker(), both); err == nil {
			return both, next, edits
		}
	}
	return first, firstNext, firstEdits // the others are looked at again in the next round
}

// errTooMany is why fixes are refused that were not tried by themselves.
var errTooMany = errors.New("too many fixes of this file are refused to try each by itself: mend some and run again")

// mostSpent bounds the bytes that are judged to find out which fixes pass: of a cable each can be tried, of a large
// file that was made to be refused the work still grows as the file does.
func (f *fixer) mostSpent() int {
	const atLeast, times = 8 << 20, 8
	return atLeast + times*len(f.now.Source.File())
}

// bar keeps fixes, which were refused together, from being made.
func (f *fixer) bar(picks []fix.Pick, why error) {
	if len(picks) > 1 {
		why = errTooMany
	}
	for _, p := range picks {
		f.barred[p.Key()] = why
	}
}

// barRefused bars those of picks that the gate itself tells apart, and returns the others.
func (f *fixer) barRefused(picks []fix.Pick, err error) []fix.Pick {
	var refused fix.Refused
	if !errors.As(err, &refused) {
		return picks
	}
	var rest []fix.Pick
	for _, p := range picks {
		if why := refused.Of(p); why != nil {
			f.barred[p.Key()] = why
		} else {
			rest = append(rest, p)
		}
	}
	return rest
}

// spare returns the worker that is free: the result as it is now is the other's.
func (f *fixer) spare() *Worker {
	w := &f.w.mend[f.turn]
	if *w == nil {
		*w = f.w.l.NewWorker()
	}
	return *w
}

// try makes the edits of picks and asks the gate about the outcome.
func (f *fixer) try(w *Worker, picks []fix.Pick) (*Result, fix.Edits, error) {
	next, edits, err := f.make(w, picks)
	if err != nil {
		return nil, nil, err
	}
	if err := fix.Gate(judged(f.now), judged(next), edits); err != nil {
		return next, edits, err
	}
	if slices.ContainsFunc(picks, func(p fix.Pick) bool { return p.Fix.Safety < rule.Safe }) {
		return next, edits, nil
	}
	if f.unseen {
		if err := fix.Raises(judged(f.now), judged(next)); err != nil {
			return next, edits, err
		}
	}
	return next, edits, fix.Classifies(judged(f.now), judged(next))
}

// make makes the edits of picks.
func (f *fixer) make(w *Worker, picks []fix.Pick) (*Result, fix.Edits, error) {
	edits := fix.EditsOf(f.now.Source, picks)
	after := f.now.Source.With(fix.Apply(f.now.Source, edits))
	f.spent += len(after.File())
	next, err := w.lint(after, f.set)
	if err != nil {
		return nil, nil, err
	}
	if len(next.Problems) > len(f.now.Problems) {
		return nil, nil, next.Problems[len(next.Problems)-1]
	}
	return next, edits, nil
}

func judged(r *Result) *fix.Judged {
	return &fix.Judged{Source: r.Source, File: r.File, Assessments: r.Assessments}
}

// take makes the outcome of picks the source as it is. One that the file has been before shows that
// the rules since then undo each other.
func (f *fixer) take(picks []fix.Pick, next *Result, edits fix.Edits) error {
	r := round{way: edits.Way(), was: sha256.Sum256(f.now.Source.File())}
	for _, p := range picks {
		a := Applied{Finding: p.Finding, Title: p.Fix.Title, Safety: p.Fix.Safety}
		for _, e := range p.Fix.Edits {
			a.Places = append(a.Places, f.origin(e.Span.Start))
		}
		f.out.Applied = append(f.out.Applied, a)
		r.rules = append(r.rules, p.Finding.Rule.Name)
	}
	f.trail = append(f.trail, r)
	f.now, f.turn = next, 1-f.turn
	f.out.Bytes = next.Source.File()
	is := sha256.Sum256(f.out.Bytes)
	if i := slices.IndexFunc(f.trail, func(r round) bool { return r.was == is }); i >= 0 {
		return f.fight(i)
	}
	return nil
}

// origin leads from an offset in the source as it is now to the same place in the source as it was.
func (f *fixer) origin(offset int) int {
	for i := len(f.trail) - 1; i >= 0; i-- {
		offset = f.trail[i].way.Back(offset)
	}
	return offset
}

// refusals lists the fixes of what is left that were refused.
func (f *fixer) refusals(grade rule.Safety) []Refusal {
	var out []Refusal
	for _, finding := range f.now.Findings {
		for i := range finding.Fixes {
			p := fix.Pick{Finding: finding, Fix: &finding.Fixes[i]}
			if why := f.barred[p.Key()]; why != nil && p.Fix.Safety >= grade {
				out = append(out, Refusal{finding, p.Fix.Title, p.Fix.Safety, why})
			}
		}
	}
	return out
}
