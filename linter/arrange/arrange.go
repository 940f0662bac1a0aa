// Package arrange sorts lists.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package arrange

import (
	"cmp"
	"iter"
	"slices"
)

// By sorts a list by a comparison; what compares as equal stays in the order it has. Package slices does the same, and
// is compiled anew for every kind of element, 13 KB of program each: here it sorts places, which are numbers.
func By[T any](list []T, compare func(a, b T) int) {
	order := places(len(list), func(i, j int) int { return compare(list[i], list[j]) })
	if order == nil {
		return
	}
	was := slices.Clone(list)
	for i, place := range order {
		list[i] = was[place]
	}
}

// places returns where in a list the elements stand that are to come one after the other, nil where they do.
func places(length int, compare func(i, j int) int) []int {
	next := 1
	for next < length && compare(next-1, next) <= 0 {
		next++
	}
	if next >= length {
		return nil
	}
	out := make([]int, length)
	for i := range out {
		out[i] = i
	}
	slices.SortFunc(out, func(i, j int) int { return cmp.Or(compare(i, j), i-j) })
	return out
}

// Sorted collects what comes and sorts it as [By] does.
func Sorted[T any](all iter.Seq[T], compare func(a, b T) int) []T {
	list := slices.Collect(all)
	By(list, compare)
	return list
}
