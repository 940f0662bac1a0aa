package linter_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"cablelint/linter/internal/specimen"
)

// yardstick is the search that a run over a tree is measured against.
var yardstick = []string{"rg", "-c", `^[0-9]+\. \([A-Z]+\)`}

const treeFiles = 20_000

// BenchmarkTree runs the built command over 20,000 cables of 5 KB in folders, in turn with the yardstick
// where that is installed, and reports the time against it and the peak memory.
func BenchmarkTree(b *testing.B) {
	command, tree := build(b), b.TempDir()
	if err := specimen.Tree(tree, treeFiles, 1, specimen.Options{Defects: true}); err != nil {
		b.Fatal(err)
	}
	var ours, theirs time.Duration
	peak := int64(0)
	for b.Loop() {
		start := time.Now()
		peak = max(peak, execute(b, command, "check", "--quiet", "--no-progress", "--format", "jsonl="+os.DevNull, tree))
		ours += time.Since(start)
		if _, err := exec.LookPath(yardstick[0]); err == nil {
			start = time.Now()
			execute(b, yardstick[0], append(yardstick[1:], tree)...)
			theirs += time.Since(start)
		}
	}
	b.ReportMetric(float64(ours.Microseconds())/float64(b.N)/treeFiles, "µs/file")
	b.ReportMetric(float64(peak)/1024, "peak-MB")
	if theirs > 0 {
		b.ReportMetric(float64(ours)/float64(theirs), "times-rg")
	}
}

// BenchmarkColdStart is one cable of 5 KB from the start of the process to its exit.
func BenchmarkColdStart(b *testing.B) {
	command, tree := build(b), b.TempDir()
	if err := specimen.Tree(tree, 1, 1, specimen.Options{}); err != nil {
		b.Fatal(err)
	}
	file := filepath.Join(tree, "000", "arkadia-00000.txt")
	for b.Loop() {
		execute(b, command, "check", "--quiet", file)
	}
}

// build makes the command as users have it.
func build(b testing.TB) string {
	b.Helper()
	name := filepath.Join(b.TempDir(), "cablelint")
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	cmd := exec.Command("go", "build", "-trimpath", "-tags", "urfave_cli_no_docs", "-ldflags", "-s -w", "-o", name, "../cmd/cablelint")
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	return name
}

// execute runs a program to its end and returns its peak memory in KB; findings are no failure.
func execute(b testing.TB, name string, args ...string) int64 {
	b.Helper()
	cmd := exec.Command(name, args...)
	var status *exec.ExitError
	if err := cmd.Run(); err != nil && (!errors.As(err, &status) || status.ExitCode() != 1) {
		b.Fatal(err)
	}
	return peakKB(cmd.ProcessState)
}
