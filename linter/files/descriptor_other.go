//go:build !unix

package files

import (
	"errors"
	"os"
)

// IsDescriptor reports false: no path of this system leads to what the process has open.
func IsDescriptor(string) bool { return false }

// OpenDescriptor is for none.
func OpenDescriptor(string) (*os.File, error) { return nil, errors.ErrUnsupported }
