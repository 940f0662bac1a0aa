package law

type termStep struct {
	from     Day
	years    int    // 0: none for every document
	schedule [3]int // by level: CONFIDENTIAL, SECRET, TOP SECRET
}

func termOn(d Day) (last termStep) {
	for _, s := range termSteps {
		if d >= s.from {
			last = s
		}
	}
	return last
}

// LongestTerm returns the number of years that a document of day d could ordinarily be classified for,
// 0 where the law of the day set no limit or one that hung on the level.
func LongestTerm(d Day) int { return termOn(d).years }

// slack is allowed between the Zulu date of a message and the local date that its drafter wrote by.
const slack = 1

// Exceeds reports whether until lies more than a number of years after from, a day of slack allowed.
// From 29 February the term ends on 28 February or 1 March.
func Exceeds(from, until Day, years int) bool { return until > from.AddYears(years)+slack }

// Schedule returns after how many full calendar years the General Declassification Schedule opened a
// document of the given level, S for SECRET; 0 for another letter.
func Schedule(level string) int {
	for _, s := range termSteps {
		if s.schedule == [3]int{} {
			continue
		}
		switch level {
		case "C":
			return s.schedule[0]
		case "S":
			return s.schedule[1]
		case "TS":
			return s.schedule[2]
		}
	}
	return 0
}
