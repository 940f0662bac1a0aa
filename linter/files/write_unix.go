//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package files

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// replace puts f, still open and locked, in the place of path.
func replace(f *os.File, path string) error {
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return f.Close()
}

// secure has nothing to do here: the mode with which a file is made keeps others from it.
func secure(*os.File, string) error { return nil }

// lock takes f for this run. It goes with the process, so that a file without a lock was left behind.
func lock(f *os.File) bool { return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil }

// held reports whether a run holds a file.
func held(name string) bool {
	f, err := openThere(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return !lock(f)
}

func openThere(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK, 0)
}

// remove removes a file that no run holds.
func remove(name string) error {
	f, err := openThere(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if !lock(f) {
		return errBusy
	}
	held, err := f.Stat()
	if err != nil {
		return err
	}
	if there, err := os.Lstat(name); err != nil || !os.SameFile(held, there) {
		return nil // another run was quicker
	}
	return os.Remove(name)
}

// keepOwner gives f the owner and group of the file that it replaces, and reports which of them took.
func keepOwner(f *os.File, was fs.FileInfo) (owner, group bool) {
	st, ok := was.Sys().(*syscall.Stat_t)
	if !ok {
		return false, false
	}
	if f.Chown(int(st.Uid), int(st.Gid)) != nil {
		_ = f.Chown(-1, int(st.Gid)) // the group alone, which its members may give
	}
	is, err := f.Stat()
	if err != nil {
		return false, false
	}
	now, ok := is.Sys().(*syscall.Stat_t)
	return ok && now.Uid == st.Uid, ok && now.Gid == st.Gid
}

// links returns how many names a file has.
func links(info fs.FileInfo) uint64 {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return uint64(st.Nlink) //nolint:unconvert // it is narrower on other systems
	}
	return 1
}

func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
