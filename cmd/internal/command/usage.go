package command

import (
	"errors"
	"fmt"
	"strings"

	"cablelint/linter/nearest"
	"cablelint/linter/report"
)

// UsageError is a mistake in how the program was called.
type UsageError struct {
	Verb string // with the verbs that it belongs to: "config show"; "" for none in particular
	What string // fit for a terminal
}

func (e *UsageError) Error() string { return e.What }

// Misused returns a usage error. What was written on the command line may hold anything: it is made visible.
func Misused(verb, format string, args ...any) error {
	return &UsageError{verb, report.Visible(fmt.Sprintf(format, args...))}
}

// Tell writes an error where errors are written, and after a usage error which page helps.
func (p *Program) Tell(err error) {
	fmt.Fprintf(p.Err, "%s: %v\n", p.Name, err)
	var usage *UsageError
	if errors.As(err, &usage) {
		fmt.Fprintf(p.Err, "run '%s' for what it takes\n", words(p.Name, "help", usage.Verb))
	}
}

// DidYouMean names the word that was likely meant, after a colon; "" when none is near.
func DidYouMean(word string, among []string) string {
	if near := nearest.Word(word, among); near != "" {
		return fmt.Sprintf(": did you mean %q?", near)
	}
	return ""
}

// unknown is the error for a word where a verb of v is wanted; name is what v is called, "" of a program.
func (v *Verb) unknown(name, word string) error {
	names := v.names()
	hint := DidYouMean(word, names)
	switch {
	case name == "":
		return Misused(name, "no command is called %q%s", word, hint)
	case len(names) == 0:
		return Misused(name, "%s has no command %q", name, word)
	}
	return Misused(name, "%s has no command %q: want %s%s", name, word, either(names), hint)
}

// names returns the names of the verbs that are shown.
func (v *Verb) names() []string {
	return each(v.shown(), func(sub *Verb) string { return sub.Name })
}

// either lists words: "a, b or c".
func either(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// words joins by blanks what is not empty.
func words(parts ...string) string {
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// each returns what of makes of each item of a list.
func each[A, B any](list []A, of func(A) B) []B {
	out := make([]B, len(list))
	for i, item := range list {
		out[i] = of(item)
	}
	return out
}
