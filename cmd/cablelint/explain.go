package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"cablelint/linter"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

func explainCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "explain",
		Usage:     "print one rule's page, or what an order, marking or code is",
		ArgsUsage: "NAME",
		Flags:     []cli.Flag{pageFormatFlag()},
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return misused("explain", "explain takes one rule, order, reason, code, marking or TAGS; "+
					"cablelint rules lists the rules")
			}
			name := strings.Join(c.Args().Slice(), " ") // 1.5 d
			if r := ruleCalled(name); r != nil {
				return explainRule(con.out, c, r)
			}
			return explainTopics(con.out, c, name)
		},
	})
}

// ruleCalled returns the rule with a name, nil when there is none.
func ruleCalled(name string) *rule.Rule {
	for _, r := range rules.All() {
		if r.Name == name {
			return r
		}
	}
	return nil
}

func explainRule(w io.Writer, c *cli.Context, r *rule.Rule) error {
	write, err := oneFormat(c, map[string]func(io.Writer, *report.Page) error{
		"text": pageText, "json": pageJSON, "markdown": pageMarkdown,
	})
	if err != nil {
		return err
	}
	return write(w, pageOf(r))
}

func explainTopics(w io.Writer, c *cli.Context, name string) error {
	write, err := oneFormat(c, map[string]func(io.Writer, []topic) error{
		"text": topicsText, "json": topicsJSON, "markdown": topicsMarkdown,
	})
	if err != nil {
		return err
	}
	topics := topicsOf(name)
	if len(topics) == 0 {
		return unexplained(name)
	}
	return write(w, topics)
}

// unexplained says that a name is none, with the rule that is nearest to it.
func unexplained(name string) error {
	err := linter.Match(name, rules.All())
	var unknown *linter.UnknownRuleError
	switch {
	case err == nil:
		return misused("explain", "explain takes the name of one rule, not a pattern: %q", name)
	case errors.As(err, &unknown) && unknown.Nearest == "":
		return misused("explain", "nothing is called %q: explain takes a rule (cablelint rules lists them), "+
			"an order (13526), a reason (1.4(b)), a code (25X1), a marking (NOFORN) or a TAGS code (PREL)", name)
	}
	return misused("explain", "%v", err)
}

// topic is what is told of a name that is no rule's.
type topic struct {
	Title string      `json:"title"`
	Lines []topicLine `json:"lines"`
}

// topicLine is one thing that is told, with the word that says what it is.
type topicLine struct {
	Label string `json:"label"`
	Text  string `json:"text"`
}

// add adds a line, if there is anything to say.
func (t *topic) add(label, text string) {
	if text != "" {
		t.Lines = append(t.Lines, topicLine{label, text})
	}
}

// lookups are asked in this order; every one that knows the name tells of it.
var lookups = []func(name string) (topic, bool){
	orderTopic, reasonTopic, codeTopic, levelTopic, markingTopic, captionTopic, tagsTopic,
}

func topicsOf(name string) []topic {
	var list []topic
	for _, look := range lookups {
		if t, ok := look(name); ok {
			list = append(list, t)
		}
	}
	if len(list) == 0 {
		return wholeMarking(name)
	}
	return list
}

const topicIndent = 20 // of the text, behind the labels

func topicsText(w io.Writer, topics []topic) error {
	var b strings.Builder
	for i, t := range topics {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(wrapped(t.Title, "", "  ") + "\n")
		for _, l := range t.Lines {
			b.WriteString(wrapped(l.Text, fmt.Sprintf("%-*s ", topicIndent-1, l.Label), strings.Repeat(" ", topicIndent)))
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func topicsMarkdown(w io.Writer, topics []topic) error {
	var b strings.Builder
	for i, t := range topics {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "### %s\n\n", t.Title)
		for _, l := range t.Lines {
			fmt.Fprintf(&b, "- **%s:** %s\n", l.Label, l.Text)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func topicsJSON(w io.Writer, topics []topic) error { return writeJSON(w, topics) }

func pageText(w io.Writer, p *report.Page) error {
	_, err := io.WriteString(w, p.Text())
	return err
}

func pageMarkdown(w io.Writer, p *report.Page) error {
	_, err := io.WriteString(w, p.Markdown())
	return err
}

func pageJSON(w io.Writer, p *report.Page) error { return writeJSON(w, p) }
