package parse

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/cable"

	"github.com/google/go-cmp/cmp"

	"cablelint/linter/text"
)

const header2 = `VZCZCXRO4092
OO RUEHAB
DE RUEHQX #0187/01 0731522
ZNY CCCCC ZZH
O P 141522Z MAR 07 ZDK
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC NIACT IMMEDIATE 9299
INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY
XMT AMCONSUL OLDHAVEN

C O N F I D E N T I A L SECTION 01 OF 02 ARKADIA 000187

`

const fields2 = `SIPDIS

E.O. 12958: DECL: 03/14/2017
TAGS: PREL PGOV AK
SUBJECT: INVENTED TITLE

Classified By: Jane Roe, DCM, for reasons 1.4 (b) and (d).

`

func parse(s string) *cable.File { return Parse(text.NewSource("x", []byte(s))) }

// only returns the one cable of s.
func only(t *testing.T, s string) *cable.Cable {
	t.Helper()
	f := parse(s)
	checkFile(t, f)
	if len(f.Cables) != 1 {
		t.Fatalf("%d cables in:\n%s", len(f.Cables), s)
	}
	return f.Cables[0]
}

func equal[T any](t *testing.T, what string, want, got T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func TestLooks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     int
	}{
		{"nothing", "", 0},
		{"prose", "The harbor commission met.\n\nSECRET talks with Arkadia began in 2007.\n", 0},
		{"a word about an order", "E.O. 12958 is an order of 1995.\n", 0},
		{"transmission line", "VZCZCXRO4092\n", 1},
		{"originator line", "DE RUEHQX #0187 0731522\n", 1},
		{"signal line", "ZNY CCCCC ZZH\n", 1},
		{"sender without a date-time group", "FM AMEMBASSY ARKADIA\n", 0},
		{"sender with a date-time group", "O 141522Z MAR 07\nFM AMEMBASSY ARKADIA\n", 1},
		{"MRN alone", "MRN: 15 ARKADIA 412\n", 0},
		{"MRN with its date", "MRN: 15 ARKADIA 412\nDate/DTG: Sep 25, 2015 / 250643Z SEP 15\n", 1},
		{"an E.O. line", "EO 12958 DECL: 03/14/2017\n", 1},
		{"an E.O. line without its first letter", "O. 12958: DECL: 03/14/2017\n", 1},
		{"an E.O. line glued to a word", "DEPT FOR AMBASSADOR ROEE.O. 12958: DECL: 03/14/2017TAGS: PREL\n", 1},
		{"an E.O. line glued to a redaction", "DEPT FOR XXXXXXXX.O. 12958: DECL: 03/14/2017TAGS: PREL\n", 1},
		{"an order in a sentence", "It cites E.O. 12958: declare it void.\nSo does E.O. 12959: DECL: X1.\nP.O. 12958: DECLINED\n", 0},
		{"TAGS alone", "TAGS: PREL\n", 0},
		{"TAGS with a subject", "TAGS: PREL\nSUBJECT: X\n", 1},
		{"a classification line", "UNCLAS ARKADIA 000187\n", 1},
		{"a level alone", "SECRET\n", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := parse(tt.in)
			checkFile(t, f)
			equal(t, "cables", tt.want, len(f.Cables))
			equal(t, "looks", tt.want > 0, f.Looks())
		})
	}
}

// Signs of a cable that all stand in the code of a page in Markdown make none; a cable beside them does, and then
// the page is read as it stands.
func TestMarkdown(t *testing.T) {
	t.Parallel()
	const quoted = "# Orchards\n\nA cable begins\n\n```text\nUNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\n```\n" +
		"\n| order | `E.O. 12958: DECL: OADR` |\n"
	for name, tt := range map[string]struct {
		in   string
		want int
	}{
		"all in code":            {quoted, 0},
		"one beside the code":    {quoted + "\nUNCLAS ARKADIA 000188\n", 1},
		"above the code":         {"UNCLAS ARKADIA 000188\n\n" + quoted, 1},
		"no code":                {"UNCLAS ARKADIA 000187\n", 1},
		"two cables and no code": {"UNCLAS ARKADIA 000187\nNNNN\n\nUNCLAS ARKADIA 000188\nNNNN\n", 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := Parse(text.NewMarkdown("page.md", []byte(tt.in)))
			equal(t, "cables", tt.want, len(f.Cables))
			equal(t, "lines", strings.Count(tt.in, "\n"), len(f.Lines))
			if f := parse(tt.in); !f.Looks() {
				t.Error("read as no page, it looks like no cable: the case shows nothing")
			}
		})
	}
}

