package gen

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"
	"text/template"
)

//go:embed law.md.tmpl
var layout string

// document writes the page of the documentation.
func document(f *file) ([]byte, error) {
	page, err := template.New("law.md").Funcs(template.FuncMap{"day": day}).Parse(layout)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := page.Execute(&b, pageOf(f)); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// page is what the template writes. Days are in words, an empty word stands for nothing.
type page struct {
	Orders     []pageOrder
	Beside     []string
	Windows    []pageWindow
	Reasons    []pageReasons
	Terms      []pageTerm
	Codes      []pageCode
	Sources    []pageSource
	Milestones []milestone
	Last       int
}

type pageOrder struct {
	Number       int
	Signed       date
	Days, Line   string
	Cites, Marks string
	Provisions   []pageProvision
}

type pageProvision struct{ Part, Wants, Source, Says, Days, Evidence string }

type pageWindow struct{ Days, Change string }

type pageReasons struct {
	Section, Of, Cited, Accepted, Grace string
	Letters                             []pageLetter
}

type pageLetter struct{ Letter, Means string }

type pageTerm struct{ Days, Says, Source string }

type pageCode struct{ Name, Means, Days, Longest, Source string }

type pageSource struct{ Name, Says, Days string }

func pageOf(f *file) *page {
	p := &page{Milestones: f.Days}
	for _, o := range f.Orders {
		p.order(o)
		p.Last = o.Number
	}
	for _, r := range f.onFace() {
		p.reasons(r)
	}
	for _, c := range f.codes() {
		p.code(c)
	}
	for _, s := range f.Sources {
		p.Sources = append(p.Sources, pageSource{s.Name, s.Says, days(period{s.From, s.To})})
	}
	return p
}

func day(d date) string { return d.Format("2 January 2006") }

func days(p period) string {
	switch {
	case p == period{}:
		return ""
	case p.From.IsZero():
		return "until " + day(p.To)
	case p.To.IsZero():
		return "from " + day(p.From)
	}
	return day(p.From) + " to " + day(p.To)
}

func (p *page) order(o *order) {
	out := pageOrder{
		Number: o.Number, Signed: o.Signed, Days: days(period{o.InForce, o.end}), Line: line(o),
		Cites: "none", Marks: "not required",
	}
	var cites []string
	replaced := "no order"
	if n := len(p.Orders); n > 0 {
		replaced = fmt.Sprintf("E.O. %d", p.Orders[n-1].Number)
	}
	for _, t := range o.texts() {
		if r := t.Reasons; r != nil && r.onFace() {
			cites = append(cites, r.Section+" "+r.span())
			out.Cites = strings.Join(cites, ", then ")
		}
		for _, v := range t.Provisions {
			out.Provisions = append(out.Provisions, pageProvision{v.Part, v.Wants, v.Source, v.Says, days(v.period), v.Evidence})
			if v.Part == "portions" {
				out.Marks = v.Wants
			}
			if v.Part == "term" {
				p.Terms = append(p.Terms, pageTerm{days(v.period), v.Says, v.Source})
			}
		}
		if t.Window != (period{}) {
			change := fmt.Sprintf("%s to E.O. %d", replaced, o.Number)
			if t != &o.text {
				change = fmt.Sprintf("the amendment of E.O. %d by E.O. %d", o.Number, t.Number)
			}
			p.Windows = append(p.Windows, pageWindow{days(t.Window), change})
		}
	}
	for _, a := range o.Amendments {
		p.Beside = append(p.Beside, amended(o, a))
	}
	for _, n := range o.Names {
		p.Beside = append(p.Beside, fmt.Sprintf("E.O. %d may be named beside E.O. %d, %s: %s.",
			n.Number, o.Number, days(period{n.From, o.end}), n.Says))
	}
	p.Orders = append(p.Orders, out)
}

// line is how the E.O. line of an order states an instruction.
func line(o *order) string {
	if o.Value == "" {
		return "none"
	}
	forms := []string{fmt.Sprintf("`E.O. %d: %s`", o.Number, o.Value)}
	for _, form := range o.Forms {
		forms = append(forms, "`"+form+"`")
	}
	return strings.Join(forms, ", ")
}

func amended(o *order, a *amendment) string {
	words := fmt.Sprintf("E.O. %d of %s rewrote E.O. %d in place", a.Number, day(a.InForce), o.Number)
	if !a.marking.Equal(a.InForce.Time) {
		words += "; the face of documents follows it from " + day(a.marking)
	}
	return words + fmt.Sprintf(". Messages go on citing %d.", o.Number)
}

func (p *page) reasons(r *reasons) {
	out := pageReasons{Section: r.Section, Of: r.of.name, Cited: days(r.cited)}
	if r.accepted.From.Before(r.cited.From.Time) {
		out.Accepted = days(r.accepted)
	}
	if !r.grace.IsZero() && r.grace.After(r.cited.To.Time) {
		out.Grace = days(period{r.cited.To.after(), r.grace})
	}
	for _, letter := range r.sorted() {
		out.Letters = append(out.Letters, pageLetter{letter, r.Letters[letter]})
	}
	p.Reasons = append(p.Reasons, out)
}

func (p *page) code(c *code) {
	longest := ""
	if c.Longest > 0 {
		longest = fmt.Sprintf("%d years", c.Longest)
	}
	if c.LongestForeign > 0 {
		longest += fmt.Sprintf(", %d for foreign government information", c.LongestForeign)
	}
	if c.Family == "" {
		p.Codes = append(p.Codes, pageCode{c.Code, c.Means, days(c.period), longest, c.Source})
	}
	for i, ground := range c.Grounds {
		p.Codes = append(p.Codes, pageCode{fmt.Sprintf("%s%d", c.Family, i+1), ground, days(c.period), longest, c.Source})
	}
}
