package settings

import (
	"strings"
	"testing"
	"time"
)

// FuzzGlobs matches paths: that ends soon, whatever the pattern, and what a folder's pattern matches holds for what
// lies in the folder.
func FuzzGlobs(f *testing.F) {
	for _, seed := range [][2]string{
		{"*.txt", "a/b.txt"},
		{"a/**/b", "a/x/y/b"},
		{"**", "x"},
		{"{a,b}/*", "a/c"},
		{"[a-c]?", "bx"},
		{"a/", "a/b/c"},
		{strings.Repeat("*a", 40), strings.Repeat("a", 60)},
		{"**/**/**/**/x", "a/b/c/d/e"},
		{`\*`, "*"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, glob, path string) {
		if len(glob) > 1000 || len(path) > 1000 {
			t.Skip() // a line of a configuration, and a path
		}
		start := time.Now()
		m := newMatcher(PathGlob(glob))
		if m.match(path) && !strings.HasPrefix(path, "..") && path != "" && !strings.HasSuffix(path, "/") &&
			!m.match(path+"/below") {
			t.Errorf("%q matches %q and not what lies in it", glob, path)
		}
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%q on %q took %v", glob, path, took)
		}
	})
}
