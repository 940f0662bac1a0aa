package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// newOrder is an invented order of 2027, as it would be added to linter/law/law.yml.
const newOrder = `
  - number: 14999
    signed: 2026-12-01
    in-force: 2027-03-01
    window: {from: 2026-12-01, to: 2027-06-30}
    value: "DECL: MM/DD/YYYY"
    provisions:
      - {part: levels, section: "1.2", says: "no other terms identify classified information"}
      - {part: level, section: "1.7(a)", says: "the level stands on the face"}
      - {part: classifier, section: "1.7(b)", says: "the classifier is named, with position"}
      - {part: reason, section: "1.7(c)", says: "the face shows the reason"}
      - {part: duration, section: "1.7(d)", says: "the face shows the declassification instruction"}
      - {part: portions, section: "1.7(e)", says: "each portion is marked"}
      - {part: start, section: "6.1", says: "in force 90 days after it was signed"}
    reasons:
      section: "1.6"
      letters:
        a: "military plans, weapons systems, or operations"
        b: "foreign government information"
        c: "intelligence activities, sources or methods"
        d: "foreign relations or foreign activities of the United States"
        e: "scientific, technological, or economic matters"
        f: "United States Government programs for safeguarding nuclear materials"
        g: "vulnerabilities or capabilities of systems"
        h: "weapons of mass destruction"
        i: "orchards of strategic importance"
        j: "harbors of strategic importance"
    terms: {years: 20, section: "1.5", says: "a term of up to twenty years"}
    codes:
      - {family: "25X", section: "3.2", like: 13526}
`

// cable2027 is an invented cable under the new order; %s are the number of the order, the section with its
// letters.
const cable2027 = `VZCZCXRO0187
PP RUEHC
DE RUEHQX #0187 2571522
ZNY CCCCC ZZH
P 141522Z SEP 27
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC PRIORITY 9299
C O N F I D E N T I A L ARKADIA 000187

E.O. %s: DECL: 09/14/2037
TAGS: PREL, PGOV
SUBJECT: (U) ORCHARD TALKS

Classified By: Ambassador Jane Q. Public for reasons %s.

1. (C) The Minister of Orchards received the delegation.

PUBLIC
`

// One entry in law.yml is all that a new order needs: the command that is built from a copy of the module with
// that entry judges, mends and explains by it.
func TestNewOrderIsOneEntry(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("builds the command anew")
	}
	exe := buildWith(t, newOrder)
	dir := t.TempDir()
	write := func(name, order, reason string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(fmt.Sprintf(cable2027, order, reason)), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	right := write("right.txt", "14999", "1.6 (b) and (j)")
	call := func(args ...string) string {
		out, _ := exec.Command(exe, args...).CombinedOutput() // the status is judged by what was written
		return string(out)
	}
	for _, c := range []struct {
		name string
		args []string
		want []string
	}{
		{"the right line is silent", []string{"check", right}, []string{"0 errors, 0 warnings, 0 info"}},
		{
			"a letter that the list lacks",
			[]string{"check", write("letter.txt", "14999", "1.6 (b) and (k)")},
			[]string{"cab-reason-letter", "no reason (k)", "(a) to (j)", "E.O. 14999 1.6", "1 error, 0 warnings"},
		},
		{
			"the order before it",
			[]string{"check", write("order.txt", "13526", "1.6 (b) and (d)")},
			[]string{"eo-line-wrong-order", "expected E.O. 14999", "E.O. 14999 6.1", "1 warning, 0 info"},
		},
		{
			"the section before it",
			[]string{"check", "--format", "csv", write("section.txt", "14999", "1.4 (b) and (d)")},
			[]string{"cab-reason-section", "documents of this date cite 1.6", "E.O. 14999 1.6"},
		},
		{
			"a slip of the number is mended",
			[]string{"fix", "--diff", write("slip.txt", "14998", "1.6 (b)")},
			[]string{"-E.O. 14998: DECL: 09/14/2037", "+E.O. 14999: DECL: 09/14/2037"},
		},
		{
			"the section is mended where a person says so",
			[]string{"fix", "--unsafe", "--diff", write("mend.txt", "14999", "1.4 (b)")},
			[]string{"+Classified By: Ambassador Jane Q. Public for reasons 1.6 (b)."},
		},
		{
			"the gate counts it",
			[]string{"check", "--ceiling", "U", write("gate.txt", "14999", "1.6 (b)")},
			[]string{"ceiling-exceeded: declassification instruction"},
		},
		{"the order is explained", []string{"explain", "14999"}, []string{"from 2027-03-01", "E.O. 14999 1.7(e)", "25X1 to 25X9"}},
		{"its reason is explained", []string{"explain", "1.6(j)"}, []string{"harbors of strategic importance", "E.O. 14999 1.6"}},
		{"the order before it has ended", []string{"explain", "13526"}, []string{"2010-06-25 to 2027-02-28"}},
	} {
		got := call(c.args...)
		for _, want := range c.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", c.name, want, got)
			}
		}
	}
	testNewOrderInEditor(t, exe)
}

