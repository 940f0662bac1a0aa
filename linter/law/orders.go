package law

import "slices"

// Order is one executive order on classified national security information, as it governed the face
// of a document.
type Order struct {
	Number   int
	Signed   Day
	InForce  Period   // for marking
	Window   Period   // in which the order before it is accepted too; zero: none
	Replaces int      // the number of the order before it; 0 for the first
	Value    string   // how its E.O. line states an instruction: "DECL: MM/DD/YYYY"; "" where there was no line
	Forms    []string // further ways
}

// HasLine reports whether messages cite the order on an E.O. line.
func (o *Order) HasLine() bool { return o.Value != "" }

// Last returns the last day of the order, of the one in force the last day on which anything changed.
func (o *Order) Last() Day {
	if o.InForce.To != 0 {
		return o.InForce.To
	}
	return max(o.InForce.From, changes[len(changes)-1])
}

// Beside is an order that documents of a time may name beside the one in force: it amended that one in
// place, or added to it.
type Beside struct {
	Number int
	Order  int    // the one in force
	Amends bool   // it rewrote the other, which goes on being the one to cite
	Cited  Period // when it may be named
	OnLine bool   // in these days its number on the E.O. line is no mistake of the order
	Says   string
}

// Orders returns the orders in the order of their days. The slice must not be changed.
func Orders() []Order { return orders[:] }

// ByNumber returns the order with the given number, or nil.
func ByNumber(number int) *Order {
	for i := range orders {
		if orders[i].Number == number {
			return &orders[i]
		}
	}
	return nil
}

// Named returns what is known of an order that is named beside one in force, or nil.
func Named(number int) *Beside {
	for i := range besides {
		if besides[i].Number == number {
			return &besides[i]
		}
	}
	return nil
}

// IsOrder reports whether a number is that of an order on classified information, cited rightly or not.
func IsOrder(number int) bool {
	return ByNumber(number) != nil || Named(number) != nil || slices.Contains(related, number)
}

// Numbers lists the orders that a document may name: those on marking, and those named beside them.
func Numbers() []int {
	list := make([]int, 0, len(orders)+len(besides))
	for i := range orders {
		list = append(list, orders[i].Number)
	}
	for i := range besides {
		list = append(list, besides[i].Number)
	}
	return list
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
func Changes() []Day { return changes[:] }
