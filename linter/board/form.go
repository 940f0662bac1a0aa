package board

import (
	"io"
	"strconv"

	"cablelint/linter/report"
)

// boardForm is a form in which a board is shown to people, with how much of a collection it has room for.
type boardForm struct {
	write  func(*Board, io.Writer, *Options) error
	number func(int) string // in words
	names  int              // of a kind
	cables int              // in a list
}

var (
	textForm = boardForm{write: (*Board).Text, number: strconv.Itoa, names: 15, cables: 20}
	htmlForm = boardForm{write: (*Board).HTML, number: report.Grouped, names: 60, cables: 500}
)

// lead says in one line what a board counts.
func (f *boardForm) lead(run *Run) string {
	return "Read: " + f.counted(run.Files, "file") + " with " + f.counted(run.Cables, "cable") + "."
}

func (f *boardForm) counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return f.number(n) + " " + what
}

// leaf is null for nothing.
func leaf(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func or(s *string, otherwise string) string {
	if s == nil {
		return otherwise
	}
	return *s
}

// never returns a list that is not nil: JSON has [] for an empty one.
func never[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
