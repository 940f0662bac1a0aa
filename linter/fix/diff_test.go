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
	if err := os.Mkdir(tree, 0o755); err != nil {
		t.Fatal(err)
	}
	var diff strings.Builder
	want := map[string][]byte{}
	for i := range pairs {
		before := document(r)
		after := change(r, before)
		if len(before) == 0 || len(after) == 0 {
			continue // the appearing or vanishing of a file is not what a fix does
		}
		name := fmt.Sprintf("f %d.txt", i)
		write(t, filepath.Join(tree, name), before)
		want[name] = after
		diff.WriteString(fix.Unified(name, fix.Hunks(before, after), func(fix.Hunk) []string { return []string{"portion-missing"} }))
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

func TestHunkHeaders(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ before, after, want string }{
		"one line":            {"a\n", "b\n", "@@ -1 +1 @@\n"},
		"first line is new":   {"b\n", "a\nb\n", "@@ -1 +1,2 @@\n"},
		"a side has no lines": {"", "a\n", "@@ -0,0 +1 @@\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			hunks := fix.Hunks([]byte(test.before), []byte(test.after))
			if got := hunks[0].Header(nil); got != test.want {
				t.Errorf("have %q, want %q", got, test.want)
			}
		})
	}
}
