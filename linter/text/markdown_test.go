package text

import (
	"strings"
	"testing"
)

// In the cases X stands for what is code and is blanked, every other letter for what is prose and stays.
func TestProse(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{
		"no code":                         "prose\n\n- prose\n",
		"a fence":                         "prose\n```\nX\n```\nprose\n",
		"a fence with a word":             "prose\n```text\nX\n\nX\n```\nprose\n",
		"waves":                           "~~~ a ` b\nX\n```\nX\n~~~\nprose\n",
		"a longer fence holds a shorter":  "````\nX\n```\nX\n```\n````\nprose\n",
		"a longer fence closes":           "```\nX\n`````\nprose\n",
		"the end of a fence has no word":  "```\nX\n``` X\nX\n```\nprose\n",
		"in a list":                       "- prose\n\n  ```\n  X\n  ```\n\n  prose\n",
		"behind the mark of a list":       "* ```\n  X\n  ```\n  prose\n",
		"deep in a list":                  "1. prose\n   - prose\n\n        ~~~\n        X\n        ~~~\n     prose\n",
		"in a quotation":                  "> ```\n> X\n> ```\n> prose\n",
		"a quoted mark closes no fence":   "```\nX\n> ```\nX\n```\nprose\n",
		"to the end of the file":          "prose\n```\nX\nX\n",
		"two signs are no fence":          "``\nprose\n~~\nprose\n",
		"lines that end in CR and LF":     "prose\r\n```\r\nX\r\n```\r\nprose\r\n",
		"within a line":                   "prose `X` prose ``X ` X`` prose\n",
		"three backticks within a line":   "prose\n```X``` prose\nprose\n",
		"a backtick that nothing answers": "prose ` prose\nprose `` prose ` prose\n",
		"empty":                           "",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := NewMarkdown("page.md", []byte(in))
			got := string(s.Prose())
			if len(got) != len(in) || strings.Contains(got, "X") || strings.Count(got, "prose") != strings.Count(in, "prose") {
				t.Errorf("got %q of %q", got, in)
			}
			if string(s.Text()) != in {
				t.Errorf("the text itself became %q", s.Text())
			}
		})
	}
}

func TestWithKeepsNameAndKind(t *testing.T) {
	t.Parallel()
	for _, s := range []*Source{NewSource("a", []byte("a")), NewMarkdown("b", []byte("b"))} {
		got := s.With([]byte("c"))
		if got.Name() != s.Name() || got.Markdown() != s.Markdown() || string(got.Text()) != "c" {
			t.Errorf("of %q, %v: %q, %v, %q", s.Name(), s.Markdown(), got.Name(), got.Markdown(), got.Text())
		}
	}
}
