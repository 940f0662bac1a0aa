//go:build unix

package files

import (
	"os"
	"path/filepath"
	"sync"
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

// TestSweepersLeaveWritersAlone: whoever looks for what was left behind, in this run or in another, takes nothing away
// from one that writes, and does not pass for one that does.
func TestSweepersLeaveWritersAlone(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "a.txt")
	texts := [][]byte{[]byte("PREL"), []byte("PGOV")}
	if err := os.WriteFile(name, texts[0], 0o600); err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	var sweepers sync.WaitGroup
	for _, sweep := range []func(){
		func() { Sweep(name) },
		func() { _ = clearAway(besideOf(name)) }, // as it is in another run, which knows nothing of this one
		func() { Left(besideOf(name)) },
	} {
		sweepers.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
					sweep()
				}
			}
		})
	}
	for i := range 500 {
		if _, err := Write(name, texts[i%2], texts[(i+1)%2]); err != nil {
			t.Fatalf("the %d. time: %v", i+1, err)
		}
	}
	close(done)
	sweepers.Wait()
}
