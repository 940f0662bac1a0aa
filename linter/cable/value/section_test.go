package value

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"cablelint/linter/cable"
)

// sectionParts are the parts of a classification line as they are written.
type sectionParts struct {
	Level, Number, Of, Post, Serial, EFTO, Rest string
	Spaced                                      bool
}

func partsOf(line string, s *cable.Section, stop int) sectionParts {
	return sectionParts{
		within(line, s.Level), within(line, s.Number.Span), within(line, s.Of.Span), within(line, s.Post.Span),
		within(line, s.Serial.Span), within(line, s.EFTO), line[stop:], s.Spaced,
	}
}

var sectionCases = []struct {
	line string
	want sectionParts
}{
	{"UNCLAS ARKADIA 000187", sectionParts{Level: "UNCLAS", Post: "ARKADIA", Serial: "000187"}},
	{"S E C R E T ARKADIA 000187", sectionParts{Level: "S E C R E T", Post: "ARKADIA", Serial: "000187", Spaced: true}},
	{
		"S E C R E T SECTION 01 OF 02 NEW ARKADIA 000187",
		sectionParts{Level: "S E C R E T", Number: "01", Of: "02", Post: "NEW ARKADIA", Serial: "000187", Spaced: true},
	},
	{
		"UNCLAS SECTION01 OF 02 ARKADIA 000187",
		sectionParts{Level: "UNCLAS", Number: "01", Of: "02", Post: "ARKADIA", Serial: "000187"},
	},
	{
		"SECRET SECTION 01 of 02 ARKADIA 000187",
		sectionParts{Level: "SECRET", Number: "01", Of: "02", Post: "ARKADIA", Serial: "000187"},
	},
	{
		"UNCLAS SEC 1 OF 2 ARKADIA 187",
		sectionParts{Level: "UNCLAS", Number: "1", Of: "2", Post: "ARKADIA", Serial: "187"},
	},
	{
		"C O N F I D E N T I A L S E C T I O N 01 O F 02 ARKADIA 000187",
		sectionParts{
			Level: "C O N F I D E N T I A L", Number: "01", Of: "02", Post: "ARKADIA", Serial: "000187", Spaced: true,
		},
	},
	{ // a letter of SECTION is lost
		"C O N F I D E N T I A L ECTION 01 OF 02 ARKADIA 000187",
		sectionParts{
			Level: "C O N F I D E N T I A L", Number: "01", Of: "02", Post: "ARKADIA", Serial: "000187", Spaced: true,
		},
	},
	{"UNCLAS SECTION 02 OF 02", sectionParts{Level: "UNCLAS", Number: "02", Of: "02"}},
	{ // the reader of markings takes it in
		"UNCLAS E F T O ARKADIA 000187",
		sectionParts{Level: "UNCLAS E F T O", Post: "ARKADIA", Serial: "000187", EFTO: "E F T O"},
	},
	{"UNCLAS ARKADIA 000187 EFTO", sectionParts{Level: "UNCLAS", Post: "ARKADIA", Serial: "000187", EFTO: "EFTO"}},
	{
		"S E C R E T //N03120// ARKADIA 000187",
		sectionParts{Level: "S E C R E T", Post: "ARKADIA", Serial: "000187", Spaced: true},
	},
	{"UNCLAS//N03120//", sectionParts{Level: "UNCLAS"}},
	{"UNCLAS/N03120//", sectionParts{Level: "UNCLAS"}},
	{"UNCLAS//N03120// NAVADMIN 123/07", sectionParts{Level: "UNCLAS", Post: "NAVADMIN", Serial: "123"}},
	{"UNCLAS //NO3120//", sectionParts{Level: "UNCLAS"}},
	{
		"S E C R E T 07 ARKADIA 187",
		sectionParts{Level: "S E C R E T", Post: "ARKADIA", Serial: "187", Spaced: true},
	},
	{
		"C O N F I D E N T I A L 75 ARKADIA 1895",
		sectionParts{Level: "C O N F I D E N T I A L", Post: "ARKADIA", Serial: "1895", Spaced: true},
	},
	{ // the quotation mark of a table's record
		`S E C R E T ARKADIA 000187 "`,
		sectionParts{Level: "S E C R E T", Post: "ARKADIA", Serial: "000187", Spaced: true},
	},
	{"UNCLAS PARTO 040301", sectionParts{Level: "UNCLAS", Post: "PARTO", Serial: "040301"}},
	{"UNCLAS STATE 012345 TOSEC 190010", sectionParts{Level: "UNCLAS", Post: "STATE", Serial: "012345"}},
	{"UNCLAS STATE 012345/TOSEC 190010", sectionParts{Level: "UNCLAS", Post: "STATE", Serial: "012345"}},
	{"UNCLAS IRAN RPO ARKADIA 000187", sectionParts{Level: "UNCLAS", Post: "IRAN RPO ARKADIA", Serial: "000187"}},
	{"UNCLAS USMISSION USUN 000187", sectionParts{Level: "UNCLAS", Post: "USMISSION USUN", Serial: "000187"}},
	{
		"CONFIDENTIAL PORT OF ARKADIA 000187",
		sectionParts{Level: "CONFIDENTIAL", Post: "PORT OF ARKADIA", Serial: "000187"},
	},
	{ // captions before the post
		"S E C R E T ROGER CHANNEL ARKADIA 000187",
		sectionParts{Level: "S E C R E T", Post: "ARKADIA", Serial: "000187", Spaced: true},
	},
	{
		"UNCLAS ARKADIA 000187 SIPDIS E.O. 12958: N/A TAGS: PREL",
		sectionParts{Level: "UNCLAS", Post: "ARKADIA", Serial: "000187", Rest: " SIPDIS E.O. 12958: N/A TAGS: PREL"},
	},
	{
		"UNCLAS ARKADIA 000187E.O. 12958: N/A",
		sectionParts{Level: "UNCLAS", Post: "ARKADIA", Serial: "000187", Rest: "E.O. 12958: N/A"},
	},
	{
		"C O N F I D E N T I A L ARKADIA 00187SIPDISE.O. 12958: DECL: 03/14/2017",
		sectionParts{
			Level: "C O N F I D E N T I A L", Post: "ARKADIA", Serial: "00187", Spaced: true,
			Rest: "SIPDISE.O. 12958: DECL: 03/14/2017",
		},
	},
	{
		"C O N F I D E N T I A L ARKADIA 000187 The minister received us.",
		sectionParts{
			Level: "C O N F I D E N T I A L", Post: "ARKADIA", Serial: "000187", Spaced: true,
			Rest: " The minister received us.",
		},
	},
	{
		"CONFIDENTIAL ARKADIA 187 DEPT FOR EUR",
		sectionParts{Level: "CONFIDENTIAL", Post: "ARKADIA", Serial: "187", Rest: " DEPT FOR EUR"},
	},
	{ // no number: the post is one before a field
		"S E C R E T ARKADIA SIPDIS",
		sectionParts{Level: "S E C R E T", Post: "ARKADIA", Spaced: true, Rest: " SIPDIS"},
	},
	{
		"S E C R E T E.O. 12958: DECL: 03/14/2017",
		sectionParts{Level: "S E C R E T", Spaced: true, Rest: " E.O. 12958: DECL: 03/14/2017"},
	},
	{
		"S E C R E T SECTION 2 OF 3 LA ARKADIA 0187/2",
		sectionParts{Level: "S E C R E T", Number: "2", Of: "3", Post: "LA ARKADIA", Serial: "0187", Spaced: true},
	},
	{ // the section behind the post
		"S E C R E T ARKADIA SECTION 01 OF 02 and more",
		sectionParts{Level: "S E C R E T", Number: "01", Of: "02", Spaced: true, Rest: " and more"},
	},
	{"UNCLAS ARKADIA SECTION 01 OF 02 000187", sectionParts{
		Level: "UNCLAS", Number: "01", Of: "02", Post: "ARKADIA", Serial: "000187",
	}},
	{"UNCLAS ARKADIA 14", sectionParts{Level: "UNCLAS", Post: "ARKADIA", Serial: "14"}},
	{"UNCLAS ARKADIA 000187.", sectionParts{Level: "UNCLAS", Post: "ARKADIA", Serial: "000187"}},
	{"UNCLAS ARKADIA 000187. MORE", sectionParts{Level: "UNCLAS", Post: "ARKADIA", Serial: "000187", Rest: " MORE"}},
	{
		"S E C R E T ARKADIA 000187.MORE",
		sectionParts{Level: "S E C R E T", Post: "ARKADIA", Serial: "000187", Spaced: true, Rest: ".MORE"},
	},
	{"UNCLAS ARKADIA 14 (corrected)", sectionParts{Level: "UNCLAS", Post: "ARKADIA", Serial: "14", Rest: " (corrected)"}},
	{"UNCLAS//N3120//", sectionParts{Level: "UNCLAS"}},
	{
		"SS E C R E T ARKADIA SIPDIS",
		sectionParts{Level: "SS E C R E T", Post: "ARKADIA", Spaced: true, Rest: " SIPDIS"},
	},
}

