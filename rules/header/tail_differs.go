package header

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "header-tail-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "serial after the text differs from the originator's line",
	Why: "The number after the text shows that the end belongs to the beginning: with another number " +
		"two messages were joined.",
	Cite: []rule.Citation{
		{Source: "ACP 127", Says: "the serial is repeated after the text", Evidence: rule.Memory},
	},
	Fix:    rule.None,
	FixWhy: eitherWrong,
	About:  rule.Tail,
	Check:  tailDiffers,
})

func tailDiffers(p *rule.Pass) {
	tail, o := &p.Cable.TailMark, &p.Cable.Header.Originator
	if !tail.Present() || !o.Serial.Present() || tail.Value%serials == o.Serial.Value%serials {
		return
	}
	p.Reportf(tail.Span, "serial %04d after the text, but %04d in the header", tail.Value, o.Serial.Value).
		Relate(o.Serial.Span, "the originator's line is here")
}
