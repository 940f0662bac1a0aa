package fix_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter/fix"
)

// pairs is how many random changes the real git and patch are asked to make.
const pairs = 2000

var bits = []string{
	"alpha\n", "bravo\n", "charlie\r\n", "delta\r\n", "echo \n", "\n", "\r\n", "\xff\xfe\n", "caf\xe9\n",
	"naïve\n", "- dash\n", "+ plus\n", "@@ at\n", "\\ back\n", "--- a/x\n", "+++ b/x\n", "\ttab\n", "lone\rcr\n",
}

// names are those of the files: what a diff header must quote, and what it must not.
var names = []string{
	"f%d.txt", "f %d.txt", "fol der/f%d.txt", "quo\"te %d.txt", "back\\slash%d.txt",
	"d\u00e9p\u00eache %d.txt", "\u96fb\u5831%d.txt",
	"tab\t%d.txt", "line\n%d.txt", "'single' %d.txt",
	"trailing%d.txt ", "-dash%d.txt", "a/b/%d.txt", "latin\xe9 %d.txt",
}

func document(r *rand.Rand) []byte {
	var b bytes.Buffer
	for range r.IntN(40) {
		b.WriteString(bits[r.IntN(len(bits))])
	}
	if r.IntN(3) == 0 {
		b.WriteString("no final newline")
	}
	return b.Bytes()
}

// change makes a few random edits of whole and half lines.
func change(r *rand.Rand, data []byte) []byte {
	out := bytes.Clone(data)
	for range 1 + r.IntN(4) {
		at := r.IntN(len(out) + 1)
		to := min(len(out), at+r.IntN(30))
		out = bytes.Join([][]byte{out[:at], []byte(bits[r.IntN(len(bits))]), out[to:]}, nil)
	}
	if r.IntN(5) == 0 {
		out = bytes.TrimRight(out, "\r\n")
	}
	if r.IntN(8) == 0 && !bytes.HasSuffix(out, []byte("\n")) {
		out = append(out, '\n')
	}
	return out
}

// TestUnifiedDiffIsApplied gives random changes to the real git apply and the real patch: both must make
// exactly the new bytes, carriage returns, bytes that are no UTF-8 and missing final newlines included.
func TestUnifiedDiffIsApplied(t *testing.T) {
	t.Parallel()
	for _, tool := range [][]string{
		{"git", "apply", "--whitespace=nowarn", "../change.diff"},
		{"patch", "-p1", "--binary", "--silent", "-i", "../change.diff"},
	} {
		t.Run(tool[0], func(t *testing.T) {
			t.Parallel()
			if _, err := exec.LookPath(tool[0]); err != nil {
				t.Skipf("%s is not installed", tool[0])
			}
			applyAll(t, tool)
		})
	}
}

