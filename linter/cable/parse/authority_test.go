package parse

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/cable"
)

func TestAuthority(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"letters in brackets", "Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d).", "Ambassador Jane Roe|1.4|bd"},
		{"capitals", "Classified By: Jane Roe, DCM, POL; Reason: 1.4(B), (D)", "Jane Roe, DCM, POL|1.4|bd"},
		{"no colon", "CLASSIFIED BY DCM JANE ROE.  REASON: 1.5 (D).", "DCM JANE ROE|1.5|d"},
		{"doubled", "Classified By: Classified by DCM Jane Roe, reasons 1.4 b,d", "DCM Jane Roe|1.4|bd"},
		{"marked, with an order", "Classified By: (U) DCM Jane Roe; E.O. 12958, reasons 1.4 (b,d)", "DCM Jane Roe|1.4|bd"},
		{"marked before the label", "(U) Classified By: DCM Jane Roe, reasons 1.4 (b,d)", "DCM Jane Roe|1.4|bd"},
		{"slash", "Classified By: DCM Jane Roe, Reason(s): 1.4 (B/D)", "DCM Jane Roe|1.4|bd"},
		{"ampersand", "Classified By: DCM Jane Roe, Reasons: 1.4 (b&d)", "DCM Jane Roe|1.4|bd"},
		{"no brackets", "Classified By: DCM Jane Roe. Reason: 1.4 b and d.", "DCM Jane Roe|1.4|bd"},
		{"no separator", "Classified By: DCM Jane Roe, reasons 1.4(b)(d)", "DCM Jane Roe|1.4|bd"},
		{"slash without brackets", "Classified By: DCM Jane Roe, reasons 1.4 b/d", "DCM Jane Roe|1.4|bd"},
		{"per", "Classified by DCM Jane Roe per 1.5 (B) and (D)", "DCM Jane Roe|1.5|bd"},
		{"due to", "Classified By: DCM Jane Roe due to 1.4 (c) and (d)", "DCM Jane Roe|1.4|cd"},
		{"for alone", "Classified By: DCM Jane Roe FOR 1.4\n(D)", "DCM Jane Roe|1.4|d"},
		{"comma for the point", "Classified By: DCM Jane Roe, Reason: 1,4 (C)", "DCM Jane Roe|1.4|c malformed"},
		{"colon for the point", "Classified By: DCM Jane Roe for Reasons 1:4 b,d", "DCM Jane Roe|1.4|bd malformed"},
		{"a blank in the bracket", "Classified By: DCM Jane Roe, reasons 1.4 (b) and ( d)", "DCM Jane Roe|1.4|bd"},
		{"wrapped before the section", "Classified By: DCM Jane Roe for reasons\n1.4 (b) and (d).", "DCM Jane Roe|1.4|bd"},
		{"wrapped in the letters", "Classified By: DCM Jane Roe for reasons 1.4 (b) and\n(d).", "DCM Jane Roe|1.4|bd"},
		{"wrapped in a bracket", "Classified By: DCM Jane Roe for reasons 1.4 (b) and (\nd).", "DCM Jane Roe|1.4|bd"},
		{"three letters on the next line", "Classified By: DCM Jane Roe, reasons 1.4\n(b), (d) and (z).", "DCM Jane Roe|1.4|bdz"},
		{"a blank line before the section", "Classified By: DCM Jane Roe for Reasons\n\n1.4 (b) and (d).", "DCM Jane Roe|1.4|bd"},
		{"wrapped name", "Classified By: Acting Political Chief\n               Jane Roe for Reasons 1.4 (b)(d)", "Acting Political Chief\n               Jane Roe|1.4|bd"},
		{"reason on its own line", "Classified By: DCM Jane Roe\nReason: 1.4 (b,d)", "DCM Jane Roe|1.4|bd"},
		{"no section", "Classified By: DCM Jane Roe for reasons (B) and (D).", "DCM Jane Roe||bd"},
		{"no letters", "Classified By: DCM Jane Roe for reason 1.4.", "DCM Jane Roe|1.4|"},
		{"no reason", "Classified By: DCM Jane Roe.", "DCM Jane Roe||"},
		{"glued", "Classified By: DCM Jane Roe, reasons1.4(b)", "DCM Jane Roe|1.4|b"},
		{"the section twice", "Classified By: DCM Jane Roe, reasons 1.4(b) and 1.4(d)", "DCM Jane Roe|1.4|bd"},
		{"prose after the letters", "Classified By: DCM Jane Roe, reasons 1.4 (b). A further note.", "DCM Jane Roe|1.4|b"},
		{"misspelt label", "Classifed By: DCM Jane Roe, reasons 1.4 (b).", "DCM Jane Roe|1.4|b"},
		{"misspelt reason", "Classified By: DCM Jane Roe, reaons 1.4 (b).", "DCM Jane Roe|1.4|b"},
		{"initials are no letters", "Classified By: A. B. Roe, DCM, reasons 1.4 (d).", "A. B. Roe, DCM|1.4|d"},
		{"quotation marks", "Classified By: DCM Jane Roe, reasons 1.4 \"b\" and \"d\".", "DCM Jane Roe|1.4|bd"},
		{"single quotation marks", "Classified By: DCM Jane Roe, reasons 1.4 'b' and 'd'.", "DCM Jane Roe|1.4|bd"},
		{"curved quotation marks", "Classified By: DCM Jane Roe, reasons 1.4 \u201cb\u201d, \u201cd\u201d.", "DCM Jane Roe|1.4|bd"},
		{"together", "Classified By: DCM Jane Roe, reasons 1.4 bd.", "DCM Jane Roe|1.4|bd"},
		{"together in capitals", "CLASSIFIED BY: DCM JANE ROE, REASON: 1.4 BD", "DCM JANE ROE|1.4|bd"},
		{"a word is not letters together", "Classified By: DCM Jane Roe, reason 1.4 be it so.", "DCM Jane Roe|1.4|"},
		{"a hyphen before", "Classified By: DCM Jane Roe, reasons 1.4-b,d", "DCM Jane Roe|1.4|bd"},
		{"a hyphen and blanks before", "Classified By: DCM Jane Roe, reasons 1.4 - b, d.", "DCM Jane Roe|1.4|bd"},
		{"a hyphen before prose", "Classified By: DCM Jane Roe, reason 1.4 - a note.", "DCM Jane Roe|1.4|"},
		{"a blank after the point", "Classified By: DCM Jane Roe for reasons 1. 4 (b) and (d).", "DCM Jane Roe|1.4|bd"},
		{"a blank before the point", "Classified By: DCM Jane Roe for reasons 1 .4 (b) and (d).", "DCM Jane Roe|1.4|bd"},
		{"blanks round the point", "Classified By: DCM Jane Roe for reasons 1 . 4 (b) and (d).", "DCM Jane Roe|1.4|bd"},
		{"no point", "Classified By: DCM Jane Roe for reasons 1 4 (b) and (d).", "DCM Jane Roe|1.4|bd malformed"},
		{"wrapped after an ampersand", "Classified By: DCM Jane Roe for reasons 1.4 (b) &\n(d).", "DCM Jane Roe|1.4|bd"},
		{"and in two pieces", "Classified By: DCM Jane Roe for reasons 1.4 (b) an d (d).", "DCM Jane Roe|1.4|bd"},
		{"two blocks on a line", "CLASSIFIED BY: Jane Roe, DCM. REASON: 1.4 (b), (d) CLASSIFIED BY: John Doe, POL. REASON: 1.4 (a)", "Jane Roe, DCM|1.4|bd"},
		{"one line of everything", "Classified By: DCM Jane Roe, reasons 1.4 (b) and (d)  (C/NF)  Text that runs on", "DCM Jane Roe|1.4|bd"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, header2+"E.O. 12958: DECL: 03/14/2017\nTAGS: PREL\nSUBJECT: ONE\n\nREF: ARKADIA 1\n\n"+tt.in+
				"\n\nSUMMARY\n-------\n\n1. (C) Text for reasons 1.4 (a).\n\n2. (C) Text.\n")
			equal(t, "block", tt.want, block(c))
			equal(t, "order", 12958, c.EO.Order.Value)
			got := summarise(c).Portions
			equal(t, "portions", []string{"1(C)", "2(C)"}, got[max(0, len(got)-2):])
		})
	}
}

