//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// soon is how long a run may take to end once it was told to. A busy machine may hold one up, so that of several
// the quickest counts, and only in a long run of the tests.
const (
	soon  = 200 * time.Millisecond
	tries = 5
)

// TestOneSignalEndsARun: whatever it waits for or works on, and nothing is half-written.
func TestOneSignalEndsARun(t *testing.T) {
	t.Parallel()
	long := os.Getenv("LONG") != ""
	cable := largeCable()
	for _, c := range []struct {
		args    string
		waiting bool // it does not end by itself
	}{
		{"check --files-from pipe", true},
		{"check --files-from -", true},
		{"check -", true},
		{"check --format json=pipe cable.txt", true},
		{"stats --format html=pipe cable.txt", true},
		{"baseline --files-from pipe", true},
		{"lsp", true},
		{"check --format json --format html=report.html cable.txt", false},
		{"check --ceiling U --format sarif=report.sarif cable.txt", false},
		{"fix --format csv=report.csv cable.txt", false},
		{"fix --unsafe --format html=report.html .", false},
		{"fix --diff cable.txt", false},
		{"outline --format json cable.txt", false},
		{"due --format html=report.html cable.txt", false},
		{"baseline cable.txt", false},
	} {
		t.Run(c.args, func(t *testing.T) {
			times := tries
			if !long { // one run beside another is not what is timed
				t.Parallel()
				times = 1
			}
			quickest, cut := time.Hour, 0
			for i := range times {
				took, ended := interrupted(t, c.args, cable, endings()[(i+len(c.args))%len(endings())])
				if ended {
					continue
				}
				cut++
				quickest = min(quickest, took)
			}
			switch {
			case cut == 0 && c.waiting:
				t.Error("it ended by itself")
			case cut == 0:
				t.Skip("the work was done before it was told to end")
			case long && quickest > soon:
				t.Errorf("it ended after %v, want at most %v", quickest, soon)
			}
		})
	}
}

// largeCable is one that takes a while, with something to mend in each paragraph.
func largeCable() []byte {
	var b bytes.Buffer
	b.WriteString("P 141522Z MAR 07\nC O N F I D E N T I A L ARKADIA 000187\n\nE.O. 12958: DECL: 03/14/2017\n" +
		"TAGS: PREL, pgov\nSUBJECT: HARBOR TALKS\n\n" +
		"Classified By: Ambassador Jane Q. Sample for reasons 1.4 (b) and (d).\n\n")
	for i := 1; b.Len() < 12<<20; i++ {
		fmt.Fprintf(&b, "%d. (c) The harbor commission met and went home again.\n\n", i)
	}
	return b.Bytes()
}

// A program that was told to end before it had begun, as on a busy machine, is asked again and given more time.
const (
	firstWait = 300 * time.Millisecond
	lastWait  = 10 * time.Second
)

// interrupted runs the command on a cable in a folder of its own and tells it to end while it is at its work. It
// returns how long that took, or that it had ended before.
func interrupted(t *testing.T, args string, cable []byte, with os.Signal) (took time.Duration, ended bool) {
	t.Helper()
	for wait := firstWait; wait < lastWait; wait *= 2 {
		took, code := toldToEnd(t, args, cable, with, wait)
		switch code {
		case statusInterrupted:
			return took, false
		case statusClean, statusFound:
			return 0, true
		case noStatus:
			continue
		}
		t.Fatalf("status %d", code)
	}
	t.Fatal("the signal itself ended it")
	return 0, true
}

// noStatus is that of a program which a signal ended on the spot.
const noStatus = -1

// toldToEnd runs the command and tells it to end after a while. It returns how long it took from then, and its status.
func toldToEnd(
	t *testing.T, args string, cable []byte, with os.Signal, wait time.Duration,
) (took time.Duration, code int) {
	t.Helper()
	dir := t.TempDir()
	name := filepath.Join(dir, "cable.txt")
	err := errors.Join(os.WriteFile(name, cable, 0o600), syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o600))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("cablelint", strings.Fields(args)...)
	cmd.Dir = dir
	if in, err := cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	} else {
		defer in.Close()
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(wait)
	told := time.Now()
	_ = cmd.Process.Signal(with)
	_ = cmd.Wait() // its status says how it ended
	took = time.Since(told)
	whole(t, dir, name, cable)
	return took, cmd.ProcessState.ExitCode()
}

// whole makes sure that a folder holds the cable as it was, or as it is mended, and no beginning of anything.
func whole(t *testing.T, dir, name string, cable []byte) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if tail := cable[len(cable)-50:]; !bytes.Equal(data, cable) &&
		!bytes.HasSuffix(bytes.ReplaceAll(data, []byte("(C)"), []byte("(c)")), tail) {
		t.Errorf("the cable is neither the old one nor the new one: %d bytes", len(data))
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".tmp") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}
