package marking

import "slices"

// Covers reports whether a marking a protects at least as well as b does: by the order of protection
// U < LOU = SBU = FOUO = CUI < C < S < TS, NOFORN over every REL TO, a shorter REL TO list over a
// longer one, NODIS over EXDIS, a classified level over SBU, LOU and FOUO. A control that b has must
// be in a, or be covered by what is. USA is in every release list, written or not.
func Covers(aLevel Level, a Controls, bLevel Level, b Controls) bool {
	if aLevel < bLevel {
		return false
	}
	for c := range numControls {
		if b.Has(c) && !a.Has(c) && !coveredBy(c, aLevel, a, b) {
			return false
		}
	}
	return coversRelease(a, b) && coversLists(a, b)
}

// unclassified are the controls of information that is not classified, one as good as another; CUI
// only where it names no category.
var unclassified = [...]Control{LOU, SBU, FOUO, CUI, SBUNF}

// coveredBy reports whether a, which has not c, protects what c protects in b all the same.
func coveredBy(c Control, aLevel Level, a, b Controls) bool {
	switch c {
	case LOU, SBU, FOUO:
		return aLevel.Classified() || a.any(unclassified[:]...)
	case SBUNF:
		return a.Has(NOFORN) && (aLevel.Classified() || a.any(unclassified[:]...))
	case CUI:
		return !aLevel.Classified() && len(b.CUI) == 0 && len(b.LDC) == 0 && a.any(unclassified[:]...)
	case NOFORN:
		return a.Has(SBUNF)
	case REL, RELIDO, DISPLAY, EYES:
		return a.noforn() || c == REL && a.Has(EYES) || c == EYES && a.Has(REL)
	case EXDIS:
		return a.Has(NODIS)
	case ORCONUSGOV:
		return a.Has(ORCON)
	case SI:
		return a.Has(GAMMA)
	case HCS:
		return a.any(HCSO, HCSP)
	case FRD:
		return a.Has(RD)
	case TFNI:
		return a.any(RD, FRD)
	case RESTRICTED:
		return aLevel.Classified()
	case NATO:
		return a.Has(FGI) && (len(a.FGI) == 0 || slices.Contains(a.FGI, "NATO"))
	}
	return false
}

func (s Controls) noforn() bool { return s.any(NOFORN, SBUNF) }

// coversRelease reports whether a releases to nobody that b does not.
func coversRelease(a, b Controls) bool {
	if a.noforn() {
		return true
	}
	if a.Has(RELIDO) && !b.Has(RELIDO) {
		return false
	}
	return releasedWithin(a, b) && displayedWithin(a, b)
}

func releasedWithin(a, b Controls) bool {
	if !a.any(REL, EYES) {
		return true
	}
	if !b.any(REL, EYES) {
		return false
	}
	return within(append(slices.Clip(a.RelTo), a.Eyes...), append(slices.Clip(b.RelTo), b.Eyes...))
}

func displayedWithin(a, b Controls) bool {
	if !a.Has(DISPLAY) {
		return true
	}
	return b.Has(DISPLAY) && within(a.Display, slices.Concat(b.Display, b.RelTo))
}

// within reports whether release to a goes no farther than release to b. A list that is not written is
// the banner's and compares with itself alone.
func within(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return len(a) == len(b)
	}
	wide := expand(b)
	for _, s := range expand(a) {
		if s != "USA" && !slices.Contains(wide, s) {
			return false
		}
	}
	return true
}

// expand returns list with the members of its tetragraphs.
func expand(list []string) []string {
	out := slices.Clone(list)
	for _, s := range list {
		out = append(out, members(s)...)
	}
	return out
}

// coversLists reports whether every program, compartment, category and source of b is in a.
func coversLists(a, b Controls) bool {
	return containsAll(a.SCI, b.SCI) && containsAll(a.SAP, b.SAP) && containsAll(a.CUI, b.CUI) &&
		containsAll(a.LDC, b.LDC) && containsAll(a.Joint, b.Joint) && containsAll(a.Sigma, b.Sigma) &&
		coversSource(a, b)
}

// coversSource: to conceal a source protects it better than to name it.
func coversSource(a, b Controls) bool {
	if !b.Has(FGI) || len(a.FGI) == 0 {
		return true
	}
	return len(b.FGI) > 0 && containsAll(a.FGI, b.FGI)
}

func containsAll(a, b []string) bool {
	for _, s := range b {
		if !slices.Contains(a, s) {
			return false
		}
	}
	return true
}
