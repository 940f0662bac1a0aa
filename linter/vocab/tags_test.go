package vocab

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const undated = 0

func TestHas(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		says  string
		codes string
		year  int
		want  bool
	}{
		{"the list of 1974", "SHUM EGEN BDIS PDIP PBOR SOPN DM SK XT COMECON", 1975, true},
		{"the list of 1974, years after", "SHUM BDIS", 1982, true},
		{"codes of a time that is over", "SHUM BDIS DM COMECON PINT", 1983, false},
		{"temporary codes", "ACOM APUB CVIS OTRA", 1973, true},
		{"codes that telegrams show and no list names", "BTOP BMEP BCOM APAG", 1978, true},
		{"today's list in the seventies", "GC VM AORC ODIP", 1975, true},
		{"today's list today", "PREL GC KDEM EUN PFOR", 2007, true},
		{"open fields", "ETRN PGEN MGOV SGOV TGEN PZZZ MZZZ PGVO", 1979, true},
		{"open fields from the first year on", "ETRN TZZZ", 1973, true},
		{"open fields before and after", "ETRN PZZZ", 1972, false},
		{"open fields before and after", "ETRN PZZZ", 1980, false},
		{"open fields today", "ETRN PZZZ", 2007, false},
		{"open fields where the year is not known", "ETRN PZZZ", undated, false},
		{"closed fields", "AZZZ BZZZ CZZZ OZZZ", 1975, false},
		{"no form of a subject", "PZZ PZZZZ PZ-1 pzzz PZZ1 DZZZ XXXX", 1975, false},
		{"either list where the year is not known", "SHUM PREL EUN COMECON", undated, true},
		{"no list at all", "QZ BZZZ", undated, false},
	} {
		for code := range strings.FieldsSeq(test.codes) {
			codes := CodesOf(test.year)
			if got := codes.Has([]byte(code)); got != test.want {
				t.Errorf("%s: %s in %d: %v", test.says, code, test.year, got)
			}
			if _, got := codes.Tag([]byte(code)); got != test.want {
				t.Errorf("%s: Tag(%s) in %d: %v", test.says, code, test.year, got)
			}
		}
	}
}

func TestTag(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		code string
		year int
		want TagInfo
	}{
		{"PREL", 2007, TagInfo{Kinds: SubjectTag, Meaning: "External Political Relations", Confirmed: true}},
		{"WTO", 1975, TagInfo{Kinds: OrganizationTag, Meaning: "Warsaw Pact Organization", Confirmed: true, Years: Years{1973, 1979}}},
		{"WTO", 2007, TagInfo{Kinds: OrganizationTag, Meaning: "World Trade Organization"}},
		{"WTO", undated, TagInfo{Kinds: OrganizationTag, Meaning: "World Trade Organization"}},
		{"EFTA", 1975, TagInfo{Kinds: OrganizationTag, Meaning: "European Free Trade Association", Confirmed: true}},
		{"CVIS", 1975, TagInfo{Kinds: SubjectTag, Meaning: "Consular Affairs: Visas", Confirmed: true}},
		{"ETRN", 1975, TagInfo{Kinds: SubjectTag, Open: true}},
		{"BTOP", 1975, TagInfo{Kinds: SubjectTag, Years: Years{1973, 1979}}},
		{"FR", 2007, TagInfo{Kinds: GeographicTag, Meaning: "France", Confirmed: true}},
		{"KDEM", 2007, TagInfo{Kinds: ProgramTag, Meaning: "Democratization"}},
	} {
		got, ok := CodesOf(test.year).Tag([]byte(test.code))
		test.want.Code = test.code
		if diff := cmp.Diff(test.want, got); !ok || diff != "" {
			t.Errorf("%s in %d: (-want +got)\n%s", test.code, test.year, diff)
		}
	}
}

func TestTagOfTwoKinds(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]Kinds{"AL": GeographicTag | OrganizationTag, "AFL-CIO": OrganizationTag} {
		if info, ok := CodesOf(2007).Tag([]byte(code)); !ok || info.Kinds != want {
			t.Errorf("%s: %v", code, info.Kinds)
		}
	}
	if got := (SubjectTag | ProgramTag).String(); got != "subject and program" {
		t.Errorf("in words: %q", got)
	}
}

func TestReplacedBy(t *testing.T) {
	t.Parallel()
	if info, _ := CodesOf(2007).Tag([]byte("PFOR")); info.ReplacedBy != "PREL" {
		t.Errorf("PFOR in 2007: %+v", info)
	}
	if info, _ := CodesOf(1975).Tag([]byte("PFOR")); info.ReplacedBy != "" {
		t.Errorf("PFOR in 1975: %+v", info)
	}
}

