package linter

import (
	"cmp"
	"slices"
	"sort"

	"cablelint/linter/arrange"
	"cablelint/linter/cable/line"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// hide takes out what follows from another finding: one cause, one finding.
func hide(r *run, findings []*rule.Finding) []*rule.Finding {
	causes := r.causes(findings)
	return slices.DeleteFunc(findings, func(f *rule.Finding) bool {
		if f.Rule.Unbridled || !causes.explain(r.res, f) {
			return false
		}
		r.res.Hidden++
		r.excused.Cover(f.Rule.Name, "") // an exception for it is needed as soon as its cause is mended
		return true
	})
}

// follower is a rule in a cable whose findings may follow from another's.
type follower struct {
	cable int
	rule  string
}

// cause is what one rule's findings in a cable explain of another's.
type cause struct {
	where  rule.Place
	places spans // the portions and lines of the findings
	marks  spans // the findings themselves
}

// causes are all causes in a file, by what they explain. A file may hold very many findings: each is
// looked up, none is compared with every other.
type causes map[follower][]*cause

func (r *run) causes(findings []*rule.Finding) causes {
	out := causes{}
	type origin struct {
		cable int
		by    *rule.Rule
		hide  int // which of the rule's
	}
	made := map[origin]*cause{}
	for _, f := range findings {
		for i := range f.Rule.Hides {
			h := &f.Rule.Hides[i]
			if h.Case != "" && h.Case != f.Case {
				continue
			}
			key := origin{f.Cable, f.Rule, i}
			c := made[key]
			if c == nil {
				c = &cause{where: h.Where}
				made[key] = c
				hidden := follower{f.Cable, h.Rule}
				out[hidden] = append(out[hidden], c)
			}
			c.marks = append(c.marks, f.Span)
			if h.Where == rule.InPlace {
				c.places = append(c.places, r.res.surroundings(f.Cable, f.Span).place)
			}
		}
	}
	for _, c := range made {
		c.places, c.marks = c.places.joined(), c.marks.joined()
	}
	return out
}

// explain reports whether f follows from another finding.
func (c causes) explain(res *Result, f *rule.Finding) bool {
	for _, one := range c[follower{f.Cable, f.Rule.Name}] {
		if one.explains(res, f) {
			return true
		}
	}
	return false
}

func (c *cause) explains(res *Result, f *rule.Finding) bool {
	switch c.where {
	case rule.InPlace:
		return c.places.meet(res.surroundings(f.Cable, f.Span).place)
	case rule.ByCause:
		return len(f.Related) > 0 && !slices.ContainsFunc(f.Related, func(rel rule.Related) bool {
			return !c.marks.meet(rel.Span)
		})
	case rule.InCable:
	}
	return true
}

// spans are places in a text; once joined, in order and apart from one another.
type spans []text.Span

func (s spans) joined() spans {
	arrange.By(s, func(a, b text.Span) int { return cmp.Compare(a.Start, b.Start) })
	var out spans
	for _, sp := range s {
		if n := len(out); n > 0 && sp.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, sp.End)
			continue
		}
		out = append(out, sp)
	}
	return out
}

// meet reports whether one of the joined spans shares a byte with sp.
func (s spans) meet(sp text.Span) bool {
	i, _ := slices.BinarySearchFunc(s, sp.Start, endsBy)
	return i < len(s) && s[i].Overlaps(sp)
}

// endsBy orders a span by whether it ends at offset or before it.
func endsBy(sp text.Span, offset int) int { return cmp.Compare(sp.End, offset+1) }

// surroundings are what stands about a place.
type surroundings struct {
	place     text.Span // head and mark of the innermost portion together with the place; else the line
	paragraph text.Span // the whole paragraph; else the line
}

// surroundings widens a place of a cable; number is 0 where the text is none.
func (res *Result) surroundings(number int, sp text.Span) surroundings {
	if number > 0 {
		portions := res.File.Cables[number-1].Portions
		for i := res.lastPortionBefore(number, sp.Start); i >= 0; i = portions[i].Parent {
			if p := &portions[i]; p.Span.Contains(sp) {
				whole := p
				if p.Parent >= 0 {
					whole = &portions[p.Parent]
				}
				return surroundings{p.Head.Cover(p.MarkSpan).Cover(sp), whole.Span}
			}
		}
	}
	line := res.line(sp)
	return surroundings{line, line}
}

// lastPortionBefore returns the index of the last portion that begins at offset or before it, -1 when
// there is none. Segments follow their paragraph, so that it is the innermost that may hold the offset,
// or the last of its brothers.
func (res *Result) lastPortionBefore(number, offset int) int {
	portions := res.File.Cables[number-1].Portions
	return sort.Search(len(portions), func(i int) bool { return portions[i].Span.Start > offset }) - 1
}

// line widens a place to the lines that it stands on, line ends included.
func (res *Result) line(sp text.Span) text.Span {
	lines := res.File.Lines
	at := func(offset int) text.Span {
		i, _ := slices.BinarySearchFunc(lines, offset, func(l line.Line, offset int) int { return endsBy(l.Span(), offset) })
		if i == len(lines) {
			return text.At(offset)
		}
		return lines[i].Span()
	}
	return at(sp.Start).Cover(at(max(sp.Start, sp.End-1)))
}
