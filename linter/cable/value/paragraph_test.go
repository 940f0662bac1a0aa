package value

import (
	"strings"
	"testing"
)

func TestParagraphHead(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, line string
		head, mark string // "" where there is none
		bracketed  bool
	}{
		{"a number, a point and a mark", "1. (C) Text", "1.", "(C)", true},
		{"nothing between point and mark", "1.(SBU) Text", "1.", "(SBU)", true},
		{"a bracket for the point", "1) Text", "1)", "", false},
		{"a pilcrow", "\u00b61. (C) Text", "\u00b61.", "(C)", true},
		{"a pilcrow before a decimal number", "\u00b61.5 percent", "\u00b61.", "", false},
		{"a decimal number", "1.5 percent", "", "", false},
		{"a blank before the point", "1 . (C) Text", "1 .", "(C)", true},
		{"two blanks before the point", "1  . (C) Text", "", "", false},
		{"no point before a mark", "1 (C) Text", "1", "(C)", true},
		{"no point, two blanks before a mark", "1  (C) Text", "1", "(C)", true},
		{"no point, three blanks before a mark", "1   (C) Text", "", "", false},
		{"no point, a bracket without a level", "1 (again) Text", "", "", false},
		{"no point, a bracket with a control alone", "1 (NOFORN) Text", "", "", false},
		{"a statute cited", "2(C)(2) Text", "", "", false},
		{"no point and no bracket", "1 minister came", "", "", false},
		{"another sign for the point", "1; Text", "", "", false},
		{"a text that was cut", "1. ...", "", "", false},
		{"nothing behind the point", "1.", "1.", "", false},
		{"four digits", "2007. Text", "", "", false},
		{"a mark behind the lead", "1. SUMMARY: (C) Text", "1.", "(C)", false},
		{"a mark that a word in small letters follows", "1. summary: (C) Text", "1.", "", false},
		{"the level behind the whole text", "1. ENTIRE TEXT IS SECRET.", "1.", "(SECRET - ENTIRE TEXT)", true},
		{"the whole text behind the level", "1. CONFIDENTIAL - ENTIRE TEXT.", "1.", "CONFIDENTIAL - ENTIRE TEXT.", true},
		{"no number", "(C) Text", "", "", false},
	}
	for _, tc := range cases {
		var p Paragraph
		ok := ParagraphHead(over(tc.line), len(tc.line), &p)
		head, mark := "", ""
		if ok {
			head = within(tc.line, p.Head)
		}
		if p.Mark != nil {
			mark = p.Mark.Text
		}
		equal(t, tc.name+": is one", tc.head != "", ok)
		equal(t, tc.name+": head", tc.head, head)
		equal(t, tc.name+": mark", tc.mark, mark)
		equal(t, tc.name+": in brackets behind the number", tc.bracketed, p.Bracketed())
	}
}

func TestInlineParagraph(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"reasons 1.4 (d). 1. (C) Text":            "1. (C) Text",
		"reasons 1.4 (d).\u00a01. (C) Text":       "1. (C) Text",
		"reasons 1.4 (d).1. (C) Text":             "",
		"reasons 1.4 (d). 1. [C] Text":            "",
		"reasons 1.4 (d). 1 (C) Text":             "",
		"reasons 1.4 (d). 1. Text of 1. (S) more": "1. (S) more",
		" 1. Text":   "",
		"2. (C) One": "",
	} {
		at := InlineParagraph(over(line))
		found := ""
		if at > 0 {
			found = line[at:]
		}
		equal(t, line, want, found)
		equal(t, line+": found", want != "", at > 0)
	}
	if at := InlineParagraph(over(strings.Repeat("1", 40))); at != 0 {
		t.Errorf("a paragraph at %d of a number", at)
	}
}
