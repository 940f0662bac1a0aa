// Package rules joins the rules of every category.
package rules

import (
	"cmp"
	"slices"
	"strings"

	"cablelint/linter/rule"
	"cablelint/rules/banner"
	"cablelint/rules/cab"
	"cablelint/rules/caption"
	"cablelint/rules/ceiling"
	"cablelint/rules/collection"
	"cablelint/rules/config"
	"cablelint/rules/decl"
	"cablelint/rules/eo"
	"cablelint/rules/header"
	"cablelint/rules/portion"
	"cablelint/rules/register"
	"cablelint/rules/tags"
)

// All returns every rule, by category and name.
func All() []*rule.Rule {
	made := [][]*rule.Rule{
		banner.Rules(), portion.Rules(), register.Rules(), eo.Rules(), decl.Rules(), cab.Rules(),
		caption.Rules(), tags.Rules(), header.Rules(), collection.Rules(), ceiling.Rules(), config.Rules(),
	}
	all := slices.Concat(made...)
	categories := make([]string, len(made)) // in this order; the register makes rules of two of them
	for i, category := range made {
		categories[i] = category[0].Category()
	}
	slices.SortFunc(all, func(a, b *rule.Rule) int {
		return cmp.Or(
			slices.Index(categories, a.Category())-slices.Index(categories, b.Category()),
			strings.Compare(a.Name, b.Name))
	})
	return all
}
