package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// image writes one image for all architectures, in the layout of the Open Container Initiative, as a tar file. It holds
// the program and its licences alone: no shell, no certificates, as it asks no network.
func (r *release) image(linux []binary) error {
	index := mutate.IndexMediaType(empty.Index, types.OCIImageIndex)
	for _, b := range linux {
		img, err := r.imageOf(b)
		if err != nil {
			return err
		}
		index = mutate.AppendManifests(index, mutate.IndexAddendum{
			Add: img, Descriptor: v1.Descriptor{Platform: &v1.Platform{OS: b.os, Architecture: b.arch}},
		})
	}
	work, err := os.MkdirTemp("", "image")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if _, err := layout.Write(work, index); err != nil {
		return err
	}
	members, err := membersOf(work)
	if err != nil {
		return err
	}
	name := fmt.Sprintf("cablelint-%s-image.tar", r.version)
	return written(r.at(name), func(f *os.File) error { return r.tar(f, "", members) })
}

// nobody is the user of the image, by number: it has no list of users.
const nobody = "65532:65532"

func (r *release) imageOf(b binary) (v1.Image, error) {
	layer, err := r.layer(b)
	if err != nil {
		return nil, err
	}
	img := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	img, err = mutate.Append(img, mutate.Addendum{
		Layer: layer, MediaType: types.OCILayer,
		History: v1.History{Created: v1.Time{Time: r.made}, CreatedBy: "cablelint release"},
	})
	if err != nil {
		return nil, err
	}
	config, err := img.ConfigFile()
	if err != nil {
		return nil, err
	}
	config.OS, config.Architecture, config.Created = b.os, b.arch, v1.Time{Time: r.made}
	config.Config = v1.Config{
		Entrypoint: []string{"/cablelint"}, User: nobody, WorkingDir: "/work",
		Labels: map[string]string{
			"org.opencontainers.image.title": "cablelint", "org.opencontainers.image.version": r.version,
			"org.opencontainers.image.licenses":    "Apache-2.0",
			"org.opencontainers.image.description": summary,
		},
	}
	return mutate.ConfigFile(img, config)
}

// layer has the files of an image.
func (r *release) layer(b binary) (v1.Layer, error) {
	var files bytes.Buffer
	if err := r.tar(&files, "", []member{
		{"cablelint", b.path, 0o755},
		{"LICENSE", r.license, 0o644},
		{"licences.txt", r.at("cablelint.licences"), 0o644},
	}); err != nil {
		return nil, err
	}
	return tarball.LayerFromOpener(func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(files.Bytes())), nil
	}, tarball.WithMediaType(types.OCILayer))
}

// membersOf are the files of a folder, in order.
func membersOf(folder string) ([]member, error) {
	var out []member
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		out = append(out, member{filepath.ToSlash(name), path, 0o644})
		return err
	})
	return out, err
}
