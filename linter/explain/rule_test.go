package explain

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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
	diff := cmp.Diff(want.Files, examples().Files)
	switch {
	case diff == "": // packed again it might be other bytes of the same
	case *update:
		pack(t, txtar.Format(&want))
	default:
		t.Errorf("examples.txtar.gz is not current, run make docs (-fixtures +kept):\n%s", diff)
	}
}

func pack(t *testing.T, all []byte) {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(all)
	}
	if err = errors.Join(err, w.Close()); err == nil {
		err = os.WriteFile("examples.txtar.gz", out.Bytes(), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
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
