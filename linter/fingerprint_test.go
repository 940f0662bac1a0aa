package linter_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/except"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// unmarked is a cable whose second paragraph has no mark.
func unmarked(second string) string {
	return "VZCZCXRO0042\nOO RUEHC\nDE RUEHQX #0187/01 0731522\nZNY CCCCC ZZH\nO 141522Z MAR 07\n" +
		"FM AMEMBASSY ARKADIA\nTO RUEHC/SECSTATE WASHDC IMMEDIATE 7891\nBT\n" +
		"C O N F I D E N T I A L ARKADIA 000187\n\nSIPDIS\n\nE.O. 12958: DECL: 03/14/2017\nTAGS: PGOV, PREL\n" +
		"SUBJECT: (U) HARBOR TALKS\n\nClassified By: Ambassador Jane Q. Sample for reasons 1.4 (b) and (d).\n\n" +
		"1. (C) The Minister of Orchards received the delegation.\n\n" + second + "\nSAMPLE\nBT\n#0187\nNNNN\n"
}

// printOf returns the fingerprint of the one finding of a rule.
func printOf(t *testing.T, l *linter.Linter, name, cable, ruleName string) string {
	t.Helper()
	res, err := l.Lint(context.Background(), text.NewSource(name, []byte(cable)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Findings {
		if f.Rule.Name == ruleName {
			return f.Fingerprint
		}
	}
	t.Fatalf("%s finds nothing", ruleName)
	return ""
}

func everyRule(t *testing.T, set linter.Settings) *linter.Linter {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules.All(), Settings: set})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestFingerprintSurvives(t *testing.T) {
	t.Parallel()
	l := everyRule(t, linter.Settings{})
	base := unmarked("2. The harbor commission of the north\nsent no reply to the letter.\n")
	want := printOf(t, l, "a.txt", base, "portion-missing")
	for name, cable := range map[string]string{
		"an edit of another paragraph": strings.Replace(base, "the delegation.", "the delegation from the hills at noon.", 1),
		"another subject":              strings.Replace(base, "HARBOR TALKS", "TALKS ON THE WHARF", 1),
		"lines broken elsewhere":       strings.Replace(base, "of the north\nsent", "of the\nnorth sent", 1),
		"other line ends":              strings.ReplaceAll(base, "\n", "\r\n"),
	} {
		if got := printOf(t, l, "renamed/b.txt", cable, "portion-missing"); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// TestFingerprintConfirmsNothing: whoever guesses the words of a paragraph learns next to nothing from its
// fingerprint. Words of the same lengths give the same, and of all paragraphs there are few fingerprints.
func TestFingerprintConfirmsNothing(t *testing.T) {
	t.Parallel()
	l := everyRule(t, linter.Settings{})
	a := printOf(t, l, "a.txt", unmarked("2. Minister Adler met Consul Brown on the island.\n"), "portion-missing")
	b := printOf(t, l, "a.txt", unmarked("2. Chairman Clark saw Deputy Davis in the harbor.\n"), "portion-missing")
	if a != b {
		t.Error("names of the same length are told apart")
	}
	r := rand.New(rand.NewPCG(3, 5))
	seen := map[string]bool{}
	for range 1_000 {
		words := make([]string, 5+r.IntN(30))
		for i := range words {
			words[i] = strings.Repeat("x", 1+r.IntN(12))
		}
		seen[printOf(t, l, "a.txt", unmarked("2. The "+strings.Join(words, " ")+"\n"), "portion-missing")] = true
	}
	if len(seen) > 256 || len(seen) < 200 {
		t.Errorf("%d fingerprints of 1000 paragraphs, want at most 256 and enough to tell most apart", len(seen))
	}
}

// TestBaselineOfOneSource: of equal findings the first ones are taken out, up to their count.
func TestBaselineOfOneSource(t *testing.T) {
	t.Parallel()
	one := unmarked("2. The harbor was calm.\n")
	two := unmarked("2. The harbor was calm.\n\n3. The harbor was calm.\n")
	base := &except.Baseline{}
	res, err := everyRule(t, linter.Settings{}).Lint(context.Background(), text.NewSource("a.txt", []byte(one)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Findings {
		base.Add(except.KeyOf(f.Rule.Name, f.Fingerprint))
	}
	l := everyRule(t, linter.Settings{Baseline: base})
	for name, c := range map[string]struct {
		cable string
		want  string
	}{"what was recorded": {one, "[]"}, "one more": {two, "[2]"}} {
		res, err := l.Lint(context.Background(), text.NewSource("b.txt", []byte(c.cable)))
		if err != nil {
			t.Fatal(err)
		}
		if got := ordinals(res.Findings); got != c.want || len(res.Baselined) != 1 {
			t.Errorf("%s: got %s, %d recorded", name, got, len(res.Baselined))
		}
	}
}

// ordinals are the places among equal findings.
func ordinals(findings []*rule.Finding) string {
	out := make([]string, len(findings))
	for i, f := range findings {
		_, out[i], _ = strings.Cut(f.Fingerprint, "-")
	}
	return fmt.Sprint(out)
}

// TestFingerprintsOfEqualFindings: the first has no number, the others are counted from two.
func TestFingerprintsOfEqualFindings(t *testing.T) {
	t.Parallel()
	res := judgeText(t, unmarked("2. The harbor was calm.\n\n3. The harbor was calm.\n\n4. The harbor was calm.\n"),
		linter.Settings{}, rules.All()...)
	var missing []*rule.Finding
	for _, f := range res.Findings {
		if f.Rule.Name == "portion-missing" {
			missing = append(missing, f)
		}
	}
	if got := ordinals(missing); got != "[ 2 3]" {
		t.Errorf("have %s", got)
	}
	for _, f := range missing {
		if except.KeyOf(f.Rule.Name, f.Fingerprint) != except.KeyOf(missing[0].Rule.Name, missing[0].Fingerprint) || len(missing[0].Fingerprint) != 32 {
			t.Errorf("a baseline tells %s from %s", f.Fingerprint, missing[0].Fingerprint)
		}
	}
}

// TestFingerprintOfASegment: what stands in a segment is told by the words of its whole paragraph.
func TestFingerprintOfASegment(t *testing.T) {
	t.Parallel()
	prints := func(data string) (out [2]string) {
		for i, f := range judgeText(t, data, linter.Settings{}, pointing("tags-a", "foxtrot", "hotel")).Findings {
			out[i] = f.Fingerprint
		}
		return out
	}
	first := strings.NewReplacer("1. (U) Alpha told bravo\nand india.\n\n2.", "1.").Replace(telegram)
	for name, data := range map[string]string{"the second paragraph": telegram, "the first": first} {
		was := prints(data)
		is := prints(strings.Replace(data, "Charlie told delta.", "Charlie said something to delta.", 1))
		if was[0] == is[0] || was[1] == is[1] || was[0] == "" {
			t.Errorf("%s: other words leave %v as they were", name, was)
		}
	}
}
