// Package linter judges cables: it reads a source, assesses each cable in it, runs the rules that are
// for it, and gives the findings in a stable order.
//
//	l, err := linter.New(linter.Options{Rules: rules.All()})
//	res, err := l.Lint(ctx, text.NewSource("cable.txt", data))
//
// It reads no file, no clock and no environment, writes nothing, and is safe for concurrent use.
package linter

import (
	"context"
	"fmt"
	"runtime/debug"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// Options are what a Linter is made of.
type Options struct {
	Rules    []*rule.Rule
	Settings Settings
	// SettingsFor gives the settings for a source by its name, where they differ from file to file. It
	// must return the same value for equal settings: a plan is made for each. nil: Settings always.
	SettingsFor func(name string) (*Settings, error)
}

// Linter runs rules on sources.
type Linter struct {
	rules       []*rule.Rule
	settingsFor func(name string) (*Settings, error)
	plans       plans
}

// Result is what was found in one source. It refers to the source's text.
type Result struct {
	Source      *text.Source
	File        *cable.File
	Assessments []*assess.Assessment // one for each of File.Cables
	Findings    []*rule.Finding      // in order of place
	Hidden      int                  // findings that followed from another
	Problems    []error              // rules that broke, each a [PanicError]
}

// PanicError is a rule that broke. The findings of the other rules stand.
type PanicError struct {
	Rule  string
	Name  string // of the source
	Value any
	Stack []byte
}

func (e *PanicError) Error() string {
	return fmt.Sprintf("internal error: rule %s broke on %s: %v", e.Rule, e.Name, e.Value)
}

// New makes a Linter. It fails on settings that name no rule.
func New(opt Options) (*Linter, error) {
	l := &Linter{rules: opt.Rules, settingsFor: opt.SettingsFor}
	if l.settingsFor == nil {
		set := opt.Settings
		if err := set.check(l.rules); err != nil {
			return nil, err
		}
		l.settingsFor = func(string) (*Settings, error) { return &set, nil }
	}
	return l, nil
}

// Rules returns the rules that the Linter was made with.
func (l *Linter) Rules() []*rule.Rule { return l.rules }

// Lint judges src. The error is for what kept src from being judged at all; findings are no error.
func (l *Linter) Lint(ctx context.Context, src *text.Source) (*Result, error) {
	set, err := l.settingsFor(src.Name())
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return l.lint(src, set), nil
}

func (l *Linter) lint(src *text.Source, set *Settings) *Result {
	pl := l.plans.of(set, l.rules)
	r := &run{
		plan: pl, set: set,
		res: &Result{Source: src, File: cable.Parse(src)},
	}
	for _, c := range r.res.File.Cables {
		a := assess.Of(c, assess.Options{Assume: set.Assume})
		r.res.Assessments = append(r.res.Assessments, a)
		r.judge(a)
	}
	r.judgeFile()
	r.process()
	return r.res
}

// run is the judging of one source.
type run struct {
	plan *plan
	set  *Settings
	res  *Result
	sink rule.Sink
}

func (r *run) judge(a *assess.Assessment) {
	from := len(r.sink.Findings)
	for _, active := range r.plan.rulesFor(a) {
		r.guard(active, func() { r.sink.Run(active, a, &r.set.Settings) })
	}
	for _, f := range r.sink.Findings[from:] {
		f.Severity = r.plan.severity(f, a.Date)
	}
}

func (r *run) judgeFile() {
	from := len(r.sink.Findings)
	for _, active := range r.plan.file {
		r.guard(active, func() { r.sink.RunFile(active, r.res.File, r.res.Assessments, &r.set.Settings) })
	}
	for _, f := range r.sink.Findings[from:] {
		f.Severity = f.Rule.Severity.Highest()
	}
}

// guard runs one rule. A rule that breaks loses its findings on this cable, the others do not.
func (r *run) guard(active *rule.Rule, judge func()) {
	before := len(r.sink.Findings)
	defer func() {
		if broken := recover(); broken != nil {
			r.sink.Findings = r.sink.Findings[:before]
			r.res.Problems = append(r.res.Problems,
				&PanicError{Rule: active.Name, Name: r.res.Source.Name(), Value: broken, Stack: debug.Stack()})
		}
	}()
	judge()
}
