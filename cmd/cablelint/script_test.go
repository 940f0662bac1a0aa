package main

import (
	"archive/zip"
	"errors"
	"flag"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts compare with")

func TestMain(m *testing.M) {
	testscript.Main(cleaning{m}, map[string]func(){"cablelint": main})
}

// cleaning takes away what the tests have built.
type cleaning struct{ tests *testing.M }

// Run runs the tests and returns the status to exit with.
func (c cleaning) Run() int {
	defer func() { _ = os.RemoveAll(builds) }()
	if signal.Ignored(syscall.SIGHUP) { // under nohup: what the tests start is to take it as usual
		signal.Notify(make(chan os.Signal, 1), syscall.SIGHUP)
	}
	return c.tests.Run()
}

// TestScripts runs the command as users do. Every script has its own folder, and nothing of the
// surroundings decides about colours.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "fixtures", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Condition: func(cond string) (bool, error) {
			if cond == "root" {
				return os.Getuid() == 0, nil
			}
			return false, errors.New("unknown condition")
		},
		Cmds: commands,
	})
}

// commands are those of our own that scripts may use.
var commands = map[string]func(*testscript.TestScript, bool, []string){"status": status, "fill": fill, "pack": pack}

// status runs a command and compares its exit status: "status 2 cablelint check nosuch". Output is
// compared by what follows, as after exec.
func status(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: status N command [args...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("%s: exit status %d, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// fill writes a file of so many bytes, all of them one letter: "fill big.txt 1000000".
func fill(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat("x", size)), 0o600))
}

// pack writes a zip, which documents are too, of the files in a folder: "pack memo.docx memo".
func pack(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: pack FILE FOLDER")
	}
	out, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	w := zip.NewWriter(out)
	ts.Check(w.AddFS(os.DirFS(ts.MkAbs(args[1]))))
	ts.Check(w.Close())
	ts.Check(out.Close())
}
