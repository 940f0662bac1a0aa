package vocab

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHasTagIn(t *testing.T) {
	t.Parallel()
	const undated = 0
	for _, test := range []struct {
		says  string
		codes string
		year  int
		want  bool
	}{
		{"the list of 1974", "SHUM EGEN BDIS PDIP PBOR SOPN DM SK XT COMECON", 1975, true},
		{"the list of 1974, years after", "SHUM BDIS", 1982, true},
		{"codes of a time that is over", "SHUM BDIS DM COMECON", 1983, false},
		{"temporary codes", "ACOM APUB CVIS OTRA", 1973, true},
		{"today's list in the seventies", "GC VM AORC ODIP", 1975, true},
		{"today's list today", "PREL GC KDEM EUN", 2007, true},
		{"open fields, with the end of a known code", "ETRN PGEN MGOV SGOV TGEN", 1979, true},
		{"open fields, with an end of no code", "PZZZ MZZZ PGVO", 1979, false},
		{"open fields today", "ETRN PZZZ", 2007, false},
		{"open fields where the year is not known", "ETRN PZZZ", undated, false},
		{"closed fields", "AZZZ BTOP CZZZ OZZZ", 1975, false},
		{"no form of a subject", "PZZ PZZZZ PZ-1 pzzz PZZ1 DZZZ XXXX", 1975, false},
		{"either list where the year is not known", "SHUM PREL EUN COMECON", undated, true},
		{"no list at all", "QZ BZZZ", undated, false},
	} {
		for code := range strings.FieldsSeq(test.codes) {
			if got := HasTagIn([]byte(code), test.year); got != test.want {
				t.Errorf("%s: HasTagIn(%s, %d) = %v", test.says, code, test.year, got)
			}
		}
	}
}

func TestTagIn(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		code  string
		year  int
		kinds Kinds
		means string
	}{
		{"WTO", 1975, OrganizationTag, "Warsaw Pact Organization"},
		{"WTO", 2007, OrganizationTag, "World Trade Organization"},
		{"WTO", 0, OrganizationTag, "World Trade Organization"},
		{"EFTA", 1975, OrganizationTag, "European Free Trade Association"},
		{"CVIS", 1975, SubjectTag, "Consular Affairs: Visas"},
		{"ETRN", 1975, SubjectTag, ""},
		{"ETRN", 2007, 0, ""},
	} {
		info, ok := TagIn([]byte(test.code), test.year)
		if ok != (test.kinds != 0) || info.Kinds != test.kinds || info.Meaning != test.means {
			t.Errorf("TagIn(%s, %d) = %+v, %v", test.code, test.year, info, ok)
		}
	}
}

func TestNearIsOfTheTime(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		code string
		year int
		want []string
	}{
		{"BDSI", 1975, []string{"BDIS"}},
		{"BDIIS", 1975, []string{"BDIS"}},
		{"KDEEM", 2007, []string{"KDEM"}},
		{"KDEEM", 1975, nil},
		{"BDIIS", 2007, nil},
	} {
		if diff := cmp.Diff(test.want, Near([]byte(test.code), test.year)); diff != "" {
			t.Errorf("Near(%s, %d): %s", test.code, test.year, diff)
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
		{"UKR", 0, "UP"},
	} {
		if got := Country([]byte(test.code), test.year); got != test.want {
			t.Errorf("Country(%s, %d) = %q, want %q", test.code, test.year, got, test.want)
		}
	}
}
