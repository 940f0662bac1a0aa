package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"cablelint/linter/report"

	"github.com/agnivade/levenshtein"
	"github.com/urfave/cli/v2"
)

// usageError is a mistake in how the command was called.
type usageError struct {
	command string // "" for none in particular
	what    string
}

func (e *usageError) Error() string { return e.what }

func (e *usageError) about() string {
	if e.command == "" {
		return ""
	}
	return " " + e.command
}

// misused returns a usage error. What the user wrote may hold anything: it is made visible.
func misused(command, format string, args ...any) error {
	return &usageError{command, report.Visible(fmt.Sprintf(format, args...))}
}

func onUsageError(c *cli.Context, err error, _ bool) error {
	name := ""
	if c.Command != nil {
		name = c.Command.Name
	}
	return misused(name, "%v", err)
}

// oneOf reads the value of a flag that takes one of a few words.
func oneOf(command, flag, value string, words []string) error {
	for _, w := range words {
		if w == value {
			return nil
		}
	}
	return misused(command, "--%s: unknown value %q: want %s%s",
		flag, value, strings.Join(words, ", "), didYouMean(value, words))
}

// didYouMean names the word that was likely meant, after a colon; "" when none is near.
func didYouMean(word string, among []string) string {
	if near := nearest(word, among); near != "" {
		return fmt.Sprintf(": did you mean %q?", near)
	}
	return ""
}

// nearest returns the word of among that is within a third of word's letters, and at least one, of it.
func nearest(word string, among []string) string {
	best, at := "", max(1, (len(word)+1)/3)+1
	for _, w := range among {
		n := levenshtein.ComputeDistance(strings.ToLower(word), w)
		if swapped(word, w) {
			n = 1
		}
		if n < at {
			best, at = w, n
		}
	}
	return best
}

// swapped reports whether a and b differ by two neighbours that changed places.
func swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

func unknownCommand(app *cli.App, name string) error {
	return misused("", "no command is called %q%s", name, didYouMean(name, commandNames(app)))
}

func commandNames(app *cli.App) []string {
	commands := app.VisibleCommands()
	names := make([]string, len(commands))
	for i, c := range commands {
		names[i] = c.Name
	}
	return names
}

func sortedKeys[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
