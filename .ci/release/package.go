package main

import (
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/google/rpmpack"
	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/apk" // forms of packages make themselves known
	_ "github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
)

const (
	summary     = "linter for the classification markings of cables"
	description = summary + `
cablelint reads State Department cables of every generation and reports where
banners, portion marks, authority blocks and declassification instructions
break the rules that held on the day of the cable. It mends what can be
mended without lowering protection, and guards places that have a ceiling.`
)

// packages writes a package of each form.
func (r *release) packages(b binary) error {
	work, err := os.MkdirTemp("", "release")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	for _, form := range []string{"deb", "apk", "rpm"} {
		contents, err := r.contents(b, zshFolder[form], work)
		if err != nil {
			return err
		}
		if err := r.pack(form, b, contents); err != nil {
			return fmt.Errorf("%s: %w", form, err)
		}
	}
	return nil
}

// zshFolder is where zsh looks for completions, by the form of the package: Debian has a folder of its own for them.
var zshFolder = map[string]string{"deb": "vendor-completions", "apk": "site-functions", "rpm": "site-functions"}

func (r *release) pack(form string, b binary, contents files.Contents) error {
	if form == "rpm" {
		return r.rpm(b, contents)
	}
	version, schema := r.version, "semver"
	if form == "apk" {
		version, schema = alpineVersion(version), "none"
	}
	info := nfpm.WithDefaults(&nfpm.Info{
		Name: "cablelint", Arch: b.arch, Platform: "linux", Version: version, VersionSchema: schema,
		Section: "text", Priority: "optional", Maintainer: r.maintainer, Description: description, License: "Apache-2.0",
		MTime: r.made, DisableGlobbing: true,
		Overridables: nfpm.Overridables{
			Contents: contents, Suggests: []string{"git"}, Umask: 0o022,
		},
	})
	if err := nfpm.PrepareForPackager(info, form); err != nil {
		return err
	}
	packager, err := nfpm.Get(form)
	if err != nil {
		return err
	}
	return written(r.at(packager.ConventionalFileName(info)), func(f *os.File) error { return packager.Package(info, f) })
}

// alpineVersion is a semantic version as Alpine orders them: what comes before a release is its _pre, or its _rc with a
// number, and no commit is named.
func alpineVersion(semantic string) string {
	semantic, _, _ = strings.Cut(semantic, "+")
	number, before, _ := strings.Cut(semantic, "-")
	switch before {
	case "":
		return number
	case "dev":
		return number + "_pre"
	}
	return number + "_" + strings.ReplaceAll(before, ".", "")
}

// rpmArch is how rpm names an architecture.
var rpmArch = map[string]string{"amd64": "x86_64", "arm64": "aarch64"}

// rpm writes a package for Red Hat. nfpm would write the name of this machine into it.
func (r *release) rpm(b binary, contents files.Contents) error {
	arch := rpmArch[b.arch]
	if arch == "" {
		return fmt.Errorf("rpm: how is the architecture %s called there?", b.arch)
	}
	var suggests rpmpack.Relations
	if err := suggests.Set("git"); err != nil {
		return err
	}
	version := strings.ReplaceAll(r.version, "-", "~") // what comes before a release sorts before it
	pack, err := rpmpack.NewRPM(rpmpack.RPMMetaData{
		Name: "cablelint", Summary: summary, Description: description, Version: version, Release: "1", Arch: arch,
		OS: "linux", Licence: "Apache-2.0", Packager: r.maintainer, Group: "Applications/Text", Compressor: "gzip",
		BuildTime: r.made, BuildHost: "localhost", Suggests: suggests,
	})
	if err != nil {
		return err
	}
	size := entrySize(trailer, 0)
	for _, c := range contents {
		data, err := os.ReadFile(c.Source)
		if err != nil {
			return err
		}
		pack.AddFile(rpmpack.RPMFile{
			Name: c.Destination, Body: data, Mode: uint(c.FileInfo.Mode), Owner: "root", Group: "root",
			MTime: uint32(r.made.Unix()), Type: rpmpack.GenericFile,
		})
		size += entrySize(c.Destination, len(data))
	}
	pack.AddCustomSig(archiveSize, rpmpack.EntryInt32([]int32{int32(size)}))
	name := fmt.Sprintf("cablelint-%s-1.%s.rpm", version, arch)
	return written(r.at(name), func(f *os.File) error { return pack.Write(f) })
}

// archiveSize is the tag of the size of the archive in a package, which rpm2cpio holds it to: rpmpack gives that of the
// files alone.
const archiveSize = 1007

// trailer is the name of the entry that ends an archive.
const trailer = "TRAILER!!!"

// entrySize is the size of a file in an archive of cpio: a head, the name with a NUL and the file, each to four bytes.
func entrySize(name string, file int) int {
	const head = 110
	fours := func(n int) int { return (n + 3) / 4 * 4 }
	return fours(head+len(name)+1) + fours(file)
}

// contents are the files of a package. What Debian wants compressed is compressed in the folder work.
func (r *release) contents(b binary, zsh, work string) (files.Contents, error) {
	var out files.Contents
	for _, m := range []struct {
		to, from string
		mode     os.FileMode
		packed   bool
	}{
		{"/usr/bin/cablelint", b.path, 0o755, false},
		{"/usr/share/man/man1/cablelint.1.gz", r.at("cablelint.1"), 0o644, true},
		{"/usr/share/bash-completion/completions/cablelint", r.at("cablelint.bash"), 0o644, false},
		{"/usr/share/zsh/" + zsh + "/_cablelint", r.at("cablelint.zsh"), 0o644, false},
		{"/usr/share/fish/vendor_completions.d/cablelint.fish", r.at("cablelint.fish"), 0o644, false},
		{"/usr/share/doc/cablelint/copyright", r.license, 0o644, false},
		{"/usr/share/doc/cablelint/licences.gz", r.at("cablelint.licences"), 0o644, true},
	} {
		if m.packed {
			packed := filepath.Join(work, filepath.Base(m.to))
			if err := compressed(packed, m.from); err != nil {
				return nil, err
			}
			m.from = packed
		}
		out = append(out, &files.Content{
			Source: m.from, Destination: m.to, Type: files.TypeFile,
			FileInfo: &files.ContentFileInfo{Mode: m.mode, MTime: r.made, Owner: "root", Group: "root"},
		})
	}
	return out, nil
}

func compressed(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return written(to, func(f *os.File) error {
		w, err := gzip.NewWriterLevel(f, gzip.BestCompression)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
		return w.Close()
	})
}
