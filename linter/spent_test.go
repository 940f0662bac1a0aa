package linter

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// TestRefusedFixesCostNoMoreThanTheFile: what is judged to find out which fixes pass grows as the file does, also
// where the gate refuses all of them.
func TestRefusedFixesCostNoMoreThanTheFile(t *testing.T) {
	t.Parallel()
	const head = "S E C R E T ARKADIA 000187\n\nSIPDIS\n\nE.O. 12958: DECL: 03/14/2017\nTAGS: PREL, PGOV\n" +
		"SUBJECT: HARBOR TALKS\n\nClassified By: DCM Jane Q. Public for reasons 1.4 (b) and (d).\n\n"
	l, err := New(Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	for _, piece := range []string{
		"%d. (S ZEBRA The pilot spoke.\n\n", "%d. (C//NF The pilot spoke.\n", "%d. (S//SI} NOFORN) The pilot.\n\n",
		"%d. (S ZEBRA The pilot.\n\n%[1]d. (C//NF The pilot.\n\n",
	} {
		spent := func(paragraphs int) int {
			var b strings.Builder
			b.WriteString(head)
			for n := range paragraphs {
				fmt.Fprintf(&b, piece, n+1)
			}
			f, err := l.NewWorker().fixer(text.NewSource("x.txt", []byte(b.String())), rule.Safe)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.settle(context.Background(), rule.Safe); err != nil {
				t.Error(err)
			}
			return f.spent
		}
		if half, whole := spent(150), spent(300); float64(whole) > 2.3*float64(half) {
			t.Errorf("%q: %d bytes are judged for half, %d for the whole", piece, half, whole)
		}
	}
}
