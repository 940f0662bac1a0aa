package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cablelint/linter"
	"cablelint/linter/config"
	"cablelint/linter/files"
	"cablelint/linter/law"
	"cablelint/linter/report"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"

	"github.com/urfave/cli/v2"
)

// configFlags are those that say which configuration holds.
func configFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "config", Usage: "the `FILE` that configures every path, in place of the nearest of each",
		},
		&cli.BoolFlag{Name: "no-config", Usage: "read no configuration"},
	}
}

func baselineFlag() cli.Flag {
	return &cli.StringFlag{
		Name: "baseline", Usage: "the `FILE` of recorded findings, which are not reported again",
	}
}

// configured is the configuration of a run: what files and flags say together.
type configured struct {
	con    *console
	finder *config.Finder
	conf   *linter.Configured
	force  bool   // excluded files are left out even if they are named
	whole  string // the path whose configuration holds for everything; "": each has its own
}

// configure reads the flags about configurations. set is what the flags say of the judging; staged gives
// the configuration as it is staged, nil as it lies on the disk.
func configure(c *cli.Context, con *console, set linter.Settings, staged *stagedFiles) (*configured, error) {
	name := c.Command.Name
	if c.IsSet("config") && c.Bool("no-config") {
		return nil, misused(name, "--config and --no-config exclude one another")
	}
	if c.IsSet("config") && c.String("config") == "" || c.IsSet("baseline") && c.String("baseline") == "" {
		return nil, misused(name, "--config and --baseline need the name of a file")
	}
	flags, err := flagValues(c, set)
	if err != nil {
		return nil, err
	}
	dir, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	opt := config.Options{
		Rules: rules.All(), Dir: dir, File: c.String("config"), None: c.Bool("no-config"),
		Flags: flags, Baseline: c.String("baseline"), Unbased: name == "baseline", AsOf: set.AsOf,
	}
	if staged != nil {
		opt.Read = readStaged(c.Context, dir, staged)
		opt.Committed = staged.committed
	}
	k := &configured{con: con, force: c.Bool("force-exclude")}
	if c.Bool("history") {
		k.whole = "history"
	}
	if k.finder, err = config.NewFinder(opt); err != nil {
		return nil, con.broken(err)
	}
	k.conf = linter.NewConfigured(k.finder, rules.All(), linter.Clock{AsOf: set.AsOf, Today: today(con.now)})
	return k, nil
}

func today(now func() time.Time) law.Day {
	at := now()
	return law.Date(at.Year(), int(at.Month()), at.Day())
}

// broken tells what is wrong with a configuration, a line for each mistake, and returns the status.
func (con *console) broken(err error) error {
	var list config.Errors
	var one *config.Error
	switch {
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = config.Errors{one}
	default:
		return err
	}
	for _, e := range list {
		fmt.Fprintln(con.err, report.Visible(e.Error()))
	}
	return ended(statusFailed)
}

// readStaged reads configurations as they are staged. Those above the work tree lie on the disk only.
func readStaged(ctx context.Context, dir string, staged *stagedFiles) func(string) ([]byte, error) {
	top := dir
	for up := dir; ; up = filepath.Dir(up) {
		if hasGit(up) {
			top = up
			break
		}
		if up == filepath.Dir(up) {
			break
		}
	}
	return func(path string) ([]byte, error) {
		abs := path
		if !filepath.IsAbs(abs) {
			abs = filepath.Join(dir, abs)
		}
		rel, err := filepath.Rel(top, abs)
		if err != nil || rel == ".." || strings.HasPrefix(filepath.ToSlash(rel), "../") {
			return config.ReadDisk(path)
		}
		data, err := staged.read(ctx, path)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		return data, err
	}
}

// flagValues are the settings that flags give; those not given are left to the files.
func flagValues(c *cli.Context, set linter.Settings) (config.Values, error) {
	var v config.Values
	if c.IsSet("style") {
		v.Style = config.Given(config.Style(c.String("style")), "--style")
	}
	if set.Ceiling != 0 {
		v.Ceiling = config.Given(config.Ceiling(set.Ceiling.String()), "--ceiling")
	}
	if c.IsSet("assume-date") {
		v.AssumeDate = config.Given(config.Day(set.Assume.String()), "--assume-date")
	}
	if c.IsSet("strict-absence") {
		v.StrictAbsence = config.Given(config.Flag(set.StrictAbsence), "--strict-absence")
	}
	for _, list := range []struct {
		flag  string
		globs []string
		to    *config.Setting[[]config.RuleGlob]
	}{{"--select", set.Select, &v.Select}, {"--ignore", set.Ignore, &v.Ignore}} {
		for _, g := range list.globs {
			if err := linter.Match(g, rules.All()); err != nil {
				return v, misused(c.Command.Name, "%s: %v", list.flag, err)
			}
			list.to.Value, list.to.From.Flag = append(list.to.Value, config.RuleGlob(g)), list.flag
		}
	}
	return v, thresholds(c, &v)
}

