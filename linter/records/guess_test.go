package records_test

import (
	"bytes"
	"strings"
	"testing"

	"cablelint/linter/records"
)

// banner stands for what looks like a cable.
var banner = []byte("SUBJECT:")

func isCable(b []byte) bool { return bytes.Contains(b, banner) }

func TestGuess(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ in, want string }{
		"a table with a head": {
			"id,header,body\n1,h,\"SUBJECT:\nx\"\n", "--records csv --text body --id id",
		},
		"a table without, of which two columns hold text": {
			"\"1\",\"SUBJECT:\na \\\"b\\\"\",\"x\",\"SUBJECT:\nb\"\n", "--records csv --text 2,4",
		},
		"objects": {
			`{"MRN":"x","text":"TAGS\nSUBJECT: \"a\""}` + "\n", "--records jsonl --text text --id MRN",
		},
		"a dump": {dump, ""},
		"a dump with cables": {
			strings.Replace(dump, `\N`, `TAGS\nSUBJECT: x`, 1), "--records copy --text body --id id",
		},
		"a cable":                     {"SECRET, SENSITIVE\nSUBJECT: x\n", ""},
		"a cable in a table of words": {"id,text\n1,SUBJECT: x\n", ""},
		"nothing":                     {"", ""},
		"a table without cables":      {"id,text\n1,\"a\nb\"\n", ""},
	} {
		if got := records.Guess([]byte(c.in), isCable); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
