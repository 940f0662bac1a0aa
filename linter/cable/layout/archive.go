package layout

import "cablelint/linter/cable"

// archive is a telegram of 1973-79 as the National Archives hold it.
var archive = entry{
	Layout: cable.Layout{
		Name: "archive", Title: "archive telegram, 1973-79", Generation: 1, State: true, Sectioned: true,
	},
	claims: func(s *signs) bool {
		old := s.order == 11652 || s.order == 12065
		return old && (s.pages || s.offices) || s.pages && s.offices && s.year > 0 && s.year < lastArchive
	},
	heading: (*heading).telegram,
	closes:  telegramEnds,
}

// lastArchive is the year from which on page lines and offices are those of a reception copy.
const lastArchive = 1982
