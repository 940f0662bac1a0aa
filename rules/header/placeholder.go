package header

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "header-placeholder",
	Since:    "0.2.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "placeholder of a draft stands yet",
	Why:      "A draft is written with a placeholder where words go. One that is sent with it says nothing there.",
	Cite: []rule.Citation{
		{Source: "cablelint new", Says: "a draft has [...] where words go", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: "only the drafter knows what goes there",
	Check:  placeholder,
})

var standIn = []byte(cable.Placeholder)

func placeholder(p *rule.Pass) {
	c := p.Cable
	if !c.Source.MayHoldSquare() {
		return
	}
	report := func(sp text.Span) {
		p.Reportf(sp, "%s stands where words go, expected the words", standIn)
	}
	within(c, text.Span{Start: c.HeaderStart, End: c.BodyStart}, report)
	for i := range c.Header.Fields {
		if f := &c.Header.Fields[i]; f.Value.Start >= c.BodyStart {
			within(c, f.Value, report)
		}
	}
	for i := range c.Portions {
		if unwritten(c, &c.Portions[i]) {
			within(c, c.Portions[i].Text, report)
		}
	}
}

// within reports every placeholder of a span.
func within(c *cable.Cable, sp text.Span, report func(text.Span)) {
	if !sp.Valid() || sp.End <= sp.Start {
		return
	}
	b, at := c.Text(sp), sp.Start
	for {
		n := bytes.Index(b, standIn)
		if n < 0 {
			return
		}
		report(text.Span{Start: at + n, End: at + n + len(standIn)})
		b, at = b[n+len(standIn):], at+n+len(standIn)
	}
}

// unwritten reports whether a paragraph, with the signature below the last one, is nothing but placeholders.
func unwritten(c *cable.Cable, p *cable.Portion) bool {
	if p.Kind != cable.Paragraph || p.Quoted {
		return false
	}
	b := bytes.TrimSpace(c.Text(p.Text))
	if !bytes.HasPrefix(b, standIn) {
		return false
	}
	for bytes.HasPrefix(b, standIn) {
		b = bytes.TrimSpace(b[len(standIn):])
	}
	return len(b) == 0
}
