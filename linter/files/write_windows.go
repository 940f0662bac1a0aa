package files

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/windows"
)

func isFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}

// who is what of a security descriptor says who may do what.
const who = windows.OWNER_SECURITY_INFORMATION | windows.GROUP_SECURITY_INFORMATION | windows.DACL_SECURITY_INFORMATION

// secure gives f, which is empty yet, the owner, the group and the access list of the file whose place it takes: one
// made here has those of its folder, which may let more people in. What it has then is read back and compared.
func secure(f *os.File, path string) error {
	want, err := windows.GetNamedSecurityInfo(path, windows.SE_FILE_OBJECT, who)
	if err != nil {
		return fmt.Errorf("%w (%w)", errAccess, err)
	}
	if err := give(f.Name(), want); err != nil {
		return fmt.Errorf("%w (%w)", errAccess, err)
	}
	have, err := windows.GetNamedSecurityInfo(f.Name(), windows.SE_FILE_OBJECT, who)
	if err != nil {
		return fmt.Errorf("%w (%w)", errAccess, err)
	}
	if have.String() != want.String() {
		return fmt.Errorf("%w (it would have another one)", errAccess)
	}
	return nil
}

// give sets a descriptor by a handle of its own: that of an open file has no right to.
func give(name string, sd *windows.SECURITY_DESCRIPTOR) error {
	at, err := windows.UTF16PtrFromString(name)
	if err != nil {
		return err
	}
	const share = windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE | windows.FILE_SHARE_DELETE
	h, err := windows.CreateFile(at, windows.READ_CONTROL|windows.WRITE_DAC|windows.WRITE_OWNER, share, nil,
		windows.OPEN_EXISTING, windows.FILE_ATTRIBUTE_NORMAL, 0)
	if err != nil {
		return err
	}
	defer windows.CloseHandle(h) //nolint:errcheck // nothing was written by it
	return windows.SetKernelObjectSecurity(h, who, sd)
}
