// Package ceiling holds the rules about the ceiling: what may not enter a place. One file is one rule.
package ceiling

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
