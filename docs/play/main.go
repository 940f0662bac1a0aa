//go:build js && wasm

// The engine of the page to paste a cable into: it gives the page functions that judge a text, tell how a finding can
// be mended, and mend it. What they are given and what they give stays within the page.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"syscall/js"
	"time"

	"cablelint/linter"
	"cablelint/linter/fix"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

func main() {
	e, err := newEngine()
	if err != nil {
		panic(err) // without settings of a user there is nothing to be wrong
	}
	js.Global().Set("cablelint", js.ValueOf(map[string]any{
		"judge": function(e.judge), // (text, settings) -> judged
		"ways":  function(e.ways),  // (number of a finding) -> []way
		"mend":  function(e.mend),  // (number of a finding, number of a way) -> text
	}))
	js.Global().Get("engineReady").Invoke()
	select {} // until the page is closed
}

// function makes a function of the page. What it gives crosses in JSON, as one text: each value by itself costs as much
// as judging does. Its error becomes {"error": words}.
func function(f func(args []js.Value) (any, error)) js.Func {
	return js.FuncOf(func(_ js.Value, args []js.Value) any {
		out, err := f(args)
		if err != nil {
			out = map[string]string{"error": err.Error()}
		}
		data, err := json.Marshal(out)
		if err != nil {
			panic(err) // it is made of texts, numbers and truths
		}
		return string(data)
	})
}

// engine judges one text after another.
type engine struct {
	linter   *linter.Linter
	settings linter.Settings
	last     *linter.Result
}

func newEngine() (*engine, error) {
	e := &engine{}
	var err error
	e.linter, err = linter.New(linter.Options{
		Rules: rules.All(), SettingsFor: func(string) (*linter.Settings, error) { return &e.settings, nil },
	})
	return e, err
}

// judge judges a text. settings has the ceiling ("" for none), and the days that count as today and as the date of a
// cable that shows none (YYYY-MM-DD, "" for none).
func (e *engine) judge(args []js.Value) (any, error) {
	given := args[1]
	set := linter.Settings{}
	var err error
	if name := given.Get("ceiling").String(); name != "" {
		if set.Ceiling, err = marking.ParseCeiling(name); err != nil {
			return nil, err
		}
	}
	if set.AsOf, err = dayOf(given.Get("asOf")); err != nil {
		return nil, err
	}
	if set.Assume, err = dayOf(given.Get("assume")); err != nil {
		return nil, err
	}
	if given.Get("ic").Bool() {
		set.Style = rule.IC
	}
	e.settings = set
	res, err := e.linter.Lint(context.Background(), text.NewSource("the text", []byte(args[0].String())))
	if err != nil {
		return nil, err
	}
	e.last = res
	return judgedOf(res), nil
}

func dayOf(v js.Value) (law.Day, error) {
	if v.String() == "" {
		return 0, nil
	}
	t, err := time.Parse(time.DateOnly, v.String())
	if err != nil {
		return 0, fmt.Errorf("%q is no date", v.String())
	}
	return law.Date(t.Year(), int(t.Month()), t.Day()), nil
}

// way is a way to mend a finding.
type way struct {
	Number int    `json:"number"`
	Title  string `json:"title"`
	Safe   bool   `json:"safe"`
	Why    string `json:"why"`
	Lines  []line `json:"lines"`
}

// line is one of a comparison.
type line struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// ways tells how a finding can be mended: what the gate lets pass, as a comparison.
func (e *engine) ways(args []js.Value) (any, error) {
	f := e.last.Findings[args[0].Int()]
	out := []way{}
	for i := range f.Fixes {
		after, err := e.after(f, i)
		if err != nil {
			continue // it would lower protection, or cannot be written
		}
		w := way{Number: i, Title: f.Fixes[i].Title, Safe: f.Fixes[i].Safety == rule.Safe, Why: f.Rule.FixWhy}
		for _, h := range fix.Hunks(e.last.Source.File(), after) {
			for _, l := range h.Lines {
				w.Lines = append(w.Lines, line{string(l.Op), l.Text})
			}
		}
		out = append(out, w)
	}
	return out, nil
}

// mend returns the text as one way of mending a finding makes it.
func (e *engine) mend(args []js.Value) (any, error) {
	after, err := e.after(e.last.Findings[args[0].Int()], args[1].Int())
	return string(after), err
}

func (e *engine) after(f *rule.Finding, way int) ([]byte, error) {
	edits, err := e.linter.Allow(context.Background(), e.last, f.Fixes[way].Edits)
	if err != nil {
		return nil, err
	}
	return fix.Apply(e.last.Source, edits), nil
}
