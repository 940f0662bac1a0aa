//go:build unix

package files

import (
	"os"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEachSpecialFiles(t *testing.T) {
	tree(t, "a.txt")
	if err := syscall.Mkfifo("pipe.txt", 0o600); err != nil {
		t.Skip(err)
	}
	got := read(t, Options{}, ".")
	if diff := cmp.Diff([]string{`a.txt "text of a.txt"`, "pipe.txt special"}, got); diff != "" {
		t.Error(diff)
	}
	got = read(t, Options{}, "pipe.txt", os.DevNull)
	want := []string{
		"/dev/null failed: not opened: it is a device, not a file: " +
			"give its contents on standard input: cablelint - < FILE",
		"pipe.txt failed: not opened: it is a pipe, not a file: " +
			"give its contents on standard input: cablelint - < FILE",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
