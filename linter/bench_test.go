package linter_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"cablelint/linter"
	"cablelint/linter/internal/specimen"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// The sizes that are measured: a usual cable, and a long one.
var benchSizes = map[string]int{"5KB": 5_000, "200KB": 200_000}

func BenchmarkLint(b *testing.B) {
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		b.Fatal(err)
	}
	for name, size := range benchSizes {
		b.Run(name, func(b *testing.B) { lintAll(b, l, specimens(size)) })
	}
}

// BenchmarkRules is the cost of all the rules together, to be set against a run with none.
func BenchmarkRules(b *testing.B) {
	for name, set := range map[string][]*rule.Rule{"none": nil, "all": rules.All()} {
		l, err := linter.New(linter.Options{Rules: set})
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) { lintAll(b, l, specimens(5_000)) })
	}
}

func BenchmarkFix(b *testing.B) {
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		b.Fatal(err)
	}
	cables := specimens(5_000)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if _, err := l.Fix(context.Background(), text.NewSource("x.txt", cables[i%len(cables)]), rule.Safe); err != nil {
			b.Fatal(err)
		}
	}
}

const numSpecimens = 200

func specimens(size int) [][]byte {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([][]byte, numSpecimens)
	for i := range out {
		out[i] = specimen.Cable(r, specimen.Options{Size: size, Defects: true})
	}
	return out
}

func lintAll(b *testing.B, l *linter.Linter, cables [][]byte) {
	b.Helper()
	b.ReportAllocs()
	b.SetBytes(int64(len(cables[0])))
	w := l.NewWorker()
	for i := 0; b.Loop(); i++ {
		if _, err := w.Lint(context.Background(), text.NewSource("x.txt", cables[i%len(cables)])); err != nil {
			b.Fatal(err)
		}
	}
}
