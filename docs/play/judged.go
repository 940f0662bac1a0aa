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

// judgedOf is what was found in a text, as the page has it. Places count as JavaScript counts: in units of UTF-16.
func judgedOf(res *linter.Result) map[string]any {
	r := ruler{text: res.Source.File()}
	findings := make([]any, len(res.Findings))
	for i, f := range res.Findings {
		findings[i] = findingOf(res.Source, f, &r)
	}
	cables := make([]any, len(res.Assessments))
	for i, a := range res.Assessments {
		cables[i] = cableOf(res.Source, a)
	}
	return map[string]any{"findings": findings, "cables": cables}
}

func findingOf(src *text.Source, f *rule.Finding, r *ruler) map[string]any {
	from := src.Position(f.Span.Start)
	authority := ""
	if c := f.Authority(); c != nil {
		authority = c.Source + ": " + c.Says
	}
	return map[string]any{
		"rule": f.Rule.Name, "severity": f.Severity.String(), "message": f.Message, "line": from.Line, "column": from.Column,
		"from": r.units(from.Offset), "to": r.units(src.EndPosition(f.Span.End).Offset),
		"why": f.Rule.Why, "authority": authority, "quieted": f.Quieted, "mended": len(f.Fixes) > 0,
	}
}

func cableOf(src *text.Source, a *assess.Assessment) map[string]any {
	portions := make([]any, 0, len(a.Cable.Portions))
	for i := range a.Cable.Portions {
		p := map[string]any{
			"name": a.PortionName(i), "mark": "", "level": "", "line": src.Position(a.Cable.Portions[i].Span.Start).Line,
		}
		if m := a.Marks[i]; m != nil {
			p["mark"], p["level"] = m.Text, m.Level.Letter()
		}
		portions = append(portions, p)
	}
	date := ""
	if a.Date.Known() {
		date = a.Date.Day().String()
	}
	return map[string]any{
		"number": a.Number(), "date": date,
		"stated": banner(a.Banner.Level, a.Banner.Controls), "statedLevel": a.Banner.Level.Letter(),
		"computed": banner(a.Computed.Level, a.Computed.Controls), "computedLevel": a.Computed.Level.Letter(),
		"portions": portions,
	}
}

func banner(l marking.Level, c marking.Controls) string {
	if l == marking.NoLevel {
		return ""
	}
	return marking.Print(marking.Banner, l, c)
}

// ruler counts the units of UTF-16 before offsets, which mostly come in order.
type ruler struct {
	text      []byte
	at, count int
}

func (r *ruler) units(offset int) int {
	if offset < r.at {
		r.at, r.count = 0, 0
	}
	for r.at < offset {
		c, n := utf8.DecodeRune(r.text[r.at:])
		r.at += n
		r.count++
		if c > 0xffff {
			r.count++
		}
	}
	return r.count
}
