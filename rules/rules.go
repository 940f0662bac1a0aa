// Package rules joins the rules of every category.
package rules

import (
	"cablelint/linter/rule"
	"cablelint/rules/banner"
	"cablelint/rules/cab"
	"cablelint/rules/caption"
	"cablelint/rules/ceiling"
	"cablelint/rules/config"
	"cablelint/rules/decl"
	"cablelint/rules/eo"
	"cablelint/rules/header"
	"cablelint/rules/portion"
	"cablelint/rules/register"
	"cablelint/rules/tags"
)

// All returns every rule, by category and name; those that the register makes stand in the categories of both places.
func All() []*rule.Rule {
	var all []*rule.Rule
	for _, category := range [][]*rule.Rule{
		banner.Rules(), portion.Rules(), register.Rules(), eo.Rules(), decl.Rules(), cab.Rules(),
		caption.Rules(), tags.Rules(), header.Rules(), ceiling.Rules(), config.Rules(),
	} {
		all = append(all, category...)
	}
	return all
}
