//go:build js && wasm

package main

import (
	"unicode/utf8"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// What was found in a text, as the page has it. Places count as JavaScript counts: in units of UTF-16.
type (
	judged struct {
		Findings []finding    `json:"findings"`
		Cables   []cableFound `json:"cables"`
	}
	finding struct {
		Rule      string `json:"rule"`
		Severity  string `json:"severity"`
		Message   string `json:"message"`
		Line      int    `json:"line"`
		From      int    `json:"from"`
		To        int    `json:"to"`
		Why       string `json:"why"`
		Authority string `json:"authority"`
		Quieted   string `json:"quieted"`
		Mended    bool   `json:"mended"` // there are fixes
	}
	cableFound struct {
		Number        string    `json:"number"`
		Date          string    `json:"date"`
		Stated        string    `json:"stated"`
		StatedLevel   string    `json:"statedLevel"`
		Computed      string    `json:"computed"`
		ComputedLevel string    `json:"computedLevel"`
		Portions      []portion `json:"portions"`
	}
	portion struct {
		Name  string `json:"name"`
		Mark  string `json:"mark"`
		Level string `json:"level"`
		Line  int    `json:"line"`
	}
)

func judgedOf(res *linter.Result) judged {
	r := ruler{text: res.Source.File()}
	out := judged{make([]finding, len(res.Findings)), make([]cableFound, len(res.Assessments))}
	for i, f := range res.Findings {
		out.Findings[i] = findingOf(res.Source, f, &r)
	}
	for i, a := range res.Assessments {
		out.Cables[i] = cableOf(res.Source, a)
	}
	return out
}

func findingOf(src *text.Source, f *rule.Finding, r *ruler) finding {
	from := src.Position(f.Span.Start)
	authority := ""
	if c := f.Authority(); c != nil {
		authority = c.Source + ": " + c.Says
	}
	return finding{
		Rule: f.Rule.Name, Severity: f.Severity.String(), Message: f.Message, Line: from.Line,
		From: r.units(from.Offset), To: r.units(src.EndPosition(f.Span.End).Offset),
		Why: f.Rule.Why, Authority: authority, Quieted: f.Quieted, Mended: len(f.Fixes) > 0,
	}
}

func cableOf(src *text.Source, a *assess.Assessment) cableFound {
	out := cableFound{
		Number: a.Number(),
		Stated: banner(a.Banner.Level, a.Banner.Controls), StatedLevel: a.Banner.Level.Letter(),
		Computed: banner(a.Computed.Level, a.Computed.Controls), ComputedLevel: a.Computed.Level.Letter(),
		Portions: make([]portion, len(a.Cable.Portions)),
	}
	if a.Date.Known() {
		out.Date = a.Date.Day().String()
	}
	for i := range out.Portions {
		p := &out.Portions[i]
		p.Name, p.Line = a.PortionName(i), src.Position(a.Cable.Portions[i].Span.Start).Line
		if m := a.Marks[i]; m != nil {
			p.Mark, p.Level = m.Text, m.Level.Letter()
		}
	}
	return out
}

func banner(l marking.Level, c marking.Controls) string {
	if l == marking.NoLevel {
		return ""
	}
	return marking.Print(marking.Banner, l, c)
}

// ruler counts the units of UTF-16 before offsets, each from the last.
type ruler struct {
	text      []byte
	at, count int
}

func (r *ruler) units(offset int) int {
	for r.at < offset {
		c, n := utf8.DecodeRune(r.text[r.at:])
		r.at, r.count = r.at+n, r.count+unitsOf(c)
	}
	for r.at > offset {
		c, n := utf8.DecodeLastRune(r.text[:r.at])
		r.at, r.count = r.at-n, r.count-unitsOf(c)
	}
	return r.count
}

func unitsOf(c rune) int {
	if c > 0xffff {
		return 2
	}
	return 1
}
