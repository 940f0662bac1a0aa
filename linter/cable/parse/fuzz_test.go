package parse

import (
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"cablelint/linter/marking"
	"cablelint/linter/text"
)

func FuzzParse(f *testing.F) {
	f.Add(sample(2))
	for _, s := range fuzzSeeds {
		f.Add([]byte(s))
	}
	var p Parser
	f.Fuzz(func(t *testing.T, data []byte) {
		src := text.NewSource("x", data)
		first := Parse(src)
		checkFile(t, first)
		again := p.Parse(src)
		if diff := cmp.Diff(first, again, sameFile...); diff != "" {
			t.Fatalf("a Parser that was used before reads another file (-fresh +used):\n%s", diff)
		}
	})
}

var sameFile = cmp.Options{
	cmpopts.EquateEmpty(),
	cmp.AllowUnexported(cable.Cable{}, line.Line{}),
	cmp.Comparer(func(a, b *text.Source) bool { return a == b }),
	cmp.Comparer(func(a, b *marking.Mark) bool {
		return a == b || a != nil && b != nil && a.Text == b.Text && a.Level == b.Level
	}),
}

var fuzzSeeds = []string{
	archiveSample, smartSample, receptionSample, quotedSample,
	"E.O. 12065: RDS-1 1/2/00 (ROE, JANE) OR-M\nTAGS: OVIP (PUBLIC, JANE Q.), PREL\nSUBJECT: X REF: A. B 1 C. D 2\n",
	"S E C R E T ARKADIA 000187\nE.O. 12958: DECL: 25X1, 20501001\nClassified By: Jane Roe, DCM, for reasons 1.4 (b) and\n(d).\n",
	"\xb61. (C) Text.\n\xb62. (S//NF) Text.\n", "11. (C) x\n\n12. (U) y\n\n-- (C) z\n-- w\n\nDOE\nBT\n#0187\nNNNN\n",
}
