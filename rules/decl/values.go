package decl

import (
	"iter"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// directive is the period of 32 CFR 2001 in its present numbering.
var directive = law.PeriodOf("32 CFR 2001")

// beforeInstructions is the authority for the years in which no order asked for an instruction on all material.
var beforeInstructions = rule.Citation{
	Source: "State cables", Says: "what is stated of declassification can be read", Evidence: rule.Practice,
	Period: law.Period{To: law.Amended10964 - 1},
}

// places yields the places where the cable states its declassification: the E.O. line, then the
// "Declassify On" of its authority block, which is the only one that a SMART message has. On a cable
// known to be unclassified there is nothing to judge: that a value stands there at all is for
// eo-line-decl-unclassified.
func places(p *rule.Pass) iter.Seq[*cable.Decl] {
	return func(yield func(*cable.Decl) bool) {
		c := p.Cable
		if p.Level() == marking.Unclassified {
			return
		}
		if len(c.EO.Decl.Items) > 0 && !yield(&c.EO.Decl) {
			return
		}
		if len(c.Authority.Decl.Items) > 0 {
			yield(&c.Authority.Decl)
		}
	}
}

// values yields the declassification values of all places. A downgrading is none.
func values(p *rule.Pass) iter.Seq[*cable.DeclItem] {
	return func(yield func(*cable.DeclItem) bool) {
		for d := range places(p) {
			for i := range d.Items {
				if item := &d.Items[i]; !item.Downgrade && !yield(item) {
					return
				}
			}
		}
	}
}

// first yields the first value of the given kind of each place: several of a kind on one line are one
// mistake.
func first(p *rule.Pass, kind cable.DeclKind) iter.Seq[*cable.DeclItem] {
	return func(yield func(*cable.DeclItem) bool) {
		for d := range places(p) {
			for i := range d.Items {
				if item := &d.Items[i]; item.Kind == kind && !item.Downgrade {
					if !yield(item) {
						return
					}
					break
				}
			}
		}
	}
}

// dateOf returns the day that a value names, 0 when it names none. The date beside "SOURCE MARKED" is
// the source's own.
func dateOf(item *cable.DeclItem) law.Day {
	switch item.Kind {
	case cable.DeclUnread, cable.DeclCut, cable.DeclBadDate, cable.DeclAmbiguous, cable.DeclSource,
		cable.DeclEvent, cable.DeclVagueEvent:
		return 0
	default:
		if !law.Valid(item.Year, item.Month, item.Day) {
			return 0
		}
		return law.Date(item.Year, item.Month, item.Day)
	}
}

// dated reports whether a value names a date or an event.
func dated(item *cable.DeclItem) bool { return item.Year != 0 || item.Event.Valid() }

// dateSpan is where the date of a value stands.
func dateSpan(item *cable.DeclItem) text.Span {
	if item.DateSpan.Valid() {
		return item.DateSpan
	}
	return item.Span
}

// codeSpan is a value without the date or event that stands beside its code.
func codeSpan(p *rule.Pass, item *cable.DeclItem) text.Span {
	sp := item.Span
	for _, beside := range []text.Span{item.DateSpan, item.Event} {
		if beside.Valid() && beside.Start > sp.Start {
			sp.End = min(sp.End, beside.Start)
		}
	}
	for sp.End > sp.Start && isSeparator(p.Cable.Text(sp)[sp.Len()-1]) {
		sp.End--
	}
	return sp
}

func isSeparator(b byte) bool {
	return b == ' ' || b == '\t' || b == '\n' || b == '\r' || b == ',' || b == ';'
}

// longTerm reports whether a value is an exemption that lets a document stay classified for more than
// 25 years.
func longTerm(k cable.DeclKind) bool {
	switch k {
	case cable.Decl25X, cable.Decl25XHuman, cable.Decl50X1HUM, cable.Decl50X2WMD, cable.Decl50X, cable.Decl75X:
		return true
	default:
		return false
	}
}

// extended reports whether a place shows when and by whom a date was extended: the old date and the new
// one are then both right.
func extended(d *cable.Decl) bool {
	for i := range d.Items {
		if d.Items[i].Extended.Valid() {
			return true
		}
	}
	return false
}

// replacement ends the message on a retired value: what is wanted in its place, with the longest
// lawful date where the cable's day is known.
func replacement(p *rule.Pass) string {
	day := p.Date.Day()
	years := law.LongestTerm(day)
	if day == 0 || years == 0 {
		return "state a date"
	}
	return "state a date, " + day.AddYears(years).String() + " at the latest"
}
