package settings

import (
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"cablelint/linter"
	"cablelint/linter/except"
	"cablelint/linter/marking"
)

// Effective is what is in force for a path: the nearest file, its overrides, the lowest ceiling of all files
// upward, and what was asked for. What is equal for several paths is one value.
type Effective struct {
	File *File // the nearest; nil: there is none
	Values
	Engine       *linter.Settings // what the engine is told
	Excluded     bool             // the configuration leaves the path out
	Baseline     *except.Baseline // nil: none
	BaselinePath Setting[string]  // as people name it
	Exceptions   *except.List     // of the file; nil: none
	globbed      bool             // its records are of an override, whose globs say for which files
}

// effectiveKey is what the settings of paths differ by.
type effectiveKey struct {
	file      *File
	overrides string // a byte for each, 1 where it is for the path
	ceiling   Origin
	excluded  bool
}

// For returns what is in force for a path. An error is about the configuration, of the type [Errors].
func (f *Finder) For(name string) (*Effective, error) {
	folder := folderOf(name)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.last.is != nil && f.last.folder == folder {
		return f.last.is, nil
	}
	if e := f.evenly[folder]; e != nil {
		f.last.folder, f.last.is = folder, e
		return e, nil
	}
	abs := f.abs(name)
	c := f.chain(path.Dir(abs))
	if c.err != nil {
		return nil, c.err
	}
	e, err := f.effective(abs, c)
	if err == nil && folder != "" && c.even() {
		f.evenly[folder] = e
	}
	return e, err
}

// folderOf returns the folder of a name as it is written, with its slash; "" where another file of the same
// folder cannot be told by that.
func folderOf(name string) string {
	end := strings.LastIndexByte(name, '/') + 1
	if base := name[end:]; base == "" || base == "." || base == ".." || filepath.Separator != '/' {
		return ""
	}
	return name[:end]
}

// even reports whether the same is in force for every file of the folder: nothing in the files above speaks of some.
func (c *chain) even() bool {
	if c.nearest != nil && len(c.nearest.Exclude.Value) > 0 {
		return false
	}
	return c.nearest.even() && !slices.ContainsFunc(c.ceilings, func(f *File) bool { return !f.even() })
}

// even reports whether the file overrides nothing for some paths.
func (f *File) even() bool { return f == nil || len(f.Overrides.Value) == 0 }

// effective returns what is in force for an absolute path in a folder with a chain.
func (f *Finder) effective(abs string, c *chain) (*Effective, error) {
	ceiling := f.opt.Asked.Ceiling
	for _, file := range c.ceilings {
		ceiling = lower(ceiling, file.ceiling(abs))
	}
	key := effectiveKey{c.nearest, c.nearest.overriding(abs), ceiling.From, c.nearest.excludes(abs)}
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

// Settings gives the engine the settings for a source by its name.
func (f *Finder) Settings(name string) (*linter.Settings, error) {
	e, err := f.For(name)
	if err != nil {
		return nil, err
	}
	return e.Engine, nil
}

// make works out settings that were not met before.
func (f *Finder) make(key effectiveKey, ceiling Setting[marking.Ceiling]) (*Effective, error) {
	e := &Effective{File: key.file, Excluded: key.excluded}
	if e.File != nil {
		e.Values = e.File.Values
		for i, o := range e.File.Overrides.Value {
			if key.overrides[i] == 1 {
				e.Values = o.over(e.Values)
				e.globbed = e.globbed || o.Records.From.Set()
			}
		}
		e.Exceptions = f.exceptions(e.File)
	}
	e.Values = f.opt.Asked.asked(e.over(f.opt.Unasked))
	e.Ceiling = ceiling
	err := f.base(e)
	e.Engine = f.engine(e)
	return e, f.ending(err)
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

// lower returns the lower of two ceilings, the first of equal ones.
func lower(a, b Setting[marking.Ceiling]) Setting[marking.Ceiling] {
	if !a.From.Set() || b.From.Set() && b.Value < a.Value {
		return b
	}
	return a
}

// ceiling returns the ceiling that a file sets for an absolute path: the lowest of its own and those of
// the overrides that are for the path.
func (f *File) ceiling(abs string) Setting[marking.Ceiling] {
	lowest := f.Ceiling
	for _, o := range f.Overrides.Value {
		if o.Ceiling.From.Set() && newMatcher(o.Paths.Value...).match(below(f.Dir, abs)) {
			lowest = lower(lowest, o.Ceiling)
		}
	}
	return lowest
}

// Bounds reports whether some configuration that holds in the folder of a path has a ceiling, if only for other
// paths.
func (f *Finder) Bounds(name string) (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c := f.chain(path.Dir(f.abs(name)))
	return slices.ContainsFunc(c.ceilings, func(file *File) bool {
		return file.Ceiling.From.Set() || slices.ContainsFunc(file.Overrides.Value, func(o Override) bool {
			return o.Ceiling.From.Set()
		})
	}), c.err
}

// Met are the files that were read so far to know what holds for paths: configurations, with and without a mistake, and
// baselines.
func (f *Finder) Met() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	paths := slices.Collect(maps.Keys(f.bases))
	for abs, l := range f.files {
		if l.file != nil || l.err != nil {
			paths = append(paths, abs)
		}
	}
	return paths
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

// excludes reports whether the file leaves an absolute path out, itself or a folder above it.
func (f *File) excludes(abs string) bool {
	return f != nil && len(f.Exclude.Value) > 0 && newMatcher(f.Exclude.Value...).match(below(f.Dir, abs))
}

// Wanted reports whether a file that was met in a folder is read: by the ending of its name, or, where
// a ceiling is set, in any case. Where the configuration is broken, nothing is in force and the usual ones are.
func (e *Effective) Wanted(name string, usual []string) bool {
	if e != nil && e.Ceiling.From.Set() {
		return true
	}
	if e != nil && e.File != nil && e.File.Suffixes.From.Set() {
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
			Rule: string(e.Rule.Value), Path: string(e.Path.Value), Print: string(e.Print.Value),
			Reason: string(e.Reason.Value), By: string(e.By.Value), Expires: e.Expires.Value,
			Line: e.From.Line, Column: e.From.Column, Offset: e.From.Offset, End: e.From.End, Matches: m.match,
		})
	}
	return file.list
}

// InUse returns what was asked for so far, in the order in which it first was.
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

// covers reports whether one of the folders holds all that the path of an exception can match.
func (f *Finder) covers(file *File, glob string, folders []string) bool {
	all := path.Join(file.Dir, stem(PathGlob(glob)))
	return slices.ContainsFunc(folders, func(folder string) bool {
		rel := below(f.abs(folder), all)
		return rel != "" && rel != ".." && !strings.HasPrefix(rel, "../")
	})
}
