package fix_test

import (
	"strings"
	"testing"

	"cablelint/linter/fix"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

const orchard = "apple pear plum"

// over is an edit of the words of orchard from one to another.
func over(from, to, with string) rule.Edit {
	sp := text.Span{Start: strings.Index(orchard, from), End: strings.Index(orchard, to) + len(to)}
	return rule.Replace(sp, with)
}

// offering is a finding with fixes, each named by what it writes.
func offering(fixes ...rule.Fix) *rule.Finding {
	for i := range fixes {
		for _, e := range fixes[i].Edits {
			fixes[i].Title += "|" + e.Text
		}
	}
	return &rule.Finding{Fingerprint: "f" + fixes[0].Title, Fixes: fixes}
}

func safe(edits ...rule.Edit) rule.Fix   { return rule.Fix{Safety: rule.Safe, Edits: edits} }
func unsafe(edits ...rule.Edit) rule.Fix { return rule.Fix{Safety: rule.Unsafe, Edits: edits} }

func TestChoose(t *testing.T) {
	t.Parallel()
	apple, pear, plum := over("apple", "apple", "a"), over("pear", "pear", "e"), over("plum", "plum", "u")
	both := over("pear", "plum", "x")
	of := func(findings ...*rule.Finding) []*rule.Finding { return findings }
	for name, test := range map[string]struct {
		findings []*rule.Finding
		grade    rule.Safety
		want     []string
	}{
		"a fix of the grade":          {of(offering(unsafe(apple))), rule.Unsafe, []string{"|a"}},
		"a safer fix":                 {of(offering(safe(apple))), rule.Unsafe, []string{"|a"}},
		"a less safe fix is left":     {of(offering(unsafe(apple))), rule.Safe, []string{}},
		"the first fix of a finding":  {of(offering(safe(apple), safe(pear))), rule.Safe, []string{"|a"}},
		"one without edits is none":   {of(offering(safe(), safe(pear))), rule.Safe, []string{"|e"}},
		"a barred one is passed over": {of(offering(safe(plum), safe(pear))), rule.Safe, []string{"|e"}},
		"fixes that stand apart":      {of(offering(safe(pear)), offering(safe(apple))), rule.Safe, []string{"|e", "|a"}},
		"what meets an accepted one": {
			of(offering(safe(apple, pear)), offering(safe(both), safe(plum))), rule.Safe, []string{"|a|e"},
		},
		"what meets one by a later edit": {of(offering(safe(pear)), offering(safe(apple, both))), rule.Safe, []string{"|e"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			src := text.NewSource("x", []byte(orchard))
			picks := fix.Choose(src, test.findings, test.grade, func(p fix.Pick) bool { return p.Fix.Title == "|u" })
			got := make([]string, 0, len(picks))
			for _, p := range picks {
				got = append(got, p.Fix.Title)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestChooseWhatCanBeMade: a fix over an artefact of copying is passed over as if it were not offered.
func TestChooseWhatCanBeMade(t *testing.T) {
	t.Parallel()
	src := text.NewSource("x", []byte("(S&#41; pear"))
	f := offering(safe(rule.Replace(text.Span{Start: 0, End: 3}, "(C)")),
		safe(rule.Replace(text.Span{Start: 4, End: 8}, "plum")))
	picks := fix.Choose(src, []*rule.Finding{f}, rule.Safe, func(fix.Pick) bool { return false })
	if len(picks) != 1 || picks[0].Fix.Title != "|plum" {
		t.Errorf("have %v, want the fix beside the artefact", picks)
	}
}

func TestEditsOfPicks(t *testing.T) {
	t.Parallel()
	late, early := offering(safe(over("plum", "plum", "u"))), offering(safe(over("apple", "apple", "a")))
	picks := []fix.Pick{{Finding: late, Fix: &late.Fixes[0]}, {Finding: early, Fix: &early.Fixes[0]}}
	src := text.NewSource("x", []byte(orchard))
	if got := string(fix.Apply(src, fix.EditsOf(src, picks))); got != "a pear u" {
		t.Errorf("have %q", got)
	}
	if picks[0].Key() == picks[1].Key() {
		t.Error("two fixes have one key")
	}
}
