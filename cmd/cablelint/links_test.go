package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cablelint/linter/report"
	"cablelint/rules"
)

var (
	linked   = regexp.MustCompile(`\]\(([\w./-]+)(?:#[^)\s]*)?\)`)
	cited    = regexp.MustCompile(`(?m)^\s*//.*?\b([\w/-]+\.md)\b`)
	invented = []string{".git", "fixtures", "testdata", "node_modules"} // folders that name what is not there
)

// TestWhatIsNamedIsThere: the links of the pages lead to files, and a page that a comment names is one of the
// project's.
func TestWhatIsNamedIsThere(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	links := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains(invented, d.Name()):
			return filepath.SkipDir
		case filepath.Ext(path) == ".md":
			for _, m := range linked.FindAllSubmatch(slurp(t, path), -1) {
				links++
				oneIsThere(t, path, filepath.Join(filepath.Dir(path), string(m[1])))
			}
		case filepath.Ext(path) == ".go":
			for _, m := range cited.FindAllSubmatch(slurp(t, path), -1) {
				name := string(m[1])
				oneIsThere(t, path, filepath.Join(root, name), filepath.Join(root, "docs", name),
					filepath.Join(filepath.Dir(path), name))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if links < 20 {
		t.Errorf("only %d links were looked at", links)
	}
}

// TestRulesHaveAnchors: the addresses that reports and editors give for a rule lead to its heading, and so does its row
// in the table at the head of the page.
func TestRulesHaveAnchors(t *testing.T) {
	t.Parallel()
	page := string(slurp(t, "../../docs/rules.md"))
	shown := report.Tool{Address: "https://forge.example/cablelint"}
	for _, r := range rules.All() {
		file, anchor, _ := strings.Cut(shown.RuleAddress(r), "#")
		if file != shown.RulesPage() || !strings.HasSuffix(file, "/docs/rules.md") {
			t.Errorf("%s is told of at %s", r.Name, file)
		}
		for _, once := range []string{"\n### " + anchor + "\n", "\n| [" + r.Name + "](#" + anchor + ") | "} {
			if n := strings.Count(page, once); n != 1 {
				t.Errorf("rules.md has %q %d times", once, n)
			}
		}
	}
}

// oneIsThere wants one of the places that a file may mean.
func oneIsThere(t *testing.T, by string, places ...string) {
	t.Helper()
	if !slices.ContainsFunc(places, func(p string) bool {
		_, err := os.Stat(p)
		return err == nil
	}) {
		t.Errorf("%s names what is not there: %s", by, strings.Join(places, ", "))
	}
}

// TestProofsAreThere: each test and script that the page of promises names is one of the project's.
func TestProofsAreThere(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	page := slurp(t, filepath.Join(root, "docs", "trust.md"))
	defined := definedTests(t, root)
	proofs := regexp.MustCompile("`((?:Test|Fuzz)\\w+)`").FindAllSubmatch(page, -1)
	for _, m := range proofs {
		if defined[string(m[1])] == 0 {
			t.Errorf("docs/trust.md names %s, which is no test", m[1])
		}
	}
	if len(proofs) < 20 {
		t.Errorf("only %d tests were looked for", len(proofs))
	}
	for _, m := range regexp.MustCompile("([\\w-]+\\.txtar)`").FindAllSubmatch(page, -1) {
		oneIsThere(t, "docs/trust.md", filepath.Join(root, "fixtures", "script", string(m[1])))
	}
	targets := 0
	for name, times := range defined {
		if strings.HasPrefix(name, "Fuzz") {
			targets += times
		}
	}
	told := regexp.MustCompile(`fuzz targets, (\d+) of them`).FindSubmatch(page)
	if told == nil || string(told[1]) != strconv.Itoa(targets) {
		t.Errorf("docs/trust.md does not say that there are %d fuzz targets", targets)
	}
}

// definedTests are the names of all tests and fuzz targets, and how many packages have each.
func definedTests(t *testing.T, root string) map[string]int {
	t.Helper()
	defined := map[string]int{}
	definition := regexp.MustCompile(`(?m)^func ((?:Test|Fuzz)\w+)\(`)
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, "_test.go") {
			return err
		}
		for _, m := range definition.FindAllSubmatch(slurp(t, path), -1) {
			defined[string(m[1])]++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return defined
}
