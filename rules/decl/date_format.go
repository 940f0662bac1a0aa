package decl

import (
	"cablelint/linter/assess"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "decl-date-format",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{Period: directive, ICOnly: true},
	Summary:  "numeric declassification date is not YYYYMMDD",
	Why: "The directive writes numeric dates in one way, so that they sort and no reader takes " +
		"the day for the month.",
	Cite: []rule.Citation{
		{Source: onFace, Says: "a numeric date is YYYYMMDD", Evidence: rule.Verified},
	},
	Fix:    rule.Safe,
	FixWhy: "the same day in the directive's form, offered only where the IC style is configured",
	Quiet:  assess.Released,
	Check:  dateFormat,
})

func dateFormat(p *rule.Pass) {
	for item := range values(p) {
		day := dateOf(item)
		if day == 0 || item.Digits || item.InWords || !item.DateSpan.Valid() {
			continue
		}
		f := p.Reportf(item.DateSpan, "%s is not in the form YYYYMMDD", p.Told(item.DateSpan))
		if !item.TwoDigitYear {
			digits := day.String()
			digits = digits[:4] + digits[5:7] + digits[8:]
			f.Offer(rule.Safe, "write "+digits, rule.Replace(item.DateSpan, digits))
		}
	}
}
