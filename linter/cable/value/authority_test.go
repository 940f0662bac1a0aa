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
	lines, _ := line.Split([]byte(s), '\n', nil, nil)
	c := scan.Of([]byte(s))
	end := lines[0].Text().End
	for i := 1; i < len(lines); i++ {
		l := lines[i]
		if l.Shape == line.Empty {
			continue
		}
		if !BlockGoesOn(c.Until(end), c.Within(l.Text()), l.Shape == line.Bracket, lines[i-1].Shape == line.Empty) {
			break
		}
		end = l.Text().End
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
		{"a number that ends like a section", "Classified By: Jane Roe, room 21.4 (b)", "Jane Roe, room 21.4 (b)||"},
		{"no word that leads to the section", "Classified By: DCM Jane Roe, 1.4 (b)", "DCM Jane Roe|1.4|b"},
		{"no word that leads to a section without letters", "Classified By: Jane Roe, room 1.4", "Jane Roe, room 1.4||"},
		{"no word that leads to a garbled section", "Classified By: Jane Roe, 1,4 (b)", "Jane Roe, 1,4 (b)||"},
		{"the letter I for the one", "Classified By: Jane Roe, reasons I.4 (b)", "Jane Roe|1.4|b malformed"},
		{"the letter l for the one", "Classified By: Jane Roe, reasons l.4 (b)", "Jane Roe|1.4|b malformed"},
		{"glued to the word", "Classified By: Jane Roe, reasons1.4 (b)", "Jane Roe|1.4|b"},
		{"a letter for the one, glued to the word", "Classified By: Jane Roe, reasonsI.4 (b)", "Jane Roe, reasonsI.4 (b)||"},
		{"letters at the head of a part", "Reasons (B) and (D)", "||bd"},
		{"letters and no section", "Classified By: DCM Jane Roe for reasons (B) and (D)", "DCM Jane Roe||bd"},
		{"one letter in brackets behind the order", "Classified By: DCM Jane Roe, E.O. 12958, (D)", "DCM Jane Roe||d"},
		{"one bare letter behind the order", "Classified By: DCM Jane Roe, E.O. 12958, D", "DCM Jane Roe||"},
		{"a bare letter behind one in brackets", "Classified By: Jane Roe, reasons 1.4 (b) d", "Jane Roe|1.4|b"},
		{"a hyphen before the letters", "Classified By: Jane Roe, reasons 1.4-b,d", "Jane Roe|1.4|bd"},
		{"a hyphen before a word", "Classified By: Jane Roe, reasons 1.4-bureau", "Jane Roe|1.4|"},
		{"a hyphen between the letters", "Classified By: Jane Roe, reasons 1.4 (b)-(d)", "Jane Roe|1.4|bd"},
		{"a point behind the section", "Classified By: Jane Roe, reasons 1.4. (b) and (d)", "Jane Roe|1.4|bd"},
		{"a point between the letters", "Classified By: Jane Roe, reasons 1.4 (b). (d)", "Jane Roe|1.4|bd"},
		{"a point in the brackets", "Classified By: Jane Roe, reasons 1.4 (b.) and (d)", "Jane Roe|1.4|bd"},
		{"a sentence behind the letter", "Classified By: Jane Roe, reasons 1.4 (b). A memo", "Jane Roe|1.4|b"},
		{"quotation marks", "Classified By: Jane Roe, reasons 1.4 \"b\" and \"d\"", "Jane Roe|1.4|bd"},
		{"quotation marks of print", "Classified By: Jane Roe, reasons 1.4 \u2018b\u2019, \u201cd\u201d", "Jane Roe|1.4|bd"},
		{"a quotation mark that is not closed", "Classified By: Jane Roe, reasons 1.4 \"b and d", "Jane Roe|1.4|"},
		{"no letter of a reason in quotation marks", "Classified By: Jane Roe, reasons 1.4 \"x\"", "Jane Roe|1.4|"},
		{"letters that nothing joins", "Classified By: Jane Roe, reasons 1.4 (b) (d)", "Jane Roe|1.4|bd"},
		{"a mark behind the letters", "Classified By: Jane Roe, reasons 1.4 (b) (SBU) Text", "Jane Roe|1.4|b"},
		{"a mark of one letter behind small ones", "Classified By: Jane Roe, reasons 1.4 (b) (C) Text", "Jane Roe|1.4|b"},
		{"a mark with a control behind the letters", "Classified By: Jane Roe, reasons 1.4 (B) (C/NF) Text", "Jane Roe|1.4|b"},
		{"capitals that nothing joins", "Classified By: Jane Roe, reasons 1.4 (B) (D) Text", "Jane Roe|1.4|bd"},
		{"a capital at the end", "Classified By: Jane Roe, reasons 1.4 (b) (C)", "Jane Roe|1.4|bc"},
		{"letters in one bracket", "Classified By: Jane Roe, reasons 1.4 (db)", "Jane Roe|1.4|db"},
		{"more letters in one bracket than are meant", "Classified By: Jane Roe, reasons 1.4 (abcd)", "Jane Roe|1.4|"},
		{"letters without brackets", "Classified By: Jane Roe, reasons 1.4 abcd.", "Jane Roe|1.4|abcd"},
		{"letters without brackets in no order", "Classified By: Jane Roe, reasons 1.4 db.", "Jane Roe|1.4|"},
		{"a letter without brackets twice", "Classified By: Jane Roe, reasons 1.4 bb.", "Jane Roe|1.4|"},
		{"a word of letters of the list", "Classified By: Jane Roe, reasons 1.4 abcde.", "Jane Roe|1.4|"},
		{"letters and a word behind them", "Classified By: Jane Roe, reasons 1.4 bd talks", "Jane Roe|1.4|"},
		{"bare letters apart", "Classified By: Jane Roe, reasons 1.4 b d", "Jane Roe|1.4|bd"},
		{"a word behind bare letters", "Classified By: Jane Roe, reasons 1.4 b d talks", "Jane Roe|1.4|b"},
		{"AND parted from its last letter", "Classified By: Jane Roe, reasons 1.4 (b) an d (d)", "Jane Roe|1.4|bd"},
		{
			"as many letters as a list has", "Classified By: Jane Roe, reasons 1.4 (a,b,c,d,e,f,g,h,a,b,c,d,e)",
			"Jane Roe|1.4|abcdefghabcd",
		},
		{"the plural in brackets leads", "Classified By: Jane Roe, reason(s) 1.4", "Jane Roe|1.4|"},
		{"a misspelt word leads", "Classified By: Jane Roe, reson 1.4", "Jane Roe|1.4|"},
		{"an order between the word and the section", "Classified By: Jane Roe, reasons EO 12958 1.4", "Jane Roe|1.4|"},
		{"the number of an order between them", "Classified By: Jane Roe, reasons 12958 1.4", "Jane Roe|1.4|"},
		{"another number between them", "Classified By: Jane Roe, reasons 129 1.4", "Jane Roe|| malformed"},
		{"a page of a printed copy", "Classified By: Jane Roe, DCM\nPage 1 of 3\nreasons 1.4 (d)", "Jane Roe, DCM|1.4|d"},
		{"an abbreviation keeps its point", "Classified By: Charge d'Affaires, a.i., reasons 1.4 (b)", "Charge d'Affaires, a.i.|1.4|b"},
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
		{"Classified By: Jane Roe, TREASON: none", "|"},
		{"Classified By: Jane Roe, DCM for reasons (again)", "for reasons|again)"},
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
		{"Derived From: 1.4 (b)", "1.4 (b)", "", "b"},
		{"Derived From: DSCG 05-1;\n\n;Cable 08 BREMWICK 12", "DSCG 05-1|Cable 08 BREMWICK 12", "", ""},
		{"Derived From: DSCG 05-1, reasons 1.4 (b)\nReason: 1.4 (d)", "DSCG 05-1", "", "b"},
		{"Declassify On: X1\nReason: 1.4 (d)\nDerived From: DSCG 05-1, reasons 1.4 (b)", "DSCG 05-1, reasons 1.4 (b)", "X:1", "d"},
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

func TestSourceList(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"Derived From: Multiple Sources: 08 BREMWICK 12; 11 OLDHAVEN 22": true,
		"Derived From: Multiple Sources":                                 false,
		"Derived From: DSCG 05-1; DSCG 05-2":                             false,
	} {
		a := Authority(scan.Of([]byte(in)), noon, 12958)
		equal(t, in, want, a.SourceList)
	}
	for in, want := range map[string]bool{
		"SOURCE LIST: DSCG 05-1": true, "List of sources: DSCG 05-1": true, "See the source list.": true,
		"See the list of sources.": true, "SOURCES": false, "": false,
	} {
		equal(t, in, want, HasSourceList(scan.Of([]byte(in))))
	}
}

