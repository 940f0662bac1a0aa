package config

import (
	"path"
	"slices"
	"strings"

	"cablelint/linter/internal/except"
	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// Effective is the settings in force for a path: the nearest file, its overrides, the lowest ceiling of
// all files upward, and the flags. Equal settings of one file are one value.
type Effective struct {
	File *File // the nearest; nil: there is none
	Values
	Baseline     *except.Baseline // nil: none
	BaselinePath Setting[string]  // as people name it
	Exceptions   *except.List     // of the file; nil: none
}

// effectiveKey is what the settings of paths differ by.
type effectiveKey struct {
	file      *File
	overrides string // a byte for each, 1 where it is for the path
	ceiling   Origin
}

// For returns the settings for a path. An error is about the configuration, of the type [Errors].
func (f *Finder) For(name string) (*Effective, error) {
	abs := f.abs(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	c := f.chain(path.Dir(abs))
	if c.err != nil {
		return nil, c.err
	}
	ceiling := f.opt.Flags.Ceiling
	for _, file := range c.ceilings {
		ceiling = lower(ceiling, file.ceiling(abs))
	}
	key := effectiveKey{c.nearest, c.nearest.overriding(abs), ceiling.From}
	if e := f.made[key]; e != nil {
		return e, nil
	}
	e, err := f.make(key, ceiling)
	if err != nil {
		return nil, err
	}
	f.made[key] = e
	f.order = append(f.order, e)
	return e, nil
}

// make works out settings that were not met before.
func (f *Finder) make(key effectiveKey, ceiling Setting[Ceiling]) (*Effective, error) {
	e := &Effective{File: key.file}
	if e.File != nil {
		e.Values = e.File.Values
		for i, o := range e.File.Overrides.Value {
			if key.overrides[i] == 1 {
				e.Values = o.over(e.Values)
			}
		}
		e.Exceptions = f.exceptions(e.File)
	}
	if f.opt.Flags.Select.From.Set() {
		e.Ignore = Setting[[]RuleGlob]{} // what is asked for by name is not left out for a file
	}
	ignored := e.Ignore.Value
	e.Values = f.opt.Flags.over(e.Values)
	if f.opt.Flags.Ignore.From.Set() {
		e.Ignore.Value = slices.Concat(ignored, e.Ignore.Value) // one who leaves more out does not ask for the rest
	}
	e.Ceiling = ceiling
	return e, f.base(e)
}

// base finds the baseline of e, and reads it where the run asks for one.
func (f *Finder) base(e *Effective) (err error) {
	switch {
	case f.opt.Baseline != "":
		e.BaselinePath = Given(f.shown(f.abs(f.opt.Baseline)), "--baseline")
	case e.File != nil && e.File.Baseline.From.Set():
		abs := path.Join(e.File.Dir, string(e.File.Baseline.Value))
		e.BaselinePath = Setting[string]{f.shown(abs), e.File.Baseline.From}
	default:
		return nil
	}
	if !f.opt.Unbased {
		e.Baseline, err = f.baseline(f.abs(e.BaselinePath.Value), e.BaselinePath.From)
	}
	return err
}

// over returns v with what o gives in its place. Entries of rules add up: later ones go first.
func (o *Values) over(v Values) Values {
	v.Style = o.Style.Or(v.Style)
	v.FailOn = o.FailOn.Or(v.FailOn)
	v.Severity = o.Severity.Or(v.Severity)
	v.AssumeDate = o.AssumeDate.Or(v.AssumeDate)
	v.StrictAbsence = o.StrictAbsence.Or(v.StrictAbsence)
	v.Select = o.Select.Or(v.Select)
	v.Ignore = o.Ignore.Or(v.Ignore)
	if o.Rules.From.Set() {
		v.Rules = Setting[Rules]{slices.Concat(v.Rules.Value, o.Rules.Value), o.Rules.From}
	}
	return v
}

// Level returns the ceiling that the word stands for.
func (c Ceiling) Level() marking.Ceiling {
	if c == "" {
		return marking.NoCeiling
	}
	level, _ := marking.ParseCeiling(string(c)) // the reader has held it to its form
	return level
}

// lower returns the lower of two ceilings, the first of equal ones.
func lower(a, b Setting[Ceiling]) Setting[Ceiling] {
	if !a.From.Set() || b.From.Set() && b.Value.Level() < a.Value.Level() {
		return b
	}
	return a
}

// ceiling returns the ceiling that a file sets for an absolute path: the lowest of its own and those of
// the overrides that are for the path.
func (f *File) ceiling(abs string) Setting[Ceiling] {
	lowest := f.Ceiling
	for _, o := range f.Overrides.Value {
		if o.Ceiling.From.Set() && newMatcher(o.Paths.Value...).match(below(f.Dir, abs)) {
			lowest = lower(lowest, o.Ceiling)
		}
	}
	return lowest
}

// overriding says of each override, by a byte, whether it is for an absolute path.
func (f *File) overriding(abs string) string {
	if f == nil || len(f.Overrides.Value) == 0 {
		return ""
	}
	rel := below(f.Dir, abs)
	mask := make([]byte, len(f.Overrides.Value))
	for i, o := range f.Overrides.Value {
		if newMatcher(o.Paths.Value...).match(rel) {
			mask[i] = 1
		}
	}
	return string(mask)
}

// Excluded reports whether the nearest configuration leaves a path out, itself or a folder above it.
// Where the configuration is broken nothing is left out, so that the mistake is met.
func (f *Finder) Excluded(name string) bool {
	abs := f.abs(name)
	f.mu.Lock()
	c := f.chain(path.Dir(abs))
	f.mu.Unlock()
	if c.err != nil || c.nearest == nil || len(c.nearest.Exclude.Value) == 0 {
		return false
	}
	return newMatcher(c.nearest.Exclude.Value...).match(below(c.nearest.Dir, abs))
}

// Wanted reports whether a file that was met in a folder is read: by the ending of its name, or, where
// a ceiling is set, in any case.
func (f *Finder) Wanted(name string, usual []string) bool {
	e, err := f.For(name)
	if err == nil && e.Ceiling.From.Set() {
		return true
	}
	if err == nil && e.File != nil && e.File.Suffixes.From.Set() {
		usual = make([]string, len(e.File.Suffixes.Value))
		for i, s := range e.File.Suffixes.Value {
			usual[i] = string(s)
		}
	}
	base := path.Base(strings.ReplaceAll(name, "\\", "/"))
	return slices.ContainsFunc(usual, func(s string) bool {
		return len(base) > len(s) && strings.EqualFold(base[len(base)-len(s):], s)
	})
}

// exceptions makes the list of a file's exceptions, once: it notes what the run saw of each.
func (f *Finder) exceptions(file *File) *except.List {
	if file.list != nil || len(file.Exceptions.Value) == 0 {
		return file.list
	}
	dir := file.Dir
	file.list = &except.List{Relative: func(name string) string { return below(dir, f.abs(name)) }}
	for _, e := range file.Exceptions.Value {
		m := newMatcher(e.Path.Value)
		file.list.Items = append(file.list.Items, &except.Exception{
			Rule: string(e.Rule.Value), Path: string(e.Path.Value), Reason: string(e.Reason.Value),
			Expires: e.Expires.Value.day(), Line: e.From.Line, Column: e.From.Column, Offset: e.From.Offset,
			End: e.From.End, Matches: m.match,
		})
	}
	return file.list
}

// day returns the day of a date; 0 of none.
func (d Date) day() law.Day { return Day(d).At(0) }

// At returns the day that d names; today is what the word "today" names.
func (d Day) At(today law.Day) law.Day {
	switch d {
	case "":
		return 0
	case "today":
		return today
	}
	n := func(from, to int) int {
		v := 0
		for _, c := range d[from:to] {
			v = v*10 + int(c-'0')
		}
		return v
	}
	return law.Date(n(0, 4), n(5, 7), n(8, 10)) // the reader has held it to its form
}

// InUse returns the settings that were asked for so far, in the order in which they first were.
func (f *Finder) InUse() []*Effective {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.order)
}

// Broken returns the mistakes of all configurations met, each once, by path.
func (f *Finder) Broken() []*Error {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []*Error
	add := func(err error) {
		if list, ok := err.(Errors); ok { //nolint:errorlint // it is made here and never wrapped
			out = append(out, list...)
		}
	}
	for _, l := range f.files {
		add(l.err)
	}
	for _, b := range f.bases {
		add(b.err)
	}
	return Errors(out).byPath()
}

// Covers reports whether one of the folders holds all that the path of an exception can match.
func (f *Finder) Covers(file *File, glob string, folders []string) bool {
	all := path.Join(file.Dir, stem(PathGlob(glob)))
	return slices.ContainsFunc(folders, func(folder string) bool {
		rel := below(f.abs(folder), all)
		return rel != "" && rel != ".." && !strings.HasPrefix(rel, "../")
	})
}
