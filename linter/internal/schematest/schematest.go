// Package schematest makes the JSON Schemas of docs/schemas from the Go types that are written, for tests: each
// package that writes a form of JSON holds its schema to its types. What a field is said to be is its comment.
package schematest

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

// Form is one form of JSON that the program writes.
type Form struct {
	Name  string // of its schema in docs/schemas: "check"
	Title string
	Type  reflect.Type // of the document, or of a line where it is one a line
	// Words are the only values of fields, and Dates the fields that are dates in ISO form: by the name of the type
	// and the key, "finding.severity".
	Words map[string][]string
	Dates []string
}

// version is that of every form: a change that a reader would notice is another one.
const version = 1

// IsPublished holds the schema of a form in docs to its type, or writes it.
func IsPublished(t *testing.T, form *Form, update bool) {
	t.Helper()
	m := &maker{t: t, form: form, told: comments{}, defs: map[string]any{}, met: map[string]bool{}}
	made := m.document()
	file := filepath.Join(Root(t), "docs", "schemas", form.Name+".schema.json")
	if update {
		if err := os.WriteFile(file, made, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	published, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(published), string(made)); diff != "" {
		t.Errorf("%s is not what the types say: make docs\n%s", file, diff)
	}
}

// Root is the folder of the module.
func Root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above")
		}
		dir = up
	}
}

// maker makes the schema of one form.
type maker struct {
	t    *testing.T
	form *Form
	told comments
	defs map[string]any  // of the structs by their names
	met  map[string]bool // what of Words and Dates there was
}

func (m *maker) document() []byte {
	m.t.Helper()
	root := m.of(m.form.Type, "")
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = m.form.Title
	root["$defs"] = m.defs
	for name := range m.form.Words {
		m.wantMet(name)
	}
	for _, name := range m.form.Dates {
		m.wantMet(name)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(root); err != nil {
		m.t.Fatal(err)
	}
	return out.Bytes()
}

func (m *maker) wantMet(name string) {
	if !m.met[name] {
		m.t.Errorf("%s: there is no field %s", m.form.Name, name)
	}
}

// of is the schema of a type; field names the place that holds it, for Words and Dates.
func (m *maker) of(t reflect.Type, field string) map[string]any {
	switch t.Kind() {
	case reflect.Pointer:
		return orNull(m.of(t.Elem(), field))
	case reflect.Slice:
		return map[string]any{"type": "array", "items": m.of(t.Elem(), field)}
	case reflect.Array:
		return map[string]any{"type": "array", "items": m.of(t.Elem(), field), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": m.of(t.Elem(), field)}
	case reflect.Struct:
		return m.reference(t)
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.String:
		return m.words(field)
	default:
		if !t.ConvertibleTo(reflect.TypeFor[int]()) {
			m.t.Fatalf("%s: a field of kind %s", m.form.Name, t.Kind())
		}
		return map[string]any{"type": "integer", "minimum": 0}
	}
}

func (m *maker) words(field string) map[string]any {
	out := map[string]any{"type": "string"}
	if words := m.form.Words[field]; words != nil {
		m.met[field] = true
		out["enum"] = words
	}
	for _, date := range m.form.Dates {
		if date == field {
			m.met[field] = true
			out["format"] = "date"
		}
	}
	return out
}

// orNull lets a schema take null too.
func orNull(schema map[string]any) map[string]any {
	if ref := schema["$ref"]; ref != nil {
		return map[string]any{"anyOf": []any{schema, map[string]any{"type": "null"}}}
	}
	schema["type"] = []any{schema["type"], "null"}
	if words, ok := schema["enum"].([]string); ok {
		list := make([]any, 0, len(words)+1)
		for _, w := range words {
			list = append(list, w)
		}
		schema["enum"] = append(list, nil)
	}
	return schema
}

// reference names the schema of a struct, which it makes when it is first met.
func (m *maker) reference(t reflect.Type) map[string]any {
	name := nameOf(t)
	if m.defs[name] == nil {
		m.defs[name] = true // a struct may hold its like
		m.defs[name] = m.object(t, name)
	}
	return map[string]any{"$ref": "#/$defs/" + name}
}

// nameOf is the name of a struct without the word JSON at its head.
func nameOf(t reflect.Type) string {
	name := strings.TrimPrefix(strings.TrimPrefix(t.Name(), "JSON"), "json")
	if name == strings.ToUpper(name) {
		return strings.ToLower(name)
	}
	return string(unicode.ToLower(rune(name[0]))) + name[1:]
}

func (m *maker) object(t reflect.Type, name string) map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, f := range reflect.VisibleFields(t) {
		key, optional := keyOf(f)
		if key == "" {
			continue
		}
		kind := f.Type
		if optional && kind.Kind() == reflect.Pointer { // it is left out and never null
			kind = kind.Elem()
		}
		value := m.of(kind, name+"."+key)
		if key == "version" && f.Type.Kind() == reflect.Int || key == "v" {
			value = map[string]any{"const": version}
		}
		value["description"] = m.told.of(m.t, ownerOf(t, f), f.Name)
		properties[key] = value
		if !optional {
			required = append(required, key)
		}
	}
	return map[string]any{
		"type": "object", "properties": properties, "required": required, "additionalProperties": false,
	}
}

// keyOf is the key of a field; "" for one that is not written.
func keyOf(f reflect.StructField) (key string, optional bool) {
	tag := f.Tag.Get("json")
	if tag == "" || tag == "-" {
		return "", false
	}
	key, rest, _ := strings.Cut(tag, ",")
	return key, strings.Contains(rest, "omitempty")
}

// ownerOf is the struct that defines a field: another one where it is embedded.
func ownerOf(t reflect.Type, f reflect.StructField) reflect.Type {
	for _, i := range f.Index[:len(f.Index)-1] {
		t = t.Field(i).Type
	}
	return t
}
