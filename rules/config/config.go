// Package config holds the findings about the configuration of a run. They are raised when the run is
// over, not by a look at a cable: no rule here has a check. One file is one rule.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package config

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }
