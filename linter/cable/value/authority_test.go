package value

import (
	"strings"
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// blockIn returns the block at the head of the lines of s, as far as it goes on.
func blockIn(s string) scan.Cursor {
	lines := line.Split([]byte(s), '\n', nil)
	c := scan.Of([]byte(s))
	end := lines[0].Text.End
	for i := 1; i < len(lines); i++ {
		l := lines[i]
		if l.Shape == line.Empty {
			continue
		}
		if !BlockGoesOn(c.Until(end), c.Within(l.Text), l.Shape == line.Bracket, lines[i-1].Shape == line.Empty) {
			break
		}
		end = l.Text.End
	}
	return c.Until(end)
}

// blockString shows classifier, section and letters, and a reason that is not well formed.
func blockString(c scan.Cursor, a *cable.Authority) string {
	parts := []string{string(c.Slice(a.Classifier)), a.Reason.Number, ""}
	for _, l := range a.Reason.Letters {
		parts[2] += string(l.Value)
	}
	s := strings.Join(parts, "|")
	if a.Reason.Malformed {
		s += " malformed"
	}
	return s
}

// What a block says in a heading is tested with the heading; these are blocks of other kinds.
func TestAuthority(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"a stroke for the point", "Classified By: CDA Jane Roe for reasons: 1/4 (B), (D)", "CDA Jane Roe|1.4|bd malformed"},
		{"wrapped before the point", "Classified By: DCM Jane Roe for reasons 1\n.4 (b) and (d)", "DCM Jane Roe|1.4|bd"},
		{"cut, and something below", "Classified By: DCM Jane Roe for reasons ...\n3/9/2005 6:49", "DCM Jane Roe||"},
		{"backslashes", "Classified By: DCM Jane Roe for reasons 1.4 \\\n(b) and (d). \\", "DCM Jane Roe|1.4|bd"},
		{"backslash in the name", "Classified By: DCM \\\nJane Roe, \\\nreasons 1.4 (b)", "DCM \\\nJane Roe|1.4|b"},
		{"letters behind the order", "Classified By: DCM Jane Roe, E.O. 12958, (B,D)", "DCM Jane Roe||bd"},
		{"bare letters behind the order", "CLASSIFIED BY DCM JANE ROE, E.O. 12958 B,D.", "DCM JANE ROE||bd"},
		{"behind a source", "Classified By: Jane Roe, DCM\nDerived from: DSCG 05-1, B,D", "Jane Roe, DCM||"},
		{"in words", "Classified By: Jane Roe, DCM. Reason: Foreign relations", "Jane Roe, DCM|| malformed"},
		{"in words without a colon", "Classified By: Jane Roe, DCM, for reasons of foreign relations", "Jane Roe, DCM|| malformed"},
		{"of section 3.3", "Classified By: Jane Roe, DCM. Reason: 3.3(b)(1)", "Jane Roe, DCM|| malformed"},
		{"of section 1.7", "Classified By: Jane Roe, DCM. Reason: 1.7", "Jane Roe, DCM|1.7| malformed"},
		{"1.7 with a letter", "Classified By: Jane Roe, DCM. Reason: 1.7 (b)", "Jane Roe, DCM|1.7|b"},
		{"withheld", "Classified By: Jane Roe, DCM. Reason: XXXXXXX", "Jane Roe, DCM||"},
		{"cut", "Classified By: Jane Roe, DCM for reason...", "Jane Roe, DCM||"},
		{"reasons of prose", "Classified By: Jane Roe, DCM\nThere is no other reason than this.", "Jane Roe, DCM\nThere is no other reason than this||"},
		{"a blank line in the block", "Classified By: Political Counselor\n\nPolitical Counselor Jane Roe, reasons 1.4 b and d\n\n1. (C) Text.", "Political Counselor\n\nPolitical Counselor Jane Roe|1.4|bd"},
		{"a page line in the block", "Classified By: Jane Roe, DCM,\nARKADIA 00000187  001.2 OF 002\nReason: 1.4 (b)", "Jane Roe, DCM|1.4|b"},
		{"any case", "classified by: Jane Roe, DCM\nREASON: 1.4(d)\ndeclassify on: 2030/03/02", "Jane Roe, DCM|1.4|d"},
		{"ends before the text", "Classified By: Jane Roe, DCM, reasons 1.4 (d)\n1. (C) Text for reasons 1.4 (a).", "Jane Roe, DCM|1.4|d"},
		{"ends before a banner", "Classified By: Jane Roe, DCM\nCONFIDENTIAL\nreasons 1.4 (d)", "Jane Roe, DCM||"},
		{"ends before the E.O. line", "Classified By: Jane Roe, DCM\nE.O. 12958: DECL: X1", "Jane Roe, DCM||"},
		{"a title like a level", "Classified By:\nSECRETARY JANE ROE, reasons 1.4 (d)", "SECRETARY JANE ROE|1.4|d"},
		{"a paragraph behind a blank line", "Classified By: Jane Roe, DCM\n\nSummary of a plan derived from talks.", "Jane Roe, DCM||"},
		{"a section with a blank at the head of a line", "Classified By: Jane Roe, DCM, reasons\n1. 4 (b)", "Jane Roe, DCM|1.4|b"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := blockIn(tt.in)
			a := Authority(c, noon, 12958)
			equal(t, "block", tt.want, blockString(c, &a))
		})
	}
}

