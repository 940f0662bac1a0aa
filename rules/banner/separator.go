package banner

import (
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-separator",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.Date(2005, 7, 1)}},
	Summary:  "blanks round slashes, commas between controls or categories out of order in the banner",
	Why:      "Systems that read the banner take it apart at its slashes, in the order of the register.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual D.1", Says: "categories in register order, no blanks round slashes",
			Evidence: rule.Verified,
		},
		{
			Source: "CAPCO manual I", Says: "from July 2005 a slash between controls, no comma",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.Safe,
	FixWhy: "only the form changes, every token stays",
	Check:  separator,
})

func separator(p *rule.Pass) {
	for _, kind := range separatorFaults {
		for _, f := range faults(p, kind) {
			finding := p.Reportf(f.at, separatorMessages[kind], f.Token)
			f.relate(finding)
			if edits := f.respell(p); edits != nil {
				finding.Offer(rule.Safe, "write the controls in the form of the register", edits...)
			}
		}
	}
}

var separatorFaults = [...]marking.FaultKind{
	marking.SpacedSlash, marking.CommaSeparator, marking.CategoryOrder,
}

var separatorMessages = map[marking.FaultKind]string{
	marking.SpacedSlash:    "%q in the banner, no blank stands by a slash",
	marking.CommaSeparator: "%q in the banner, controls are parted by a slash",
	marking.CategoryOrder:  "%q in the banner is out of the order of the register",
}
