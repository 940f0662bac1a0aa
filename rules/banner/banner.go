// Package banner holds the rules about the overall classification of a message: classification
// lines, page banners and the trailer. One file is one rule.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package banner

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
