package arrange_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"

	"cablelint/linter/arrange"
)

// TestBy: lists of every length, in any order and in order already, come out as package slices has them.
func TestBy(t *testing.T) {
	t.Parallel()
	type row struct{ key, place int }
	byKey := func(a, b row) int { return cmp.Compare(a.key, b.key) }
	random := rand.New(rand.NewPCG(1, 2))
	for length := range 100 {
		list := make([]row, length)
		for i := range list {
			list[i] = row{random.IntN(length/3 + 1), i}
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, byKey)
		for range 2 {
			arrange.By(list, byKey)
			if !slices.Equal(list, want) {
				t.Fatalf("of %d: got %v, want %v", length, list, want)
			}
		}
	}
}
