package portion

import "cablelint/linter/rule"

// What several rules rest on.
var (
	eachPortion = rule.Citation{
		Source: "32 CFR 2001.21(c)", Evidence: rule.Verified,
		Says: "each portion is marked with its level, in parentheses before it",
	}
	releaseList = rule.Citation{
		Source: "CAPCO manual A.6", Evidence: rule.Verified,
		Says: "a REL TO list is USA, then countries, then groups by alphabet, a comma and a blank between them",
	}
)
