// Package decl holds the rules about declassification values. One file is one rule.
package decl

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
