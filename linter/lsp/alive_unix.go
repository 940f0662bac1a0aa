//go:build !windows

package lsp

import (
	"errors"
	"syscall"
)

// alive reports whether a process lives; one that may not be signalled does.
func alive(pid int) bool { return !errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) }
