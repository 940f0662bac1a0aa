//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package files

import (
	"io/fs"
	"os"
)

// replace puts f in the place of path: an open file cannot be renamed here.
func replace(f *os.File, path string) error {
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

func lock(*os.File) bool { return true }

// held cannot be known here.
func held(string) bool { return false }

// remove removes a file that was left behind. Here an open one cannot be removed.
func remove(name string) error { return os.Remove(name) }

// keepOwner has nothing to do: secure gives f what it needs, and the mode says nothing of owners here.
func keepOwner(*os.File, fs.FileInfo) (owner, group bool) { return true, true }

func links(fs.FileInfo) uint64 { return 1 }
