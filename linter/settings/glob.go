package settings

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// matcher matches paths relative to the folder of a configuration.
type matcher []string

// Globs read as ignore files do: one without a slash matches at any depth, and what matches a folder
// matches all that it holds.
func newMatcher(globs ...PathGlob) matcher {
	m := make(matcher, 0, 2*len(globs))
	for _, g := range globs {
		glob := strings.TrimSuffix(string(g), "/")
		if !strings.Contains(glob, "/") {
			glob = "**/" + glob
		}
		m = append(m, glob, glob+"/**")
	}
	return m
}

// match reports whether any of the globs matches. What lies outside the folder matches none.
func (m matcher) match(rel string) bool {
	if rel == ".." || strings.HasPrefix(rel, "../") {
		return false
	}
	for _, glob := range m {
		if doublestar.MatchUnvalidated(glob, rel) {
			return true
		}
	}
	return false
}

// stem returns the folder that everything a glob can match lies in.
func stem(g PathGlob) string {
	glob := strings.TrimSuffix(string(g), "/")
	if !strings.Contains(glob, "/") {
		return "."
	}
	dir, _ := doublestar.SplitPattern(glob)
	return dir
}
