package ruletest

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/collection"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// fileMark opens a file of a case that has several.
const fileMark = "=== "

// files are the files of a case, by the lines that name them.
func (c *Case) files(t *testing.T) (names []string, texts map[string]string) {
	t.Helper()
	texts = map[string]string{}
	for line := range strings.Lines(c.Lines) {
		if name, opens := strings.CutPrefix(line, fileMark); opens {
			names = append(names, strings.TrimSpace(name))
			continue
		}
		if len(names) == 0 {
			t.Fatalf("a case of several files begins with %sNAME", fileMark)
		}
		texts[names[len(names)-1]] += line
	}
	return names, texts
}

// runFiles runs a case of several files: the rule speaks as the case says, and on a good case no rule of
// collections does.
func (b *bench) runFiles(t *testing.T, c *Case, update bool) {
	t.Helper()
	only := b.rule.Name
	if c.Expect == Good {
		only = ""
	}
	got := b.collate(t, c, only)
	switch {
	case c.Expect != Bad && got != "":
		t.Errorf("it is not silent:\n%s", got)
	case c.Expect == Bad && got == "":
		t.Errorf("%s is silent on a bad case", only)
	case c.Expect == Bad && update:
		c.Want = got
	case c.Expect == Bad:
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("want (-) and got (+) differ:\n%s", diff)
		}
	}
}

// collate judges the files of a case against one another, and writes what a rule finds, or every rule.
func (b *bench) collate(t *testing.T, c *Case, only string) string {
	t.Helper()
	reader, records := collection.NewReader(nil), collection.New()
	names, texts := c.files(t)
	l := b.linter(t, c, nil)
	read := func(name string) *linter.Result {
		res, err := l.Lint(t.Context(), text.NewSource(name, []byte(texts[name])))
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	for _, name := range names {
		records.Add(reader.Of(read(name), collection.Outside{}))
	}
	found, err := records.Judge(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range found.Pairs() {
		first := reader.TextOf(read(p.First.File).File.Cables[p.First.Cable-1])
		copied := reader.TextOf(read(p.Copy.File).File.Cables[p.Copy.Cable-1])
		if d, differ := collection.Compare(first, copied); differ {
			found.Differs(i, d)
		}
	}
	found.Done()
	var out strings.Builder
	for f := range found.All() {
		if only == "" || f.Rule == only {
			out.WriteString(b.line(&f))
		}
	}
	return out.String()
}

// line writes a finding as a "want" does, with its other place.
func (b *bench) line(f *collection.Finding) string {
	severity := rule.Off
	for _, r := range b.all {
		if r.Name == f.Rule {
			severity = (&linter.Settings{}).SeverityOf(r, f.Case, law.Period{From: f.Day, To: f.Day})
		}
	}
	out := fmt.Sprintf("%s %s %s %s", spotted(f.At), severity, f.Rule, f.Message)
	if f.Says != "" {
		out += "; " + spotted(f.Other) + " " + f.Says
	}
	return out + "\n"
}

func spotted(s collection.Spot) string {
	end := s.End()
	return fmt.Sprintf("%s:%d:%d-%d:%d", s.File, s.Start.Line, s.Start.Column, end.Line, end.Column)
}
