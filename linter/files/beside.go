package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// beside is a file that is being written beside the one whose place it is to take, in the same folder.
type beside struct{ *os.File }

// besideBytes is how much of the hash of a file's name is in the name of the file beside it.
const besideBytes = 8

const besideHead, besideTail = ".cablelint-", ".tmp"

// besideOf is the name of the file that path is replaced from: the same in every run, so that one which
// was left behind is found, and short, so that any folder takes it. No suffix of cables is on it.
func besideOf(path string) string {
	sum := sha256.Sum256([]byte(filepath.Base(path)))
	return filepath.Join(filepath.Dir(path), besideHead+hex.EncodeToString(sum[:besideBytes])+besideTail)
}

// hiddenMode is that of a file which nobody but its owner may read as long as it is being written.
const hiddenMode = 0o600

// unfinished are the files that this process is writing beside others. None of them may outlive it, whichever
// goroutine writes it, so they are the process's.
var unfinished = struct {
	sync.Mutex
	names map[string]bool
}{names: map[string]bool{}}

// GiveUp is for the end of the process, which does not wait for those that still write: it takes away what they
// have begun, and nothing is begun or put in its place from then on. Every file is the old one or the new one.
func GiveUp() {
	unfinished.Lock() // for good
	for name := range unfinished.names {
		os.Remove(name)
	}
}

// createBeside makes the file beside path. One that is there already, and belongs to no run that is on, was left
// behind: it is taken away, never written to, for it may be somebody else's.
func createBeside(path string, mode fs.FileMode) (*beside, error) {
	unfinished.Lock()
	defer unfinished.Unlock()
	const tries = 3
	name := besideOf(path)
	for range tries {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if err == nil {
			if lock(f) {
				unfinished.names[name] = true
				return &beside{f}, nil
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

// replace puts the file in the place of path.
func (b *beside) replace(path string) error {
	unfinished.Lock()
	defer unfinished.Unlock()
	err := replace(b.File, path)
	if err == nil {
		delete(unfinished.names, b.Name())
	}
	return err
}

// discard takes the file away.
func (b *beside) discard() {
	unfinished.Lock()
	defer unfinished.Unlock()
	b.Close()
	os.Remove(b.Name())
	delete(unfinished.names, b.Name())
}

// Sweep clears away what a run that was killed has left beside a file. It reports whether path is itself such a
// file, which is no file of the user's: one of the name that it has beside another in its folder.
func Sweep(path string) (left bool) {
	if base := filepath.Base(path); strings.HasPrefix(base, besideHead) && strings.HasSuffix(base, besideTail) {
		if left = besideAny(path); left {
			_ = clearAway(path) // another run may be at it, and it clears it away itself
		}
		return left
	}
	name := besideOf(path)
	if info, err := os.Lstat(name); err == nil && info.Mode().IsRegular() {
		_ = clearAway(name)
	}
	return false
}

// besideAny reports whether a file of the folder is replaced from the one called path.
func besideAny(path string) bool {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return false
	}
	for _, e := range entries {
		if filepath.Base(besideOf(e.Name())) == filepath.Base(path) {
			return true
		}
	}
	return false
}

// New is a file that is written as a whole or not at all: it takes the place of the one of its name, if there is
// one, when it is committed.
type New struct {
	*beside
	path string
	was  fs.FileInfo // nil: there was none
}

// newMode is that of a file that did not exist before, less what the user's mask takes away.
const newMode = 0o644

// Begin begins a file that takes the place of path, links followed, and keeps who may read it.
func Begin(path string) (*New, error) {
	if led, err := filepath.EvalSymlinks(path); err == nil {
		path = led
	}
	info, err := os.Stat(path)
	n, mode := &New{path: path, was: info}, fs.FileMode(hiddenMode)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		n.was, mode = nil, newMode
	case err != nil:
		return nil, err
	}
	if n.beside, err = createBeside(path, mode); err != nil {
		return nil, err
	}
	if n.was != nil {
		if err := secure(n.File, path); err != nil {
			n.discard()
			return nil, err
		}
	}
	return n, nil
}

// Commit puts what was written in the place of the file.
func (n *New) Commit() error {
	err := n.dress()
	if err == nil {
		err = n.replace(n.path)
	}
	if err != nil {
		n.discard()
	}
	return err
}

func (n *New) dress() error {
	if n.was == nil {
		return nil
	}
	w := writer{path: n.path, was: n.was}
	return w.dress(n.beside)
}

// Abandon leaves the file of the name as it was.
func (n *New) Abandon() { n.discard() }
