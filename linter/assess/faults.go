package assess

import (
	"cablelint/linter/cable"
	"cablelint/linter/marking"
)

// Faults is a set of kinds of fault. Rules ask it before they look for one: most markings have none.
type Faults uint64

// FaultsOf returns the set of the given kinds.
func FaultsOf(kinds ...marking.FaultKind) Faults {
	var s Faults
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// Has reports whether k is in the set.
func (s Faults) Has(k marking.FaultKind) bool { return s&(1<<k) != 0 }

func (s Faults) with(m *marking.Mark) Faults {
	if m == nil {
		return s
	}
	for i := range m.Faults {
		s |= 1 << m.Faults[i].Kind
	}
	return s
}

// shownBy collects the faults and the controls of the marks that count.
func shownBy(marks []*marking.Mark) (faults Faults, held marking.Set) {
	for _, m := range marks {
		if m != nil {
			faults, held = faults.with(m), held|m.Controls.Set()
		}
	}
	return faults, held
}

// bannerFaults collects the faults of classification lines, banners and levels on page lines.
func bannerFaults(c *cable.Cable) Faults {
	var s Faults
	for i := range c.Sections {
		s = s.with(c.Sections[i].Mark)
	}
	for i := range c.Banners {
		s = s.with(c.Banners[i].Mark)
	}
	for i := range c.PageLines {
		s = s.with(c.PageLines[i].Mark)
	}
	return s
}
