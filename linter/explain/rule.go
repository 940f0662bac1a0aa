package explain

import (
	"bytes"
	"io/fs"
	"path"
	"strings"

	"cablelint/fixtures"
	"cablelint/linter/report"
	"cablelint/linter/rule"

	"golang.org/x/tools/txtar"
)

// Rule makes the page of a rule. Its examples are the first bad and good case of the rule's fixture,
// so that a test runs every example that is shown.
func Rule(r *rule.Rule) *report.Page {
	name := strings.TrimPrefix(r.Name, r.Category()+"-")
	data, err := fs.ReadFile(fixtures.Rules, path.Join("rules", r.Category(), name+".txtar"))
	if err != nil { // findings about the run itself have no fixture
		return report.PageOf(r, "", "")
	}
	cases := txtar.Parse(data).Files
	return report.PageOf(r, firstCase(cases, ".bad"), firstCase(cases, ".good"))
}

// firstCase returns the text of the first case of a kind. A case is named "name.kind (settings)".
func firstCase(cases []txtar.File, kind string) string {
	for _, c := range cases {
		if name, _, _ := strings.Cut(c.Name, " "); strings.HasSuffix(name, kind) {
			return string(bytes.TrimRight(c.Data, "\n")) + "\n"
		}
	}
	return ""
}
