package layout

import (
	"cablelint/linter/cable"
	"cablelint/linter/law"
)

// archive is a telegram of 1973-79 as the National Archives hold it.
var archive = entry{
	Layout: cable.Layout{
		Name: "archive", Title: "archive telegram, 1973-79", Generation: 1, State: true, Sectioned: true,
	},
	claims: func(s *signs) bool {
		order := law.ByNumber(s.order)
		old := order != nil && archived.Shared(order.InForce) > 0
		return old && (s.pages || s.offices) || s.pages && s.offices && s.year > 0 && s.year < lastArchive
	},
	heading: (*heading).telegram,
	closes:  telegramEnds,
}

// archived are the years of the telegrams that were transferred in this form.
var archived = law.Period{From: law.Date(1973, 1, 1), To: law.Date(1979, 12, 31)}

// lastArchive is the year from which on page lines and offices are those of a reception copy.
const lastArchive = 1982
