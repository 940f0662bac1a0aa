//go:build unix

package linter_test

import (
	"os"
	"syscall"
)

// peakKB is the peak memory of a finished process, in KB where the system counts so.
func peakKB(p *os.ProcessState) int64 {
	if usage, ok := p.SysUsage().(*syscall.Rusage); ok {
		return usage.Maxrss
	}
	return 0
}
