package vocab

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTag(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		code     string
		kinds    Kinds
		replaced string
	}{
		{"PREL", SubjectTag, ""},
		{"PFOR", SubjectTag, "PREL"},
		{"FR", GeographicTag, ""},
		{"AL", GeographicTag | OrganizationTag, ""},
		{"KDEM", ProgramTag, ""},
		{"AFL-CIO", OrganizationTag, ""},
		{"prel", 0, ""},
		{"PZZZ", 0, ""},
		{"", 0, ""},
	} {
		info, ok := Tag([]byte(test.code))
		if ok != (test.kinds != 0) || info.Kinds != test.kinds || info.ReplacedBy != test.replaced {
			t.Errorf("Tag(%q) = %+v, %v", test.code, info, ok)
		}
	}
}

func TestTablesAreSorted(t *testing.T) {
	t.Parallel()
	var codes, posts []string
	for info := range Tags {
		codes = append(codes, info.Code)
	}
	for post := range Posts {
		posts = append(posts, post.Name)
	}
	if !slices.IsSorted(codes) || !slices.IsSortedFunc(tagTable1974[:], byCode) || !slices.IsSorted(posts) {
		t.Error("a table is not sorted")
	}
}

func byCode(a, b TagInfo) int { return strings.Compare(a.Code, b.Code) }

func TestNear(t *testing.T) {
	t.Parallel()
	for code, want := range map[string][]string{
		"PGVO":  {"PGOV"},
		"PERL":  {"PREL"},
		"MOPPS": {"MOPS"},
		"POGOV": {"PGOV"},
		"KWWMN": {"KWMN"},
		"PZZZ":  nil,
	} {
		if diff := cmp.Diff(want, Near([]byte(code), 2007)); diff != "" {
			t.Errorf("Near(%q): %s", code, diff)
		}
	}
}

func TestForeignCodesLeadToTags(t *testing.T) {
	t.Parallel()
	for i, c := range foreignCodes {
		if i > 0 && foreignCodes[i-1].code >= c.code {
			t.Errorf("%s is out of order", c.code)
		}
		if HasTag([]byte(c.code)) {
			t.Errorf("%s is a TAG itself", c.code)
		}
		if !HasTag([]byte(c.tag)) {
			t.Errorf("%s leads to %s, which is no TAG", c.code, c.tag)
		}
		if got := Country([]byte(c.code), 0); got != c.tag {
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
		"PGOVXPGOV":      nil,
		"PHUMPRELZQ":     nil,
		"PRELASEC":       nil, // also PREL, AS, EC
		"UNESCO":         nil,
		"PREL":           nil,
	} {
		if diff := cmp.Diff(want, Split([]byte(run))); diff != "" {
			t.Errorf("Split(%q): %s", run, diff)
		}
	}
}

func TestLookupsDoNotAllocate(t *testing.T) {
	code, post, routing := []byte("PREL"), []byte("AMEMBASSY LONDON"), []byte("RUEHLO")
	allocs := testing.AllocsPerRun(100, func() {
		Tag(code)
		HasTagIn(code, 1975)
		Country(code, 1975)
		PostNamed(post)
		PostRouted(routing)
		Signs(post, post[10:])
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}
