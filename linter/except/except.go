// Package except takes out findings that people have taken out for a reason: the exceptions of a
// configuration file, and the baseline that records what was there on a day.
//
// Both lie outside the cables: nothing that a cable says can silence a rule. Findings of the ceiling
// are never asked about here.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package except

import (
	"path"
	"slices"
	"sync/atomic"

	"cablelint/linter/law"
	"cablelint/linter/rule"
)

// The rules that speak of exceptions themselves.
const (
	ExpiredRule = "config-exception-expired"
	UnusedRule  = "config-exception-unused"
)

// Exception is one exception as it was configured, and what a run saw of it. It is safe for
// concurrent use.
type Exception struct {
	Rule    string // name or glob
	Path    string // glob, relative to the folder of the configuration
	Print   string // the fingerprint of the one finding that is excepted; "": every one of the rule is
	Reason  string
	By      string  // who accepted it; "": not said
	Expires law.Day // the last day on which it holds; 0: it holds for good
	Line    int     // of the configuration file
	Column  int
	Offset  int
	End     int               // column after the last character of what stands there
	Matches func(string) bool // reports whether Path matches a path relative to the configuration

	ran, used, exact atomic.Bool
}

// Expired reports whether the exception no longer holds on day; on no day, that is not judged.
func (e *Exception) Expired(day law.Day) bool { return day != 0 && e.Expires != 0 && day > e.Expires }

// Unused reports whether the rule ran on a path of the exception and had nothing that it matched.
func (e *Exception) Unused() bool { return e.ran.Load() && !e.used.Load() }

// Exact reports whether a source was met whose path is the exception's, letter for letter.
func (e *Exception) Exact() bool { return e.exact.Load() }

func (e *Exception) names(rule string) bool {
	ok, err := path.Match(e.Rule, rule)
	return ok && err == nil
}

// List is the exceptions of one configuration file.
type List struct {
	Items    []*Exception
	Relative func(name string) string // leads from the name of a source to its path below the configuration
}

// For returns those that hold for a source on a day; the result may be asked although it is empty.
func (l *List) For(name string, day law.Day) Active {
	if l == nil || len(l.Items) == 0 {
		return nil
	}
	var out Active
	rel := l.Relative(name)
	for _, e := range l.Items {
		if e.Expired(day) || !e.Matches(rel) {
			continue
		}
		if rel == e.Path {
			e.exact.Store(true)
		}
		out = append(out, e)
	}
	return out
}

// Active is the exceptions that hold for one source.
type Active []*Exception

// Ran notes that rules ran on the source.
func (a Active) Ran(rules []*rule.Rule) {
	for _, e := range a {
		if !e.ran.Load() && slices.ContainsFunc(rules, func(r *rule.Rule) bool { return e.names(r.Name) }) {
			e.ran.Store(true)
		}
	}
}

// Cover reports whether a finding of the rule is excepted. All that match it count as used. A finding that
// is hidden has no fingerprint: it may be any exception's.
func (a Active) Cover(rule, fingerprint string) bool {
	covered := false
	for _, e := range a {
		if e.names(rule) && (e.Print == "" || fingerprint == "" || e.Print == fingerprint) {
			e.used.Store(true)
			covered = true
		}
	}
	return covered
}
