package eo

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

// in reports whether the cable is of a period, on every day that it may be of.
func in(p *rule.Pass, period law.Period) bool { return p.Date.Every(period.Contains) }

// under returns the days on which an order governed the face of a document.
func under(number int) law.Period { return law.ByNumber(number).InForce }

// beforeLines is the authority for the years in which no order asked for an instruction on all material.
var beforeLines = rule.Citation{
	Source: "State cables", Says: "there was no E.O. line yet", Evidence: rule.Practice,
	Period: law.Period{To: law.Amended10964 - 1},
}

// bare reports whether nothing but the order stands on the E.O. line.
func bare(line *cable.EOLine) bool { return line.Present() && !line.NA && len(line.Decl.Items) == 0 }

// unread reports whether something stands after the order of which nothing could be read. The stamp of a
// release is no part of the line.
func unread(line *cable.EOLine) bool {
	if line.Stamp {
		return false
	}
	for i := range line.Decl.Items {
		if line.Decl.Items[i].Kind != cable.DeclUnread {
			return false
		}
	}
	return len(line.Decl.Items) > 0 || line.Value.Valid() && !line.NA && !line.Label2.Valid()
}

// dated reports whether a value names a date or an event.
func dated(item *cable.DeclItem) bool { return item.Year != 0 || item.Event.Valid() }

// forPortions reports whether N/A speaks of some portions only ("N/A to RD portions"), which is the
// instruction that commingled information asks for.
func forPortions(c *cable.Cable, item *cable.DeclItem) bool {
	return bytes.Contains(bytes.ToUpper(c.Text(item.Span)), []byte("PORTION"))
}
