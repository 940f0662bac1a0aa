// Package outline says what was read in cables, and what was not checked in them and why.
//
//	res, err := l.Lint(ctx, src)
//	for _, o := range outline.All(res, outline.Options{}) {
//		err = w.Write(o)
//	}
//	err = w.End()
//
// A [Writer] is that of [NewJSON] or of [NewText]. [LinesOf] and [WriteLines] show each line of a file with what
// it was taken for.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package outline

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// Options are what an outline depends on besides the cable.
type Options struct {
	ShowText bool // words of the cable may be shown; else names, titles and beginnings are left out
	Clock    bool // a day counted as today when the cable was judged
}

// Outline is what was read in one cable. It holds nothing of the file's buffer. Of the JSON form the objects are
// always there, only what they hold may be null.
type Outline struct {
	File       string    `json:"file"`             // path of the file, with slashes
	Part       string    `json:"part,omitempty"`   // part of a document
	Record     int       `json:"record,omitempty"` // number of the record in its file, from 1
	ID         string    `json:"id,omitempty"`     // what the archive calls the record
	Cable      int       `json:"cable"`            // which cable of the file or record, from 1
	Generation *int      `json:"generation"`       // number of the layout; null where the text has no header
	MRN        *string   `json:"mrn"`              // number of the message: "07 ARKADIA 187"
	Date       *string   `json:"date"`             // date of the cable, if the day is known
	Overall    Banner    `json:"overall"`          // marking that the message states
	Computed   Computed  `json:"computed"`         // marking that the portions come to
	EO         EO        `json:"eo"`               // the E.O. line
	Authority  Authority `json:"authority"`        // the block that says who classified the message and why
	Tags       []*string `json:"tags"`             // the TAGS; null for a person, without --show-text
	Captions   []string  `json:"captions"`         // captions as they are written
	Subject    Subject   `json:"subject"`          // the subject line
	Portions   []Portion `json:"portions"`         // portions in order
	Markings   []Marking `json:"markings"`         // what the register says of the markings
	Damage     []Damage  `json:"damage"`           // what copying has done to the message
	Unread     []Unread  `json:"unread"`           // lines of the heading that are no field
	Unchecked  []Gap     `json:"unchecked"`        // what was not checked

	Form   string  `json:"-"` // in which the message is laid out
	Dated  string  `json:"-"` // its date in words, with how it is known
	Should string  `json:"-"` // the banner that the portions come to; "" where none is marked
	Checks []Check `json:"-"` // the fields of the heading
}

// Banner is the overall marking as the message states it.
type Banner struct {
	Banner   *string  `json:"banner"`   // the banner as it is written
	Level    *string  `json:"level"`    // level of the banner
	Controls []string `json:"controls"` // controls as banners write them
}

// Computed is the overall marking that the portions come to.
type Computed struct {
	Level    *string  `json:"level"`    // highest level of the portions
	Controls []string `json:"controls"` // controls of the portions, as banners write them
	Drivers  []int    `json:"drivers"`  // numbers of the paragraphs that this comes from
}

// EO is the line of the executive order.
type EO struct {
	Order *string `json:"order"` // executive order that it names: "12958"
	Value *string `json:"value"` // declassification value; an event only with --show-text
	Date  *string `json:"date"`  // first date that it states
}

// Authority is the block that says who classified the message and why.
type Authority struct {
	Classifier  *string  `json:"classifier"`  // name of the classifier, only with --show-text
	Title       *string  `json:"title"`       // title of the classifier, only with --show-text
	Section     *string  `json:"section"`     // section that holds the reasons: "1.4"
	Reasons     []string `json:"reasons"`     // letters of the reasons
	DerivedFrom *string  `json:"derivedFrom"` // sources, only with --show-text
}

// Subject is the subject's mark.
type Subject struct {
	Mark *string `json:"mark"` // mark of the subject, without its brackets
}

// Portion is a paragraph or a segment of one.
type Portion struct {
	Number   *int     `json:"number"`   // number of the paragraph; null for a part of one
	Mark     *string  `json:"mark"`     // the mark, without its brackets
	Level    *string  `json:"level"`    // level of the mark
	Controls []string `json:"controls"` // controls of the mark, as banners write them
	Line     int      `json:"line"`     // line on which it begins

	Nested bool   `json:"-"` // it is part of another
	Words  string `json:"-"` // how it begins; "" when withheld
}

// Marking is what the register says of a marking that the cable has.
type Marking struct {
	Marking string `json:"marking"` // name of the marking
	Means   string `json:"means"`   // what it means
	Levels  string `json:"levels"`  // levels at which it may stand
	Source  string `json:"source"`  // passage of the register
}

// Damage is one thing that a copy has done to a message.
type Damage struct {
	Kind string `json:"kind"` // what was done
	Line int    `json:"line"` // line on which it shows
}

// Unread is a stretch of the heading that no field claims, by its first and last line.
type Unread struct {
	Line int `json:"line"` // first line
	End  int `json:"end"`  // last line
}

