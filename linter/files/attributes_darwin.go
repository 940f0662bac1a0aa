package files

import (
	"os"
	"syscall"
	"unsafe"
)

// attributeList asks fgetattrlist for one attribute: what else than the mode says who may do what.
type attributeList struct {
	count, _                           uint16
	common, volume, dir, file, forking uint32
}

// attributeAnswer is what it answers: how far from here what was asked for stands, and how many bytes it has.
type attributeAnswer struct {
	size   uint32
	offset int32
	length uint32
	_      [4096]byte
}

// extendedSecurity is the attribute, and fiveGroups how many groups of attributes there are to ask for.
const (
	extendedSecurity = 0x00400000
	fiveGroups       = 5
)

// hiddenList reports whether a file has an access list that is none of its attributes. Only the C library copies one.
func hiddenList(f *os.File) (bool, error) {
	ask, answer := attributeList{count: fiveGroups, common: extendedSecurity}, attributeAnswer{}
	_, _, failed := syscall.Syscall6(syscall.SYS_FGETATTRLIST, f.Fd(), uintptr(unsafe.Pointer(&ask)),
		uintptr(unsafe.Pointer(&answer)), unsafe.Sizeof(answer), 0, 0)
	switch failed {
	case 0:
		return answer.length > 0, nil
	case syscall.ENOTSUP, syscall.EINVAL: // the file system knows none
		return false, nil
	}
	return false, failed
}