func TestReasonLabel(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"Classified By: Jane Roe, DCM\nReason: 1.4 (b)", "Reason:|1.4 (b)"},
		{"Classified By: Jane Roe, DCM\nReason:", "Reason:|"},
		{"Classified By: Jane Roe, DCM. REASON:", "REASON:|"},
		{"Classified By: Jane Roe, DCM. REASON: XXXX", "REASON:|"},
		{"Classified By: Jane Roe, DCM. Reason(s): Foreign relations.\nDeclassify On: X1", "Reason(s):|Foreign relations"},
		{"Classified By: Jane Roe, DCM. Reason: 3.3(b)(1)", "Reason:|3.3(b)(1)"},
		{"Classified By: Jane Roe, DCM.", "|"},
		{"Declassify On: X1\nReason: Foreign relations", "Reason:|Foreign relations"},
	} {
		c := scan.Of([]byte(tt.in))
		a := Authority(c, noon, 12958)
		equal(t, tt.in, tt.want, string(c.Slice(a.ReasonLabel))+"|"+string(c.Slice(a.Reason.Span)))
	}
}

func TestDerived(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in, sources, decl string
		reason            string
	}{
		{
			"Derived From: Multiple Sources; DSCG 05-01, January 2005\nDeclassify On: 20350105",
			"Multiple Sources|DSCG 05-01, January 2005", "date 2035-01-05", "",
		},
		{"Derived from: DSCG 05-1, B,D", "DSCG 05-1, B,D", "", ""},
		{"DERIVED FROM: DSCG 05-1 B, D", "DSCG 05-1 B, D", "", ""},
		{"DERIVED FROM DSCG 05-1 (d). DECL ON: 03/14/2017", "DSCG 05-1 (d)", "date 2017-03-14", ""},
		{"Derived From: DSCG 05-1, reasons 1.4 (b)", "DSCG 05-1", "", "b"},
		{"Derived From: Refs A, B and C", "Refs A, B and C", "", ""},
		{"Derived From: REF A, B", "REF A, B", "", ""},
		{"derived from: Derived from 07 ARKADIA 12", "07 ARKADIA 12", "", ""},
		{"Derived From:", "", "", ""},
	} {
		c := scan.Of([]byte(tt.in))
		a := Authority(c, noon, 12958)
		sources := make([]string, 0, len(a.Sources))
		for _, sp := range a.Sources {
			sources = append(sources, string(c.Slice(sp)))
		}
		letters := ""
		for _, l := range a.Reason.Letters {
			letters += string(l.Value)
		}
		equal(t, tt.in, true, a.Present())
		equal(t, tt.in+": sources", tt.sources, strings.Join(sources, "|"))
		equal(t, tt.in+": instruction", tt.decl, itemsString(&a.Decl))
		equal(t, tt.in+": letters", tt.reason, letters)
	}
}

func TestJoin(t *testing.T) {
	t.Parallel()
	c := scan.Of([]byte("Classified By: Jane Roe, DCM\n\nReason: 1.4 (d)\n\nDeclassify On: X1\n\nClassified By: John Doe, reasons 1.4 (a)"))
	var a cable.Authority
	for at := 0; at < c.End(); {
		part := c.To(at)
		end := part.FindExact("\n\n")
		if end < 0 {
			end = c.End()
		}
		Join(&a, Authority(part.Until(end), noon, 12958))
		at = end + 2
	}
	equal(t, "block", "Jane Roe, DCM|1.4|d", blockString(c, &a))
	equal(t, "instruction", "X:1", itemsString(&a.Decl))
	equal(t, "span", text.Span{End: c.End()}, a.Span)
}

func TestBlockStop(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in, want string
		inline   bool
	}{
		{"Classified By: DCM Jane Roe, reasons 1.4 (d).  1. (C) Text.", "Classified By: DCM Jane Roe, reasons 1.4 (d).", true},
		{"Classified By: DCM Jane Roe. 1. (C) Text.", "Classified By: DCM Jane Roe. ", true},
		{"Classified By: DCM Jane Roe, reasons 1.4 (d).", "Classified By: DCM Jane Roe, reasons 1.4 (d).", false},
		{
			"Classified By: DCM Jane Roe, reasons 1.4 (d). " + strings.Repeat("Words of the text. ", 30),
			"Classified By: DCM Jane Roe, reasons 1.4 (d).", true,
		},
	} {
		c := scan.Of([]byte(tt.in))
		stop, inline := BlockStop(c)
		equal(t, tt.in, tt.want, string(c.Slice(text.Span{End: stop})))
		equal(t, tt.in, tt.inline, inline)
	}
}

func TestClassifier(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in           string
		nobody, only bool
	}{
		{"Ambassador", true, false},
		{"Charg\u00e9 d'Affaires, a.i.", true, false},
		{"Multiple Sources", true, false},
		{"MULTIPLE SOURCES", true, false},
		{"Jane Roe", false, true},
		{"Jane Q. Roe, Jr.", false, true},
		{"Mrs. Jane Roe", false, true},
		{"Jane Roe, DCM", false, false},
		{"Jane Roe (visiting)", false, false},
		{"Ambassador Jane Roe", false, false},
		{"XXXXX", false, false},
		{"", false, false},
	} {
		equal(t, tt.in+": nobody", tt.nobody, NamesNobody([]byte(tt.in)))
		equal(t, tt.in+": name only", tt.only, NamesOnly([]byte(tt.in)))
	}
}
