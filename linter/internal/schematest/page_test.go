package schematest_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cablelint/linter/internal/schematest"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the tables of docs/json.md")

// place is where the page has the tables of a form.
var place = regexp.MustCompile(`(?s)<!-- fields of (\w+) -->\n.*?<!-- end -->`)

// TestPage holds the tables of docs/json.md to the schemas.
func TestPage(t *testing.T) {
	t.Parallel()
	docs := filepath.Join(schematest.Root(t), "docs")
	page, err := os.ReadFile(filepath.Join(docs, "json.md"))
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	want := place.ReplaceAllStringFunc(string(page), func(block string) string {
		name := place.FindStringSubmatch(block)[1]
		told[name+".schema.json"] = true
		return fmt.Sprintf("<!-- fields of %s -->\n%s\n<!-- end -->", name, tables(t, filepath.Join(docs, "schemas", name+".schema.json")))
	})
	files, err := os.ReadDir(filepath.Join(docs, "schemas"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !told[file.Name()] {
			t.Errorf("%s is not told of", file.Name())
		}
	}
	if *update {
		if err := os.WriteFile(filepath.Join(docs, "json.md"), []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(page)); diff != "" {
		t.Errorf("docs/json.md is not what the schemas say: make docs\n%s", diff)
	}
}

// schema is as much of one as the tables say.
type schema struct {
	Type        any
	Ref         string `json:"$ref"`
	AnyOf       []schema
	Enum        []any
	Const       any
	Format      string
	Description string
	Items       *schema
	Values      any `json:"additionalProperties"`
	Properties  map[string]schema
	Required    []string
	Defs        map[string]schema `json:"$defs"`
}

// tables has one table an object: that of the whole first, then the others as they are met.
func tables(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var root schema
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	first := root.Ref
	if root.Items != nil {
		first = root.Items.Ref
	}
	var b strings.Builder
	list := []string{named(first)}
	for i := 0; i < len(list); i++ {
		def := root.Defs[list[i]]
		head := "What `" + list[i] + "` holds:"
		if i == 0 {
			head = "The whole:"
			if root.Items != nil {
				head = "Each cable:"
			}
		}
		fmt.Fprintf(&b, "\n%s\n\n| field | value | what |\n| --- | --- | --- |\n", head)
		for _, key := range slices.Sorted(maps.Keys(def.Properties)) {
			p := def.Properties[key]
			value := p.value()
			if !slices.Contains(def.Required, key) {
				value += "; may be missing"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", key, value, p.Description)
			if ref := p.refers(); ref != "" && !slices.Contains(list, ref) {
				list = append(list, ref)
			}
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func named(ref string) string { return strings.TrimPrefix(ref, "#/$defs/") }

// refers is the object that a value is or holds, "" for none.
func (s *schema) refers() string {
	if s.Items != nil {
		return s.Items.refers()
	}
	return named(s.Ref)
}

// value says what a field may hold.
func (s *schema) value() string {
	switch {
	case s.Const != nil:
		return fmt.Sprintf("%v", s.Const)
	case s.Ref != "":
		return "`" + named(s.Ref) + "`"
	case s.Items != nil:
		return "list of " + s.Items.value()
	case s.Values != nil:
		return "numbers by name"
	}
	words, null := kinds(s.Type)
	if s.Format != "" {
		words = s.Format
	}
	if len(s.Enum) > 0 {
		words = oneOf(s.Enum)
	}
	if null {
		words += " or null"
	}
	return words
}

// kinds names a type, and tells whether null is one beside it.
func kinds(v any) (words string, null bool) {
	if list, ok := v.([]any); ok {
		words, _ = kinds(list[0])
		return words, true
	}
	return map[any]string{"integer": "number", "string": "text", "boolean": "true or false"}[v], false
}

func oneOf(values []any) string {
	var words []string
	for _, v := range values {
		if s, ok := v.(string); ok {
			words = append(words, "`"+s+"`")
		}
	}
	return strings.ReplaceAll(strings.Join(words, ", "), "``", "nothing")
}
