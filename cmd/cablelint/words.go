package main

import (
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

// globWords are the rules, and the pattern for each category of them.
func globWords() []command.Word {
	out := ruleWords()
	for _, category := range rules.Categories() {
		out = append(out, command.Word{Text: category + "-*", About: "every rule about it"})
	}
	return out
}
