package fix

import (
	"bytes"
	"fmt"
	"strings"
)

// context is how many unchanged lines stand about a change. git apply wants three.
const context = 3

// Line is one line of a diff, its line end included.
type Line struct {
	Op   byte // ' ', '-' or '+'
	Text string
}

// Hunk is a stretch of changed lines with the unchanged ones about them.
type Hunk struct {
	OldStart, OldLines int // lines from 1
	NewStart, NewLines int
	Lines              []Line
}

// Hunks compares two files line by line.
func Hunks(before, after []byte) []Hunk {
	if bytes.Equal(before, after) {
		return nil
	}
	return group(lines(string(before), string(after)))
}

// group cuts the lines into hunks: changes that are no farther apart than their context share one.
func group(all []Line) []Hunk {
	var hunks []Hunk
	oldLine, newLine := 1, 1
	for i := 0; i < len(all); {
		if all[i].Op == ' ' {
			oldLine, newLine, i = oldLine+1, newLine+1, i+1
			continue
		}
		start := max(i-context, 0)
		stop := hunkEnd(all, i)
		lead := i - start
		h := Hunk{OldStart: oldLine - lead, NewStart: newLine - lead, Lines: all[start:stop]}
		for _, l := range h.Lines {
			h.OldLines += count(l.Op != '+')
			h.NewLines += count(l.Op != '-')
		}
		hunks = append(hunks, h)
		oldLine, newLine, i = h.OldStart+h.OldLines, h.NewStart+h.NewLines, stop
	}
	return hunks
}

// hunkEnd finds where the hunk that begins with the change at i ends: after the context that follows
// the last change which is near enough to the one before it.
func hunkEnd(all []Line, i int) int {
	last := i
	for j := i; j < len(all) && j-last <= 2*context+1; j++ {
		if all[j].Op != ' ' {
			last = j
		}
	}
	return min(last+1+context, len(all))
}

func count(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Unified writes hunks as a unified diff that git apply and patch -p1 take. serves gives the names
// that follow the closing @@ of a hunk.
func Unified(name string, hunks []Hunk, serves func(Hunk) []string) string {
	if len(hunks) == 0 {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s\n+++ %s\n", quote("a/"+name), quote("b/"+name))
	for _, h := range hunks {
		b.WriteString(h.Header(serves(h)))
		for _, l := range h.Lines {
			b.WriteByte(l.Op)
			b.WriteString(l.Text)
			if !strings.HasSuffix(l.Text, "\n") {
				b.WriteString("\n\\ No newline at end of file\n")
			}
		}
	}
	return b.String()
}

// Header is the line that opens the hunk.
func (h Hunk) Header(serves []string) string {
	head := fmt.Sprintf("@@ -%s +%s @@", extent(h.OldStart, h.OldLines), extent(h.NewStart, h.NewLines))
	if len(serves) > 0 {
		head += " " + strings.Join(serves, ", ")
	}
	return head + "\n"
}

// extent writes one side of a hunk header: a side without lines stands one line lower, a single line
// goes without its count.
func extent(start, n int) string {
	switch n {
	case 0:
		return fmt.Sprintf("%d,0", start-1)
	case 1:
		return fmt.Sprintf("%d", start)
	}
	return fmt.Sprintf("%d,%d", start, n)
}

// quote writes a path as git does where it holds what a diff header cannot: a quote, a backslash, a
// control character, a blank at its end. Other bytes stand for themselves, to git and patch alike.
func quote(path string) string {
	if !strings.ContainsFunc(path, func(r rune) bool { return r < ' ' || r == 0x7f || r == '"' || r == '\\' }) &&
		!strings.HasSuffix(path, " ") {
		if strings.Contains(path, " ") {
			return path + "\t" // patch takes the name up to a tab
		}
		return path
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(path) {
		switch c := path[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c == 0x7f:
			fmt.Fprintf(&b, "\\%03o", c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