func TestSeveralCables(t *testing.T) {
	t.Parallel()
	one := header2 + fields2 + "1. (C) Text.\n"
	two := strings.ReplaceAll(strings.ReplaceAll(one, "#0187", "#0188"), "000187", "000188")
	bare := "S E C R E T ARKADIA 000199\n\nE.O. 12958: DECL: 03/14/2017\nTAGS: PREL\nSUBJECT: X\n\n1. (S) Text.\n"
	for _, tt := range []struct {
		name, in string
		want     int
	}{
		{"two headers", one + "\n" + two, 2},
		{"the same message twice", one + "\n" + one, 1},
		{"the same message with another date", one + "\n" + strings.ReplaceAll(one, "141522Z", "151522Z"), 2},
		{"a header that is repeated before any text", header2 + fields2 + header2 + fields2 + "1. (C) Text.\n", 1},
		{"the header of a second section", one + strings.ReplaceAll(header2, "/01", "/02") + "2. (C) More.\n", 1},
		{"without headers, after NNNN", bare + "NNNN\n\n" + strings.ReplaceAll(bare, "199", "200"), 2},
		{"residue after NNNN", bare + "NNNN\n\nlast seen in Arkadia\n", 1},
		{"a header without format line 1", one + strings.TrimPrefix(two, "VZCZCXRO4092\n"), 2},
		{"SMART messages", smartSample + strings.ReplaceAll(smartSample, "412", "413"), 2},
		{"archive telegrams", archiveSample + strings.ReplaceAll(archiveSample, "0187", "0188"), 2},
		{"a quoted telegram", quotedSample, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			f := parse(tt.in)
			checkFile(t, f)
			equal(t, "cables", tt.want, len(f.Cables))
		})
	}
	f := parse(smartSample + strings.ReplaceAll(smartSample, "412", "413"))
	for _, c := range f.Cables {
		equal(t, "banners of a SMART message among others", 4, len(c.Banners))
	}
}

// summary is what the tests of whole cables look at.
type summary struct {
	Layout           string
	Date             string
	Order            int
	Tags             []string
	Subject, Mark    string
	Section, Letters string
	Decl             string
	Classifier       string
	Captions         []string
	Sections         []string
	Banners          []string
	Pages            int
	Portions         []string
	Refs             []string
	Signed           string
	Stamps           int
}

func summarise(c *cable.Cable) summary {
	d := c.Header.DTG
	s := summary{
		Layout: c.Layout.Name, Date: fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day),
		Order: c.EO.Order.Value, Subject: c.String(c.Subject.Text), Mark: c.String(c.Subject.MarkSpan),
		Section: c.Authority.Reason.Number, Classifier: c.String(c.Authority.Classifier), Pages: len(c.PageLines),
		Signed: c.String(c.SignedBy.Span), Stamps: len(c.Stamps),
	}
	for _, tag := range c.Tags.Items {
		s.Tags = append(s.Tags, c.String(tag.Span))
	}
	for _, l := range c.Authority.Reason.Letters {
		s.Letters += string(rune(l.Value))
	}
	decl := c.EO.Decl
	if len(decl.Items) == 0 {
		decl = c.Authority.Decl
	}
	s.Decl = c.String(decl.Span)
	for _, k := range c.Captions {
		s.Captions = append(s.Captions, c.String(k.Span))
	}
	for _, k := range c.Sections {
		s.Sections = append(s.Sections, fmt.Sprintf("%s %d/%d %s %d", k.Mark.ClassLevel().Letter(), k.Number.Value, k.Of.Value,
			c.String(k.Post.Span), k.Serial.Value))
	}
	for _, b := range c.Banners {
		s.Banners = append(s.Banners, fmt.Sprintf("%s %d", c.String(b.Span), b.Place))
	}
	for i := range c.Portions {
		s.Portions = append(s.Portions, portion(c, &c.Portions[i]))
	}
	for _, r := range c.Refs {
		s.Refs = append(s.Refs, c.String(r.Span))
	}
	return s
}

