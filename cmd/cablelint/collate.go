package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"cablelint/cmd/internal/command"
	"cablelint/cmd/internal/notes"
	"cablelint/linter/board"
	"cablelint/linter/collection"
	"cablelint/linter/files"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"
	"cablelint/linter/session"
)

func collateVerb(con *console) *command.Verb {
	c := &collating{counting: newCounting(con, "collate")}
	c.judges = true
	c.Known, c.References = c.Rules, true
	c.Rules = slices.DeleteFunc(slices.Clone(c.Rules), func(r *rule.Rule) bool {
		return r.Category() != collection.Category
	})
	return &command.Verb{
		Name: c.verb, Usage: "judge cables beside one another: copies, sections, sources", Args: pathArgs,
		Flags: slices.Concat(
			[]command.Flag{
				c.formatFlag("report as `NAME[=FILE]`: text, json, csv or html", board.CollationFormats()),
				forceFlag(&c.view.force),
				c.secretFlag(),
				{
					Name: "export", Usage: "write the records to `FILE`, - for standard output, and judge nothing",
					Value: named(&c.export, "file"),
				},
				{
					Name: "import", Usage: "judge the records in the files that are named, - for standard input",
					Value: command.Bool(&c.imports),
				},
			},
			c.settings(), []command.Flag{c.baseline()}, c.configurations(), c.view.textFlags(), c.reading(), c.sinceFlags(),
			c.choosing(), c.view.flags()),
		Run: c.collate,
	}
}

// collating is one run of the verb.
type collating struct {
	*counting
	export  string // "": the records are judged
	imports bool   // the paths are exports
}

// sinceFlags are those of git that choose files of which some are there still.
func (a *asked) sinceFlags() []command.Flag {
	return slices.DeleteFunc(a.fromGit(), func(f command.Flag) bool { return f.Name != "staged" && f.Name != "since" })
}

// together are the flags by which cables are judged against one another beside each by itself.
func (a *asked) together() []command.Flag {
	return append(a.noting([]command.Flag{{
		Name: "collection", Usage: "judge the cables against one another too",
		Value: command.Bool(&a.collection),
	}}), a.secretFlag())
}

func (a *asked) secretFlag() command.Flag {
	return command.Flag{
		Name: "secret", Usage: "the `FILE` with the secret under which texts are hashed, so that records join",
		Value: named(&a.secret, "file"),
	}
}

// gather asks for a collection, under the secret where there is one.
func (a *asked) gather() error {
	secret, err := a.readSecret()
	if err != nil {
		return err
	}
	a.Collection = collection.NewReader(secret)
	return nil
}

// A secret of fewer bytes than the first is guessed; what has more than the second is something else, or a device that
// does not end.
const (
	leastSecret = 16
	mostSecret  = 64 << 10
)

func (a *asked) readSecret() ([]byte, error) {
	if a.secret == "" {
		return nil, nil
	}
	a.Sources = append(a.Sources, a.secret)
	secret, err := readAtMost(a.secret, mostSecret)
	switch {
	case err != nil:
		return nil, fmt.Errorf("--secret: %w", err)
	case len(secret) < leastSecret:
		return nil, command.Misused(a.verb, "--secret %s: it has %d bytes, and less than %d are guessed",
			a.secret, len(secret), leastSecret)
	case len(secret) > mostSecret:
		return nil, command.Misused(a.verb, "--secret %s: it has over %d bytes: that is no secret", a.secret, mostSecret)
	}
	return secret, nil
}

// readAtMost reads a file, and one byte more than the most of a longer one.
func readAtMost(name string, most int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}

// collate runs the verb and returns the status as an error.
func (c *collating) collate(ctx context.Context, args []string) error {
	if err := c.consistent(); err != nil {
		return err
	}
	if err := c.gather(); err != nil {
		return err
	}
	if c.imports {
		read, err := c.read(args)
		if err != nil {
			return err
		}
		c.Imported, c.Sources, args = read, append(c.Sources, args...), nil
	}
	if c.export != "" {
		return c.write(ctx, args)
	}
	return c.run(ctx, args, func(out *sheet) (counter, error) {
		b, err := board.NewCollation(out.format, out, c.options(out))
		return &collateCounter{Collation: b}, err
	})
}

// consistent reports flags that would do nothing beside others.
func (c *collating) consistent() error {
	switch {
	case c.imports && c.List != "":
		return command.Misused(c.verb, "--import judges the records in exports: --files-from lists cables")
	case c.imports && (c.Staged || c.Since != ""):
		return command.Misused(c.verb, "--import judges the records in exports: --staged and --since choose cables")
	case c.imports && c.export != "":
		return command.Misused(c.verb, "--import and --export exclude one another: exports are joined by naming them all")
	case c.export != "" && c.wanted[0] != (wanted{format: "text"}):
		return command.Misused(c.verb, "--export writes records, which have one form: --format is that of a report")
	}
	return nil
}

// collateCounter takes what is found file by file.
type collateCounter struct {
	*board.Collation
	rows []collection.Row
}

func (c *collateCounter) each(ctx context.Context, s *session.Session, told func(*session.Judged)) error {
	err := session.Each(ctx, s, readOnly, func(j *session.Judged, _ struct{}) error {
		told(j)
		if j.Report == nil {
			return nil
		}
		return c.Add(j.Report)
	})
	if f := s.Findings(); f != nil {
		c.rows = f.Rows
	}
	return err
}

// readOnly reads a file for the collection alone.
func readOnly(l *session.Look) (none struct{}) {
	l.Each(func(*session.Piece) {})
	return none
}

// End writes the table.
func (c *collateCounter) End(run *board.Run) error { return c.Collation.End(c.rows, run) }

// write writes the records of what is read, and judges nothing.
func (c *collating) write(ctx context.Context, args []string) error {
	w := wanted{file: c.export}
	if w.file == files.Stdin {
		w.file = ""
	}
	c.judges, c.Unjudged = false, true
	return c.fill(ctx, args, w, func(s *session.Session, out *sheet, notes *notes.Notes) error {
		err := session.Each(ctx, s, readOnly, func(j *session.Judged, _ struct{}) error {
			notes.File(j)
			return nil
		})
		notes.Done(s)
		if err != nil {
			return err
		}
		return s.Export(out)
	})
}

// read reads exports.
func (c *collating) read(paths []string) (*collection.Collection, error) {
	if len(paths) == 0 {
		return nil, command.Misused(c.verb, "--import: name the files that --export wrote, or - for standard input")
	}
	m := collection.NewImport()
	for _, path := range paths {
		if err := c.readExport(m, path); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	records, again := m.Collection()
	c.tellImport(m, again)
	return records, nil
}

// tellImport says what is odd about the exports as a whole. None of it is a failure: a part by key has no end of its
// own, and machines may have read the same files.
func (c *collating) tellImport(m *collection.Import, again int) {
	switch {
	case c.view.quiet:
		return
	case m.Rows == 0:
		c.con.say("no record was read: there is nothing to judge")
	case m.Told == 0:
		c.con.say("%s read, and the last row of no export: these are parts of exports, or one was cut short",
			term.Count(m.Rows, "row"))
	case m.Told != m.Rows:
		c.con.say("%s read, and their exports had %d: these are parts of exports, or one was cut short",
			term.Count(m.Rows, "row"), m.Told)
	}
	if again > 0 {
		c.con.say("%s again, as they stood in the exports before: each is judged once", term.Count(again, "row"))
	}
}

func (c *collating) readExport(m *collection.Import, path string) error {
	if path == files.Stdin {
		return m.Read(c.Stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return m.Read(f)
}
