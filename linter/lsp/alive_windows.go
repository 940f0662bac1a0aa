package lsp

import "syscall"

const stillActive = 259

// alive reports whether a process lives.
func alive(pid int) bool {
	h, err := syscall.OpenProcess(syscall.PROCESS_QUERY_INFORMATION, false, uint32(pid))
	if err != nil {
		return false
	}
	defer syscall.CloseHandle(h) //nolint:errcheck // nothing was written
	var code uint32
	return syscall.GetExitCodeProcess(h, &code) == nil && code == stillActive
}
