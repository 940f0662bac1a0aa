package outline_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/outline"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

const cables = "../../fixtures/cables/*.txt"

func lint(t *testing.T, name, body string, by ...*rule.Rule) *linter.Result {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: by})
	if err != nil {
		t.Fatal(err)
	}
	res, err := l.Lint(context.Background(), text.NewSource(name, []byte(body)))
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// invented has every field of a heading that is compared but those of SMART and of lists of distribution.
const invented = `VZCZCXRO0042
OO RUEHC
DE RUEHQX #0187/01 0731522
ZNY CCCCC ZZH
O 141522Z MAR 07
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 7891
BT
C O N F I D E N T I A L ARKADIA 000187

E.O. 12958: DECL: 03/14/2017
TAGS: PREL, (PUBLIC, JANE Q.)
SUBJECT: ORCHARDS

Classified By: Ambassador Jane Q. Sample for reasons 1.4 (b) and (d).

1. (C) The Minister of Orchards received the delegation.

2. (U) Nothing followed.
BT
#0187
NNNN
`

// TestFieldsAreCrossedByTheRulesAboutThem judges the message by one rule at a time, which is about one piece and
// always speaks.
func TestFieldsAreCrossedByTheRulesAboutThem(t *testing.T) {
	want := map[rule.Piece]string{
		rule.Originator: "originator", rule.Routing: "originator", rule.Signal: "signal", rule.DateGroup: "date",
		rule.Sender: "from", rule.Sections: "message", rule.Tail: "tail",
	}
	for piece := range rule.NumPieces {
		speaks := &rule.Rule{
			Name: "header-always", Severity: rule.Always(rule.Warning), About: piece,
			Check: func(p *rule.Pass) { p.Reportf(p.Cable.Header.DTG.Span, "said") },
		}
		got := ""
		for _, c := range outline.All(lint(t, "a.txt", invented, speaks), outline.Options{})[0].Checks {
			if len(c.Faults) > 0 {
				got += c.Label
			}
		}
		if got != want[piece] {
			t.Errorf("a rule about piece %d crosses %q, want %q", piece, got, want[piece])
		}
	}
}

func TestOutlineWithholdsWords(t *testing.T) {
	res := lint(t, "a.txt", invented)
	for _, show := range []bool{false, true} {
		var out bytes.Buffer
		writers := []outline.Writer{outline.NewText(&out, term.NewPalette(false), 80), outline.NewJSON(&out)}
		for _, w := range writers {
			if err := w.Write(outline.All(res, outline.Options{ShowText: show})[0]); err != nil {
				t.Fatal(err)
			}
			if err := w.End(); err != nil {
				t.Fatal(err)
			}
		}
		if err := outline.WriteLines(&out, "a.txt", outline.LinesOf(res, show)); err != nil {
			t.Fatal(err)
		}
		for _, words := range []string{"Sample", "JANE", "Minister"} {
			if shown := strings.Contains(out.String(), words); shown != show {
				t.Errorf("show %v: %q is there: %v", show, words, shown)
			}
		}
	}
}

func TestClassifierIsPartedFromTheTitle(t *testing.T) {
	o := outline.All(lint(t, "a.txt", invented), outline.Options{ShowText: true})[0]
	if diff := cmp.Diff([]string{"Jane Q. Sample", "Ambassador"}, []string{*o.Authority.Classifier, *o.Authority.Title}); diff != "" {
		t.Error(diff)
	}
}

func TestTextFitsTheTerminal(t *testing.T) {
	files, err := filepath.Glob(cables)
	if err != nil || len(files) == 0 {
		t.Fatalf("%d cables (%v)", len(files), err)
	}
	const width = 80
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		res := lint(t, filepath.Base(file), string(data))
		var out bytes.Buffer
		w := outline.NewText(&out, term.NewPalette(false), width)
		for _, o := range outline.All(res, outline.Options{ShowText: true}) {
			if err := w.Write(o); err != nil {
				t.Fatal(err)
			}
		}
		for line := range strings.Lines(out.String()) {
			if n := term.Width(strings.TrimRight(line, "\n")); n > width {
				t.Errorf("%s: %d columns: %s", file, n, line)
			}
		}
	}
}
