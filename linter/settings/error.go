package settings

import (
	"cmp"
	"fmt"
	"strings"

	"cablelint/linter/arrange"
)

// Error is one mistake in a configuration file.
type Error struct {
	Path         string
	Line, Column int // from 1; 0 where the file as a whole is meant
	What         string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.Path, e.What)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.Path, e.Line, e.Column, e.What)
}

// Placed says what is wrong with its place and without the path.
func (e *Error) Placed() string {
	if e.Line == 0 {
		return e.What
	}
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.What)
}

// Errors are the mistakes of one file, in order of place. There is at least one.
type Errors []*Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// mostErrors bounds what is told of one file.
const mostErrors = 50

// tidy sorts and shortens a list of mistakes.
func (e Errors) tidy() Errors {
	arrange.By(e, func(a, b *Error) int { return cmp.Or(a.Line-b.Line, a.Column-b.Column) })
	if len(e) > mostErrors {
		last := *e[mostErrors]
		last.What = fmt.Sprintf("and %d more mistakes from here on", len(e)-mostErrors)
		e = append(e[:mostErrors], &last)
	}
	return e
}

// byPath sorts mistakes of several files.
func (e Errors) byPath() Errors {
	arrange.By(e, func(a, b *Error) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), a.Line-b.Line, a.Column-b.Column)
	})
	return e
}
