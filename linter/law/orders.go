package law

// Order is one executive order on classified national security information, as it governed the face
// of a document.
type Order struct {
	Number  int
	Signed  Day
	InForce Period // for marking
	// Portions says from when on the order wants a mark on every portion.
	Portions bool
	// Block says whether the document names its classifier and, in an original classification, the reason.
	Block bool
}

// The days on which the marking law changed.
var (
	Start10290 = Date(1951, 10, 27) // 30 days after publication; the day of publication was not read
	Start10501 = Date(1953, 12, 15)
	Start11652 = Date(1972, 6, 1)
	Start12065 = Date(1978, 12, 1)
	Start12356 = Date(1982, 8, 1)
	Start12958 = Date(1995, 10, 14)
	// Amended12958 is the day E.O. 13292 renumbered the reasons and lengthened the terms.
	Amended12958 = Date(2003, 3, 25)
	// Marking13292 is the day its marking section took effect on the face of documents.
	Marking13292 = Date(2003, 9, 22)
	Start13526   = Date(2010, 6, 25)
	StartCUI     = Date(2016, 11, 14) // 32 CFR 2002
	EndLOU       = Date(1995, 10, 1)  // 00 STATE 018029: SBU takes the place of LOU
)

var orders = []Order{
	{Number: 10290, Signed: Date(1951, 9, 24), InForce: Period{Start10290, Start10501 - 1}},
	{Number: 10501, Signed: Date(1953, 11, 5), InForce: Period{Start10501, Start11652 - 1}},
	{Number: 11652, Signed: Date(1972, 3, 8), InForce: Period{Start11652, Start12065 - 1}},
	{Number: 12065, Signed: Date(1978, 6, 28), InForce: Period{Start12065, Start12356 - 1}, Portions: true},
	{Number: 12356, Signed: Date(1982, 4, 2), InForce: Period{Start12356, Start12958 - 1}, Portions: true},
	{Number: 12958, Signed: Date(1995, 4, 17), InForce: Period{Start12958, Start13526 - 1}, Portions: true, Block: true},
	{Number: 13526, Signed: Date(2009, 12, 29), InForce: Period{Start13526, 0}, Portions: true, Block: true},
}

// Orders returns the orders in the order of their days. The slice must not be changed.
func Orders() []Order { return orders }

// ByNumber returns the order with the given number, or nil.
func ByNumber(number int) *Order {
	for i := range orders {
		if orders[i].Number == number {
			return &orders[i]
		}
	}
	return nil
}

// InForce returns the order whose marking rules held on d, or nil before the first.
func InForce(d Day) *Order {
	for i := len(orders) - 1; i >= 0; i-- {
		if d >= orders[i].InForce.From {
			return &orders[i]
		}
	}
	return nil
}

// Window is a span of days about a change of order in which old and new forms are both accepted.
type Window struct {
	Period
	Change Day // the day of the change
}

var windows = []Window{
	{Period{Date(1978, 11, 15), Date(1979, 1, 31)}, Start12065},
	{Period{Date(1982, 7, 15), Date(1982, 10, 31)}, Start12356},
	{Period{Date(1995, 9, 15), Date(1995, 12, 31)}, Start12958},
	{Period{Date(2003, 3, 25), Date(2003, 12, 31)}, Amended12958},
	{Period{Date(2009, 12, 29), Date(2010, 12, 31)}, Start13526},
}

// WindowAt returns the grace window that d lies in, or nil.
func WindowAt(d Day) *Window {
	for i := range windows {
		if windows[i].Contains(d) {
			return &windows[i]
		}
	}
	return nil
}

// Settled returns the first day on or after d that lies in no grace window.
func Settled(d Day) Day {
	if w := WindowAt(d); w != nil {
		return w.To + 1
	}
	return d
}

// Accepts reports whether a document of day d may cite the order with the given number: the order in
// force, or within a grace window the one before or after the change.
func Accepts(d Day, number int) bool {
	if o := InForce(d); o != nil && o.Number == number {
		return true
	}
	w := WindowAt(d)
	if w == nil {
		return false
	}
	before, after := InForce(w.Change-1), InForce(w.Change)
	return before != nil && before.Number == number || after != nil && after.Number == number
}

// Changes returns every day on which a statement of this package may change its value, in order: the
// first days of orders, windows and steps. A judgement that is the same on each of them within a
// range, and on its ends, is the same on every day of the range.
func Changes() []Day { return changes }

var changes = []Day{
	Start10290, Start10501, Date(1961, 9, 20), Start11652, Date(1974, 1, 1), Date(1978, 11, 15), Start12065,
	Date(1979, 2, 1), Date(1982, 7, 15), Start12356, Date(1982, 11, 1), Date(1995, 9, 15), EndLOU, Start12958,
	Date(1996, 1, 1), Date(2000, 1, 1), Amended12958, Marking13292, Date(2004, 1, 1), Date(2005, 7, 1),
	Date(2005, 12, 1), Date(2008, 2, 1), Date(2009, 12, 29), Start13526, Date(2011, 1, 1), Date(2012, 1, 1),
	StartCUI, Date(2017, 10, 1), Date(2023, 6, 6), Date(2023, 10, 18),
}
