// Package portion holds the rules about portion marks. One file is one rule.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package portion

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
