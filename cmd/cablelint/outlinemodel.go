package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/cable/line"
	"cablelint/linter/marking"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// outline is what was read in one cable. It holds nothing of the file's buffer; objects are always
// there, only what they hold may be null.
type outline struct {
	File       string           `json:"file"`
	Cable      int              `json:"cable"`
	Generation *int             `json:"generation"`
	MRN        *string          `json:"mrn"`
	Date       *string          `json:"date"`
	Overall    outlineBanner    `json:"overall"`
	Computed   outlineComputed  `json:"computed"`
	EO         outlineEO        `json:"eo"`
	Authority  outlineAuthority `json:"authority"`
	Tags       []*string        `json:"tags"`
	Captions   []string         `json:"captions"`
	Subject    outlineSubject   `json:"subject"`
	Portions   []outlinePortion `json:"portions"`
	Markings   []outlineMarking `json:"markings"`
	Damage     []outlineDamage  `json:"damage"`
	Unread     []outlineUnread  `json:"unread"`
	Unchecked  []outlineGap     `json:"unchecked"`

	dated  string
	form   string // in which the message is laid out
	should string // the banner that the portions come to
	header []crossCheck
}

type outlineBanner struct {
	Banner   *string  `json:"banner"`
	Level    *string  `json:"level"`
	Controls []string `json:"controls"`
}

type outlineComputed struct {
	Level    *string  `json:"level"`
	Controls []string `json:"controls"`
	Drivers  []int    `json:"drivers"`
}

type outlineEO struct {
	Order *string `json:"order"`
	Value *string `json:"value"`
	Date  *string `json:"date"`
}

type outlineAuthority struct {
	Classifier  *string  `json:"classifier"`
	Title       *string  `json:"title"`
	Section     *string  `json:"section"`
	Reasons     []string `json:"reasons"`
	DerivedFrom *string  `json:"derivedFrom"`
}

type outlineSubject struct {
	Mark *string `json:"mark"`
}

type outlinePortion struct {
	Number   *int     `json:"number"`
	Mark     *string  `json:"mark"`
	Level    *string  `json:"level"`
	Controls []string `json:"controls"`
	Line     int      `json:"line"`

	nested bool
	words  string // how it begins; "" when withheld
}

// outlineMarking is what the register says of a marking that the cable has.
type outlineMarking struct {
	Marking string `json:"marking"`
	Means   string `json:"means"`
	Levels  string `json:"levels"`
	Source  string `json:"source"`
}

// outlineGap is something that was not checked.
type outlineGap struct {
	What string `json:"what"`
	Why  string `json:"why"`
}

func (o *outliner) outline(res *linter.Result, i int) *outline {
	a := res.Assessments[i]
	c := a.Cable
	out := &outline{
		File: res.Source.Name(), Cable: c.Index, MRN: mrn(a), Date: leaf(a.Date.Day().String()),
		Overall: overall(a), Computed: computed(a), EO: o.eoLine(c), Authority: o.authority(c),
		Tags: o.tags(c), Captions: []string{}, Subject: outlineSubject{mark(c.Subject.Mark)},
		Portions: o.portions(c), Markings: markings(a), dated: dated(a), header: crossChecks(c, res.Findings),
		should: marking.Print(marking.Banner, a.Computed.Level, a.Computed.Controls),
		form:   c.Layout.Title, Damage: damage(c), Unread: unread(c),
	}
	if n := c.Layout.Generation; n > 0 {
		out.Generation = &n
	}
	for _, caption := range c.Captions {
		out.Captions = append(out.Captions, flat(c, caption.Span))
	}
	out.Unchecked = o.unchecked(a)
	return out
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
	return strings.Join(strings.Fields(string(c.Text(sp))), " ")
}

func mark(m *marking.Mark) *string {
	if m == nil {
		return nil
	}
	return leaf(m.Inner)
}

