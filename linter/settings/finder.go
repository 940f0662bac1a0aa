package settings

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"

	"cablelint/linter/except"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// Options say where configurations are looked for, and what goes before them.
type Options struct {
	Rules    []*rule.Rule
	Dir      string // absolute; names that are relative are relative to it
	File     string // the one configuration for every path; "": the nearest of each
	None     bool   // no configuration is read
	Asked    Values // what flags or an editor ask for: goes before what files say
	Unasked  Values // what holds where nothing else says anything
	Today    law.Day
	Baseline string // goes before what files say; "": they decide
	Unbased  bool   // no baseline is read
	// Lenient goes on where a configuration has mistakes: with what is good in it; where not even its keys can be
	// told apart, with what it was when Before read it; and else under the lowest ceiling, as nobody can tell which
	// it set. No mistake takes a ceiling away. For a server, whose user is just writing it.
	Lenient bool
	Before  *Finder // what it last read without a mistake still counts; nil: there was none
	// Read returns the content of a file, an [fs.ErrNotExist] where there is none; nil: what lies on the
	// disk. path is as it would be told to a person: relative where it lies below Dir.
	Read func(path string) ([]byte, error)
	// Committed returns the content of a file as it was before what is checked, an [fs.ErrNotExist] where
	// there was none; nil: nothing came before. The ceilings of those files hold too, so that no change
	// raises the ceiling that it is checked against.
	Committed func(path string) ([]byte, error)
	// Repository reports whether a folder is the top of a work tree; nil: it holds .git.
	Repository func(dir string) bool
}

// Finder finds the configuration of paths. It reads each file once, and is safe for concurrent use.
type Finder struct {
	opt   Options
	mu    sync.Mutex
	notes []string           // what people should know of the files met
	good  map[string]*File   // the last without a mistake, by absolute path
	files map[string]*loaded // by absolute path
	above map[string]*chain  // by absolute folder
	bases map[string]*based  // baselines by absolute path
	made  map[effectiveKey]*Effective
	order []*Effective // those made, in order
	// evenly has what is in force for all files of a folder, by the folder as it is written in their names.
	evenly map[string]*Effective
	last   struct { // of evenly that was asked for, as the files of a folder are one after the other
		folder string
		is     *Effective
	}
}

type loaded struct {
	file   *File   // nil: there is none
	beside []*File // whose ceilings hold too
	empty  bool    // it holds nothing, as one does that is being written
	err    error
}

type based struct {
	baseline *except.Baseline
	err      error
}

// chain is what lies above a path.
type chain struct {
	nearest  *File
	ceilings []*File // whose ceilings hold, the nearest first
	err      error
}

// NewFinder makes a Finder. A file named by the options is read at once, so that its mistakes are known
// before anything is checked.
func NewFinder(opt Options) (*Finder, error) {
	if opt.Read == nil {
		opt.Read = ReadDisk
	}
	if opt.Repository == nil {
		opt.Repository = hasGit
	}
	opt.Dir = filepath.ToSlash(opt.Dir)
	f := &Finder{
		opt: opt, files: map[string]*loaded{}, above: map[string]*chain{}, bases: map[string]*based{},
		made: map[effectiveKey]*Effective{}, good: map[string]*File{}, evenly: map[string]*Effective{},
	}
	if opt.Before != nil {
		f.good, f.opt.Before = opt.Before.goods(), nil // one does not hold all those before it
	}
	if opt.Baseline != "" && !opt.Unbased {
		if _, err := f.baseline(f.abs(opt.Baseline), Origin{Flag: "--baseline"}); err != nil {
			return nil, err
		}
	}
	if opt.File == "" {
		return f, nil
	}
	file, beside, err := f.load(f.abs(opt.File))
	switch {
	case err != nil:
		return nil, err
	case file == nil:
		return nil, &Error{Path: opt.File, What: "there is no such configuration file"}
	}
	file.Dir = opt.Dir
	f.above[""] = &chain{nearest: file, ceilings: append([]*File{file}, beside...)}
	return f, nil
}

func hasGit(dir string) bool {
	_, err := os.Lstat(filepath.Join(filepath.FromSlash(dir), ".git"))
	return err == nil
}

// ReadDisk reads a regular file: opening a pipe of that name would wait for ever.
func ReadDisk(name string) ([]byte, error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && isLink(name):
		return nil, errors.New("it is a link that leads nowhere")
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.ENAMETOOLONG): // as in what was a folder once
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("it is no regular file")
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, except.MaxBaseline+1))
}

func isLink(name string) bool {
	_, err := os.Lstat(name)
	return err == nil
}

// abs makes a name absolute, with slashes.
func (f *Finder) abs(name string) string {
	name = filepath.ToSlash(name)
	if !path.IsAbs(name) && !filepath.IsAbs(name) {
		name = f.opt.Dir + "/" + name
	}
	return path.Clean(name)
}

