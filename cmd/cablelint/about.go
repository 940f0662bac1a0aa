package main

import (
	"fmt"
	"slices"

	"cablelint/linter/report"

	"github.com/urfave/cli/v2"
)

// formatName is the name of the flag that says how a report is written.
const formatName = "format"

// beside are the flags that do not bear on what is found, and those that are told apart.
var beside = []string{formatName, "jobs", "color", "quiet", "verbose", "no-progress", "ceiling", "as-of"}

// aboutOf is what the flags say of a run.
func aboutOf(c *cli.Context) report.About {
	about := report.About{Paths: pathsOf(c), Ceiling: c.String("ceiling"), AsOf: c.String("as-of")}
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		if !c.IsSet(name) || slices.Contains(beside, name) {
			continue
		}
		switch v := c.Value(name).(type) {
		case bool:
			about.Flags = append(about.Flags, "--"+name)
		case cli.StringSlice:
			for _, one := range v.Value() {
				about.Flags = append(about.Flags, "--"+name+" "+one)
			}
		default:
			about.Flags = append(about.Flags, fmt.Sprintf("--%s %v", name, v))
		}
	}
	return about
}

// inForce names the configurations that were in force for some file of the run.
func (k *configured) inForce() []string {
	var names []string
	for _, e := range k.finder.InUse() {
		if e.File != nil && !slices.Contains(names, e.File.Path) {
			names = append(names, e.File.Path)
		}
	}
	return names
}
