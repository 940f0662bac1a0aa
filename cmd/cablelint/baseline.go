package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"cablelint/cmd/internal/command"
	"cablelint/cmd/internal/target"
	"cablelint/linter/collection"
	"cablelint/linter/except"
	"cablelint/linter/report/term"
	"cablelint/linter/session"
	"cablelint/linter/settings"
)

// baselineName is the file that the baseline is written to where nobody names another.
const baselineName = ".cablelint-baseline.json"

func baselineVerb(con *console) *command.Verb {
	r := &recording{asked: newAsked(con, "baseline")}
	r.Unbased = true
	return &command.Verb{
		Name: r.verb, Usage: "record today's findings, so that only new ones fail", Args: pathArgs,
		Flags: slices.Concat(
			[]command.Flag{
				{Name: "prune", Usage: "add nothing; drop what is no longer found", Value: command.Bool(&r.prune)},
				{
					Name: "baseline", Usage: "the `FILE` to write (default " + baselineName + ")",
					Value: named(&r.Baseline, "file"),
				},
				forceFlag(&r.view.force),
			},
			r.judging(), r.configurations(), r.reading(), r.choosing(), r.together(), r.view.flags()),
		Run: r.run,
	}
}

// recording is one run of the verb.
type recording struct {
	*asked
	prune   bool
	at      *target.Site     // what is written
	old     *except.Baseline // what is pruned; nil: everything is recorded
	now     except.Baseline
	ceiling int // findings of the ceiling, which are never recorded
}

// keys are what a file adds to the baseline.
type keys struct {
	found   []except.Key
	ceiling int
}

// run records what is found and writes it, unless something was not read: what is missing then would
// look like mended.
func (r *recording) run(ctx context.Context, args []string) error {
	if r.collection {
		if err := r.gather(); err != nil {
			return err
		}
	}
	s, err := r.open(ctx, args)
	if err != nil {
		return err
	}
	defer s.Close()
	path, tree, err := r.target(s)
	if err == nil {
		err = r.look(ctx, s, path, tree)
	}
	if err != nil {
		return err
	}
	notes := r.view.notes()
	notes.Begin(s)
	err = session.Each(ctx, s, keysOf, func(j *session.Judged, k keys) error {
		notes.File(j)
		r.take(k)
		r.takeCollection(j)
		return nil
	})
	notes.Done(s)
	switch {
	case err != nil:
		return err
	case len(s.Tally.Problems) > 0:
		r.con.say("%s was not written: the run was not complete", path)
		return ended(statusFailed)
	}
	return r.write(path)
}

// target is the file that is written: the one named, else that of the configuration of the current folder, with the
// folder that names it then.
func (r *recording) target(s *session.Session) (path, tree string, err error) {
	e, err := s.InForce(session.Inside("."))
	switch {
	case err != nil:
		return "", "", err
	case r.Baseline != "":
		return r.Baseline, "", nil
	case e.BaselinePath.From.Set():
		return e.BaselinePath.Value, e.File.Dir, nil
	}
	return baselineName, ".", nil
}

// look reads the baseline that is pruned, and reports a file that none may take the place of, before a cable is read.
func (r *recording) look(ctx context.Context, s *session.Session, path, tree string) (err error) {
	var mayNot error
	r.at, mayNot = r.con.place(path, tree, r.view.force).Look()
	if r.prune { // what is wrong with it goes before
		if r.old, err = r.readBaseline(path); err != nil {
			return err
		}
	}
	if mayNot == nil && !r.at.Given {
		mayNot = s.MayWrite(ctx, path, !r.at.Over)
	}
	return r.misused(mayNot)
}

func (r *recording) readBaseline(path string) (*except.Baseline, error) {
	data, err := settings.ReadDisk(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such baseline to prune: cablelint baseline writes one", path)
	}
	if err != nil {
		return nil, err
	}
	old, err := except.Parse(path, data)
	if err != nil { // it begins with its place
		fmt.Fprintln(r.con.err, err)
		return nil, ended(statusFailed)
	}
	return old, nil
}

// keysOf judges one file on a worker.
func keysOf(l *session.Look) keys {
	var out keys
	l.Each(func(p *session.Piece) {
		for _, found := range p.Result.Findings {
			if found.Rule.Unbridled {
				out.ceiling++
				continue
			}
			out.found = append(out.found, except.KeyOf(found.Rule.Name, found.Fingerprint))
		}
	})
	return out
}

func (r *recording) take(k keys) {
	r.ceiling += k.ceiling
	for _, key := range k.found {
		r.now.Add(key)
	}
}

// takeCollection takes what was found of a file beside others, once all were read.
func (r *recording) takeCollection(j *session.Judged) {
	if j.Report == nil {
		return
	}
	for _, f := range j.Report.Findings {
		if f.Rule.Category() == collection.Category {
			r.now.Add(except.KeyOf(f.Rule.Name, f.Fingerprint))
		}
	}
}

// asks reports whether a rule was asked: those of a collection are with --collection alone, and without references.
func (r *recording) asks(name string) bool {
	of := ruleCalled(name)
	return of == nil || of.Category() != collection.Category || r.collection && name != collection.SourceMissing
}

func (r *recording) write(path string) error {
	what, out := "recorded", &r.now
	if r.old != nil {
		what, out = "kept", r.old.Prune(&r.now, r.asks)
	}
	if err := r.at.Write(out.Encode()); err != nil {
		return err
	}
	if r.view.quiet {
		return nil
	}
	r.con.say("%s %s in %s", what, term.Count(out.Len(), "finding"), path)
	if r.old != nil {
		r.con.say("dropped %d that are no longer found", r.old.Len()-out.Len())
	}
	if r.ceiling > 0 {
		r.con.say("%s of the ceiling cannot be recorded: check reports them in any case",
			term.Count(r.ceiling, "finding"))
	}
	return nil
}
