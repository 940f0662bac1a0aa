package main

import (
	"context"

	"cablelint/linter/files"
	"cablelint/linter/report/term"

	"github.com/urfave/cli/v2"
)

// newProgress decides whether there is anybody to show it to: it is nil where there is nobody.
func newProgress(c *cli.Context, con *console, quiet bool) *term.Progress {
	if quiet || c.Bool("no-progress") || con.env("CI") != "" || !isTerminal(con.err) {
		return nil
	}
	return term.NewProgress(con.err, con.now)
}

// begin says which files the run is about, so that it can be told how many are left.
func (n *notes) begin(paths []string, opt files.Options) {
	if n.bar == nil || opt.Given != nil {
		return
	}
	n.bar.Count = func(ctx context.Context, found func(total int, all bool)) {
		_ = files.Count(ctx, paths, opt, found) // it ends with the run: nobody asks for the total any more
	}
}
