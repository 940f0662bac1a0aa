package value

import (
	"maps"
	"strings"
	"testing"

	"cablelint/linter/cable/line"
)

func TestFindQuotes(t *testing.T) {
	t.Parallel()
	const subject = "SUBJECT: ORCHARD TALKS"
	for _, tt := range []struct {
		name  string
		lines []string
		want  Quotes
	}{
		{"a telegram", []string{"1. TEXT", "QUOTE", subject, "UNQUOTE", "2. MORE"}, Quotes{1: 3}},
		{"a level behind the word", []string{"QUOTE S E C R E T", "TEXT", "UNQUOTE"}, Quotes{0: 2}},
		{"a level behind BEGIN QUOTE", []string{"BEGIN QUOTE SECRET", "TEXT", "END QUOTE"}, Quotes{0: 2}},
		{"a classification line", []string{"QUOTE", "SECRET ARKADIA 000187", "UNQUOTE"}, Quotes{0: 2}},
		{"a level that is no classification line", []string{"QUOTE", "SECRET TALKS WENT ON", "UNQUOTE"}, nil},
		{"words", []string{"QUOTE", "TEXT", "UNQUOTE"}, nil},
		{"a heading above the quotation", []string{subject, "QUOTE", "TEXT", "UNQUOTE"}, nil},
		{"a heading below the quotation", []string{"QUOTE", "TEXT", "UNQUOTE", subject}, nil},
		{"the end in mid-line", []string{"QUOTE", subject, "the talks failed. UNQUOTE"}, Quotes{0: 2}},
		{"two, one after the other", []string{"QUOTE", subject, "UNQUOTE", "QUOTE", subject, "UNQUOTE"}, Quotes{0: 2, 3: 5}},
		{
			"one in the other",
			[]string{"QUOTE", subject, "QUOTE", subject, "UNQUOTE", "TEXT", "UNQUOTE"},
			Quotes{0: 6, 2: 4},
		},
		{"the heading in the inner one alone", []string{"QUOTE", "QUOTE", subject, "UNQUOTE", "UNQUOTE"}, Quotes{0: 4, 1: 3}},
		{"never closed, with one inside", []string{"QUOTE", subject, "QUOTE", subject, "UNQUOTE", "TEXT"}, Quotes{0: 4, 2: 4}},
		{"never closed", []string{"QUOTE", subject, "TEXT"}, nil},
		{"the end of the message closes it", []string{"QUOTE", subject, "NNNN", "UNQUOTE"}, nil},
		{
			"the end of the message between two",
			[]string{"QUOTE", "QUOTE", subject, "UNQUOTE", "NNNN", subject, "UNQUOTE"},
			Quotes{0: 3, 1: 3},
		},
		{"the end without a beginning", []string{subject, "UNQUOTE"}, nil},
		{"nothing", nil, nil},
	} {
		b := []byte(strings.Join(tt.lines, "\n"))
		lines, shown := line.Split(b, '\n', nil, nil)
		found := FindQuotes(b, lines, shown)
		if !maps.Equal(found, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, found, tt.want)
		}
		for k := range tt.lines {
			end, ok := tt.want[k]
			if !ok {
				end = -1
			}
			equal(t, tt.name+": end", end, found.End(k))
		}
	}
}
