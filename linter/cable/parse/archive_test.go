package parse

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/cable/line"
)

// telegram returns an archive telegram of 1978 with the given lines above its date-time group, in place of
// its references, and as its text.
func telegram(above, refs, body string) string {
	return "CONFIDENTIAL\n\nPAGE 01\nSTATE 223821\n\n" + above +
		"------------------080848Z 112390 /13\nO R 072306Z SEP 78 ZFF4\nFM SECSTATE WASHDC\nTO AMEMBASSY ARKADIA IMMEDIATE\n" +
		"INFO AMEMBASSY BREMWICK\nAMCONSUL OLDHAVEN\n\nC O N F I D E N T I A L STATE 223821\n\nE.O. 11652:GDS\nTAGS:PFOR, GW\nSUBJECT:ORCHARD TALKS\n\n" +
		refs + "\n" + body + "\nCONFIDENTIAL\n\nNNN\n"
}

// pageEnds is the banner at the bottom of a page and that at the top of the next.
var pageEnds = strings.Repeat("\nCONFIDENTIAL\n", 2) + "\n"

const offices = "ORIGIN EUR-12\n\nINFO OCT-01 ISO-00 SS-15 /028 R\n\n"

func TestArchiveShapes(t *testing.T) {
	t.Parallel()
	const body = "1. THE MINISTER OF ORCHARDS RECEIVED THE DELEGATION.\n2. THE HARBOR COMMISSION SENT NO REPLY. VANCE\n"
	for _, tt := range []struct {
		name, above, refs, body string
		refsWant                []string
		portions                int
	}{
		{"plain", offices, "REF: (A) ARKADIA 0417; (B) STATE 011999\n", body, []string{"(A) ARKADIA 0417", "(B) STATE 011999"}, 2},
		{"references with one bracket", offices, "REF: A) ARKADIA 0417 B) STATE 011999\n", body, []string{"A) ARKADIA 0417", "B) STATE 011999"}, 2},
		{
			"references in two columns", offices, "REF: (A) ARKADIA 0417     (C) STATE 011999\n     (B) ARKADIA 0420     (D) STATE 012345 (NOTAL)\n", body,
			[]string{"(A) ARKADIA 0417", "(B) ARKADIA 0420", "(C) STATE 011999", "(D) STATE 012345 (NOTAL)"},
			2,
		},
		{
			"references in two columns below their label", offices, "REF:\nA. ARKADIA 0417     C. STATE 011999\nB. ARKADIA 0420     D. STATE 012345\n", body,
			[]string{"A. ARKADIA 0417", "B. ARKADIA 0420", "C. STATE 011999", "D. STATE 012345"},
			2,
		},
		{"one reference", offices, "REF: ARKADIA 0417 (NOTAL)\n", body, []string{"ARKADIA 0417 (NOTAL)"}, 2},
		{"ISO in brackets in place of the sum", "ORIGIN EUR-12\n\nINFO OCT-01 ( ISO ) R\n\n66011\n", "", body, nil, 2},
		{
			"drafting", offices + "DRAFTED BY EUR/XX:ABSMITH:CD\nAPPROVED BY EUR:EFJONES\nNEA:GHBROWN\nS/S-O:IJGREEN\nDESIRED DISTRIBUTION\nORIG: EUR INFO: NEA\n",
			"", body, nil, 2,
		},
		{"drafting, glued", offices + "DRAFTEDBY:SCA:ABSMITH:CD\nAPPROVEDBY:SCA:EFJONES\nNEA:GHBROWN\n", "", body, nil, 2},
		{"drafting, colon", offices + "DRAFTED BY:EA/XX:ABSMITH\nAPPROVED BY:EA:EFJONES\n", "", body, nil, 2},
		{
			"a page line on two lines", offices, "",
			"1. THE MINISTER OF ORCHARDS RECEIVED THE\n" + pageEnds + "PAGE 02\nSTATE 223821\n\nDELEGATION.\n2. NO REPLY.\n", nil, 2,
		},
		{
			"a page line on two lines with a section", offices, "",
			"1. THE MINISTER OF ORCHARDS RECEIVED THE\n" + pageEnds + "PAGE 02\nSTATE 223821  01 OF 02  080848Z\n\nDELEGATION.\n2. NO REPLY.\n", nil, 2,
		},
		{
			"a stamp in mid-text", offices, "",
			"1. THE MINISTER OF ORCHARDS RECEIVED THE\nJohn A. Sample Declassified/Released US Department of State EO Systematic Review 20 Mar 2014\n" +
				"CONFIDENTIAL\nPAGE 02\nSTATE 223821\nDELEGATION.\n2. NO REPLY.\n",
			nil, 2,
		},
		{
			"a stamp before a paragraph", offices, "",
			"1. THE MINISTER OF ORCHARDS RECEIVED THE DELEGATION.\nJohn A. Sample\nDeclassified/Released\nUS Department of State\nEO Systematic Review\n20 Mar 2014\n2. NO REPLY.\n",
			nil, 2,
		},
		{"a summary without a number", offices, "", "SUMMARY: THE ORCHARDS ARE WELL. END SUMMARY.\n" + body, nil, 2},
		{
			"a nested telegram", offices, "",
			"1. FOLLOWING REPEATED FOR YOUR INFORMATION.\nQUOTE SECRET BREMWICK 0300\nE.O. 11652: XGDS-1\nTAGS: PFOR\nSUBJ: HARBOR\n1. FIRST QUOTED.\n2. SECOND QUOTED.\nUNQUOTE\n2. NO REPLY.\n",
			nil, 4,
		},
		{
			"a nested telegram with a header", offices, "",
			"1. FOLLOWING REPEATED FOR YOUR INFORMATION.\nQTE:\nR 061522Z SEP 78\nFM AMEMBASSY BREMWICK\nTO SECSTATE WASHDC\nS E C R E T BREMWICK 0300\nE.O. 11652: XGDS-1\n" +
				"TAGS: PFOR\nSUBJ: HARBOR\n1. FIRST QUOTED.\n2. SECOND QUOTED.\nUNQTE\n2. NO REPLY.\n",
			nil, 4,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, telegram(tt.above, tt.refs, tt.body))
			s := summarise(c)
			equal(t, "layout", "archive", s.Layout)
			equal(t, "date", "1978-09-07", s.Date)
			equal(t, "order", 11652, s.Order)
			equal(t, "TAGS", []string{"PFOR", "GW"}, s.Tags)
			equal(t, "subject", "ORCHARD TALKS", s.Subject)
			equal(t, "section", "C 0/0 STATE 223821", s.Sections[0])
			equal(t, "references", tt.refsWant, s.Refs)
			equal(t, "portions", tt.portions, len(s.Portions))
			equal(t, "page serial", "STATE 223821", fmt.Sprint(c.String(c.PageLines[0].Post.Span), " ", c.PageLines[0].Serial.Value))
			equal(t, "page", 1, c.PageLines[0].Page.Value)
			equal(t, "addressees", "1 2", fmt.Sprint(len(c.Header.To), " ", len(c.Header.Info)))
			equal(t, "captions", 0, len(c.Captions))
			for i := range c.Lines {
				if words := c.String(c.Lines[i].Text()); c.Lines[i].Field == line.Unread && words != "" {
					t.Errorf("%q is not read", words)
				}
			}
			if strings.Contains(tt.name, "page line") {
				equal(t, "pages", 2, s.Pages)
				equal(t, "second page", "2 STATE 223821", fmt.Sprint(c.PageLines[1].Page.Value, " ", c.String(c.PageLines[1].Post.Span), " ", c.PageLines[1].Serial.Value))
			}
			if strings.Contains(tt.name, "stamp") {
				equal(t, "stamps", 1, s.Stamps)
				equal(t, "paragraph 1", true, strings.Contains(c.String(c.Portions[0].Text), "DELEGATION."))
			}
			if strings.Contains(tt.name, "nested") {
				equal(t, "quoted section", "S 0/0 BREMWICK 300", s.Sections[1])
				equal(t, "quotes", 1, len(c.Quotes))
			}
		})
	}
}

func TestSecondarySeries(t *testing.T) {
	t.Parallel()
	for _, line := range []string{
		"C O N F I D E N T I A L STATE 181062 TOSEC 190010", "CONFIDENTIAL STATE 181062 TOSEC 190010", "SECRET STATE 181062/TOSEC 190010",
		"C O N F I D E N T I A L SECTION 1 OF 2 STATE 181062 TOSEC 190010",
	} {
		c := only(t, "O R 072306Z SEP 76\nFM SECSTATE WASHDC\nTO USDEL SECRETARY IMMEDIATE\n\n"+line+"\n\nE.O. 11652: GDS\nTAGS: PFOR\nSUBJECT: X\n\n1. TEXT.\n")
		s := &c.Sections[0]
		equal(t, line, "STATE 181062", fmt.Sprint(c.String(s.Post.Span), " ", s.Serial.Value))
	}
}
