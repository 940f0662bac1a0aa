package settings_test

import (
	"io/fs"
	"strings"
	"testing"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/settings"
	"cablelint/rules"

	"github.com/google/go-cmp/cmp"
)

// tree is files by absolute path; a path that ends in .git makes its folder a repository.
type tree map[string]string

func (tr tree) finder(t *testing.T, opt settings.Options) *settings.Finder {
	t.Helper()
	opt.Rules = rules.All()
	if opt.Dir == "" {
		opt.Dir = "/r"
	}
	opt.Read = func(name string) ([]byte, error) {
		if !strings.HasPrefix(name, "/") {
			name = opt.Dir + "/" + name
			for strings.Contains(name, "/../") {
				before, after, _ := strings.Cut(name, "/../")
				name = before[:strings.LastIndex(before, "/")] + "/" + after
			}
		}
		if text, ok := tr[name]; ok {
			return []byte(text), nil
		}
		return nil, fs.ErrNotExist
	}
	opt.Repository = func(dir string) bool { _, ok := tr[strings.TrimSuffix(dir, "/")+"/.git"]; return ok }
	f, err := settings.NewFinder(opt)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestCeiling: the lowest ceiling on the way up holds, and nothing below lifts it.
func TestCeiling(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name string
		tree tree
		opt  settings.Options
		path string
		want string // ceiling and where it came from
	}{
		{"none", tree{}, settings.Options{}, "a.txt", " default"},
		{"the nearest", tree{"/r/.cablelint.yml": "ceiling: C"}, settings.Options{}, "d/a.txt", "C .cablelint.yml:1"},
		{
			"an inner file lowers",
			tree{"/r/.cablelint.yml": "ceiling: C", "/r/d/.cablelint.yml": "ceiling: U"},
			settings.Options{},
			"d/a.txt", "U d/.cablelint.yml:1",
		},
		{
			"an inner file does not raise",
			tree{"/r/.cablelint.yml": "ceiling: U", "/r/d/.cablelint.yml": "ceiling: TS"},
			settings.Options{},
			"d/a.txt", "U .cablelint.yml:1",
		},
		{
			"an inner file without one does not lift",
			tree{"/r/.cablelint.yml": "ceiling: U", "/r/d/.cablelint.yml": "style: ic"},
			settings.Options{},
			"d/a.txt", "U .cablelint.yml:1",
		},
		{"root does not lift within a repository", tree{
			"/r/.git": "", "/r/.cablelint.yml": "ceiling: U",
			"/r/d/.cablelint.yml": "root: true\nceiling: S",
		}, settings.Options{}, "d/a.txt", "U .cablelint.yml:1"},
		{"root at the top leaves what lies above", tree{
			"/r/.git": "", "/.cablelint.yml": "ceiling: U",
			"/r/.cablelint.yml": "root: true\nceiling: S",
		}, settings.Options{}, "d/a.txt", "S .cablelint.yml:2"},
		{"without root what lies above a repository holds", tree{
			"/r/.git": "", "/.cablelint.yml": "ceiling: U",
			"/r/.cablelint.yml": "ceiling: S",
		}, settings.Options{}, "d/a.txt", "U ../.cablelint.yml:1"},
		{"an inner repository does not leave the outer", tree{
			"/r/.git": "", "/r/d/.git": "", "/r/.cablelint.yml": "ceiling: U",
			"/r/d/.cablelint.yml": "root: true",
		}, settings.Options{}, "d/a.txt", "U .cablelint.yml:1"},
		{
			"an override lowers",
			tree{"/r/.cablelint.yml": "ceiling: S\noverrides:\n- {paths: [d], ceiling: U}"},
			settings.Options{},
			"d/a.txt", "U .cablelint.yml:3",
		},
		{
			"an override does not raise",
			tree{"/r/.cablelint.yml": "ceiling: U\noverrides:\n- {paths: [d], ceiling: S}"},
			settings.Options{},
			"d/a.txt", "U .cablelint.yml:1",
		},
		{"an override of an outer file holds", tree{
			"/r/.cablelint.yml":   "overrides:\n- {paths: [d/**], ceiling: U}",
			"/r/d/.cablelint.yml": "ceiling: S",
		}, settings.Options{}, "d/a.txt", "U .cablelint.yml:2"},
		{
			"a flag lowers",
			tree{"/r/.cablelint.yml": "ceiling: S"},
			settings.Options{Asked: settings.Values{Ceiling: settings.Given(marking.CeilingC, "--ceiling")}},
			"a.txt", "C --ceiling",
		},
		{
			"a flag does not raise",
			tree{"/r/.cablelint.yml": "ceiling: CUI"},
			settings.Options{Asked: settings.Values{Ceiling: settings.Given(marking.CeilingTS, "--ceiling")}},
			"a.txt", "CUI .cablelint.yml:1",
		},
		{
			"SBU is CUI",
			tree{"/r/.cablelint.yml": "ceiling: SBU", "/r/d/.cablelint.yml": "ceiling: C"},
			settings.Options{},
			"d/a.txt", "CUI .cablelint.yml:1",
		},
		{"no configuration", tree{"/r/.cablelint.yml": "ceiling: U"}, settings.Options{None: true}, "a.txt", " default"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			e, err := c.tree.finder(t, c.opt).For(c.path)
			if err != nil {
				t.Fatal(err)
			}
			if got := e.Ceiling.Value.String() + " " + e.Ceiling.From.String(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestNearestFileAlone(t *testing.T) {
	t.Parallel()
	tr := tree{
		"/r/.cablelint.yml":     "style: ic\nfail-on: never\nrules: {decl-missing: off}",
		"/r/d/.cablelint.yml":   "severity: warning",
		"/r/one/.cablelint.yml": "style: state",
	}
	f := tr.finder(t, settings.Options{})
	for path, want := range map[string][3]string{
		"a.txt": {"ic", "never", ""}, "d/a.txt": {"", "", "warning"}, "d/e/f/a.txt": {"", "", "warning"},
		"one/a.txt": {"state", "", ""}, "/elsewhere/a.txt": {},
	} {
		e, err := f.For(path)
		if err != nil {
			t.Fatal(err)
		}
		got := [3]string{
			said(e.Style, e.Style.Value.String()), said(e.FailOn, e.FailOn.Value.String()),
			said(e.Severity, e.Severity.Value.String()),
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// said is a value as users write it, "" where it was not given.
func said[T any](s settings.Setting[T], word string) string {
	if !s.From.Set() {
		return ""
	}
	return word
}

// TestEqualSettingsAreOne: a plan is made for each value, so that there must not be one a file.
func TestEqualSettingsAreOne(t *testing.T) {
	t.Parallel()
	tr := tree{"/r/.cablelint.yml": "overrides:\n- {paths: [x*], style: ic}"}
	f := tr.finder(t, settings.Options{})
	seen := map[*settings.Effective]bool{}
	for _, path := range []string{"a.txt", "d/b.txt", "d/e/c.txt", "x1.txt", "d/x2.txt"} {
		e, err := f.For(path)
		if err != nil {
			t.Fatal(err)
		}
		seen[e] = true
	}
	if len(seen) != 2 || len(f.InUse()) != 2 {
		t.Errorf("%d settings, want 2", len(seen))
	}
}

func TestBrokenOuterFile(t *testing.T) {
	t.Parallel()
	tr := tree{"/r/.cablelint.yml": "ceiling: X", "/r/d/.cablelint.yml": "ceiling: S"}
	f := tr.finder(t, settings.Options{})
	if _, err := f.For("d/a.txt"); err == nil {
		t.Error("a ceiling that cannot be read does not hold")
	}
	if n := len(f.Broken()); n != 1 {
		t.Errorf("%d mistakes told, want 1", n)
	}
}

func TestGlobs(t *testing.T) {
	t.Parallel()
	cases := []struct {
		glob      string
		yes, nope string // paths between blanks
	}{
		{"*.txt", "a.txt d/a.txt d/e/a.txt", "a.tel ../a.txt .."},
		{"drafts", "drafts/a.txt d/drafts/e/a.txt", "drafts2/a.txt ../drafts/a.txt"},
		{"drafts/", "drafts/a.txt d/drafts/e/a.txt", "adrafts/x"},
		{"d/e", "d/e/a.txt d/e", "x/d/e/a.txt d/ee"},
		{"d/*", "d/a.txt d/e/a.txt", "a.txt"},
		{"d/*.txt", "d/a.txt", "d/e/a.txt"},
		{"**/e/**", "e/a d/e/a.txt", "d/a.txt"},
		{"{a,b}/?.txt", "a/x.txt b/y.txt", "c/x.txt a/xx.txt"},
		{"[!a-c]*.txt", "d.txt", "a.txt"},
	}
	for _, c := range cases {
		tr := tree{"/r/.cablelint.yml": "exclude: [\"" + c.glob + "\"]"}
		f := tr.finder(t, settings.Options{})
		for _, p := range strings.Fields(c.yes) {
			if !excluded(t, f, p) {
				t.Errorf("%s does not match %s", c.glob, p)
			}
		}
		for _, p := range strings.Fields(c.nope) {
			if excluded(t, f, p) {
				t.Errorf("%s matches %s", c.glob, p)
			}
		}
	}
}

// TestShowIsAConfiguration: what show writes can be taken as a file, and then says the same.
func TestShowIsAConfiguration(t *testing.T) {
	t.Parallel()
	for _, name := range sampleNames(t, "good") {
		text := string(read(t, name))
		for _, path := range []string{"a.txt", "drafts/a.txt", "north/x1/a.txt"} {
			e, err := tree{"/r/.cablelint.yml": text, "/r/.cablelint-baseline.json": emptyBaseline, "/r/sub/known.json": emptyBaseline}.
				finder(t, settings.Options{}).For(path)
			if err != nil {
				t.Fatal(err)
			}
			again, err := tree{"/r/.cablelint.yml": e.Show()}.finder(t, settings.Options{}).For(path)
			if err != nil {
				t.Fatalf("%v in\n%s", err, e.Show())
			}
			if diff := cmp.Diff(unplaced(e.Show()), unplaced(again.Show())); diff != "" {
				t.Errorf("%s for %s: %s", name, path, diff)
			}
		}
	}
}

const emptyBaseline = `{"version": 1, "tool": "cablelint", "findings": []}`

// unplaced takes out the comments.
func unplaced(s string) string {
	var out []string
	for _, line := range strings.Split(s, "\n") {
		if line, _, _ = strings.Cut(line, " #"); !strings.HasPrefix(line, "#") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

func TestDayOfDate(t *testing.T) {
	t.Parallel()
	run := law.Date(2026, 5, 4)
	for word, want := range map[string]law.Day{"today": run, "2008-02-29": law.Date(2008, 2, 29)} {
		var v settings.Values
		if err := v.Set("assume-date", word, rules.All()); err != nil {
			t.Fatal(err)
		}
		if got := v.AssumeDate.Value.At(run); got != want {
			t.Errorf("%q: got %s, want %s", word, got, want)
		}
	}
	if got := (settings.Day{}).At(run); got != 0 {
		t.Errorf("no day is %s", got)
	}
}

func excluded(t *testing.T, f *settings.Finder, path string) bool {
	t.Helper()
	e, err := f.For(path)
	if err != nil {
		t.Fatal(err)
	}
	return e.Excluded
}

// TestEmptyFileIsNotTheLastGoodOne: a configuration that is found empty while an editor writes it does not take the
// place of what it said before, so the ceiling outlives a mistake that follows.
func TestEmptyFileIsNotTheLastGoodOne(t *testing.T) {
	t.Parallel()
	var before *settings.Finder
	for _, step := range []struct{ text, ceiling string }{
		{"ceiling: C", "C"},
		{"", ""},
		{"ceiling: [", "C"},
	} {
		tr := tree{"/r/.cablelint.yml": step.text}
		f := tr.finder(t, settings.Options{Lenient: true, Before: before})
		e, err := f.For("a.txt")
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Ceiling.Value.String(); got != step.ceiling {
			t.Errorf("after %q the ceiling is %q, want %q", step.text, got, step.ceiling)
		}
		before = f
	}
}
