package parse

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/cable/line"
)

func TestPortions(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"plain", "1. (C) A.\n\n2.(SBU) B.\n\n3.  (S//NF) C.\n", []string{"1(C)", "2(SBU)", "3(S//NF)"}},
		{"no blank lines", "1. TEXT.\n2. MORE.\n3. LAST.\n", []string{"1", "2", "3"}},
		{"pilcrows", "¶1. (C) A.\n\n¶2. B.\n", []string{"1(C)", "2"}},
		{"pilcrows in Windows-1252", "\xb61. (C) A.\n\n\xb62. (U) B.\n", []string{"1(C)", "2(U)"}},
		{"pilcrows turned into digits", "11. (U) A.\n\n12. (C) B.\n\n13. (C) C.\n", []string{"1(U)", "2(C)", "3(C)"}},
		{"a real eleventh paragraph", "10. (U) A.\n\n11. (C) B.\n", []string{"10(U)", "11(C)"}},
		{"a decimal at the start of a line", "1. (C) It rose to\n2.5 percent of those\n25. January was warm.\n\n2. (C) B.\n", []string{"1(C)", "2(C)"}},
		{"a number in mid-sentence", "1. (C) This is so, see paragraph two and also its number in the annex\n2. which is long.\n\n2. (C) B.\n", []string{"1(C)", "2(C)"}},
		{"a number behind a short line", "1. THE HARBOR AND THE TWO ORCHARDS BY TOW\n2. MORE.\n", []string{"1", "2"}},
		{"a number behind a line of full length", "1. THE HARBOR AND THE TWO ORCHARDS BY TOWN\n2. MORE.\n", []string{"1"}},
		{"a list inside a paragraph", "1. (C) Points:\n\n1. One.\n\n2. Two.\n\n3. Three.\n\n2. (C) B.\n\n3. (C) C.\n", []string{"1(C)", "2(C)", "3(C)"}},
		{"a skipped number", "1. (C) A.\n\n3. (C) C.\n", []string{"1(C)", "3(C)"}},
		{"an unmarked one among marked ones", "1. (C) A.\n\n2. B.\n\n3. (C) C.\n", []string{"1(C)", "2", "3(C)"}},
		{"a mark at a wrapped line is text", "1. (C) He chose the option\n(S) in the draft.\n", []string{"1(C)"}},
		{"a marked paragraph without number", "(C) A.\n\n(U) B.\n", []string{"(C)", "(U)"}},
		{"a bracket that opens prose", "1. (C) A.\n\n(Note: B. End note.)\n", []string{"1(C)"}},
		{"marked points", "1. (C) A:\n-- (C) one;\n-- (U) two;\n-- three.\n", []string{"1(C)", "--(C)", "--(U)", "--"}},
		{"unmarked points", "1. (C) A:\n-- one;\n-- two.\n", []string{"1(C)"}},
		{"marked letters", "1. (C) A:\n\nA. (U) One.\n\nB. (C) Two.\n\nC. Three.\n", []string{"1(C)", "A.(U)", "B.(C)", "C."}},
		{"a list letter that looks like a mark", "1. (C) A:\n\n(A) one\n\n(B) two\n\n(C) three\n", []string{"1(C)"}},
		{"a mark after the text", "1. Text of some length. (C)\n\n2. (C) B.\n", []string{"1(C)", "2(C)"}},
		{"a mark after the text and a heading", "1. Text of some length. (C)\n\nNEXT STEPS\n\n2. (C) B.\n", []string{"1(C)", "2(C)"}},
		{"a paragraph behind a page line", "1. (U) A.\n\nARKADIA 00000187  001 OF 002 2. (C) B.\n", []string{"1(U)", "2(C)"}},
		{"a paragraph behind a sentence that wraps", "1. (U) A long\nline. 2. (C) B.\n", []string{"1(U)", "2(C)"}},
		{"the number of a subsection in a sentence", "1. (U) A long\nline of section 2 (C) of it.\n", []string{"1(U)"}},
		{"a bullet of a word processor", "1. (C) A:\n\no (C) one\n\no (U) two\n", []string{"1(C)", "o(C)", "o(U)"}},
		{"sub-numbers", "1. (C) A:\n\n1.a. (C) One.\n\n1.2 (U) Two.\n", []string{"1(C)", "1.a.(C)", "1.2(U)"}},
		{"whole text", "1. (C - ENTIRE TEXT)\n\n2. B.\n", []string{"1(C - ENTIRE TEXT)", "2"}},
		{"a mark over two lines", "1. (S//REL TO USA, ITA,\nCAN) A.\n\n2. (S/\nNF) B.\n", []string{"1(S//REL TO USA, ITA,\nCAN)", "2(S/\nNF)"}},
		{"a mark over two lines, unnumbered", "(S//REL TO USA,\n   CAN) A.\n\n(U) B.\n", []string{"(S//REL TO USA,\n   CAN)", "(U)"}},
		{"a mark over two lines in a segment", "1. (S) A:\n-- (S//REL TO USA,\nCAN) one;\n-- (U) two.\n", []string{"1(S)", "--(S//REL TO USA,\nCAN)", "--(U)"}},
		{"a bracket over two lines that is prose", "1. (Note that the\ncommission met) A.\n\n2. (C) B.\n", []string{"1", "2(C)"}},
		{"a mark is not closed on the next line", "1. (C Text of the harbor\ncommission (final).\n\n2. (C) B.\n", []string{"1(C", "2(C)"}},
		{
			"a mark after a lead-in", "1.  Summary:  (C) A.\n\n2. THE ISSUE -- (S/NF) B.\n\n3. SUMMARY. (U) C.\n\n4. Summary and Comment: (C) D.\n\n5. COMMENT (C) E.\n",
			[]string{"1(C)", "2(S/NF)", "3(U)", "4(C)", "5(C)"},
		},
		{
			"no mark after prose", "1. He said vitamin: (C) was short.\n\n2. Vitamin (C) was short.\n\n3. Summary: (X) was short.\n\n4. Annex: (C.) B.\n",
			[]string{"1", "2", "3", "4"},
		},
		{"a broken mark", "1. (C Text.\n\n2. [C] Text.\n\n3. C) Text.\n", []string{"1(C", "2[C]", "3C)"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, header2+fields2+tt.in)
			equal(t, "portions", tt.want, summarise(c).Portions)
			equal(t, "digit", strings.Contains(tt.name, "digits"), c.DigitAdded)
		})
	}
}

