package gen

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"go.yaml.in/yaml/v3"
)

// date is a calendar day as law.yml has it; the zero date is none.
type date struct{ time.Time }

func (d *date) UnmarshalYAML(n *yaml.Node) error {
	t, err := time.Parse(time.DateOnly, n.Value)
	if err != nil {
		return fmt.Errorf("line %d: %q is no date as YYYY-MM-DD", n.Line, n.Value)
	}
	d.Time = t
	return nil
}

func (d date) before() date {
	if d.IsZero() {
		return d
	}
	return date{d.AddDate(0, 0, -1)}
}

func (d date) after() date { return date{d.AddDate(0, 0, 1)} }

// period is from a day to a day, both included; a zero bound is open.
type period struct{ From, To date }

// file is law.yml.
type file struct {
	Orders  []*order
	Related []int
	Sources []source
	Days    []milestone
}

// text is an order as it was signed or as it was amended: what both may have.
type text struct {
	Number     int
	Signed     date
	InForce    date `yaml:"in-force"`
	Window     period
	Provisions []provision
	Reasons    *reasons
	Terms      *terms
	Codes      []code

	of      *order
	marking date // from which the face of a document follows it
	name    string
}

type order struct {
	text       `yaml:",inline"`
	Value      string
	Forms      []string
	Names      []name
	Amendments []*amendment

	end date // the last day; zero for the order in force
}

type amendment struct {
	text       `yaml:",inline"`
	Marking    date
	CitedUntil date `yaml:"cited-until"`
}

type name struct {
	Number int
	From   date
	Says   string
}

type provision struct {
	Part, Section, Source, Says, Wants, Evidence string

	period period
}

type reasons struct {
	Section string
	OnFace  *bool `yaml:"on-face"`
	Letters map[string]string

	holds, cited, accepted period
	grace                  date
	of                     *text
}

func (r *reasons) onFace() bool { return r.OnFace == nil || *r.OnFace }

type terms struct {
	Years         int
	Section, Says string
	Schedule      map[string]int
}

type code struct {
	Family, Code, Section, Source, Means string
	Grounds                              []string
	Like                                 int
	GroundsOf                            string `yaml:"grounds-of"`
	Longest                              int
	LongestForeign                       int `yaml:"longest-foreign"`

	period period
	of     *text
}

func (c *code) name() string { return cmp.Or(c.Family, c.Code) }

type source struct {
	Name, Says string
	From, To   date
}

type milestone struct {
	Day        date
	Name, Says string
}

// read decodes law.yml and works out what follows from it: the ends of orders, of amended texts and of
// what stands in them.
func read(raw []byte) (*file, error) {
	f := &file{}
	dec := yaml.NewDecoder(bytes.NewReader(raw))
	dec.KnownFields(true)
	if err := dec.Decode(f); err != nil {
		return nil, err
	}
	if err := f.inOrder(); err != nil {
		return nil, err
	}
	for i, o := range f.Orders {
		if i+1 < len(f.Orders) {
			o.end = f.Orders[i+1].InForce.before()
		}
		if err := f.settle(o); err != nil {
			return nil, fmt.Errorf("E.O. %d: %w", o.Number, err)
		}
	}
	f.reasonsOnFace()
	return f, nil
}

func (f *file) inOrder() error {
	for i, o := range f.Orders {
		if o.Number == 0 || o.Signed.IsZero() || o.InForce.IsZero() {
			return fmt.Errorf("entry %d has no number, day of signing or day in force", i+1)
		}
		if i > 0 && !o.InForce.After(f.Orders[i-1].InForce.Time) {
			return fmt.Errorf("E.O. %d is not in force after E.O. %d", o.Number, f.Orders[i-1].Number)
		}
	}
	return nil
}

// texts are an order as signed and as amended, in the order of their days.
func (o *order) texts() []*text {
	o.of, o.marking, o.name = o, o.InForce, fmt.Sprintf("E.O. %d", o.Number)
	list := make([]*text, 0, 1+len(o.Amendments))
	list = append(list, &o.text)
	for _, a := range o.Amendments {
		a.of, a.marking, a.name = o, a.Marking, o.name+" as amended"
		if a.marking.IsZero() {
			a.marking = a.InForce
		}
		list = append(list, &a.text)
	}
	return list
}

// settle works out from when to when each statement of an order held.
func (f *file) settle(o *order) error {
	texts := o.texts()
	for i, t := range texts {
		later := texts[i+1:]
		if err := t.provide(later); err != nil {
			return err
		}
		if err := f.code(t, later); err != nil {
			return err
		}
	}
	return nil
}

var (
	parts = []string{
		"levels", "level", "overall", "classifier", "reason", "duration", "portions", "stays", "start", "term",
		"categories", "section",
	}
	wants     = []string{"required", "encouraged", "conditional"}
	evidences = []string{"verified", "derived", "memory", "practice"}
)

