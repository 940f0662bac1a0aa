package linter

import (
	"fmt"
	"strings"
	"sync"

	"cablelint/linter/config"
	"cablelint/linter/internal/except"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

// Configured gives the settings that configuration files make. It is safe for concurrent use.
//
//	conf := linter.NewConfigured(finder, rules.All(), clock)
//	l, err := linter.New(linter.Options{Rules: rules.All(), SettingsFor: conf.For})
type Configured struct {
	finder *config.Finder
	rules  []*rule.Rule
	clock  Clock
	mu     sync.Mutex
	made   map[*config.Effective]*Settings
}

// Clock is the days that a run goes by.
type Clock struct {
	AsOf  law.Day // the day that counts as today for the rules; 0: none does
	Today law.Day // what the word "today" of assume-date stands for
}

// NewConfigured returns the settings that finder finds.
func NewConfigured(finder *config.Finder, rules []*rule.Rule, clock Clock) *Configured {
	return &Configured{finder: finder, rules: rules, clock: clock, made: map[*config.Effective]*Settings{}}
}

// For returns the settings for a source by its name: the same value for equal settings.
func (c *Configured) For(name string) (*Settings, error) {
	e, err := c.finder.For(name)
	if err != nil {
		return nil, err
	}
	return c.of(e), nil
}

func (c *Configured) of(e *config.Effective) *Settings {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.made[e] == nil {
		c.made[e] = c.settings(e)
	}
	return c.made[e]
}

func (c *Configured) settings(e *config.Effective) *Settings {
	s := &Settings{
		Select: globs(e.Select.Value), Ignore: globs(e.Ignore.Value),
		Assume:     e.AssumeDate.Value.At(c.clock.Today),
		Exceptions: e.Exceptions, Baseline: e.Baseline,
		Severities: severities(e.Rules.Value, c.rules), StrictAbsence: bool(e.StrictAbsence.Value),
	}
	s.AsOf, s.Ceiling = c.clock.AsOf, e.Ceiling.Value.Level()
	if e.Style.Value == "ic" {
		s.Style = rule.IC
	}
	return s
}

func globs(from []config.RuleGlob) []string {
	out := make([]string, len(from))
	for i, g := range from {
		out[i] = string(g)
	}
	return out
}

// severities spells out the globs: a name goes before a glob, a later one before an earlier.
func severities(levels config.Rules, rules []*rule.Rule) map[string]rule.Severity {
	if len(levels) == 0 {
		return nil
	}
	out := map[string]rule.Severity{}
	for _, named := range []bool{false, true} {
		for _, l := range levels {
			if isGlob := strings.ContainsAny(string(l.Rule), "*?"); isGlob == named {
				continue
			}
			for _, r := range rules {
				if matches(string(l.Rule), r.Name) {
					out[r.Name] = l.Value.Severity()
				}
			}
		}
	}
	return out
}

// Remark is a finding about the configuration itself, at a place of its file.
type Remark struct {
	File         string
	Line, Column int
	End          int // column after the last character
	Offset       int
	Rule         *rule.Rule
	Severity     rule.Severity
	Message      string
	Fingerprint  string
}

// Reach is how far a run went: only there is it known that an exception matches nothing.
type Reach struct {
	Folders []string // that it went through whole
	Broken  bool     // something was not read or judged: it is known nowhere
}

// Remarks judges the exceptions of the configurations that were in use, once a run is over.
func (c *Configured) Remarks(reach Reach) []Remark {
	var out []Remark
	seen := map[*except.List]bool{}
	for _, e := range c.finder.InUse() {
		if e.Exceptions == nil || seen[e.Exceptions] {
			continue
		}
		seen[e.Exceptions] = true
		for _, x := range e.Exceptions.Items {
			name, message := c.remark(e, x, reach)
			if r, severity := c.speaks(e, name); severity != rule.Off {
				out = append(out, Remark{
					e.File.Path, x.Line, x.Column, x.End, x.Offset, r, severity, message, remarkPrint(name, x),
				})
			}
		}
	}
	return out
}

// remark names the rule that has something to say of an exception; "" when none has.
func (c *Configured) remark(e *config.Effective, x *except.Exception, reach Reach) (name, message string) {
	switch {
	case x.Expired(c.clock.AsOf):
		return except.ExpiredRule, fmt.Sprintf(
			"the exception of %s for %s held until %s: it excepts nothing any more", x.Rule, x.Path, x.Expires)
	case !reach.Broken && x.Unused() && (x.Exact() || c.finder.Covers(e.File, x.Path, reach.Folders)):
		return except.UnusedRule, fmt.Sprintf(
			"the exception of %s for %s matched no finding of the run: take it out", x.Rule, x.Path)
	}
	return "", ""
}

// speaks returns a rule about the run and its severity under the settings of e; Off when it is silent.
func (c *Configured) speaks(e *config.Effective, name string) (*rule.Rule, rule.Severity) {
	set := c.of(e)
	for _, r := range c.rules {
		if r.Name != name || !set.wants(r) {
			continue
		}
		if is, ok := set.Severities[name]; ok {
			return r, is
		}
		return r, r.Severity.Highest()
	}
	return nil, rule.Off
}

// remarkPrint is the fingerprint of a remark: that of the exception, wherever it stands in the file.
func remarkPrint(name string, x *except.Exception) string {
	return digest(name, x.Rule, x.Path)
}

// Pending counts the exceptions in use that have a last day, which a run without a day does not judge.
func (c *Configured) Pending() int {
	n := 0
	seen := map[*except.List]bool{}
	for _, e := range c.finder.InUse() {
		if c.clock.AsOf != 0 || e.Exceptions == nil || seen[e.Exceptions] {
			continue
		}
		seen[e.Exceptions] = true
		for _, x := range e.Exceptions.Items {
			if x.Expires != 0 {
				n++
			}
		}
	}
	return n
}
