//go:build unix

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestProgressIsForPeople runs the command by a clock that makes any run a long one. The bar stands on a
// terminal, and nothing is written beside it.
func TestProgressIsForPeople(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.Mkdir("c", 0o755); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		put(t, fmt.Sprintf("c/%02d.txt", i), []byte("no cable\n"))
	}
	const bar = "\rchecked "
	blank := "\r" + blank79 + "\r"
	for name, c := range map[string]struct {
		args  []string
		env   string
		shows bool
	}{
		"check":       {args: []string{"check", "c"}, shows: true},
		"fix":         {args: []string{"fix", "c"}, shows: true},
		"outline":     {args: []string{"outline", "c"}, shows: true},
		"due":         {args: []string{"due", "c"}, shows: true},
		"stats":       {args: []string{"stats", "c"}, shows: true},
		"verbose":     {args: []string{"check", "--verbose", "c"}, shows: true},
		"quiet":       {args: []string{"check", "-q", "c"}},
		"no progress": {args: []string{"check", "--no-progress", "c"}},
		"CI":          {args: []string{"check", "c"}, env: "true"},
	} {
		t.Run(name, func(t *testing.T) {
			seen := onTerminal(t, c.args, c.env)
			if got := strings.Contains(seen, bar); got != c.shows {
				t.Fatalf("shows a bar: %v, want %v\n%q", got, c.shows, seen)
			}
			for i, rest := range strings.Split(seen, bar)[1:] {
				drawn, _, over := strings.Cut(rest, "\r")
				if len(bar)-1+len(drawn) != len(blank79) {
					t.Errorf("bar %d: %q is not as wide as the terminal", i, drawn)
				}
				if over && !strings.HasPrefix(rest[len(drawn):], blank) {
					t.Errorf("bar %d was not taken away: %q", i, rest)
				}
			}
			if last := strings.LastIndex(seen, bar); last >= 0 && !strings.Contains(seen[last:], blank) {
				t.Errorf("the last bar stays: %q", seen[last:])
			}
		})
	}
}

// blank79 is the columns of a terminal of 80 that are drawn on.
var blank79 = strings.Repeat(" ", 79)

// onTerminal runs the command with standard error on a terminal and returns what it wrote there.
func onTerminal(t *testing.T, args []string, ci string) string {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal: ", err)
	}
	if err := pty.Setsize(slave, &pty.Winsize{Rows: 24, Cols: 80}); err != nil {
		t.Fatal(err)
	}
	seen := make(chan string)
	go func() {
		data, _ := io.ReadAll(master) // ends with an error on Linux when the other side is closed
		master.Close()
		seen <- string(data)
	}()
	nowhere, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer nowhere.Close()
	var asked atomic.Int64
	run(&console{
		args: append([]string{"cablelint"}, args...), in: strings.NewReader(""), out: nowhere, err: slave,
		env: func(name string) string { return map[string]string{"CI": ci, "TERM": "xterm"}[name] },
		now: func() time.Time {
			return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC).Add(time.Duration(asked.Add(60)) * time.Millisecond)
		},
	})
	slave.Close()
	return <-seen
}
