package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"

	"github.com/CycloneDX/cyclonedx-go"
)

// bom writes what is linked into a program, with the licence of each, as CycloneDX has it.
func (r *release) bom(b binary) error {
	list, err := r.linked(b)
	if err != nil {
		return err
	}
	main := list.Metadata.Component
	main.Licenses = &cyclonedx.Licenses{{License: &cyclonedx.License{ID: "Apache-2.0"}}}
	// The program that lists is named; its own sums are those of the machine that it was built on.
	for i := range *list.Metadata.Tools.Tools {
		(*list.Metadata.Tools.Tools)[i].Hashes = nil
	}
	for _, c := range *list.Components {
		if c.Name != "std" && (c.Evidence == nil || c.Evidence.Licenses == nil) {
			return fmt.Errorf("%s: the licence of %s was not found", b.path, c.Name)
		}
	}
	name := fmt.Sprintf("cablelint-%s-%s-%s.cdx.json", r.version, b.os, b.arch)
	return written(r.at(name), func(f *os.File) error {
		return cyclonedx.NewBOMEncoder(f, cyclonedx.BOMFileFormatJSON).SetPretty(true).Encode(list)
	})
}

// linked asks cyclonedx-gomod, which reads what Go wrote into the program.
func (r *release) linked(b binary) (*cyclonedx.BOM, error) {
	cmd := exec.Command(r.lister, "bin", "-json", "-licenses", "-std", "-noserial", "-notimestamp",
		"-version", r.version, b.path)
	// Everything lies in the cache, and its sums were compared with go.sum when it was built.
	cmd.Env = append(os.Environ(), "GOPROXY=off", "GONOSUMDB=*")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", r.lister, err, said.Bytes())
	}
	var list cyclonedx.BOM
	return &list, cyclonedx.NewBOMDecoder(bytes.NewReader(out), cyclonedx.BOMFileFormatJSON).Decode(&list)
}
