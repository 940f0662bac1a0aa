package header

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "header-serial-differs",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "serial of the originator's line differs from the message number",
	Why: "Other messages cite this one by its number: with two numbers, one of them leads to another " +
		"message.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-320", Says: "format line 3 carries the serial number of the originator",
			Evidence: rule.Verified,
		},
		{Source: counted, Says: "the message number's last four digits in 1,120 of 1,120", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: eitherWrong,
	About:  rule.Originator,
	Check:  serialDiffers,
})

// serials is how many serials the four digits of the originator's line can tell apart.
const serials = 10000

func serialDiffers(p *rule.Pass) {
	o := &p.Cable.Header.Originator
	serial := p.Cable.Number()
	if !o.Serial.Present() || !serial.Present() || ownSeries(p.Cable) || o.Serial.Value%serials == serial.Value%serials {
		return
	}
	p.Reportf(o.Serial.Span, "serial %04d, but the message is number %d", o.Serial.Value, serial.Value).
		Relate(serial.Span, "the message number is here")
}
