package except_test

import (
	"strings"
	"testing"

	"cablelint/linter/except"

	"github.com/google/go-cmp/cmp"
)

const (
	printA = "0123456789abcdef0123456789abcdef"
	printB = "fedcba9876543210fedcba9876543210"
)

func baselineOf(keys ...except.Key) *except.Baseline {
	b := &except.Baseline{}
	for _, k := range keys {
		b.Add(k)
	}
	return b
}

func TestBaselineComesBack(t *testing.T) {
	t.Parallel()
	a, b := except.KeyOf("tags-missing", printA+"-2"), except.KeyOf("decl-missing", printB)
	for _, base := range []*except.Baseline{baselineOf(), baselineOf(a), baselineOf(b, a, a), baselineOf(a, b, a)} {
		data := base.Encode()
		again, err := except.Parse("b.json", data)
		if err != nil {
			t.Fatalf("%v in %s", err, data)
		}
		if diff := cmp.Diff(string(data), string(again.Encode())); diff != "" {
			t.Error(diff)
		}
	}
	if diff := cmp.Diff(string(baselineOf(b, a, a).Encode()), string(baselineOf(a, b, a).Encode())); diff != "" {
		t.Errorf("the order of the findings shows: %s", diff)
	}
}

// TestBaselineIsWrittenALineAnEntry: a new finding is one line in a diff.
func TestBaselineIsWrittenALineAnEntry(t *testing.T) {
	t.Parallel()
	a, b := except.KeyOf("tags-missing", printA), except.KeyOf("decl-missing", printB)
	const head = "{\n  \"version\": 2,\n  \"tool\": \"cablelint\",\n  \"findings\": ["
	for want, base := range map[string]*except.Baseline{
		head + "]\n}\n": baselineOf(),
		head + "\n    {\"rule\": \"tags-missing\", \"fingerprint\": \"" + printA + "\", \"count\": 1}\n  ]\n}\n": baselineOf(a),
		head + "\n    {\"rule\": \"decl-missing\", \"fingerprint\": \"" + printB + "\", \"count\": 1}," +
			"\n    {\"rule\": \"tags-missing\", \"fingerprint\": \"" + printA + "\", \"count\": 2}\n  ]\n}\n": baselineOf(a, b, a),
	} {
		if diff := cmp.Diff(want, string(base.Encode())); diff != "" {
			t.Error(diff)
		}
	}
}

// TestStale: findings of rules that an older baseline knew otherwise are counted by rule, those of the
// present form are not.
func TestStale(t *testing.T) {
	t.Parallel()
	entries := `"findings": [
		{"rule": "tags-unknown", "fingerprint": "` + printA + `", "count": 2},
		{"rule": "tags-unknown", "fingerprint": "` + printB + `", "count": 3},
		{"rule": "decl-missing", "fingerprint": "` + printA + `", "count": 4},
		{"rule": "banner-separator", "fingerprint": "` + printA + `", "count": 1}]}`
	for version, want := range map[string][]except.Stale{
		"1": {{Rule: "banner-separator", Count: 1}, {Rule: "tags-unknown", Count: 5}},
		"2": {},
	} {
		b, err := except.Parse("b.json", []byte(`{"version": `+version+`, "tool": "x", `+entries))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, b.Stale()); diff != "" {
			t.Errorf("version %s: %s", version, diff)
		}
	}
}

// TestLargestBaseline: the limit itself is read, a byte more is not looked at.
func TestLargestBaseline(t *testing.T) {
	t.Parallel()
	for size, want := range map[int]string{
		except.MaxBaseline: "it is not JSON", except.MaxBaseline + 1: "it is larger than 64 MiB",
	} {
		if _, err := except.Parse("b.json", make([]byte, size)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%d bytes: have %v, want %s", size, err, want)
		}
	}
}