func portion(c *cable.Cable, p *cable.Portion) string {
	head := c.String(p.Head)
	if p.Kind == cable.Paragraph {
		head = fmt.Sprint(p.Number.Value)
	}
	s := head + c.String(p.MarkSpan) + c.String(p.TrailingSpan)
	if p.Quoted {
		s = ">" + s
	}
	return s
}

func TestLayouts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     summary
	}{
		{"archive", archiveSample, summary{
			Layout: "archive", Date: "1975-03-14", Order: 11652, Tags: []string{"PFOR", "US", "UR"},
			Subject: "INVENTED SUBJECT LINE WHICH RUNS ON\nTO A SECOND LINE", Decl: "GDS", Captions: []string{"LIMDIS"},
			Sections: []string{"C 1/2 ARKADIA 187", "C 2/2 ARKADIA 187"},
			Banners:  []string{"CONFIDENTIAL 0", "CONFIDENTIAL 1", "CONFIDENTIAL 0", "CONFIDENTIAL 2"}, Pages: 2,
			Portions: []string{"1", "2", "3"}, Refs: []string{"(A) ARKADIA 0417", "(B) STATE 011999"}, Signed: "PUBLIC", Stamps: 2,
		}},
		{"SMART", smartSample, summary{
			Layout: "smart", Date: "2015-09-25", Order: 13526, Tags: []string{"PGOV", "PREL", "AK"},
			Subject: "Mixed-case title, one line\n                 or wrapped", Mark: "(U)", Section: "1.4", Letters: "bd",
			Decl: "2025/09/25", Classifier: "Jane Roe, Ambassador, Port Arkadia", Captions: []string{"NOFORN", "SIPDIS"},
			Banners:  []string{"SECRET//NOFORN 0", "SBU 0", "SECRET//NOFORN 2", "SBU 2"},
			Portions: []string{"1(S//NF)", "•(C)", "•(S)", "2(SBU)"}, Refs: []string{"A) 15 ARKADIA 300", "B) 15 STATE 98765"},
			Signed: "Public",
		}},
		{"reception copy", receptionSample, summary{
			Layout: "reception", Date: "2008-03-14", Order: 12958, Tags: []string{"PREL", "PGOV", "AK"},
			Subject: "INVENTED TITLE", Section: "1.4", Letters: "bd", Decl: "03/14/2018", Classifier: "Jane Roe, DCM",
			Captions: []string{"SIPDIS"}, Sections: []string{"C 0/0 ARKADIA 187"}, Portions: []string{"1(C)"},
		}},
		{"a telegram within a telegram", quotedSample, summary{
			Layout: "transmitted", Date: "2007-03-14", Order: 12958, Tags: []string{"PREL", "AK"}, Subject: "SENDING ON A TELEGRAM",
			Section: "1.4", Letters: "bd", Decl: "03/14/2017", Classifier: "Jane Roe, DCM",
			Sections: []string{"C 0/0 ARKADIA 187", "S 0/0 BREMWICK 300"}, Portions: []string{"1(C)", ">1(S)", ">2(U)", "2(U)"}, Signed: "PUBLIC",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			equal(t, "cable", tt.want, summarise(only(t, tt.in)))
			crlf := only(t, strings.ReplaceAll(tt.in, "\n", "\r\n"))
			want := tt.want
			want.Subject = strings.ReplaceAll(want.Subject, "\n", "\r\n")
			equal(t, "cable with CRLF", want, summarise(crlf))
		})
	}
}

