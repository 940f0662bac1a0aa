package survey

import (
	"cmp"
	"container/heap"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// Entry is a cable in the calendar.
type Entry struct {
	File   string
	Part   string // of a document, in which the cable stands
	Record int    // of the file, from 1; 0: it is one text
	ID     string // of the record
	Cable  int
	Number string // "07 ARKADIA 187"; "" where it was not read
	Date   string // of the cable, in ISO form; "" where the day is not known
	Level  marking.Level
	Order  int // that it names; 0 for none
	Due
}

// Calendar counts what falls due, and keeps the cables that fall due first.
type Calendar struct {
	AsOf, By law.Day // 0: not given

	Cables       int // all that were read
	Unclassified int // for which nothing is due
	Later        int // left out: due after By
	Dateless     int // left out under By: no day is known

	Statuses [NumStatuses]int
	Years    map[int]*Year
	Codes    map[string]*Code
	Why      Counts // why no day could be computed
	Overdue  int    // their day has passed
	Over25   int    // the end of their 25th year has passed, and no day of their own
	Review25 int    // the 25-year review comes before a day of their own
	Review50 int    // only the 50-year review is to come

	lists [NumStatuses]list
}

// Year is what falls due in a year.
type Year struct {
	Year     int `json:"year"`     // the year
	Due      int `json:"due"`      // cables due on a day that they set
	Review25 int `json:"review25"` // cables due at the end of their 25th year
	Review50 int `json:"review50"` // cables due at the end of their 50th year
	Overdue  int `json:"overdue"`  // how many of all these are overdue
}

// Code is how often an instruction governs.
type Code struct {
	Code    string `json:"code"`    // the instruction
	Meaning string `json:"meaning"` // what it means
	Cables  int    `json:"cables"`  // number of cables that it governs
	Overdue int    `json:"overdue"` // how many of these cables are overdue
}

// Wants reports whether an entry falls within the days asked for.
func (c *Calendar) Wants(e *Entry) bool {
	first := e.First()
	return c.By == 0 || first != 0 && first <= c.By
}

// Skip counts a cable for which nothing is due.
func (c *Calendar) Skip() { c.Cables++; c.Unclassified++ }

// Add counts a cable.
func (c *Calendar) Add(e *Entry) {
	c.Cables++
	first := e.First()
	if !c.Wants(e) {
		if first == 0 {
			c.Dateless++
		} else {
			c.Later++
		}
		return
	}
	c.Statuses[e.Status]++
	if e.Status == Unclear || e.Status == NoInstruction {
		c.Why.Add(e.Basis, 1)
	}
	c.count(e, first)
	c.lists[e.Status].add(e)
}

func (c *Calendar) count(e *Entry, first law.Day) {
	late := Passed(first, c.AsOf)
	if code := c.code(e.Code); code != nil {
		code.Cables++
		if late {
			code.Overdue++
		}
	}
	if first == 0 {
		return
	}
	year := c.year(first.Year())
	if late {
		year.Overdue++
	}
	switch first {
	case e.Day:
		year.Due++
		if late {
			c.Overdue++
		}
	case e.Review25:
		year.Review25++
		c.Review25++
		if late {
			c.Over25++
		}
	default:
		year.Review50++
		c.Review50++
		if late {
			c.Overdue++
		}
	}
}

func (c *Calendar) year(n int) *Year {
	if c.Years == nil {
		c.Years = map[int]*Year{}
	}
	if c.Years[n] == nil {
		c.Years[n] = &Year{Year: n}
	}
	return c.Years[n]
}

// mostCodes bounds the codes: their digits are read from cables.
const mostCodes = 200

func (c *Calendar) code(name string) *Code {
	if name == "" {
		return nil
	}
	if c.Codes == nil {
		c.Codes = map[string]*Code{}
	}
	if c.Codes[name] == nil {
		if len(c.Codes) == mostCodes {
			return nil
		}
		c.Codes[name] = &Code{Code: name, Meaning: meaning(name)}
	}
	return c.Codes[name]
}

var meanings = map[string]string{
	"date": "a day stated in the cable", "event": "an event named in the cable",
	"duration": "a number of years", "N/A": "no instruction on a classified cable",
	"N/A to portions": "portions under another law", "E.O. 11932": "energy information held in confidence",
	"MR": "manual review; provided for by no order",
}

// families are codes whose digits name grounds that are not known.
var families = map[string]string{
	"XGDS": "exempted from the General Declassification Schedule",
	"XDS":  "declassification on a day beyond six years, E.O. 12065",
	"RDS":  "review on a day beyond six years, E.O. 12065",
}

func meaning(code string) string {
	family, _, _ := strings.Cut(code, "-")
	return cmp.Or(meanings[code], law.CodeMeaning(code), families[family])
}

// YearList returns the years in order.
func (c *Calendar) YearList() []Year {
	out := make([]Year, 0, len(c.Years))
	for _, y := range c.Years {
		out = append(out, *y)
	}
	arrange.By(out, func(a, b Year) int { return cmp.Compare(a.Year, b.Year) })
	return out
}

// CodeList returns the codes, the most frequent first.
func (c *Calendar) CodeList() []Code {
	out := make([]Code, 0, len(c.Codes))
	for _, code := range c.Codes {
		out = append(out, *code)
	}
	arrange.By(out, func(a, b Code) int {
		return cmp.Or(cmp.Compare(b.Cables, a.Cables), strings.Compare(a.Code, b.Code))
	})
	return out
}

// Listed returns the cables of a status that are kept, those that are due first in front.
func (c *Calendar) Listed(s Status) []*Entry {
	out := slices.Clone(c.lists[s].kept)
	SortEntries(out)
	return out
}

// SortEntries puts those that are due first in front, and those without a day last.
func SortEntries(entries []*Entry) { arrange.By(entries, byDay) }

// mostListed is how many cables of a status are kept.
const mostListed = 1000

// list keeps the entries that are due first: a heap with the last of them on top.
type list struct{ kept []*Entry }

func (l *list) add(e *Entry) {
	if len(l.kept) < mostListed {
		heap.Push(l, e)
		return
	}
	if byDay(e, l.kept[0]) < 0 {
		l.kept[0] = e
		heap.Fix(l, 0)
	}
}

// byDay orders by the first day, those without one last, then by place.
func byDay(a, b *Entry) int {
	x, y := a.First(), b.First()
	switch {
	case x == 0 && y != 0:
		return 1
	case y == 0 && x != 0:
		return -1
	}
	return cmp.Or(cmp.Compare(x, y), strings.Compare(a.File, b.File), cmp.Compare(a.Cable, b.Cable))
}

// The methods of heap.Interface.

func (l *list) Len() int           { return len(l.kept) }
func (l *list) Less(i, j int) bool { return byDay(l.kept[i], l.kept[j]) > 0 }
func (l *list) Swap(i, j int)      { l.kept[i], l.kept[j] = l.kept[j], l.kept[i] }
func (l *list) Push(x any)         { l.kept = append(l.kept, x.(*Entry)) }

func (l *list) Pop() any {
	last := l.kept[len(l.kept)-1]
	l.kept = l.kept[:len(l.kept)-1]
	return last
}
