package main

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"
)

// The most that the command may come to: what knows cables has a package of its own.
const (
	mostLines    = 3000
	mostBackward = 10
)

func TestCommandIsSmall(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		lines += bytes.Count(data, []byte("\n"))
	}
	if lines < 500 || lines > mostLines {
		t.Errorf("the command has %d lines, at most %d are its own", lines, mostLines)
	}
}

// TestCommandLineHasOnePlace: nothing but the package that is written around the library knows it, so that no
// function of a verb can take its context.
func TestCommandLineHasOnePlace(t *testing.T) {
	t.Parallel()
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "../../...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var who []string
	for line := range strings.Lines(string(out)) {
		if name, imports, _ := strings.Cut(line, ": "); strings.Contains(imports, "urfave/cli") {
			who = append(who, name)
		}
	}
	if len(who) != 1 || !strings.HasSuffix(who[0], "cmd/internal/command") {
		t.Errorf("the library of the command line is imported by %v", who)
	}
}

// TestUsesRunOneWay draws an arrow between two files of a package where one uses what the other defines, and
// counts those that run back up however the files are put in order: the fewest that would have to go for each
// file to stand above all that it uses. Between packages there are none, since imports make no circle.
func TestUsesRunOneWay(t *testing.T) {
	t.Parallel()
	dirs := []string{".", "../internal/command", "../../linter/session", "../../linter/settings"}
	found, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedSyntax | packages.NeedTypes |
			packages.NeedTypesInfo | packages.NeedImports | packages.NeedExportFile,
	}, dirs...)
	if err != nil || len(found) != len(dirs) {
		t.Fatalf("%v %v", err, found)
	}
	for _, pkg := range found {
		g := usesBetweenFiles(t, pkg)
		if len(g) < 5 {
			t.Fatalf("%s: only %d files use one another", pkg, len(g))
		}
		if back := g.backward(); len(back) > mostBackward {
			t.Errorf("%s: %d arrows run back up: %v", pkg, len(back), back)
		} else {
			t.Logf("%s: %d arrows run back up: %v", pkg, len(back), back)
		}
	}
}

// arrows has for each file those that it uses.
type arrows map[string]map[string]bool

func usesBetweenFiles(t *testing.T, pkg *packages.Package) arrows {
	t.Helper()
	if len(pkg.Errors) > 0 {
		t.Fatalf("%s: %v", pkg, pkg.Errors)
	}
	g := arrows{}
	fileOf := func(pos token.Pos) string { return filepath.Base(pkg.Fset.Position(pos).Filename) }
	for _, file := range pkg.Syntax {
		ast.Inspect(file, func(n ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			if used := pkg.TypesInfo.Uses[id]; used != nil && used.Pkg() == pkg.Types && isOfPackage(used) {
				g.add(fileOf(id.Pos()), fileOf(used.Pos()))
			}
			return true
		})
	}
	return g
}

// isOfPackage reports whether an object is one that files share: no variable or parameter of a function.
func isOfPackage(obj types.Object) bool {
	if v, ok := obj.(*types.Var); ok && !v.IsField() {
		return obj.Parent() == obj.Pkg().Scope()
	}
	return true
}

func (g arrows) add(from, to string) {
	for _, name := range []string{from, to} {
		if g[name] == nil {
			g[name] = map[string]bool{}
		}
	}
	if from != to {
		g[from][to] = true
	}
}

// backward puts the files in order, again and again the one first that the fewest of those left use more than it
// uses them, and returns the arrows that run against that order.
func (g arrows) backward() []string {
	left := slices.Sorted(maps.Keys(g))
	var order []string
	for len(left) > 0 {
		next := slices.MinFunc(left, func(a, b string) int { return g.pull(a, left) - g.pull(b, left) })
		order = append(order, next)
		left = slices.DeleteFunc(left, func(name string) bool { return name == next })
	}
	var back []string
	for i, above := range order {
		for _, below := range order[i+1:] {
			if g[below][above] {
				back = append(back, below+" -> "+above)
			}
		}
	}
	return back
}

// pull is how many of the files left use a file, less how many it uses.
func (g arrows) pull(name string, left []string) int {
	used, uses := 0, 0
	for _, other := range left {
		if g[other][name] {
			used++
		}
		if g[name][other] {
			uses++
		}
	}
	if used == 0 { // nothing stands above it
		return -len(g)
	}
	return used - uses
}

// mostProgramBytes is how large the program may be as it is shipped for Linux.
const mostProgramBytes = 15_000_000

// TestProgramIsSmall builds the program as it is shipped.
func TestProgramIsSmall(t *testing.T) {
	t.Parallel()
	if os.Getenv("LONG") == "" {
		t.Skip("a test of make test-long")
	}
	program := filepath.Join(t.TempDir(), "cablelint")
	build := exec.Command("make", "-C", filepath.Join("..", ".."), "build", "VERSION=0", "OUT="+program)
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(program)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes", info.Size())
	if info.Size() > mostProgramBytes {
		t.Errorf("the program has %d bytes, more than %d", info.Size(), mostProgramBytes)
	}
}