func TestBlockMark(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, mark, span, doubled string }{
		{"Classified By: Jane Roe", "", "", ""},
		{"(C) Classified By: Jane Roe", "(C)", "(C)", ""},
		{"Classified By: (C) Jane Roe", "(C)", "(C)", ""},
		{"(U) Classified By: (C) Jane Roe", "(U)", "(U)", ""},
		{"(U) Classified By: Classified by: Jane Roe", "(U)", "(U)", "Classified by"},
		{"Classified By: Classified by: (C) Jane Roe", "(C)", "(C)", "Classified by"},
		{"Classified By: (NOFORN) Jane Roe", "", "", ""},
		{"Classified By: [C] Jane Roe", "", "", ""},
		{"(C) The talks", "", "", ""},
	} {
		c := scan.Of([]byte(tt.in))
		a := Authority(c, noon, 12958)
		mark := ""
		if a.Mark != nil {
			mark = a.Mark.Text
		}
		equal(t, tt.in+": mark", tt.mark, mark)
		equal(t, tt.in+": place", tt.span, string(c.Slice(a.MarkSpan)))
		equal(t, tt.in+": doubled", tt.doubled, string(c.Slice(a.Doubled)))
	}
}

func TestPartLabels(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, declassify, derived string }{
		{"DECL: X1", "DECL", ""},
		{"Declassify On: X1", "Declassify On", ""},
		{"DERIVED: DSCG 05-1", "", "DERIVED"},
		{"Derived From DSCG 05-1. Declassify On: X1", "Declassify On", "Derived From"},
		{"UNDERIVED FROM DSCG 05-1", "", ""},
		{"7Decl: X1", "Decl", ""},
	} {
		c := scan.Of([]byte(tt.in))
		a := Authority(c, noon, 12958)
		equal(t, tt.in+": declassify", tt.declassify, string(c.Slice(a.DeclassifyOn)))
		equal(t, tt.in+": derived", tt.derived, string(c.Slice(a.DerivedLabel)))
	}
}

