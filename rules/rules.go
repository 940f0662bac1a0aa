// Package rules joins the rules of every category.
package rules

import (
	"slices"
	"strings"
	"sync"

	"cablelint/linter/arrange"
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
func All() []*rule.Rule { return slices.Clone(all()) }

// all is worked out once: each verb of the command asks for the rules as it is described.
var all = sync.OnceValue(func() []*rule.Rule {
	made := [][]*rule.Rule{
		banner.Rules(), portion.Rules(), register.Rules(), eo.Rules(), decl.Rules(), cab.Rules(),
		caption.Rules(), tags.Rules(), header.Rules(), collection.Rules(), ceiling.Rules(), config.Rules(),
	}
	named := slices.Concat(made...)
	arrange.By(named, func(a, b *rule.Rule) int { return strings.Compare(a.Name, b.Name) })
	out := make([]*rule.Rule, 0, len(named))
	for i, category := range categoriesOf(made) {
		if !slices.Contains(categoriesOf(made[:i]), category) { // the register makes rules of two of them
			out = append(out, of(named, category)...)
		}
	}
	return out
})

// of returns the rules of a category, which stand together in the order of their names.
func of(named []*rule.Rule, category string) []*rule.Rule {
	category += "-"
	first, _ := slices.BinarySearchFunc(named, category, func(r *rule.Rule, name string) int {
		return strings.Compare(r.Name, name)
	})
	rest := named[first:]
	if n := slices.IndexFunc(rest, func(r *rule.Rule) bool { return !strings.HasPrefix(r.Name, category) }); n >= 0 {
		return rest[:n]
	}
	return rest
}

func categoriesOf(made [][]*rule.Rule) []string {
	names := make([]string, len(made))
	for i, rules := range made {
		names[i] = rules[0].Category()
	}
	return names
}
