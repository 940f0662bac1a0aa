package layout

import "cablelint/linter/cable"

// bare is a copy without a header: its generation cannot be told.
var bare = entry{
	Layout:  cable.Layout{Name: "bare", Title: "no header", State: true, Sectioned: true},
	claims:  func(*signs) bool { return true },
	heading: (*heading).telegram,
	closes:  telegramEnds,
}
