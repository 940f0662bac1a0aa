package value

import (
	"testing"

	"cablelint/linter/marking"
)

func TestMarkAt(t *testing.T) {
	t.Parallel()
	cases := []struct{ line, want string }{
		{"(C) The minister", "(C)"},
		{"(S//NF) The minister", "(S//NF)"},
		{"(C)(3) of the statute", ""},
		{"(c)(iv) of the statute", ""},
		{"The minister", ""},
		{"", ""},
	}
	for _, tc := range cases {
		m, sp := MarkAt(over(tc.line), len(tc.line))
		if got := within(tc.line, sp); got != tc.want || (m != nil) != (tc.want != "") {
			t.Errorf("%q: %q", tc.line, got)
		}
	}
}

func TestMarkAtOverLines(t *testing.T) {
	t.Parallel()
	const lines = "(S//REL TO USA,\nGBR) The minister"
	c := over(lines).Line()
	if _, sp := MarkAt(c, len(lines)); within(lines, sp) != "(S//REL TO USA,\nGBR)" {
		t.Errorf("read %q", within(lines, sp))
	}
	if _, sp := MarkAt(c, c.End()); sp.End > c.End() {
		t.Errorf("read %q beyond the limit", within(lines, sp))
	}
}

func TestMarkAfterLead(t *testing.T) {
	t.Parallel()
	cases := []struct{ line, want string }{
		{"SUMMARY: (C) The minister", "(C)"},
		{"THE ISSUE -- (S/NF) The minister", "(S/NF)"},
		{"The Issue and Background: (C) The minister", "(C)"},
		{"COMMENT (C) The minister", "(C)"},
		{"The minister (C) came", ""},
		{"Comment (C) The minister", ""},
		{"DATE(S): the minister", ""},
		{"REF (C) says", ""},
		{"PARA (S) AND", ""},
		{"OPTION (C) IS", ""},
		{"SECTION (C)(3) OF", ""},
		{"SECTION 501 (C) OF", ""},
		{"NOTHING", ""},
	}
	for _, tc := range cases {
		m, sp := MarkAfterLead(over(tc.line), len(tc.line))
		if got := within(tc.line, sp); got != tc.want || (m != nil) != (tc.want != "") {
			t.Errorf("%q: %q", tc.line, got)
		}
	}
}

func TestTrailingMark(t *testing.T) {
	t.Parallel()
	cases := []struct{ line, want string }{
		{"The minister came. (C)", "(C)"},
		{"The minister came.(SBU)", "(SBU)"},
		{"(C)", "(C)"},
		{"ORCHARD TALKS (S//NF)", "(S//NF)"},
		{"The date(S)", ""},
		{"as in ref (C)", ""},
		{"as in para (U)", ""},
		{"under section 501(b)(C)", ""},
		{"The minister came. (c)", ""},
		{"The minister came (again)", ""},
		{"The minister came.", ""},
		{"ORCHARD TALKS (U//SI)", "(U//SI)"},
		{"", ""},
	}
	for _, tc := range cases {
		m, sp := TrailingMark(over(tc.line))
		if got := within(tc.line, sp); got != tc.want || (m != nil) != (tc.want != "") {
			t.Errorf("%q: %q", tc.line, got)
		}
	}
}

func TestCites(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"REF": true, "ref": true, "Reftel": true, "PARA": true, "Annex": true, "ref.": true, "subparagraph": true, "SUMMARY": false,
		"": false, "DEFERENCE": false, "OPTIONS": false,
	} {
		if got := Cites([]byte(word)); got != want {
			t.Errorf("%q: %v", word, got)
		}
	}
}

func TestStates(t *testing.T) {
	t.Parallel()
	if States(nil) || States(&marking.Mark{}) || !States(marking.ParsePortion("(SBU)")) {
		t.Error("a mark that says nothing states something, or the other way round")
	}
}
