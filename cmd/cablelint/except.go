package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"cablelint/cmd/internal/command"
	"cablelint/linter"
	"cablelint/linter/collection"
	"cablelint/linter/law"
	"cablelint/linter/nearest"
	"cablelint/linter/rule"
	"cablelint/linter/session"
	"cablelint/linter/settings"
	"cablelint/rules"
)

func exceptVerb(con *console) *command.Verb {
	x := &excepting{asked: newAsked(con, "except")}
	return &command.Verb{
		Name: x.verb, Usage: "accept one finding for a reason, in the configuration", Args: "PATH:LINE RULE",
		Words: ruleWords,
		Flags: slices.Concat([]command.Flag{
			{Name: "reason", Usage: "why, in `WORDS` that do not quote the cable", Value: command.Text(&x.reason)},
			{
				Name: "expires", Usage: "the last `DATE` on which it holds (YYYY-MM-DD)",
				Value: command.Parsed(&x.expires, settings.ParseDate),
			},
			{Name: "by", Usage: "the `NAME` of whoever accepts it", Value: command.Text(&x.by)},
		},
			x.settings(append(ofRecords(), "ceiling", "as-of", "assume-date", "style", "strict-absence")...),
			x.configurations()),
		Run: x.run,
	}
}

// excepting is one run of the verb.
type excepting struct {
	*asked
	reason  string
	by      string
	expires law.Day
}

// candidate is a finding that may be excepted.
type candidate struct {
	rule  string
	line  int
	print string
}

func (x *excepting) run(ctx context.Context, args []string) error {
	path, line, r, err := x.read(args)
	if err != nil {
		return err
	}
	x.Unbased, x.NoIgnore, x.Known = true, true, x.Rules
	reads := [][]string{{path}}
	if r.Category() == collection.Category {
		x.Collection, x.References = collection.NewReader(nil), true
		x.Rules, x.NoIgnore = []*rule.Rule{r}, false
		if reads, err = session.Beside(path); err != nil {
			return err
		}
	}
	var all []candidate
	for _, paths := range reads {
		s, err := x.open(ctx, paths)
		if err != nil {
			return err
		}
		defer s.Close()
		there, err := findingsIn(ctx, s, path)
		if err != nil {
			return err
		}
		all = append(all, there...)
		found := slices.DeleteFunc(there, func(c candidate) bool { return c.rule != r.Name || c.line != line })
		if len(found) > 0 {
			return x.write(s, path, found)
		}
	}
	return nothingThere(path, line, r, all)
}

// read reads the arguments: a place as reports write it, and a rule that may have exceptions.
func (x *excepting) read(args []string) (path string, line int, r *rule.Rule, err error) {
	if len(args) != 2 {
		return "", 0, nil, command.Misused(x.verb, "except takes a place and a rule: except PATH:LINE RULE --reason WORDS")
	}
	path, line, ok := placeOf(args[0])
	r = ruleCalled(args[1])
	today := cmp.Or(x.Settings.AsOf.Value.At(x.Today), x.Today)
	switch {
	case !ok:
		err = command.Misused(x.verb, "%q is no place: want PATH:LINE, as reports write it", args[0])
	case r == nil:
		err = command.Misused(x.verb, "%v", &linter.UnknownRuleError{
			Name: args[1], Nearest: nearest.Word(args[1], rules.Names()),
		})
	case r.Unbridled:
		err = command.Misused(x.verb, "%s is a rule of the ceiling, which has no exceptions", r.Name)
	case strings.TrimSpace(x.reason) == "":
		err = command.Misused(x.verb, "an exception has a reason: --reason WORDS says why the finding is accepted")
	case x.expires != 0 && x.expires < today:
		err = command.Misused(x.verb, "--expires: %s has passed, as today is %s", x.expires, today)
	}
	return path, line, r, err
}

// placeOf reads PATH:LINE and PATH:LINE:COLUMN.
func placeOf(arg string) (path string, line int, ok bool) {
	parts := strings.Split(arg, ":")
	for n := len(parts) - 1; n > 0 && n >= len(parts)-2; n-- {
		number, err := strconv.Atoi(parts[n])
		if err != nil || number < 1 {
			break
		}
		path, line, ok = strings.Join(parts[:n], ":"), number, true
	}
	return path, line, ok
}

// findingsIn judges the files of a run, and returns what is found in one of them.
func findingsIn(ctx context.Context, s *session.Session, path string) ([]candidate, error) {
	var all []candidate
	look := func(l *session.Look) []candidate {
		var out []candidate
		l.Each(func(p *session.Piece) {
			for _, f := range p.Result.Findings {
				out = append(out, candidate{f.Rule.Name, p.Result.Source.Position(f.Span.Start).Line, f.Fingerprint})
			}
		})
		return out
	}
	err := session.Each(ctx, s, look, func(j *session.Judged, found []candidate) error {
		if len(j.Problems) > 0 {
			return errors.New(j.Problems[0].File + ": " + j.Problems[0].Message)
		}
		if !sameFile(j.Path, path) {
			return nil
		}
		all = append(all, found...)
		if j.Report == nil {
			return nil
		}
		for i := range j.Report.Findings {
			if f := &j.Report.Findings[i]; f.Rule.Category() == collection.Category {
				all = append(all, candidate{f.Rule.Name, f.Place.Known().Start.Line, f.Fingerprint})
			}
		}
		return nil
	})
	if broken := s.Broken(); err == nil && len(broken) > 0 {
		return nil, settings.Errors(broken)
	}
	return all, err
}

// sameFile reports whether two paths lead to one place, whichever of them counts from the current folder.
func sameFile(path, other string) bool {
	at, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	to, err := filepath.Abs(other)
	return err == nil && at == to
}

// nothingThere says that a rule finds nothing in a line, and where it does.
func nothingThere(path string, line int, r *rule.Rule, all []candidate) error {
	var lines []int
	for _, c := range all {
		if c.rule == r.Name {
			lines = append(lines, c.line)
		}
	}
	slices.Sort(lines)
	where := "nor anywhere in the file"
	if lines = slices.Compact(lines); len(lines) > 0 {
		where = "it does in line " + strings.Trim(strings.ReplaceAll(fmt.Sprint(lines), " ", ", "), "[]")
	}
	return fmt.Errorf("%s finds nothing in line %d of %s: %s", r.Name, line, path, where)
}

// write puts the exceptions into the nearest configuration, a new one where there is none.
func (x *excepting) write(s *session.Session, path string, found []candidate) error {
	file, below, err := s.Exceptable(path, ".")
	if err != nil {
		return err
	}
	name, tree := filepath.FromSlash(file), ""
	if x.Config == "" {
		tree = filepath.Dir(name)
	}
	at, err := x.con.place(name, tree, true).Look()
	if err != nil {
		return err
	}
	data, err := settings.ReadDisk(file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	add := make([]settings.NewException, len(found))
	for i, c := range found {
		add[i] = settings.NewException{
			Rule: c.rule, Path: below, Fingerprint: c.print, Reason: x.reason, By: x.by, Expires: x.expires,
		}
	}
	out, err := settings.AddExceptions(file, data, add, x.Known)
	if err != nil {
		return err
	}
	if err := at.Write(out); err != nil {
		return err
	}
	x.con.say("%s has an exception of %s for %s", file, found[0].rule, below)
	return nil
}
