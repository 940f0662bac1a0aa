package main

import (
	"cmp"
	"context"
	"fmt"

	"cablelint/cmd/internal/command"
	"cablelint/linter/report"
)

// version is set by make: a tag, or the release to come with the commit.
var version string

// address is where the project is found, beside its module path: set when a release is built, and empty while
// there is none. Nothing that would need it is written then.
var address string

// nextVersion is that of the release to come.
const nextVersion = "0.2.0-dev"

// versionOf is the version of this build: a semantic version in any case.
func versionOf() string { return cmp.Or(version, nextVersion) }

func tool() report.Tool {
	return report.Tool{Name: "cablelint", Version: versionOf(), Address: address}
}

func versionVerb(con *console) *command.Verb {
	return &command.Verb{
		Name:  "version",
		Usage: "print the version",
		Run: func(context.Context, []string) error {
			_, err := fmt.Fprintln(con.out, "cablelint", versionOf())
			return err
		},
	}
}
