package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// mostCalls is how often a check of what is staged may start git. Each start is a part of what a commit waits.
const mostCalls = 8

// TestStagedStartsFewPrograms: git is started a few times, for one file as for many.
func TestStagedStartsFewPrograms(t *testing.T) {
	t.Parallel()
	git, err := exec.LookPath("git")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("there is no git to count the calls of")
	}
	dir := stagedCable(t)
	shim, calls := t.TempDir(), filepath.Join(t.TempDir(), "calls")
	script := fmt.Sprintf("#!/bin/sh\necho \"$@\" >> '%s'\nexec '%s' \"$@\"\n", calls, git)
	if err := os.WriteFile(filepath.Join(shim, "git"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	count := func() int {
		cmd := exec.Command("cablelint", "--staged", "--ceiling", "U", "--fail-on", "never")
		cmd.Dir, cmd.Env = dir, append(os.Environ(), "PATH="+shim+string(os.PathListSeparator)+os.Getenv("PATH"))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		lines := slurp(t, calls)
		if err := os.Remove(calls); err != nil {
			t.Fatal(err)
		}
		return bytes.Count(lines, []byte("\n"))
	}
	one := count()
	if one > mostCalls {
		t.Errorf("git is started %d times, want at most %d", one, mostCalls)
	}
	for i := range 40 {
		folder := filepath.Join(dir, fmt.Sprintf("folder-%d", i%7))
		if err := os.MkdirAll(folder, 0o700); err != nil {
			t.Fatal(err)
		}
		put(t, filepath.Join(folder, fmt.Sprintf("%d.txt", i)), []byte("1. (U) The harbor.\n"))
	}
	inFolder(t, dir, "add", ".")
	if many := count(); many != one {
		t.Errorf("git is started %d times for one file, %d times for 41", one, many)
	}
}

// BenchmarkStaged is how long a commit of one file of 5 KB waits for its check, git included.
func BenchmarkStaged(b *testing.B) {
	if _, err := exec.LookPath("git"); err != nil {
		b.Skip("git is not installed")
	}
	dir := stagedCable(b)
	for b.Loop() {
		cmd := exec.Command("cablelint", "--staged", "--ceiling", "U", "--fail-on", "never")
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
}

// stagedCable is a repository with one commit and a cable of 5 KB that is staged.
func stagedCable(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	inFolder(t, dir, "init", "-q")
	inFolder(t, dir, "-c", "user.name=Jane Q. Public", "-c", "user.email=jane@example.org", "commit", "-q", "--allow-empty", "-m", "begin")
	const head = "UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL, PGOV\nSUBJECT: ORCHARD TALKS\n\n"
	data := head + strings.Repeat("1. (U) The harbor commission sent no reply to the delegation.\n\n", 80)
	put(t, filepath.Join(dir, "cable.txt"), []byte(data[:5<<10]))
	inFolder(t, dir, "add", "cable.txt")
	return dir
}

// inFolder runs git in a folder.
func inFolder(t testing.TB, dir string, args ...string) {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v: %s", args, err, out)
	}
}
