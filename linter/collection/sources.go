package collection

import (
	"slices"

	"cablelint/linter/law"
)

// pointers judges what points to the messages of the key.
func (j *join) pointers(references bool) {
	rest := j.cables
	for named := range runs(j.points, func(i int32) uint32 { return j.c.points.at(int(i)).number }) {
		if j.ctx.Err() != nil {
			return
		}
		number := j.c.points.at(int(named[0])).number
		_, rest = cutAt(rest, func(i int32) bool { return j.c.cables.at(int(i)).number >= number })
		here, _ := cutAt(rest, func(i int32) bool { return j.c.cables.at(int(i)).number > number })
		j.named(named, here, references)
	}
}

// named judges what points to one number. Those that bear it as their second are here as well.
func (j *join) named(by, here []int32, references bool) {
	here = slices.Clip(here)
	for _, i := range by {
		if p := j.c.points.at(int(i)); p.relation == AlsoIs {
			here = append(here, int32(p.from))
		}
	}
	s := j.sourceOf(here)
	for _, i := range by {
		p := j.c.points.at(int(i))
		switch {
		case p.relation == AlsoIs:
		case len(here) > 0 && (p.relation == Derives || p.relation == MayDerive):
			j.derived(i, int32(p.from), s)
		case len(here) == 0 && references && !p.relation.doubtful():
			h := found(referenceGone, int32(p.from))
			if h.point = i; p.relation != Refers {
				h.kind = sourceGone
			}
			j.add(h)
		}
	}
}

// source is what a derivative is set against: the records of one number. Where they are of several days they are
// several messages of which none is known to be the source, and a derivative is wrong that is wrong beside each.
type source struct {
	due    law.Day // the first by which a message of that number is declassified; 0: none is known of one of them
	binds  int32   // the copy that says so
	first  int32   // the earliest day of a copy, 0 where that of one is not known
	last   int32   // the latest
	marked []int32 // the first copy of each marking, of the copies that show one first; none where a message shows none
	places map[where]bool
}

// where is the place of a cable: of one that is known by what it points to there are several records.
type where struct{ place, record, line, cable uint32 }

func (k *kept) where() where { return where{k.place, k.record, k.line, k.cable} }

// sourceOf is what the records of one number say of it. One that has lost its level or its date hides no other's.
func (j *join) sourceOf(here []int32) *source {
	s := &source{places: map[where]bool{}}
	if len(here) == 0 {
		return s
	}
	s.first = j.day(here[0])
	for _, i := range here {
		s.places[j.c.cables.at(int(i)).where()] = true
		s.first, s.last = min(s.first, j.day(i)), max(s.last, j.day(i))
	}
	markings, unknown, undated := map[uint32]bool{}, false, false
	for _, of := range j.ofOneDay(here) {
		binds, due := j.longest(of)
		if undated = undated || due == 0; s.due == 0 || due < s.due {
			s.due, s.binds = due, binds
		}
		shows := slices.IndexFunc(of, func(i int32) bool { return j.c.cables.at(int(i)).level != 0 })
		if shows < 0 {
			unknown = true
		} else if m := j.c.cables.at(int(of[shows])).marking; !markings[m] {
			markings[m] = true
			s.marked = append(s.marked, of[shows])
		}
	}
	if undated {
		s.due = 0
	}
	if unknown {
		s.marked = nil
	}
	return s
}

// longest is the copy of a message that is declassified last, and its day; 0 where no copy tells it.
func (j *join) longest(of []int32) (binds int32, due law.Day) {
	for _, i := range of {
		k := j.c.cables.at(int(i))
		if d := boundTo(j.c.words.names[k.decl], law.Day(k.day)); d > due {
			binds, due = i, d
		}
	}
	return binds, due
}

// derived sets a derivative against its only source, which must not be declassified later than it is.
func (j *join) derived(point, derivative int32, s *source) {
	d := j.c.cables.at(int(derivative))
	if s.places[d.where()] { // it names itself
		return
	}
	sent := s.first // what was sent later is no source: that of another year is meant
	if j.c.points.at(int(point)).relation.doubtful() {
		sent = s.last
	}
	if d.day != 0 && sent > d.day {
		return
	}
	h := found(declaredEarlier, derivative)
	h.other, h.point = s.binds, point
	if due := until(j.c.words.names[d.decl], law.Day(d.day)); due != 0 && due < s.due {
		j.add(h)
	}
	lower := func(i int32) bool {
		return !covers(j.c.words.names[d.marking], j.c.words.names[j.c.cables.at(int(i)).marking])
	}
	if d.level != 0 && len(s.marked) > 0 && !slices.ContainsFunc(s.marked, func(i int32) bool { return !lower(i) }) {
		h.kind, h.other = markedLower, s.marked[0]
		j.add(h)
	}
}