func TestBodyLines(t *testing.T) {
	t.Parallel()
	c := only(t, header2+fields2+`SUMMARY
-------

1. (C) Text that goes on

ARKADIA 00000187  002.2 OF 002

over a page. He called it
SECRET
in so many words.

C O N F I D E N T I A L SECTION 02 OF 02 ARKADIA 000187

-----------
NEXT STEPS
-----------

2. (C) Text.

John A. Sample Declassified/Released US Department of State EO Systematic Review 20 Mar 2014
PUBLIC
NNNN
`)
	s := summarise(c)
	equal(t, "sections", []string{"C 1/2 ARKADIA 187", "C 2/2 ARKADIA 187"}, s.Sections)
	equal(t, "pages", 1, s.Pages)
	equal(t, "page", 2, c.PageLines[0].Page.Value)
	equal(t, "banners", 0, len(s.Banners))
	equal(t, "signature", "PUBLIC", s.Signed)
	equal(t, "stamps", 1, s.Stamps)
	equal(t, "paragraph 1", true, strings.HasSuffix(c.String(c.Portions[0].Span), "in so many words."))
	kinds := map[string]line.Field{}
	for i := range c.Lines {
		kinds[c.String(c.Lines[i].Text())] = c.Lines[i].Field
	}
	for words, want := range map[string]line.Field{
		"SUMMARY": line.Heading, "NEXT STEPS": line.Heading, "-------": line.Heading, "SECRET": line.Text, "PUBLIC": line.Signature,
		"NNNN": line.Tail, "SIPDIS": line.Caption, "TAGS: PREL PGOV AK": line.Tags, "2. (C) Text.": line.Text,
		"ARKADIA 00000187  002.2 OF 002": line.Page, "FM AMEMBASSY ARKADIA": line.Sender,
		"John A. Sample Declassified/Released US Department of State EO Systematic Review 20 Mar 2014": line.Furniture,
		"Classified By: Jane Roe, DCM, for reasons 1.4 (b) and (d).":                                   line.Authority,
		"C O N F I D E N T I A L SECTION 02 OF 02 ARKADIA 000187":                                      line.Classification,
	} {
		equal(t, words, want, kinds[words])
	}
}

