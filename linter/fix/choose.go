package fix

import (
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// Pick is a fix chosen for a finding.
type Pick struct {
	Finding *rule.Finding
	Fix     *rule.Fix
}

// Key names what a pick does, the same in every round.
func (p Pick) Key() string { return p.Finding.Fingerprint + " " + p.Fix.Title }

// Choose takes, in document order, the first fix of each finding that is of the grade or safer, can be
// made in the file and is not barred; a fix that meets an accepted one waits for another round.
func Choose(src *text.Source, findings []*rule.Finding, grade rule.Safety, barred func(Pick) bool) []Pick {
	var picks []Pick
	for _, f := range findings {
		for i := range f.Fixes {
			p := Pick{f, &f.Fixes[i]}
			if p.Fix.Safety < grade || len(p.Fix.Edits) == 0 || barred(p) || !Possible(src, p.Fix.Edits) {
				continue
			}
			if !meets(p, picks) {
				picks = append(picks, p)
			}
			break
		}
	}
	return picks
}

func meets(p Pick, picks []Pick) bool {
	for _, other := range picks {
		for _, a := range p.Fix.Edits {
			for _, b := range other.Fix.Edits {
				if Overlap(a, b) {
					return true
				}
			}
		}
	}
	return false
}

// EditsOf joins the edits of picks, resolved against src.
func EditsOf(src *text.Source, picks []Pick) Edits {
	var all []rule.Edit
	for _, p := range picks {
		all = append(all, p.Fix.Edits...)
	}
	return Resolve(src, all)
}
