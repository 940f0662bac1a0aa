package layout

import "cablelint/linter/cable"

// reception is a Department copy of a received message: a header without transmission lines.
var reception = entry{
	Layout: cable.Layout{
		Name: "reception", Title: "Department reception copy", Generation: 2, State: true, Sectioned: true,
	},
	claims:  func(s *signs) bool { return s.sender && s.group },
	heading: (*heading).telegram,
	closes:  telegramEnds,
}
