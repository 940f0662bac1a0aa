package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

// version is set when a release is built.
var version = "0.1.0"

// address is where the project is found. It is set when a release is built, and empty while there is none.
var address string

func versionCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:  "version",
		Usage: "print the version",
		Action: func(*cli.Context) error {
			_, err := fmt.Fprintln(con.out, "cablelint", version)
			return err
		},
	})
}
