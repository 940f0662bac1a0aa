package fix

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// portions follows every marked portion to its place after the edits. Paragraphs keep their numbers, by
// which other messages cite them.
func (g gate) portions() error {
	was, is := numbered(g.was.Cable), numbered(g.is.Cable)
	if !slices.EqualFunc(was, is, g.sameNumber) {
		return errors.New("the numbers of the paragraphs would change")
	}
	at := map[int]int{}
	for i := range g.is.Cable.Portions {
		at[g.is.Cable.Portions[i].Head.Start] = i
	}
	var refused Refused
	for i := range g.was.Cable.Portions {
		is := -1
		if to, found := at[g.way.Forward(g.was.Cable.Portions[i].Head.Start)]; found {
			is = to
		}
		if err := g.keeps(i, is); err != nil && len(refused) == 0 {
			return err
		}
		if err := g.rewritten(i, is); err != nil {
			refused = append(refused, RefusedAt{g.was.Cable.Portions[i].Span, err})
		}
	}
	if len(refused) > 0 {
		return refused
	}
	return nil
}

// Refused are the portions of a cable, as it was, whose marks may not be written anew as they would be, each for what
// stands in it: that need not be found out by trying.
type Refused []RefusedAt

// RefusedAt is one of them.
type RefusedAt struct {
	Span text.Span
	Why  error
}

func (r Refused) Error() string { return r[0].Why.Error() }

// Of returns why a fix may not be made, nil where none of its edits lies in a portion that is refused.
func (r Refused) Of(p Pick) error {
	for _, e := range p.Fix.Edits {
		// The last that begins before it: segments follow their paragraph.
		n, _ := slices.BinarySearchFunc(r, e.Span.Start+1, func(at RefusedAt, start int) int { return at.Span.Start - start })
		if n > 0 && e.Span.Start < r[n-1].Span.End {
			return r[n-1].Why
		}
	}
	return nil
}

// keeps holds a portion to the level and the controls of its mark; is gives the portion of the outcome, -1 for none.
func (g gate) keeps(i, is int) error {
	var mark *marking.Mark
	if is >= 0 {
		mark = g.is.Marks[is]
	}
	return covers(g.was.Marks[i], mark, marking.Controls{}, g.was.PortionName(i))
}

// rewritten holds the mark of a portion that is written anew to what a person reads about it.
func (g gate) rewritten(i, is int) error {
	if is < 0 {
		return nil
	}
	was, now := &g.was.Cable.Portions[i], &g.is.Cable.Portions[is]
	return renewal{
		was: g.was.Marks[i], is: g.is.Marks[is], led: was.Mark != nil, leads: now.Mark != nil,
		behind: behindMark(g.is, is), text: g.is.Cable.Text(now.Text), place: g.was.PortionName(i),
	}.sound()
}

// renewal is a mark that is written anew.
type renewal struct {
	was, is    *marking.Mark
	led, leads bool   // it stood before its text, and does
	behind     []byte // what follows it now
	text       []byte // its text as a whole
	capitals   bool   // which is in capitals whatever it says
	place      string
}

// sound holds it to what a person reads in it and beside it, whatever the program read.
func (r renewal) sound() error {
	moved := r.is != nil && r.leads && !r.led
	switch {
	case moved && marking.Heads(r.behind):
		return fmt.Errorf("a mark would stand before what a person may take for that of %s", r.place)
	case moved && r.was != nil && marking.Tails(r.text):
		return fmt.Errorf("the mark of %s would be parted from what a person may take for more of it", r.place)
	case lostLevel(r.was, r.is):
		return fmt.Errorf("a level that a person reads in the mark of %s would be lost", r.place)
	case r.cutShort():
		return fmt.Errorf("the mark of %s would end before a control that a person reads in it", r.place)
	}
	return nil
}

// lostLevel reports whether a mark that is written anew says less than a level which stands in it.
func lostLevel(was, is *marking.Mark) bool {
	return was != nil && is != nil && was.Text != is.Text && marking.LevelIn(was.Text) > max(was.Level, is.Level)
}