func TestWrappedMark(t *testing.T) {
	t.Parallel()
	c := only(t, header2+fields2+"1. (S//REL TO USA, ITA,\nCAN) One.\n\n2. (S//REL TO USA, ITA, CAN) Two.\n\n3. (S/\r\n   NF) Three.\n\n4. (S/NF) Four.\n")
	for i := 0; i < 4; i += 2 {
		equal(t, "equal marks are equal", true, c.Portions[i].Mark == c.Portions[i+1].Mark)
	}
	for i, want := range []string{"One.", "Two.", "Three.", "Four."} {
		equal(t, "text", want, c.String(c.Portions[i].Text))
	}
	lead := only(t, header2+fields2+"1. Summary: (C) One.\n")
	equal(t, "text after a lead-in", "One.", lead.String(lead.Portions[0].Text))
	equal(t, "head before a lead-in", "1.", lead.String(lead.Portions[0].Head))
}

func TestLevelOnPageLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ line, want string }{
		{"CONFIDENTIAL ARKADIA 000187  002.2 OF 003", "CONFIDENTIAL|ARKADIA|187|2|3"},
		{"CONFIDENTIAL ARKADIA 00000187  002 OF 002", "CONFIDENTIAL|ARKADIA|187|2|2"},
		{"C O N F I D E N T I A L ARKADIA 00000187  002 OF 002", "C O N F I D E N T I A L|ARKADIA|187|2|2"},
		{"SECRET//NOFORN PORT ARKADIA 00000187  002 OF 002", "SECRET//NOFORN|ARKADIA|187|2|2"},
		{"ARKADIA 00000187  002 OF 002", "|ARKADIA|187|2|2"},
	} {
		t.Run(tt.line, func(t *testing.T) {
			t.Parallel()
			c := only(t, header2+fields2+"1. (C) Text that\n\n"+tt.line+"\n\ngoes on.\n\n2. (C) More.\n")
			if len(c.PageLines) != 1 || len(c.Sections) != 1 {
				t.Fatalf("%d page lines, %d sections", len(c.PageLines), len(c.Sections))
			}
			p := &c.PageLines[0]
			equal(t, "page line", tt.want, fmt.Sprintf("%s|%s|%d|%d|%d", c.String(p.Level), c.String(p.Post.Span), p.Serial.Value, p.Page.Value, p.Of.Value))
			equal(t, "mark", p.Level.Valid(), p.Mark != nil)
			equal(t, "portions", []string{"1(C)", "2(C)"}, summarise(c).Portions)
		})
	}
	c := only(t, "C O N F I D E N T I A L SECTION 001 OF 003 ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n")
	equal(t, "sections", 1, len(c.Sections))
	c = only(t, "S E C R E T ARKADIA 000187 SECTION 001 OF 003\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n")
	equal(t, "section after the serial", 1, len(c.Sections))
}

func TestRepeatedHeader(t *testing.T) {
	t.Parallel()
	c := only(t, header2+"C O R R E C T E D  COPY\n\n"+fields2+"1. (C) Text.\n\n"+
		"C O N F I D E N T I A L SECTION 01 OF 02 ARKADIA 000187\n\nE.O. 12958: DECL: 03/15/2018\nTAGS: PTER\nSUBJECT: OTHER\n\n2. (C) More.\n")
	s := summarise(c)
	equal(t, "the first header counts", "03/14/2017", s.Decl)
	equal(t, "sections", 1, len(s.Sections))
	equal(t, "portions", []string{"1(C)", "2(C)"}, s.Portions)
	equal(t, "repeated TAGS", 1, len(c.Tags.Repeats))
	equal(t, "corrected", true, c.Corrected.Present())
}

func TestCutCopy(t *testing.T) {
	t.Parallel()
	c := only(t, "This record is a partial extract of the original cable.\n\nC O N F I D E N T I A L ARKADIA 000187\n\nSIPDIS\n\nE.O. 129...\n\n11541\n\n"+
		"C O N F I D E N T I A L ARKADIA 000187\n\n"+fields2+"1. (C) Text.\n")
	s := summarise(c)
	equal(t, "order", 12958, s.Order)
	equal(t, "classifier", "Jane Roe, DCM", s.Classifier)
	equal(t, "captions", []string{"SIPDIS"}, s.Captions)
	equal(t, "extract", true, c.Extract.Present())
}