// mrn is the number that the message is known by: two-digit year, post, serial.
func mrn(a *assess.Assessment) *string {
	c := a.Cable
	year, post, serial := c.Header.MRN.Year.Value, c.Header.MRN.Post, c.Header.MRN.Serial
	if !c.Header.MRN.Span.Valid() {
		post, serial = c.Post(), c.Number()
		if year = a.Date.From.Year(); !a.Date.Known() || a.Date.To.Year() != year {
			return nil
		}
	}
	if !post.Present() || !serial.Present() {
		return nil
	}
	return leaf(fmt.Sprintf("%02d %s %d", year%100, flat(c, post.Span), serial.Value))
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

func overall(a *assess.Assessment) outlineBanner {
	out := outlineBanner{Level: leaf(a.Banner.Level.Letter()), Controls: controls(a.Banner.Controls)}
	if a.Banner.Mark != nil {
		out.Banner = leaf(strings.Join(strings.Fields(a.Banner.Mark.Text), " "))
	}
	return out
}

func computed(a *assess.Assessment) outlineComputed {
	out := outlineComputed{
		Level: leaf(a.Computed.Level.Letter()), Controls: controls(a.Computed.Controls), Drivers: []int{},
	}
	drive := func(marks []int) {
		for _, i := range marks {
			if n := paragraph(a.Cable, i); n > 0 && !slices.Contains(out.Drivers, n) {
				out.Drivers = append(out.Drivers, n)
			}
		}
	}
	drive(a.Computed.Top)
	for c := marking.SI; c <= marking.LOU; c++ {
		drive(a.Computed.By[c])
	}
	slices.Sort(out.Drivers)
	return out
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
	return marking.Print(marking.Banner, marking.NoLevel, one)
}

// markings are the rows of the register for what banner, captions and portions have, in its order.
func markings(a *assess.Assessment) []outlineMarking {
	set := a.Banner.Controls.Set() | a.Computed.Controls.Set()
	for _, m := range a.Marks {
		if m != nil {
			set |= m.Controls.Set()
		}
	}
	out := []outlineMarking{}
	for c := range set.All() {
		row := c.Row()
		out = append(out, outlineMarking{c.String(), row.Means, row.LevelWords(), row.Source})
	}
	return out
}

func (o *outliner) eoLine(c *cable.Cable) outlineEO {
	var out outlineEO
	if c.EO.Order.Value > 0 {
		out.Order = leaf(strconv.Itoa(c.EO.Order.Value))
	}
	switch {
	case !o.show:
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
	return value
}

func (o *outliner) authority(c *cable.Cable) outlineAuthority {
	block := &c.Authority
	out := outlineAuthority{Section: leaf(block.Reason.Number), Reasons: []string{}}
	for _, l := range block.Reason.Letters {
		out.Reasons = append(out.Reasons, string(l.Value))
	}
	if !o.show {
		return out
	}
	if block.Classifier.Valid() {
		name, title := splitClassifier(flat(c, block.Classifier))
		out.Classifier, out.Title = leaf(name), leaf(title)
	}
	if block.DerivedFrom.Valid() {
		out.DerivedFrom = leaf(flat(c, block.DerivedFrom))
	}
	return out
}

// splitClassifier parts a name from the position before or after it. What cannot be told stays with
// the name.
func splitClassifier(s string) (name, title string) {
	trim := func(s string) string { return strings.Trim(s, " ,;:") }
	if before, after, found := strings.Cut(s, ","); found && !hasPosition(before) && hasPosition(after) {
		return trim(before), trim(after)
	}
	at, last := 0, -1
	for at < len(s) {
		word := strings.Trim(nextField(s[at:]), ",;:.()")
		if !ofPosition(word) {
			break
		}
		at += len(nextField(s[at:]))
		last = at
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " "))
	}
	if last < 0 || !hasPosition(s[:last]) {
		return trim(s), ""
	}
	return trim(s[last:]), trim(s[:last])
}

