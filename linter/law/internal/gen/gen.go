// Package gen writes the tables of package law, and the page of the documentation about it, from law.yml.
package gen

import "os"

// Write makes the Go file of the tables from the file of the law and, where page is not "", the page.
func Write(data, out, page string) error {
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
