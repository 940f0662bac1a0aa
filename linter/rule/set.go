package rule

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"cablelint/linter/arrange"
)

// Set is the rules of one category. The zero value is empty.
type Set struct{ rules []*Rule }

// Add adds a rule. It panics on a name that is malformed or taken: a mistake of the program, seen at
// its first start.
func (s *Set) Add(r Rule) bool {
	if !wellNamed(r.Name) || r.Category() == "" {
		panic(fmt.Sprintf("rule: malformed name %q", r.Name))
	}
	for _, other := range s.rules {
		if other.Name == r.Name {
			panic(fmt.Sprintf("rule: two rules are called %q", r.Name))
		}
	}
	r.cited = sync.OnceValue(r.authorities)
	s.rules = append(s.rules, &r)
	return true
}

// List returns the rules by name.
func (s *Set) List() []*Rule {
	out := slices.Clone(s.rules)
	arrange.By(out, func(a, b *Rule) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// wellNamed reports whether a name is words of small letters and digits between strokes.
func wellNamed(name string) bool {
	last := byte('-')
	for i := range len(name) {
		c := name[i]
		if c == '-' && last == '-' || c != '-' && (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
		last = c
	}
	return last != '-'
}
