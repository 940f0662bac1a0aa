package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// written are commands whose output docs/schemas describe, by the schema; together they show every field. They run
// in a copy of the fixtures, with what madeForSchemas makes.
var written = map[string][]string{
	"check": {
		"cablelint -q -f json --show-text --collection fixtures/cables made/copies.zip made/copies",
		"cablelint -q -f json --records csv --text text --id id made/archive.csv",
		"cablelint -q -f json --collection --records csv --text text --id id made/archive.csv",
		"cablelint -q -f json --collection made/copies.zip",
		"cablelint -q -f json --ceiling U made/broken.zip made/holder.zip made/memo.rtf made/none.txt",
		"cablelint -q -f json --ceiling U --records csv --text text --id id made/broken.csv",
		"cablelint -q -f json made/nothing",
	},
	"outline": {
		"cablelint outline -q -f json --show-text fixtures/cables made/copies.zip made/torn.txt",
		"cablelint outline -q -f json --records csv --text text --id id made/archive.csv",
		"cablelint outline -q -f json made/nothing",
	},
	"due": {
		"cablelint due -q -f json fixtures/cables made/copies.zip made/none.txt",
		"cablelint due -q -f json --show-text --as-of 2026-01-01 --by 2030-01-01 fixtures/cables",
		"cablelint due -q -f json --records csv --text text --id id made/archive.csv",
	},
	"stats": {
		"cablelint stats -q -f json fixtures/cables made/none.txt",
		"cablelint stats -q -f json --as-of 2026-01-01 made/copies",
	},
	"collate": {
		"cablelint collate -q -f json fixtures/cables made/copies made/none.txt",
		"cablelint collate -q -f json --show-text made/copies.zip",
		"cablelint collate -q -f json --records csv --text text --id id made/archive.csv",
	},
	"records": {
		"cablelint collate -q --export - --secret made/secret fixtures/cables made/copies.zip made/parto.txt 'made/SECRET 07ARKADIA187.txt'",
		"cablelint collate -q --export - --records csv --text text --id id made/archive.csv",
	},
}

// rare are fields that no run of these has: a build without an address, no rule that breaks; and of a finding, in a
// collation, what only those of single cables have.
var rare = map[string][]string{
	"check": {"tool.address", "problem.rule"},
	"due":   {"tool.address", "problem.rule"},
	"stats": {"tool.address", "problem.rule"},
	"collate": {
		"tool.address", "problem.rule", "finding.text", "finding.place", "finding.quieted", "fix.title", "fix.safety", "fix.edits",
		"edit.start", "edit.end", "edit.text",
	},
}

// TestOutputsKeepTheirSchemas: what the command writes is as docs/schemas say; the same with a field taken out, put in
// or of another type is not; and each field of a schema is met.
func TestOutputsKeepTheirSchemas(t *testing.T) {
	t.Parallel()
	command := buildCommand(t)
	dir := madeForSchemas(t)
	for name, lines := range written {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := keeping(t, name)
			for _, line := range lines {
				k.line = line
				for _, doc := range documents(t, name, printed(t, command, dir, line+" 2>/dev/null")) {
					k.keeps(doc)
				}
			}
			k.metAll(rare[name])
		})
	}
}

// TestLinesKeepTheSchemaOfFindings: a line of jsonl is a finding as the schema of check has it.
func TestLinesKeepTheSchemaOfFindings(t *testing.T) {
	t.Parallel()
	schema, err := jsonschema.NewCompiler().Compile("../../docs/schemas/check.schema.json#/$defs/finding")
	if err != nil {
		t.Fatal(err)
	}
	output := printed(t, buildCommand(t), "../..", "cablelint -q -f jsonl --no-config fixtures/cables")
	lines := strings.Split(strings.TrimSpace(output), "\n")
	for _, line := range lines {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%v in\n%s", err, line)
		}
	}
	if len(lines) < 30 {
		t.Errorf("%d findings", len(lines))
	}
}

