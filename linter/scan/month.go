package scan

// months are the names of the months.
var months = [...]string{
	"JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE",
	"JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER",
}

// initials are the letters with which months begin.
var initials = TableOf("JFMASONDjfmasond")

// Month returns the month, from 1, that word names or shortens to three letters or more, in any case; 0
// when there is none.
func Month(word []byte) int {
	if len(word) < 3 || !initials[word[0]] {
		return 0
	}
	first, second := ToUpper(word[0]), ToUpper(word[1])
	for m, name := range &months {
		if name[0] == first && name[1] == second && len(word) <= len(name) && Folds(word, name[:len(word)]) {
			return m + 1
		}
	}
	return 0
}

// MonthName returns the three letters of a month, from 1, as date-time groups have them.
func MonthName(month int) string { return months[month-1][:3] }
