package portion

import "cablelint/linter/rule"

// eachPortion is what several rules rest on.
var eachPortion = rule.Citation{
	Source: "32 CFR 2001.21(c)", Evidence: rule.Verified,
	Says: "each portion is marked with its level, in parentheses before it",
}
