package marking

import "fmt"

// Ceiling is the highest marking that a place may hold.
type Ceiling uint8

// The ceilings, from low to high. CeilingCUI takes SBU, LOU and FOUO too.
const (
	NoCeiling Ceiling = iota
	CeilingU
	CeilingCUI
	CeilingC
	CeilingS
	CeilingTS
)

// String returns the ceiling as users write it, "" for none.
func (c Ceiling) String() string { return [...]string{"", "U", "CUI", "C", "S", "TS"}[c] }

// ParseCeiling reads a ceiling as users write it: U, CUI (also SBU), C, S or TS.
func ParseCeiling(name string) (Ceiling, error) {
	if name == "SBU" {
		return CeilingCUI, nil
	}
	for c := CeilingU; c <= CeilingTS; c++ {
		if c.String() == name {
			return c, nil
		}
	}
	return NoCeiling, fmt.Errorf("unknown ceiling %q: want U, CUI, C, S or TS", name)
}

// Needs returns the lowest ceiling under which a marking may stand.
func Needs(l Level, c Controls) Ceiling {
	switch {
	case l >= Confidential:
		return CeilingC + Ceiling(l-Confidential)
	case !c.Empty():
		return CeilingCUI
	}
	return CeilingU
}
