// Package assess works out, once a cable, what the rules have in common: the cable's date and how it
// is known, the law in force, the marking of the whole as it is stated and as its portions make it,
// and what in the text explains a breach.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package assess

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/value"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// Assessment is what is known of one cable before any rule runs.
type Assessment struct {
	Cable  *cable.Cable
	Date   Dating
	Order  *law.Order // in force on every day of Date; nil when none or not known
	Banner Banner     // what the message says of itself
	// LevelRead says that the message states a level of itself that could be read. Without it nothing may
	// call the message unclassified.
	LevelRead bool
	Computed  marking.Overall // what its portions come to; indexes are those of Marks
	// Marks are the marks that count, one for each of Cable.Portions and a last one for the subject;
	// nil where there is none.
	Marks   []*marking.Mark
	Faults  Faults      // of Marks
	Held    marking.Set // the controls of Marks
	level   marking.Level
	excuses excuses
	tags    []value.TagShape // of the items of the TAGS line; nil until they are asked for
}

// Banner is the overall marking as the message states it: the classification line, banners where the
// form has no such line, and the captions beside it.
type Banner struct {
	Span     text.Span     // where it stands; invalid when there is none
	Mark     *marking.Mark // of the first classification line or banner; nil when there is none
	Level    marking.Level // the highest of all sections; NoLevel when it is missing or not a level
	Controls marking.Controls
	Faults   Faults // of every classification line, banner and page line, quoted ones too
}

// Known reports whether the level of the message is stated and readable.
func (b Banner) Known() bool { return b.Level != marking.NoLevel }

// Level is the level that the cable is treated as: the banner's, else the highest classified one that
// stands elsewhere in it. NoLevel when neither tells: a missing mark is no reason to treat text as
// unclassified.
func (a *Assessment) Level() marking.Level { return a.level }

// Classified reports whether the cable is treated as classified.
func (a *Assessment) Classified() bool { return a.Level().Classified() }

// SubjectIndex is the index in Marks of the subject's mark.
func (a *Assessment) SubjectIndex() int { return len(a.Cable.Portions) }

// MarkSpan returns where the mark with the given index in Marks stands.
func (a *Assessment) MarkSpan(i int) text.Span {
	if i == a.SubjectIndex() {
		return a.Cable.Subject.MarkSpan
	}
	if p := &a.Cable.Portions[i]; p.Mark != nil {
		return p.MarkSpan
	}
	return a.Cable.Portions[i].TrailingSpan
}

// PortionName names the portion with the given index in Marks for a message: "paragraph 2",
// "a segment of paragraph 2", "the subject".
func (a *Assessment) PortionName(i int) string { return portionName(a.Cable, i) }

// Codes are the TAGS of the cable's time.
func (a *Assessment) Codes() vocab.Codes { return vocab.CodesOf(a.Date.Year()) }

// TagShapes says what each item of the TAGS line looks like.
func (a *Assessment) TagShapes() []value.TagShape {
	if a.tags == nil {
		a.tags = value.TagShapes(a.Cable, a.Codes())
	}
	return a.tags
}

// Options are the settings that an assessment depends on.
type Options struct {
	Assume law.Day // the date of a cable that shows none; 0 for none
}

// Of assesses c.
func Of(c *cable.Cable, opt Options) *Assessment {
	a := &Assessment{Cable: c, Date: dating(c, opt.Assume)}
	a.Order = orderOn(a.Date)
	a.Banner = banner(c)
	a.Banner.Faults = bannerFaults(c)
	a.Marks = marks(c)
	a.Faults, a.Held = shownBy(a.Marks)
	a.Computed = marking.RollUp(a.Marks, a.document())
	a.LevelRead, a.level = a.Banner.Known(), a.Banner.Level
	if l := elsewhere(c, a.Computed.Level); !a.LevelRead && l.Classified() {
		a.level = l
	}
	return a
}

// deferral is the day from which a portion without a release mark is handled as one whose release is left to an
// official (CAPCO manual B.3, table 2).
var deferral = law.Date(2010, 6, 28)

// document is what the roll-up must know of the message. One without a date is taken for one of today.
func (a *Assessment) document() marking.Document {
	return marking.Document{Stated: a.Banner.Controls, Deferred: !a.Date.Known() || a.Date.From >= deferral}
}

func orderOn(d Dating) *law.Order {
	if !d.Known() {
		return nil
	}
	if o := law.InForce(d.From); o == law.InForce(d.To) {
		return o
	}
	return nil
}

// marks collects the marks that count in the roll-up. The authority block is unclassified text,
// whatever stands before it.
func marks(c *cable.Cable) []*marking.Mark {
	out := make([]*marking.Mark, len(c.Portions)+1)
	for i := range c.Portions {
		p := &c.Portions[i]
		switch {
		case p.Mark != nil:
			out[i] = p.Mark
		case p.Trailing != nil:
			out[i] = p.Trailing
		}
	}
	out[len(c.Portions)] = c.Subject.Mark
	return out
}
