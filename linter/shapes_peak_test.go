package linter_test

import (
	"os"
	"path/filepath"
	"testing"
)

// largeText is the size of the largest file that is read unless more is asked for, and mostLargeKB the memory that a run
// over one may take, whatever it is full of.
const (
	largeText   = 16<<20 - 1<<10
	mostLargeKB = 400 << 10
)

// TestLargeTextsTakeBoundedMemory runs the command over large files that are one thing from end to end: of messages,
// paragraphs and lines as much is kept as of anything.
func TestLargeTextsTakeBoundedMemory(t *testing.T) {
	if os.Getenv("LONG") == "" {
		t.Skip("make test-long runs it")
	}
	command, file := build(t), filepath.Join(t.TempDir(), "x.txt")
	for _, s := range []shape{
		{"", heading + "1. (S) The pilot spoke.\n\nPUBLIC\nBT\n#0187\nNNNN\n"},
		{heading, "1. The pilot spoke.\n\n"},
		{heading, "1. He spoke of it to us.\n\n"},
		{heading, "a. (C) The pilot spoke.\n"},
		{heading, "\n"},
	} {
		if err := os.WriteFile(file, []byte(s.text(largeText)), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"check", "--no-config", "--format", "jsonl=" + os.DevNull}, {"outline", "--format", "json"},
		} {
			peak := execute(t, command, append(args, file)...)
			t.Logf("%s: %d MB: %.30q", args[0], peak>>10, s.piece)
			if peak > mostLargeKB {
				t.Errorf("%s: %d MB, want at most %d: %.30q", args[0], peak>>10, mostLargeKB>>10, s.piece)
			}
		}
	}
}
