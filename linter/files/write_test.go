package files_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter/files"
)

var was, is = []byte("what it was\n"), []byte("what it should be, which is longer\n")

// fileOf makes a file of the given mode in a folder of its own.
func fileOf(t *testing.T, mode fs.FileMode) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "cable.txt")
	if err := errors.Join(os.WriteFile(name, was, 0o600), os.Chmod(name, mode)); err != nil {
		t.Fatal(err)
	}
	return name
}

func holds(t *testing.T, name string, want []byte) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s holds %q (%v), want %q", name, got, err, want)
	}
}

// alone makes sure that nothing was left beside a file.
func alone(t *testing.T, folder string, want int) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != want {
		t.Errorf("%d files in the folder, want %d: %v (%v)", len(entries), want, entries, err)
	}
}

func TestWriteKeepsMode(t *testing.T) {
	t.Parallel()
	for _, mode := range []fs.FileMode{0o644, 0o600, 0o640, 0o664, 0o755} {
		name := fileOf(t, mode)
		if _, err := files.Write(name, was, is); err != nil {
			t.Fatal(err)
		}
		holds(t, name, is)
		alone(t, filepath.Dir(name), 1)
		if info, err := os.Stat(name); err != nil || info.Mode() != mode {
			t.Errorf("mode %v (%v), want %v", info.Mode(), err, mode)
		}
	}
}

func TestWriteThroughLinks(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o644)
	elsewhere := t.TempDir()
	near, far := filepath.Join(elsewhere, "near"), filepath.Join(elsewhere, "far")
	if err := errors.Join(os.Symlink(name, near), os.Symlink("near", far)); err != nil {
		t.Skip(err)
	}
	if _, err := files.Write(far, was, is); err != nil {
		t.Fatal(err)
	}
	holds(t, name, is)
	if info, err := os.Lstat(far); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is none any more")
	}
}

func TestWriteTellsOfHardLinks(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o644)
	other := name + ".other"
	if err := os.Link(name, other); err != nil {
		t.Skip(err)
	}
	done, err := files.Write(name, was, is)
	if err != nil || !done.Links {
		t.Errorf("links %v, %v; want it told", done.Links, err)
	}
	holds(t, name, is)
	holds(t, other, was)
}

// TestWriteRefuses: what may not be written stays as it is, and nothing is left beside it.
func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		prepare func(name string) error
		says    string
		left    []byte // nil: no file
	}{
		"read-only": {func(name string) error { return os.Chmod(name, 0o444) }, "it is read-only", was},
		"changed": {
			func(name string) error { return os.WriteFile(name, []byte("another\n"), 0o600) },
			"it changed since it was read", []byte("another\n"),
		},
		"grown": {
			func(name string) error { return os.WriteFile(name, append(bytes.Clone(is), was...), 0o600) },
			"it changed since it was read", append(bytes.Clone(is), was...),
		},
		"gone": {os.Remove, "it has gone since it was read", nil},
		"a folder": {
			func(name string) error { return errors.Join(os.Remove(name), os.Mkdir(name, 0o755)) },
			"it is no file any more", nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			name := fileOf(t, 0o644)
			if err := test.prepare(name); err != nil {
				t.Fatal(err)
			}
			_, err := files.Write(name, was, is)
			var problem *files.Problem
			if !errors.As(err, &problem) || !strings.Contains(problem.What, test.says) || problem.Path != name {
				t.Errorf("have %v, want %q", err, test.says)
			}
			if test.left != nil {
				holds(t, name, test.left)
				alone(t, filepath.Dir(name), 1)
			}
		})
	}
}

// TestWriteTwice: the second of two writers of the same change has nothing to do.
func TestWriteTwice(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o644)
	for range 2 {
		if _, err := files.Write(name, was, is); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, name, is)
}

// TestWriteStaysInTheFolder: a link in a folder that was named leads where nobody has named anything.
func TestWriteStaysInTheFolder(t *testing.T) {
	t.Parallel()
	folder, outside := t.TempDir(), fileOf(t, 0o644)
	inside := filepath.Join(folder, "inside.txt")
	if err := os.WriteFile(inside, was, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, to := range map[string]string{"in.txt": inside, "out.txt": outside} {
		if err := os.Symlink(to, filepath.Join(folder, name)); err != nil {
			t.Skip(err)
		}
	}
	if _, err := files.WriteWithin([]string{folder}, filepath.Join(folder, "in.txt"), was, is); err != nil {
		t.Error(err)
	}
	holds(t, inside, is)
	_, err := files.WriteWithin([]string{folder}, filepath.Join(folder, "out.txt"), was, is)
	if err == nil || !strings.Contains(err.Error(), "leads out of the folder") {
		t.Errorf("have %v, want that the link leads out", err)
	}
	holds(t, outside, was)
}

// TestSweep clears away what was left beside a file, met beside it or by its own name, and nothing else.
func TestSweep(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	at := func(name string) string { return filepath.Join(folder, name) }
	left := at(".cablelint-" + hashOf("a.txt") + ".tmp")
	strange := at(".cablelint-0123456789abcdef.tmp")
	for _, name := range []string{at("a.txt"), at("b.txt"), left, strange} {
		if err := os.WriteFile(name, was, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if files.Sweep(at("b.txt")) || files.Sweep(strange) {
		t.Error("files of the user's are taken for ones that were left")
	}
	alone(t, folder, 4)
	if files.Sweep(at("a.txt")) {
		t.Error("a file of the user's is taken for one that was left")
	}
	alone(t, folder, 3)
	if err := os.WriteFile(left, was, 0o600); err != nil {
		t.Fatal(err)
	}
	if !files.Sweep(left) {
		t.Error("what was left is taken for a file of the user's")
	}
	alone(t, folder, 3)
}

func hashOf(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:8])
}
