//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd || windows)

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

// clearAway removes a file that was left behind. Here an open one cannot be removed.
func clearAway(name string) error { return os.Remove(name) }

func secure(*os.File, string) error { return nil }

func keepOwner(*os.File, fs.FileInfo) (owner, group bool) { return true, true }

func links(fs.FileInfo) uint64 { return 1 }

func isFull(error) bool { return false }
