//go:build unix

package files

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"golang.org/x/sys/unix"
)

// IsDescriptor reports whether a path leads to a descriptor of this process, as /dev/stdout and /dev/fd/3 do. What it
// stands for is what whoever started the program has opened, which may have no name, or be another file's by now.
func IsDescriptor(path string) bool {
	_, is := descriptorAt(path)
	return is
}

// OpenDescriptor opens the descriptor that a path leads to: where it writes, at the place where it is. One that the
// program itself has opened was given by nobody.
func OpenDescriptor(path string) (*os.File, error) {
	fd, _ := descriptorAt(path)
	flags, err := unix.FcntlInt(fd, unix.F_GETFD, 0)
	if err == nil && flags&unix.FD_CLOEXEC != 0 {
		err = unix.EBADF
	}
	if err != nil {
		return nil, err
	}
	again, err := unix.FcntlInt(fd, unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(again), path), nil
}

// descriptorAt follows a path to the folder of descriptors.
func descriptorAt(path string) (fd uintptr, is bool) {
	for range farthest {
		if holdsDescriptors(realFolder(path)) {
			n, err := strconv.ParseUint(filepath.Base(path), 10, 31)
			return uintptr(n), err == nil
		}
		next, isLink := follow(path)
		if !isLink {
			break
		}
		path = next
	}
	return 0, false
}

// holdsDescriptors reports whether a folder, links followed, is the one of this process.
func holdsDescriptors(folder string) bool {
	own := fmt.Sprintf("/proc/%d/", os.Getpid())
	if folder == "/dev/fd" || folder == own+"fd" {
		return true
	}
	ofThread, _ := filepath.Match(own+"task/*/fd", folder)
	return ofThread
}
