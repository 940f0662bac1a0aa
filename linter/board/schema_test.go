package board

import (
	"reflect"
	"testing"

	"cablelint/linter/internal/schematest"
	"cablelint/linter/internal/survey"
	"cablelint/linter/marking"
	"cablelint/linter/report"
	"cablelint/linter/rule"
)

// dueDocument is the whole of a calendar in JSON, which is written piece by piece.
type dueDocument struct {
	Version int        `json:"version"` // version of this form
	Cables  []dueEntry `json:"cables"`  // cables for which something is due
	dueTotals
}

// collateDocument is the whole of what collate writes.
type collateDocument struct {
	Version  int                  `json:"version"`  // version of this form
	Findings []report.JSONFinding `json:"findings"` // findings as in a check
	Posts    []collationRow       `json:"posts"`    // messages by post, year and series
	collationTail
}

var levels = []string{
	marking.Unclassified.Letter(), marking.Confidential.Letter(), marking.Secret.Letter(), marking.TopSecret.Letter(),
}

func TestSchemaOfDue(t *testing.T) {
	statuses := make([]string, 0, survey.NumStatuses)
	for s := range survey.NumStatuses {
		statuses = append(statuses, s.String())
	}
	schematest.IsPublished(t, &schematest.Form{
		Name: "due", Title: "What cablelint due --format json writes", Type: reflect.TypeFor[dueDocument](),
		Words: map[string][]string{"dueEntry.status": statuses, "dueEntry.level": levels},
		Dates: []string{
			"dueEntry.date", "dueEntry.due", "dueEntry.review25", "dueEntry.review50", "dueEntry.first",
			"dueDocument.asOf", "dueDocument.by",
		},
	}, *update)
}

func TestSchemaOfStats(t *testing.T) {
	schematest.IsPublished(t, &schematest.Form{
		Name: "stats", Title: "What cablelint stats --format json writes", Type: reflect.TypeFor[statsJSON](),
		Dates: []string{"excepted.expires"},
	}, *update)
}

func TestSchemaOfCollate(t *testing.T) {
	schematest.IsPublished(t, &schematest.Form{
		Name: "collate", Title: "What cablelint collate --format json writes", Type: reflect.TypeFor[collateDocument](),
		Words: map[string][]string{
			"finding.severity": {rule.Info.String(), rule.Warning.String(), rule.Error.String()},
			"fix.safety":       {rule.Safe.String(), rule.Unsafe.String()},
		},
	}, *update)
}
