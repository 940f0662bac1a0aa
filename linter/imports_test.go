package linter_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// below lists, for a package of ours, the only packages of ours that it may import. Data flows one way:
// bytes, document, assessment, rules, findings, fixes, reports.
var below = map[string][]string{
	"linter/text":            {},
	"linter/law":             {},
	"linter/vocab":           {},
	"linter/marking":         {"linter/text"},
	"linter/spill":           {"linter/text", "linter/marking"},
	"linter/cable":           {"linter/text", "linter/marking"},
	"linter/assess":          {"linter/text", "linter/marking", "linter/cable", "linter/law", "linter/vocab"},
	"linter/rule":            {"linter/text", "linter/marking", "linter/cable", "linter/law", "linter/assess"},
	"linter/fix":             {"linter/text", "linter/law", "linter/marking", "linter/cable", "linter/assess", "linter/rule"},
	"linter/files":           {},
	"linter/git":             {},
	"linter/config":          {"linter/law", "linter/marking", "linter/rule", "linter/internal/except"},
	"linter/internal/except": {"linter/law", "linter/rule"},
	"linter/survey":          {"linter/text", "linter/marking", "linter/cable", "linter/law", "linter/vocab", "linter/assess"},
	"linter/report":          {"linter/text", "linter/law", "linter/marking", "linter/cable", "linter/assess", "linter/rule", "linter/fix"},
	"linter":                 {"linter/text", "linter/cable", "linter/law", "linter/marking", "linter/assess", "linter/rule", "linter/fix", "linter/config", "linter/internal/except"},
	"linter/lsp":             {"linter", "linter/text", "linter/law", "linter/vocab", "linter/marking", "linter/cable", "linter/assess", "linter/rule", "linter/fix"},
	"linter/ruletest":        {"linter", "linter/internal/specimen", "linter/text", "linter/law", "linter/marking", "linter/rule"},
	"rules/<category>":       {"linter/text", "linter/marking", "linter/cable", "linter/law", "linter/vocab", "linter/assess", "linter/rule", "linter/spill"},
}

// TestImportDirections walks what the compiler sees; .golangci.yml holds the same while one writes.
func TestImportDirections(t *testing.T) {
	t.Parallel()
	module := strings.TrimSpace(run(t, "go", "list", "-m"))
	out := run(t, "go", "list", "-f", `{{.ImportPath}}:{{join .Imports " "}}`, module+"/...")
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		pkg, imports, _ := strings.Cut(line, ":")
		pkg = strings.TrimPrefix(pkg, module+"/")
		allowed, bounded := below[pkg]
		if strings.HasPrefix(pkg, "rules/") {
			allowed, bounded = below["rules/<category>"], true
		}
		if !bounded {
			continue
		}
		for _, imp := range strings.Fields(imports) {
			if own, ours := strings.CutPrefix(imp, module+"/"); ours && !slices.Contains(allowed, own) {
				t.Errorf("%s imports %s, which is not below it", pkg, own)
			}
		}
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v", name, strings.Join(args, " "), err)
	}
	return string(out)
}
