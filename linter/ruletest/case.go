package ruletest

import (
	"fmt"
	"os"
	"path"
	"strings"
	"time"

	"cablelint/linter/internal/specimen"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/settings"
	"cablelint/linter/text"

	"golang.org/x/tools/txtar"
)

// Expectation is what a case asks of the rules.
type Expectation string

// The expectations, the endings of a case's name.
const (
	Bad    Expectation = "bad"    // the rule says what is in "want" and nothing else
	Good   Expectation = "good"   // every rule is silent
	Silent Expectation = "silent" // the rule is silent, others may speak
)

// Case is one case of a rule's fixture.
type Case struct {
	Name     string
	Expect   Expectation
	Title    string // the line of the archive that opens it
	Lines    string // what the case shows
	Want     string
	Fixed    string
	HasFixed bool
	settings settings.Values
	frame    specimen.Frame
	bytes    string // name of the file with the input's exact bytes
	several  bool   // Lines are several files
}

// Parse reads a fixture. Cases are in the order of the file.
func Parse(data []byte) ([]Case, error) {
	archive := txtar.Parse(data)
	var cases []Case
	for _, f := range archive.Files {
		name, params, _ := strings.Cut(f.Name, " ")
		base, kind, _ := strings.Cut(name, ".")
		switch kind {
		case "want", "fixed":
			if len(cases) == 0 || cases[len(cases)-1].Name != base {
				return nil, fmt.Errorf("%s does not follow its case", name)
			}
			last := &cases[len(cases)-1]
			if kind == "want" {
				last.Want = string(f.Data)
			} else {
				last.Fixed, last.HasFixed = string(f.Data), true
			}
		case string(Bad), string(Good), string(Silent):
			c := Case{Name: base, Expect: Expectation(kind), Title: f.Name, Lines: string(f.Data)}
			if err := c.configure(params); err != nil {
				return nil, fmt.Errorf("case %s: %w", name, err)
			}
			cases = append(cases, c)
		default:
			return nil, fmt.Errorf("%s is neither bad, good, silent, want nor fixed", f.Name)
		}
	}
	return cases, nil
}

// configure reads "(acp127 C 2007-03-14 style=ic)".
func (c *Case) configure(params string) error {
	words := strings.Fields(strings.Trim(params, "()"))
	var plain []string
	for _, w := range words {
		key, value, isSetting := strings.Cut(w, "=")
		if !isSetting {
			plain = append(plain, w)
			continue
		}
		if err := c.set(key, value); err != nil {
			return err
		}
	}
	switch {
	case len(plain) == 3:
		day, err := parseDay(plain[2])
		if err != nil {
			return err
		}
		c.frame, err = specimen.NewFrame(plain[0], plain[1], day)
		return err
	case len(plain) == 1 && plain[0] == "raw", c.bytes != "":
		return nil
	case len(plain) == 1 && plain[0] == "files":
		c.several = true
		return nil
	}
	return fmt.Errorf("want (GENERATION LEVEL DATE ...), (raw ...) or (files ...), have %q", params)
}

// set reads a setting as files and flags write it, and what only a case has.
func (c *Case) set(key, value string) error {
	if key == "bytes" {
		c.bytes = value
		return nil
	}
	return c.settings.Set(key, value, nil)
}

// parseDay reads a date as YYYY-MM-DD.
func parseDay(s string) (law.Day, error) {
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is no day as YYYY-MM-DD", s)
	}
	return law.Date(d.Year(), int(d.Month()), d.Day()), nil
}

// input is the whole cable of a case.
func (c *Case) input(dir string) ([]byte, error) {
	if c.bytes != "" {
		return os.ReadFile(path.Join(dir, "bytes", c.bytes))
	}
	return []byte(c.frame.Head + c.Lines + c.frame.Tail), nil
}

// shown cuts a whole cable down to the lines that a case shows.
func (c *Case) shown(whole []byte) string {
	s := string(whole)
	s = strings.TrimPrefix(s, c.frame.Head)
	return strings.TrimSuffix(s, c.frame.Tail)
}

// report writes findings as a "want" does, positions counted from the case's first line.
func (c *Case) report(src *text.Source, findings []*rule.Finding, only string) string {
	above := strings.Count(c.frame.Head, "\n")
	var b strings.Builder
	for _, f := range findings {
		if only != "" && f.Rule.Name != only {
			continue
		}
		fmt.Fprintf(&b, "%s %s %s %s", c.place(src, f.Span, above), f.Severity, f.Rule.Name, f.Message)
		if f.Quieted != "" {
			fmt.Fprintf(&b, " [%s]", f.Quieted)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (c *Case) place(src *text.Source, sp text.Span, above int) string {
	start, end := src.Position(sp.Start), src.EndPosition(sp.End)
	prefix := "header:"
	if start.Line > above {
		prefix = ""
		start.Line -= above
		end.Line -= above
	}
	return fmt.Sprintf("%s%d:%d-%d:%d", prefix, start.Line, start.Column, end.Line, end.Column)
}
