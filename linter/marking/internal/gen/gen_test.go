package gen

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTablesAndPageAreCurrent: what is kept is what the register makes.
func TestTablesAndPageAreCurrent(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	code, docs := filepath.Join(dir, "tables.go"), filepath.Join(dir, "markings.md")
	if err := Write("../..", code, docs); err != nil {
		t.Fatal(err)
	}
	for made, kept := range map[string]string{code: "../../tables.go", docs: "../../../../docs/markings.md"} {
		want, err := os.ReadFile(made)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(kept)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what register.yml makes: run go generate ./linter/marking", kept)
		}
	}
}

// TestRegisterIsRefused: a row that names another which is none, or a word that nobody knows, is told by its name.
func TestRegisterIsRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"- {name: A, category: SCI, levels: [C, TS], rolls: always, needs: [B]}":                 "A names B",
		"- {name: A, category: SCI, levels: [C, TS], rolls: always}\n- {name: A, category: SCI}": "has A twice",
		"- {name: A, categry: SCI}": "categry",
	} {
		path := filepath.Join(t.TempDir(), "register.yml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readRegister(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
	for _, r := range []row{
		{Name: "A", Category: "SCY", Levels: []string{"C", "TS"}, Rolls: "always"},
		{Name: "A", Category: "SCI", Levels: []string{"C"}, Rolls: "always"},
		{Name: "A", Category: "SCI", Levels: []string{"C", "TS"}, Rolls: "sometimes"},
	} {
		if _, err := tables([]row{r}, "../.."); err == nil {
			t.Errorf("%+v is taken", r)
		}
	}
}
