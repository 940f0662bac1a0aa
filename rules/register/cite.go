package register

import "cablelint/linter/rule"

// releaseList is what the rules about release lists rest on.
var releaseList = rule.Citation{
	Source: "CAPCO manual A.6", Evidence: rule.Verified,
	Says: "a REL TO list is USA, then countries, then groups by alphabet, a comma and a blank between them",
}
