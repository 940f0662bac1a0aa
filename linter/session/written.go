package session

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"

	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/settings"
)

// ownFile is a file that the run writes, which is new with every run: it is never read.
type ownFile struct {
	base string
	info os.FileInfo // nil: it is not there yet
	abs  string
}

// ownFiles are the files that a run writes, and those that links of their names lead to.
func ownFiles(paths []string) []ownFile {
	var all []ownFile
	for _, p := range paths {
		led, err := filepath.EvalSymlinks(p)
		if err != nil {
			led = files.Led(p)
		}
		for _, name := range slices.Compact([]string{p, led}) {
			info, _ := os.Stat(name)
			abs, _ := filepath.Abs(name)
			all = append(all, ownFile{filepath.Base(name), info, abs})
		}
	}
	return all
}

// at reports whether the file stands at a path.
func (r *ownFile) at(path string) bool {
	if info, err := os.Stat(path); err == nil && r.info != nil {
		return os.SameFile(r.info, info)
	}
	abs, err := filepath.Abs(path)
	return err == nil && abs == r.abs
}

// toWrite is a file that the run is to write, and what it may not be: one that the run reads.
type toWrite struct {
	file string
	at   []ownFile // where it stands, and where a link leads that it is
}

func newToWrite(file string) *toWrite { return &toWrite{file, ownFiles([]string{file})} }

// is reports whether the file is the one at a path, by whatever name.
func (w *toWrite) is(path string) bool {
	return path != "" && path != files.Stdin && slices.ContainsFunc(w.at, func(o ownFile) bool { return o.at(path) })
}

func (w *toWrite) isAmong(paths []string) bool { return slices.ContainsFunc(paths, w.is) }

// exists reports whether there is something to lose.
func (w *toWrite) exists() bool {
	info, err := os.Stat(w.file)
	return err == nil && info.Mode().IsRegular() && info.Size() > 0
}

// passes reports whether what is written goes through a device or a pipe, and stays nowhere.
func (w *toWrite) passes() bool {
	info, err := os.Stat(w.file)
	return err == nil && !info.Mode().IsRegular()
}

// isConfiguration reports whether the file, or what a link leads to, has the name of a configuration: it is one to the
// program wherever it lies, whatever is in it.
func (w *toWrite) isConfiguration() bool {
	return slices.ContainsFunc(w.at, func(o ownFile) bool { return slices.Contains(settings.Names, o.base) })
}

// isBaseline reports whether the file is one, which a configuration may name.
func (w *toWrite) isBaseline() bool {
	f, err := os.Open(w.file)
	if err != nil {
		return false
	}
	defer f.Close()
	return except.Heads(bufio.NewReader(f))
}

// saysHow is what is said where the file says something to the run.
func (w *toWrite) saysHow() error {
	return &Misuse{w.file + " says what is checked or how, and is to be written: name another file for the report"}
}

// InTree reports whether a file lies in the work tree of a folder, in the folder itself where that is in none; links
// followed.
func InTree(file, folder string) bool { return isIn(file, topOf(realOf(folder))) }

// isIn reports whether a file lies in a folder, links followed.
func isIn(file, folder string) bool {
	rel, err := filepath.Rel(realOf(folder), realOf(file))
	return err == nil && filepath.IsLocal(rel)
}

// realOf is where a path leads, in full, be there a file or not.
func realOf(p string) string {
	p = files.Led(p)
	if folder, err := filepath.EvalSymlinks(filepath.Dir(p)); err == nil {
		p = filepath.Join(folder, filepath.Base(p))
	}
	if abs, err := filepath.Abs(p); err == nil {
		p = abs
	}
	return p
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&os.ModeSymlink != 0
}