// provide gives each provision its source and its period; reasons and terms are provisions too.
func (t *text) provide(later []*text) error {
	if r := t.Reasons; r != nil {
		r.of = t
		r.holds = t.until(t.InForce, later, func(l *text) (date, bool) { return l.InForce, l.Reasons != nil })
		r.cited = t.until(t.marking, later, func(l *text) (date, bool) { return l.marking, l.Reasons != nil })
		if r.onFace() {
			t.Provisions = append(t.Provisions,
				provision{Part: "categories", Section: r.Section, Says: "has the categories " + r.span(), period: r.holds},
				provision{Part: "section", Section: r.Section, Says: "holds the categories", period: r.cited})
		}
	}
	if t.Terms != nil {
		t.Provisions = append(t.Provisions, provision{
			Part: "term", Section: t.Terms.Section, Says: t.Terms.Says,
			period: t.until(t.InForce, later, func(l *text) (date, bool) { return l.InForce, l.Terms != nil }),
		})
	}
	for i := range t.Provisions {
		p := &t.Provisions[i]
		p.Wants, p.Evidence = cmp.Or(p.Wants, wants[0]), cmp.Or(p.Evidence, evidences[0])
		if err := p.check(); err != nil {
			return fmt.Errorf("provision %d: %w", i+1, err)
		}
		p.Source = cmp.Or(p.Source, t.cite(p.Section))
		if p.period == (period{}) {
			p.period = t.until(t.marking, later, func(l *text) (date, bool) {
				return l.marking, slices.ContainsFunc(l.Provisions, func(q provision) bool { return q.Part == p.Part })
			})
		}
	}
	return nil
}

func (p *provision) check() error {
	for _, c := range []struct {
		word string
		of   []string
	}{{p.Part, parts}, {p.Wants, wants}, {p.Evidence, evidences}} {
		if !slices.Contains(c.of, c.word) {
			return fmt.Errorf("%q is none of %v", c.word, c.of)
		}
	}
	if p.Says == "" {
		return errors.New("it says nothing")
	}
	return nil
}

func (t *text) cite(section string) string {
	if section == "" {
		return t.name
	}
	return t.name + " " + section
}

// until is the days from a day to that of the first later text that takes the place, else to the order's end.
func (t *text) until(from date, later []*text, replaces func(*text) (date, bool)) period {
	for _, l := range later {
		if day, yes := replaces(l); yes {
			return period{from, day.before()}
		}
	}
	return period{from, t.of.end}
}

// span is the letters of a list as they are cited: "(a) to (h)".
func (r *reasons) span() string {
	letters := r.sorted()
	if len(letters) == 0 {
		return ""
	}
	return fmt.Sprintf("(%s) to (%s)", letters[0], letters[len(letters)-1])
}

func (r *reasons) sorted() []string {
	return slices.Sorted(maps.Keys(r.Letters))
}

// code completes the codes of a text. Those of an amendment take the place of all above.
func (f *file) code(t *text, later []*text) error {
	for i := range t.Codes {
		c := &t.Codes[i]
		c.of = t
		c.period = t.until(t.marking, later, func(l *text) (date, bool) { return l.marking, len(l.Codes) > 0 })
		c.Source = cmp.Or(c.Source, t.cite(c.Section))
		if err := f.borrow(t, c); err != nil {
			return err
		}
		family, single := c.Family != "", c.Code != ""
		if family == single || family != (len(c.Grounds) > 0) || single != (c.Means != "") {
			return fmt.Errorf("code %q: want a family with grounds, or a code with what it means", c.name())
		}
	}
	return nil
}

// borrow takes what a code has from another one.
func (f *file) borrow(t *text, c *code) error {
	from, of := t.of.Number, c.GroundsOf
	if c.Like != 0 {
		from, of = c.Like, c.name()
	}
	if of == "" {
		return nil
	}
	for _, o := range f.Orders {
		for _, x := range o.texts() {
			for i := range x.Codes {
				if o.Number == from && x.Codes[i].name() == of {
					return c.take(f, x, &x.Codes[i])
				}
			}
		}
	}
	return fmt.Errorf("code %q: E.O. %d has no %q", c.name(), from, of)
}

func (c *code) take(f *file, t *text, other *code) error {
	if other == c {
		return errors.New("a code that is like itself")
	}
	if len(other.Grounds) == 0 && other.Means == "" {
		if err := f.borrow(t, other); err != nil {
			return err
		}
	}
	c.Grounds = other.Grounds
	if c.Like != 0 {
		c.Means, c.Longest, c.LongestForeign = other.Means, cmp.Or(c.Longest, other.Longest), other.LongestForeign
	}
	return nil
}

// onFace returns the lists of categories that documents cite, in the order of their days.
func (f *file) onFace() []*reasons {
	var list []*reasons
	for _, o := range f.Orders {
		for _, t := range o.texts() {
			if t.Reasons != nil && t.Reasons.onFace() {
				list = append(list, t.Reasons)
			}
		}
	}
	return list
}

// reasonsOnFace works out when a section that is not due is no error: before its day from when its
// categories were law, or the window opened in which its order might be followed; behind it to the window's end.
func (f *file) reasonsOnFace() {
	list := f.onFace()
	for i, r := range list {
		r.accepted.From = r.holds.From
		if w := r.of.Window.From; i > 0 && !w.IsZero() && w.Before(r.holds.From.Time) {
			r.accepted.From = w
		}
		r.accepted.To = r.cited.From.before()
		if i+1 < len(list) {
			r.grace = list[i+1].of.Window.To
		}
	}
}
