package report

import (
	"slices"

	"cablelint/linter/cable/line"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

// Page is everything that is told about a rule. Lists of rules, manual pages and the help in reports
// are all made from it.
type Page struct {
	Name        string     `json:"name"`
	Category    string     `json:"category"`
	Since       string     `json:"since"`
	Severity    string     `json:"severity"`   // the highest
	Severities  []string   `json:"severities"` // every one that it may have, the highest first
	Steps       []PageStep `json:"steps"`
	Summary     string     `json:"summary"`
	Why         string     `json:"why"`
	Authority   string     `json:"authority"` // the chief one of the law as it stands
	Evidence    string     `json:"evidence"`  // for the chief one
	Citations   []PageCite `json:"citations"`
	Period      PageDays   `json:"period"`
	Introduced  bool       `json:"introduced"` // silent in the grace window about the day it begins
	Level       string     `json:"level"`      // "any", "classified" or "unclassified"
	Generations []int      `json:"generations"`
	Layout      string     `json:"layout"` // "any", or "state": only messages laid out as State's are
	Style       string     `json:"style"`  // "any" or "ic"
	Clock       bool       `json:"clock"`  // only with --as-of
	Immune      bool       `json:"immune"`
	Fix         string     `json:"fix"`
	FixWhy      string     `json:"fixWhy"`
	Hides       []string   `json:"hides"`
	Quieted     []string   `json:"quieted"` // what in the text lowers its findings to info
	Bad         string     `json:"bad"`
	Good        string     `json:"good"`
}

// PageStep is a severity with the day from which it holds and the case that it is for.
type PageStep struct {
	From     *string `json:"from"`
	Case     string  `json:"case"`
	Severity string  `json:"severity"`
}

// PageCite is one authority, with the days on which it was in force.
type PageCite struct {
	Source   string   `json:"source"`
	Says     string   `json:"says"`
	Evidence string   `json:"evidence"`
	Period   PageDays `json:"period"`
}

// PageDays are the days on which a rule may speak, both included.
type PageDays struct {
	From *string `json:"from"`
	To   *string `json:"to"`
}

// PageOf makes the page of r. bad and good are its examples.
func PageOf(r *rule.Rule, bad, good string) *Page {
	p := &Page{
		Name: r.Name, Category: r.Category(), Since: r.Since, Severity: r.Severity.Highest().String(),
		Severities: severities(r.Severity), Steps: []PageStep{}, Summary: r.Summary, Why: r.Why,
		Citations: []PageCite{}, Period: pageDays(r.Speaks()), Introduced: r.Scope.Introduced,
		Level:       [...]string{"any", "classified", "unclassified"}[r.Scope.Class],
		Generations: []int{}, Layout: "any", Style: "any", Clock: r.Scope.Clock, Immune: r.Unbridled,
		Fix: r.Fix.String(), FixWhy: r.FixWhy, Hides: []string{}, Quieted: quieted(r), Bad: bad, Good: good,
	}
	if r.Scope.State {
		p.Layout = "state"
	}
	if r.Scope.ICOnly {
		p.Style = "ic"
	}
	for _, s := range r.Severity {
		p.Steps = append(p.Steps, PageStep{iso(s.From), s.Case, s.Is.String()})
	}
	p.cite(r)
	for _, l := range r.Scope.Layouts {
		if l.Generation > 0 && !slices.Contains(p.Generations, l.Generation) {
			p.Generations = append(p.Generations, l.Generation)
		}
	}
	for _, h := range r.Hides {
		if !slices.Contains(p.Hides, h.Rule) {
			p.Hides = append(p.Hides, h.Rule)
		}
	}
	return p
}

func (p *Page) cite(r *rule.Rule) {
	for _, c := range r.Citations() {
		p.Citations = append(p.Citations, PageCite{c.Source, c.Says, c.Evidence.String(), pageDays(c.Period)})
	}
	chief := r.Authority(law.Period{})
	if chief == nil {
		return
	}
	p.Authority, p.Evidence = chief.Source, chief.Evidence.String()
	if chief.Evidence == rule.Practice { // counted in cables that were read
		p.Evidence = rule.Derived.String()
	}
}

func severities(steps rule.Steps) []string {
	out := []string{}
	for s := rule.Error; s > rule.Off; s-- {
		if slices.ContainsFunc(steps, func(step rule.Step) bool { return step.Is == s }) {
			out = append(out, s.String())
		}
	}
	return out
}

func pageDays(p law.Period) PageDays { return PageDays{iso(p.From), iso(p.To)} }

func iso(d law.Day) *string {
	if d <= law.Always.From {
		return nil
	}
	s := d.String()
	return &s
}

// quieted lists what lowers the findings of a rule to info.
func quieted(r *rule.Rule) []string {
	out := []string{}
	for e := r.Quiet; e != 0; {
		lowest := e & -e
		out = append(out, lowest.String())
		e &^= lowest
	}
	if r.Absent != line.Unread {
		out = append(out, "it may stand in text that could not be read, or that the copy has cut or run together")
	}
	return out
}
