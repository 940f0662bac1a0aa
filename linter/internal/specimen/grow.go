//go:build ignore

// Grow writes a generated collection into a folder:
//
//	go run linter/internal/specimen/grow.go FOLDER CABLES FAULTS
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"cablelint/linter/internal/specimen"
)

func main() {
	if err := grow(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "grow:", err)
		os.Exit(1)
	}
}

// keys are how many posts and years a collection has.
const keys = 60

func grow(args []string) error {
	if len(args) != 3 {
		return fmt.Errorf("want FOLDER CABLES FAULTS, have %q", args)
	}
	cables, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	planted, err := strconv.Atoi(args[2])
	if err != nil {
		return err
	}
	x := specimen.Extent{Cables: cables, Planted: planted, PerKey: cables/keys + 1, Seed: 1}
	return specimen.Collection(x, func(it *specimen.Item) error {
		path := filepath.Join(args[0], it.Name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			return err
		}
		return os.WriteFile(path, it.Text, 0o600)
	})
}
