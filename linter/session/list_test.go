package session

import (
	"strings"
	"testing"
)

// FuzzList reads lists of files: each path is one that was listed, and none is standard input.
func FuzzList(f *testing.F) {
	for _, s := range []string{"a.txt\nb.txt\n", "a\x00b\x00", "\xff\xfea\x00\n\x00-\x00", "\xef\xbb\xbfa\n-", "-\n", "a\r\nb", "\n\n", "\x00", "a\nb\x00c", "./-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, list string) {
		list = string(unmarked([]byte(list)))
		for _, p := range pathsIn(list) {
			switch {
			case p == "" || p == "-":
				t.Errorf("%q lists %q", list, p)
			case !strings.Contains(list, strings.TrimPrefix(p, "./")):
				t.Errorf("%q does not list %q", list, p)
			case strings.ContainsRune(p, 0), !strings.ContainsRune(list, 0) && strings.ContainsRune(p, '\n'):
				t.Errorf("%q is more than one path", p)
			}
		}
	})
}
