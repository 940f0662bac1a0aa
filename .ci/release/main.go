// Release makes of the binaries in a folder what is released: archives, lists of what is linked, packages for Debian,
// Red Hat and Alpine, and an image for containers. The same binaries give the same bytes.
//
//	release -version 0.2.0 -epoch 1700000000 -maintainer 'NAME <ADDRESS>' -lister cyclonedx-gomod FOLDER
//
// The folder holds cablelint-VERSION-OS-ARCH for each platform, and the manual page, the completions and the licences
// that do not depend on it. It is a module of its own: what it needs is nothing to those who build the program.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// release is what is made, and of what.
type release struct {
	version    string
	made       time.Time
	maintainer string
	license    string // file
	readme     string // file
	lister     string // the program cyclonedx-gomod
	folder     string
}

// binary is the program for a platform.
type binary struct{ path, os, arch string }

func main() {
	log.SetFlags(0)
	log.SetPrefix("release: ")
	var r release
	var epoch int64
	flag.StringVar(&r.version, "version", "", "version of the program")
	flag.Int64Var(&epoch, "epoch", 0, "seconds since 1970 that every file is of")
	flag.StringVar(&r.maintainer, "maintainer", "", "NAME <ADDRESS>")
	flag.StringVar(&r.license, "license", "LICENSE", "file of the licence")
	flag.StringVar(&r.readme, "readme", "README.md", "file of the introduction")
	flag.StringVar(&r.lister, "lister", "cyclonedx-gomod", "program that lists what is linked into another")
	flag.Parse()
	if flag.NArg() != 1 || r.version == "" || r.maintainer == "" {
		flag.Usage()
		os.Exit(2)
	}
	r.folder, r.made = flag.Arg(0), time.Unix(epoch, 0).UTC()
	if err := r.make(); err != nil {
		log.Fatal(err)
	}
}

func (r *release) make() error {
	found, err := r.binaries()
	if err != nil {
		return err
	}
	for _, b := range found {
		if err := r.bom(b); err != nil {
			return err
		}
		if err := r.archive(b); err != nil {
			return err
		}
	}
	linux := slices.DeleteFunc(found, func(b binary) bool { return b.os != "linux" })
	if len(linux) == 0 {
		return nil
	}
	for _, b := range linux {
		if err := r.packages(b); err != nil {
			return err
		}
	}
	return r.image(linux)
}

// binaries finds the programs in the folder.
func (r *release) binaries() ([]binary, error) {
	head := "cablelint-" + r.version + "-"
	paths, err := filepath.Glob(filepath.Join(r.folder, head+"*"))
	if err != nil {
		return nil, err
	}
	var out []binary
	for _, path := range paths {
		platform := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), head), ".exe")
		system, arch, ok := strings.Cut(platform, "-")
		if !ok || strings.Contains(arch, ".") {
			continue // made by an earlier run
		}
		out = append(out, binary{path, system, arch})
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("no %sOS-ARCH in %s: build the binaries first", head, r.folder)
	}
	return out, nil
}

// at is a file in the folder. The sign by which packages sort what comes before a release is none of a file's name: where
// releases are published it becomes another, and the list of checksums would name what is not there.
func (r *release) at(name string) string {
	return filepath.Join(r.folder, strings.ReplaceAll(name, "~", "."))
}

// written writes a file by what gives its content, and leaves none where that fails.
func written(path string, write func(*os.File) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	err = write(f)
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(path)
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
