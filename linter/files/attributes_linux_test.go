package files_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cablelint/linter/files"

	"golang.org/x/sys/unix"
)

const (
	accessList  = "system.posix_acl_access"
	defaultList = "system.posix_acl_default"
)

// The tags of entries of an access list.
const (
	ownerEntry, userEntry, groupEntry, maskEntry, otherEntry = 0x01, 0x02, 0x04, 0x10, 0x20
)

// noID is that of entries which are about nobody in particular.
const noID = 0xffffffff

type listEntry struct {
	tag, rights uint16
	id          uint32
}

// listOf writes an access list as the kernel takes it.
func listOf(entries ...listEntry) []byte {
	out := binary.LittleEndian.AppendUint32(nil, 2) // the version
	for _, e := range entries {
		out = binary.LittleEndian.AppendUint16(out, e.tag)
		out = binary.LittleEndian.AppendUint16(out, e.rights)
		out = binary.LittleEndian.AppendUint32(out, e.id)
	}
	return out
}

// forOne lets one other user read and write, and the group do nothing, which the mode of the file shows as rw-rw----.
var forOne = listOf(listEntry{ownerEntry, 6, noID}, listEntry{userEntry, 6, 1000}, listEntry{groupEntry, 0, noID},
	listEntry{maskEntry, 6, noID}, listEntry{otherEntry, 0, noID})

// set sets an attribute, where the file system of the test knows it.
func set(t *testing.T, path, name string, value []byte) {
	t.Helper()
	if err := unix.Lsetxattr(path, name, value, 0); err != nil {
		t.Skipf("no attributes here: %s: %v", name, err)
	}
}

// get returns an attribute, nil without it.
func get(t *testing.T, path, name string) []byte {
	t.Helper()
	buf := make([]byte, 1<<16)
	n, err := unix.Lgetxattr(path, name, buf)
	if errors.Is(err, unix.ENODATA) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return buf[:n]
}

// TestWriteKeepsAccessList: whoever could not read the file cannot read what takes its place.
func TestWriteKeepsAccessList(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o640)
	set(t, name, accessList, forOne)
	before := get(t, name, accessList)
	if _, err := files.Write(name, was, is); err != nil {
		t.Fatal(err)
	}
	holds(t, name, is)
	if now := get(t, name, accessList); !bytes.Equal(now, before) {
		t.Errorf("the access list is %x, want %x", now, before)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o660 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
}

// TestWriteKeepsAttributes: those that people, and tools of theirs, have given a file.
func TestWriteKeepsAttributes(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o644)
	long := bytes.Repeat([]byte("x"), 3000)
	set(t, name, "user.origin", []byte("the archive"))
	set(t, name, "user.empty", nil)
	set(t, name, "user.long", long)
	if _, err := files.Write(name, was, is); err != nil {
		t.Fatal(err)
	}
	for attribute, want := range map[string][]byte{"user.origin": []byte("the archive"), "user.empty": {}, "user.long": long} {
		if have := get(t, name, attribute); have == nil || !bytes.Equal(have, want) {
			t.Errorf("%s is %.20q, want %.20q", attribute, have, want)
		}
	}
}

// TestWriteTakesNoListOfTheFolder: a folder may give all that is made in it to more people than may read the file.
func TestWriteTakesNoListOfTheFolder(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o660)
	set(t, filepath.Dir(name), defaultList, forOne)
	if _, err := files.Write(name, was, is); err != nil {
		t.Fatal(err)
	}
	holds(t, name, is)
	if list := get(t, name, accessList); list != nil {
		t.Errorf("the file has got the access list of its folder: %x", list)
	}
	if info, err := os.Stat(name); err != nil || info.Mode().Perm() != 0o660 {
		t.Errorf("mode %v (%v)", info.Mode(), err)
	}
}

// TestWriteKeepsSetID: owner first, mode last, as giving a file away takes these bits from it.
func TestWriteKeepsSetID(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o750)
	if os.Getuid() == 0 {
		if err := os.Chown(name, 12345, 23456); err != nil {
			t.Fatal(err)
		}
	}
	mode := os.FileMode(0o750) | os.ModeSetuid
	if err := os.Chmod(name, mode); err != nil {
		t.Fatal(err)
	}
	if _, err := files.Write(name, was, is); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(name); err != nil || info.Mode() != mode {
		t.Errorf("mode %v (%v), want %v", info.Mode(), err, mode)
	}
}

// TestWriteRefusesAnothersList: the list names its owner by his place in it, not by his name. Somebody else, who may
// write in the folder, would take that place.
func TestWriteRefusesAnothersList(t *testing.T) {
	const nobody = 65534
	if name := os.Getenv("CABLELINT_TEST_LISTED"); name != "" {
		if _, err := files.Write(name, was, is); err == nil || !strings.Contains(err.Error(), "access list") {
			t.Errorf("have %v, want that the access list cannot be kept", err)
		}
		return
	}
	if os.Getuid() != 0 {
		t.Skip("only the superuser can become somebody else")
	}
	name := fileOf(t, 0o660)
	set(t, name, accessList, listOf(listEntry{ownerEntry, 6, noID}, listEntry{userEntry, 6, nobody},
		listEntry{groupEntry, 0, noID}, listEntry{maskEntry, 6, noID}, listEntry{otherEntry, 0, noID}))
	for dir := filepath.Dir(name); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	asChild(t, t.Name(), "CABLELINT_TEST_LISTED="+name, &syscall.Credential{Uid: nobody, Gid: nobody})
	holds(t, name, was)
	alone(t, filepath.Dir(name), 1)
}

// TestBeginKeepsAccessList: a report that takes the place of an older one is for those who could read that.
func TestBeginKeepsAccessList(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o640)
	set(t, name, accessList, forOne)
	before := get(t, name, accessList)
	there, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	n, err := files.Begin(name, there)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := n.Write(is); err != nil {
		t.Fatal(err)
	}
	holds(t, name, was)
	if err := n.Commit(); err != nil {
		t.Fatal(err)
	}
	holds(t, name, is)
	if now := get(t, name, accessList); !bytes.Equal(now, before) {
		t.Errorf("the access list is %x, want %x", now, before)
	}
}
