//go:build !linux

package files

import "os"

// keepFlags keeps none: those of other systems were not looked at.
func keepFlags(*os.File, string) error { return nil }

// isLocked leaves it to the system to say so.
func isLocked(string) bool { return false }