func TestHeader(t *testing.T) {
	t.Parallel()
	c := only(t, header2+fields2+"1. (C) Text.\nBT\n#0187\nNNNN\n")
	h := &c.Header
	equal(t, "transmission", "VZCZCXRO4092", c.String(h.Transmission.Span))
	equal(t, "precedence", "OO", c.String(h.Precedence.Span))
	equal(t, "originator", "RUEHQX 187 1 73 922", fmt.Sprint(c.String(h.Originator.Routing.Span), " ", h.Originator.Serial.Value, " ",
		h.Originator.Section.Value, " ", h.Originator.Day, " ", h.Originator.Clock))
	equal(t, "signal", 'C', rune(h.Signal.Letter))
	equal(t, "precedence letters", 2, len(h.DTG.Precedence))
	equal(t, "group", "141522Z MAR 07", c.String(h.DTG.Group.Span))
	equal(t, "from", "AMEMBASSY ARKADIA", c.String(h.From.Name.Span))
	equal(t, "to", "RUEHC SECSTATE WASHDC NIACT IMMEDIATE 9299", strings.Join([]string{
		c.String(h.To[0].Routing.Span), c.String(h.To[0].Name.Span), c.String(h.To[0].Precedence.Span), c.String(h.To[0].Serial.Span),
	}, " "))
	equal(t, "info, without the exempted", 1, len(h.Info))
	equal(t, "tail", 187, c.TailMark.Value)
	a := only(t, archiveSample)
	equal(t, "copies", 43, a.Header.Distribution.Sum)
	equal(t, "copies stated", 43, a.Header.Distribution.Total.Value)
	equal(t, "page post", "ARKADI", a.String(a.PageLines[1].Post.Span))
	equal(t, "page section", "2 2 2", fmt.Sprint(a.PageLines[1].Page.Value, a.PageLines[1].Section.Value, a.PageLines[1].Of.Value))
	s := only(t, smartSample)
	equal(t, "MRN", "2015 PORT ARKADIA 412", fmt.Sprint(s.Header.MRN.Year.Value, " ", s.String(s.Header.MRN.Post.Span), " ", s.Header.MRN.Serial.Value))
	equal(t, "date", "2015 9 25", fmt.Sprint(s.Header.Date.Year, s.Header.Date.Month, s.Header.Date.Day))
	for _, dtg := range []string{
		"Jul 22, 2010 / 221710Z JUL 10", "Jul 22, 20101221710Z JUL 10", "Jul 22, 2010 1221710Z JUL 10",
		"Jul 22, 2010/ 221710Z JUL 10", "Jul 22, 2010 / 221710X JUL 10", "Jul 22, 2010 l221710Z JUL 10", "Jul 22, 2010 I 221710Z JUL 10",
	} {
		c := only(t, "MRN: 10 ARKADIA 956\nDatelDTG: "+dtg+"\nE.O.: 13526\nTAGS: PREL\nSubject: X\n\n1. (U) Text.\n")
		equal(t, dtg, "2010 7 22 2010 7 22", fmt.Sprint(c.Header.DTG.Year, c.Header.DTG.Month, c.Header.DTG.Day, c.Header.Date.Year,
			c.Header.Date.Month, c.Header.Date.Day))
	}
}