func nextField(s string) string {
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return s[:i]
	}
	return s
}

func hasPosition(s string) bool {
	return slices.ContainsFunc(splitWords(s), func(w string) bool { return vocab.PositionWord([]byte(w)) })
}

// ofPosition reports whether every part of a word belongs to a position: "Pol/Econ", "d'Affaires".
func ofPosition(word string) bool {
	parts := splitWords(word)
	return !slices.ContainsFunc(parts, func(w string) bool {
		b := []byte(w)
		return !vocab.PositionWord(b) && !vocab.FieldWord(b) && !vocab.LinkWord(b)
	})
}

func splitWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" /,;:.()'’-", r) })
}

// tags lists the items of the TAGS line; those that name a person are withheld with the text.
func (o *outliner) tags(c *cable.Cable) []*string {
	out := []*string{}
	for _, tag := range c.Tags.Items {
		if tag.Person && !o.show {
			out = append(out, nil)
			continue
		}
		s := flat(c, tag.Span)
		out = append(out, &s)
	}
	return out
}

// beginning is how many bytes of a paragraph are kept to tell it by.
const beginning = 160

func (o *outliner) portions(c *cable.Cable) []outlinePortion {
	out := make([]outlinePortion, 0, len(c.Portions))
	for i := range c.Portions {
		p := &c.Portions[i]
		m := p.Mark
		if m == nil {
			m = p.Trailing
		}
		line := outlinePortion{
			Mark: mark(m), Level: leaf(m.ClassLevel().Letter()), Controls: []string{},
			Line: c.Source.Position(p.Span.Start).Line, nested: p.Parent >= 0,
		}
		if m != nil {
			line.Controls = controls(m.Controls)
		}
		if p.Kind == cable.Paragraph {
			n := p.Number.Value
			line.Number = &n
		}
		if o.show {
			line.words = flat(c, text.Span{Start: p.Text.Start, End: min(p.Text.End, p.Text.Start+beginning)})
		}
		out = append(out, line)
	}
	return out
}

// unchecked lists what was not checked in a cable, and why.
func (o *outliner) unchecked(a *assess.Assessment) []outlineGap {
	c := a.Cable
	unmarked, unread := unmarkedParagraphs(a), unreadLines(c)
	known := []struct {
		is        bool
		what, why string
	}{
		{!a.Date.Known(), "rules that depend on the date", "no date was found and none assumed"},
		{
			a.Date.Known() && a.Date.Day() == 0, "rules that do not hold on every possible day",
			"the date is known only as " + dated(a),
		},
		{a.Level() == marking.NoLevel, "rules for classified or for unclassified cables", "no level was found"},
		{
			!a.LevelRead && a.Level() != marking.NoLevel, "the level of the message",
			"none was read: it is judged as " + a.Level().String() + ", which stands elsewhere in it",
		},
		{c.Layout == layout.Bare, "the header", "the text has none"},
		{!o.clock, "dates that have passed today", "no --as-of was given"},
		{c.Extract.Present(), "what the copy leaves out", "it is a partial extract"},
		{unmarked > 0 && a.Classified(), "the level of " + count(unmarked, "paragraph"), "it has no mark"},
		{unread > 0, count(unread, "line"), "not understood"},
		{len(c.Quotes) > 0, "quoted telegrams", "their markings are those of other messages"},
	}
	gaps := []outlineGap{}
	for _, gap := range known {
		if gap.is {
			gaps = append(gaps, outlineGap{gap.what, gap.why})
		}
	}
	return gaps
}

func unmarkedParagraphs(a *assess.Assessment) int {
	n := 0
	for i := range a.Cable.Portions {
		if a.Cable.Portions[i].Kind == cable.Paragraph && a.Marks[i] == nil {
			n++
		}
	}
	return n
}

func unreadLines(c *cable.Cable) int {
	n := 0
	for _, l := range c.Lines {
		if l.Field == line.Unread {
			n++
		}
	}
	return n
}
