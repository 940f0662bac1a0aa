package linter_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// below lists, for a package of ours, the only packages of ours that it may import. Data flows one way:
// bytes, document, assessment, rules, findings, fixes, reports; within the document from the cursor over
// lines and values to layouts and body, which parse joins.
var below = map[string][]string{
	sorts:                        {},
	"linter/text":                {},
	"linter/law":                 {},
	"linter/vocab":               {"linter/internal/packed"},
	"linter/scan":                {"linter/text"},
	"linter/marking":             {"linter/text", "linter/scan"},
	"linter/spill":               {"linter/text", "linter/scan", "linter/marking"},
	"linter/cable/line":          {"linter/text", "linter/scan"},
	"linter/cable":               {"linter/text", "linter/scan", "linter/marking", "linter/cable/line"},
	"linter/cable/value":         underValues,
	"linter/cable/layout":        underLayouts,
	"linter/cable/internal/body": underLayouts,
	"linter/cable/parse":         with(underLayouts, "linter/cable/layout", "linter/cable/internal/body"),
	"linter/assess":              underAssess,
	"linter/rule":                with(underAssess, "linter/assess"),
	"rules/<category>":           with(underAssess, "linter/assess", "linter/rule", "linter/spill", "rules/internal/marks"),
	"linter/fix":                 with(underAssess, "linter/assess", "linter/rule"),
	"linter/internal/survey":     with(underAssess, "linter/assess"),
	"linter/report": with(underAssess, "linter/assess", "linter/rule", "linter/fix", "linter/internal/jsontext",
		"linter/report/term"),
	"linter/report/term":          {},
	"linter/files":                {"linter/text"},
	"linter/internal/git":         {},
	"linter/internal/jsontext":    {},
	"linter/internal/packed":      {},
	"linter/nearest":              {},
	"linter/extract":              {"linter/text", "linter/extract/internal/pdf"},
	"linter/extract/internal/pdf": {"linter/text", "linter/internal/packed"},
	"linter/records":              {"linter/text"},
	"linter/except":               {"linter/law", "linter/rule", "linter/text"},
	"linter": with(underAssess, "linter/cable/parse", "linter/assess", "linter/rule", "linter/fix",
		"linter/except", "linter/nearest"),
	"linter/collection": with(underAssess, "linter", "linter/assess"),
	"linter/settings": {
		"linter", "linter/except", "linter/law", "linter/marking", "linter/nearest", "linter/records", "linter/rule",
		"linter/text",
	},
	"linter/session": with(underAssess, "linter", "linter/assess", "linter/collection", "linter/except", "linter/extract",
		"linter/files", "linter/internal/git", "linter/records", "linter/report", "linter/rule", "linter/settings"),
	"linter/outline": with(underAssess, "linter", "linter/assess", "linter/rule", "linter/report", "linter/report/term"),
	"linter/draft":   with(underAssess, "linter/assess", "linter/internal/survey"),
	"linter/drafting": {
		"linter", "linter/draft", "linter/rule", "linter/session", "linter/text",
	},
	"linter/board": with(underAssess, "linter", "linter/assess", "linter/collection", "linter/internal/survey", "linter/report", "linter/report/term",
		"linter/settings"),
	"linter/patch":   with(underAssess, "linter", "linter/fix", "linter/report", "linter/report/term", "linter/rule"),
	"linter/explain": with(underAssess, "linter/internal/packed", "linter/report", "linter/report/term", "linter/rule"),
	"linter/lsp": with(underAssess, "linter", "linter/assess", "linter/draft", "linter/rule", "linter/fix", "linter/files",
		"linter/internal/jsontext", "linter/session", "linter/settings"),
	"linter/ruletest": with(underAssess, "linter", "linter/cable/parse", "linter/collection", "linter/rule", "linter/internal/specimen",
		"linter/settings"),
	"cmd/internal/command": {"linter/nearest", "linter/report", "linter/report/term"},
}

// sorts is below every package: it knows nothing of ours.
const sorts = "linter/arrange"

// What several of them may import.
var (
	underValues = []string{
		"linter/text", "linter/scan", "linter/marking", "linter/vocab", "linter/law", "linter/cable",
		"linter/cable/line",
	}
	underLayouts = with(underValues, "linter/cable/value")
	underAssess  = with(underLayouts, "linter/cable/layout")
)

func with(list []string, more ...string) []string { return slices.Concat(list, more) }

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
			if strings.HasPrefix(pkg, "linter/cable/") {
				t.Errorf("%s is of the reading of cables and in no list", pkg)
			}
			continue
		}
		for _, imp := range strings.Fields(imports) {
			own, ours := strings.CutPrefix(imp, module+"/")
			if ours && own != sorts && !slices.Contains(allowed, own) {
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

// TestOneProgram: what installs every package of the module, as pre-commit does, installs the command alone.
func TestOneProgram(t *testing.T) {
	t.Parallel()
	module := strings.TrimSpace(run(t, "go", "list", "-m"))
	found := strings.Fields(run(t, "go", "list", "-f", `{{if eq .Name "main"}}{{.ImportPath}}{{end}}`, module+"/..."))
	if want := []string{module + "/cmd/cablelint"}; !slices.Equal(found, want) {
		t.Errorf("programs %v, want %v", found, want)
	}
}
