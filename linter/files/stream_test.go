package files_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"cablelint/linter/files"

	"github.com/google/go-cmp/cmp"
)

// lines gives each line of a file as a unit, with its number.
func lines(content io.Reader, give func(files.Unit) error) error {
	data, err := io.ReadAll(content)
	if err != nil {
		return err
	}
	for i, line := range bytes.Split(bytes.TrimSpace(data), []byte("\n")) {
		if err := give(files.Unit{Data: line, Of: i}); err != nil {
			return err
		}
	}
	return nil
}

// divided says which files are divided: those of that suffix.
func divided(path string, _ bool) files.Stream {
	if filepath.Ext(path) == ".rows" {
		return lines
	}
	return nil
}

func size(f *files.File) string {
	if f.Kind == files.Failed {
		return f.Path + " failed"
	}
	return fmt.Sprint(filepath.Base(f.Path), " ", f.Of, " ", len(f.Data))
}

// TestUnitsKeepTheirOrder: units travel among files, in the order in which they stand, whatever their size.
func TestUnitsKeepTheirOrder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	var want []string
	var rows bytes.Buffer
	for i := range 500 {
		n := 1 + i*37%1000
		if i%200 == 199 {
			n = 20 << 20 // two of them are more than may be under way
		}
		rows.Write(append(bytes.Repeat([]byte("x"), n), '\n'))
		want = append(want, fmt.Sprint("b.rows ", i, " ", n))
	}
	want = append(append([]string{"a.txt <nil> 1"}, want...), "c.txt <nil> 2")
	for name, data := range map[string][]byte{"a.txt": []byte("a"), "b.rows": rows.Bytes(), "c.txt": []byte("cc")} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	err := files.Each(context.Background(), []string{dir}, files.Options{All: true, Jobs: 3, Stream: divided},
		func() func(*files.File) string { return size },
		func(s string) error { got = append(got, s); return nil })
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

// TestStreamsEnd: what cannot be opened or read is one failed file, and whoever has enough ends the run.
func TestStreamsEnd(t *testing.T) {
	t.Parallel()
	broken := func(give func(files.Given) error) error {
		for _, open := range []func() (io.ReadCloser, error){
			func() (io.ReadCloser, error) { return nil, errors.New("it cannot be opened") },
			func() (io.ReadCloser, error) { return io.NopCloser(&failing{}), nil },
			func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader([]byte("a\nb"))), nil },
		} {
			if err := give(files.Given{Path: "x.rows", Named: true, Open: open}); err != nil {
				return err
			}
		}
		return nil
	}
	opt := files.Options{All: true, Given: broken, Stream: divided}
	worker := func() func(*files.File) string { return size }
	var got []string
	err := files.Each(context.Background(), nil, opt, worker, func(s string) error { got = append(got, s); return nil })
	want := []string{"x.rows failed", "x.rows failed", "x.rows 0 1", "x.rows 1 1"}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Error(err, diff)
	}
	enough := errors.New("enough")
	if err := files.Each(context.Background(), nil, opt, worker, func(string) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("got %v", err)
	}
}

// TestWaitingForRecordsEnds: nobody may ever write to standard input.
func TestWaitingForRecordsEnds(t *testing.T) {
	t.Parallel()
	in, _ := io.Pipe()
	ctx, stop := context.WithCancel(context.Background())
	opt := files.Options{Stdin: in, StdinName: "in.rows", Stream: divided}
	stop()
	err := files.Each(ctx, []string{files.Stdin}, opt, func() func(*files.File) string { return size },
		func(string) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// failing breaks off after some lines.
type failing struct{ done bool }

func (f *failing) Read(p []byte) (int, error) {
	if f.done {
		return 0, errors.New("the disk is gone")
	}
	f.done = true
	return copy(p, "one\n"), nil
}