func TestSection(t *testing.T) {
	t.Parallel()
	for _, tc := range sectionCases {
		s, stop, ok := Section(over(tc.line), false)
		if !ok {
			t.Errorf("%q is no classification line", tc.line)
			continue
		}
		if diff := cmp.Diff(tc.want, partsOf(tc.line, &s, stop)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
		if s.Span.Start != 0 || s.Span.End != stop {
			t.Errorf("%q: span %v, stop %d", tc.line, s.Span, stop)
		}
	}
}

func TestSectionWithOddLevel(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line  string
		loose bool
		want  sectionParts
	}{
		{
			"SS E C R E T ARKADIA 000187", false,
			sectionParts{Level: "SS E C R E T", Post: "ARKADIA", Serial: "000187", Spaced: true},
		},
		{
			"S e c r e t arkadia 000187", false,
			sectionParts{Level: "S e c r e t", Post: "arkadia", Serial: "000187", Spaced: true},
		},
		{"Secret ARKADIA 000187", true, sectionParts{Level: "Secret", Post: "ARKADIA", Serial: "000187"}},
		{"secret arkadia 000187", true, sectionParts{Level: "secret", Post: "arkadia", Serial: "000187"}},
	}
	for _, tc := range cases {
		s, stop, ok := Section(over(tc.line), tc.loose)
		if !ok {
			t.Errorf("%q is no classification line", tc.line)
			continue
		}
		if diff := cmp.Diff(tc.want, partsOf(tc.line, &s, stop)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
	}
}

func TestNoSection(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line  string
		loose bool
	}{
		{"SECRET TALKS WITH 12 MINISTERS", false},
		{"SECRET TALKS WITH 12 MINISTERS", true},
		{"SECRET TALKS WITH 1200 MINISTERS", false},
		{"SECRET PROTOCOL OF 1939", false},
		{"CONFIDENTIAL TALKS 187,000 PEOPLE", false},
		{"Secret ballots were held in 14 provinces", false},
		{"Secret ballots were held in 14 provinces", true},
		{"Secret ballots in 1999", true},
		{"Secret ARKADIA 000187", false},
		{"SECRET SECTION 5 of the act says", false},
		{"SECRET", false},
		{"S E C R E T", false},
		{`S E C R E T "`, false},
		{"SECRET NODIS", false},
		{"UNCLAS ARKADIA 14(corrected)", false},
		{"UNCLAS//N312//", false},
		{"UNCLAS//N031201//", false},
		{"S E C R E T  Page 1 of 3", false},
		{"CONFIDENTIAL PAGE 02", false},
		{"S E C R E T BT", false},
		{"CONFIDENTIAL POSS DUPE", false},
		{"ARKADIA 000187", false},
		{"", true},
	}
	for _, tc := range cases {
		if s, _, ok := Section(over(tc.line), tc.loose); ok {
			t.Errorf("%q is read as a classification line: %+v", tc.line, partsOf(tc.line, &s, s.Span.End))
		}
	}
}