// All outlines the cables of a file.
func All(res *linter.Result, opt Options) []*Outline {
	found := make([][]*rule.Finding, len(res.File.Cables)+1) // by the number of the cable
	for _, f := range res.Findings {
		found[f.Cable] = append(found[f.Cable], f)
	}
	all := make([]*Outline, len(res.File.Cables))
	for i, c := range res.File.Cables {
		all[i] = of(res, i, found[c.Index], opt)
	}
	return all
}

// of outlines the cable with an index in res.File.Cables, of which so much was found.
func of(res *linter.Result, i int, found []*rule.Finding, opt Options) *Outline {
	a := res.Assessments[i]
	c := a.Cable
	in := report.RecordOf(res.Source)
	out := &Outline{
		Record: in.Number, ID: in.ID, File: res.Source.Name(), Part: res.Source.Part(),
		Cable: c.Index, MRN: leaf(number(a, opt)), Date: leaf(a.Date.Day().String()),
		Overall: overall(a), Computed: computed(a), EO: eoLine(c, opt), Authority: authority(c, opt),
		Tags: tags(c, opt), Captions: []string{}, Subject: Subject{mark(c.Subject.Mark, opt)},
		Portions: portions(c, opt), Markings: markings(a), Damage: damage(c), Unread: unread(c),
		Unchecked: gaps(a, opt), Form: c.Layout.Title, Dated: dated(a), Checks: checks(c, found, opt),
		Should: marking.Shown(marking.Print(marking.Banner, a.Computed.Level, a.Computed.Controls)),
	}
	if n := c.Layout.Generation; n > 0 {
		out.Generation = &n
	}
	for _, caption := range c.Captions {
		words := flat(c, caption.Span)
		if !opt.ShowText {
			words = marking.ShownName(words, ofCaption)
		}
		out.Captions = append(out.Captions, words)
	}
	return out
}

// ofCaption reports whether a word is one of which captions are made, and what they name.
func ofCaption(word string) bool {
	return ofHeading(word) || slices.ContainsFunc(vocab.Captions(), func(c vocab.Caption) bool {
		return slices.Contains(strings.Fields(c.Name), word)
	})
}

func number(a *assess.Assessment, opt Options) string {
	if opt.ShowText {
		return a.Number()
	}
	return a.ShownNumber()
}