// thresholds reads the flags that say what is shown and what fails.
func thresholds(c *cli.Context, v *config.Values) error {
	if c.IsSet("severity") {
		if err := checkThreshold(c, "severity", false); err != nil {
			return err
		}
		v.Severity = config.Given(config.Severity(c.String("severity")), "--severity")
	}
	if c.IsSet("fail-on") {
		if err := checkThreshold(c, "fail-on", true); err != nil {
			return err
		}
		v.FailOn = config.Given(config.FailOn(c.String("fail-on")), "--fail-on")
	}
	return nil
}

// ceilingOfHistory looks up the ceiling of the current folder before the history is asked for, which
// needs one.
func ceilingOfHistory(c *cli.Context, con *console, set *linter.Settings) error {
	if !c.Bool("history") {
		return nil
	}
	k, err := configure(c, con, *set, nil)
	if err != nil {
		return err
	}
	here, err := k.settings("")
	if err != nil {
		return con.broken(err)
	}
	set.Ceiling = here.Ceiling
	return nil
}

// settings are those for a source by its name.
func (k *configured) settings(name string) (*linter.Settings, error) {
	if k.whole != "" {
		name = k.whole
	}
	return k.conf.For(name)
}

// bounds are the lowest severities of a path that are shown and that fail; Off: none does.
func (k *configured) bounds(path string) (shown, failOn rule.Severity) {
	shown, failOn = rule.Info, rule.Error
	if k.whole != "" {
		path = k.whole
	}
	e, err := k.finder.For(path)
	if err != nil {
		return shown, failOn
	}
	if e.Severity.From.Set() {
		shown, _ = rule.ParseSeverity(string(e.Severity.Value)) // held to its form when it was read
	}
	if e.FailOn.From.Set() {
		failOn, _ = rule.ParseSeverity(string(e.FailOn.Value)) // never is none of them: Off
	}
	return shown, failOn
}

// choose sets which files are read: of a folder, its own configuration says so.
func (k *configured) choose(opt *files.Options, ch *choice) {
	ignored := ch.skip
	if named := k.named(ch.paths); len(named) < len(ch.paths) && opt.Given == nil {
		if ch.paths = named; len(named) == 0 {
			opt.Given = func(func(files.Given) error) error { return nil }
		}
	}
	opt.All = true // what the folder's own configuration does not want is skipped
	opt.Skip = func(path string, dir bool) bool {
		return ignored != nil && ignored(path, dir) ||
			k.whole == "" && (k.finder.Excluded(path) || !dir && !k.finder.Wanted(path, files.Suffixes))
	}
}

// named leaves excluded files out of those that the user named, where that is asked for.
func (k *configured) named(paths []string) (kept []string) {
	for _, p := range paths {
		if !k.force || p == files.Stdin || !k.finder.Excluded(p) {
			kept = append(kept, p)
		}
	}
	return kept
}

// configurations reports what was found in configurations, and takes the mistakes in them for problems of the
// run. It is for the end of a run.
func (k *check) configurations() error {
	folders := wholeFolders(k.choice)
	for _, e := range k.config.finder.Broken() {
		k.notes.bar.Clear()
		fmt.Fprintln(k.con.err, report.Visible(e.Error()))
		what := e.What
		if e.Line > 0 {
			what = fmt.Sprintf("%d:%d: %s", e.Line, e.Column, what)
		}
		k.tally.Problems = append(k.tally.Problems, report.Problem{File: e.Path, Message: what})
	}
	for _, e := range k.config.finder.InUse() {
		k.tally.ceiling = k.tally.ceiling || e.Ceiling.From.Set()
	}
	k.tally.pending = k.config.conf.Pending()
	reach := linter.Reach{Folders: folders, Broken: len(k.tally.Problems) > 0}
	for _, r := range k.config.conf.Remarks(reach) {
		if err := k.remark(r); err != nil {
			return err
		}
	}
	return nil
}

// wholeFolders are the folders that a run goes through whole.
func wholeFolders(ch *choice) []string {
	if ch.given != nil {
		return nil
	}
	var out []string
	for _, p := range ch.paths {
		if info, err := os.Stat(p); err == nil && info.IsDir() {
			out = append(out, p)
		}
	}
	return out
}

// remark reports a finding about a configuration.
func (k *check) remark(r linter.Remark) error {
	shown, failOn := k.config.bounds(r.File)
	failing := fails(r.Rule, r.Severity, failOn)
	k.tally.failing = k.tally.failing || failing
	if r.Severity < shown {
		return nil
	}
	k.tally.counts[r.Severity]++
	at := report.Place{
		Start: text.Position{Offset: r.Offset, Line: r.Line, Column: r.Column},
		End:   text.Position{Offset: r.Offset + r.End - r.Column, Line: r.Line, Column: r.End},
	}
	return k.outs.file(&report.File{Path: r.File, Findings: []report.Finding{{
		Rule: r.Rule, Severity: r.Severity, Fails: failing, Place: at, Message: r.Message,
		Authority: r.Rule.Authority(law.Period{}).Source, Fingerprint: r.Fingerprint,
	}}})
}