func TestUnlevelled(t *testing.T) {
	t.Parallel()
	cases := []struct{ line, sender, level, post string }{
		{"ARKADIA 000187", "AMEMBASSY ARKADIA", "", "ARKADIA"},
		{"ARKADIA 00187", "AMEMBASSY ARKADIA", "", "ARKADIA"},
		{"PRIVATE ARKADIA 000187", "", "PRIVATE", "ARKADIA"},
		{"XQZT ARKADIA 000187", "AMEMBASSY ARKADIA", "XQZT", "ARKADIA"},
		{"XQZT ARKADIA 000187", "", "", "XQZT ARKADIA"},
		{"NEW ARKADIA 000187", "AMEMBASSY NEW ARKADIA", "", "NEW ARKADIA"},
		{"NEW ARKADIA 000187", "AMEMBASSY RENEW ARKADIA", "NEW", "ARKADIA"},
	}
	for _, tc := range cases {
		s, ok := Unlevelled(over(tc.line), []byte(tc.sender))
		got := []string{within(tc.line, s.Level), within(tc.line, s.Post.Span)}
		if diff := cmp.Diff([]string{tc.level, tc.post}, got); !ok || diff != "" {
			t.Errorf("%q: %v (-want +got)\n%s", tc.line, ok, diff)
		}
		if (s.Mark != nil) != (tc.level != "") {
			t.Errorf("%q: mark %v", tc.line, s.Mark)
		}
	}
	for _, line := range []string{
		"AMEMBASSY ARKADIA 000187", "ARKADIA 187", "Arkadia 000187", "ARKADIA 000187 AND MORE", "SIPDIS ARKADIA 000187",
		"ARKADIA 0187", "ARKADIA 0001877",
	} {
		if s, ok := Unlevelled(over(line), nil); ok {
			t.Errorf("%q is read as a classification line: %+v", line, s)
		}
	}
}

