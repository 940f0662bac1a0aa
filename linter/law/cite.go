package law

import "strings"

// Citation is an authority: where something is said, what, and when it was the law.
type Citation struct {
	Source   string   // "32 CFR 2001.21(c)", "E.O. 12958 1.7(a)(5)"
	Says     string   // what it says, in a few words of our own
	Evidence Evidence // how well that is known
	Period   Period   // when it was in force; zero where it has no bounds
}

// Evidence is how a claim about an authority is known.
type Evidence uint8

// The kinds of evidence.
const (
	Verified Evidence = iota // the cited text itself was read
	Derived                  // by arithmetic or logic from texts that were read
	Memory                   // general knowledge, the text was not read
	Practice                 // no text: how cables are written, as counted
)

// String returns the evidence as one word.
func (e Evidence) String() string { return [...]string{"verified", "derived", "memory", "practice"}[e] }

// Part is what on a document a provision is about. The zero Part is none.
type Part uint8

// The parts.
const (
	Nothing    Part = iota
	Levels          // the words for levels, and that there are no others
	Level           // the level of the whole on the face
	Overall         // that it is that of the highest portion
	Classifier      // who classified
	Why             // the reason
	Duration        // the declassification instruction
	Portions        // a mark on each portion
	Stays           // that a missing mark opens nothing
	Start           // when the order is in force
	Term            // how long information may be classified
	Categories      // the list of reasons
	Section         // the section that a reason cites
)

// String returns the part as a few words.
func (p Part) String() string {
	return [...]string{
		"", "words for levels", "level", "level of the whole", "classifier", "reason", "declassification",
		"portion marks", "missing marks", "in force", "longest term", "categories", "section of reasons",
	}[p]
}

// Want is how firmly a provision wants its part.
type Want uint8

// The wants.
const (
	Required    Want = iota
	Encouraged       // to the extent practicable
	Conditional      // in the case that the provision names
)

// String returns the want as one word.
func (w Want) String() string { return [...]string{"required", "encouraged", "conditional"}[w] }

// Provision is what an order says about a part of a document.
type Provision struct {
	Order int
	Part  Part
	Citation
	Wants Want
}

// Provisions returns what the order with the given number says, as signed and as amended.
func Provisions(order int) []*Provision {
	var list []*Provision
	for i := range provisions {
		if provisions[i].Order == order {
			list = append(list, &provisions[i])
		}
	}
	return list
}

// Cited returns the provisions about a part as citations, in the order of their days.
func Cited(p Part) []Citation {
	var list []Citation
	for i := range provisions {
		if provisions[i].Part == p {
			list = append(list, provisions[i].Citation)
		}
	}
	return list
}

// Wanted returns the days on which the orders want a part on every document: from when they have wanted it
// without a break.
func Wanted(p Part) Period {
	var of Period
	for i := range provisions {
		if at := &provisions[i]; at.Part == p && at.Wants == Required {
			if of == (Period{}) || of.To != 0 && at.Period.From > of.To+1 {
				of.From = at.Period.From
			}
			of.To = at.Period.To
		}
	}
	return of
}

// source is a directive, handbook or manual in the edition that was read.
type source struct {
	name   string
	period Period
}

// PeriodOf returns when the text that a citation names was in force: a provision or code of an order, an
// order, the edition of a directive or handbook. The zero Period stands for one without bounds.
func PeriodOf(cited string) Period {
	if order, ok := strings.CutPrefix(cited, "E.O. "); ok {
		return saidIn(cited, order)
	}
	var best source
	for _, s := range sources {
		if strings.HasPrefix(cited, s.name) && len(s.name) > len(best.name) {
			best = s
		}
	}
	return best.period
}

// saidIn returns when an order said what is cited: that of a provision or code that is known, else of the order.
func saidIn(cited, order string) Period {
	for i := range provisions {
		if provisions[i].Source == cited {
			return provisions[i].Period
		}
	}
	for i := range codeRows {
		if codeRows[i].Source == cited {
			return codeRows[i].InForce
		}
	}
	return ofOrder(order)
}

// ofOrder returns when the order was in force that a citation begins with, the zero Period where it names
// several or none that is known.
func ofOrder(cited string) Period {
	digits := len(cited) - len(strings.TrimLeft(cited, "0123456789"))
	if strings.HasPrefix(cited[digits:], ",") {
		return Period{}
	}
	number := 0
	for _, c := range cited[:digits] {
		number = number*10 + int(c-'0')
	}
	if o := ByNumber(number); o != nil {
		return o.InForce
	}
	if b := Named(number); b != nil {
		return Period{b.Cited.From, ByNumber(b.Order).InForce.To}
	}
	return Period{}
}
