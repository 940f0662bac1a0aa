package settings_test

import (
	"strings"
	"testing"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/settings"
	"cablelint/rules"
)

// asked sets values as flags do.
func asked(t *testing.T, pairs ...string) settings.Values {
	t.Helper()
	var v settings.Values
	for i := 0; i < len(pairs); i += 2 {
		if err := v.Set(pairs[i], pairs[i+1], rules.All()); err != nil {
			t.Fatal(err)
		}
	}
	return v
}

// TestLayers: flags or an editor go before files, files before what holds where nobody says anything; what is
// ignored adds up, unless rules are asked for by name; of ceilings the lowest holds.
func TestLayers(t *testing.T) {
	t.Parallel()
	const file = "style: ic\nignore: [tags-*]\nceiling: C\nassume-date: 2009-06-01\nfail-on: warning"
	run := law.Date(2026, 11, 28)
	cases := []struct {
		name    string
		file    string
		asked   settings.Values
		unasked settings.Values
		want    string
	}{
		{"the file alone", file, settings.Values{}, settings.Values{}, "ic C 2009-06-01 warning [] [tags-*]"},
		{"asked goes before", file, asked(t, "style", "state", "assume-date", "today", "fail-on", "never"), settings.Values{}, "state C 2026-11-28 off [] [tags-*]"},
		{"a higher ceiling does not hold", file, asked(t, "ceiling", "TS"), settings.Values{}, "ic C 2009-06-01 warning [] [tags-*]"},
		{"a lower one does", file, asked(t, "ceiling", "SBU"), settings.Values{}, "ic CUI 2009-06-01 warning [] [tags-*]"},
		{"ignored adds up", file, asked(t, "ignore", "eo-*", "ignore", "cab-*"), settings.Values{}, "ic C 2009-06-01 warning [] [tags-* eo-* cab-*]"},
		{"what is selected is not ignored by a file", file, asked(t, "select", "tags-malformed", "ignore", "eo-*"), settings.Values{}, "ic C 2009-06-01 warning [tags-malformed] [eo-*]"},
		{"unasked comes last", "style: ic", settings.Values{}, asked(t, "assume-date", "today", "style", "state"), "ic  2026-11-28 error [] []"},
		{"unasked gives way to a file", file, settings.Values{}, asked(t, "assume-date", "today"), "ic C 2009-06-01 warning [] [tags-*]"},
		{"without a file", "", settings.Values{}, settings.Values{}, "state  - error [] []"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			tr := tree{}
			if c.file != "" {
				tr["/r/.cablelint.yml"] = c.file
			}
			e, err := tr.finder(t, settings.Options{Asked: c.asked, Unasked: c.unasked, Today: run}).For("a.txt")
			if err != nil {
				t.Fatal(err)
			}
			_, failOn := e.Bounds()
			day := e.Engine.Assume.String()
			if day == "" {
				day = "-"
			}
			got := strings.Join([]string{
				e.Engine.Style.String(), e.Engine.Ceiling.String(), day, failOn.String(),
				"[" + strings.Join(e.Engine.Select, " ") + "]", "[" + strings.Join(e.Engine.Ignore, " ") + "]",
			}, " ")
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestSeveritiesOfRules: a name goes before a glob, a later glob before an earlier one, an override before the file.
func TestSeveritiesOfRules(t *testing.T) {
	t.Parallel()
	e, err := tree{"/r/.cablelint.yml": "rules: {portion-missing: error, portion-*: info, \"*-missing\": warning}\n" +
		"overrides: [{paths: [d], rules: {tags-missing: off}}]"}.finder(t, settings.Options{}).For("d/a.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]rule.Severity{
		"portion-missing": rule.Error, "portion-misplaced": rule.Info, "cab-missing": rule.Warning, "tags-missing": rule.Off,
	} {
		if got, set := e.Engine.Severities[name]; got != want || !set {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	if _, set := e.Engine.Severities["eo-missing-order"]; set {
		t.Error("a rule that nobody names has a severity")
	}
}

// TestWordsOfSettings: every road holds a word to the same form and says what was meant.
func TestWordsOfSettings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ key, word, wrong string }{
		{"ceiling", "SECRET", `"SECRET": want U, CUI, C, S or TS; did you mean "S"?`},
		{"ceiling", "top  secret", `"top  secret": want U, CUI, C, S or TS; did you mean "TS"?`},
		{"ceiling", "u", `"u": want U, CUI, C, S or TS; did you mean "U"?`},
		{"ceiling", "X", `"X": want U, CUI, C, S or TS`},
		{"style", "IC", `"IC": want state or ic; did you mean "ic"?`},
		{"severity", "never", `"never": want info, warning or error`},
		{"fail-on", "nevr", `"nevr": want info, warning, error or never; did you mean "never"?`},
		{"as-of", "2023-02-29", `"2023-02-29": want a date as YYYY-MM-DD, or today`},
		{"select", "tags-malform", `no rule is called "tags-malform": did you mean "tags-malformed"?`},
		{"select", "tag-*", `the glob "tag-*" names no rule that can be set: did you mean "tags-*"?`},
		{"strict-absence", "perhaps", `"perhaps": want true or false`},
		{"ceiling", "SBU", ""},
		{"as-of", "today", ""},
		{"select", "ceiling-*", ""},
		{"fail-on", "never", ""},
	} {
		var v settings.Values
		got := ""
		if err := v.Set(c.key, c.word, rules.All()); err != nil {
			got = err.Error()
		}
		if got != c.wrong {
			t.Errorf("%s %s: got %s, want %s", c.key, c.word, got, c.wrong)
		}
	}
	var v settings.Values
	if v.Set("no-such", "x", rules.All()) == nil || v.Set("rules", "x", rules.All()) == nil {
		t.Error("what is no flag can be set")
	}
}

// TestClientSettings: a bad value is left out alone and named, a bad ceiling is the lowest.
func TestClientSettings(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, json, want, wrong string }{
		{"nothing", `{}`, " state  []", ""},
		{"everything", `{"ceiling":"S","style":"ic","asOf":"2026-11-28","select":["tags-*","eo-*"]}`, "S ic 2026-11-28 [tags-* eo-*]", ""},
		{"what is empty is not set", `{"ceiling":"","style":"","asOf":"","select":[],"ignore":null}`, " state  []", ""},
		{"other keys are the client's", `{"path":"x","trace":{"server":"off"},"failOn":"x","rules":{}}`, " state  []", ""},
		{"a bad day", `{"ceiling":"U","asOf":"tomorrow","style":"ic"}`, "U ic  []", `asOf is "tomorrow": want a date`},
		{"a bad rule", `{"select":["tags-*","no-such"],"style":"ic"}`, " ic  []", `select: no rule is called "no-such"`},
		{"an item that is none", `{"select":[7]}`, " state  []", "select: item 1 is 7"},
		{"a bad ceiling", `{"ceiling":"SECRET","style":"ic"}`, "U ic  []", `did you mean "S"?`},
		{"a ceiling of another kind", `{"ceiling":4}`, "U state  []", "ceiling: want text"},
		{"no object", `[1]`, "U state  []", "no object"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			v, wrong := settings.FromClient([]byte(c.json), rules.All())
			var globs []string
			for _, g := range v.Select.Value {
				globs = append(globs, string(g))
			}
			got := v.Ceiling.Value.String() + " " + v.Style.Value.String() + " " + v.AsOf.Value.String() + " [" + strings.Join(globs, " ") + "]"
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if c.wrong == "" && len(wrong) > 0 || c.wrong != "" && (len(wrong) != 1 || !strings.Contains(wrong[0].Error(), c.wrong)) {
				t.Errorf("named %v, want %s", wrong, c.wrong)
			}
		})
	}
	if v, _ := settings.FromClient([]byte(`{"assumeDate":"none"}`), rules.All()); !v.AssumeDate.From.Set() || v.AssumeDate.Value.At(law.Date(2026, 1, 1)) != 0 {
		t.Error("none is no day in place of another")
	}
}

// TestNamesOfTheFile: both names are read, near ones are told.
func TestNamesOfTheFile(t *testing.T) {
	t.Parallel()
	e, err := tree{"/r/.cablelint.yaml": "ceiling: U"}.finder(t, settings.Options{}).For("a.txt")
	if err != nil || e.Ceiling.Value != marking.CeilingU || e.File.Path != ".cablelint.yaml" {
		t.Errorf("%v %+v", err, e)
	}
	both := tree{"/r/.cablelint.yaml": "ceiling: U\nstyle: ic", "/r/.cablelint.yml": "ceiling: S"}.finder(t, settings.Options{})
	e, err = both.For("d/a.txt")
	if err != nil || e.File.Path != ".cablelint.yml" || e.Ceiling.Value != marking.CeilingU || e.Style.From.Set() {
		t.Errorf("%v %+v", err, e)
	}
	if notes := both.Notes(); len(notes) != 1 || !strings.Contains(notes[0], ".cablelint.yaml is not used") {
		t.Errorf("told %v", notes)
	}
}
