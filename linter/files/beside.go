package files

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
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

// inWork are the files that a process is writing beside others, by their full names.
type inWork struct {
	sync.Mutex
	names map[string]bool
	ended sync.Cond // one of them is written no more
}

// unfinished are those of this process. None of them may outlive it, whichever goroutine writes it.
var unfinished = func() *inWork {
	w := &inWork{names: map[string]bool{}}
	w.ended.L = w
	return w
}()

// end is for one that is written no more.
func (w *inWork) end(name string) {
	delete(w.names, name)
	w.ended.Broadcast()
}

// await returns when a file is written no more.
func (w *inWork) await(name string) {
	w.Lock()
	defer w.Unlock()
	for w.names[name] {
		w.ended.Wait()
	}
}

// GiveUp is for the end of the process, which does not wait for those that still write: it takes away what they
// have begun, and nothing is begun or put in its place from then on. Every file is the old one or the new one.
func GiveUp() {
	unfinished.Lock() // for good
	for name := range unfinished.names {
		os.Remove(name)
	}
}

// createBeside makes the file beside path. One that is there already, and belongs to no run that is on, was left
// behind: it is taken away, never written to, for it may be somebody else's. Two names may stand for one path.
func createBeside(path string, mode fs.FileMode) (*beside, error) {
	unfinished.Lock()
	defer unfinished.Unlock()
	name := fullBeside(path)
	if unfinished.names[name] {
		return nil, errTwice
	}
	const tries, between = 50, time.Millisecond
	for range tries {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		switch {
		case err == nil && claim(f):
			unfinished.names[name] = true
			return &beside{f}, nil
		case err == nil: // another run, which looks for what was left behind, was there first
			f.Close()
		case !errors.Is(err, fs.ErrExist):
			return nil, err
		default:
			if err := clearAway(name); err == nil {
				continue
			} else if !errors.Is(err, errBusy) {
				return nil, err
			}
		}
		time.Sleep(between) // it may be held by one that only looks
	}
	return nil, errBusy
}

// claim takes a file that was just made for this run, and reports whether its name still stands for it.
func claim(f *os.File) bool {
	if !lock(f) {
		return false
	}
	made, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(f.Name())
	return err == nil && os.SameFile(made, there)
}

// createNext is createBeside once this process is done with a file of that name: one that was named twice, by a link,
// is then what it should be.
func createNext(path string, mode fs.FileMode) (*beside, error) {
	for {
		b, err := createBeside(path, mode)
		if !errors.Is(err, errTwice) {
			return b, err
		}
		unfinished.await(fullBeside(path))
	}
}

// fullBeside is the one name of the file beside path, whatever path is called.
func fullBeside(path string) string { return besideOf(fullName(path)) }

// fullName is path with the links to its folder followed.
func fullName(path string) string {
	if abs, err := filepath.Abs(filepath.Join(realFolder(path), filepath.Base(path))); err == nil {
		return abs
	}
	return path
}

// replace puts the file in the place of path.
func (b *beside) replace(path string) error {
	unfinished.Lock()
	defer unfinished.Unlock()
	err := replace(b.File, path)
	if err == nil {
		unfinished.end(b.Name())
	}
	return err
}

// discard takes the file away.
func (b *beside) discard() {
	unfinished.Lock()
	defer unfinished.Unlock()
	b.Close()
	os.Remove(b.Name())
	unfinished.end(b.Name())
}

// Sweep clears away what a run that was killed has left beside a file. It reports whether path is itself such a
// file, which is no file of the user's: one of the name that it has beside another in its folder.
func Sweep(path string) (left bool) {
	if !IsBeside(path) {
		clearLeft(besideOf(path))
		return false
	}
	if left = isRegular(path) && ownerOf(path) != ""; left {
		clearLeft(path)
	}
	return left
}

// clearLeft is [clearAway] for what was left behind alone, not for what this process is writing. What is in the way is
// told where a file is written.
func clearLeft(name string) {
	if !isRegular(name) { // as hardly ever
		return
	}
	unfinished.Lock()
	defer unfinished.Unlock()
	if !unfinished.names[fullName(name)] {
		_ = clearAway(name)
	}
}

// IsBeside reports whether a file has the name of one that is being written beside another.
func IsBeside(path string) bool {
	if !strings.HasSuffix(path, besideTail) { // as hardly any has
		return false
	}
	base := filepath.Base(path)
	return strings.HasPrefix(base, besideHead) && len(base) == len(besideHead)+hex.EncodedLen(besideBytes)+len(besideTail)
}

