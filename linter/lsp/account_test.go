package lsp

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cablelint/rules"

	"golang.org/x/tools/txtar"
)

// explaining is what a client says that opens pages and makes files.
const explaining = `{"capabilities":{"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}},` +
	`"initializationOptions":{"explain":true,"ceiling":"U"}}`

// account is what a client is offered for every finding, by the rules of the findings.
type account struct{ why, except map[string]bool }

func accountOf(c *testClient, uri string) account {
	c.t.Helper()
	var list []CodeAction
	all, _ := json.Marshal(everything)
	c.call("textDocument/codeAction", json.RawMessage(fmt.Sprintf(
		`{"textDocument":{"uri":%q},"range":%s,"context":{"only":["quickfix"],"triggerKind":1}}`, uri, all)), &list)
	a := account{map[string]bool{}, map[string]bool{}}
	for i := range list {
		rule := list[i].Diagnostics[0].Code
		switch {
		case list[i].Title == "why: "+rule:
			a.why[rule] = true
		case strings.HasPrefix(list[i].Title, "except this finding"):
			a.except[rule] = true
		}
	}
	return a
}

// exceptable lists the rules whose findings may be accepted.
func exceptable() map[string]bool {
	all := map[string]bool{}
	for _, r := range rules.All() {
		all[r.Name] = !r.Unbridled
	}
	return all
}

// TestEveryFindingIsAccountedFor opens the faulty cables of every rule: each finding is explained, and may be accepted
// but where it is one of those of a ceiling that have no exceptions.
func TestEveryFindingIsAccountedFor(t *testing.T) {
	t.Parallel()
	c := start(t, explaining)
	dir, may, seen := t.TempDir(), exceptable(), map[string]bool{}
	files, err := filepath.Glob("../../fixtures/rules/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no fixtures")
	}
	for _, file := range files {
		fixture, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		cases := fixture.Files
		at := slices.IndexFunc(cases, func(f txtar.File) bool { return strings.Contains(f.Name, ".bad") })
		if at < 0 {
			continue
		}
		uri := uriOf(filepath.Join(dir, filepath.Base(filepath.Dir(file))+"-"+filepath.Base(file)))
		c.open(uri, string(cases[at].Data))
		found := codes(c.await(uri, 1))
		got := accountOf(c, uri)
		for _, rule := range found {
			if rule == "" { // by which date it is judged, which is no rule's
				continue
			}
			seen[rule] = true
			if !got.why[rule] || got.except[rule] != may[rule] {
				t.Errorf("%s: %s: why %v, except %v", file, rule, got.why[rule], got.except[rule])
			}
		}
	}
	if len(seen) < len(files)/2 || !seen["ceiling-exceeded"] {
		t.Errorf("findings of %d rules alone: %v", len(seen), seen)
	}
}

// TestFindingsOfPartsAreAccountedFor: what has no place in a text is explained and accepted at its head.
func TestFindingsOfPartsAreAccountedFor(t *testing.T) {
	t.Parallel()
	c := start(t, explaining)
	dir, may := t.TempDir(), exceptable()
	uri := uriOf(filepath.Join(dir, "a.txt"))
	c.open(uri, base64.StdEncoding.EncodeToString([]byte(faulty)))
	found, got := c.await(uri, 1), accountOf(c, uri)
	if !slices.Contains(codes(found), "portion-missing") || !slices.Contains(codes(found), "ceiling-exceeded") {
		t.Fatalf("found %v", codes(found))
	}
	for _, d := range found {
		if !got.why[d.Code] || got.except[d.Code] != may[d.Code] {
			t.Errorf("%s: why %v, except %v", d.Code, got.why[d.Code], got.except[d.Code])
		}
	}
	// An exception as it is offered excepts the finding.
	mark := found[slices.IndexFunc(found, func(d Diagnostic) bool { return d.Code == "portion-missing" })]
	config := fmt.Sprintf("exceptions:\n  - rule: portion-missing\n    path: a.txt\n    fingerprint: %s\n    reason: as received\n",
		mark.Data.Fingerprint)
	file := filepath.Join(dir, ".cablelint.yml")
	if err := os.WriteFile(file, []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles", DidChangeWatchedFilesParams{[]FileEvent{{URI: uriOf(file), Type: 1}}})
	c.until("the exception", func() bool {
		left := codes(c.last(uri))
		return slices.Contains(left, "ceiling-exceeded") && !slices.Contains(left, "portion-missing")
	})
}
