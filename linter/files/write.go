package files

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// Written is what the replacing of a file could not keep.
type Written struct {
	Links bool // the file has other names, which go on standing for what it was
	Owner bool // the file belongs to whoever ran the program: its owner or group could not be kept
}

// Write puts after in the place of the file called path, which was read as before. At every moment the
// file is the one or the other, whole: after is written to a file beside it, flushed to the disk, and
// takes its place by one renaming; a loss of power just then may bring the old one back. Nobody is given a right
// that he had not: mode, owner and group are kept, owner and group where that is permitted, and so are access
// lists and extended attributes, without which nothing is written. A link is followed, and stays. Nothing is
// written when the file is no longer what was read, or may not be written. A file with several names (hard
// links) is replaced under the one: the others go on standing for what it was, which is told.
//
// A process that is killed may leave the file beside it behind, .cablelint-HASH.tmp, readable to its owner
// alone. The next Write of the same file clears it away, and so does [Sweep].
func Write(path string, before, after []byte) (Written, error) {
	return WriteWithin(nil, path, before, after)
}

// WriteWithin is [Write] for a file that was met in one of these folders: a link that leads out of them is not
// followed, since nobody has named what it leads to. Without any folder the file was named itself.
func WriteWithin(folders []string, path string, before, after []byte) (Written, error) {
	w := writer{folders: folders, before: before, after: after}
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
	errBusy     = errors.New("it is being written by another run")
	errTwice    = errors.New("this run writes it already")
	errFlags    = errors.New("its flags cannot be kept")
	errLocked   = errors.New("its flags keep it from being written")
	errOutside  = errors.New("it is a link that leads out of the folder")
	// errDone is no failure: the file is already what it should be. It was named twice.
	errDone = errors.New("it is as it should be")
)

// writer replaces one file.
type writer struct {
	folders       []string // that the file must lie in; none: anywhere
	path          string   // links followed
	was           fs.FileInfo
	kept          attributes
	before, after []byte
	done          Written
}

func (w *writer) write(path string) error {
	if err := w.find(path); err != nil {
		return err
	}
	temp, err := createNext(w.path, hiddenMode)
	if err != nil {
		return err
	}
	err = w.fill(temp)
	if err == nil {
		err = w.unchanged()
	}
	if err == nil {
		err = temp.replace(w.path)
	}
	if err != nil {
		temp.discard()
	}
	return err
}

// find follows path to the file and makes sure that it may be written.
func (w *writer) find(path string) error {
	var err error
	if w.path, err = filepath.EvalSymlinks(path); err != nil {
		return err
	}
	if len(w.folders) > 0 && !slices.ContainsFunc(w.folders, w.lies) {
		return errOutside
	}
	if w.was, err = os.Lstat(w.path); err != nil {
		return err
	}
	return writable(w.path, w.was)
}

// writable makes sure that there is a file which may be written: renaming would not ask.
func writable(path string, info fs.FileInfo) error {
	switch {
	case !info.Mode().IsRegular():
		return errNoFile
	case info.Mode().Perm()&0o222 == 0: // which the superuser is not held to otherwise
		return errReadOnly
	}
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	switch {
	case err != nil && isLocked(path):
		return errLocked
	case err != nil:
		return err
	}
	return f.Close()
}

// prepare gives a file that holds nothing yet what the one at path has that must be there before it holds something.
func prepare(f *os.File, path string) error {
	if err := secure(f, path); err != nil {
		return err
	}
	return keepFlags(f, path)
}

// lies reports whether the file lies in a folder, whatever links lead to either.
func (w *writer) lies(folder string) bool {
	top, err := realPath(folder)
	if err != nil {
		return false
	}
	file, err := filepath.Abs(w.path)
	return err == nil && within(filepath.ToSlash(file), filepath.ToSlash(top))
}

// fill writes the file that is to take the place of the old one, down to the disk.
func (w *writer) fill(temp *beside) error {
	if err := prepare(temp.File, w.path); err != nil {
		return err
	}
	if _, err := temp.Write(w.after); err != nil {
		return err
	}
	if err := w.dress(temp); err != nil {
		return err
	}
	return temp.Sync()
}

// dress gives the new file what the old one has: until then nobody else may read it. The mode comes last, as a
// new owner takes a bit of it away, and an access list is part of it.
func (w *writer) dress(temp *beside) error {
	w.done.Links = links(w.was) > 1
	mode := w.was.Mode()
	owner, group := keepOwner(temp.File, w.was)
	if w.done.Owner = !owner || !group; w.done.Owner {
		mode = narrowed(mode, group)
	}
	var err error
	if w.kept, err = attributesAt(w.path); err != nil {
		return err
	}
	if w.done.Owner && w.kept.list() {
		return fmt.Errorf("%w: its owner or group would be another", errAccess)
	}
	if err := w.kept.give(temp.File); err != nil {
		return err
	}
	return temp.Chmod(mode)
}

// narrowed is the mode of a file that belongs to others now: nothing runs as the new owner. Another group gets no
// more than everybody had, and everybody no more than the group had: who is of it is one of them now, and a group
// without a right may be there to shut its people out.
func narrowed(mode fs.FileMode, sameGroup bool) fs.FileMode {
	perm := mode.Perm()
	if sameGroup {
		return perm
	}
	both := perm & (perm >> 3) & 0o007
	return perm&0o700 | both<<3 | both
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
	case !os.SameFile(info, w.was) || !w.sameAttributes() || info.Mode() != w.was.Mode() || !bytes.Equal(data, w.before):
		return errChanged
	}
	return nil
}

// sameAttributes reports whether who may do what with the file is still what the new one was given.
func (w *writer) sameAttributes() bool {
	now, err := attributesAt(w.path)
	return err == nil && maps.EqualFunc(now, w.kept, bytes.Equal)
}

// writeProblem says what kept path from being written and what to do.
func writeProblem(path string, err error) *Problem {
	p := &Problem{Path: path, Err: err, What: "not fixed: "}
	var way *inTheWay
	switch {
	case errors.As(err, &way):
		p.What, p.Hint = p.What+err.Error(), "look what it is and take it away"
	case errors.Is(err, errChanged):
		p.What, p.Hint = p.What+err.Error(), "run cablelint again"
	case errors.Is(err, errReadOnly):
		p.What, p.Hint = p.What+err.Error(), "make it writable or leave it out"
	case errors.Is(err, errLocked):
		p.What, p.Hint = p.What+err.Error(), "take them away (chattr -i -a) or leave it out"
	case errors.Is(err, errFlags):
		p.What, p.Hint = p.What+err.Error(), "take them away (lsattr shows them), or print the patch with --diff"
	case errors.Is(err, errBusy):
		p.What, p.Hint = p.What+err.Error(), "wait until that is over"
	case errors.Is(err, errOutside):
		p.What, p.Hint = p.What+err.Error(), "name the file that it leads to"
	case errors.Is(err, errAccess):
		p.What, p.Hint = p.What+err.Error(), "fix it as its owner, or print the patch with --diff"
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