func TestOrderOfABlock(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]int{
		"E.O. 12958, reasons 1.4 (b)":                           12958,
		"Classified By: Jane Roe, E.O. 1295":                    1295,
		"Classified By: Jane Roe, E.O. 129":                     0,
		"Classified By: Jane Roe, SIPDISE.O. 12958":             0,
		"Classified By: Jane Roe, E.O. 12958 and E.O. 13526":    12958,
		"Classified By: Jane Roe, EO and again the E.O. 13526.": 13526,
	} {
		a := Authority(scan.Of([]byte(in)), noon, 12958)
		equal(t, in, want, a.Order.Value)
	}
}

func TestBlockGoesOn(t *testing.T) {
	t.Parallel()
	const (
		open   = "Classified By: Jane Roe, reasons 1.4 (b) and"
		whole  = "Classified By: Jane Roe, reasons 1.4 (b)"
		unsaid = "Classified By: Jane Roe, reasons 1.4"
		name   = "Classified By: Jane Roe"
	)
	for _, tt := range []struct {
		name, block, next string
		apart, want       bool
	}{
		{"letters behind AND", open, "(d).", true, true},
		{"a letter behind a whole reason", whole, "(d).", false, true},
		{"a letter apart from a whole reason", whole, "(d).", true, false},
		{"letters apart from a section without any", unsaid, "(b) and (d).", true, true},
		{"words apart from a section without letters", unsaid, "The talks went on", true, false},
		{"a portion", name, "(C) The talks", false, false},
		{"a portion in small letters", name, "(c) the talks", false, true},
		{"a bracket without a level", name, "(NOFORN) the talks", false, true},
		{"a bracket that is no mark", name, "(again) the talks", false, true},
		{"a portion behind AND", "Classified By: Jane Roe and", "(C) The talks", false, true},
		{"five letters", whole, "(a), (b), (c), (d), (e)", false, true},
		{"six letters", whole, "a, b, c, d, e, f", false, false},
		{"no letter", whole, "(.), (.)", false, false},
		{"a number among letters", whole, "(b) 4", false, false},
		{"a word among letters", whole, "(b) so (d)", false, false},
		{"the longest line of letters", whole, "(a), (b),  (c),  (d) and (e)", false, true},
		{"a longer line of letters", whole, "(a), (b),  (c),  (d)  and (e)", false, false},
		{"another reason", whole, "1.4 (d)", false, true},
		{"a letter in a bracket that is not closed", whole, "(b] more", false, false},
		{"a letter in brackets apart from a name", name, "(b) and (d)", true, true},
		{"letters without brackets apart from a name", name, "b and d", true, false},
		{"a bracket of two letters apart from a name", name, "(bd)", true, false},
	} {
		b := []byte(tt.block + "\n" + tt.next)
		c := scan.Of(b)
		got := BlockGoesOn(c.Until(len(tt.block)), c.To(len(tt.block)+1), tt.next[0] == '(', tt.apart)
		equal(t, tt.name, tt.want, got)
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
	reason := "Classified By: DCM Jane Roe, reasons 1.4 (d)."
	beyond := reason + strings.Repeat(" a", (longBlock-len(reason))/2+1)
	lead := "Classified By: DCM Jane Roe, " + strings.Repeat("of ", (longBlock-44)/3) + "reasons 1.4 (d)"
	for _, tt := range []struct {
		in, want string
		inline   bool
	}{
		{"Classified By: DCM Jane Roe, reasons 1.4 (d).  1. (C) Text.", "Classified By: DCM Jane Roe, reasons 1.4 (d).", true},
		{"Classified By: DCM Jane Roe. 1. (C) Text.", "Classified By: DCM Jane Roe. ", true},
		{"Classified By: DCM Jane Roe, reasons 1.4 (d).", "Classified By: DCM Jane Roe, reasons 1.4 (d).", false},
		{"Classified By: DCM Jane Roe, reasons 1.4 (d). 1. (C) Text.", "Classified By: DCM Jane Roe, reasons 1.4 (d). ", true},
		{beyond[:longBlock], reason, true},
		{beyond[:longBlock-1], beyond[:longBlock-1], false},
		{lead + strings.Repeat(".", longBlock+10-len(lead)), lead + strings.Repeat(".", longBlock+10-len(lead)), false},
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
		{"Jane Mary Ann Roe", false, true},
		{"Jane Mary Ann Sue Roe", false, false},
		{"Roe, Jane", false, true},
		{"Jane Roe,", false, true},
		{"Jane Roe Public, Jr.", false, true},
		{"Jane PUBLICK", false, true},
		{"Jane PUBLIC", false, false},
		{"Ra Roe", false, true},
		{"Oz Roe", false, true},
		{"Jane Brn", false, false},
		{"Jane Brn\u00e9", false, true},
		{"Jane", false, false},
	} {
		equal(t, tt.in+": nobody", tt.nobody, NamesNobody([]byte(tt.in)))
		equal(t, tt.in+": name only", tt.only, NamesOnly([]byte(tt.in)))
	}
}