// Left reports whether a file that [IsBeside] was left by a run that was killed, and the name of the one beside which
// it lies: "" where that was renamed or removed since, and nothing clears it away.
func Left(path string) (beside string, left bool) {
	if !isRegular(path) || held(path) {
		return "", false
	}
	return ownerOf(path), true
}

// ownerOf returns the name of the file in the folder that is replaced from the one called path, "" for none.
func ownerOf(path string) string {
	entries, _ := os.ReadDir(filepath.Dir(path))
	for _, e := range entries {
		if filepath.Base(besideOf(e.Name())) == filepath.Base(path) {
			return e.Name()
		}
	}
	return ""
}

func isRegular(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode().IsRegular()
}

// clearAway removes what was left under a name that a file is to have, unless a run holds it. What no run leaves, and
// what may not be removed, is in the way.
func clearAway(name string) error {
	info, err := os.Lstat(name)
	switch {
	case err == nil && !info.Mode().IsRegular():
		err = errors.New("it is no file")
	case err == nil:
		err = remove(name)
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if errors.Is(err, errBusy) {
		return err
	}
	return &inTheWay{name, cause(err)}
}

// inTheWay is what stands where a file is to be written before it takes its place.
type inTheWay struct {
	name  string
	cause error
}

func (w *inTheWay) Error() string {
	return fmt.Sprintf("%s is in the way (%v)", w.name, w.cause)
}

func (w *inTheWay) Unwrap() error { return w.cause }

// New is a file that is written as a whole or not at all: it takes the place of the one of its name, if there is
// one, when it is committed.
type New struct {
	*beside
	path string
	was  fs.FileInfo // nil: there was none
	mode fs.FileMode // that it has then
}

// newMode is that of a file that did not exist before, less what the user's mask takes away.
const newMode = 0o644

// Begin begins a file that takes the place of path, links followed, and keeps who may read it. Nobody else reads it
// before it is whole. was is what stood there when that was looked at, nil where nothing did.
func Begin(path string, was fs.FileInfo) (*New, error) {
	n := &New{path: Led(path), was: was}
	err := n.unchanged()
	switch {
	case err != nil:
	case was != nil:
		err = writable(n.path, was)
	default:
		n.mode, err = modeBeside(n.path)
	}
	if err != nil {
		return nil, err
	}
	if n.beside, err = createBeside(n.path, hiddenMode); err != nil {
		return nil, err
	}
	if n.was != nil {
		if err := prepare(n.File, path); err != nil {
			n.discard()
			return nil, err
		}
	}
	return n, nil
}

// Led is the path that a path leads to, links followed, be there a file or not.
func Led(path string) string {
	for range farthest {
		next, isLink := follow(path)
		if !isLink {
			break
		}
		path = next
	}
	return path
}

// farthest is how many links are followed one after another, as systems have it.
const farthest = 40

// follow goes one step from a link.
func follow(path string) (next string, isLink bool) {
	led, err := os.Readlink(path)
	if err == nil && !filepath.IsAbs(led) {
		led = filepath.Join(realFolder(path), led)
	}
	return led, err == nil
}

// realFolder is the folder in which path lies, links followed: a link in it is relative to that.
func realFolder(path string) string {
	dir := filepath.Dir(path)
	if led, err := filepath.EvalSymlinks(dir); err == nil {
		return led
	}
	return dir
}

// modeBeside asks the system what mode a new file has there, by one that holds nothing and is gone before anything is
// written: whoever has opened it reads no more of it.
func modeBeside(path string) (fs.FileMode, error) {
	empty, err := createBeside(path, newMode)
	if err != nil {
		return 0, err
	}
	defer empty.discard()
	info, err := empty.Stat()
	if err != nil {
		return 0, err
	}
	return info.Mode(), nil
}

// What keeps a file from being put in its place: another program has written there.
var (
	errMade    = errors.New("it was made since the run began")
	errAnother = errors.New("it changed since the run began")
)

// unchanged makes sure that what stands in the place of the file is what stood there when that was looked at.
func (n *New) unchanged() error {
	now, err := os.Lstat(n.path)
	switch {
	case n.was == nil && errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return err
	case n.was == nil:
		return errMade
	case err != nil || !os.SameFile(now, n.was) || now.Mode() != n.was.Mode() || now.Size() != n.was.Size() ||
		!now.ModTime().Equal(n.was.ModTime()):
		return errAnother
	}
	return nil
}

// Commit puts what was written in the place of the file, unless another program was there meanwhile.
func (n *New) Commit() error {
	err := n.dress()
	if err == nil {
		err = n.unchanged()
	}
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
		return n.Chmod(n.mode)
	}
	w := writer{path: n.path, was: n.was}
	return w.dress(n.beside)
}

// Abandon leaves the file of the name as it was.
func (n *New) Abandon() { n.discard() }
