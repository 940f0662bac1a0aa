package marking

import (
	"math/bits"
	"slices"
)

// first returns the control of the set that comes first in the register, numControls for none.
func (s Controls) first() Control {
	if s.set == 0 {
		return numControls
	}
	return Control(bits.TrailingZeros64(s.set))
}

// union returns a set with the controls and lists of both, every value once.
func union(a, b Controls) Controls {
	a.set |= b.set
	a.RelTo = merge(a.RelTo, b.RelTo)
	a.Display = merge(a.Display, b.Display)
	a.Eyes = merge(a.Eyes, b.Eyes)
	a.FGI = merge(a.FGI, b.FGI)
	a.SCI = merge(a.SCI, b.SCI)
	a.SAP = merge(a.SAP, b.SAP)
	a.CUI = merge(a.CUI, b.CUI)
	a.LDC = merge(a.LDC, b.LDC)
	a.Joint = merge(a.Joint, b.Joint)
	a.Sigma = merge(a.Sigma, b.Sigma)
	return a
}

// merge returns a with what only b has; a is not written to.
func merge(a, b []string) []string {
	if len(a) == 0 {
		return slices.Clip(b)
	}
	a = slices.Clip(a)
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}
