package report

import (
	"reflect"
	"testing"

	"cablelint/linter/internal/schematest"
	"cablelint/linter/rule"
)

// jsonDocument is the whole of a JSON report, which is written piece by piece.
type jsonDocument struct {
	Version  int           `json:"version"`  // version of this form
	Tool     Tool          `json:"tool"`     // the program that wrote this
	Findings []JSONFinding `json:"findings"` // findings by file, in order of place
	jsonTotals
}

func TestSchemaOfCheck(t *testing.T) {
	schematest.IsPublished(t, &schematest.Form{
		Name: "check", Title: "What cablelint check --format json writes", Type: reflect.TypeFor[jsonDocument](),
		Words: map[string][]string{
			"finding.severity": {rule.Info.String(), rule.Warning.String(), rule.Error.String()},
			"fix.safety":       {rule.Safe.String(), rule.Unsafe.String()},
			"tool.name":        {"cablelint"},
		},
	}, *update)
}