// shown is how an absolute path is told to people: relative to the current folder where it lies below.
func (f *Finder) shown(abs string) string {
	if rel := below(f.opt.Dir, abs); rel != "" && !strings.HasPrefix(rel, "../") {
		return rel
	}
	if rel := below(path.Dir(abs), f.opt.Dir); rel != "" && !strings.HasPrefix(rel, "../") {
		return strings.Repeat("../", strings.Count(rel, "/")+1) + path.Base(abs)
	}
	return abs
}

// below returns the path that leads from dir to name, both absolute; "" where they lie on two disks.
func below(dir, name string) string {
	rel, err := filepath.Rel(filepath.FromSlash(dir), filepath.FromSlash(name))
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// load reads the configuration file at an absolute path, nil where there is none, and what else has ceilings that
// hold for it.
func (f *Finder) load(abs string) (file *File, beside []*File, err error) {
	if l := f.files[abs]; l != nil {
		return l.file, l.beside, f.ending(l.err)
	}
	l := &loaded{}
	f.files[abs] = l
	shown := f.shown(abs)
	data, err := f.opt.Read(shown)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		l.err = Errors{{Path: shown, What: "the configuration cannot be read: " + cause(err)}}
	default:
		l.empty = len(bytes.TrimSpace(data)) == 0
		f.decode(l, shown, data)
	}
	if l.err != nil && f.opt.Lenient {
		f.goOn(l, abs, shown)
	}
	for _, file := range append(l.beside, l.file) {
		if file != nil {
			file.Dir = path.Dir(abs)
		}
	}
	return l.file, l.beside, f.ending(l.err)
}

// ending returns the mistakes that nothing goes on after.
func (f *Finder) ending(err error) error {
	if f.opt.Lenient {
		return nil // they are among those of the finder
	}
	return err
}

func (f *Finder) decode(l *loaded, shown string, data []byte) {
	file, whole, err := decode(shown, data, f.opt.Rules)
	l.err = err
	if err == nil || f.opt.Lenient && whole {
		l.file = file
	}
}

// goOn makes of a file with mistakes what holds all the same. The ceilings of what it last was hold beside those
// that can still be read.
func (f *Finder) goOn(l *loaded, abs, shown string) {
	if good := f.good[abs]; good != nil {
		again := *good // what a run saw of its exceptions is not taken over
		again.list = nil
		l.beside = append(l.beside, &again)
	}
	switch {
	case l.file != nil:
	case len(l.beside) > 0:
		l.file = l.beside[0]
	default:
		l.file = &File{Path: shown}
		l.file.Ceiling = Setting[marking.Ceiling]{marking.CeilingU, Origin{File: shown, Line: 1}}
	}
}

// goods are the files as they last were without a mistake. One that was found empty may have been met while it was
// written, between nothing and all of it: what it said before goes on to count.
func (f *Finder) goods() map[string]*File {
	f.mu.Lock()
	defer f.mu.Unlock()
	out := maps.Clone(f.good)
	for abs, l := range f.files {
		switch {
		case l.empty:
		case l.err == nil && l.file != nil:
			out[abs] = l.file
		case l.err == nil: // it was taken away
			delete(out, abs)
		}
	}
	return out
}

// in returns the configuration files whose ceilings hold in an absolute folder, the one that configures it
// first; none where there is none. Where both names are there the first is the one, and of the other only the
// ceilings hold.
func (f *Finder) in(folder string) ([]*File, error) {
	var found []*File
	for _, name := range Names {
		file, beside, err := f.load(path.Join(folder, name))
		switch {
		case err != nil:
			return nil, err
		case file == nil:
			continue
		case len(found) > 0:
			f.note("%s is not used: %s is beside it", file.Path, found[0].Path)
		}
		found = append(append(found, file), beside...)
	}
	if len(found) == 0 && !f.opt.None {
		f.nearNames(folder)
	}
	return found, nil
}

// nearNames are names that people give a configuration which is then not found.
var nearNames = []string{
	"cablelint.yml", "cablelint.yaml", "cable-lint.yml", "cable-lint.yaml", ".cable-lint.yml", ".cable-lint.yaml",
	".cablelint.json", ".cablelint.toml", ".Cablelint.yml", ".cablelint.YML",
}

// nearNames tells of files in a folder that look as if they were meant for a configuration.
func (f *Finder) nearNames(folder string) {
	for _, name := range nearNames {
		if _, err := os.Lstat(filepath.FromSlash(path.Join(folder, name))); err == nil {
			f.note("%s is not read: a configuration is called %s", f.shown(path.Join(folder, name)), Name)
		}
	}
}

// note keeps something to be told, once.
func (f *Finder) note(format string, args ...any) {
	if words := fmt.Sprintf(format, args...); !slices.Contains(f.notes, words) {
		f.notes = append(f.notes, words)
	}
}

