// Package arrange sorts lists.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package arrange

import (
	"cmp"
	"slices"
)

// short is the length of lists that are sorted by putting one after the other in its place.
const short = 16

// By sorts a list by a comparison; what compares as equal stays in the order it has. Package slices does the same, and
// is compiled anew for every kind of element, 13 KB of program each: here that is so of what short lists want alone.
func By[T any](list []T, compare func(a, b T) int) {
	if len(list) > short {
		byPlaces(list, compare)
		return
	}
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && compare(list[j], list[j-1]) < 0; j-- {
			list[j-1], list[j] = list[j], list[j-1]
		}
	}
}

// byPlaces sorts the places of the elements, which are numbers whatever the elements are.
func byPlaces[T any](list []T, compare func(a, b T) int) {
	if slices.IsSortedFunc(list, compare) {
		return
	}
	places := make([]int, len(list))
	for i := range places {
		places[i] = i
	}
	slices.SortFunc(places, func(i, j int) int { return cmp.Or(compare(list[i], list[j]), i-j) })
	was := slices.Clone(list)
	for i, place := range places {
		list[i] = was[place]
	}
}
