package report

import (
	"cmp"
	"strconv"
	"strings"
)

// About is what a run says of itself, so that a page tells what it holds for. The zero About says nothing.
type About struct {
	Paths   []string // as they were given; none: the current folder
	Flags   []string // that bear on what is found, as they were given: "--since main"
	Ceiling string   // the highest level allowed: of flags and configurations the lowest; "" for none
	AsOf    string   // the day that counted as today, in ISO form; "" where none was given
	Configs []string // the configurations in force for some file
}

// fact is a line of the head of a page.
type fact struct{ Label, Words string }

// facts says a run in words. It is empty for the zero About.
func (a *About) facts() []fact {
	if len(a.Paths)+len(a.Flags)+len(a.Configs) == 0 && a.Ceiling == "" && a.AsOf == "" {
		return nil
	}
	list := func(words []string, otherwise string) string {
		return cmp.Or(Visible(strings.Join(words, ", ")), otherwise)
	}
	return []fact{
		{"Paths", list(a.Paths, ".")},
		{"Flags", list(a.Flags, "none")},
		{"Ceiling", cmp.Or(a.Ceiling, "none")},
		{"Counted as today", cmp.Or(a.AsOf, "no day: what has passed is not judged")},
		{"Configuration", list(a.Configs, "none")},
	}
}

// Grouped writes a number with a comma before every three digits.
func Grouped(n int) string {
	digits := strconv.Itoa(n)
	sign := strings.TrimRight(digits, "0123456789")
	digits = digits[len(sign):]
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return sign + digits
}