// Notes are what people should know of the configurations met, besides mistakes.
func (f *Finder) Notes() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.notes)
}

// committed reads a configuration as it was before what is checked; nil where there was none that could
// be read.
func (f *Finder) committed(abs string) *File {
	if f.opt.Committed == nil {
		return nil
	}
	shown := f.shown(abs)
	data, err := f.opt.Committed(shown)
	if err != nil {
		return nil
	}
	file, err := Decode(shown+" as committed", data, f.opt.Rules)
	if err != nil {
		return nil // a change that mends it must pass
	}
	file.Dir = path.Dir(abs)
	return file
}

// cause takes the path out of err.
func cause(err error) string {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err.Error()
	}
	return err.Error()
}

// chain finds what applies in an absolute folder.
func (f *Finder) chain(dir string) *chain {
	switch {
	case f.opt.None:
		return &chain{}
	case f.opt.File != "":
		return f.above[""]
	case f.above[dir] != nil:
		return f.above[dir]
	}
	c := f.inherited(dir)
	if c == nil {
		c = f.collect(dir)
	}
	f.above[dir] = c
	return c
}

// longestPath is how long a path may be that a file can be opened by. No configuration lies deeper.
const longestPath = 4000

// committedIn returns the configurations of a folder as they were before what is checked.
func (f *Finder) committedIn(folder string) []*File {
	var found []*File
	for _, name := range Names {
		if file := f.committed(path.Join(folder, name)); file != nil {
			found = append(found, file)
		}
	}
	return found
}

// inherited returns the chain of the folder above, where dir adds nothing to it; else nil. A tree may be
// very deep: most of its folders are looked at once, and none of those above them again.
func (f *Finder) inherited(dir string) *chain {
	if len(dir) > longestPath {
		return f.chain(dir[:strings.LastIndexByte(dir[:longestPath], '/')])
	}
	parent := path.Dir(dir)
	if parent == dir || len(f.committedIn(dir)) > 0 {
		return nil
	}
	if found, err := f.in(dir); len(found) > 0 || err != nil {
		return nil
	}
	return f.chain(parent)
}

// collect looks for what applies in an absolute folder from it upward.
func (f *Finder) collect(dir string) *chain {
	c := &chain{}
	folders := upward(dir)
	top := f.top(folders)
	rooted := false
	for i, folder := range folders {
		if rooted && i > top {
			break
		}
		c.ceilings = append(c.ceilings, f.committedIn(folder)...)
		found, err := f.in(folder)
		if err != nil {
			// A file whose ceiling cannot be read may have any.
			c.err = err
			return c
		}
		if len(found) == 0 {
			continue
		}
		if c.nearest == nil {
			c.nearest = found[0]
		}
		c.ceilings = append(c.ceilings, found...)
		rooted = rooted || found[0].Root.Value
	}
	return c
}

// upward lists dir and the folders above it.
func upward(dir string) []string {
	out := []string{dir}
	for up := path.Dir(dir); up != dir; up = path.Dir(dir) {
		out, dir = append(out, up), up
	}
	return out
}

// top returns the index of the outermost folder that is a repository; -1 when none is. A repository
// within another is part of what lies in it: "root: true" in the inner one does not leave the outer.
func (f *Finder) top(folders []string) int {
	for i := len(folders) - 1; i >= 0; i-- {
		if f.opt.Repository(folders[i]) {
			return i
		}
	}
	return -1
}

// baseline reads a baseline once.
func (f *Finder) baseline(abs string, from Origin) (*except.Baseline, error) {
	if b := f.bases[abs]; b != nil {
		return b.baseline, b.err
	}
	b := &based{}
	f.bases[abs] = b
	shown := f.shown(abs)
	data, err := f.opt.Read(shown)
	if errors.Is(err, fs.ErrNotExist) && from.Flag != "" {
		data, err = ReadDisk(shown) // a flag names a file of the disk, whatever is checked
	}
	var broken *except.SyntaxError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		b.err = f.baseless(shown, from, "there is no such baseline: cablelint baseline writes one")
	case err != nil:
		b.err = f.baseless(shown, from, "the baseline cannot be read: "+cause(err))
	default:
		if b.baseline, err = except.Parse(shown, data); errors.As(err, &broken) {
			b.err = Errors{{broken.Path, broken.Line, broken.Column, broken.Says()}}
		}
	}
	return b.baseline, b.err
}

// baseless says what is wrong with a baseline as a whole, where a file names it at the place of the key.
func (f *Finder) baseless(shown string, from Origin, what string) error {
	if from.Flag != "" {
		return Errors{{Path: f.opt.Baseline, What: what}}
	}
	return Errors{{from.File, from.Line, from.Column, shown + ": " + what}}
}
