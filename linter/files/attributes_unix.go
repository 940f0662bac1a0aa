//go:build darwin || freebsd || linux || netbsd

package files

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// ofContent are attributes that the system makes of the bytes of a file: those of another file are not right.
var ofContent = map[string]bool{"security.ima": true, "security.evm": true}

// attributesAt reads those of the file called path, none where its file system knows none.
func attributesAt(path string) (attributes, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return attributesOf(f)
}

func attributesOf(f *os.File) (attributes, error) {
	hidden, err := hiddenList(f)
	if err != nil || hidden {
		return nil, errAccess
	}
	fd := int(f.Fd())
	list, err := growing(func(to []byte) (int, error) { return unix.Flistxattr(fd, to) })
	switch {
	case errors.Is(err, unix.ENOTSUP):
		return attributes{}, nil
	case err != nil:
		return nil, fmt.Errorf("%w (%w)", errAccess, err)
	}
	all := attributes{}
	for _, name := range strings.FieldsFunc(string(list), func(r rune) bool { return r == 0 }) {
		if ofContent[name] {
			continue
		}
		value, err := growing(func(to []byte) (int, error) { return unix.Fgetxattr(fd, name, to) })
		if err != nil {
			return nil, fmt.Errorf("%w (%s: %w)", errAccess, name, err)
		}
		all[name] = value
	}
	return all, nil
}

// growing calls read with more and more room until what it reads fits.
func growing(read func(to []byte) (int, error)) ([]byte, error) {
	const first, most = 1 << 10, 1 << 20
	for size := first; ; size *= 4 {
		buf := make([]byte, size)
		n, err := read(buf)
		if err == nil {
			return buf[:n], nil
		}
		if !errors.Is(err, unix.ERANGE) || size >= most {
			return nil, err
		}
	}
}

// give makes them those of f, which has some of its folder's: an access list of theirs gives rights, and goes.
func (a attributes) give(f *os.File) error {
	fd := int(f.Fd())
	has, err := attributesOf(f)
	if err != nil {
		return err
	}
	if has.list() && !a.list() {
		if err := unix.Fremovexattr(fd, accessList); err != nil {
			return fmt.Errorf("%w (%s: %w)", errAccess, accessList, err)
		}
	}
	for _, name := range a.names() {
		if value, ok := has[name]; ok && bytes.Equal(value, a[name]) {
			continue
		}
		if err := unix.Fsetxattr(fd, name, a[name], 0); err != nil {
			return fmt.Errorf("%w (%s: %w)", errAccess, name, err)
		}
	}
	return nil
}
