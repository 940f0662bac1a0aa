package settings_test

import (
	"strings"
	"testing"

	"cablelint/linter/settings"
	"cablelint/rules"
)

// TestAddExceptions: whatever its line ends and the form of its list, a configuration is added to or refused as it
// stands.
func TestAddExceptions(t *testing.T) {
	t.Parallel()
	add := []settings.NewException{{Rule: "tags-missing", Path: "a [1].txt", Reason: "lost"}}
	cases := []struct{ name, file, want string }{
		{"nothing", "", "exceptions:\n  - rule: tags-missing\n    path: a ?1?.txt\n    reason: lost\n"},
		{"no line end", "style: ic", "style: ic\nexceptions:\n  - rule"},
		{"an empty list", "exceptions: [] # none\nstyle: ic\n", "exceptions:\n  - rule: tags-missing\n    path: a ?1?.txt\n    reason: lost # none\nstyle"},
		{"an empty list with blanks", "exceptions: [ ]\n", "exceptions:\n  - rule"},
		{"a mark before it", "\ufeffexceptions: []\n", "exceptions:\n  - rule"},
		{"not indented", "exceptions:\n- {rule: eo-*, path: b, reason: c}\n", "exceptions:\n- rule: tags-missing\n  path: a ?1?.txt\n  reason: lost\n- {rule"},
		{"lines of Windows", "exceptions: []\r\n", "exceptions:\r\n  - rule: tags-missing\r\n"},
		{"lines of old", "style: state\rexceptions: []\r", "style: state\rexceptions:"},
		{"lines that only YAML knows", "style: state\u0085exceptions: []\n", "exceptions:\n  - rule"},
		{"in one line", "exceptions: [{rule: eo-*, path: b, reason: c}]\n", ""},
		{"all in one line", "{style: ic}\n", ""},
		{"broken", "style: xx\n", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, err := settings.AddExceptions(".cablelint.yml", []byte(c.file), add, rules.All())
			switch {
			case c.want == "" && err == nil:
				t.Errorf("got %q", got)
			case c.want != "" && (err != nil || !strings.Contains(string(got), c.want)):
				t.Errorf("got %q (%v), want %q", got, err, c.want)
			}
		})
	}
}

func FuzzAddExceptions(f *testing.F) {
	for _, seed := range []string{"", "exceptions: []", "exceptions:\n- rule: tags-missing\n  path: a\n  reason: b\n", "a\rb\u0085c", "{}"} {
		f.Add([]byte(seed))
	}
	add := []settings.NewException{{Rule: "tags-missing", Path: "a.txt", Reason: "lost"}}
	f.Fuzz(func(t *testing.T, data []byte) {
		before, err := settings.Decode("x.yml", data, rules.All())
		if err != nil {
			return
		}
		out, err := settings.AddExceptions("x.yml", data, add, rules.All())
		if err != nil {
			return
		}
		after, err := settings.Decode("x.yml", out, rules.All())
		if err != nil || len(after.Exceptions.Value) != len(before.Exceptions.Value)+1 {
			t.Errorf("%v: %q became %q", err, data, out)
		}
	})
}
