package law

// noTerm is the term of a law that set none for every document.
const noTerm = 0

type termStep struct {
	from  Day
	years int
}

// The ordinary longest term of an original classification: E.O. 12065 1-401, E.O. 12356 1.4(a) (none),
// E.O. 12958 1.6(b), E.O. 13292 1.5(b). Under E.O. 11652 it hung on the level; see [Schedule].
var termSteps = []termStep{
	{0, noTerm},
	{Start12065, 6},
	{Start12356, noTerm},
	{Start12958, 10},
	{Amended12958, 25},
}

// LongestTerm returns the number of years that a document of day d could ordinarily be classified for,
// 0 where the law of the day set no limit or one that hung on the level.
func LongestTerm(d Day) int {
	years := noTerm
	for _, s := range termSteps {
		if d >= s.from {
			years = s.years
		}
	}
	return years
}

// Terms of E.O. 12065 1-402 and of 32 CFR 2001.26, in years from the document's origin.
const (
	LongXDS        = 20 // declassification or review by an official with Top Secret authority
	LongXDSForeign = 30 // of foreign government information
	Long25X        = 50 // an exemption from declassification at 25 years
)

// slack is allowed between the Zulu date of a message and the local date that its drafter wrote by.
const slack = 1

// Exceeds reports whether until lies more than a number of years after from, a day of slack allowed.
// From 29 February the term ends on 28 February or 1 March.
func Exceeds(from, until Day, years int) bool { return until > from.AddYears(years)+slack }

// Schedule returns after how many full calendar years the General Declassification Schedule of
// E.O. 11652 5(A) opened a document of the given level, S for SECRET; 0 for another letter.
func Schedule(level string) int {
	switch level {
	case "TS":
		return 10
	case "S":
		return 8
	case "C":
		return 6
	}
	return 0
}