func block(c *cable.Cable) string {
	s := summarise(c)
	out := fmt.Sprintf("%s|%s|%s", s.Classifier, s.Section, s.Letters)
	if c.Authority.Reason.Malformed {
		out += " malformed"
	}
	return out
}

func TestAuthorityPlaces(t *testing.T) {
	t.Parallel()
	const eo = "E.O. 12958: DECL: 03/14/2017\nTAGS: PREL\n"
	for _, tt := range []struct {
		name, in, want string
		paragraph      int
		portions       []string
	}{
		{
			"paragraph 1", eo + "SUBJECT: ONE\n\n1. (U) CLASSIFIED BY DCM JANE ROE. REASON: 1.5 (D).\n\n2. (C) Text.\n",
			"DCM JANE ROE|1.5|d", 1,
			[]string{"1(U)", "2(C)"},
		},
		{
			"after a whole-text mark", eo + "SUBJECT: ONE\n\n1. CONFIDENTIAL - ENTIRE TEXT.  CLASSIFIED BY DCM JANE ROE. REASON: 1.5 (D)\n\n2. Text.\n",
			"DCM JANE ROE|1.5|d", 1, nil,
		},
		{"glued to the subject", eo + "SUBJECT: TALKS IN ARKADIAClassified By: DCM Jane Roe, reasons 1.4 (d).\n\n1. (C) Text.\n", "DCM Jane Roe|1.4|d", 0, []string{"1(C)"}},
		{
			"all on the subject's line",
			eo + "SUBJECT: TALKS IN ARKADIA REF: A. ARKADIA 1 B. STATE 2 ARKADIA 00000187 001.2 OF 002 CLASSIFIED BY: Jane Roe, CDA, Embassy Arkadia, State. REASON: 1.4 (b), (d)\n\n1.(C) Text.\n",
			"Jane Roe, CDA, Embassy Arkadia, State|1.4|bd", 0,
			[]string{"1(C)"},
		},
		{
			"on the subject's line, the text right below",
			eo + "SUBJECT: CORRECTED COPY - TALKS REF: A. ARKADIA 1 Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d)\n1.(C) Text.\n\n2.(C) More.\n",
			"Ambassador Jane Roe|1.4|bd", 0,
			[]string{"1(C)", "2(C)"},
		},
		{
			"cut, and whole below",
			eo + "SUBJECT: ONE\n\nClassified By: Political Counselor J...\n\nC O N F I D E N T I A L SECTION 01 OF 02 ARKADIA 000187\n\nSIPDIS\n\n" + eo +
				"SUBJECT: ONE\n\nClassified By: Political Counselor Jane Roe for reasons 1.4 (b) &\n(d).\n1. (C) Text.\n",
			"Political Counselor Jane Roe|1.4|bd", 0,
			[]string{"1(C)"},
		},
		{
			"a copy without line ends",
			eo + "SUBJECT: TALKS REF: ARKADIA 1 Classified By: DCM Jane Roe, reasons 1.4 (d). 1. (C) Text. 2. (U) More.\n\n3. (C) Last.\n",
			"DCM Jane Roe|1.4|d", 0,
			[]string{"1(C)", "2(U)", "3(C)"},
		},
		{"never in the text", eo + "SUBJECT: ONE\n\n1. (C) Text.\n\n2. (C) Text.\n\n3. (C) Text.\n\n4. (C) Classified by nobody.\n", "||", 0, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, header2+tt.in)
			equal(t, "block", tt.want, block(c))
			equal(t, "paragraph", tt.paragraph, c.Authority.InParagraph)
			if tt.portions != nil {
				equal(t, "portions", tt.portions, summarise(c).Portions)
			}
		})
	}
}

