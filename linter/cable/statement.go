package cable

import (
	"iter"
	"math"
	"slices"

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

// Statements yields where the message states its marking, in order of place: classification lines, page banners,
// trailer, and levels on page lines. Those of quoted telegrams are not its own. A message may have as many as lines, so
// that they are not listed.
func (c *Cable) Statements() iter.Seq[Statement] {
	return func(yield func(Statement) bool) {
		left := statements{c, inOrder(c.Sections), c.Banners, c.PageLines}
		for st, more := left.next(); more; st, more = left.next() {
			if st.Mark != nil && !yield(st) {
				return
			}
		}
	}
}

// inOrder are classification lines in order of place. That of a message centre's cover stands before the message, and
// behind its lines in the list.
func inOrder(sections []Section) []Section {
	for i := 1; i < len(sections); i++ {
		if sections[i].Level.Start < sections[i-1].Level.Start {
			return slices.Concat(sections[i:i+1], sections[:i], sections[i+1:])
		}
	}
	return sections
}

// statements are what is left of the lists that statements stand in, each in order of place.
type statements struct {
	c        *Cable
	sections []Section
	banners  []Banner
	pages    []PageLine
}

// next takes the first that is left. It has no mark where it states nothing of the message.
func (s *statements) next() (st Statement, more bool) {
	section, banner, page := math.MaxInt, math.MaxInt, math.MaxInt
	if len(s.sections) > 0 {
		section = s.sections[0].Level.Start
	}
	if len(s.banners) > 0 {
		banner = s.banners[0].Span.Start
	}
	if len(s.pages) > 0 {
		page = s.pages[0].Level.Start
	}
	switch min(section, banner, page) {
	case math.MaxInt:
		return st, false
	case section:
		st, s.sections = s.c.ofSection(&s.sections[0]), s.sections[1:]
	case banner:
		st, s.banners = s.c.ofBanner(&s.banners[0]), s.banners[1:]
	default:
		st, s.pages = s.c.ofPage(&s.pages[0]), s.pages[1:]
	}
	return st, true
}

func (c *Cable) ofSection(s *Section) Statement {
	if s.Mark == nil || !c.Own(s) {
		return Statement{}
	}
	return Statement{Span: s.Level, Mark: s.Mark, EFTO: s.EFTO, Line: true}
}

func (c *Cable) ofBanner(b *Banner) Statement {
	if b.Mark == nil || c.Quoted(b.Span) {
		return Statement{}
	}
	return Statement{Span: b.Span, Mark: b.Mark}
}

func (c *Cable) ofPage(l *PageLine) Statement {
	if l.Mark == nil || c.Quoted(l.Span) {
		return Statement{}
	}
	return Statement{Span: l.Level, Mark: l.Mark, Page: true}
}
