package files

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree makes files and folders in a new folder and goes there. A name that ends in a slash is a folder.
func tree(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		dir := name
		if !strings.HasSuffix(name, "/") {
			dir = filepath.Dir(name)
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		if dir == name {
			continue
		}
		if err := os.WriteFile(name, []byte("text of "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// read runs Each and describes what it delivers, a line a file.
func read(t *testing.T, opt Options, roots ...string) []string {
	t.Helper()
	opt.Jobs = 3
	var got []string
	err := Each(t.Context(), roots, opt, func() func(*File) string { return describe }, func(s string) error {
		got = append(got, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func describe(f *File) string {
	words := f.Path
	switch f.Kind {
	case Failed:
		return words + " failed: " + strings.TrimPrefix(f.Err.Error(), f.Path+": ")
	case Binary:
		return words + " binary"
	case Special:
		return words + " special"
	case Read:
	}
	if f.Named {
		words += " named"
	}
	return fmt.Sprintf("%s %q", words, f.Data)
}

func TestEachOrdersByPath(t *testing.T) {
	tree(t, "b.txt", "a/z.txt", "a.txt", "a/b/c.cable", "a-b.tel", "skipped.bin", "UPPER.TXT", ".git/x.txt",
		"empty/")
	got := read(t, Options{}, ".")
	want := []string{
		`UPPER.TXT "text of UPPER.TXT"`, `a-b.tel "text of a-b.tel"`, `a.txt "text of a.txt"`,
		`a/b/c.cable "text of a/b/c.cable"`, `a/z.txt "text of a/z.txt"`, `b.txt "text of b.txt"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if !slices.IsSorted(got) {
		t.Error("the order is not that of the paths")
	}
}

func TestEachRoots(t *testing.T) {
	cases := []struct {
		name  string
		roots []string
		want  []string
	}{
		{"each file once", []string{"d", "d/a.txt", "d/sub", "./d/"}, []string{
			`d/b.txt "text of d/b.txt"`, `d/sub/c.txt "text of d/sub/c.txt"`, `d/a.txt named "text of d/a.txt"`,
		}},
		{"a named file of any suffix", []string{"odd.pdf"}, []string{`odd.pdf named "text of odd.pdf"`}},
		{"named files by path", []string{"odd.pdf", "d/b.txt"}, []string{
			`d/b.txt named "text of d/b.txt"`, `odd.pdf named "text of odd.pdf"`,
		}},
		{"from a folder beside", []string{"../" + "W/d/sub"}, []string{`../W/d/sub/c.txt "text of d/sub/c.txt"`}},
		{"a file called dash", []string{"./-"}, []string{`./- named "text of -"`}},
		{"nothing there", []string{"nosuch"}, []string{
			"nosuch failed: no such file or folder: check the name; it may have gone while the run was on",
		}},
	}
	tree(t, "W/d/a.txt", "W/d/b.txt", "W/d/sub/c.txt", "W/odd.pdf", "W/-")
	t.Chdir("W")
	for _, name := range []string{"d/a.txt", "d/b.txt", "d/sub/c.txt", "odd.pdf", "-"} {
		if err := os.WriteFile(name, []byte("text of "+name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := read(t, Options{}, c.roots...)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEachReadsStandardInput(t *testing.T) {
	got := read(t, Options{Stdin: strings.NewReader("words"), StdinName: "draft.txt"}, Stdin)
	if diff := cmp.Diff([]string{`draft.txt named "words"`}, got); diff != "" {
		t.Error(diff)
	}
}

func TestEachReadsEveryTextFile(t *testing.T) {
	tree(t, "a.txt", "notes", "code.go")
	write(t, "picture.png", "\x89PNG\x00\x00")
	write(t, "wide", "\xff\xfea\x00b\x00")
	write(t, "nul.txt", "a\x00b")
	got := read(t, Options{All: true}, ".")
	want := []string{
		`a.txt "text of a.txt"`, `code.go "text of code.go"`, `notes "text of notes"`, `nul.txt "a\x00b"`,
		`picture.png binary`, `wide "\xff\xfea\x00b\x00"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func write(t *testing.T, name, data string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestEachSize(t *testing.T) {
	const limit = 200 << 10
	tree(t)
	write(t, "a.txt", strings.Repeat("x", limit))
	write(t, "b.txt", strings.Repeat("x", limit+1))
	write(t, "c.txt", strings.Repeat("x", 4*limit))
	write(t, "d.txt", "small")
	got := read(t, Options{MaxSize: limit}, ".")
	large := " failed: not read: larger than --max-file-size: raise --max-file-size or leave the file out"
	want := []string{
		fmt.Sprintf("a.txt %q", strings.Repeat("x", limit)), "b.txt" + large, "c.txt" + large, `d.txt "small"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	in := strings.NewReader(strings.Repeat("x", limit+1))
	got = read(t, Options{MaxSize: limit, Stdin: in, StdinName: "in"}, Stdin)
	if diff := cmp.Diff([]string{"in" + large}, got); diff != "" {
		t.Error(diff)
	}
}

func TestEachLinks(t *testing.T) {
	tree(t, "in/a.txt", "in/sub/b.txt", "out/c.txt", "out/d.txt")
	links := map[string]string{
		"in/again.txt": "a.txt", "in/c1.txt": "../out/c.txt", "in/c2.txt": "../out/c.txt", "in/loop": ".",
		"in/gone.txt": "nosuch", "in/round.txt": "round.txt", "in/folder.txt": "../out", "named": "in/sub",
	}
	for name, to := range links {
		if err := os.Symlink(to, name); err != nil {
			t.Skip(err)
		}
	}
	got := read(t, Options{}, "in")
	want := []string{
		`in/a.txt "text of in/a.txt"`,
		`in/c1.txt "text of out/c.txt"`,
		"in/gone.txt failed: no such file or folder: check the name; it may have gone while the run was on",
		"in/round.txt failed: the links lead in a circle: mend or remove the link",
		`in/sub/b.txt "text of in/sub/b.txt"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	got = read(t, Options{}, "named", "in/again.txt")
	want = []string{`in/again.txt named "text of in/a.txt"`, `named/b.txt "text of in/sub/b.txt"`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEachWithoutRights(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	tree(t, "a.txt", "closed/b.txt", "z.txt")
	for _, name := range []string{"closed", "a.txt"} {
		if err := os.Chmod(name, 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Chmod("closed", 0o700) })
	got := read(t, Options{}, ".")
	want := []string{
		"a.txt failed: no right to read it: check its owner and mode",
		"closed failed: folder not read, or not wholly: no right to read it: check its owner and mode",
		`z.txt "text of z.txt"`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestEachVanishingFile(t *testing.T) {
	tree(t)
	const n = 40 * mostItems
	for i := range n {
		write(t, fmt.Sprintf("%05d.txt", i), "x")
	}
	var failed, read int
	err := Each(t.Context(), []string{"."}, Options{Jobs: 1}, func() func(*File) Kind {
		return func(f *File) Kind {
			os.Remove(fmt.Sprintf("%05d.txt", n-1))
			return f.Kind
		}
	}, func(k Kind) error {
		if k == Failed {
			failed++
		} else {
			read++
		}
		return nil
	})
	if err != nil || failed != 1 || read != n-1 {
		t.Errorf("got %d failed, %d read, %v; want 1, %d, nil", failed, read, err, n-1)
	}
}

func TestEachDeepFolders(t *testing.T) {
	const depth = 60 // of 200 bytes each: three times as long as a path may be
	name := strings.Repeat("d", 200)
	top := t.TempDir()
	t.Chdir(top)
	for i := range depth {
		if err := os.Mkdir(name, 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.Chdir(name); err != nil {
			t.Fatal(err)
		}
		if i%20 == 19 {
			write(t, "a.txt", "deep")
		}
	}
	if err := os.Chdir(top); err != nil {
		t.Fatal(err)
	}
	got := read(t, Options{}, ".")
	if len(got) != 3 {
		t.Fatalf("got %d files, want 3", len(got))
	}
	for _, line := range got {
		if !strings.HasSuffix(line, `a.txt "deep"`) {
			t.Errorf("got %.80q", line)
		}
	}
}

func TestEachSkips(t *testing.T) {
	tree(t, "a.txt", "b/c.txt", "d/e.txt")
	opt := Options{Skip: func(path string, dir bool) bool { return dir && path == "b" || path == "a.txt" }}
	got := read(t, opt, ".")
	if diff := cmp.Diff([]string{`d/e.txt "text of d/e.txt"`}, got); diff != "" {
		t.Error(diff)
	}
}

func TestEachStops(t *testing.T) {
	names := make([]string, 500)
	for i := range names {
		names[i] = fmt.Sprintf("%03d.txt", i)
	}
	tree(t, names...)
	enough := errors.New("enough")
	for _, c := range []struct {
		name string
		want error
		stop func(cancel func()) error
	}{
		{"when delivery fails", enough, func(func()) error { return enough }},
		{"when the context ends", context.Canceled, func(cancel func()) error { cancel(); return nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			n := 0
			err := Each(ctx, []string{"."}, Options{Jobs: 2}, func() func(*File) string { return describe },
				func(string) error {
					if n++; n == 100 {
						return c.stop(cancel)
					}
					return nil
				})
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestProblemKeepsItsCause(t *testing.T) {
	p := problem("x", &fs.PathError{Op: "open", Path: "x", Err: syscall.EIO})
	if !errors.Is(p, syscall.EIO) || p.What != "cannot be read (input/output error)" {
		t.Errorf("got %v", p)
	}
}
