// Package header holds the rules about the transmission header and the structure of the message.
// One file is one rule.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package header

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
