package files

import (
	"errors"
	"fmt"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// The flags of a file that its owner sets (chattr), as linux/fs.h has them.
const (
	secureRemoval = 0x1
	undeletable   = 0x2
	compressed    = 0x4
	synchronous   = 0x8
	immutable     = 0x10
	appendOnly    = 0x20
	notDumped     = 0x40
	timesNotNoted = 0x80
	notCompressed = 0x400
	journalled    = 0x4000
	tailNotMerged = 0x8000
	notCopied     = 0x800000
	direct        = 0x2000000
	ofProject     = 0x20000000
	lockingFlags  = immutable | appendOnly // they keep it from being written, whatever its mode says
	keptFlags     = secureRemoval | undeletable | compressed | synchronous | notDumped | timesNotNoted | notCompressed |
		journalled | tailNotMerged | notCopied | direct | ofProject
)

// keepFlags gives f, which holds nothing yet, the flags of the file whose place it takes: some cannot be had later.
func keepFlags(f *os.File, path string) error {
	was, err := flagsAt(path)
	if err != nil {
		return err
	}
	now, err := flagsOf(f)
	if err != nil {
		return err
	}
	if was&keptFlags == now&keptFlags {
		return nil
	}
	fd := int(f.Fd())
	err = unix.IoctlSetPointerInt(fd, unix.FS_IOC_SETFLAGS, int(now&^keptFlags|was&keptFlags))
	if now, again := flagsOf(f); err == nil && again == nil && was&keptFlags&^now != 0 {
		err = unix.ENOTSUP
	}
	if err != nil {
		return fmt.Errorf("%w (%w)", errFlags, err)
	}
	return nil
}

// isLocked reports whether the flags of a file keep it from being written.
func isLocked(path string) bool {
	flags, err := flagsAt(path)
	return err == nil && flags&lockingFlags != 0
}

// flagsAt reads the flags of the file called path, none where its file system knows none.
func flagsAt(path string) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	return flagsOf(f)
}

func flagsOf(f *os.File) (uint32, error) {
	flags, err := unix.IoctlGetUint32(int(f.Fd()), unix.FS_IOC_GETFLAGS)
	for _, unknown := range []error{unix.ENOTTY, unix.ENOTSUP, unix.EINVAL, syscall.ENOSYS} {
		if errors.Is(err, unknown) {
			return 0, nil
		}
	}
	return flags, err
}
