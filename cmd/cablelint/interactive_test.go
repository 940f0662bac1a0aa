//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"cablelint/linter/patch"

	"github.com/creack/pty"
)

const slips = `VZCZCXRO0187
PP RUEHC
DE RUEHQX #0187 0731522
ZNY CCCCC ZZH
P 141522Z MAR 07
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC PRIORITY 9299
C O N F I D E N T I A L ARKADIA 000187

E.O. 12985: DECL: 03/14/2017
TAGS: prel, PGOV
SUBJECT: ORCHARD TALKS

Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).

1. (C) The Minister of Orchards received the delegation.

2. The harbor commission sent no reply.

PUBLIC
`

// TestFixesAreChosen answers the questions of fix --interactive on a terminal.
func TestFixesAreChosen(t *testing.T) {
	for name, c := range map[string]struct {
		keys     string // one answer a letter, or as words
		holds    []string
		lacks    []string
		seen     []string
		unseen   string
		leftThat bool // the second file is as it was
	}{
		"all of it": {
			keys:  "yyyyyy",
			holds: []string{"E.O. 12958:", "PREL, PGOV", "2. (C) The harbor"},
			seen:  []string{"unsafe", "authority  E.O. 12958", "make it? [y,n,s,q,?] y", "make it? [y,n,a,s,q,?] y", "-2. The harbor", "+2. (C) The harbor"},
		},
		"some of it":  {keys: "nynnnn", holds: []string{"E.O. 12985:", "PREL, PGOV", "2. The harbor"}, leftThat: true, seen: []string{"left by you: 5 findings"}},
		"nothing":     {keys: "nnnnnn", holds: []string{"E.O. 12985:", "prel, PGOV", "2. The harbor"}, leftThat: true},
		"skip a file": {keys: "yssss", holds: []string{"E.O. 12958:", "prel, PGOV"}, leftThat: true},
		"quit": {
			keys: "yq", holds: []string{"E.O. 12958:", "prel, PGOV"}, leftThat: true,
			seen: []string{"left by you: 2 findings"}, unseen: "none is certain here",
		},
		"end of input": {
			keys: "y" + endOfInput, holds: []string{"E.O. 12958:", "prel, PGOV"}, leftThat: true,
			seen: []string{"q,?] \r\nfixed: 1 finding"},
		},
		"whole words": {
			keys: "YES|quit|abort|n|q", holds: []string{"E.O. 12985:"}, leftThat: true,
			seen: []string{"leave what is left in this file"}, unseen: "way 2",
		},
		"help": {
			keys: "?xyq", holds: []string{"E.O. 12958:", "prel, PGOV"}, leftThat: true,
			seen: []string{"leave what is left, write what was made, and end"},
		},
		"another way": {
			keys: "nnaayq", holds: []string{"E.O. 12985:", "2. (SBU) The harbor"}, leftThat: true,
			seen: []string{"way 1 of", "way 3 of"},
		},
		"no other way": {
			keys: "aq", holds: []string{"E.O. 12985:"}, leftThat: true, seen: []string{"leave the finding"}, unseen: "another way",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			put(t, "a.txt", []byte(slips))
			put(t, "b.txt", []byte(slips))
			seen := answering(t, c.keys, "fix", "--interactive", "a.txt", "b.txt")
			for _, want := range c.seen {
				if !strings.Contains(seen, want) {
					t.Errorf("%q was not shown:\n%s", want, seen)
				}
			}
			if c.unseen != "" && strings.Contains(seen, c.unseen) {
				t.Errorf("%q was shown:\n%s", c.unseen, seen)
			}
			got := content(t, "a.txt")
			for _, want := range c.holds {
				if !strings.Contains(got, want) {
					t.Errorf("the file lacks %q:\n%s\n%s", want, got, seen)
				}
			}
			if left := content(t, "b.txt") == slips; left != c.leftThat {
				t.Errorf("the second file is as it was: %v, want %v\n%s", left, c.leftThat, seen)
			}
			for _, line := range strings.Split(seen, "\n") {
				if len(strings.TrimRight(line, "\r")) > 80 {
					t.Errorf("wider than the terminal: %q", line)
				}
			}
		})
	}
}

func content(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// answering runs the command on a terminal of 80 columns, gives an answer to each question, a letter each or what stands
// between bars, and returns what was shown.
func answering(t *testing.T, keys string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "cablelint", args...)
	cmd.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=1")
	terminal, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		t.Skip("no pseudo-terminal: ", err)
	}
	defer terminal.Close()
	split := ""
	if strings.Contains(keys, "|") {
		split = "|"
	}
	answers := strings.Split(keys, split)
	var shown strings.Builder
	part, given := make([]byte, 4096), 0
	for err == nil { // Linux gives an error when the other side is closed
		var n int
		n, err = terminal.Read(part)
		shown.Write(part[:n])
		for given < min(strings.Count(shown.String(), patch.Question), len(answers)) {
			key := answers[given]
			if key != endOfInput {
				key += "\n"
			}
			given++
			if _, err := io.WriteString(terminal, key); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); cmd.ProcessState.ExitCode() < 0 {
		t.Fatal(err)
	}
	return shown.String()
}

// endOfInput is what a terminal takes for it.
const endOfInput = "\x04"
