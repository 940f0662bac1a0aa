package banner

import (
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// The rules about the roll-up compare what the portions come to, p.Computed, with what banner and captions state:
// a control is missing, one is there that no portion has, or the release goes too far.

// lackedBy returns the controls that the portions bring and the message does not state.
func lackedBy(p *rule.Pass) marking.Controls {
	return marking.Missing(p.Banner.Level, p.Banner.Controls, p.Computed.Controls)
}

// relateAll adds the given portions to a finding.
func relateAll(p *rule.Pass, f *rule.Finding, indexes []int) {
	for _, i := range indexes[:min(len(indexes), rule.MostRelated)] {
		f.Relate(p.MarkSpan(i), "%s is marked %s", p.PortionName(i), marking.Shown(p.Marks[i].Text))
	}
}
