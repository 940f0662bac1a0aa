package command

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Value takes what is written for a flag, once for each time that the flag is given. Its error says what is
// wrong and what is wanted, without the flag's name: `unknown value "x": want a or b`.
//
// A Value with a method IsBool() bool that returns true takes nothing: it is set to "true" where the flag
// stands alone.
type Value interface {
	Set(written string) error
}

func isBool(v Value) bool {
	b, ok := v.(interface{ IsBool() bool })
	return ok && b.IsBool()
}

type setFunc func(written string) error

func (set setFunc) Set(written string) error { return set(written) }

// Parsed is what parse makes of a word.
func Parsed[T any](to *T, parse func(string) (T, error)) Value {
	return setFunc(func(written string) (err error) {
		parsed, err := parse(written)
		if err == nil {
			*to = parsed
		}
		return err
	})
}

// Text is any text.
func Text(to *string) Value {
	return Parsed(to, func(written string) (string, error) { return written, nil })
}

// Texts is any text, as often as the flag is given, in that order.
func Texts(to *[]string) Value {
	return setFunc(func(written string) error {
		*to = append(*to, written)
		return nil
	})
}

// List is words with commas between them, spelt in one way; the flag may be given several times.
func List(to *[]string, spell func(string) string) Value {
	return Parsed(to, func(written string) ([]string, error) {
		out := slices.Clone(*to)
		for _, word := range strings.Split(written, ",") {
			if word = spell(strings.TrimSpace(word)); word != "" {
				out = append(out, word)
			}
		}
		return out, nil
	})
}

// Number is a whole number from 1.
func Number[N int | int64](to *N) Value { return Parsed(to, number[N]) }

func number[N int | int64](written string) (N, error) {
	const wanted = "want a number from 1"
	n, err := strconv.ParseInt(written, 10, 64)
	switch {
	case errors.Is(err, strconv.ErrRange) || int64(N(n)) != n:
		return 0, fmt.Errorf("%q is out of range: %s", written, wanted)
	case err != nil:
		return 0, fmt.Errorf("%q is no number: %s", written, wanted)
	case n < 1:
		return 0, errors.New(wanted)
	}
	return N(n), nil
}

// OneOf is one of a few words.
func OneOf(to *string, words ...string) Value {
	return Parsed(to, func(written string) (string, error) {
		for _, w := range words {
			if w == written {
				return w, nil
			}
		}
		return "", fmt.Errorf("unknown value %q: want %s%s",
			written, strings.Join(words, ", "), DidYouMean(written, words))
	})
}

// Bool is true where its flag is given; --flag=false takes that back.
func Bool(to *bool) Value {
	return boolValue{Parsed(to, func(written string) (bool, error) {
		on, err := strconv.ParseBool(written)
		if err != nil {
			return false, fmt.Errorf("unknown value %q: want true or false", written)
		}
		return on, nil
	})}
}

type boolValue struct{ Value }

func (boolValue) IsBool() bool { return true }

// Given is value, and tells whether the flag was given at all.
func Given(value Value, given *bool) Value { return givenValue{value, given} }

type givenValue struct {
	Value
	given *bool
}

func (v givenValue) Set(written string) error {
	*v.given = true
	return v.Value.Set(written)
}

func (v givenValue) IsBool() bool { return isBool(v.Value) }
