package files

import (
	"os"
	"sync/atomic"
)

// Systems open no path over some length, 4096 bytes on Linux, though folders may nest deeper. Beyond
// openable bytes a folder is held open and what lies below is opened from it; opening goes through
// every folder between, so that the next one is held open after step bytes.
const (
	openable = 3500
	step     = 256
)

// anchor is a folder held open. It is closed when the walk and every item have let go of it.
type anchor struct {
	root  *os.Root
	size  int // bytes of its path, slash included
	holds atomic.Int32
}

func (a *anchor) hold() *anchor {
	a.holds.Add(1)
	return a
}

func (a *anchor) release() {
	if a.holds.Add(-1) == 0 {
		a.root.Close()
	}
}

// anchorFor returns the anchor from which what lies in path is opened: at, or a new one, held once;
// nil while path is short.
func anchorFor(at *anchor, path []byte) (*anchor, error) {
	switch {
	case at == nil && len(path) < openable, at != nil && len(path)-at.size < step:
		return at, nil
	}
	root, err := openRoot(at, path)
	if err != nil {
		return nil, err
	}
	next := &anchor{root: root, size: len(path)}
	return next.hold(), nil
}

func openRoot(at *anchor, path []byte) (*os.Root, error) {
	if at == nil {
		return os.OpenRoot(string(path))
	}
	return at.root.OpenRoot(string(path[at.size:]))
}

func openFolder(at *anchor, path []byte) (*os.File, error) {
	switch {
	case len(path) == 0:
		return os.Open(".")
	case at == nil:
		return os.Open(string(path))
	case len(path) == at.size:
		return at.root.Open(".")
	}
	return at.root.Open(string(path[at.size:]))
}
