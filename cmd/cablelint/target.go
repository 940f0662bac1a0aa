package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"cablelint/cmd/internal/command"
	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/report"
)

// target is what is written to a name: a file, which takes the place of the one that is there when it is whole, or
// a pipe or a device.
type target struct {
	io.Writer
	file *os.File   // what is written to
	new  *files.New // nil: there is nothing to replace
	path string
	over bool // it takes the place of what is no report or baseline, as it was told to
}

// forceFlag has files replaced that hold something else than a report or a baseline.
func forceFlag(to *bool) command.Flag {
	return command.Flag{
		Name: "force", Usage: "write over files that are no report or baseline of cablelint", Value: command.Bool(to),
	}
}

// openTarget begins what is written to path. A file that holds neither a report nor a baseline is somebody's work:
// it is replaced only where force is told to, and never where it is what the run reads from standard input.
func (con *console) openTarget(path string, force bool) (*target, error) {
	t, err := con.beginTarget(path, force)
	var of *fs.PathError
	if errors.As(err, &of) { // the name that it bears may be a temporary one
		err = fmt.Errorf("%s cannot be written: %w", path, of.Err)
		if errors.Is(of.Err, fs.ErrNotExist) {
			err = fmt.Errorf("%s cannot be written: there is no folder %s", path, filepath.Dir(path))
		}
	}
	return t, err
}

func (con *console) beginTarget(path string, force bool) (*target, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &target{Writer: f, file: f, path: path}, err
	}
	over, err := con.mayWrite(path, force)
	if err != nil {
		return nil, err
	}
	n, err := files.Begin(path)
	if err != nil {
		return nil, err
	}
	return &target{Writer: n, file: n.File, new: n, path: path, over: over}, nil
}

// mayWrite reports a file that may not be replaced, and whether one that may be holds something else than ours.
func (con *console) mayWrite(path string, force bool) (over bool, err error) {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
		return false, nil //nolint:nilerr // there is nothing to replace, or opening it says what is wrong
	}
	ours, err := isOurs(path)
	switch {
	case err != nil:
		return false, err
	case con.readsFrom(info):
		return false, fmt.Errorf("%s is standard input and would be written over: name another file", path)
	case !ours && !force:
		return false, fmt.Errorf("%s is there and is no report or baseline of cablelint: "+
			"name another file, or write over it with --force", path)
	}
	return !ours, nil
}

// isOurs reports whether a file is a report or a baseline.
func isOurs(path string) (bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return false, err
	}
	defer f.Close()
	if ours, err := report.Ours(f); ours || err != nil {
		return ours, err
	}
	_, err = f.Seek(0, io.SeekStart)
	return except.Heads(bufio.NewReader(f)), err
}

// readsFrom reports whether a file is what standard input comes from.
func (con *console) readsFrom(info fs.FileInfo) bool {
	in, ok := con.in.(*os.File)
	if !ok {
		return false
	}
	from, err := in.Stat()
	return err == nil && os.SameFile(from, info)
}

// commit puts what was written in the place of the file.
func (t *target) commit() error {
	if t.new == nil {
		return t.file.Close()
	}
	return t.new.Commit()
}

func (t *target) abandon() {
	if t.new == nil {
		t.file.Close()
		return
	}
	t.new.Abandon()
}
