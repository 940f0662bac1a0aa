package linter

import (
	"context"
	"fmt"
	"runtime/debug"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/parse"
	"cablelint/linter/except"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// Options are what a Linter is made of.
type Options struct {
	Rules    []*rule.Rule
	Settings Settings
	// SettingsFor gives the settings for a source by its name, where they differ from file to file. It may
	// return a new value each time, and is called from several goroutines where Lint is. What it returns is
	// not checked for names of rules that are none: [Match] does that. nil: Settings always.
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
	Excepted    int                  // findings that a configured exception took out
	Baselined   []*rule.Finding      // findings that the baseline took out, in order of place
	Problems    []error              // rules that broke, each a [PanicError], and those of a [TooManyError]
}

// Quieted counts the findings that were lowered to info, by what explains them; nil when there are none.
func (r *Result) Quieted() map[string]int {
	var by map[string]int
	for _, f := range r.Findings {
		if f.Quieted == "" {
			continue
		}
		if by == nil {
			by = map[string]int{}
		}
		by[f.Quieted]++
	}
	return by
}

// PanicError is a rule that broke, or the reading of a source. The findings of the other rules, and other
// sources, stand.
type PanicError struct {
	Rule  string // "" where it was no rule
	Name  string // of the source
	Value any
	Stack []byte
}

func (e *PanicError) Error() string {
	if e.Rule == "" {
		return fmt.Sprintf("internal error: %s could not be judged: %v", e.Name, e.Value)
	}
	return fmt.Sprintf("internal error: rule %s broke on %s: %v", e.Rule, e.Name, e.Value)
}

// TooManyError is a rule of which a source has more findings than are told.
type TooManyError struct {
	Rule string
	More int // that are not told
}

func (e *TooManyError) Error() string {
	return fmt.Sprintf("%d findings of %s are told, and %d more are not: mend these, or divide the file",
		rule.MostFindings, e.Rule, e.More)
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
	return l.NewWorker().Lint(ctx, src)
}

// Looks reports whether a text looks like a cable.
func Looks(data []byte) bool {
	var p parse.Parser
	return p.Parse(text.NewSource("", data)).Looks()
}

// Worker judges one source after another with buffers of its own. It is for one goroutine.
type Worker struct {
	l      *Linter
	parser parse.Parser
	read   func(*text.Source) *cable.File // by parser
	mend   [2]*Worker                     // check what Fix makes, by turns
	asked  []*rule.Rule                   // room for those that may find what they ask for
	run    run                            // the last
	res    Result                         // of it
}

// NewWorker returns a Worker for a run over many sources.
func (l *Linter) NewWorker() *Worker {
	w := &Worker{l: l}
	w.read = w.parser.Parse
	return w
}

// Lint judges src as [Linter.Lint] does. The Result holds until the next call.
func (w *Worker) Lint(ctx context.Context, src *text.Source) (*Result, error) {
	set, err := w.l.settingsFor(src.Name())
	if err != nil {
		return nil, err
	}
	return w.LintUnder(ctx, src, set)
}

// LintUnder judges src by settings that the caller has, whatever those for its name are.
func (w *Worker) LintUnder(ctx context.Context, src *text.Source, set *Settings) (*Result, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return w.lint(src, set)
}

// lint judges src. What breaks outside a rule is a problem of that source alone.
func (w *Worker) lint(src *text.Source, set *Settings) (res *Result, err error) {
	defer func() {
		if broken := recover(); broken != nil {
			w.parser = parse.Parser{} // its buffers are in no order any more
			res, err = nil, &PanicError{Name: src.Name(), Value: broken, Stack: debug.Stack()}
		}
	}()
	w.res = Result{Source: src, File: w.read(src), Assessments: w.res.Assessments[:0]}
	w.run = run{
		plan: w.l.plans.of(set, w.l.rules), set: set, res: &w.res,
		excused: set.Exceptions.For(src.Name(), set.AsOf), worker: w,
	}
	r := &w.run
	for _, c := range r.res.File.Cables {
		a := assess.Of(c, assess.Options{Assume: set.Assume})
		r.res.Assessments = append(r.res.Assessments, a)
		r.judge(a)
	}
	r.judgeFile()
	r.process()
	return r.res, nil
}

// run is the judging of one source.
type run struct {
	plan    *plan
	set     *Settings
	res     *Result
	sink    rule.Sink
	excused except.Active // what is accepted in the source
	worker  *Worker
}

func (r *run) judge(a *assess.Assessment) {
	from := len(r.sink.Findings)
	rules, pass := r.plan.rulesFor(a), r.sink.Pass(a, &r.set.Settings)
	r.excused.Ran(rules.always)
	r.excused.Ran(rules.asking)
	r.runRules(rules.always, pass)
	r.runRules(rules.asked(a, &r.worker.asked), pass)
	for _, f := range r.sink.Findings[from:] {
		f.Severity = r.set.severity(f, a.Date)
	}
}

func (r *run) judgeFile() {
	from := len(r.sink.Findings)
	r.excused.Ran(r.plan.file)
	r.runRules(r.plan.file, r.sink.FilePass(r.res.File, r.res.Assessments, &r.set.Settings))
	for _, f := range r.sink.Findings[from:] {
		f.Severity = r.set.severity(f, assess.Dating{})
	}
}

// pass is what rules look at one after the other.
type pass interface{ Run(r *rule.Rule) }

// runRules runs the rules, and those behind one that breaks all the same.
func (r *run) runRules(rules []*rule.Rule, p pass) {
	for len(rules) > 0 {
		rules = rules[r.runUnbroken(rules, p):]
	}
}

// runUnbroken runs the rules until one breaks, and returns how many it has seen to. A rule that breaks
// loses its findings here, the others do not.
func (r *run) runUnbroken(rules []*rule.Rule, p pass) (done int) {
	before := 0
	defer func() {
		if broken := recover(); broken != nil {
			r.sink.Findings = r.sink.Findings[:before]
			r.res.Problems = append(r.res.Problems,
				&PanicError{Rule: rules[done].Name, Name: r.res.Source.Name(), Value: broken, Stack: debug.Stack()})
			done++
		}
	}()
	for ; done < len(rules); done++ {
		before = len(r.sink.Findings)
		p.Run(rules[done])
	}
	return done
}
