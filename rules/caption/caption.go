// Package caption holds the rules about captions, channels and distribution. One file is one rule.
package caption

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
