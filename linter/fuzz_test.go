package linter_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"testing"

	"cablelint/linter"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// FuzzFix mends a cable of [TestFixLosesNothing] in which stretches are overwritten, and lets the same reader compare.
func FuzzFix(f *testing.F) {
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		f.Fatal(err)
	}
	for seed := range uint64(8) {
		f.Add(seed, uint16(seed*97), []byte(" (S NF "), seed%2 == 0)
	}
	f.Fuzz(func(t *testing.T, seed uint64, at uint16, over []byte, unsafe bool) {
		data := tired(rand.New(rand.NewPCG(seed, 16)))
		from := int(at) % len(data)
		copy(data[from:], over)
		grade := rule.Safe
		if unsafe {
			grade = rule.Unsafe
		}
		drive(t, l, data, grade, int(seed))
	})
}

// FuzzFixAnything mends any bytes at all: that ends, changes nothing the second time, and says so when it does not.
func FuzzFixAnything(f *testing.F) {
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		f.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 8 {
		f.Add(tired(r))
	}
	f.Add([]byte("UNCLAS ARKADIA 000188\n\nE.O. 12958: N/A\nTAGS: prel\nSUBJECT: TALKS\n\n1. (S NF The talks.\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, grade := range []rule.Safety{rule.Safe, rule.Unsafe} {
			once, err := l.Fix(context.Background(), text.NewSource("x.txt", data), grade)
			var fight *linter.FightError
			if errors.As(err, &fight) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			is := bytes.Clone(once.Bytes)
			twice, err := l.Fix(context.Background(), text.NewSource("x.txt", is), grade)
			if err != nil || !bytes.Equal(is, twice.Bytes) {
				t.Fatalf("mending twice changes more (%v):\n%q\n%q", err, is, twice.Bytes)
			}
		}
	})
}
