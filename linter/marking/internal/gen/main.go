//go:build ignore

// What go generate runs; no program of its own, so that nothing installs it beside the command.
package main

import (
	"flag"
	"log"

	"cablelint/linter/marking/internal/gen"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	dir := flag.String("dir", ".", "folder of register.yml and data")
	out := flag.String("out", "tables.go", "file of the tables to write")
	docs := flag.String("page", "", "page about the markings to write")
	flag.Parse()
	if err := gen.Write(*dir, *out, *docs); err != nil {
		log.Fatal(err)
	}
}
