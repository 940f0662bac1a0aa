package except_test

import (
	"strings"
	"testing"

	"cablelint/linter/except"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

// listOf is a configuration at the folder "in" with exceptions whose paths are beginnings of a path.
func listOf(items ...*except.Exception) *except.List {
	for _, e := range items {
		e.Matches = func(rel string) bool { return strings.HasPrefix(rel, e.Path) }
	}
	return &except.List{Items: items, Relative: func(name string) string { return strings.TrimPrefix(name, "in/") }}
}

func TestExpired(t *testing.T) {
	t.Parallel()
	last := law.Date(2026, 6, 30)
	for name, test := range map[string]struct {
		expires, day law.Day
		want         bool
	}{
		"before its last day":       {last, last - 1, false},
		"on its last day":           {last, last, false},
		"the day after":             {last, last + 1, true},
		"without a day to judge by": {last, 0, false},
		"it holds for good":         {0, last, false},
	} {
		e := &except.Exception{Rule: "tags-missing", Expires: test.expires}
		if got := e.Expired(test.day); got != test.want {
			t.Errorf("%s: have %v, want %v", name, got, test.want)
		}
		if held := len(listOf(e).For("in/a.txt", test.day)) == 1; held == test.want {
			t.Errorf("%s: it holds for a source: %v", name, held)
		}
	}
}

func TestExceptionsOfASource(t *testing.T) {
	t.Parallel()
	var none *except.List
	if none.For("in/a.txt", 0).Cover("tags-missing", "") || (&except.List{}).For("in/a.txt", 0) != nil {
		t.Error("without exceptions something is excepted")
	}
	exact := &except.Exception{Rule: "tags-*", Path: "a/b.txt"}
	folder := &except.Exception{Rule: "tags-missing", Path: "a/"}
	other := &except.Exception{Rule: "tags-missing", Path: "c/"}
	active := listOf(exact, folder, other).For("in/a/b.txt", 0)
	if len(active) != 2 || active[0] != exact || active[1] != folder {
		t.Errorf("%d exceptions hold, want the two whose path matches", len(active))
	}
	if !exact.Exact() || folder.Exact() || other.Exact() {
		t.Error("only a path that is written out is met letter for letter")
	}
}

// TestUnused: an exception is unused where a rule that it names ran and had nothing for it.
func TestUnused(t *testing.T) {
	t.Parallel()
	glob := &except.Exception{Rule: "tags-*"}
	name := &except.Exception{Rule: "tags-missing"}

	active := listOf(glob, name).For("in/a.txt", 0)
	active.Ran([]*rule.Rule{{Name: "decl-missing"}})
	if glob.Unused() || name.Unused() {
		t.Error("a rule that did not run leaves an exception unused")
	}
	active.Ran([]*rule.Rule{{Name: "decl-missing"}, {Name: "tags-missing"}})
	if !glob.Unused() || !name.Unused() {
		t.Error("the rule ran and had no finding: its exceptions are unused")
	}
	if active.Cover("decl-missing", "") {
		t.Error("a rule that is not named is excepted")
	}
	if !active.Cover("tags-unknown", "") || glob.Unused() || !name.Unused() {
		t.Error("a finding that the glob covers uses the glob, and nothing else")
	}
	if !active.Cover("tags-missing", "") || name.Unused() {
		t.Error("all exceptions that match a finding are used")
	}
}

// TestExceptionOfOneFinding: one that names a fingerprint excepts that finding, and may be the one of a finding
// that is hidden, which has none.
func TestExceptionOfOneFinding(t *testing.T) {
	t.Parallel()
	for found, want := range map[string]bool{printA: true, printB: false, "": true} {
		e := &except.Exception{Rule: "tags-missing", Print: printA}
		active := listOf(e).For("in/a.txt", 0)
		active.Ran([]*rule.Rule{{Name: "tags-missing"}})
		if active.Cover("tags-missing", found) != want || e.Unused() == want {
			t.Errorf("fingerprint %q: want %v", found, want)
		}
		if active.Cover("tags-unknown", printA) {
			t.Error("a finding of another rule is excepted")
		}
	}
}
