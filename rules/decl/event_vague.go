package decl

import (
	"bytes"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "decl-event-vague",
	Since: "0.1.0",
	Severity: rule.Steps{
		{Is: rule.Warning},
		{Case: "distant", Is: rule.Info},
	},
	Scope:   rule.Scope{Class: rule.Classified},
	Summary: "declassification event is not definite and foreseeable",
	Why: "Nobody can tell when, or whether, such an event has come, so the message is never " +
		"declassified and never reviewed.",
	Basis: law.Duration,
	Cite: []rule.Citation{
		{
			Source: onFace, Says: "an event is reasonably definite and foreseeable",
			Evidence: rule.Verified,
		},
		{Source: "CAPCO manual E.1", Says: "the event is less than ten years off", Evidence: rule.Verified},
	},
	Fix:    rule.None,
	FixWhy: "the classifier has to name a date or an event that can be foreseen",
	Hides:  rule.HidesInPlace("decl-malformed"),
	Quiet:  assess.Released,
	Check:  eventVague,
})

func eventVague(p *rule.Pass) {
	for item := range values(p) {
		switch {
		case item.Kind == cable.DeclVagueEvent:
			p.Reportf(item.Span, "the event is not definite: name a date, or an event that can be foreseen")
		case item.Kind != cable.DeclEvent && item.Kind != cable.DeclDuration:
		case isDistant(p.Cable.Text(item.Span)):
			p.Reportf(item.Span, "the event cannot be foreseen within ten years: name a date").As("distant")
		}
	}
}

// distantEvents are those that no classifier can foresee.
var distantEvents = [][]byte{[]byte("UNIFICATION"), []byte("REGIME")}

func isDistant(words []byte) bool {
	words = bytes.ToUpper(words)
	for _, event := range distantEvents {
		if bytes.Contains(words, event) {
			return true
		}
	}
	return false
}
