package layout

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
)

// transmitted is a message with an ACP-127 transmission header, about 1980-2010.
var transmitted = entry{
	Layout: cable.Layout{
		Name: "transmitted", Title: "transmitted message, about 1980-2010", Generation: 2, State: true, Sectioned: true,
	},
	claims:  func(s *signs) bool { return s.header },
	heading: (*heading).telegram,
	closes:  telegramEnds,
}

// telegramEnds holds what stands below the text of a telegram.
var telegramEnds = line.SetOf(
	line.Empty, line.BT, line.Hash, line.NNNN, line.Stamp, line.Rule, line.PageLine, line.PageRest,
)
