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
	"cablelint/linter/session"
	"cablelint/rules"
)

// Place is what a name stands for.
type Place struct {
	Path  string
	Force bool      // it may hold something else than a report or a baseline
	Tree  string    // a folder that the name came with: no link is followed out of its tree; "": somebody gave the name
	Stdin io.Reader // of the run, which no place may be
}

// Site is a place as it was found. What is written there takes the place of that and of nothing else.
type Site struct {
	Place
	Over  bool // what is there is no report or baseline, and may be replaced as that was told
	Given bool // it is a descriptor, which whoever started the program has opened to be written to

	was fs.FileInfo // nil: nothing was there
}

// Target is what is written to a place: a file, which takes the place of the one that is there when it is whole, or
// a pipe or a device.
type Target struct {
	*Site
	File *os.File   // what is written to
	new  *files.New // nil: there is nothing to replace
}

// Look finds out what is at a place, and whether it may be written. A file that holds neither a report nor a baseline
// is somebody's work: it is replaced only where force is told to, and never where it is what the run reads from
// standard input.
func (p Place) Look() (*Site, error) {
	s := &Site{Place: p, Given: files.IsDescriptor(p.Path)}
	if s.Given {
		return s, nil
	}
	info, err := os.Stat(p.Path)
	if err == nil {
		s.was = info
	}
	if err := p.mayLead(err == nil); err != nil {
		return nil, err
	}
	if !s.Holds() {
		return s, nil // there is nothing to replace, or opening it says what is wrong
	}
	return s, s.mayReplace()
}

// mayLead reports a link that nobody has named, where it leads to nothing or away.
func (p Place) mayLead(there bool) error {
	led := files.Led(p.Path)
	switch {
	case p.Tree == "":
		return nil
	case led != p.Path && !there:
		return fmt.Errorf("%s cannot be written: it is a link to %s, where no file is", p.Path, led)
	case !session.InTree(led, p.Tree):
		return fmt.Errorf("%s cannot be written: a link leads out of the folder, to %s: name that file", p.Path, led)
	}
	return nil
}

// Holds reports whether a file is there that is not empty.
func (s *Site) Holds() bool { return s.isFile() && s.was.Size() > 0 }

// isFile reports whether a file is there, rather than a pipe, a device or nothing.
func (s *Site) isFile() bool { return s.was != nil && s.was.Mode().IsRegular() }

// mayReplace reports a file that may not be replaced, and finds out whether it holds something else than ours.
func (s *Site) mayReplace() error {
	ours, err := isOurs(s.Path)
	switch {
	case err != nil:
		return s.unwritable(err)
	case s.isStdin(s.was):
		return fmt.Errorf("%s is standard input and would be written over: name another file", s.Path)
	case !ours && !s.Force:
		return fmt.Errorf("%s is there and is no report or baseline of cablelint: "+
			"name another file, or write over it with --force", s.Path)
	}
	s.Over = !ours
	return nil
}

// Open begins what is written to a place.
func (p Place) Open() (*Target, error) {
	s, err := p.Look()
	if err != nil {
		return nil, err
	}
	return s.Open()
}

// Open begins what is written there.
func (s *Site) Open() (*Target, error) {
	if s.Given || s.was != nil && !s.isFile() {
		f, err := s.openThere()
		if err != nil {
			return nil, s.unwritable(err)
		}
		return &Target{Site: s, File: f}, nil
	}
	n, err := files.Begin(s.Path, s.was)
	if err != nil {
		return nil, s.unwritable(err)
	}
	return &Target{Site: s, File: n.File, new: n}, nil
}

// openThere opens what is written to as it stands.
func (s *Site) openThere() (*os.File, error) {
	if s.Given {
		return files.OpenDescriptor(s.Path)
	}
	return os.OpenFile(s.Path, os.O_WRONLY, 0)
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

// Write writes data as a whole or not at all. A file that holds the same already is not touched.
func (s *Site) Write(data []byte) error {
	if s.holds(data) {
		return nil
	}
	t, err := s.Open()
	if err != nil {
		return err
	}
	if _, err := t.File.Write(data); err != nil {
		t.Abandon()
		return err
	}
	return t.Commit()
}

// holds reports whether a file holds data and nothing else. A device may never end.
func (s *Site) holds(data []byte) bool {
	if !s.isFile() || s.was.Size() != int64(len(data)) {
		return false
	}
	old, err := os.ReadFile(s.Path)
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
	if err := t.new.Commit(); err != nil {
		return t.unwritable(err)
	}
	return nil
}

// Abandon leaves the file as it was.
func (t *Target) Abandon() {
	if t.new == nil {
		t.File.Close()
		return
	}
	t.new.Abandon()
}
