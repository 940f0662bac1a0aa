package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path"
)

// member is a file of an archive.
type member struct {
	name, from string
	mode       int64
}

// members are what an archive holds beside the program.
func (r *release) members(b binary) []member {
	program := "cablelint"
	if b.os == "windows" {
		program += ".exe"
	}
	return []member{
		{program, b.path, 0o755},
		{"README.md", r.readme, 0o644},
		{"LICENSE", r.license, 0o644},
		{"licences.txt", r.at("cablelint.licences"), 0o644},
		{"cablelint.1", r.at("cablelint.1"), 0o644},
		{"completions/cablelint.bash", r.at("cablelint.bash"), 0o644},
		{"completions/cablelint.zsh", r.at("cablelint.zsh"), 0o644},
		{"completions/cablelint.fish", r.at("cablelint.fish"), 0o644},
		{"completions/cablelint.powershell", r.at("cablelint.powershell"), 0o644},
	}
}

// archive writes what people take who have no package: zip for Windows, tar for the others.
func (r *release) archive(b binary) error {
	name := fmt.Sprintf("cablelint-%s-%s-%s", r.version, b.os, b.arch)
	if b.os == "windows" {
		return written(r.at(name+".zip"), func(f *os.File) error { return r.zipped(f, name, r.members(b)) })
	}
	return written(r.at(name+".tar.gz"), func(f *os.File) error { return r.tarred(f, name, r.members(b)) })
}

func (r *release) tarred(w io.Writer, folder string, members []member) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	if err := r.tar(packed, folder, members); err != nil {
		return err
	}
	return packed.Close()
}

func (r *release) tar(w io.Writer, folder string, members []member) error {
	out := tar.NewWriter(w)
	for _, m := range members {
		data, err := os.ReadFile(m.from)
		if err != nil {
			return err
		}
		if err := out.WriteHeader(&tar.Header{
			Name: path.Join(folder, m.name), Mode: m.mode, Size: int64(len(data)), ModTime: r.made, Typeflag: tar.TypeReg,
			Format: tar.FormatUSTAR,
		}); err != nil {
			return err
		}
		if _, err := out.Write(data); err != nil {
			return err
		}
	}
	return out.Close()
}

func (r *release) zipped(w io.Writer, folder string, members []member) error {
	out := zip.NewWriter(w)
	for _, m := range members {
		data, err := os.ReadFile(m.from)
		if err != nil {
			return err
		}
		head := &zip.FileHeader{Name: path.Join(folder, m.name), Method: zip.Deflate, Modified: r.made}
		head.SetMode(os.FileMode(m.mode))
		file, err := out.CreateHeader(head)
		if err != nil {
			return err
		}
		if _, err := io.Copy(file, bytes.NewReader(data)); err != nil {
			return err
		}
	}
	return out.Close()
}
