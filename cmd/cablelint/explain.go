package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"cablelint/cmd/internal/command"
	"cablelint/linter"
	"cablelint/linter/explain"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/rules"
)

func explainVerb(con *console) *command.Verb {
	format := pageFormats[0]
	return &command.Verb{
		Name: "explain", Usage: "print one rule's page, or what an order, marking or code is", Args: "NAME",
		Words: ruleWords, Flags: []command.Flag{pageFlag(&format)},
		Run: func(_ context.Context, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return command.Misused("explain", "explain takes one rule, order, reason, code, marking or TAGS; "+
					"cablelint rules lists the rules")
			}
			return explainName(con.out, format, strings.Join(args, " ")) // 1.5 d
		},
	}
}

// explainName tells of everything that a name stands for.
func explainName(w io.Writer, format, name string) error {
	r, topics := ruleCalled(name), explain.Topics(name)
	switch {
	case r != nil:
		return explainRule(w, format, r)
	case len(topics) == 0:
		return unexplained(w, name)
	}
	switch format {
	case "json":
		return writeJSON(w, topics)
	case "markdown":
		return explain.Markdown(w, topics)
	}
	return explain.Text(w, topics)
}

// ruleCalled returns the rule with a name, in whatever letters, nil when there is none.
func ruleCalled(name string) *rule.Rule {
	for _, r := range rules.All() {
		if strings.EqualFold(r.Name, name) {
			return r
		}
	}
	return nil
}

func explainRule(w io.Writer, format string, r *rule.Rule) (err error) {
	page := explain.Rule(r)
	switch format {
	case "json":
		return writeJSON(w, page)
	case "markdown":
		_, err = io.WriteString(w, page.Markdown())
	default:
		_, err = io.WriteString(w, page.Text())
	}
	return err
}

// unexplained lists the rules that begin so; where none does it says that the name is none, with the rule that
// is nearest to it.
func unexplained(w io.Writer, name string) error {
	if begun := rulesBeginning(name); len(begun) > 0 {
		_, err := fmt.Fprintf(w, "%s is no rule; these begin so:\n%s", report.Visible(name), strings.Join(begun, ""))
		return err
	}
	err := linter.Match(strings.ToLower(name), rules.All())
	var unknown *linter.UnknownRuleError
	switch {
	case err == nil:
		return command.Misused("explain", "explain takes the name of one rule, not a pattern: %q; "+
			"cablelint rules '%s' lists those", name, name)
	case errors.As(err, &unknown) && unknown.Nearest == "":
		return command.Misused("explain", "nothing is called %q: explain takes a rule (cablelint rules lists them), "+
			"an order (13526), a section of it (1.4), a reason (1.4(b)), a code (25X1), a marking (NOFORN) "+
			"or a TAGS code (PREL)", name)
	}
	return command.Misused("explain", "%v", err)
}

// rulesBeginning lists the rules whose names begin with a word, a line each.
func rulesBeginning(word string) []string {
	var out []string
	for _, r := range rules.All() {
		if strings.HasPrefix(r.Name, strings.ToLower(word)) {
			out = append(out, fmt.Sprintf("  %s\n", r.Name))
		}
	}
	return out
}
