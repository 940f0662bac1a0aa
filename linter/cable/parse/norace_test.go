//go:build !race

package parse

// raced reports whether the race detector is on, under which lists take other room.
const raced = false
