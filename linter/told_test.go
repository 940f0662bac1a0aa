package linter_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestMessagesTellNothingRaw: what stands in a cable goes into a message by way of what bounds it, never as it is. What
// is put there as it is may be a whole text, however short the field is in cables that are right.
func TestMessagesTellNothingRaw(t *testing.T) {
	t.Parallel()
	rules, files := os.DirFS("../rules"), 0
	err := fs.WalkDir(rules, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files++
		source, err := fs.ReadFile(rules, path)
		if err != nil {
			return err
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, source, 0)
		if err != nil {
			return err
		}
		for _, of := range file.Decls {
			raw := rawNames(of)
			ast.Inspect(of, func(n ast.Node) bool {
				for _, told := range messagesOf(n) {
					ast.Inspect(told, func(n ast.Node) bool {
						if name, ok := n.(*ast.Ident); isRaw(n) || ok && raw[name.Name] {
							t.Errorf("%s tells what stands in the cable as it is", set.Position(n.Pos()))
						}
						return !isBounded(n)
					})
				}
				return true
			})
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Errorf("%d files, %v", files, err)
	}
}

// messagesOf are the expressions of which a node makes a message.
func messagesOf(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.CallExpr:
		if slices.Contains([]string{"Reportf", "Relate", "Offer"}, called(n)) {
			return n.Args
		}
	case *ast.KeyValueExpr:
		if name, ok := n.Key.(*ast.Ident); ok && name.Name == "says" {
			return []ast.Expr{n.Value}
		}
	case *ast.AssignStmt:
		if to, ok := n.Lhs[0].(*ast.SelectorExpr); ok && to.Sel.Name == "says" {
			return n.Rhs
		}
	}
	return nil
}

// rawNames are the variables of a function that are given text out of a cable.
func rawNames(of ast.Decl) map[string]bool {
	raw := map[string]bool{}
	ast.Inspect(of, func(n ast.Node) bool {
		given, ok := n.(*ast.AssignStmt)
		if !ok || len(given.Lhs) != len(given.Rhs) {
			return true
		}
		for i, value := range given.Rhs {
			if name, ok := given.Lhs[i].(*ast.Ident); ok && isRaw(value) {
				raw[name.Name] = true
			}
		}
		return true
	})
	return raw
}

// isRaw reports whether a node takes text out of a cable.
func isRaw(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return false
	}
	return slices.Contains([]string{"String", "Text", "Slice", "string", "TagWord"}, called(call))
}

// isBounded reports whether a node is a call of what tells no more than it may, or of what makes an edit.
func isBounded(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	return ok && slices.Contains([]string{
		"Told", "Quoted", "Shown", "ShownName", "ShownPost", "ShownDecl", "Replace", "Insert", "Contains",
	}, called(call))
}

// called is the name of what a call calls, without its package or receiver.
func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		return f.Sel.Name
	case *ast.Ident:
		return f.Name
	}
	return ""
}
