package collection

import (
	"time"

	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// derived sets a derivative against its only source, which must not be declassified later than it is.
func (j *join) derived(point, derivative, source int32) {
	d, s := j.c.cables.at(int(derivative)), j.c.cables.at(int(source))
	h := found(declaredEarlier, derivative)
	h.other, h.point = source, point
	due, bound := dayOf(j.c.words.names[d.decl]), dayOf(j.c.words.names[s.decl])
	if due != 0 && bound != 0 && due < bound {
		j.add(h)
	}
	if d.level != 0 && s.level != 0 && !covers(j.c.words.names[d.marking], j.c.words.names[s.marking]) {
		h.kind = markedLower
		j.add(h)
	}
}

// dayOf is the day of a declassification value that is a date, 0 for any other.
func dayOf(decl string) law.Day {
	t, err := time.Parse(time.DateOnly, decl)
	if err != nil {
		return 0
	}
	return law.Date(t.Year(), int(t.Month()), t.Day())
}

// covers reports whether what one marking asks is at least what another asks.
func covers(one, other string) bool {
	a, _ := marking.ReadBanner([]byte(one))
	b, _ := marking.ReadBanner([]byte(other))
	return a == nil || b == nil || marking.Covers(a.Level, a.Controls, b.Level, b.Controls)
}
