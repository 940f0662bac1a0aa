package fix

import (
	"slices"

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
	var taken Edits // those of picks, in order of place
	for _, f := range findings {
		for i := range f.Fixes {
			p := Pick{f, &f.Fixes[i]}
			if p.Fix.Safety < grade || len(p.Fix.Edits) == 0 || barred(p) || !Possible(src, p.Fix.Edits) {
				continue
			}
			if !taken.meet(p.Fix.Edits) {
				picks, taken = append(picks, p), taken.with(p.Fix.Edits)
			}
			break
		}
	}
	return picks
}

// meet reports whether one of other edits overlaps one of e.
func (e Edits) meet(others []rule.Edit) bool {
	for _, other := range others {
		for i := e.from(other.Span.Start); i < len(e) && e[i].Span.Start <= other.Span.End; i++ {
			if Overlap(e[i], other) {
				return true
			}
		}
	}
	return false
}

// with returns the edits of both, none of which overlaps another.
func (e Edits) with(others []rule.Edit) Edits {
	for _, other := range others {
		at := e.from(other.Span.End)
		for at < len(e) && e[at].Span.Start < other.Span.Start {
			at++
		}
		e = slices.Insert(e, at, other)
	}
	return e
}

// EditsOf joins the edits of picks, resolved against src.
func EditsOf(src *text.Source, picks []Pick) Edits {
	var all []rule.Edit
	for _, p := range picks {
		all = append(all, p.Fix.Edits...)
	}
	return Resolve(src, all)
}