func TestSMARTForms(t *testing.T) {
	t.Parallel()
	const text = "1. (SBU) Text of the harbor commission.\n\n2. (U) More.\n"
	for _, tt := range []struct{ name, in string }{
		{"plain", "MRN: 15 PORT ARKADIA 412\nDate/DTG: Sep 25, 2015 / 250643Z SEP 15\nFrom: AMEMBASSY PORT ARKADIA\nAction: WASHDC, SECSTATE ROUTINE\n" +
			"E.O.: 13526\nTAGS: PGOV, PREL, AK\nCaptions: SENSITIVE\nSubject: Harbor talks\n\n"},
		{"a damaged label", "MRN: 15 PORT ARKADIA 412\nDate!0TC: Sep 25, 2015 / 250643Z SEP 15\nFrom: AMEMBASSY PORT ARKADIA\nAction: WASHDC, SECSTATE ROUTINE\n" +
			"E.O.: 13526\nTAGS: PGOV, PREL, AK\nCaptions: SENSITIVE\nSubject: Harbor talks\n\n"},
		{"values below their labels", "MRN:\n15 PORT ARKADIA 412\nDate/DTG:\nSep 25, 2015 / 250643Z SEP 15\nFrom:\nAMEMBASSY PORT ARKADIA\nAction:\n" +
			"WASHDC, SECSTATE ROUTINE\nE.O.:\n13526\nTAGS:\nPGOV, PREL, AK\nCaptions:\nSENSITIVE\nSubject:\nHarbor talks\n\n"},
		{"blank lines between", "MRN:\n\n15 PORT ARKADIA 412\n\nDate/DTG:\n\nSep 25, 2015 / 250643Z SEP 15\n\nFrom:\n\nAMEMBASSY PORT ARKADIA\n\nAction:\n\n" +
			"WASHDC, SECSTATE ROUTINE\n\nE.O.:\n\n13526\n\nTAGS:\n\nPGOV, PREL, AK\n\nCaptions:\n\nSENSITIVE\n\nSubject:\n\nHarbor talks\n\n"},
		{"labels first", "MRN:\nDate/DTG:\nFrom:\nAction:\nE.O.:\nTAGS:\nCaptions:\nSubject:\n\n15 PORT ARKADIA 412\nSep 25, 2015 / 250643Z SEP 15\n" +
			"AMEMBASSY PORT ARKADIA\nWASHDC, SECSTATE ROUTINE\n13526\nPGOV, PREL, AK\nSENSITIVE\nHarbor talks\n\n"},
		{"labels first, apart", "MRN:\n\nDate/DTG:\n\nFrom:\n\nAction:\n\nE.O.:\n\nTAGS:\n\nCaptions:\n\nSubject:\n\n15 PORT ARKADIA 412\n\n" +
			"Sep 25, 2015 / 250643Z SEP 15\n\nAMEMBASSY PORT ARKADIA\n\nWASHDC, SECSTATE ROUTINE\n\n13526\n\nPGOV, PREL, AK\n\nSENSITIVE\n\nHarbor talks\n\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, tt.in+text)
			s := summarise(c)
			equal(t, "layout", "smart", s.Layout)
			equal(t, "date", "2015-09-25", s.Date)
			equal(t, "calendar", "2015 9 25", fmt.Sprint(c.Header.Date.Year, c.Header.Date.Month, c.Header.Date.Day))
			equal(t, "MRN", "PORT ARKADIA 412", fmt.Sprint(c.String(c.Header.MRN.Post.Span), " ", c.Header.MRN.Serial.Value))
			equal(t, "from", "AMEMBASSY PORT ARKADIA", c.String(c.Header.From.Name.Span))
			equal(t, "action", 1, len(c.Header.To))
			equal(t, "order", 13526, s.Order)
			equal(t, "TAGS", []string{"PGOV", "PREL", "AK"}, s.Tags)
			equal(t, "captions", []string{"SENSITIVE"}, s.Captions)
			equal(t, "subject", "Harbor talks", s.Subject)
			equal(t, "portions", []string{"1(SBU)", "2(U)"}, s.Portions)
			equal(t, "fields", 8, len(c.Header.Fields))
		})
	}
	long := only(t, "MRN:\nDate/DTG:\nFrom:\nAction:\nE.O.:\nTAGS:\nReference:\nSubject:\n15 ARKADIA 412\nSep 25, 2015 / 250643Z SEP 15\n"+
		"AMEMBASSY ARKADIA\nWASHDC, SECSTATE ROUTINE\nBREMWICK, AMEMBASSY ROUTINE\n13526\nPGOV, PREL,\nAK\nA) 15 ARKADIA 300\nB) 15 STATE 9\nHarbor talks\nof two ministers\n\n"+text)
	s := summarise(long)
	equal(t, "action over two lines", 2, len(long.Header.To))
	equal(t, "TAGS over two lines", []string{"PGOV", "PREL", "AK"}, s.Tags)
	equal(t, "references over two lines", []string{"A) 15 ARKADIA 300", "B) 15 STATE 9"}, s.Refs)
	equal(t, "subject over two lines", "Harbor talks\nof two ministers", s.Subject)
	empty := only(t, "MRN: 15 ARKADIA 412\nDate/DTG: Sep 25, 2015 / 250643Z SEP 15\nE.O.: 13526\nTAGS: AK\nReference:\n\nSubject:\n\n1. (U) Text.\n")
	equal(t, "an empty field stays empty", "|", empty.String(empty.Subject.Text)+"|"+strings.Join(summarise(empty).Refs, ""))
}

func TestZoneLetter(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ line, want string }{
		{"O P 102007Z MAR 06", "102007Z MAR 06|2006-03-10 20:07|OP"},
		{"O P 102007X MAR 06", "102007X MAR 06|2006-03-10 20:07|OP"},
		{"R 102007A MAR 06 ZDK", "102007A MAR 06|2006-03-10 20:07|R"},
		{"102007R MAR 06", "102007R MAR 06|2006-03-10 20:07|"},
		{"X 102007X MAR 06", "102007X MAR 06|2006-03-10 20:07|"},
		{"X P 102007Z MAR 06", "102007Z MAR 06|2006-03-10 20:07|"},
		{"R 102007A NOTES", "|0000-00-00 00:00|"},
		{"X 102007 MAR 06", "|0000-00-00 00:00|"},
	} {
		c := only(t, "FM AMEMBASSY ARKADIA\n"+tt.line+"\n\nS E C R E T ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n")
		d := &c.Header.DTG
		letters := ""
		for _, p := range d.Precedence {
			letters += c.String(p.Span)
		}
		equal(t, tt.line, tt.want, fmt.Sprintf("%s|%04d-%02d-%02d %02d:%02d|%s", c.String(d.Group.Span), d.Year, d.Month, d.Day,
			d.Hour, d.Minute, letters))
	}
}

