package main

import (
	"context"
	"fmt"
	"runtime/debug"

	"cablelint/cmd/internal/command"
	"cablelint/linter/report"
)

// version is set when a release is built; else it is that of the release to come, with the commit.
var version string

// address is where the project is found, beside its module path: set when a release is built, and empty while
// there is none. Nothing that would need it is written then.
var address string

// rulesPage is where the address has the pages of the rules.
func rulesPage() string {
	if address == "" {
		return ""
	}
	return address + "/blob/main/docs/rules.md"
}

// nextVersion is that of the release to come.
const nextVersion = "0.2.0-dev"

// shortRevision is how many digits of a commit a version has.
const shortRevision = 7

// versionOf is the version of this build: a semantic version in any case.
func versionOf() string {
	if version != "" {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return nextVersion
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= shortRevision {
			return nextVersion + "+" + s.Value[:shortRevision]
		}
	}
	return nextVersion
}

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
