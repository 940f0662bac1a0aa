package outline

import (
	"flag"
	"reflect"
	"testing"

	"cablelint/linter/internal/schematest"
)

var update = flag.Bool("update", false, "write the schema of outlines")

func TestSchemaOfOutline(t *testing.T) {
	levels := []string{"U", "C", "S", "TS"}
	schematest.IsPublished(t, &schematest.Form{
		Name: "outline", Title: "What cablelint outline --format json writes", Type: reflect.TypeFor[[]Outline](),
		Words: map[string][]string{
			"banner.level": levels, "computed.level": levels, "portion.level": levels,
		},
		Dates: []string{"outline.date"},
	}, *update)
}
