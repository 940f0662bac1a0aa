// Command casecover stands in for go when gremlins asks it for the coverage of a package. To every call it
// passes on what it was given, and of a coverage run it mends two things:
//
//   - the profile has no block for the conditions of the cases of a switch, nor for the initial values of a
//     package: gremlins would take them for untested and try no change of them. They get blocks;
//   - gremlins asks for a folder with all below it, and means the package.
//
// CASECOVER_GO names the go command itself.
package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/cover"
)

func main() {
	args := os.Args[1:]
	profile := ""
	if i := slices.Index(args, "-coverprofile"); i >= 0 && i+1 < len(args) {
		profile = args[i+1]
		last := len(args) - 1
		args[last] = strings.TrimSuffix(args[last], "/...")
	}
	cmd := exec.Command(os.Getenv("CASECOVER_GO"), args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	if err == nil && profile != "" {
		err = mend(profile)
	}
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		os.Exit(exit.ExitCode())
	case err != nil:
		fmt.Fprintln(os.Stderr, "casecover:", err)
		os.Exit(1)
	}
}

// mend adds to a profile the blocks that it lacks. It is called in the folder of the module.
func mend(profile string) error {
	module, err := exec.Command(os.Getenv("CASECOVER_GO"), "list", "-m").Output()
	if err != nil {
		return err
	}
	files, err := cover.ParseProfiles(profile)
	if err != nil {
		return err
	}
	out, err := os.OpenFile(profile, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	for _, f := range files {
		name := strings.TrimPrefix(f.FileName, strings.TrimSpace(string(module))+"/")
		blocks, err := lacking(filepath.FromSlash(name), f.Blocks)
		if err != nil {
			return errors.Join(err, out.Close())
		}
		for _, b := range blocks {
			fmt.Fprintf(out, "%s:%d.%d,%d.%d 1 1\n", f.FileName, b.from.Line, b.from.Column, b.to.Line, b.to.Column)
		}
	}
	return out.Close()
}

// block is a stretch of a source that was run.
type block struct{ from, to token.Position }

// lacking lists what was run of a file and no block has: initial values, and the conditions of the switches
// that were come to.
func lacking(name string, known []cover.ProfileBlock) ([]block, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var out []block
	add := func(from, to token.Pos) { out = append(out, block{set.Position(from), set.Position(to)}) }
	for _, decl := range file.Decls {
		if values, ok := decl.(*ast.GenDecl); ok {
			addValues(values, add)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SwitchStmt); ok && covered(set.Position(s.Pos()), known) {
			for _, c := range s.Body.List {
				add(c.(*ast.CaseClause).Case, c.(*ast.CaseClause).Colon)
			}
		}
		return true
	})
	return out, nil
}

// addValues adds the initial values of a declaration, but no body of a function: those have blocks.
func addValues(decl *ast.GenDecl, add func(from, to token.Pos)) {
	for _, spec := range decl.Specs {
		values, ok := spec.(*ast.ValueSpec)
		if !ok {
			continue
		}
		for _, v := range values.Values {
			if !holdsFunction(v) {
				add(v.Pos(), v.End())
			}
		}
	}
}

func holdsFunction(v ast.Expr) (found bool) {
	ast.Inspect(v, func(n ast.Node) bool {
		_, ok := n.(*ast.FuncLit)
		found = found || ok
		return !found
	})
	return found
}

func covered(at token.Position, blocks []cover.ProfileBlock) bool {
	return slices.ContainsFunc(blocks, func(b cover.ProfileBlock) bool {
		after := at.Line > b.StartLine || at.Line == b.StartLine && at.Column >= b.StartCol
		before := at.Line < b.EndLine || at.Line == b.EndLine && at.Column <= b.EndCol
		return b.Count > 0 && after && before
	})
}