func TestReasonLabel(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"Classified By: Jane Roe, DCM\nReason: 1.4 (b)\n", "Reason:|1.4 (b)"},
		{"Classified By: Jane Roe, DCM\nReason:\n", "Reason:|"},
		{"Classified By: Jane Roe, DCM. REASON:\n", "REASON:|"},
		{"Classified By: Jane Roe, DCM. REASON: XXXX\n", "REASON:|"},
		{"Classified By: Jane Roe, DCM.\n", "|"},
	} {
		c := only(t, header2+"E.O. 12958: DECL: 03/14/2017\nTAGS: PREL\nSUBJECT: ONE\n\n"+tt.in+"\n1. (C) Text.\n")
		equal(t, tt.in, tt.want, c.String(c.Authority.ReasonLabel)+"|"+c.String(c.Authority.Reason.Span))
		equal(t, tt.in, true, strings.HasPrefix(c.String(c.Authority.Classifier), "Jane Roe, DCM"))
	}
}

// TestBlockWithoutName: a block that says nobody's name is kept, in a copy that is given cut off before it, too.
func TestBlockWithoutName(t *testing.T) {
	t.Parallel()
	const block = "\nReason: 1.4 (b)\nDeclassify On: 2035/01/05\n\n"
	message := header2 + "E.O. 13526: DECL: 2035/01/05\nTAGS: PREL\nSUBJECT: ONE\n" + block + "1. (C) Text.\n"
	for _, in := range []string{message, header2 + "E.O. 13526: DECL...\n\n" + message} {
		c := only(t, in)
		equal(t, in, "1.4 (b)", c.String(c.Authority.Reason.Span))
		equal(t, in, 1, len(c.Authority.Decl.Items))
	}
}

func TestDerived(t *testing.T) {
	t.Parallel()
	c := only(t, header2+"E.O. 13526: DECL: 2035/01/05\nTAGS: PREL\nSUBJECT: ONE\n\nClassified By: Jane Roe, DCM\n"+
		"Derived From: Multiple Sources; DSCG 05-01, January 2005\nDeclassify On: 20350105\n\n1. (C) Text.\n")
	a := &c.Authority
	equal(t, "classifier", "Jane Roe, DCM", c.String(a.Classifier))
	equal(t, "sources", "Multiple Sources; DSCG 05-01, January 2005", c.String(a.DerivedFrom))
	equal(t, "number of sources", 2, len(a.Sources))
	equal(t, "date", 2035, a.Decl.Items[0].Year)
	empty := only(t, header2+"E.O. 13526: DECL: 2035/01/05\nTAGS: PREL\nSUBJECT: ONE\n\nDerived From:\n\n1. (C) Text.\n")
	equal(t, "an empty one is a block", true, empty.Authority.Present())
	equal(t, "its value", false, !empty.Authority.DerivedFrom.Empty())
}
