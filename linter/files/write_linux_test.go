package files_test

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"cablelint/linter/files"
)

// TestWriteClearsAway: what a killed run left beside a file goes with the next writing; what a run that is
// on holds, and what is no file of ours, is left alone.
func TestWriteClearsAway(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o644)
	temp := beside(t, name)
	if err := os.WriteFile(temp, []byte("half of wh"), 0o600); err != nil {
		t.Fatal(err)
	}
	held, err := os.Open(temp)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Flock(int(held.Fd()), syscall.LOCK_EX); err != nil {
		t.Fatal(err)
	}
	if _, err := files.Write(name, was, is); err == nil || !strings.Contains(err.Error(), "another run") {
		t.Errorf("have %v, want a word on the other run", err)
	}
	holds(t, name, was)
	held.Close()
	if _, err := files.Write(name, was, is); err != nil {
		t.Fatal(err)
	}
	holds(t, name, is)
	alone(t, filepath.Dir(name), 1)
}

// TestWriteFollowsNoTrap: a link where the file beside is made is not written through.
func TestWriteFollowsNoTrap(t *testing.T) {
	t.Parallel()
	name := fileOf(t, 0o644)
	trap := filepath.Join(t.TempDir(), "trap")
	if err := errors.Join(os.WriteFile(trap, was, 0o600), os.Symlink(trap, beside(t, name))); err != nil {
		t.Fatal(err)
	}
	if _, err := files.Write(name, was, is); err == nil {
		t.Error("it wrote where a link stood")
	}
	holds(t, trap, was)
	holds(t, name, was)
}

// beside is the name of the file that name is replaced from.
func beside(t *testing.T, name string) string {
	t.Helper()
	return filepath.Join(filepath.Dir(name), ".cablelint-"+hashOf(filepath.Base(name))+".tmp")
}

// TestWriteKeepsOwner gives files to others, which takes the superuser.
func TestWriteKeepsOwner(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only the superuser can give a file away")
	}
	name := fileOf(t, 0o640)
	if err := os.Chown(name, 12345, 23456); err != nil {
		t.Fatal(err)
	}
	done, err := files.Write(name, was, is)
	if err != nil || done.Owner {
		t.Fatalf("owner lost: %v (%v)", done.Owner, err)
	}
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	if st := info.Sys().(*syscall.Stat_t); st.Uid != 12345 || st.Gid != 23456 || info.Mode() != 0o640 {
		t.Errorf("owner %d, group %d, mode %v", st.Uid, st.Gid, info.Mode())
	}
}

// asChild runs a test of this package in a process of its own, in which env is set.
func asChild(t *testing.T, test, env string, credential *syscall.Credential) {
	t.Helper()
	program, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	open := filepath.Join(filepath.Dir(t.TempDir()), "open") // to everybody: go's own folder is not
	err = errors.Join(
		os.WriteFile(open, program, 0o600), os.Chmod(filepath.Dir(open), 0o755), os.Chmod(open, 0o755))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(open, "-test.run=^"+test+"$", "-test.v")
	cmd.Env = append(os.Environ(), env)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: credential}
	out, err := cmd.CombinedOutput()
	if err != nil || !bytes.Contains(out, []byte("--- PASS")) {
		t.Errorf("%v: %s", err, out)
	}
}

// TestWriteWithoutRoom: the limit of a process on the size of files stands for a full disk. What was
// written by then is cleared away, and the file is as it was.
func TestWriteWithoutRoom(t *testing.T) {
	name := os.Getenv("CABLELINT_TEST_NO_ROOM")
	if name == "" {
		name = fileOf(t, 0o644)
		asChild(t, t.Name(), "CABLELINT_TEST_NO_ROOM="+name, nil)
		holds(t, name, was)
		alone(t, filepath.Dir(name), 1)
		return
	}
	signal.Ignore(syscall.SIGXFSZ)
	limitFiles(t, 8)
	if _, err := files.Write(name, was, is); err == nil || !strings.Contains(err.Error(), "no room") {
		t.Errorf("have %v, want that there is no room", err)
	}
}

// limitFiles bounds how many bytes a file may have while the test runs; what measures coverage writes its
// own files after it.
func limitFiles(t *testing.T, size uint64) {
	t.Helper()
	var was syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
		t.Skip(err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: was.Max}); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was); err != nil {
			t.Error(err)
		}
	})
}

// TestWriteOnFullDisk fills a small disk of its own, which takes the superuser.
func TestWriteOnFullDisk(t *testing.T) {
	t.Parallel()
	disk := t.TempDir()
	if err := syscall.Mount("none", disk, "tmpfs", 0, "size=64k"); err != nil {
		t.Skipf("no disk of its own: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	name := filepath.Join(disk, "cable.txt")
	old := bytes.Repeat([]byte("a line of a cable\n"), 2500)
	if err := os.WriteFile(name, old, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := files.Write(name, old, append(bytes.Clone(old), was...))
	if err == nil || !strings.Contains(err.Error(), "no room") {
		t.Errorf("have %v, want that there is no room", err)
	}
	holds(t, name, old)
	alone(t, disk, 1)
}

// TestWriteAsAnother writes as somebody who may, in another's folder: owner and group cannot be kept, and
// nobody gains a right by it.
func TestWriteAsAnother(t *testing.T) {
	const nobody = 65534
	name := os.Getenv("CABLELINT_TEST_OTHER")
	if name != "" {
		done, err := files.Write(name, was, is)
		if err != nil || !done.Owner {
			t.Errorf("owner lost: %v (%v); want it told", done.Owner, err)
		}
		return
	}
	if os.Getuid() != 0 {
		t.Skip("only the superuser can become somebody else")
	}
	for had, gets := range map[os.FileMode]os.FileMode{
		0o676: 0o666, // the other group has no more than all had
		0o606: 0o600, // whom the group shut out is one of all now
		0o646: 0o644,
		0o666: 0o666,
	} {
		name = fileOf(t, had)
		for dir := filepath.Dir(name); dir != os.TempDir() && dir != "/"; dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o777); err != nil {
				t.Fatal(err)
			}
		}
		asChild(t, t.Name(), "CABLELINT_TEST_OTHER="+name, &syscall.Credential{Uid: nobody, Gid: nobody})
		holds(t, name, is)
		if info, err := os.Stat(name); err != nil || info.Mode() != gets {
			t.Errorf("mode %v of %v (%v), want %v", info.Mode(), had, err, gets)
		}
	}
}
