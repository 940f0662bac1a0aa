package ruletest

import (
	"fmt"
	"os"
	"path"
	"strconv"
	"strings"

	"cablelint/linter"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
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
	settings linter.Settings
	frame    specimen.Frame
	bytes    string // name of the file with the input's exact bytes
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
		day, err := ParseDay(plain[2])
		if err != nil {
			return err
		}
		c.frame, err = specimen.NewFrame(plain[0], plain[1], day)
		return err
	case len(plain) == 1 && plain[0] == "raw", c.bytes != "":
		return nil
	}
	return fmt.Errorf("want (GENERATION LEVEL DATE ...) or (raw ...), have %q", params)
}

func (c *Case) set(key, value string) (err error) {
	switch key {
	case "style":
		if value == "ic" {
			c.settings.Style = rule.IC
		}
	case "as-of":
		c.settings.AsOf, err = ParseDay(value)
	case "assume-date":
		c.settings.Assume, err = ParseDay(value)
	case "ceiling":
		c.settings.Ceiling, err = marking.ParseCeiling(value)
	case "bytes":
		c.bytes = value
	default:
		err = fmt.Errorf("unknown setting %q", key)
	}
	return err
}

// ParseDay reads a date as YYYY-MM-DD.
func ParseDay(s string) (law.Day, error) {
	var n [3]int
	parts := strings.Split(s, "-")
	if len(parts) != 3 {
		return 0, fmt.Errorf("date %q is not YYYY-MM-DD", s)
	}
	for i, part := range parts {
		v, err := strconv.Atoi(part)
		if err != nil {
			return 0, fmt.Errorf("date %q is not YYYY-MM-DD", s)
		}
		n[i] = v
	}
	if !law.Valid(n[0], n[1], n[2]) {
		return 0, fmt.Errorf("date %q is not in the calendar", s)
	}
	return law.Date(n[0], n[1], n[2]), nil
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
