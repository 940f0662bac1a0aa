package text_test

import (
	"testing"

	"cablelint/linter/text"
)

func TestQuoted(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"":                               `""`,
		"x-rot13":                        `"x-rot13"`,
		"abcdefghijklmnopqrstuvwx":       `"abcdefghijklmnopqrstuvwx"`,
		"abcdefghijklmnopqrstuvwxyz":     `"abcdefghijklmnopqrstuvwx…"`,
		"Ambassador Jane Q. Sample sent": `"Ambassador Jane Q. Sampl…"`,
		"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9": `"éééééééééééééééééééééééé…"`,
		"a\nb\x1b": `"a\nb\x1b"`,
	} {
		if got := text.Quoted(name); got != want {
			t.Errorf("%q is told as %s, want %s", name, got, want)
		}
	}
}
