package settings

import (
	"fmt"

	"cablelint/linter"
	"cablelint/linter/except"
	"cablelint/linter/rule"
)

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
func (f *Finder) Remarks(reach Reach) []Remark {
	var out []Remark
	f.eachException(func(e *Effective, x *except.Exception) {
		name, message := f.remark(e, x, reach)
		if r, severity := f.speaks(e, name); severity != rule.Off {
			out = append(out, Remark{
				e.File.Path, x.Line, x.Column, x.End, x.Offset, r, severity, message, remarkPrint(name, x),
			})
		}
	})
	return out
}

// Pending counts the exceptions that end on a day and were not judged, as no day counts as today.
func (f *Finder) Pending() int {
	n := 0
	f.eachException(func(e *Effective, x *except.Exception) {
		if x.Expires != 0 && e.Engine.AsOf == 0 {
			n++
		}
	})
	return n
}

// eachException gives the exceptions of the configurations that were in use, each once.
func (f *Finder) eachException(give func(*Effective, *except.Exception)) {
	seen := map[*except.List]bool{}
	for _, e := range f.InUse() {
		if e.Exceptions == nil || seen[e.Exceptions] {
			continue
		}
		seen[e.Exceptions] = true
		for _, x := range e.Exceptions.Items {
			give(e, x)
		}
	}
}

// remark names the rule that has something to say of an exception; "" when none has.
func (f *Finder) remark(e *Effective, x *except.Exception, reach Reach) (name, message string) {
	switch {
	case x.Expired(e.Engine.AsOf):
		return except.ExpiredRule, fmt.Sprintf(
			"the exception of %s for %s held until %s: it excepts nothing any more", x.Rule, x.Path, x.Expires)
	case !reach.Broken && x.Unused() && (x.Exact() || f.covers(e.File, x.Path, reach.Folders)):
		return except.UnusedRule, fmt.Sprintf(
			"the exception of %s for %s matched no finding of the run: take it out", x.Rule, x.Path)
	}
	return "", ""
}

// speaks returns a rule about the run and its severity where e is in force; Off when it is silent.
func (f *Finder) speaks(e *Effective, name string) (*rule.Rule, rule.Severity) {
	for _, r := range f.opt.Rules {
		if r.Name != name || !e.Engine.Wants(r) {
			continue
		}
		if is, ok := e.Engine.Severities[name]; ok {
			return r, is
		}
		return r, r.Severity.Highest()
	}
	return nil, rule.Off
}

// remarkPrint is the fingerprint of a remark: that of the exception, wherever it stands in the file.
func remarkPrint(name string, x *except.Exception) string {
	parts := []string{name, x.Rule, x.Path}
	if x.Print != "" {
		parts = append(parts, x.Print)
	}
	return linter.Digest(parts...)
}

// Excepted is an exception as it is listed.
type Excepted struct {
	Rule        string  `json:"rule"`        // rule, or glob of rules
	Path        string  `json:"path"`        // glob of paths
	Fingerprint *string `json:"fingerprint"` // fingerprint of a single finding; null for all of the rule
	Reason      string  `json:"reason"`      // why the findings are accepted
	By          *string `json:"by"`          // who accepted them
	Expires     *string `json:"expires"`     // last day on which it holds; null for good
	Expired     *bool   `json:"expired"`     // whether that day has passed; null without --as-of
	File        string  `json:"file"`        // path of the configuration
	Line        int     `json:"line"`        // line in the configuration
}

// Excepted lists the exceptions of the file that is in force. It is never nil.
func (e *Effective) Excepted() []Excepted {
	out := []Excepted{}
	if e.Exceptions == nil {
		return out
	}
	for _, x := range e.Exceptions.Items {
		v := Excepted{Rule: x.Rule, Path: x.Path, Reason: x.Reason, File: e.File.Path, Line: x.Line}
		v.Fingerprint, v.By = unlessEmpty(x.Print), unlessEmpty(x.By)
		if x.Expires != 0 {
			expired := x.Expired(e.Engine.AsOf)
			if v.Expires = unlessEmpty(x.Expires.String()); e.Engine.AsOf != 0 {
				v.Expired = &expired
			}
		}
		out = append(out, v)
	}
	return out
}

func unlessEmpty(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
