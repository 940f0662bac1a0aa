package text

import "strconv"

// MostTold is how many characters are told of what a file holds, where that may be anything.
const MostTold = 24

// Withheld stands for what is not told.
const Withheld = "…"

// Told returns what a file gives for a name, as it may be told where words of the text are withheld: cut where it is
// long, as a text may stand in its place.
func Told(name string) string {
	left := MostTold
	for at := range name {
		if left == 0 {
			return name[:at] + Withheld
		}
		left--
	}
	return name
}

// Quoted is [Told] in quotes.
func Quoted(name string) string { return strconv.Quote(Told(name)) }
