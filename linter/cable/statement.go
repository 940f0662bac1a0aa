package cable

import (
	"cmp"

	"cablelint/linter/arrange"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Statement is one place where a message states its overall marking.
type Statement struct {
	Span text.Span // the marking: level and controls
	Mark *marking.Mark
	EFTO text.Span // EFTO after it, if any
	Line bool      // on a classification line
	Page bool      // on a page line, which need not say what the whole is
}

// Statements lists where the message states its marking, in order of place: classification lines, page
// banners, trailer, and levels on page lines. Those of quoted telegrams are not its own.
func (c *Cable) Statements() []Statement {
	list := make([]Statement, 0, len(c.Sections)+len(c.Banners)+len(c.PageLines))
	for i := range c.Sections {
		if s := &c.Sections[i]; s.Mark != nil && c.Own(s) {
			list = append(list, Statement{Span: s.Level, Mark: s.Mark, EFTO: s.EFTO, Line: true})
		}
	}
	for i := range c.Banners {
		if b := &c.Banners[i]; b.Mark != nil && !c.Quoted(b.Span) {
			list = append(list, Statement{Span: b.Span, Mark: b.Mark})
		}
	}
	for i := range c.PageLines {
		if l := &c.PageLines[i]; l.Mark != nil && !c.Quoted(l.Span) {
			list = append(list, Statement{Span: l.Level, Mark: l.Mark, Page: true})
		}
	}
	arrange.By(list, func(a, b Statement) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return list
}
