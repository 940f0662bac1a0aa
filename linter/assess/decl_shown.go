package assess

import (
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// declWords are those of which declassification values are made, besides what has a digit.
var declWords = strings.Fields(`
	DECL DECLAS DECLASSIFY ON N/A NA OADR GDS XGDS ADS XDS RDS GP MR DCI DNI DNG ONLY MANUAL REVIEW INDEFINITE
	INDEF SOURCE SOURCES MARKED DATE OF HUMAN HUM WMD TREATY RD FRD TO PORTIONS PORTION AND OR EO E.O.
	EXTENDED BY JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST
	SEPTEMBER OCTOBER NOVEMBER DECEMBER X XX XXX`)

// ShownDecl is a declassification value as it may be told where words of the text are withheld: up to the first word
// that is none of a value. Dates and codes have digits: of such words it is as long as they have 24 letters together.
func ShownDecl(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	words := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" ,;:()-", r) })
	at, left := 0, text.MostTold
	for _, w := range words {
		at += strings.Index(value[at:], w)
		switch {
		case marking.HasDigit(w):
			left -= len(withoutFigures(w))
		case !isDeclWord(w):
			left = -1
		}
		if left < 0 || len(w) > text.MostTold {
			return strings.TrimRight(value[:at], " ,;:(-") + "…"
		}
		at += len(w)
	}
	return value
}

func isDeclWord(word string) bool {
	upper := strings.ToUpper(word)
	return slices.Contains(declWords, upper) || slices.Contains(declWords, strings.Trim(upper, "."))
}

// withoutFigures is a word without its digits and the strokes and points between them.
func withoutFigures(word string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("0123456789/.", r) {
			return -1
		}
		return r
	}, word)
}
