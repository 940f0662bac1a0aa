package main

import (
	"context"
	"runtime/debug"
	"slices"
	"strings"

	"cablelint/cmd/internal/command"
	"cablelint/linter/explain"
	"cablelint/linter/lsp"
	"cablelint/linter/rule"
	"cablelint/rules"
)

func lspVerb(con *console) *command.Verb {
	var stdio bool
	return &command.Verb{
		Name: "lsp", Usage: "serve an editor on standard input and output",
		Flags: []command.Flag{{
			Name: "stdio", Usage: "taken for editors that give it: it is the only way there is",
			Value: command.Bool(&stdio),
		}},
		Run: func(ctx context.Context, _ []string) error {
			con.tuneServer()
			server := lsp.New(lsp.Options{
				Rules: rules.All(), Version: versionOf(), Page: tool().RulesPage(), Today: con.today,
				Explain: pageOf,
			})
			status := server.Serve(ctx, con.in, con.out)
			if err := ctx.Err(); err != nil {
				return err // interrupted
			}
			return ended(status)
		},
	}
}

// pageOf is the page of a rule, or of what else a name of the field stands for.
func pageOf(name string) string {
	all := rules.All()
	if i := slices.IndexFunc(all, func(r *rule.Rule) bool { return r.Name == name }); i >= 0 {
		return explain.Rule(all[i]).Markdown()
	}
	var page strings.Builder
	if topics := explain.Topics(name); topics != nil {
		_ = explain.Markdown(&page, topics) // a builder takes everything
	}
	return page.String()
}

// A server lives long and is idle most of the time: it gives back what a run of the command would keep. The limit
// is for one large text, as that of a run.
const (
	serverGCPercent   = 50
	serverMemoryLimit = memoryLimit
)

func (con *console) tuneServer() {
	if con.env("GOGC") == "" {
		debug.SetGCPercent(serverGCPercent)
	}
	if con.env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(serverMemoryLimit)
	}
}
