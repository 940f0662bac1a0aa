package value

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cablelint/linter/text"
)

func TestSubject(t *testing.T) {
	t.Parallel()
	const label = "SUBJECT"
	cases := []struct {
		name, value, words, mark string
		after                    bool
	}{
		{"no mark", " ORCHARD TALKS", "ORCHARD TALKS", "", false},
		{"mark before", " (C) ORCHARD TALKS", "ORCHARD TALKS", "(C)", false},
		{"mark behind", " ORCHARD TALKS (C)", "ORCHARD TALKS", "(C)", true},
		{"over lines", " ORCHARD TALKS:\nFIRST ROUND (SBU)\n", "ORCHARD TALKS:\nFIRST ROUND", "(SBU)", true},
		{"plural ending", " CHANGE OF DATE(S)", "CHANGE OF DATE(S)", "", false},
		{"citation", " REPLY TO REF (C)", "REPLY TO REF (C)", "", false},
		{"word that begins like a mark", " SECRET TALKS IN ARKADIA", "SECRET TALKS IN ARKADIA", "", false},
		{"mark without brackets", " S/NF ORCHARD TALKS", "S/NF ORCHARD TALKS", "", false},
		{"small letters at the end", " ORCHARDS (u)", "ORCHARDS (u)", "", false},
		{"statute", " (c)(3) STATUS", "(c)(3) STATUS", "", false},
		{"empty", " ", "", "", false},
	}
	for _, tc := range cases {
		line := label + ":" + tc.value
		c := over(line)
		c.Jump(len(label) + 1)
		s := Subject(text.Span{End: len(label)}, c)
		got := []any{within(line, s.Text), within(line, s.MarkSpan), s.After, s.Mark != nil}
		if diff := cmp.Diff([]any{tc.words, tc.mark, tc.after, tc.mark != ""}, got); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", tc.name, diff)
		}
	}
}
