package files

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Written is what the replacing of a file could not keep.
type Written struct {
	Links bool // the file has other names, which go on standing for what it was
	Owner bool // the file belongs to whoever ran the program: its owner or group could not be kept
}

// Write puts after in the place of the file called path, which was read as before. At every moment the
// file is the one or the other, whole: after is written to a file beside it, flushed to the disk, and
// takes its place by one renaming; a loss of power just then may bring the old one back. Mode, owner and
// group are kept, owner and group where that is permitted; a link is followed, and stays. Nothing is
// written when the file is no longer what was read, or may not be written. A file with several names (hard
// links) is replaced under the one: the others go on standing for what it was, which is told.
//
// A process that is killed may leave the file beside it behind, .cablelint-HASH.tmp, readable to its owner
// alone. The next Write of the same file clears it away.
func Write(path string, before, after []byte) (Written, error) {
	w := writer{before: before, after: after}
	err := w.write(path)
	if errors.Is(err, errDone) {
		err = nil
	}
	if err != nil {
		return Written{}, writeProblem(path, err)
	}
	return w.done, nil
}

// What keeps a file from being written, besides what the system says.
var (
	errChanged  = errors.New("it changed since it was read")
	errReadOnly = errors.New("it is read-only")
	errNoFile   = errors.New("it is no file any more")
	errBusy     = errors.New("it is being fixed by another run")
	// errDone is no failure: the file is already what it should be. It was named twice.
	errDone = errors.New("it is as it should be")
)

// writer replaces one file.
type writer struct {
	path          string // links followed
	was           fs.FileInfo
	before, after []byte
	done          Written
}

func (w *writer) write(path string) error {
	if err := w.find(path); err != nil {
		return err
	}
	temp, err := createBeside(w.path)
	if err != nil {
		return err
	}
	err = w.fill(temp)
	if err == nil {
		err = w.unchanged()
	}
	if err == nil {
		err = replace(temp, w.path)
	}
	if err != nil {
		temp.Close()
		os.Remove(temp.Name())
		return err
	}
	return nil
}

// find follows path to the file and makes sure that it may be written. Renaming would not ask.
func (w *writer) find(path string) error {
	var err error
	if w.path, err = filepath.EvalSymlinks(path); err != nil {
		return err
	}
	if w.was, err = os.Lstat(w.path); err != nil {
		return err
	}
	switch {
	case !w.was.Mode().IsRegular():
		return errNoFile
	case w.was.Mode().Perm()&0o222 == 0: // which the superuser is not held to otherwise
		return errReadOnly
	}
	f, err := os.OpenFile(w.path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return f.Close()
}

// fill writes the file that is to take the place of the old one, down to the disk. Its mode is set last:
// until then nobody else may read it.
func (w *writer) fill(temp *os.File) error {
	if _, err := temp.Write(w.after); err != nil {
		return err
	}
	w.done.Links = links(w.was) > 1
	mode := w.was.Mode()
	owner, group := keepOwner(temp, w.was)
	if w.done.Owner = !owner || !group; w.done.Owner {
		mode = narrowed(mode, group)
	}
	if err := temp.Chmod(mode); err != nil {
		return err
	}
	return temp.Sync()
}

// narrowed is the mode of a file that belongs to others now: nothing runs as the new owner, and another
// group gets no more than everybody had.
func narrowed(mode fs.FileMode, sameGroup bool) fs.FileMode {
	perm := mode.Perm()
	if sameGroup {
		return perm
	}
	return perm&0o707 | perm&0o070&(perm&0o007<<3)
}

// unchanged makes sure, as the last thing before the renaming, that the file is still what was read.
func (w *writer) unchanged() error {
	f, err := os.Open(w.path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	// A file that grew without end must not be read without end.
	data, err := io.ReadAll(io.LimitReader(f, int64(max(len(w.before), len(w.after)))+1))
	switch {
	case err != nil:
		return err
	case bytes.Equal(data, w.after):
		return errDone
	case !os.SameFile(info, w.was) || info.Mode() != w.was.Mode() || !bytes.Equal(data, w.before):
		return errChanged
	}
	return nil
}

// besideBytes is how much of the hash of a file's name is in the name of the file beside it.
const besideBytes = 8

// beside is the name of the file that path is replaced from: the same in every run, so that one which
// was left behind is found, and short, so that any folder takes it. No suffix of cables is on it.
func beside(path string) string {
	sum := sha256.Sum256([]byte(filepath.Base(path)))
	return filepath.Join(filepath.Dir(path), ".cablelint-"+hex.EncodeToString(sum[:besideBytes])+".tmp")
}

// createBeside makes the file beside path, readable to nobody else. One that is there already, and
// belongs to no run that is on, was left behind: it is taken away, never written to, for it may be
// somebody else's.
func createBeside(path string) (*os.File, error) {
	const tries = 3
	name := beside(path)
	for range tries {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if err == nil {
			if lock(f) {
				return f, nil
			}
			f.Close()
			return nil, errBusy
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, err
		}
		if err := clearAway(name); err != nil {
			return nil, err
		}
	}
	return nil, errBusy
}

// writeProblem says what kept path from being written and what to do.
func writeProblem(path string, err error) *Problem {
	p := &Problem{Path: path, Err: err, What: "not fixed: "}
	switch {
	case errors.Is(err, errChanged):
		p.What, p.Hint = p.What+err.Error(), "run cablelint again"
	case errors.Is(err, errReadOnly):
		p.What, p.Hint = p.What+err.Error(), "make it writable or leave it out"
	case errors.Is(err, errBusy):
		p.What, p.Hint = p.What+err.Error(), "wait until that is over"
	case errors.Is(err, errNoFile):
		p.What, p.Hint = p.What+err.Error(), "look what has taken its place"
	case errors.Is(err, fs.ErrNotExist):
		p.What, p.Hint = p.What+"it has gone since it was read", "look whether it was moved"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		p.What, p.Hint = p.What+"no right to write it or in its folder", "check owner and mode of both"
	case isFull(err):
		p.What += fmt.Sprintf("there is no room for it (%v)", cause(err))
		p.Hint = "make room; the file is as it was"
	default:
		p.What += fmt.Sprintf("it cannot be written (%v)", cause(err))
		p.Hint = "check the disk; the file is as it was"
	}
	return p
}
