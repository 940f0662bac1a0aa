package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// kills is how often the command is killed at its work; in a long run of the tests, manyKills.
const kills, manyKills = 24, 400

// TestFixSurvivesKilling kills the command while it fixes a folder, each time when another file has become a new
// one. Every file is then the old one or the new one, whole. What else is left is what the next run clears away.
func TestFixSurvivesKilling(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes a while")
	}
	folder := t.TempDir()
	was, is := faulty(t, 24)
	old, fresh, litter := 0, 0, 0
	times := kills
	if os.Getenv("LONG") != "" {
		times = manyKills
	}
	for i := range times {
		lay(t, folder, was)
		fixUntil(t, folder, fmt.Sprintf("%03d.txt", i%len(was)))
		for name := range was {
			switch got := slurp(t, filepath.Join(folder, name)); {
			case bytes.Equal(got, was[name]):
				old++
			case bytes.Equal(got, is[name]):
				fresh++
			default:
				t.Fatalf("%s is neither the old nor the new one: %d bytes", name, len(got))
			}
		}
		litter = max(litter, len(besides(t, folder)))
	}
	t.Logf("%d files were the old one, %d the new one; at most %d stood beside them", old, fresh, litter)
	if old == 0 || fresh == 0 {
		t.Error("every kill came too early or too late: the test says nothing")
	}
	lay(t, folder, was)
	if err := fixesIn(folder).Run(); err != nil {
		t.Fatal(err)
	}
	if left := besides(t, folder); len(left) > 0 {
		t.Errorf("still there after a whole run: %v", left)
	}
}

// faulty returns cables with a fault in each, and what fixing makes of them.
func faulty(t *testing.T, n int) (was, is map[string][]byte) {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	was, is = map[string][]byte{}, map[string][]byte{}
	for len(was) < n {
		data := fmt.Appendf(nil, "UNCLAS ARKADIA %06d\n\nE.O. 12958: N/A\nTAGS: PREL, pgov\n", len(was))
		data = append(data, "SUBJECT: TALKS\n\n"...)
		for i := range 100 {
			data = fmt.Appendf(data, "%d. The harbor commission met and went home again.\n\n", i+1)
		}
		res, err := l.Fix(context.Background(), text.NewSource("x", data), rule.Safe)
		if err != nil || !res.Changed() {
			t.Fatal("nothing to fix", err)
		}
		name := fmt.Sprintf("%03d.txt", len(was))
		was[name], is[name] = data, res.Bytes
	}
	return was, is
}

func lay(t *testing.T, folder string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// fixesIn is the command at its work in a folder.
func fixesIn(folder string) *exec.Cmd {
	return exec.Command("cablelint", "fix", "--quiet", "--fail-on", "never", "--format", "concise", folder)
}

// fixUntil runs the command and kills it once the file of a name is another one, or the work is done.
func fixUntil(t *testing.T, folder, name string) {
	t.Helper()
	before, err := os.Stat(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	cmd := fixesIn(folder)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = cmd.Wait() // killed, as a rule
		close(ended)
	}()
	for {
		now, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Error(err)
		}
		if err != nil || !os.SameFile(before, now) {
			_ = cmd.Process.Kill()
			<-ended
			return
		}
		select {
		case <-ended:
			return
		default:
			runtime.Gosched()
		}
	}
}

func slurp(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// besides lists what is in a folder and was not laid there. It must be named as it is said to be.
func besides(t *testing.T, folder string) []string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		name := e.Name()
		if strings.HasSuffix(name, ".txt") {
			continue
		}
		if !strings.HasPrefix(name, ".cablelint-") || !strings.HasSuffix(name, ".tmp") {
			t.Errorf("%s was left behind", name)
		}
		out = append(out, name)
	}
	return out
}
