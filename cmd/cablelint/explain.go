package main

import (
	"io"

	"cablelint/linter"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

func explainCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "explain",
		Usage:     "print one rule's page: why, by what authority, examples, fix",
		ArgsUsage: "RULE",
		Flags:     []cli.Flag{pageFormatFlag()},
		Action: func(c *cli.Context) error {
			r, err := ruleNamed(c)
			if err != nil {
				return err
			}
			write, err := oneFormat(c, map[string]func(io.Writer, *report.Page) error{
				"text": pageText, "json": pageJSON, "markdown": pageMarkdown,
			})
			if err != nil {
				return err
			}
			return write(con.out, pageOf(r))
		},
	})
}

// ruleNamed returns the rule that the only argument names.
func ruleNamed(c *cli.Context) (*rule.Rule, error) {
	if c.NArg() != 1 {
		return nil, misused("explain", "explain takes one rule; cablelint rules lists them")
	}
	all := rules.All()
	for _, r := range all {
		if r.Name == c.Args().First() {
			return r, nil
		}
	}
	if err := linter.Match(c.Args().First(), all); err != nil {
		return nil, misused("explain", "%v", err)
	}
	return nil, misused("explain", "explain takes the name of one rule, not a pattern: %q", c.Args().First())
}

func pageText(w io.Writer, p *report.Page) error {
	_, err := io.WriteString(w, p.Text())
	return err
}

func pageMarkdown(w io.Writer, p *report.Page) error {
	_, err := io.WriteString(w, p.Markdown())
	return err
}

func pageJSON(w io.Writer, p *report.Page) error { return writeJSON(w, p) }
