//go:build unix

package term

import (
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// screen is a terminal, and a clock that stands still unless it is set.
type screen struct {
	*os.File
	at   time.Time
	seen chan string // all that was written, once the terminal is closed
}

func newScreen(t *testing.T, columns uint16) *screen {
	t.Helper()
	master, slave, err := pty.Open()
	if err != nil {
		t.Skip("no pseudo-terminal: ", err)
	}
	if err := pty.Setsize(slave, &pty.Winsize{Rows: 24, Cols: columns}); err != nil {
		t.Fatal(err)
	}
	s := &screen{File: slave, at: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), seen: make(chan string, 1)}
	go func() {
		data, _ := io.ReadAll(master) // ends with an error on Linux when the other side is closed
		master.Close()
		s.seen <- string(data)
	}()
	return s
}

func (s *screen) now() time.Time { return s.at }

func (s *screen) pass(d time.Duration) { s.at = s.at.Add(d) }

// mark writes a sign between what the progress writes.
func (s *screen) mark(sign string) { fmt.Fprint(s, "|", sign, "|") }

// parts closes the terminal and returns what was written, parted at the marks: by the sign before it.
func (s *screen) parts(t *testing.T) map[string]string {
	t.Helper()
	s.Close()
	fields := strings.Split("|start|"+<-s.seen, "|")
	out := map[string]string{}
	for i := 1; i+1 < len(fields); i += 2 {
		out[fields[i]] = fields[i+1]
	}
	return out
}

// counted is a Count that tells what it is told to, and has told it when tell returns.
func counted() (count func(context.Context, func(int, bool)), tell func(total int, all bool)) {
	type told struct {
		total int
		all   bool
	}
	feed, heard := make(chan told), make(chan bool)
	count = func(ctx context.Context, found func(int, bool)) {
		for {
			select {
			case f := <-feed:
				found(f.total, f.all)
				heard <- true
			case <-ctx.Done():
				return
			}
		}
	}
	return count, func(total int, all bool) {
		feed <- told{total, all}
		<-heard
	}
}

func TestProgress(t *testing.T) {
	s := newScreen(t, 80)
	p := NewProgress(s.File, s.now)
	count, tell := counted()
	p.Count = count
	step := func(after time.Duration) {
		s.pass(after)
		p.Step()
	}
	step(499 * time.Millisecond)
	s.mark("first")
	step(time.Millisecond)
	s.mark("throttled")
	for range 7 {
		step(10 * time.Millisecond)
	}
	s.mark("finding")
	tell(20, false)
	step(400 * time.Millisecond)
	s.mark("found")
	tell(40, true)
	step(time.Second) // ten of forty in 1.97 s
	s.mark("cleared")
	p.Clear()
	p.Clear()
	s.mark("again")
	step(100 * time.Millisecond)
	s.mark("end")
	p.End()
	s.mark("after")
	p.Clear()

	got := s.parts(t)
	blank := "\r" + strings.Repeat(" ", 79) + "\r"
	for sign, want := range map[string]string{
		"start":     `^$`,
		"first":     `^\rchecked 2 files *$`,
		"throttled": `^$`,
		"finding":   `^\rchecked 10 files, found 20 so far *$`,
		"found":     `^\rchecked 11 of 40 files 28% \[-+>_+\] 5s left$`,
		"cleared":   "^" + blank + "$",
		"again":     `^\rchecked 12 of 40 files 30% \[-+>_+\] 5s left$`,
		"end":       "^" + blank + "$",
		"after":     `^$`,
	} {
		if !regexp.MustCompile(want).MatchString(got[sign]) {
			t.Errorf("%s: got %q, want %s", sign, got[sign], want)
		}
		if n := len(got[sign]); n > len(blank) {
			t.Errorf("%s: %d bytes are wider than the terminal", sign, n)
		}
	}
}

// Files may come between counting and reading: then nothing is said of a share.
func TestProgressBeyondTheCount(t *testing.T) {
	s := newScreen(t, 80)
	p := NewProgress(s.File, s.now)
	count, tell := counted()
	p.Count = count
	s.pass(time.Second)
	p.Step()
	tell(1, true)
	s.mark("more")
	s.pass(time.Second)
	p.Step()
	p.End()
	if got := s.parts(t)["more"]; !strings.HasPrefix(got, "\rchecked 2 files  ") {
		t.Errorf("got %q", got)
	}
}

func TestProgressFitsTheTerminal(t *testing.T) {
	s := newScreen(t, 12)
	p := NewProgress(s.File, s.now)
	count, tell := counted()
	p.Count = count
	s.pass(time.Second)
	p.Step()
	for _, all := range []bool{false, true} {
		tell(1000, all)
		s.mark(fmt.Sprint(all))
		s.pass(time.Second)
		p.Step()
	}
	s.mark("end")
	p.End()
	for sign, got := range s.parts(t) {
		for line := range strings.SplitSeq(got, "\r") {
			if len(line) > 11 {
				t.Errorf("%s: %q is wider than the terminal", sign, line)
			}
		}
	}
}

// Nobody may look: whoever counts files need not ask.
func TestNoProgress(*testing.T) {
	var p *Progress
	p.Step()
	p.Clear()
	p.End()
}