func numbered(c *cable.Cable) []*cable.Portion {
	var out []*cable.Portion
	for i := range c.Portions {
		if p := &c.Portions[i]; p.Kind == cable.Paragraph {
			out = append(out, p)
		}
	}
	return out
}

// sameNumber reports whether a paragraph keeps its number. What copying put before it may go.
func (g gate) sameNumber(was, is *cable.Portion) bool {
	return was.Number.Value == is.Number.Value && was.Quoted == is.Quoted &&
		bytes.HasSuffix(g.was.Cable.Text(was.Head), g.is.Cable.Text(is.Head))
}

// reach holds every piece of text to the mark that it stands under: no edit may move words out of a
// portion, or into one that is marked lower.
func (g gate) reach() error {
	for _, at := range g.stretches() {
		was, is := innermost(g.was.Cable.Portions, at), innermost(g.is.Cable.Portions, g.way.Forward(at))
		if was < 0 {
			continue
		}
		name := g.was.PortionName(was)
		switch a, b := markOver(g.was, was), markOver(g.is, is); {
		case is < 0:
			return fmt.Errorf("text of %s would no longer stand in a portion", name)
		case g.was.Cable.Portions[was].Quoted != g.is.Cable.Portions[is].Quoted:
			return fmt.Errorf("text of %s would be quoted, or no longer", name)
		case a == nil && b != nil:
			if err := g.fresh(b, name); err != nil {
				return err
			}
		default:
			if err := covers(a, b, marking.Controls{}, "text of "+name); err != nil {
				return err
			}
		}
	}
	return nil
}

// stretches returns, in the text as it was, the first word of each stretch outside the edits over which
// the portions before and after are the same.
func (g gate) stretches() []int {
	var cuts []int
	cut := func(at ...int) { cuts = append(cuts, at...) }
	cut(g.was.Cable.Span.Start, g.was.Cable.Span.End)
	for i := range g.was.Cable.Portions {
		p := &g.was.Cable.Portions[i]
		cut(p.Span.Start, p.Text.Start, p.Span.End)
	}
	for i := range g.is.Cable.Portions {
		p := &g.is.Cable.Portions[i]
		cut(g.way.Back(p.Span.Start), g.way.Back(p.Text.Start), g.way.Back(p.Span.End))
	}
	for _, e := range g.edits.about(g.was.Cable.Span) {
		cut(e.Span.Start, e.Span.End)
	}
	slices.Sort(cuts)
	var out []int
	for i, from := range cuts[:len(cuts)-1] {
		if at, ok := g.word(text.Span{Start: from, End: cuts[i+1]}); ok {
			out = append(out, at)
		}
	}
	return out
}

// word returns the first byte of sp that is no blank; there is none where an edit replaces it.
func (g gate) word(sp text.Span) (at int, ok bool) {
	if g.edits.enter(sp) {
		return 0, false
	}
	words := bytes.TrimLeft(g.was.Cable.Text(sp), " \t\r\n")
	return sp.End - len(words), len(words) > 0
}

// innermost returns the index of the last portion that holds the byte at offset; -1 for none. Segments
// follow their paragraph.
func innermost(portions []cable.Portion, offset int) int {
	after, _ := slices.BinarySearchFunc(portions, offset+1, func(p cable.Portion, at int) int {
		return cmp.Compare(p.Span.Start, at)
	})
	for i := after - 1; i >= 0; i = portions[i].Parent {
		if offset < portions[i].Span.End {
			return i
		}
	}
	return -1
}

// markOver returns the mark that the text of a portion stands under: its own, else its paragraph's.
func markOver(a *assess.Assessment, i int) *marking.Mark {
	for ; i >= 0; i = a.Cable.Portions[i].Parent {
		if m := a.Marks[i]; m != nil {
			return m
		}
	}
	return nil
}
