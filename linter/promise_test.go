package linter_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// promised are the packages whose exported names are kept.
var promised = []string{
	"linter", "linter/cable", "linter/law", "linter/marking", "linter/rule", "linter/session", "linter/text", "rules",
}

const unpromised = "Nothing here is promised but what promised packages name of it: see package linter."

// TestPromises: doc.go names the packages that are promised, and every other that can be imported says of
// itself that it is none.
func TestPromises(t *testing.T) {
	t.Parallel()
	module := strings.TrimSpace(run(t, "go", "list", "-m"))
	doc := strings.TrimPrefix(run(t, "go", "doc", module+"/linter"), "package")
	var named []string
	for _, line := range strings.Split(doc, "\n") {
		if word, _, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && strings.HasPrefix(line, "    ") {
			named = append(named, word)
		}
	}
	slices.Sort(named)
	if diff := cmp.Diff(promised, named); diff != "" {
		t.Errorf("doc.go names others: %s", diff)
	}
	for _, line := range strings.Split(strings.TrimSpace(run(t, "go", "list", "-f", "{{.ImportPath}} {{.Name}}", module+"/...")), "\n") {
		pkg, name, _ := strings.Cut(line, " ")
		own := strings.TrimPrefix(pkg, module+"/")
		if name == "main" || slices.Contains(strings.Split(own, "/"), "internal") {
			continue
		}
		says := strings.Contains(packageDoc(t, "../"+own), unpromised)
		if says == slices.Contains(promised, own) {
			t.Errorf("%s is promised and not, or neither", own)
		}
	}
}

// packageDoc is the comment of the package in a folder.
func packageDoc(t *testing.T, dir string) string {
	t.Helper()
	for _, f := range parsed(t, dir, parser.PackageClauseOnly|parser.ParseComments) {
		if f.Doc != nil {
			return strings.Join(strings.Fields(f.Doc.Text()), " ")
		}
	}
	return ""
}

// parsed reads the files of the package in a folder, without its tests.
func parsed(t *testing.T, dir string, mode parser.Mode) []*ast.File {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%s has no files: %v", dir, err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, mode)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, f)
	}
	return files
}

// TestPromisedNamesCanBeWritten: what a promised package exports has no type that others cannot import.
func TestPromisedNamesCanBeWritten(t *testing.T) {
	t.Parallel()
	for _, pkg := range promised {
		for _, f := range parsed(t, "../"+pkg, parser.SkipObjectResolution) {
			hidden := hiddenImports(t, f)
			ast.FileExports(f)
			for _, d := range f.Decls {
				for _, name := range mentions(d, hidden) {
					t.Errorf("%s exports something of %s", pkg, name)
				}
			}
		}
	}
}

// hiddenImports are the names under which a file knows internal packages.
func hiddenImports(t *testing.T, f *ast.File) []string {
	t.Helper()
	var names []string
	for _, imp := range f.Imports {
		from, err := strconv.Unquote(imp.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(strings.Split(from, "/"), "internal") {
			names = append(names, path.Base(from))
		}
	}
	return names
}

// mentions lists the packages of hidden that a declaration names, outside the bodies of functions.
func mentions(d ast.Decl, hidden []string) []string {
	var out []string
	ast.Inspect(d, func(n ast.Node) bool {
		if _, body := n.(*ast.BlockStmt); body {
			return false
		}
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := sel.X.(*ast.Ident); ok && slices.Contains(hidden, x.Name) {
				out = append(out, x.Name)
			}
		}
		return true
	})
	return out
}

// TestWhatEmbeddersLink: who needs a piece of the linter does not carry the rest.
func TestWhatEmbeddersLink(t *testing.T) {
	t.Parallel()
	module := strings.TrimSpace(run(t, "go", "list", "-m"))
	engine := []string{
		"go.yaml.in/yaml/v3", "github.com/urfave/cli/v2", "os/exec", "net", "linter/files", "linter/internal/git",
		"linter/settings", "linter/session", "linter/report",
	}
	for _, c := range []struct {
		links     []string
		ours      []string // all of ours that they link; nil: not said
		neverWith []string
	}{
		{links: []string{"linter/marking"}, ours: []string{"linter/arrange", "linter/marking", "linter/scan", "linter/text"}, neverWith: engine},
		{links: []string{"linter"}, neverWith: append([]string{"rules"}, engine...)},
		{links: []string{"linter", "rules"}, neverWith: engine},
	} {
		args := []string{"list", "-deps"}
		for _, pkg := range c.links {
			args = append(args, module+"/"+pkg)
		}
		var ours []string
		for _, dep := range strings.Fields(run(t, "go", args...)) {
			own, isOurs := strings.CutPrefix(dep, module+"/")
			if isOurs {
				ours = append(ours, own)
			}
			if slices.Contains(c.neverWith, own) {
				t.Errorf("%s: they link %s", strings.Join(c.links, ", "), own)
			}
		}
		slices.Sort(ours)
		if c.ours != nil && !slices.Equal(ours, c.ours) {
			t.Errorf("%s: they link of ours %v, want %v", strings.Join(c.links, ", "), ours, c.ours)
		}
	}
}
