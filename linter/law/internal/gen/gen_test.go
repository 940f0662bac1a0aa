package gen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What is kept in the repository is what the generator makes of law.yml.
func TestTablesAndPageAreCurrent(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	code, page := filepath.Join(dir, "tables.go"), filepath.Join(dir, "law.md")
	if err := Write("../../law.yml", code, page); err != nil {
		t.Fatal(err)
	}
	for made, kept := range map[string]string{code: "../../tables.go", page: "../../../../docs/law.md"} {
		if diff := cmp.Diff(content(t, kept), content(t, made)); diff != "" {
			t.Errorf("%s is not current, run make docs (-kept +made):\n%s", kept, diff)
		}
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// A slip in law.yml stops the generator, with a word on where it is.
func TestSlipsAreRefused(t *testing.T) {
	t.Parallel()
	const first = "orders:\n  - {number: 10290, signed: 1951-09-24, in-force: 1951-10-27"
	for name, c := range map[string]struct{ data, want string }{
		"an unknown key":         {first + ", stands: 1}\n", "stands"},
		"a day that is none":     {"orders:\n  - {number: 1, signed: 1951-19-24, in-force: 1951-10-27}\n", "1951-19-24"},
		"no day in force":        {"orders:\n  - {number: 1, signed: 1951-09-24}\n", "entry 1"},
		"orders out of order":    {first + "}\n  - {number: 2, signed: 1950-01-01, in-force: 1950-01-02}\n", "E.O. 2"},
		"an unknown part":        {first + ", provisions: [{part: head, says: a}]}\n", "head"},
		"an unknown want":        {first + ", provisions: [{part: level, says: a, wants: dearly}]}\n", "dearly"},
		"an unknown evidence":    {first + ", provisions: [{part: level, says: a, evidence: hearsay}]}\n", "hearsay"},
		"a code without meaning": {first + ", codes: [{code: A}]}\n", `"A"`},
		"a family like none":     {first + ", codes: [{family: A, like: 7}]}\n", `"A"`},
		"a family like itself":   {first + ", codes: [{family: A, like: 10290}]}\n", "itself"},
	} {
		_, err := read([]byte(c.data))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want a word on %s", name, err, c.want)
		}
	}
}