// leaf is null for nothing.
func leaf(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// flat returns the text of sp in one line.
func flat(c *cable.Cable, sp text.Span) string {
	return strings.Join(strings.Fields(c.String(sp)), " ")
}

func lineAt(c *cable.Cable, offset int) int { return c.Source.Position(offset).Line }

// mark is a mark without its brackets, as it may be told.
func mark(m *marking.Mark, opt Options) *string {
	switch {
	case m == nil:
		return nil
	case opt.ShowText:
		return leaf(m.Inner)
	}
	return leaf(marking.Shown(m.Inner))
}

func dated(a *assess.Assessment) string {
	switch {
	case !a.Date.Known():
		return "not known"
	case a.Date.From == a.Date.To:
		return a.Date.From.String() + ", by " + a.Date.How.String()
	}
	return a.Date.From.String() + " to " + a.Date.To.String() + ", by " + a.Date.How.String()
}

func overall(a *assess.Assessment) Banner {
	out := Banner{Level: leaf(a.Banner.Level.Letter()), Controls: controls(a.Banner.Controls)}
	if a.Banner.Mark != nil {
		out.Banner = leaf(marking.Shown(strings.Join(strings.Fields(a.Banner.Mark.Text), " ")))
	}
	return out
}

func computed(a *assess.Assessment) Computed {
	marks := slices.Clone(a.Computed.Top)
	for _, by := range a.Computed.By {
		marks = append(marks, by...)
	}
	drivers := []int{}
	for _, i := range marks {
		if n := paragraph(a.Cable, i); n > 0 {
			drivers = append(drivers, n)
		}
	}
	slices.Sort(drivers)
	return Computed{
		Level: leaf(a.Computed.Level.Letter()), Controls: controls(a.Computed.Controls),
		Drivers: slices.Compact(drivers),
	}
}

// paragraph is the number of the paragraph that a mark belongs to, 0 for none.
func paragraph(c *cable.Cable, i int) int {
	for i >= 0 && i < len(c.Portions) {
		if p := &c.Portions[i]; p.Kind == cable.Paragraph {
			return p.Number.Value
		}
		i = c.Portions[i].Parent
	}
	return 0
}

// controls names the controls of a set as banners write them, with their lists; CUI without its
// categories.
func controls(set marking.Controls) []string {
	out := []string{}
	for c := range set.All() {
		switch {
		case c.Row().IsPart(): // its system has it
		case c == marking.LOU:
			out = append(out, "LOU")
		case c == marking.CUI:
			out = append(out, "CUI")
		case c == marking.SBUNF:
			out = append(out, "SBU", "NOFORN")
		default:
			out = append(out, strings.Trim(statedAs(set, c), "/ "))
		}
	}
	return slices.Compact(out)
}

// statedAs writes one control of a set as a banner does, with its list.
func statedAs(set marking.Controls, c marking.Control) string {
	one := marking.Controls{}.With(c, set.List(c)...)
	return marking.Shown(marking.Print(marking.Banner, marking.NoLevel, one))
}

// markings are the rows of the register for what banner, captions and portions have, in its order.
func markings(a *assess.Assessment) []Marking {
	set := a.Banner.Controls.Set() | a.Computed.Controls.Set()
	for _, m := range a.Marks {
		if m != nil {
			set |= m.Controls.Set()
		}
	}
	out := []Marking{}
	for c := range set.All() {
		row := c.Row()
		out = append(out, Marking{c.String(), row.Means, row.LevelWords(), row.Source})
	}
	return out
}

func eoLine(c *cable.Cable, opt Options) EO {
	var out EO
	if c.EO.Order.Value > 0 {
		out.Order = leaf(strconv.Itoa(c.EO.Order.Value))
	}
	switch {
	case !opt.ShowText:
		out.Value = leaf(withoutWords(c, &c.EO.Decl))
	case c.EO.Decl.Span.Valid():
		out.Value = leaf(flat(c, c.EO.Decl.Span))
	case c.EO.Value.Valid():
		out.Value = leaf(flat(c, c.EO.Value))
	}
	for _, item := range c.EO.Decl.Items {
		if item.Kind != cable.DeclBadDate && item.Year > 0 && !item.Downgrade {
			out.Date = leaf(fmt.Sprintf("%04d-%02d-%02d", item.Year, item.Month, item.Day))
			break
		}
	}
	return out
}

// declInWords are the values that are told in words of the cable.
var declInWords = []cable.DeclKind{cable.DeclEvent, cable.DeclVagueEvent, cable.DeclDuration, cable.DeclUnread}

// withoutWords is a declassification value without the names of who decided it or extended it; "" where it
// is an event, which is told in words of the cable, or cannot be read.
func withoutWords(c *cable.Cable, d *cable.Decl) string {
	if !d.Span.Valid() {
		return ""
	}
	value := flat(c, d.Span)
	for i := range d.Items {
		item := &d.Items[i]
		if item.Event.Valid() || slices.Contains(declInWords, item.Kind) {
			return ""
		}
		for _, name := range []text.Span{item.Name, item.Extended} {
			if name.Valid() {
				value = strings.Join(strings.Fields(strings.Replace(value, flat(c, name), "", 1)), " ")
			}
		}
	}
	return assess.ShownDecl(value)
}

// tags lists the items of the TAGS line; those that name a person are withheld with the text, and so is a text in their
// place.
func tags(c *cable.Cable, opt Options) []*string {
	out := []*string{}
	names := marking.NewNames(isTag)
	for _, tag := range c.Tags.Items {
		if tag.Person && !opt.ShowText {
			out = append(out, nil)
			continue
		}
		s := flat(c, tag.Span)
		if !opt.ShowText {
			s = names.Shown(s)
		}
		out = append(out, &s)
	}
	return out
}

// isTag reports whether a word was a TAGS code at any time.
func isTag(word string) bool {
	_, listed := vocab.Codes{}.Listed([]byte(word))
	return listed
}

// beginning is how many bytes of a paragraph are kept to tell it by.
const beginning = 160

func portions(c *cable.Cable, opt Options) []Portion {
	out := make([]Portion, 0, len(c.Portions))
	for i := range c.Portions {
		p := &c.Portions[i]
		m := p.Mark
		if m == nil {
			m = p.Trailing
		}
		portion := Portion{
			Mark: mark(m, opt), Level: leaf(m.ClassLevel().Letter()), Controls: []string{},
			Line: lineAt(c, p.Span.Start), Nested: p.Parent >= 0,
		}
		if m != nil {
			portion.Controls = controls(m.Controls)
		}
		if p.Kind == cable.Paragraph {
			n := p.Number.Value
			portion.Number = &n
		}
		if opt.ShowText {
			portion.Words = flat(c, text.Span{Start: p.Text.Start, End: min(p.Text.End, p.Text.Start+beginning)})
		}
		out = append(out, portion)
	}
	return out
}

func damage(c *cable.Cable) []Damage {
	list := make([]Damage, 0, len(c.Damage()))
	for _, d := range c.Damage() {
		list = append(list, Damage{d.Kind.String(), lineAt(c, d.Span.Start)})
	}
	return list
}

func unread(c *cable.Cable) []Unread {
	list := make([]Unread, 0, len(c.Unread()))
	for _, sp := range c.Unread() {
		list = append(list, Unread{lineAt(c, sp.Start), lineAt(c, max(sp.Start, sp.End-1))})
	}
	return list
}
