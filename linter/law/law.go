// Package law holds the law of marking as data: the executive orders with the days they were in force,
// their grace windows, what each wants on a document, the reasons and codes that each knew, and its terms.
// The data is law.yml; the tables that are compiled are generated from it.
//
// It knows no document. Rules ask it what a day's law was.
package law

//go:generate go run ./internal/gen/main.go -data law.yml -out tables.go -page ../../docs/law.md

// Regime is the law of one day as the face of a document follows it.
type Regime struct {
	Day     Day
	Order   *Order   // nil before the first
	Section string   // to cite a reason by; "" where no order asked for one
	Letters []Reason // the categories of reasons; must not be changed
	Term    int      // the ordinary longest term in years; 0 where none is set, or it hangs on the level
}

// At returns the law of day d.
func At(d Day) Regime {
	r := Regime{Day: d, Order: InForce(d), Section: ReasonDue(d), Term: LongestTerm(d)}
	if list := categoriesOn(d); list != nil {
		r.Letters = list.letters
	}
	return r
}

// Requires returns the provision by which the law of the day wants a part on every document, nil where it
// does not.
func (r Regime) Requires(p Part) *Provision {
	for i := range provisions {
		if at := &provisions[i]; at.Part == p && at.Wants == Required && at.Period.Contains(r.Day) {
			return at
		}
	}
	return nil
}

// Codes returns the codes that a document of the day may have for or beside a date.
func (r Regime) Codes() []*CodeRow {
	var list []*CodeRow
	for i := range codeRows {
		if codeRows[i].InForce.Contains(r.Day) {
			list = append(list, &codeRows[i])
		}
	}
	return list
}
