// Package cab holds the rules about the classification authority block. One file is one rule.
package cab

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