// testNewOrderInEditor asks the server for completion behind the section, and for what hovers say.
func testNewOrderInEditor(t *testing.T, exe string) {
	t.Helper()
	draft := strings.Replace(fmt.Sprintf(cable2027, "14999", "1.6 ("), "1.6 (.", "1.6 (", 1)
	lines := strings.Split(draft, "\n")
	at := func(prefix, token string) (line, character int) {
		for i, l := range lines {
			if strings.HasPrefix(l, prefix) {
				return i, strings.Index(l, token)
			}
		}
		t.Fatalf("no line %q", prefix)
		return 0, 0
	}
	classified, reason := at("Classified By", "1.6 (")
	eoLine, number := at("E.O. ", "14999")
	const uri = "file:///draft.cable"
	position := func(method string, id, line, character int) map[string]any {
		return map[string]any{"id": id, "method": method, "params": map[string]any{
			"textDocument": map[string]any{"uri": uri},
			"position":     map[string]any{"line": line, "character": character},
		}}
	}
	got := converse(t, exe, []map[string]any{
		{"id": 1, "method": "initialize", "params": map[string]any{"capabilities": map[string]any{}}},
		{"method": "initialized", "params": map[string]any{}},
		{"method": "textDocument/didOpen", "params": map[string]any{"textDocument": map[string]any{
			"uri": uri, "languageId": "cable", "version": 1, "text": draft,
		}}},
		position("textDocument/completion", 2, classified, reason+len("1.6 (")),
		position("textDocument/hover", 3, eoLine, number+1),
		{"id": 4, "method": "shutdown"},
		{"method": "exit"},
	})
	for letter := 'a'; letter <= 'j'; letter++ {
		if want := fmt.Sprintf(`"label":"(%c)"`, letter); !strings.Contains(got, want) {
			t.Errorf("completion lacks %s in\n%s", want, got)
		}
	}
	for _, want := range []string{
		"orchards of strategic importance", "E.O. 14999", "Signed 2026-12-01", "from 2027-03-01", "a mark on every portion",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the editor is not told %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, `"label":"(k)"`) {
		t.Error("completion offers (k)")
	}
}

// converse sends messages to the language server and returns all that it wrote.
func converse(t *testing.T, exe string, messages []map[string]any) string {
	t.Helper()
	var in bytes.Buffer
	for _, m := range messages {
		m["jsonrpc"] = "2.0"
		raw, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&in, "Content-Length: %d\r\n\r\n%s", len(raw), raw)
	}
	cmd := exec.Command(exe, "lsp")
	cmd.Stdin = &in
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("lsp: %v\n%s", err, out)
	}
	return string(out)
}

// buildWith builds the command from a copy of the module whose law.yml has one entry more.
func buildWith(t *testing.T, entry string) string {
	t.Helper()
	root := t.TempDir()
	copyModule(t, filepath.Join("..", ".."), root)
	data := filepath.Join(root, "linter", "law", "law.yml")
	raw, err := os.ReadFile(data)
	if err != nil {
		t.Fatal(err)
	}
	orders, rest, found := strings.Cut(string(raw), "\n# Orders that are no order on marking")
	if !found {
		t.Fatal("law.yml has no end of the orders")
	}
	amended := strings.TrimRight(orders, "\n") + "\n" + entry + "\n# Orders that are no order on marking" + rest
	if err := os.WriteFile(data, []byte(amended), 0o644); err != nil {
		t.Fatal(err)
	}
	exe := filepath.Join(root, "built")
	for _, args := range [][]string{
		{"run", "-ldflags=-w", "./linter/law/internal/gen/main.go", "-data", "linter/law/law.yml", "-out", "linter/law/tables.go"},
		{"build", "-trimpath", "-ldflags=-w", "-o", exe, "./cmd/cablelint"},
	} {
		cmd := exec.Command("go", args...)
		cmd.Dir = root
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("go %s: %v\n%s", args[0], err, out)
		}
	}
	return exe
}

// copyModule copies what the command is built from.
func copyModule(t *testing.T, from, to string) {
	t.Helper()
	for _, part := range []string{"go.mod", "go.sum", "cmd", "linter", "rules"} {
		err := filepath.WalkDir(filepath.Join(from, part), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, "_test.go") {
				return err
			}
			raw, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(from, path)
			if err != nil {
				return err
			}
			target := filepath.Join(to, name)
			if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
				return err
			}
			return os.WriteFile(target, raw, 0o644)
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
