package survey

import (
	"bytes"
	"strconv"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// Status is what is known of the day on which a cable's classification is due for review.
type Status uint8

// The statuses.
const (
	Dated         Status = iota // a day is stated, or follows from what is
	OnEvent                     // an event is named, which has no day
	Exempt                      // the instruction sets no day
	NoInstruction               // there is no instruction
	Unclear                     // the day cannot be computed
	NumStatuses
)

// String returns the status as one word.
func (s Status) String() string {
	return [...]string{"dated", "event", "exempt", "none", "unclear"}[s]
}

// Due is when the classification of a cable is due for review, and how that is known.
type Due struct {
	Status   Status
	Code     string  // what governs, in its usual spelling: "date", "event", "OADR", "X6"; "" for nothing
	Day      law.Day // 0 unless Dated
	Basis    string  // how the day is known, or why there is none
	Event    string  // words of the cable; may not be shown everywhere
	Review25 law.Day // the end of the 25th year, unless the cable is exempted from it; 0: not known, or exempted
	Review50 law.Day // the same of the 50th year
}

// First returns the first day on which a review is due, 0 when no day is known.
func (d *Due) First() law.Day {
	first := d.Day
	for _, day := range []law.Day{d.Review25, d.Review50} {
		if day != 0 && (first == 0 || day < first) {
			first = day
		}
	}
	return first
}

// Passed reports whether a day has passed on asOf; never when either is not known.
func Passed(day, asOf law.Day) bool { return day != 0 && asOf != 0 && day < asOf }

// WhenDue works out when the classification of a cable is due for review. The second value is false for
// a cable that is known to be unclassified: nothing is due for it.
func WhenDue(a *assess.Assessment) (Due, bool) {
	if a.Level() == marking.Unclassified {
		return Due{}, false
	}
	return Instructed(a), true
}

// Instructed works out what the instructions of a cable come to, whatever level it says of itself.
//
// Where the cable gives several instructions, the one that protects longest governs (32 CFR
// 2001.22(e)(4)).
func Instructed(a *assess.Assessment) Due {
	b := originOf(a)
	top := reading{Due: Due{Status: NoInstruction, Basis: "no instruction was found"}}
	if a.Level() == marking.NoLevel {
		top.Due = Due{Status: Unclear, Basis: "neither a level nor an instruction was found"}
	}
	several := false
	for _, decl := range []*cable.Decl{&a.Cable.EO.Decl, &a.Cable.Authority.Decl} {
		for i := range decl.Items {
			if item := &decl.Items[i]; !item.Downgrade {
				r := b.read(item)
				several = several || top.Day != 0 && r.Day != 0 && r.Day != top.Day
				top = r.over(top)
			}
		}
	}
	if several && top.Status == Dated {
		top.Basis += "; the latest of several"
	}
	b.reviews(&top)
	return top.Due
}

// reading is an instruction as it was read.
type reading struct {
	Due
	rank   rank
	exempt int // years at which it exempts from automatic declassification: 25, 50, 75 or for ever; 0: none
}

// rank orders instructions: the higher governs.
type rank uint8

const (
	rankNothing rank = iota
	rankNA
	rankEvent
	rankUnclear
	rankDate
	rankUndated // exempted without a day: OADR, X1-X8, MR
	rank25X
	rank50X
	rankHuman // 50X1-HUM, 50X2-WMD, 75X
	rankOther // another law's: atomic energy, NATO
)

const forEver = 1000

// over returns the one of r and other that governs.
func (r reading) over(other reading) reading {
	if r.rank > other.rank || r.rank == other.rank && r.Day > other.Day {
		return r
	}
	return other
}

// origin is what the terms of a cable are counted from.
type origin struct {
	a    *assess.Assessment
	day  law.Day // the last day that it may be of; 0 where its year is not known
	year int
}

func originOf(a *assess.Assessment) origin {
	o := origin{a: a}
	if a.Date.Known() && a.Date.From.Year() == a.Date.To.Year() {
		o.day, o.year = a.Date.To, a.Date.To.Year()
	}
	return o
}

// endOf returns the last day of the n-th full year after the year of origin.
func (o *origin) endOf(n int) law.Day {
	if o.year == 0 {
		return 0
	}
	return law.Date(o.year+n, 12, 31)
}

// reviews sets the days of E.O. 13526 3.3: 31 December of the 25th and of the 50th year.
func (o *origin) reviews(r *reading) {
	if r.exempt < 25 {
		r.Review25 = o.endOf(25)
	}
	if r.exempt < 50 {
		r.Review50 = o.endOf(50)
	}
}

// reader reads one kind of instruction.
type reader struct {
	code   string // in its usual spelling; the digits follow where digits is set
	digits bool
	rank   rank
	exempt int
	read   func(*origin, *cable.DeclItem, *reading)
}

// readers say of each kind of instruction how it is spelt, what it ranks as, from which automatic
// declassification it exempts, and how its day is found.
var readers = map[cable.DeclKind]reader{
	cable.DeclDate:     {code: "date", rank: rankDate, read: stated},
	cable.DeclDuration: {code: "duration", rank: rankDate, read: duration},
	cable.DeclGDS:      {code: "GDS", rank: rankDate, read: schedule},
	cable.DeclADS:      {code: "ADS", rank: rankDate, read: statedOr("ADS without a date or an event")},
	cable.DeclRDS:      {code: "RDS-", digits: true, rank: rankDate, read: statedOr("RDS without a date")},
	cable.DeclXDS:      {code: "XDS-", digits: true, rank: rankDate, read: statedOr("XDS without a date")},

	cable.DeclXGDS:    {code: "XGDS-", digits: true, rank: rankUndated, read: afterThirty},
	cable.DeclGP:      {code: "GP-", digits: true, rank: rankUndated, read: undated("a group mark sets no day")},
	cable.DeclEO11932: {code: "E.O. 11932", rank: rankUndated, read: undated("exempted without a day")},
	cable.DeclOADR:    {code: "OADR", rank: rankUndated, read: undated("the originating agency decides")},
	cable.DeclX:       {code: "X", digits: true, rank: rankUndated, read: undated("exempted without a day")},
	cable.DeclMR:      {code: "MR", rank: rankUndated, read: undated("manual review sets no day")},
	cable.DeclDCI:     {code: "DCI/DNI ONLY", rank: rankUndated, read: undated("it sets no day")},
	cable.DeclTreaty:  {code: "TREATY", rank: rankUndated, read: undated("a treaty sets no day")},
	cable.DeclSource:  {code: "SOURCE MARKED", rank: rankUndated, read: sourceMarked},

	cable.Decl25X:      {code: "25X", digits: true, rank: rank25X, exempt: 25, read: fiftyYears},
	cable.Decl50X:      {code: "50X", digits: true, rank: rank50X, exempt: 50, read: statedOr(noDate50)},
	cable.Decl75X:      {code: "75X", digits: true, rank: rankHuman, exempt: 75, read: statedOr(noDate75)},
	cable.Decl25XHuman: {code: "25X1-human", rank: rankHuman, exempt: 50, read: undated(upTo75)},
	cable.Decl50X1HUM:  {code: "50X1-HUM", rank: rankHuman, exempt: 50, read: undated(upTo75)},
	cable.Decl50X2WMD:  {code: "50X2-WMD", rank: rankHuman, exempt: 50, read: undated(upTo75)},

	cable.DeclNA:         {code: "N/A", rank: rankNA, read: notApplicable},
	cable.DeclEvent:      {code: "event", rank: rankEvent, read: event},
	cable.DeclVagueEvent: {rank: rankUnclear, read: unclear("the event is not definite")},
	cable.DeclBadDate:    {rank: rankUnclear, read: unclear(noSuchDate)},
	cable.DeclAmbiguous:  {rank: rankUnclear, read: unclear("day and month cannot be told apart")},
	cable.DeclRedacted:   {rank: rankUnclear, read: unclear("it is blacked out in the copy")},
	cable.DeclUnread:     {rank: rankUnclear, read: unclear("the instruction could not be read")},
	cable.DeclCut:        {rank: rankUnclear, read: unclear("it is cut off in the copy")},
}

const (
	upTo75     = "up to 75 years, without a day"
	noSuchDate = "the calendar has no such date"
	noDate50   = "50X without a date"
	noDate75   = "75X without a date"
)

func (o *origin) read(item *cable.DeclItem) reading {
	how := readers[item.Kind]
	r := reading{Due: Due{Code: how.code}, rank: how.rank, exempt: how.exempt}
	if how.digits {
		r.Code = codeOf(how.code, item.Code)
	}
	how.read(o, item, &r)
	return r
}

// codeOf joins a family and its digits; the hyphen of "XGDS-" goes where there are none.
func codeOf(family, digits string) string {
	if digits == "" && family[len(family)-1] == '-' {
		return family[:len(family)-1]
	}
	return short(family + digits)
}

func dayOf(item *cable.DeclItem) law.Day {
	if !law.Valid(item.Year, item.Month, item.Day) {
		return 0
	}
	return law.Date(item.Year, item.Month, item.Day)
}

// on sets a day that follows from the cable's own date; where that is not known, nothing does.
func (r *reading) on(day law.Day, basis string) {
	if day == 0 {
		r.Status, r.Basis = Unclear, basis+": the year of the cable is not known"
		return
	}
	r.Day, r.Basis = day, basis
}

func stated(_ *origin, item *cable.DeclItem, r *reading) {
	if r.Day = dayOf(item); r.Day == 0 {
		unclear(noSuchDate)(nil, item, r)
		return
	}
	r.Basis = "stated in the cable"
}

// statedOr reads a code that wants a date or an event beside it.
func statedOr(otherwise string) func(*origin, *cable.DeclItem, *reading) {
	return func(o *origin, item *cable.DeclItem, r *reading) {
		switch {
		case item.Year != 0:
			stated(o, item, r)
		case item.Event.Valid():
			event(o, item, r)
		default:
			r.Status, r.Basis = Unclear, otherwise
		}
	}
}

func undated(why string) func(*origin, *cable.DeclItem, *reading) {
	return func(o *origin, item *cable.DeclItem, r *reading) {
		if item.Year != 0 {
			stated(o, item, r)
			return
		}
		r.Status, r.Basis = Exempt, why
	}
}

func unclear(why string) func(*origin, *cable.DeclItem, *reading) {
	return func(_ *origin, _ *cable.DeclItem, r *reading) { r.Status, r.Basis = Unclear, why }
}

func event(o *origin, item *cable.DeclItem, r *reading) {
	sp := item.Event
	if !sp.Valid() {
		sp = item.Span
	}
	r.Status, r.Basis, r.Event = OnEvent, "on an event, which has no day", flat(o.a.Cable, sp)
}

func duration(o *origin, item *cable.DeclItem, r *reading) {
	var day law.Day
	if o.day != 0 {
		day = o.day.AddYears(item.Years)
	}
	r.on(day, strconv.Itoa(item.Years)+" years from the cable's date")
}

// schedule reads GDS: under E.O. 12065 with a date, under E.O. 11652 by the level.
func schedule(o *origin, item *cable.DeclItem, r *reading) {
	if item.Year != 0 {
		stated(o, item, r)
		return
	}
	years := law.Schedule(o.a.Level().Letter())
	if years == 0 {
		unclear("GDS hangs on the level, which was not found")(o, item, r)
		return
	}
	r.on(o.endOf(years), "GDS: "+strconv.Itoa(years)+" full years (E.O. 11652 5(A))")
}

// longXGDS is the term after which E.O. 11652 opened what was exempted, unless an agency's head went on.
var longXGDS = law.CodesOf("XGDS-").Longest

func afterThirty(o *origin, item *cable.DeclItem, r *reading) {
	if item.Year != 0 {
		stated(o, item, r)
		return
	}
	r.on(o.endOf(longXGDS), "thirty full years (E.O. 11652 5(E))")
}

// fiftyYears reads 25X1-25X9; one without a date or event lasts fifty years.
func fiftyYears(o *origin, item *cable.DeclItem, r *reading) {
	if item.Year != 0 || item.Event.Valid() {
		statedOr("")(o, item, r)
		return
	}
	var day law.Day
	if o.day != 0 {
		day = o.day.AddYears(law.CodesOf("25X").Longest)
	}
	r.on(day, "25X without a date: fifty years from the cable's date")
}

// longSource is the term of what was copied from a source with a retired value (32 CFR 2001.22(e)(3)).
const longSource = 25

func sourceMarked(_ *origin, item *cable.DeclItem, r *reading) {
	source := dayOf(item)
	if source == 0 {
		r.Status, r.Basis = Exempt, "the date of the source is not given"
		return
	}
	r.Day, r.Basis = source.AddYears(longSource), "25 years from the date of the source"
}

// notApplicable tells "N/A to RD portions" from a bare N/A, which is no instruction on a classified cable.
func notApplicable(o *origin, item *cable.DeclItem, r *reading) {
	if bytes.Contains(bytes.ToUpper(o.a.Cable.Text(item.Span)), []byte("PORTION")) {
		r.rank, r.exempt, r.Code = rankOther, forEver, "N/A to portions"
		r.Status, r.Basis = Exempt, "portions under another law, such as atomic energy or NATO information"
		return
	}
	r.Status, r.Basis = NoInstruction, "N/A on a classified cable is no instruction"
	if o.a.Level() == marking.NoLevel {
		r.Status, r.Basis = Unclear, "N/A, and no level was found"
	}
}
