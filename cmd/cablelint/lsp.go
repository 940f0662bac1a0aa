package main

import (
	"context"
	"os"
	"runtime/debug"
	"sync"

	"cablelint/linter"
	"cablelint/linter/config"
	"cablelint/linter/files"
	"cablelint/linter/law"
	"cablelint/linter/lsp"
	"cablelint/linter/rule"
	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

// rulesPage is the address of docs/rules.md, set when a release is built; editors lead to it from a
// finding.
var rulesPage = ""

func lspCommand(con *console) *cli.Command {
	return command(cli.Command{
		Name:  "lsp",
		Usage: "serve an editor on standard input and output",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "stdio", Usage: "taken for editors that give it: it is the only way there is"},
		},
		Action: func(c *cli.Context) error {
			if err := noPaths(c); err != nil {
				return err
			}
			con.tuneServer()
			conf := &editorConfig{con: con}
			server := lsp.New(lsp.Options{
				Rules: rules.All(), Version: version, Page: rulesPage,
				SettingsFor: conf.settingsFor, Reload: conf.reload, Walk: conf.walk, Today: conf.today,
				Explain: func(r *rule.Rule) string { return pageOf(r).Markdown() },
			})
			status := server.Serve(c.Context, con.in, con.out)
			if err := c.Err(); err != nil {
				return err // interrupted
			}
			return ended(status)
		},
	})
}

// A server lives long and is idle most of the time: it gives back what a run of the command would keep.
const (
	serverGCPercent   = 50
	serverMemoryLimit = 48 << 20
)

func (con *console) tuneServer() {
	if con.env("GOGC") == "" {
		debug.SetGCPercent(serverGCPercent)
	}
	if con.env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(serverMemoryLimit)
	}
}

// editorConfig is the configurations as they were at the last reload.
type editorConfig struct {
	con    *console
	mu     sync.Mutex
	finder *config.Finder
	found  *linter.Configured
	err    error
}

func (e *editorConfig) today() law.Day {
	at := e.con.now()
	return law.Date(at.Year(), int(at.Month()), at.Day())
}

// reload lets the files be read again.
func (e *editorConfig) reload() {
	e.mu.Lock()
	defer e.mu.Unlock()
	var dir string
	if dir, e.err = os.Getwd(); e.err != nil {
		return
	}
	if e.finder, e.err = config.NewFinder(config.Options{Rules: rules.All(), Dir: dir}); e.err == nil {
		e.found = linter.NewConfigured(e.finder, rules.All(), linter.Clock{Today: e.today()})
	}
}

// state returns what was found at the last reload.
func (e *editorConfig) state() (*config.Finder, *linter.Configured, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.finder, e.found, e.err
}

var noSettings linter.Settings

// settingsFor gives the settings for a path, nil where the configuration leaves it out.
func (e *editorConfig) settingsFor(path string) (*linter.Settings, error) {
	finder, found, err := e.state()
	switch {
	case err != nil:
		return nil, err
	case path == "":
		return &noSettings, nil
	case finder.Excluded(path):
		return nil, nil
	}
	return found.For(path)
}

// walk hands over the files below roots that the command would read there.
func (e *editorConfig) walk(
	ctx context.Context, roots []string, each func(path string, data []byte) error,
) error {
	finder, _, err := e.state()
	if err != nil {
		return err
	}
	type read struct {
		path string
		data []byte
	}
	opt := files.Options{Jobs: 1, All: true, Skip: func(path string, dir bool) bool {
		return finder.Excluded(path) || !dir && !finder.Wanted(path, files.Suffixes)
	}}
	worker := func() func(*files.File) read {
		return func(f *files.File) read {
			if f.Kind != files.Read {
				return read{}
			}
			return read{f.Path, append([]byte(nil), f.Data...)}
		}
	}
	return files.Each(ctx, roots, opt, worker, func(r read) error {
		if r.path == "" {
			return nil
		}
		return each(r.path, r.data)
	})
}
