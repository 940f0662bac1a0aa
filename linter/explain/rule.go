package explain

import (
	_ "embed" // for the examples
	"sync"

	"cablelint/linter/internal/packed"
	"cablelint/linter/report"
	"cablelint/linter/rule"

	"golang.org/x/tools/txtar"
)

// The first bad and good case of every rule's fixture, as "RULE.bad" and "RULE.good", packed: they differ from one
// another by a line, and take a sixteenth. A test runs every example that is shown, and holds these to the fixtures.
//
//go:embed examples.txtar.gz
var packedExamples string

// exampleOf is the texts of the examples by their names.
var exampleOf = sync.OnceValue(func() map[string]string {
	texts := map[string]string{}
	for _, e := range txtar.Parse([]byte(packed.Text(packedExamples))).Files {
		texts[e.Name] = string(e.Data)
	}
	return texts
})

// Rule makes the page of a rule. Findings about the run itself have no examples.
func Rule(r *rule.Rule) *report.Page {
	return report.PageOf(r, exampleOf()[r.Name+".bad"], exampleOf()[r.Name+".good"])
}