func applyAll(t *testing.T, tool []string) {
	t.Helper()
	r := rand.New(rand.NewPCG(7, 7))
	top := t.TempDir()
	tree := filepath.Join(top, "tree")
	for _, folder := range []string{"fol der", "a/b"} {
		if err := os.MkdirAll(filepath.Join(tree, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var diff strings.Builder
	want := map[string][]byte{}
	count := pairs
	if testing.Short() {
		count /= 10
	}
	for i := range count {
		before := document(r)
		after := change(r, before)
		if len(before) == 0 || len(after) == 0 || bytes.Equal(before, after) {
			continue // the appearing or vanishing of a file is not what a fix does
		}
		name := fmt.Sprintf(names[i%len(names)], i)
		write(t, filepath.Join(tree, name), before)
		want[name] = after
		diff.WriteString(fix.Unified(name, fix.Hunks(before, after), func(fix.Hunk) []string {
			return []string{"portion-missing"}
		}))
	}
	write(t, filepath.Join(top, "change.diff"), []byte(diff.String()))
	cmd := exec.Command(tool[0], tool[1:]...)
	cmd.Dir = tree
	cmd.Env = append(os.Environ(), "GIT_CEILING_DIRECTORIES="+top)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for name, after := range want {
		got, err := os.ReadFile(filepath.Join(tree, name))
		if err != nil || !bytes.Equal(got, after) {
			t.Fatalf("%s: have %q, want %q (%v)", name, got, after, err)
		}
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestUnifiedDiffInARepository applies a diff from a folder within a repository: names in it are from there.
func TestUnifiedDiffInARepository(t *testing.T) {
	t.Parallel()
	top := t.TempDir()
	folder := filepath.Join(top, "in", "side")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	before, after := []byte("a\nb\nc\n"), []byte("a\nB\nc\n")
	write(t, filepath.Join(folder, "x y.txt"), before)
	diff := fix.Unified("x y.txt", fix.Hunks(before, after), func(fix.Hunk) []string { return nil })
	write(t, filepath.Join(top, "change.diff"), []byte(diff))
	for _, args := range [][]string{{"init", "-q", top}, {"-C", folder, "apply", filepath.Join(top, "change.diff")}} {
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Skipf("git %v: %v: %s", args, err, out)
		}
	}
	if got, err := os.ReadFile(filepath.Join(folder, "x y.txt")); err != nil || !bytes.Equal(got, after) {
		t.Errorf("have %q, want %q (%v)", got, after, err)
	}
}

func TestHunkHeaders(t *testing.T) {
	t.Parallel()
	between := func(n int) string { return strings.Repeat("same\n", n) }
	for name, test := range map[string]struct{ before, after, want string }{
		"no change":           {"a\n", "a\n", ""},
		"one line":            {"a\n", "b\n", "@@ -1 +1 @@\n"},
		"first line is new":   {"b\n", "a\nb\n", "@@ -1 +1,2 @@\n"},
		"a side has no lines": {"", "a\n", "@@ -0,0 +1 @@\n"},
		"three lines before and behind": {
			between(5) + "a\n" + between(5), between(5) + "b\nc\n" + between(5), "@@ -3,7 +3,8 @@\n",
		},
		"changes whose lines about them touch share a hunk": {
			"a\n" + between(6) + "a\n", "b\n" + between(6) + "b\n", "@@ -1,8 +1,8 @@\n",
		},
		"changes a line farther apart do not": {
			"a\n" + between(7) + "a\n", "b\nb\n" + between(7) + "b\n", "@@ -1,4 +1,5 @@\n@@ -6,4 +7,4 @@\n",
		},
		"many changes in one hunk": {
			"a\n" + between(4) + "a\n" + between(4) + "a\n", "b\n" + between(4) + "b\n" + between(4) + "b\n",
			"@@ -1,11 +1,11 @@\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := ""
			for _, h := range fix.Hunks([]byte(test.before), []byte(test.after)) {
				got += h.Header(nil)
			}
			if got != test.want {
				t.Errorf("have %q, want %q", got, test.want)
			}
		})
	}
}

// TestUnifiedNames writes names as git does.
func TestUnifiedNames(t *testing.T) {
	t.Parallel()
	if got := fix.Unified("a.txt", nil, nil); got != "" {
		t.Errorf("a diff of no change: %q", got)
	}
	for name, want := range map[string]string{
		"a.txt":                 "a/a.txt",
		"two words.txt":         "a/two words.txt\t",
		"a ":                    `"a/a "`,
		`a "quoted" word.txt`:   `"a/a \"quoted\" word.txt"`,
		`back\slash.txt`:        `"a/back\\slash.txt"`,
		"line\nend.txt":         `"a/line\012end.txt"`,
		"unit\x1fseparator":     `"a/unit\037separator"`,
		"a\x7fb":                `"a/a\177b"`,
		"d\u00e9p\u00eache.txt": "a/d\u00e9p\u00eache.txt",
	} {
		diff := fix.Unified(name, fix.Hunks([]byte("a\n"), []byte("b\n")), func(fix.Hunk) []string { return nil })
		if got, _, _ := strings.Cut(diff, "\n+++"); got != "--- "+want {
			t.Errorf("have %q, want %q", got, "--- "+want)
		}
	}
}

// TestHunksOfHugeFiles: however many lines the files have, a change is shown alone.
func TestHunksOfHugeFiles(t *testing.T) {
	t.Parallel()
	before := strings.Repeat("same\n", 500_000)
	after := "other" + strings.TrimPrefix(before, "same")
	if hunks := fix.Hunks([]byte(before), []byte(after)); len(hunks) != 1 || hunks[0].OldLines != 4 {
		t.Errorf("a million lines: %d hunks, the first of %d lines", len(hunks), hunks[0].OldLines)
	}
	hunks := fix.Hunks([]byte(before), []byte(after+"one more\n"))
	if len(hunks) != 2 || hunks[0].OldLines != 4 || hunks[1].OldLines != 3 || hunks[1].NewLines != 4 {
		t.Errorf("a line more: %d hunks, the first of %d lines", len(hunks), hunks[0].OldLines)
	}
}

// TestHunksKeepWhatIsAlike: between two changes no line is said to go and to come again, however near they are, and
// however many lines change in a row.
func TestHunksKeepWhatIsAlike(t *testing.T) {
	t.Parallel()
	number := func(from, to int, mark string) string {
		var b strings.Builder
		for n := from; n < to; n++ {
			fmt.Fprintf(&b, "%d. %s\n", n, mark)
		}
		return b.String()
	}
	for name, test := range map[string]struct {
		before, after string
		gone, came    int
	}{
		"every second line":        {strings.Repeat("a\nb\n", 500), strings.Repeat("a\nc\n", 500), 500, 500},
		"lines of one kind":        {strings.Repeat("a\nb\n", 500), strings.Repeat("b\nb\n", 500), 500, 500},
		"every line":               {number(0, 1000, "(C"), number(0, 1000, "(C)"), 1000, 1000},
		"one of every line is new": {number(0, 1000, "(C"), number(0, 999, "(C)") + "x\n" + number(999, 1000, "(C)"), 1000, 1001},
		"one among alike lines":    {number(0, 500, "(C)"), number(0, 9, "(C)") + "x\n" + number(9, 500, "(C)"), 0, 1},
		"one went, one came":       {"x\n" + number(0, 99, "(C)"), number(0, 98, "(C)") + "y\n" + number(98, 99, "(C)"), 1, 1},
	} {
		gone, came := 0, 0
		for _, h := range fix.Hunks([]byte(test.before), []byte(test.after)) {
			for _, l := range h.Lines {
				switch l.Op {
				case '-':
					gone++
				case '+':
					came++
				}
			}
		}
		if gone != test.gone || came != test.came {
			t.Errorf("%s: %d went and %d came, want %d and %d", name, gone, came, test.gone, test.came)
		}
	}
}
