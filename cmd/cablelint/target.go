package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// target is a file that a report is written to. It takes the place of the file of its name when it is
// whole; given up, it leaves that file as it was.
type target struct {
	*os.File
	path string // "" where there is nothing to replace: a pipe or a device
}

// newMode is that of a report which did not exist before.
const newMode = 0o644

func openTarget(path string) (*target, error) {
	t, err := beginTarget(path)
	var of *fs.PathError
	if errors.As(err, &of) { // the name that it bears may be a temporary one
		err = fmt.Errorf("%s cannot be written: %w", path, of.Err)
		if errors.Is(of.Err, fs.ErrNotExist) {
			err = fmt.Errorf("%s cannot be written: there is no folder %s", path, filepath.Dir(path))
		}
	}
	return t, err
}

func beginTarget(path string) (*target, error) {
	if led, err := filepath.EvalSymlinks(path); err == nil {
		path = led
	}
	mode := fs.FileMode(newMode)
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &target{File: f}, err
	default:
		mode = info.Mode().Perm()
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return nil, err
	}
	t := &target{f, path}
	if err := f.Chmod(mode); err != nil {
		t.abandon()
		return nil, err
	}
	return t, nil
}

// commit puts what was written in the place of the file.
func (t *target) commit() error {
	err := t.Close()
	if t.path == "" {
		return err
	}
	if err == nil {
		err = os.Rename(t.Name(), t.path)
	}
	if err != nil {
		os.Remove(t.Name())
	}
	return err
}

func (t *target) abandon() {
	t.Close()
	if t.path != "" {
		os.Remove(t.Name())
	}
}
