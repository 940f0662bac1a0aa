package main

import (
	"slices"

	"cablelint/cmd/internal/command"
	"cablelint/rules"
)

func ruleWords() []command.Word {
	all := rules.All()
	out := make([]command.Word, 0, len(all))
	for _, r := range all {
		out = append(out, command.Word{Text: r.Name, About: r.Summary})
	}
	return out
}

func ruleNames() []string {
	all := rules.All()
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = r.Name
	}
	return names
}

// globWords are the rules, and the pattern for each category of them.
func globWords() []command.Word {
	out := ruleWords()
	var categories []string
	for _, r := range rules.All() {
		if !slices.Contains(categories, r.Category()) {
			categories = append(categories, r.Category())
			out = append(out, command.Word{Text: r.Category() + "-*", About: "every rule about it"})
		}
	}
	return out
}

func plainWords(words []string) []command.Word {
	out := make([]command.Word, 0, len(words))
	for _, w := range words {
		out = append(out, command.Word{Text: w})
	}
	return out
}
