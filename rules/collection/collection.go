// Package collection holds the rules about cables beside one another: copies, sections, sources, numbers. They are
// asked when all cables of a run were read, so that no rule here has a check: package collection of the linter
// makes their findings. One file is one rule.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package collection

import "cablelint/linter/rule"

var set rule.Set

// practice is what the rules rest on where no text says it: how the cables of the time were numbered and copied.
const practice = "State cables"

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
