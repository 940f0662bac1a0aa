package assess

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// declWords are those of which declassification values are made, besides what has a digit.
var declWords = strings.Fields(`
	DECL DECLAS DECLASSIFY ON N/A NA OADR GDS XGDS ADS XDS RDS GP MR DCI DNI DNG ONLY MANUAL REVIEW INDEFINITE
	INDEF SOURCE SOURCES MARKED DATE OF HUMAN HUM WMD TREATY RD FRD TO PORTIONS PORTION AND OR EO E.O.
	EXTENDED BY JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC JANUARY FEBRUARY MARCH APRIL JUNE JULY AUGUST
	SEPTEMBER OCTOBER NOVEMBER DECEMBER X XX XXX`)

// declForm are the dates and codes of such values. An expression is asked for them when one is told.
var declForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?:(?:25|50|75)?[Xx][1-9]|` +
		`[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2}(?:[0-9]{2})?|` +
		`(?:19|20)[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))?)$`)
})

// longestDecl is how many bytes of a value are told at the most: no value is longer.
const longestDecl = 120

// ShownDecl is a declassification value as it may be told where words of the text are withheld: up to the first word
// that is none of a value. Of words with digits that are no date and no code 24 bytes are told.
func ShownDecl(value string) string {
	value = strings.Join(strings.Fields(value), " ")
	if len(value) > longestDecl {
		value = strings.ToValidUTF8(value[:longestDecl], "") + " " + text.Withheld
	}
	words := strings.FieldsFunc(value, func(r rune) bool { return strings.ContainsRune(" ,;:()-", r) })
	at, left := 0, text.MostTold
	for _, w := range words {
		at += strings.Index(value[at:], w)
		switch {
		case isDeclWord(w):
		case marking.HasDigit(w):
			left -= len(w)
		default:
			left = -1
		}
		if left < 0 {
			return strings.TrimRight(value[:at], " ,;:(-") + text.Withheld
		}
		at += len(w)
	}
	return value
}

func isDeclWord(word string) bool {
	upper := strings.ToUpper(word)
	return slices.Contains(declWords, upper) || slices.Contains(declWords, strings.Trim(upper, ".")) ||
		declForm().MatchString(word)
}
