// Gen writes the tables of package law, and the page of the documentation about it, from law.yml.
package main

import (
	"flag"
	"log"
	"os"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	data := flag.String("data", "law.yml", "file of the law")
	out := flag.String("out", "tables.go", "file of the tables to write")
	page := flag.String("page", "", "page of the documentation to write; none without it")
	flag.Parse()
	if err := run(*data, *out, *page); err != nil {
		log.Fatal(err)
	}
}

func run(data, out, page string) error {
	raw, err := os.ReadFile(data)
	if err != nil {
		return err
	}
	of, err := read(raw)
	if err != nil {
		return err
	}
	code, err := tables(of)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, code, 0o644); err != nil || page == "" {
		return err
	}
	text, err := document(of)
	if err != nil {
		return err
	}
	return os.WriteFile(page, text, 0o644)
}
