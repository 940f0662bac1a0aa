// Package target is what the command writes by name: reports, baselines and configurations. Nothing takes the place of
// a file that is not the program's own, unless that was asked for, and what is begun is there as a whole or not at all.
package target

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/rules"
)

// Place is what a name stands for.
type Place struct {
	Path  string
	Force bool      // it may hold something else than a report or a baseline
	Usual bool      // nobody gave the name: a link of that name came with the folder
	Stdin io.Reader // of the run, which no place may be
}

// Target is what is written to a place: a file, which takes the place of the one that is there when it is whole, or
// a pipe or a device.
type Target struct {
	io.Writer
	File *os.File // what is written to
	Over bool     // it takes the place of what is no report or baseline, as it was told to

	new *files.New // nil: there is nothing to replace
}

// Open begins what is written to a place. A file that holds neither a report nor a baseline is somebody's work: it is
// replaced only where force is told to, and never where it is what the run reads from standard input.
func (p Place) Open() (*Target, error) {
	info, err := os.Stat(p.Path)
	if err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(p.Path, os.O_WRONLY, 0)
		if err != nil {
			return nil, p.unwritable(err)
		}
		return &Target{Writer: f, File: f}, nil
	}
	if p.Usual && err != nil && files.Led(p.Path) != p.Path {
		return nil, fmt.Errorf("%s cannot be written: it is a link to %s, where no file is", p.Path, files.Led(p.Path))
	}
	over, err := p.MayWrite()
	if err != nil {
		return nil, err
	}
	n, err := files.Begin(p.Path)
	if err != nil {
		return nil, p.unwritable(err)
	}
	return &Target{Writer: n, File: n.File, Over: over, new: n}, nil
}

// unwritable says what keeps a place from being written. The name that an error bears may be a temporary one.
func (p Place) unwritable(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s cannot be written: there is no folder %s", p.Path, filepath.Dir(files.Led(p.Path)))
	}
	return fmt.Errorf("%s cannot be written: %w", p.Path, err)
}

// MayWrite reports a file that may not be replaced, and whether one that may be holds something else than ours.
func (p Place) MayWrite() (over bool, err error) {
	info, err := os.Stat(p.Path)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return false, nil //nolint:nilerr // there is nothing to replace, or opening it says what is wrong
	}
	ours, err := isOurs(p.Path)
	switch {
	case err != nil:
		return false, p.unwritable(err)
	case p.isStdin(info):
		return false, fmt.Errorf("%s is standard input and would be written over: name another file", p.Path)
	case !ours && !p.Force:
		return false, fmt.Errorf("%s is there and is no report or baseline of cablelint: "+
			"name another file, or write over it with --force", p.Path)
	}
	return !ours, nil
}

// Write writes data as a whole or not at all. A file that holds the same already is not touched.
func (p Place) Write(data []byte) error {
	if p.holds(data) {
		return nil
	}
	t, err := p.Open()
	if err != nil {
		return err
	}
	if _, err := t.Write(data); err != nil {
		t.Abandon()
		return err
	}
	return t.Commit()
}

// holds reports whether a file holds data and nothing else. A device may never end.
func (p Place) holds(data []byte) bool {
	info, err := os.Stat(p.Path)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(p.Path)
	return err == nil && bytes.Equal(old, data)
}

// isOurs reports whether a file is a report or a baseline.
func isOurs(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	if ours, err := report.Ours(f, rules.Names()); ours || err != nil {
		return ours, err
	}
	_, err = f.Seek(0, io.SeekStart)
	return except.Heads(bufio.NewReader(f)), err
}

// isStdin reports whether a file is what standard input comes from.
func (p Place) isStdin(info fs.FileInfo) bool {
	in, ok := p.Stdin.(*os.File)
	if !ok {
		return false
	}
	from, err := in.Stat()
	return err == nil && os.SameFile(from, info)
}

// Commit puts what was written in the place of the file.
func (t *Target) Commit() error {
	if t.new == nil {
		return t.File.Close()
	}
	return t.new.Commit()
}

// Abandon leaves the file as it was.
func (t *Target) Abandon() {
	if t.new == nil {
		t.File.Close()
		return
	}
	t.new.Abandon()
}
