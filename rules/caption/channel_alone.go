package caption

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

var _ = set.Add(rule.Rule{
	Name:  "caption-channel-alone",
	Since: "0.1.0",
	Severity: rule.Steps{
		{From: handbook2008, Is: rule.Warning},
		{From: handbook440, Is: rule.Error},
	},
	Scope:   rule.Scope{State: true, Period: law.Period{From: handbook2008}},
	Summary: "AGREMENT or DIRGEN CHANNEL stands with another caption",
	Why: "The two channels have their own closed distribution; another caption beside them sends the " +
		"message elsewhere too.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-442.1 c", Evidence: rule.Verified, Period: edition2008,
			Says: "NODIS and EXDIS are not used on AGREMENT CHANNEL (2008)",
		},
		{
			Source: "5 FAH-2 H-442 c", Evidence: rule.Verified, Period: edition2023,
			Says: "AGREMENT and DIRGEN CHANNEL take no other caption (2023)",
		},
	},
	Fix:    rule.None,
	FixWhy: "no fix takes out a caption that limits distribution",
	Check:  channelAlone,
})

func channelAlone(p *rule.Pass) {
	channel := anyOf(p.Cable, cable.AgrementChannel, cable.DirgenChannel)
	if channel == nil {
		return
	}
	other := beside2008(p.Cable, channel)
	if other == nil && p.Date.Every(func(d law.Day) bool { return d >= handbook440 }) {
		other = beside2023(p.Cable, channel)
	}
	if other != nil {
		p.Reportf(other.Span, "a caption beside a channel that takes no other").
			Relate(channel.Span, "the channel is here")
	}
}

// beside2008 returns the caption that the edition of 2008 forbids beside the channel, or nil.
func beside2008(c *cable.Cable, channel *cable.Caption) *cable.Caption {
	if channel.Kind != cable.AgrementChannel {
		return nil
	}
	return anyOf(c, cable.NODIS, cable.EXDIS)
}

// beside2023 returns the first other caption, or nil.
func beside2023(c *cable.Cable, channel *cable.Caption) *cable.Caption {
	for i := range c.Captions {
		if at := &c.Captions[i]; at.Kind != channel.Kind && ofDistribution(at.Kind) {
			return at
		}
	}
	return nil
}

// ofDistribution reports whether a caption says where the message goes. Controls of its content do not,
// and AGREMENT CHANNEL asks for one on an unclassified message.
func ofDistribution(k cable.CaptionKind) bool {
	switch k {
	case cable.UnknownCaption, cable.SENSITIVE, cable.NOFORN, cable.LOUCaption, cable.RelCaption,
		cable.NIACT, cable.OtherControl:
		return false
	default:
		return true
	}
}
