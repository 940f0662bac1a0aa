package report

import (
	"strings"
	"testing"

	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

var (
	dataRead     = strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n")
	propertyRead = strings.NewReplacer("%25", "%", "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",")
)

// runnerReads takes a workflow command apart as the runner does: "::name key=value,key=value::data".
func runnerReads(t *testing.T, line string) (name string, props map[string]string, data string) {
	t.Helper()
	rest, found := strings.CutPrefix(line, "::")
	head, data, ended := strings.Cut(rest, "::")
	if !found || !ended {
		t.Fatalf("%q is no command", line)
	}
	name, list, _ := strings.Cut(head, " ")
	props = map[string]string{}
	for pair := range strings.SplitSeq(list, ",") {
		key, value, _ := strings.Cut(pair, "=")
		props[key] = propertyRead.Replace(value)
	}
	return name, props, dataRead.Replace(data)
}

func TestGitHubIsReadBack(t *testing.T) {
	hostile := "a::b,c=d%0A%25\r\n::error title=x::y "
	f := &File{Path: "dir " + hostile + "x.txt", Findings: []Finding{{
		Rule: gone, Severity: rule.Warning, Message: hostile,
		Place: Place{Start: text.Position{Line: 3, Column: 5}, End: text.Position{Line: 3, Column: 9}},
	}}}
	out := string(written(t, "github", &Run{}, []*File{f}, &Totals{Problems: []Problem{{Message: hostile}}}))
	lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
	if len(lines) != 2 {
		t.Fatalf("got %d commands, want 2:\n%s", len(lines), out)
	}
	name, props, data := runnerReads(t, lines[0])
	want := map[string]string{
		"title": gone.Name, "file": f.Path, "line": "3", "endLine": "3", "col": "5", "endColumn": "9",
	}
	if diff := cmp.Diff(want, props); name != "warning" || diff != "" {
		t.Errorf("%s: %s", name, diff)
	}
	if data != hostile {
		t.Errorf("got %q, want %q", data, hostile)
	}
	name, props, data = runnerReads(t, lines[1])
	if name != "error" || props["title"] != "cablelint" || data != hostile {
		t.Errorf("got %s %v %q", name, props, data)
	}
}

func TestGitHubNamesColumnsOnOneLineOnly(t *testing.T) {
	run, files, totals := sample()
	out := string(written(t, "github", run, files, totals))
	for line := range strings.Lines(out) {
		_, props, _ := runnerReads(t, line)
		if _, has := props["col"]; has && props["line"] != props["endLine"] {
			t.Errorf("columns over several lines: %s", line)
		}
	}
}
