//go:build !unix

package files

import "os"

type descriptor struct{ *os.File }

func openFile(path string) (*descriptor, error) {
	f, err := os.Open(path)
	return &descriptor{f}, err
}

// Size returns the size that the system has for the file, 0 when it does not say.
func (d *descriptor) Size() int64 {
	info, err := d.Stat()
	if err != nil {
		return 0
	}
	return info.Size()
}