// madeForSchemas makes what the fixtures do not have: copies that differ, in a folder and an archive, a file of
// records, broken ones, a configuration with exceptions.
func madeForSchemas(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "fixtures"), os.DirFS("../../fixtures")); err != nil {
		t.Fatal(err)
	}
	const cable = "VZCZCXRO0187\nPP RUEHC\nDE RUEHQX #0187 0731522\nZNY CCCCC ZZH\nP 141522Z MAR 07\nFM AMEMBASSY ARKADIA\n" +
		"TO RUEHC/SECSTATE WASHDC PRIORITY 9299\nC O N F I D E N T I A L ARKADIA 000187\n\n" +
		"E.O. 12958: DECL: 03/14/2017\nTAGS: PREL, PGVO\nSUBJECT: ORCHARD TALKS\nREF: 07 BREMWICK 12\n\n" +
		"Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).\n\n1. The Minister received us.\n\nPUBLIC\n"
	other := strings.ReplaceAll(cable, "2017", "2016")
	row := func(id, text string) string { return id + `,"` + strings.ReplaceAll(text, `"`, `""`) + `"` + "\n" }
	files := map[string]string{
		"copies/a.txt":            cable,
		"copies/b.txt":            other,
		"copies/.cablelint.yml":   exceptions,
		"SECRET 07ARKADIA187.txt": cable,
		"archive.csv":             "id,text\n" + row("one", cable) + row("two", other),
		"memo.rtf":                `{\rtf1 (S//NF) A paragraph.\par}`,
		"broken.csv":              "id,text\nthree,four,five\n",
		"torn.txt":                strings.Replace(cable, "TAGS:", "%% 7 ### <|> 33\nTAGS:", 1),
		"parto.txt":               strings.Replace(cable, "ARKADIA 000187", "PARTO 000012", 1) + strings.Replace(cable, "REF: ", "REF: 07 PARTO 12, ", 1),
		"broken.zip":              broken,
		"nothing/.keep":           "",
		"secret":                  "a secret of sixteen bytes and more\n",
	}
	for name, data := range files {
		file := filepath.Join(dir, "made", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	made := func(name string) string { return filepath.Join(dir, "made", name) }
	zipped(t, made("copies.zip"), map[string]string{"a.txt": cable, "b.txt": other})
	zipped(t, made("holder.zip"), map[string]string{"a.zip": broken})
	return dir
}

const broken = "PK\x03\x04broken"

// zipped writes an archive of files.
func zipped(t *testing.T, name string, files map[string]string) {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, file := range slices.Sorted(maps.Keys(files)) {
		f, err := w.Create(file)
		if err == nil {
			_, err = io.WriteString(f, files[file])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := errors.Join(w.Close(), os.WriteFile(name, out.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
}

const exceptions = "exceptions:\n" +
	"  - {rule: tags-unknown, path: a.txt, reason: as sent, by: Jane Roe, expires: 2027-01-01}\n" +
	"  - {rule: tags-unknown, path: b.txt, reason: as sent}\n"

// documents are what a command wrote: one, or for records one a line.
func documents(t *testing.T, name, output string) []any {
	t.Helper()
	texts := []string{output}
	if name == "records" {
		texts = strings.Split(strings.TrimSpace(output), "\n")
	}
	out := make([]any, 0, len(texts))
	for _, text := range texts {
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
		if err != nil {
			t.Fatalf("%v in\n%s", err, output)
		}
		out = append(out, doc)
	}
	return out
}

// keeper holds documents to a schema.
type keeper struct {
	t      *testing.T
	schema *jsonschema.Schema
	plain  map[string]any  // the same as it is written
	line   string          // the command
	doc    any             // that is looked at
	met    map[string]bool // fields of the schema, by their place in it
	tried  map[string]bool // changes that were tried
}

func keeping(t *testing.T, name string) *keeper {
	t.Helper()
	file := filepath.Join("..", "..", "docs", "schemas", name+".schema.json")
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	k := &keeper{t: t, schema: schema, met: map[string]bool{}, tried: map[string]bool{}}
	if err := json.Unmarshal(slurp(t, file), &k.plain); err != nil {
		t.Fatal(err)
	}
	return k
}

// keeps wants a document as it is, and none of its changes.
func (k *keeper) keeps(doc any) {
	k.t.Helper()
	if err := k.schema.Validate(doc); err != nil {
		k.t.Errorf("$ %s\n%v", k.line, err)
		return
	}
	k.doc = doc
	k.visit(doc, k.plain, "")
}

// visit goes through a document and its schema side by side.
func (k *keeper) visit(v any, schema map[string]any, at string) {
	if ref, ok := schema["$ref"].(string); ok {
		at = ref
		schema = k.plain["$defs"].(map[string]any)[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			k.visit(item, schema["items"].(map[string]any), at+"[]")
		}
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		if properties == nil { // counts by name
			return
		}
		k.added(v, at)
		required := schema["required"].([]any)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			place := at + "." + key
			k.met[place] = true
			k.changed(v, key, place, slices.Contains(required, any(key)))
			k.visit(v[key], properties[key].(map[string]any), place)
		}
	}
}

// added puts a field in that there is not.
func (k *keeper) added(object map[string]any, at string) {
	if k.tried[at] {
		return
	}
	k.tried[at] = true
	object["planted"] = "x"
	k.refused(at + " with a field more")
	delete(object, "planted")
}

// changed takes a field out, if it is always there, and gives it another type.
func (k *keeper) changed(object map[string]any, key, place string, required bool) {
	if k.tried[place] {
		return
	}
	k.tried[place] = true
	was := object[key]
	object[key] = []any{}
	if _, is := was.([]any); is {
		object[key] = "x"
	}
	k.refused(place + " of another type")
	if required {
		delete(object, key)
		k.refused("without " + place)
	}
	object[key] = was
}

func (k *keeper) refused(what string) {
	k.t.Helper()
	if k.schema.Validate(k.doc) == nil {
		k.t.Errorf("$ %s\n%s is taken for good", k.line, what)
	}
}

// metAll wants every field of the schema to have been in some document, but for the rare ones.
func (k *keeper) metAll(rare []string) {
	k.t.Helper()
	for name, def := range k.plain["$defs"].(map[string]any) {
		for key := range def.(map[string]any)["properties"].(map[string]any) {
			if k.met["#/$defs/"+name+"."+key] == slices.Contains(rare, name+"."+key) {
				k.t.Errorf("%s.%s: an output has it: %t", name, key, k.met["#/$defs/"+name+"."+key])
			}
		}
	}
}
