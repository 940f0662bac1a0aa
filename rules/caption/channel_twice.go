package caption

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "caption-channel-twice",
	Since: "0.1.0",
	Severity: rule.Steps{
		{From: law.Date(2010, 1, 1), Is: rule.Warning},
		{From: handbook440, Is: rule.Error},
	},
	Scope:   rule.Scope{State: true, Period: law.Period{From: law.Date(2010, 1, 1)}},
	Summary: "message carries more than one channel caption",
	Why: "A channel names the only offices that see the message; two channels leave open which, or let " +
		"both see what is meant for one.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-442 c", Evidence: rule.Verified, Period: edition2023,
			Says: "a message has one channel caption at most (2023)",
		},
		{
			Source: "5 FAH-2 H-442.1", Says: "each channel has addressees of its own (2008)",
			Evidence: rule.Derived, Period: edition2008,
		},
	},
	Fix:    rule.None,
	FixWhy: "which channel is right is the drafter's to say",
	Check:  channelTwice,
})

func channelTwice(p *rule.Pass) {
	var one *cable.Caption
	for i := range p.Cable.Captions {
		at := &p.Cable.Captions[i]
		switch {
		case !at.Kind.Channel():
		case one == nil:
			one = at
		case !sameChannel(p.Cable, one, at):
			p.Reportf(at.Span, "a second channel caption: a message has one").
				Relate(one.Span, "the first one is here")
			return
		}
	}
}

// sameChannel reports whether two captions are one that was printed twice.
func sameChannel(c *cable.Cable, a, b *cable.Caption) bool {
	return a.Kind == b.Kind && (a.Kind != cable.OtherChannel || bytes.Equal(c.Text(a.Span), c.Text(b.Span)))
}
