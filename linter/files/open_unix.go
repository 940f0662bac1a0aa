//go:build unix

package files

import (
	"errors"
	"io"
	"syscall"
)

// descriptor reads a file by its bare descriptor. An [os.File] would be registered with the runtime's
// poller and given a finalizer, which for a small file costs more than reading it.
type descriptor int

func openFile(path string) (*descriptor, error) {
	for {
		// Should a pipe have taken the file's place, opening it must not wait for a writer.
		fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC|syscall.O_NONBLOCK, 0)
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		d := descriptor(fd)
		return &d, err
	}
}

func (d *descriptor) Read(b []byte) (int, error) {
	for {
		n, err := syscall.Read(int(*d), b)
		switch {
		case errors.Is(err, syscall.EINTR):
		case err != nil:
			return 0, err
		case n == 0 && len(b) > 0:
			return 0, io.EOF
		default:
			return n, nil
		}
	}
}

// ReadAt reads at a place without moving from where Read goes on.
func (d *descriptor) ReadAt(b []byte, at int64) (n int, err error) {
	for n < len(b) {
		m, err := syscall.Pread(int(*d), b[n:], at+int64(n))
		switch {
		case errors.Is(err, syscall.EINTR):
		case err != nil:
			return n, err
		case m == 0:
			return n, io.EOF
		default:
			n += m
		}
	}
	return n, nil
}

// Size returns the size that the system has for the file, 0 when it does not say.
func (d *descriptor) Size() int64 {
	var st syscall.Stat_t
	if syscall.Fstat(int(*d), &st) != nil {
		return 0
	}
	return st.Size
}

func (d *descriptor) Close() error { return syscall.Close(int(*d)) }
