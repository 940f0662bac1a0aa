//go:build ignore

// What go generate runs; no program of its own, so that nothing installs it beside the command.
package main

import (
	"flag"
	"log"

	"cablelint/linter/law/internal/gen"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	data := flag.String("data", "law.yml", "file of the law")
	out := flag.String("out", "tables.go", "file of the tables to write")
	page := flag.String("page", "", "page of the documentation to write; none without it")
	flag.Parse()
	if err := gen.Write(*data, *out, *page); err != nil {
		log.Fatal(err)
	}
}
