package explain

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"sync"

	"cablelint/linter/report"
	"cablelint/linter/rule"

	"golang.org/x/tools/txtar"
)

// The first bad and good case of every rule's fixture, as "RULE.bad" and "RULE.good", packed: they differ from one
// another by a line, and take a sixteenth. A test runs every example that is shown, and holds these to the fixtures.
//
//go:embed examples.txtar.gz
var packed []byte

// exampleOf is the texts of the examples by their names.
var exampleOf = sync.OnceValue(func() map[string]string {
	texts := map[string]string{}
	for _, e := range examples().Files {
		texts[e.Name] = string(e.Data)
	}
	return texts
})

// examples unpacks the examples.
func examples() *txtar.Archive {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		panic(fmt.Errorf("examples: %w", err))
	}
	all, err := io.ReadAll(r)
	if err != nil {
		panic(fmt.Errorf("examples: %w", err))
	}
	return txtar.Parse(all)
}

// Rule makes the page of a rule. Findings about the run itself have no examples.
func Rule(r *rule.Rule) *report.Page {
	return report.PageOf(r, exampleOf()[r.Name+".bad"], exampleOf()[r.Name+".good"])
}
