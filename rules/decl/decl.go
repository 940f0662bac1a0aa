// Package decl holds the rules about declassification values. One file is one rule.
//
// Nothing here is promised but what promised packages name of it: see package linter.
package decl

import "cablelint/linter/rule"

var set rule.Set

// Rules returns the rules of this category by name.
func Rules() []*rule.Rule { return set.List() }

// onFace is the section that asks for a declassification instruction on the face of a document.
const onFace = "32 CFR 2001.21(a)(4)"