func TestReferences(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"a line each", "REF: A. ARKADIA 259\nB. STATE 537\nC. ARKADIA 192\nD. ARKADIA 65\n", []string{"A. ARKADIA 259", "B. STATE 537", "C. ARKADIA 192", "D. ARKADIA 65"}},
		{
			"pilcrows", "REF: A. ARKADIA 259\n¶B. STATE 537\n¶C. ARKADIA 192\n¶D. ARKADIA 65\n¶E. STATE 1\n",
			[]string{"A. ARKADIA 259", "B. STATE 537", "C. ARKADIA 192", "D. ARKADIA 65", "E. STATE 1"},
		},
		{"pilcrows and blank lines", "REF: A. ARKADIA 259\n\n¶B. STATE 537\n\n¶C. ARKADIA 192\n", []string{"A. ARKADIA 259", "B. STATE 537", "C. ARKADIA 192"}},
		{"the first with a pilcrow", "REF: ¶A. ARKADIA 259\n¶B. STATE 537\n", []string{"A. ARKADIA 259", "B. STATE 537"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := summarise(only(t, header2+"E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n"+tt.in+"\n¶1. (C) Text.\n"))
			equal(t, "items", tt.want, s.Refs)
			equal(t, "portions", []string{"1(C)"}, s.Portions)
		})
	}
}

func TestClassificationLine(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ in, want string }{
		{"C O N F I D E N T I A L PORT ARKADIA 000187", "CONFIDENTIAL|PORT ARKADIA|187||"},
		{"S E C R E T SECTION 01 OF 03 ARKADIA 000187", "SECRET|ARKADIA|187|1/3|"},
		{"SECRET//NOFORN SECTION 01 OF 03 ARKADIA 000187", "SECRET|ARKADIA|187|1/3|"},
		{"UNCLAS E F T O ARKADIA 000187", "UNCLASSIFIED|ARKADIA|187||"},
		{"UNCLAS EFTO ARKADIA 000187", "UNCLASSIFIED|ARKADIA|187||"},
		{"S E C R E T ARKADIA 000187 NOFORN", "SECRET|ARKADIA|187||NOFORN"},
		{"CONFIDENTIAL STATE 181062 TOSEC 190010", "CONFIDENTIAL|STATE|181062||"},
		{"LIMITED OFFICIAL USE ARKADIA 0187", "UNCLASSIFIED|ARKADIA|187||"},
		{"ARKADIA 000187", "|ARKADIA|187||"},
		{"PORT ARKADIA 000187", "|PORT ARKADIA|187||"},
		{"PRIVATE ARKADIA 000187", "|ARKADIA|187||"},
	} {
		t.Run(tt.in, func(t *testing.T) {
			t.Parallel()
			c := only(t, "O 141522Z MAR 07\nTO SECSTATE WASHDC IMMEDIATE 9299\n\n"+tt.in+"\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. Text.\n")
			if len(c.Sections) != 1 {
				t.Fatalf("%d classification lines", len(c.Sections))
			}
			s := c.Sections[0]
			section, captions := "", ""
			if s.Number.Present() {
				section = fmt.Sprintf("%d/%d", s.Number.Value, s.Of.Value)
			}
			for _, k := range c.Captions {
				if !k.OnBanner {
					t.Errorf("caption %q stands elsewhere", c.String(k.Span))
				}
				captions += c.String(k.Span)
			}
			equal(t, "line", tt.want, fmt.Sprintf("%s|%s|%d|%s|%s", s.Mark.ClassLevel(), c.String(s.Post.Span), s.Serial.Value, section, captions))
		})
	}
	private := only(t, "FM AMEMBASSY ARKADIA\nTO SECSTATE WASHDC\n\nPRIVATE ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n")
	if m := private.Sections[0].Mark; m == nil || len(m.Faults) != 1 {
		t.Errorf("an unknown level gives %v", m)
	}
}

func TestCaptions(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     []cable.CaptionKind
	}{
		{"one a line", "NODIS\n\nSTADIS////////\n\nSIPDIS\n\nSIPDIS\n", []cable.CaptionKind{cable.NODIS, cable.STADIS, cable.SIPDIS, cable.SIPDIS}},
		{"several on a line", "NOFORN SENSITIVE SIPDIS\n", []cable.CaptionKind{cable.NOFORN, cable.SENSITIVE, cable.SIPDIS}},
		{"commas", "SENSITIVE, SIPDIS\n", []cable.CaptionKind{cable.SENSITIVE, cable.SIPDIS}},
		{"channels", "ROGER CHANNEL\nDISSENT CHANNEL\n", []cable.CaptionKind{cable.RogerChannel, cable.DissentChannel}},
		{"readers", "EYES ONLY FOR ROE\n", []cable.CaptionKind{cable.EyesOnly}},
		{"readers and ONLY", "FOR AMBASSADOR ROE ONLY\n", []cable.CaptionKind{cable.EyesOnly}},
		{"passing instructions", "DEPT FOR EUR/XX, NSC FOR DOE\nPLEASE PASS TO\nBREMWICK\n", nil},
		{"an unknown one", "\nSUPERDIS\n\n", []cable.CaptionKind{cable.UnknownCaption}},
		{"a redaction", "\nXXXXXXXXXXXX\n\n", nil},
		{"a level as caption", "LIMITED OFFICIAL USE\n", []cable.CaptionKind{cable.LOUCaption}},
		{"a corrected copy", "C O R R E C T E D  COPY (PARA 1)\nSIPDIS\n", []cable.CaptionKind{cable.SIPDIS}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, header2+tt.in+"\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: X\n\n1. (U) Text.\n")
			var got []cable.CaptionKind
			for _, k := range c.Captions {
				got = append(got, k.Kind)
			}
			equal(t, "captions", tt.want, got)
		})
	}
}

func TestFieldLabels(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     string
	}{
		{"plain", "E.O. 12958: DECL: X1\nTAGS: PREL AK\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"short", "EO 12958 DECL: X1\nTAGS PREL, AK\nSUBJ: ONE\n", "12958|PREL AK|ONE|"},
		{"mixed case", "E.o. 12958: decl: X1\nTags: PREL, AK\nSubject: ONE\n", "12958|PREL AK|ONE|"},
		{"damaged labels", "E.O. 1295: DECL: X1\nTGS: PREL AK\nSUBJET: ONE\n", "1295|PREL AK|ONE|"},
		{"semicolons", "E.O. 12958: N/A\nTAGS; PREL AK\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"another damaged label", "E.O. 12958: N/A\nTAGES: PREL AK\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"TAGS on the E.O. line", "E.O. 12958: N/A TAGS: PREL AK\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"TAGS glued to the date", "E.O. 12958: DECL: 03/14/2017TAGS: PREL AK\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"TAGS first", "TAGS: PREL AK\nE.O. 12958: N/A\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"a wrapped subject", "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: ONE\nTWO\n", "12958|PREL|ONE\nTWO|"},
		{"a reference glued to the subject", "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: ONEREF: A. ARKADIA 1\n", "12958|PREL|ONE|A. ARKADIA 1"},
		{"a reference after the subject", "E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: ONE REF: ARKADIA 1\n", "12958|PREL|ONE|ARKADIA 1"},
		{"digits of the order", "E.O. 12598: N/A\nTAGS: PREL\nSUBJECT: ONE\n", "12598|PREL|ONE|"},
		{"no first letter", "O. 12958: DECL: X1\nTAGS: PREL AK\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"glued to a word", "DEPT FOR ROEE.O. 12958: DECL: X1TAGS: PREL AK\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"glued to a redaction", "DEPT FOR XXXXX.O. 12958: DECL: 03/14/2017TAGS: PREL AK\nSUBJECT: ONE\n", "12958|PREL AK|ONE|"},
		{"a run-on line", "DEPT FOR XX E.O. 12958: N/A TAGS: PREL\nSUBJECT: ONE\n", "12958|PREL|ONE|"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, header2+tt.in+"\n1. (U) Text with\nTAGS: NONE\nE.O. 13526: DECL: X6\nin it.\n")
			s := summarise(c)
			equal(t, "fields", tt.want, fmt.Sprintf("%d|%s|%s|%s", s.Order, strings.Join(s.Tags, " "), s.Subject, strings.Join(s.Refs, ";")))
		})
	}
}

