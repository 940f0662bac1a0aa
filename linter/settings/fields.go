package settings

import (
	"cmp"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// field is one key of a mapping.
type field struct {
	key      string
	index    []int // for reflect's FieldByIndex
	kind     reflect.Type
	required bool
	filled   bool   // a list that must not be empty
	fileless bool   // no file sets it
	ofEditor bool   // an editor may set it
	name     string // of the flag
	entry
}

var known sync.Map // reflect.Type of a mapping to []field

// fieldsOf lists the keys that a struct stands for, those of embedded structs in their place.
func fieldsOf(t reflect.Type) []field {
	if f, ok := known.Load(t); ok {
		return f.([]field)
	}
	var out []field
	for i := range t.NumField() {
		f := t.Field(i)
		key := f.Tag.Get("key")
		switch {
		case key == "-", !f.IsExported():
		case f.Anonymous:
			for _, inner := range fieldsOf(f.Type) {
				inner.index = append([]int{i}, inner.index...)
				out = append(out, inner)
			}
		default:
			out = append(out, field{
				key: key, index: []int{i}, kind: f.Type.Field(0).Type,
				required: f.Tag.Get("required") != "", filled: slices.Contains(neverEmpty, key),
				fileless: f.Tag.Get("file") == "no", entry: manual[key], name: cmp.Or(f.Tag.Get("flag"), key),
				ofEditor: f.Tag.Get("editor") != "no" && manual[key].flag != "",
			})
		}
	}
	known.Store(t, out)
	return out
}

// inFile lists the keys of a struct that a file may hold.
func inFile(t reflect.Type) []field {
	return slices.DeleteFunc(slices.Clone(fieldsOf(t)), func(f field) bool { return f.fileless })
}

// camel is the key as an editor's settings write it: assumeDate.
func (f *field) camel() string {
	words := strings.Split(f.key, "-")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}

// neverEmpty are the lists that would say nothing, or the contrary of what they seem to say, if empty.
var neverEmpty = []string{"select", "suffixes", "paths", "text"}

func keysOf(fields []field) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}

// setting is what a [Setting] of whatever type holds.
func setting(v reflect.Value) reflect.Value { return v.Field(0) }

// originOf is where a [Setting] of whatever type came from.
func originOf(v reflect.Value) Origin { return v.Field(1).Interface().(Origin) }
