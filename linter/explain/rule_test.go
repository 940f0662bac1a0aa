package explain

import (
	"bytes"
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter/internal/packtest"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the examples anew from the fixtures")

// TestExamplesAreOfTheFixtures: what a page shows of a rule is the first bad and good case of the rule's fixture.
func TestExamplesAreOfTheFixtures(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../fixtures/rules/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures")
	}
	var want txtar.Archive
	for _, file := range files {
		fixture, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		rule := filepath.Base(filepath.Dir(file)) + "-" + strings.TrimSuffix(filepath.Base(file), ".txtar")
		for _, kind := range []string{".bad", ".good"} {
			if text := firstCase(fixture.Files, kind); text != nil {
				want.Files = append(want.Files, txtar.File{Name: rule + kind, Data: text})
			}
		}
	}
	packtest.Holds(t, *update, "examples.txtar.gz", packedExamples, string(txtar.Format(&want)))
}

// firstCase returns the text of the first case of a kind. A case is named "name.kind (settings)".
func firstCase(cases []txtar.File, kind string) []byte {
	for _, c := range cases {
		if name, _, _ := strings.Cut(c.Name, " "); strings.HasSuffix(name, kind) {
			return append(bytes.TrimRight(c.Data, "\n"), '\n')
		}
	}
	return nil
}
