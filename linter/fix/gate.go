package fix

import (
	"errors"
	"fmt"
	"slices"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
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
// without an equal or higher one in its place, a cable's boundary that has moved, evidence in a header
// that is rewritten, or text outside the edits that is not the same. It returns nil for a change that
// lowers nothing.
//
// It trusts no rule. What it does not understand it refuses: an edit may touch the places that hold
// markings, and nothing else.
func Gate(before, after *Judged, edits Edits) error {
	if err := edits.sound(before.Source); err != nil {
		return err
	}
	if err := sameOutside(before.Source, after.Source, edits); err != nil {
		return err
	}
	edits = edits.changing(before.Source)
	if len(before.Assessments) != len(after.Assessments) {
		return fmt.Errorf("the file would hold %d cables, not %d", len(after.Assessments), len(before.Assessments))
	}
	if err := readAlike(before.File, after.File, edits); err != nil {
		return err
	}
	if err := written(before.Source, after.File, edits); err != nil {
		return err
	}
	way := edits.Way()
	for i, was := range before.Assessments {
		g := gate{was, after.Assessments[i], edits, way}
		for _, check := range checks {
			if err := check(g); err != nil {
				return err
			}
		}
	}
	return nil
}

// Classifies returns why a change that no person has confirmed may not be made: a cable that was not
// classified would be. To classify is a decision. It returns nil for a change that classifies nothing; the
// change must have passed [Gate].
func Classifies(before, after *Judged) error {
	for i, was := range before.Assessments {
		is := after.Assessments[i]
		portion := !was.Classified() && !was.Computed.Level.Classified() && is.Computed.Level.Classified()
		if portion || !was.Banner.Level.Classified() && was.LevelRead && is.Banner.Level.Classified() {
			return fmt.Errorf("cable %d is not classified and would become so: that is for a person to decide",
				was.Cable.Index)
		}
	}
	return nil
}

// Raises returns why a change may not be made that no person looks at: the banner of a cable would come to protect
// more than it did. One that was not read is none that is raised.
func Raises(before, after *Judged) error {
	for i, was := range before.Assessments {
		old, now := &was.Banner, &after.Assessments[i].Banner
		if old.Known() && !marking.Covers(old.Level, old.Controls, now.Level, now.Controls) {
			return fmt.Errorf("the banner of cable %d would be raised: that is for a person to see", was.Cable.Index)
		}
	}
	return nil
}

// gate compares one cable before and after.
type gate struct {
	was, is *assess.Assessment
	edits   Edits
	way     Way // over the edits
}

// checks are what holds for every cable, what explains most first.
var checks = []func(gate) error{
	gate.boundary, gate.evidence, gate.dating, gate.places,
	gate.whole, gate.portions, gate.reach, gate.subject, gate.sections, gate.banners, gate.pages,
	gate.captions, gate.order, gate.instruction, gate.downgrade, gate.block, gate.stamps,
}

// boundary holds a cable to its place in the file and to its form.
func (g gate) boundary() error {
	was, is := g.was.Cable, g.is.Cable
	switch {
	case g.way.Forward(was.Span.Start) != is.Span.Start:
		return fmt.Errorf("the beginning of cable %d would move", was.Index)
	case g.way.Forward(was.Span.End) != is.Span.End:
		return fmt.Errorf("the end of cable %d would move", was.Index)
	case was.Layout != is.Layout:
		return fmt.Errorf("cable %d would be read as one of another form", was.Index)
	case len(was.Quotes) != len(is.Quotes):
		return errors.New("a quoted telegram would begin or end elsewhere")
	}
	return nil
}

// dating holds the date of the cable to standing still, for by it the law is chosen. A date that was
// not known may become known.
func (g gate) dating() error {
	if g.was.Date.Known() && g.was.Date != g.is.Date {
		return errors.New("the date that the cable is judged by would change")
	}
	return nil
}

func (g gate) whole() error {
	was, is := g.was.Banner, g.is.Banner
	switch {
	case is.Level < was.Level:
		return fmt.Errorf("the overall level would fall from %s to %s", was.Level, is.Level)
	case !was.Known() && was.Mark == nil && is.Level == marking.Unclassified:
		return errors.New("a message without a level would be called unclassified")
	case !marking.Covers(is.Level, is.Controls, was.Level, was.Controls):
		return errors.New("the overall marking would lose a control")
	case g.is.Computed.Level < g.was.Computed.Level:
		return fmt.Errorf("the highest portion would fall from %s to %s", g.was.Computed.Level, g.is.Computed.Level)
	}
	return nil
}

// covers compares the mark of one place before and after. lend are controls that stand elsewhere for
// the same place.
func covers(was, is *marking.Mark, lend marking.Controls, place string) error {
	switch {
	case was == nil:
		return nil
	case is == nil:
		return fmt.Errorf("the mark of %s would be lost", place)
	case is.Level < was.Level:
		return fmt.Errorf("%s would fall from %s to %s", place, was.Level, is.Level)
	case was.Level == marking.NoLevel && is.Level == marking.Unclassified && !meantLevel(was, is):
		return fmt.Errorf("%s, which states no level, would be called unclassified", place)
	case blurred(was, is):
		return fmt.Errorf("%s would be written less plainly", place)
	case was.Whole && !is.Whole:
		return fmt.Errorf("%s would no longer speak for the entire text", place)
	case !marking.Covers(is.Level, marking.Union(is.Controls, lend), was.Level, was.Controls):
		return fmt.Errorf("%s would lose a control", place)
	}
	return nil
}

// doubts are the faults of a mark that cannot be read for certain.
var doubts = [...]marking.FaultKind{
	marking.MisspelledLevel, marking.AbbreviatedLevel, marking.UnknownLevel, marking.Malformed,
	marking.NotParenthesised, marking.DoubleLevel, marking.LevelMissing, marking.UnknownToken,
}

// blurred reports whether a mark is in doubt that was not, or was not there.
func blurred(was, is *marking.Mark) bool {
	for _, d := range doubts {
		if is.Fault(d) != nil && was.Fault(d) == nil {
			return true
		}
	}
	return false
}

// meantLevel reports whether a mark that states no level is a level word misspelt, or a slip away from
// what stands for it.
func meantLevel(was, is *marking.Mark) bool {
	return was.Fault(marking.MisspelledLevel) != nil || was.Fault(marking.AbbreviatedLevel) != nil ||
		slices.ContainsFunc(was.Meant, func(m *marking.Mark) bool {
			return m.Level == is.Level && marking.Covers(is.Level, is.Controls, m.Level, m.Controls)
		})
}

func (g gate) subject() error {
	was, is := &g.was.Cable.Subject, &g.is.Cable.Subject
	if was.Present() && !g.sameText(was.Label, is.Label) {
		return errors.New("the subject would be lost")
	}
	if g.was.Cable.Tags.Present() && !g.is.Cable.Tags.Present() {
		return errors.New("the TAGS would be lost")
	}
	if err := g.subjectRenewed().sound(); err != nil {
		return err
	}
	if was.Mark == nil && is.Mark != nil {
		return g.fresh(is.Mark, "the subject")
	}
	return covers(was.Mark, is.Mark, marking.Controls{}, "the subject")
}

// subjectRenewed is the mark of the subject, whose words are in capitals.
func (g gate) subjectRenewed() renewal {
	was, is := &g.was.Cable.Subject, &g.is.Cable.Subject
	words := g.is.Cable.Text(is.Text)
	return renewal{
		was: was.Mark, is: is.Mark, led: was.Mark != nil && !was.After, leads: is.Mark != nil && !is.After,
		behind: words[:min(len(words), farthestBehind)], text: words, capitals: true, place: "the subject",
	}
}

// fresh judges a mark where none was: the text counts as what the message is, and a mark may not say
// less. Nothing that was unmarked is ever called unclassified.
func (g gate) fresh(is *marking.Mark, place string) error {
	if blurred(nil, is) {
		return fmt.Errorf("the mark of %s would not be plain", place)
	}
	if is.Level < g.was.Level() || is.Level <= marking.Unclassified && is.Controls.Empty() {
		return fmt.Errorf("%s, which is unmarked, would be marked lower than the message", place)
	}
	return nil
}

func (g gate) sections() error {
	was, is := g.was.Cable.Sections, g.is.Cable.Sections
	if len(was) != len(is) {
		return errors.New("a classification line would be lost or added")
	}
	lend := g.lent()
	for i := range was {
		a, b := &was[i], &is[i]
		if g.way.Forward(a.Span.Start) != b.Span.Start || a.Quoted != b.Quoted {
			return errors.New("a classification line would be read elsewhere")
		}
		if !g.sameText(a.Post.Span, b.Post.Span) || !g.sameText(a.Serial.Span, b.Serial.Span) ||
			a.Number.Value != b.Number.Value || a.Of.Value != b.Of.Value {
			return errors.New("post, number or section of a classification line would change")
		}
		if a.EFTO.Valid() && !b.EFTO.Valid() && !b.Mark.ClassLevel().Classified() {
			return errors.New("EFTO would be lost")
		}
		if err := covers(a.Mark, b.Mark, lend, "a classification line"); err != nil {
			return err
		}
	}
	return nil
}

func (g gate) banners() error {
	was, is := g.was.Cable.Banners, g.is.Cable.Banners
	if len(is) < len(was) {
		return errors.New("a banner would be lost")
	}
	at := map[int]*marking.Mark{}
	for i := range is {
		at[is[i].Span.Start] = is[i].Mark
	}
	lend := g.lent()
	for i := range was {
		if err := covers(was[i].Mark, at[g.way.Forward(was[i].Span.Start)], lend, "a banner"); err != nil {
			return err
		}
	}
	return nil
}

func (g gate) pages() error {
	was, is := g.was.Cable.PageLines, g.is.Cable.PageLines
	if len(is) != len(was) {
		return errors.New("a page line would be lost or added")
	}
	for i := range was {
		if err := covers(was[i].Mark, is[i].Mark, marking.Controls{}, "a page line"); err != nil {
			return err
		}
		if !g.sameText(was[i].Post.Span, is[i].Post.Span) || !g.sameText(was[i].Serial.Span, is[i].Serial.Span) ||
			was[i].Page.Value != is[i].Page.Value {
			return errors.New("post, number or page of a page line would change")
		}
	}
	return nil
}

// stamps keeps what a copy says of its release: it is evidence, and it quietens findings.
func (g gate) stamps() error {
	if len(g.was.Cable.Stamps) != len(g.is.Cable.Stamps) {
		return errors.New("a release stamp would appear or be lost")
	}
	return nil
}
