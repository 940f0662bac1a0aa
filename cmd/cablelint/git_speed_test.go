package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// longestHook is how long a commit of one file of 5 KB may wait for its check, git included.
const longestHook = 40 * time.Millisecond

// TestStagedIsFast takes the best of several runs: what else the machine does is not ours.
func TestStagedIsFast(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	program := filepath.Join(buildCommand(t), "cablelint")
	dir := t.TempDir()
	line := []byte("1. (U) The harbor commission sent no reply to the delegation.\n\n")
	head := []byte("UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL, PGOV\nSUBJECT: ORCHARD TALKS\n\n")
	data := append(head, bytes.Repeat(line, 80)...)[:5<<10]
	if err := os.WriteFile(filepath.Join(dir, "cable.txt"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "cable.txt"}} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v: %s", args, err, out)
		}
	}
	best := time.Hour
	for range 20 {
		cmd := exec.Command(program, "--staged", "--ceiling", "U", "--fail-on", "never")
		cmd.Dir = dir
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		best = min(best, time.Since(start))
	}
	t.Logf("start to exit: %v", best)
	if best > longestHook {
		t.Errorf("start to exit takes %v, want at most %v", best, longestHook)
	}
}