func TestBanner(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line, banner string
		spaced, ok   bool
	}{
		{"SECRET", "SECRET", false, true},
		{"S E C R E T", "S E C R E T", true, true},
		{"SECRET//NOFORN  Page 1 of 3", "SECRET//NOFORN", false, true},
		{"CONFIDENTIAL POSS DUPE", "CONFIDENTIAL", false, true},
		{`SECRET"`, "SECRET", false, true},
		{"SECRET TALKS", "SECRET", false, false},
		{"ARKADIA", "", false, false},
	}
	for _, tc := range cases {
		b, ok := Banner(over(tc.line))
		got := []any{within(tc.line, b.Span), b.Spaced, ok}
		if diff := cmp.Diff([]any{tc.banner, tc.spaced, tc.ok}, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
	}
}

func TestLevelAlone(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"SECRET": true, "S E C R E T": true, "SECERT": true, "CONFIDENTIAL//REL TO USA": true,
		"CONFIDENTIAL//REL TO  USA": false, "secret": false, "SECRET TALKS": false, "ARKADIA": false, "": false,
	} {
		if got := LevelAlone(over(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestPage(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line, own         string
		page, section, of int
		post, serial      string
		archive, level    bool
	}{
		{"ARKADIA 00000187  001.2 OF 002", "ARKADIA", 1, 0, 2, "ARKADIA", "00000187", false, false},
		{"ARKADIA 00000187  009 2 OF 012", "ARKADIA", 9, 0, 12, "ARKADIA", "00000187", false, false},
		{"NEW ARKADIA 00000187  002 OF 003", "NEW ARKADIA", 2, 0, 3, "NEW ARKADIA", "00000187", false, false},
		{"THE WAY FORWARD ARKADIA 00000187  003 OF 003", "ARKADIA", 3, 0, 3, "ARKADIA", "00000187", false, false},
		{"THE WAY FORWARD ARKADIA 00000187  003 OF 003", "", 3, 0, 3, "ARKADIA", "00000187", false, false},
		{"THE CASE OF NEW ARKAD 00000187  003 OF 003", "NEW ARKADIA", 3, 0, 3, "NEW ARKAD", "00000187", false, false},
		{"THE CASE OF NEW AR 00000187  003 OF 003", "NEW ARKADIA", 3, 0, 3, "NEW AR", "00000187", false, false},
		{"THE CASE OF NEW A 00000187  003 OF 003", "NEW ARKADIA", 3, 0, 3, "A", "00000187", false, false},
		{"THE WAY OF LA AR 00000187  003 OF 003", "LA AR", 3, 0, 3, "LA AR", "00000187", false, false},
		{"NEW DELHI 00000187  003 OF 003", "", 3, 0, 3, "NEW DELHI", "00000187", false, false},
		{"RPO ARKADIA 00000187  003 OF 003", "", 3, 0, 3, "RPO ARKADIA", "00000187", false, false},
		{"IRAN RPO ARKADIA 00000187  003 OF 003", "ARKADIA", 3, 0, 3, "IRAN RPO ARKADIA", "00000187", false, false},
		{"ARKADIA 00000187  003 OF 003", "RPO ARKADIA", 3, 0, 3, "ARKADIA", "00000187", false, false},
		{"SECRET ARKADIA 00000187  003 OF 003", "ARKADIA", 3, 0, 3, "ARKADIA", "00000187", false, true},
		{"PAGE 02  STATE  012345  01 OF 02  151629Z", "", 2, 1, 2, "STATE", "012345", true, false},
		{"PAGE 02        NEW AR  01234", "", 2, 0, 0, "NEW AR", "01234", true, false},
		{"PAGE 002\nSTATE 223821", "", 2, 0, 0, "STATE", "223821", true, false},
		{"PAGE 02", "", 2, 0, 0, "", "", true, false},
	}
	for _, tc := range cases {
		p := Page(over(tc.line), []byte(tc.own))
		got := []any{
			p.Page.Value, p.Section.Value, p.Of.Value, within(tc.line, p.Post.Span), within(tc.line, p.Serial.Span),
			p.Archive, p.Mark != nil,
		}
		want := []any{tc.page, tc.section, tc.of, tc.post, tc.serial, tc.archive, tc.level}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
	}
}
