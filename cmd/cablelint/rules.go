package main

import (
	"fmt"

	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

func rulesCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:  "rules",
		Usage: "list the rules",
		Action: func(*cli.Context) error {
			for _, r := range rules.All() {
				fmt.Fprintln(con.out, r.Name, r.Summary)
			}
			return nil
		},
	})
}
