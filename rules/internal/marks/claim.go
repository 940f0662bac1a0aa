// Package marks is what the rules about a marking by itself have in common: which faults of it a rule claims,
// where in a cable they stand, and how the marking is written as it should be. Package marking finds the
// faults, says where they are and how the marking should read; a rule adds words and the grade of the fix.
package marks

import (
	"cablelint/linter/assess"
	"cablelint/linter/marking"
)

// Claim is a kind of fault that a rule reports.
type Claim struct {
	Kind marking.FaultKind
	Of   marking.Set // the controls that the fault is about; empty: whatever it is about
	With marking.Set // the controls that it is about together with them; empty: any
	Not  marking.Set // controls that others report it of
}

// Covers reports whether f is a fault of that kind.
func (c Claim) Covers(f *marking.Fault) bool {
	return f.Kind == c.Kind && (c.Of == 0 || c.Of.Has(f.Control)) && (c.With == 0 || c.With&f.Other != 0) &&
		(c.Not == 0 || !c.Not.Has(f.Control))
}

// Any reports whether one of the claims covers f.
func Any(claims []Claim, f *marking.Fault) bool {
	for _, c := range claims {
		if c.Covers(f) {
			return true
		}
	}
	return false
}

// KindsOf returns the kinds of fault that are claimed.
func KindsOf(claims []Claim) assess.Faults {
	var kinds assess.Faults
	for _, c := range claims {
		kinds |= assess.FaultsOf(c.Kind)
	}
	return kinds
}