func TestPrune(t *testing.T) {
	t.Parallel()
	a, b := except.KeyOf("tags-missing", printA), except.KeyOf("decl-missing", printB)
	now := baselineOf(a, except.KeyOf("eo-line-missing", printA))
	left := baselineOf(a, a, b).Prune(now, func(string) bool { return true })
	if diff := cmp.Diff(string(baselineOf(a).Encode()), string(left.Encode())); diff != "" {
		t.Errorf("what is gone is left: %s", diff)
	}
	left = baselineOf(a, a, b).Prune(now, func(rule string) bool { return rule != "decl-missing" })
	if diff := cmp.Diff(string(baselineOf(a, b).Encode()), string(left.Encode())); diff != "" {
		t.Errorf("what was not asked is not left: %s", diff)
	}
}

func TestBudget(t *testing.T) {
	t.Parallel()
	a := except.KeyOf("tags-missing", printA)
	g := baselineOf(a, a).Budget()
	for i, want := range []bool{true, true, false} {
		if got := g.Take(a); got != want {
			t.Errorf("finding %d: got %v", i+1, got)
		}
	}
	if g.Take(except.KeyOf("tags-malformed", printA)) {
		t.Error("another rule's finding was taken")
	}
}

func TestMalformedBaselines(t *testing.T) {
	t.Parallel()
	entry := func(s string) string { return `{"version": 1, "tool": "x",` + "\n" + `"findings": [` + s + "]}" }
	whole := `{"rule": "tags-missing", "fingerprint": "` + printA + `", "count": 1}`
	cases := []struct{ name, data, want string }{
		{"empty", "", "1:1: malformed baseline: it ends too early"},
		{"cut", `{"version": 1,`, "it ends too early"},
		{"no JSON", "{\n  version: 1\n}", "2:3: malformed baseline: it is not JSON"},
		{"a list", "[]", "it is of the wrong type: array"},
		{"no version", `{"findings": []}`, "its version is missing"},
		{"a later version", `{"version": 3, "findings": []}`, "its version is 3, this program reads version 2"},
		{"no findings", `{"version": 1}`, "its findings are missing"},
		{"an unknown key", `{"version": 1, "finding": []}`, `unknown field "finding"`},
		{"a sentence for a key", `{"the harbor commission of Arkadia met": []}`, `unknown field "the harbor commission of…"; `},
		{"a number of many digits", `{"version": ` + strings.Repeat("7", 40) + `}`, "version is of the wrong type: number 77777777777777777…;"},
		{"more after it", entry("") + "{}", "something follows after its end"},
		{"a rule", entry(`{"rule": "Tags", "fingerprint": "` + printA + `", "count": 1}`), "2:14: malformed baseline: finding 1 has no rule name"},
		{"a fingerprint", entry(whole + ",\n" + `{"rule": "tags-missing", "fingerprint": "` + printA + `-2", "count": 1}`), "3:1: malformed baseline: finding 2 has no fingerprint"},
		{"a count", entry(`{"rule": "tags-missing", "fingerprint": "` + printA + `"}`), "finding 1 has no count"},
		{"a negative count", entry(`{"rule": "tags-missing", "fingerprint": "` + printA + `", "count": -1}`), "finding 1 has no count"},
		{"a word for a count", entry(`{"rule": "tags-missing", "fingerprint": "` + printA + `", "count": "1"}`), "count is of the wrong type: string"},
		{"an entry twice", entry(whole + ",\n" + whole), "3:1: malformed baseline: finding 2 is there twice"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := except.Parse("b.json", []byte(c.data))
			if err == nil || !strings.HasPrefix(err.Error(), "b.json:") || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"version": 1, "tool": "x", "findings": [{"rule": "a-b", "fingerprint": "` + printA + `", "count": 2}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := except.Parse("b.json", data)
		if err != nil {
			return
		}
		if _, err := except.Parse("b.json", b.Encode()); err != nil {
			t.Errorf("what was read cannot be written: %v", err)
		}
	})
}
