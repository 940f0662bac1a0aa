package fix

import (
	"bytes"
	"fmt"
	"slices"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// Judged is a source as it was read and assessed.
type Judged struct {
	Source      *text.Source
	File        *cable.File
	Assessments []*assess.Assessment
}

// Gate is the one gate that every fix passes. It returns why the change from before to after, made by
// edits, may not be made: a level that is lower, a control, exemption, date or block that is gone
// without an equal or higher one in its place, a cable's boundary that has moved, or text outside the
// edits that is not the same. It returns nil for a change that lowers nothing.
func Gate(before, after *Judged, edits Edits) error {
	if !sameOutside(before.Source, after.Source, edits) {
		return fmt.Errorf("text outside the edits would change")
	}
	if len(before.Assessments) != len(after.Assessments) {
		return fmt.Errorf("the file would hold %d cables, not %d", len(after.Assessments), len(before.Assessments))
	}
	for i, was := range before.Assessments {
		g := gate{was, after.Assessments[i], edits}
		for _, check := range checks {
			if err := check(g); err != nil {
				return err
			}
		}
	}
	return nil
}

// gate compares one cable before and after.
type gate struct {
	was, is *assess.Assessment
	edits   Edits
}

var checks = []func(gate) error{
	gate.boundary, gate.whole, gate.portions, gate.subject, gate.sections, gate.banners, gate.pages,
	gate.captions, gate.order, gate.instruction, gate.block,
}

// sameOutside holds the text between the edits to being the same, however it came about.
func sameOutside(before, after *text.Source, edits Edits) bool {
	was, is := before.Text(), after.Text()
	from, shift := 0, 0
	for _, e := range append(slices.Clone(edits), rule.Insert(len(was), "")) {
		lo, hi := from+shift, e.Span.Start+shift
		if hi > len(is) || lo > hi || !bytes.Equal(was[from:e.Span.Start], is[lo:hi]) {
			return false
		}
		shift += len(e.Text) - e.Span.Len()
		from = e.Span.End
	}
	return from+shift == len(is)
}

func (g gate) boundary() error {
	if g.edits.Forward(g.was.Cable.Span.Start) != g.is.Cable.Span.Start {
		return fmt.Errorf("the beginning of cable %d would move", g.was.Cable.Index)
	}
	return nil
}

func (g gate) whole() error {
	if g.is.Banner.Level < g.was.Banner.Level {
		return fmt.Errorf("the overall level would fall from %s to %s", g.was.Banner.Level, g.is.Banner.Level)
	}
	if !marking.Covers(g.is.Banner.Level, g.is.Banner.Controls, g.was.Banner.Level, g.was.Banner.Controls) {
		return fmt.Errorf("the overall marking would lose a control")
	}
	if g.is.Computed.Level < g.was.Computed.Level {
		return fmt.Errorf("the highest portion would fall from %s to %s", g.was.Computed.Level, g.is.Computed.Level)
	}
	return nil
}

// covers compares the mark of one place before and after; a mark that was not there cannot be lowered.
func covers(was, is *marking.Mark, place string) error {
	switch {
	case was == nil:
		return nil
	case is == nil:
		return fmt.Errorf("the mark of %s would be lost", place)
	case is.Level < was.Level:
		return fmt.Errorf("%s would fall from %s to %s", place, was.Level, is.Level)
	case was.Whole && !is.Whole:
		return fmt.Errorf("%s would no longer speak for the entire text", place)
	case !marking.Covers(is.Level, is.Controls, was.Level, was.Controls):
		return fmt.Errorf("%s would lose a control", place)
	}
	return nil
}

// portions follows every marked portion to its place after the edits.
func (g gate) portions() error {
	at := map[int]*marking.Mark{}
	for i := range g.is.Cable.Portions {
		at[g.is.Cable.Portions[i].Head.Start] = g.is.Marks[i]
	}
	for i := range g.was.Cable.Portions {
		to := g.edits.Forward(g.was.Cable.Portions[i].Head.Start)
		if err := covers(g.was.Marks[i], at[to], g.was.PortionName(i)); err != nil {
			return err
		}
	}
	return nil
}

func (g gate) subject() error {
	return covers(g.was.Cable.Subject.Mark, g.is.Cable.Subject.Mark, "the subject")
}

func (g gate) sections() error {
	at := map[int]*marking.Mark{}
	for i := range g.is.Cable.Sections {
		at[g.is.Cable.Sections[i].Span.Start] = g.is.Cable.Sections[i].Mark
	}
	for i := range g.was.Cable.Sections {
		s := &g.was.Cable.Sections[i]
		if err := covers(s.Mark, g.sectionMark(at[g.edits.Forward(s.Span.Start)]), "a classification line"); err != nil {
			return err
		}
	}
	return nil
}

// sectionMark lets a control leave a classification line for a caption line: the whole is compared
// apart, so that here the line's level counts with the controls of the message.
func (g gate) sectionMark(m *marking.Mark) *marking.Mark {
	if m == nil {
		return nil
	}
	joined := *m
	joined.Controls = marking.Union(m.Controls, g.is.Banner.Controls)
	return &joined
}

func (g gate) banners() error {
	at := map[int]*marking.Mark{}
	for i := range g.is.Cable.Banners {
		at[g.is.Cable.Banners[i].Span.Start] = g.is.Cable.Banners[i].Mark
	}
	for i := range g.was.Cable.Banners {
		b := &g.was.Cable.Banners[i]
		if err := covers(b.Mark, at[g.edits.Forward(b.Span.Start)], "a banner"); err != nil {
			return err
		}
	}
	return nil
}

func (g gate) pages() error {
	if len(g.is.Cable.PageLines) != len(g.was.Cable.PageLines) {
		return fmt.Errorf("a page line would be lost")
	}
	for i := range g.was.Cable.PageLines {
		if err := covers(g.was.Cable.PageLines[i].Mark, g.is.Cable.PageLines[i].Mark, "a page line"); err != nil {
			return err
		}
	}
	return nil
}

// captions lets EXDIS give way to NODIS, and nothing else go.
func (g gate) captions() error {
	has := map[cable.CaptionKind]bool{}
	for i := range g.is.Cable.Captions {
		has[g.is.Cable.Captions[i].Kind] = true
	}
	for i := range g.was.Cable.Captions {
		switch kind := g.was.Cable.Captions[i].Kind; {
		case has[kind], kind == cable.EXDIS && has[cable.NODIS], kind == cable.UnknownCaption:
		case kind == cable.SENSITIVE && g.is.Banner.Level.Classified():
		default:
			return fmt.Errorf("a caption would be lost")
		}
	}
	return nil
}

func (g gate) order() error {
	if g.was.Cable.EO.Present() && !g.is.Cable.EO.Present() {
		return fmt.Errorf("the E.O. line would be lost")
	}
	return nil
}

// instruction holds what was said of duration, on the E.O. line and in the block, to standing still or
// growing.
func (g gate) instruction() error {
	for _, pair := range [][2]cable.Decl{
		{g.was.Cable.EO.Decl, g.is.Cable.EO.Decl},
		{g.was.Cable.Authority.Decl, g.is.Cable.Authority.Decl},
	} {
		if saysNA(pair[1]) && !saysNA(pair[0]) {
			return fmt.Errorf("a declassification value would become N/A")
		}
		for _, item := range pair[0].Items {
			if !keeps(pair[1].Items, item) {
				return fmt.Errorf("a declassification value would be lost or fall earlier")
			}
		}
	}
	return nil
}

func saysNA(d cable.Decl) bool {
	return slices.ContainsFunc(d.Items, func(item cable.DeclItem) bool { return item.Kind == cable.DeclNA })
}

// keeps reports whether one of items stands for was: the same instruction, no earlier.
func keeps(items []cable.DeclItem, was cable.DeclItem) bool {
	for _, is := range items {
		if holdsAs(is, was) {
			return true
		}
	}
	return was.Kind == cable.DeclUnread && len(items) > 0
}

func holdsAs(is, was cable.DeclItem) bool {
	switch was.Kind {
	case cable.DeclBadDate, cable.DeclAmbiguous, cable.DeclUnread:
		return is.Kind != cable.DeclNA
	case cable.Decl25XHuman:
		return is.Kind == cable.Decl25XHuman || is.Kind == cable.Decl50X1HUM
	}
	return is.Kind == was.Kind && is.Code == was.Code && dayNumber(is) >= dayNumber(was)
}

func dayNumber(d cable.DeclItem) int { return (d.Year*100+d.Month)*100 + d.Day }

// block keeps the classification authority block: its labels, its classifier, its source, its letters.
func (g gate) block() error {
	was, is := &g.was.Cable.Authority, &g.is.Cable.Authority
	if was.Present() && !is.Present() {
		return fmt.Errorf("the classification authority block would be lost")
	}
	for _, field := range []struct {
		was, is text.Span
		name    string
	}{{was.Classifier, is.Classifier, "classifier"}, {was.DerivedFrom, is.DerivedFrom, "source"}} {
		if field.was.Valid() && !sameWords(g.was.Cable.Text(field.was), g.is.Cable, field.is) {
			return fmt.Errorf("the %s of the authority block would change", field.name)
		}
	}
	for _, letter := range was.Reason.Letters {
		if !hasLetter(is.Reason.Letters, letter.Value) {
			return fmt.Errorf("reason letter %c would be lost", letter.Value)
		}
	}
	return nil
}

func sameWords(was []byte, c *cable.Cable, is text.Span) bool {
	return is.Valid() && bytes.Equal(bytes.Join(bytes.Fields(was), []byte(" ")), bytes.Join(bytes.Fields(c.Text(is)), []byte(" ")))
}

func hasLetter(letters []cable.Letter, want byte) bool {
	for _, l := range letters {
		if l.Value == want {
			return true
		}
	}
	return false
}
