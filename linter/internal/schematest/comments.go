package schematest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// comments are what is said of the fields of structs: by folder, then by "Struct.Field".
type comments map[string]map[string]string

// of is what is said of a field. One without a comment is an error: nothing would say what it is.
func (c comments) of(t *testing.T, owner reflect.Type, field string) string {
	t.Helper()
	_, below, _ := strings.Cut(owner.PkgPath(), "/linter/")
	dir := filepath.Join(Root(t), "linter", below)
	if c[dir] == nil {
		c[dir] = commentsIn(t, dir)
	}
	words := c[dir][owner.Name()+"."+field]
	if words == "" {
		t.Errorf("%s.%s of %s has no comment", owner.Name(), field, dir)
	}
	return words
}

func commentsIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, name := range names {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				addFields(out, spec)
			}
			return true
		})
	}
	return out
}

func addFields(out map[string]string, spec *ast.TypeSpec) {
	body, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, f := range body.Fields.List {
		words := strings.Join(strings.Fields(f.Doc.Text()+" "+f.Comment.Text()), " ")
		for _, name := range f.Names {
			out[spec.Name.Name+"."+name.Name] = words
		}
	}
}
