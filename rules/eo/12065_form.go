package eo

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:  "eo-12065-form",
	Since: "0.1.0",
	Severity: rule.Steps{
		{Is: rule.Warning},
		{Case: "name", Is: rule.Info},
	},
	Scope:   rule.Scope{Period: under(12065), Introduced: true},
	Summary: "GDS, RDS or XDS without date or name",
	Why: "Under E.O. 12065 the code alone sets no term: it stands with a date for declassification or " +
		"review, and with the name of the classifier who set it.",
	Cite: []rule.Citation{
		{
			Source: "E.O. 12065 1-501", Says: "the face shows the classifier and a date or event",
			Evidence: rule.Verified,
		},
		{
			Source: "E.O. 12065 1-502", Says: "no name is needed where the signer classifies",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.None,
	FixWhy: "date and name are not known",
	Check:  form12065,
})

func form12065(p *rule.Pass) {
	line := &p.Cable.EO
	if line.Order.Value != 12065 {
		return
	}
	if bare(line) && !line.Value.Valid() && p.Classified() {
		p.Reportf(line.Order.Span, "the cable is classified: expected GDS, RDS or XDS with a date and a name")
		return
	}
	for i := range line.Decl.Items {
		item := &line.Decl.Items[i]
		switch {
		case schedules12065[item.Kind] == "":
		case !dated(item):
			p.Reportf(item.Span, "the code needs a date: GDS 1/2/86 (NAME)")
		case !item.Name.Valid():
			p.Reportf(item.Span, "the code names no classifier").As("name")
		}
	}
}
