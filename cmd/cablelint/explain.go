package main

import (
	"github.com/urfave/cli/v2"
)

func explainCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:      "explain",
		Usage:     "explain a rule",
		ArgsUsage: "RULE",
		Action:    func(*cli.Context) error { return nil },
	})
}