func TestRunOnHeader(t *testing.T) {
	t.Parallel()
	c := only(t, "This record is a partial extract of the original cable.\n\nPosted on:2005-08-17T21:24:00]C O N F I D E N T I A L SECTION 01 OF 02 "+
		"ARKADIA 003571FOR ROEXXXXXXX.O. 12958: DECL: 08/16/2015TAGS: PREL PGOV AK\n \nClassified By: Ambassador Jane Roe. Reason: 1.4 (b,d)\n\n"+
		"¶1. (SBU) Text.\n\n¶2. (C) More.\n")
	s := summarise(c)
	equal(t, "sections", []string{"C 1/2 ARKADIA 3571"}, s.Sections)
	equal(t, "E.O.", "12958 08/16/2015", fmt.Sprint(s.Order, " ", s.Decl))
	equal(t, "TAGS", []string{"PREL", "PGOV", "AK"}, s.Tags)
	equal(t, "authority", "Ambassador Jane Roe|1.4|bd", block(c))
	equal(t, "portions", []string{"1(SBU)", "2(C)"}, s.Portions)
}

func TestTags(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, in string
		want     []string
	}{
		{"blanks", "PREL PGOV AK", []string{"PREL", "PGOV", "AK"}},
		{"commas", "PREL, PGOV,AK", []string{"PREL", "PGOV", "AK"}},
		{"a trailing comma and a second line", "PREL,\nPGOV, AK", []string{"PREL", "PGOV", "AK"}},
		{"a second line of codes", "PREL PGOV\nKDEM AK", []string{"PREL", "PGOV", "KDEM", "AK"}},
		{"a person", "OVIP (PUBLIC, JANE Q.), PREL", []string{"OVIP", "(PUBLIC, JANE Q.)", "PREL"}},
		{"a person over two lines", "OVIP (PUBLIC,\nJANE Q.), PREL", []string{"OVIP", "(PUBLIC,\nJANE Q.)", "PREL"}},
		{"a person without brackets", "OVIP PUBLIC JANE PREL AK", []string{"OVIP", "PUBLIC JANE", "PREL", "AK"}},
		{"links", "[PREL](#) [AK](#)", []string{"PREL", "AK"}},
		{"page furniture", "ECON, AK          UNCLASSIFIED   PAGE 02  ARKADI 00187", []string{"ECON", "AK"}},
		{"a second label", "EAID, AK, TAGS: EFIN", []string{"EAID", "AK", "EFIN"}},
		{"a full stop at the end", "PREL, AK.", []string{"PREL", "AK"}},
		{"malformed ones stay", "PRE1, pREL, PR-EL, #PREL, PRE., AK", []string{"PRE1", "pREL", "PR-EL", "#PREL", "PRE.", "AK"}},
		{"sub-numbered organisations", "UNGA/C-6, UNHRC-1", []string{"UNGA/C-6", "UNHRC-1"}},
		{"a caption", "ECON AK SIPDIS", []string{"ECON", "AK", "SIPDIS"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, header2+"E.O. 12958: N/A\nTAGS: "+tt.in+"\nSUBJECT: ONE\n\n1. (U) Text.\n")
			equal(t, "items", tt.want, summarise(c).Tags)
			equal(t, "subject", "ONE", summarise(c).Subject)
		})
	}
}

func TestSubjectMark(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		in, mark, words string
		after           bool
	}{
		{"ONE", "", "ONE", false},
		{"(U) ONE", "(U)", "ONE", false},
		{"(C/NF) ONE", "(C/NF)", "ONE", false},
		{"ONE\nTWO (C)", "(C)", "ONE\nTWO", true},
		{"ONE (AND TWO)", "", "ONE (AND TWO)", false},
		{"(PART ONE) OF TWO", "", "(PART ONE) OF TWO", false},
	} {
		c := only(t, header2+"E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: "+tt.in+"\n\n1. (U) Text.\n")
		equal(t, tt.in, tt.mark+"|"+tt.words, c.String(c.Subject.MarkSpan)+"|"+c.String(c.Subject.Text))
		equal(t, tt.in+": after", tt.after, c.Subject.After)
	}
}
