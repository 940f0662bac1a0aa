package header

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "header-section-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "section of the classification line differs from that of the originator's line",
	Why:      "Sections are put together by their numbers: with two numbers a section is lost or doubled.",
	Cite: []rule.Citation{
		{
			Source: counted, Says: "a section on the classification line stands on the originator's line too",
			Evidence: rule.Practice,
		},
	},
	Fix:    rule.None,
	FixWhy: eitherWrong,
	About:  rule.Originator,
	Check:  sectionDiffers,
})

func sectionDiffers(p *rule.Pass) {
	o, line := &p.Cable.Header.Originator, p.Cable.Classification()
	if !o.Serial.Present() || line == nil || !line.Number.Present() {
		return
	}
	switch {
	case !o.Section.Present():
		p.Reportf(line.Number.Span, "section %02d, but the originator's line names no section", line.Number.Value).
			Relate(o.Span, "the originator's line is here")
	case o.Section.Value != line.Number.Value:
		p.Reportf(line.Number.Span, "section %02d, but the originator's line says section %02d",
			line.Number.Value, o.Section.Value).
			Relate(o.Section.Span, "the originator's line is here")
	}
}