func TestAllAreOfTheTime(t *testing.T) {
	t.Parallel()
	for year, want := range map[int]struct{ has, lacks string }{
		1975: {"SHUM", "KDEM"}, 1982: {"SHUM", "KDEM"}, 1983: {"KDEM", "SHUM"}, undated: {"KDEM", "SHUM"},
	} {
		var all []string
		for info := range CodesOf(year).All {
			all = append(all, info.Code)
		}
		if !slices.IsSorted(all) || slices.Contains(all, want.lacks) || !slices.Contains(all, want.has) {
			t.Errorf("%d: %d codes, sorted %v", year, len(all), slices.IsSorted(all))
		}
	}
}

func TestUnlistedIsWorthSaying(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		code string
		year int
		want bool
	}{
		{"BZZZ", 1975, true},
		{"OZZZ", 1975, true},
		{"PZZZ", 1980, true},
		{"KZZZ", 1975, true},
		{"FZZZ", 1975, false},
		{"BZZZZ", 1975, false},
		{"FZZZ", 2007, true},
		{"FZZ", 2007, false},
		{"PZZZ", undated, true},
	} {
		if got := CodesOf(test.year).Unlisted([]byte(test.code)); got != test.want {
			t.Errorf("%s in %d: %v", test.code, test.year, got)
		}
	}
}

func TestCountryIsOfTheTime(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		code string
		year int
		want string
	}{
		{"JP", 1975, "JA"},
		{"EU", 2007, "EUN"},
		{"EU", 1975, ""},
		{"UKR", 1975, ""},
		{"ITA", 1975, ""},
		{"UKR", undated, "UP"},
		{"FR", 2007, ""},
	} {
		if got := CodesOf(test.year).Country([]byte(test.code)); got != test.want {
			t.Errorf("%s in %d: %q, want %q", test.code, test.year, got, test.want)
		}
	}
}

func TestForeignCodesLeadToTags(t *testing.T) {
	t.Parallel()
	today := CodesOf(time.Now().Year())
	for i, c := range foreignCodes {
		if i > 0 && foreignCodes[i-1].code >= c.code {
			t.Errorf("%s is out of order", c.code)
		}
		if today.Has([]byte(c.code)) {
			t.Errorf("%s is a TAG itself", c.code)
		}
		if !today.Has([]byte(c.tag)) {
			t.Errorf("%s leads to %s, which is no TAG", c.code, c.tag)
		}
		if got := CodesOf(undated).Country([]byte(c.code)); got != c.tag {
			t.Errorf("Country(%s) = %q, want %q", c.code, got, c.tag)
		}
	}
}

func TestSplit(t *testing.T) {
	t.Parallel()
	for run, want := range map[string][]string{
		"PHUMPREL":       {"PHUM", "PREL"},
		"PHUMPRELUP":     {"PHUM", "PREL", "UP"},
		"ETRDEINVECONUP": {"ETRD", "EINV", "ECON", "UP"},
		"VTPREL":         {"VT", "PREL"},
		"PRELUP":         {"PREL", "UP"},
		"PGOVXPGOV":      nil,
		"PHUMPRELZQ":     nil,
		"PRELASEC":       nil, // also PREL, AS, EC
		"UNESCO":         nil,
		"ORCHRD":         nil,
		"PREL":           nil,
	} {
		if diff := cmp.Diff(want, CodesOf(2007).Split([]byte(run))); diff != "" {
			t.Errorf("Split(%q): %s", run, diff)
		}
	}
}

func TestSplitIsOfTheTime(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		run  string
		year int
		want []string
	}{
		{"PINTUS", 1975, []string{"PINT", "US"}},
		{"USPINT", 1975, []string{"US", "PINT"}},
		{"PINTUS", 2007, nil},
		{"PHUMEZZZ", 1975, nil}, // an open field is no evidence of where a code ends
	} {
		if diff := cmp.Diff(test.want, CodesOf(test.year).Split([]byte(test.run))); diff != "" {
			t.Errorf("%s in %d: %s", test.run, test.year, diff)
		}
	}
}

func TestLookupsDoNotAllocate(t *testing.T) {
	code, post, routing := []byte("PREL"), []byte("AMEMBASSY LONDON"), []byte("RUEHLO")
	allocs := testing.AllocsPerRun(100, func() {
		CodesOf(2007).Listed(code)
		CodesOf(2007).Has(code)
		CodesOf(1975).Has(code)
		CodesOf(1975).Country(code)
		PostNamed(post)
		PostRouted(routing)
		Signs(post, post[10:])
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}
