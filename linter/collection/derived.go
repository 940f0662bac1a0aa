package collection

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// dayOf is the last day of a declassification value, 0 where it names none.
func dayOf(decl string) law.Day {
	t, err := time.Parse(time.DateOnly, decl[max(len(decl)-len(time.DateOnly), 0):])
	if err != nil {
		return 0
	}
	return law.Date(t.Year(), int(t.Month()), t.Day())
}

// isDate reports whether a declassification value is a date and nothing else.
func isDate(decl string) bool { return len(decl) == len(time.DateOnly) && dayOf(decl) != 0 }

// yearsOf is N of the value "N years", 0 where it is another.
func yearsOf(decl string) int {
	number, _ := strings.CutSuffix(decl[strings.LastIndexByte(decl, ',')+1:], " years")
	years, _ := strconv.Atoi(strings.TrimSpace(number))
	return years
}

// until is the last day of the declassification value of a cable of a day, 0 where that is not known.
func until(decl string, day law.Day) law.Day {
	if years := yearsOf(decl); years > 0 && day != 0 {
		return day.AddYears(years)
	}
	return dayOf(decl)
}

// How many years from its own date a source without a date binds what is derived from it: 32 CFR 2001.22(e) lets it be
// marked with 25 years where the source has a value that is no longer in use. What identifies a human source or tells
// of the making of weapons is exempt from that day too.
const (
	undated = 25
	exempt  = 50
)

// boundTo is the day to which a source of a day binds what is derived from it, 0 where that is not known.
func boundTo(decl string, day law.Day) law.Day {
	if last := until(decl, day); last != 0 || day == 0 {
		return last
	}
	years := 0
	switch code := decl[strings.LastIndexByte(decl, ' ')+1:]; {
	case strings.HasPrefix(code, "25X1-human"), strings.HasPrefix(code, "50X"), strings.HasPrefix(code, "75X"):
		years = exempt
	case strings.HasPrefix(code, "25X"), code == "OADR", code == "MR", code == "ONLY", isOldExemption(code):
		years = undated
	}
	if years == 0 {
		return 0
	}
	return day.AddYears(years)
}

// isOldExemption reports whether a value is X1 to X8, which exempted from the tenth year.
func isOldExemption(code string) bool {
	return len(code) == len("X1") && code[0] == 'X' && '1' <= code[1] && code[1] <= '8'
}

// bindsUntil words the value of a source of a day: "is on 2027-03-14", and "has OADR" where it comes to no day.
func bindsUntil(decl string, of law.Day) string {
	if day := until(decl, of); day != 0 {
		return "is on " + day.String()
	}
	return "has " + decl
}

// covers reports whether what one marking asks is at least what another asks.
func covers(one, other string) bool {
	a, _ := marking.ReadBanner([]byte(one))
	b, _ := marking.ReadBanner([]byte(other))
	return a == nil || b == nil || marking.Covers(a.Level, a.Controls, b.Level, b.Controls)
}

// plain are words beside a number by which a source is called a message, and whose.
var plain = setOf("DEPARTMENT DEPT REPORTING SAME DATE USEMB MESSAGE")

// besides reports whether a value names something beside the messages that were read in it, as a guide or a memorandum
// is: words that are neither a date, nor in brackets, nor such as stand beside a number.
func (by *citing) besides(value scan.Cursor, found []cite) bool {
	for !value.Done() {
		at := func(f cite) bool { return f.span.Start <= value.At() && value.At() < f.span.End }
		if i := slices.IndexFunc(found, at); i >= 0 {
			value.Jump(found[i].span.End)
			continue
		}
		if value.Byte('(') {
			value.While(func(b byte) bool { return b != ')' })
			continue
		}
		word := value.Slice(value.Letters())
		name := strings.ToUpper(string(word))
		if len(word) >= leastPost && !plain()[name] && !beside()[name] && !behindNumber()[name] && scan.Month(word) == 0 &&
			!by.known(word) {
			return len(found) > 0
		}
		if len(word) == 0 {
			value.Next(1)
		}
	}
	return false
}
