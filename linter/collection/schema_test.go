package collection

import (
	"flag"
	"reflect"
	"testing"

	"cablelint/linter/internal/schematest"
)

var update = flag.Bool("update", false, "write the schema of records")

func TestSchemaOfRecords(t *testing.T) {
	schematest.IsPublished(t, &schematest.Form{
		Name: "records", Title: "A line of what cablelint collate --export writes", Type: reflect.TypeFor[exported](),
		Words: map[string][]string{
			"exported.kind":    append([]string{cableKind}, relationNames[:]...),
			"exported.series":  seriesNames,
			"exported.whence":  whences[1:],
			"exported.flags":   flagNames,
			"exported.outside": {"U", "C", "S", "TS"},
		},
		Dates: []string{"exported.date", "pointing.date"},
	}, *update)
}
