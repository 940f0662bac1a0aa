package main

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPlayKeepsWhatIsWritten runs the script of the page to paste a cable into, with an engine that says what is wanted.
func TestPlayKeepsWhatIsWritten(t *testing.T) {
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed")
	}
	script := filepath.Join("..", "..", "docs", "play", "page.js")
	if out, err := exec.CommandContext(t.Context(), node, filepath.Join("testdata", "page.js"), script).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
