package files_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter/files"

	"golang.org/x/sys/unix"
)

// flag sets flags of a file, where its file system knows them and they may be set.
func flag(t *testing.T, path string, flags int) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, flagsOf(t, path)|flags); err != nil {
		t.Skipf("no flags here: %v", err)
	}
	t.Cleanup(func() { unflag(path) })
}

// unflag takes away what keeps a file from being removed.
func unflag(path string) {
	if f, err := os.Open(path); err == nil {
		_ = unix.IoctlSetPointerInt(int(f.Fd()), unix.FS_IOC_SETFLAGS, 0)
		f.Close()
	}
}

func flagsOf(t *testing.T, path string) int {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	flags, err := unix.IoctlGetUint32(int(f.Fd()), unix.FS_IOC_GETFLAGS)
	if err != nil {
		t.Skipf("no flags here: %v", err)
	}
	return int(flags)
}

// TestWriteKeepsFlags: a file that is not to be dumped is not to be dumped when it was fixed; nor is a report.
func TestWriteKeepsFlags(t *testing.T) {
	t.Parallel()
	const kept = 0x40 | 0x80 // chattr +dA
	name := fileOf(t, 0o640)
	flag(t, name, kept)
	if _, err := files.Write(name, was, is); err != nil {
		t.Fatal(err)
	}
	holds(t, name, is)
	if now := flagsOf(t, name); now&kept != kept {
		t.Errorf("the flags are %x, want %x among them", now, kept)
	}
	there, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	n, err := files.Begin(name, there)
	if err != nil {
		t.Fatal(err)
	}
	if err := n.Commit(); err != nil {
		t.Fatal(err)
	}
	if now := flagsOf(t, name); now&kept != kept {
		t.Errorf("the flags of a report are %x, want %x among them", now, kept)
	}
}

// TestWriteRefusesLocked: what may not be changed is named with what keeps it so.
func TestWriteRefusesLocked(t *testing.T) {
	t.Parallel()
	// chattr +i, +a
	for _, locked := range []int{0x10, 0x20} {
		name := fileOf(t, 0o640)
		flag(t, name, locked)
		_, err := files.Write(name, was, is)
		if err == nil || !strings.Contains(err.Error(), "its flags keep it from being written") {
			t.Errorf("with flag %x: %v", locked, err)
		}
		holds(t, name, was)
		alone(t, filepath.Dir(name), 1)
	}
}
