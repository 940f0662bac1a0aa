package files

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// item is a file to be read, or what is to be said about one that is not.
type item struct {
	path     string
	anchor   *anchor // what rel is relative to; nil: path is opened as it is
	rel      string
	named    bool
	stdin    bool
	suffixed bool                          // has one of the suffixes
	content  func() (io.ReadCloser, error) // nil: what stands at path
	kind     Kind
	err      error
	unit     *Unit // it is a text within the file
}

func (it *item) open() (io.ReadCloser, error) {
	if it.content != nil {
		return it.content()
	}
	if it.anchor == nil {
		return openFile(it.path)
	}
	return it.anchor.root.Open(it.rel)
}

func (it *item) release() {
	if it.anchor != nil {
		it.anchor.release()
	}
}

// walker walks folders in the order of paths. It is not safe for concurrent use.
type walker struct {
	opt   *Options
	emit  func(item) error
	path  []byte     // of the folder that is being read, with its slash
	at    *anchor    // of path; nil while it is short enough to be opened as it is
	lists []*listing // by depth, reused
	named map[string]bool
	roots []string        // real paths of the folders named, asked for once a link is met
	links map[string]bool // real paths of files that a link led to
}

func newWalker(opt *Options, emit func(item) error) *walker {
	return &walker{opt: opt, emit: emit, named: map[string]bool{}, links: map[string]bool{}}
}

// walk goes through roots in the order of paths, each file once.
func (w *walker) walk(roots []string) error {
	if w.opt.Given != nil {
		return w.opt.Given(w.given)
	}
	roots = w.tidy(roots)
	for _, root := range roots {
		if err := w.root(root); err != nil {
			return err
		}
	}
	return nil
}

// tidy sorts the roots and drops those named twice or lying in a folder that is named too.
func (w *walker) tidy(roots []string) []string {
	if len(roots) == 1 && roots[0] == Stdin {
		return roots
	}
	var out, folders []string
	clean := make([]string, 0, len(roots))
	for _, root := range roots {
		clean = append(clean, Tidy(root))
	}
	slices.Sort(clean)
	for _, root := range slices.Compact(clean) {
		info, err := os.Stat(root)
		isDir := err == nil && info.IsDir() && root != Stdin
		if isDir && slices.ContainsFunc(folders, func(f string) bool { return within(root, f) }) {
			continue
		}
		if isDir {
			folders = append(folders, root)
			w.roots = append(w.roots, root)
		} else {
			w.named[root] = true
		}
		out = append(out, root)
	}
	return out
}

// Tidy returns a path that a user gave as the files below and at it are delivered: with slashes, and without what
// leads nowhere.
func Tidy(root string) string {
	if root == Stdin {
		return root
	}
	clean := filepath.ToSlash(filepath.Clean(root))
	if clean == Stdin { // a file of that name, written "./-"
		return "./" + clean
	}
	return clean
}

func within(path, folder string) bool {
	if folder == "." {
		return !filepath.IsAbs(path) && path != ".." && !strings.HasPrefix(path, "../")
	}
	return strings.HasPrefix(path, strings.TrimSuffix(folder, "/")+"/")
}

func (w *walker) root(root string) error {
	if root == Stdin {
		return w.emit(item{path: w.opt.StdinName, named: true, stdin: true})
	}
	info, err := os.Stat(root)
	switch {
	case err != nil:
		return w.emit(item{path: root, named: true, kind: Failed, err: problem(root, err)})
	case info.IsDir():
		return w.rootFolder(root)
	case !info.Mode().IsRegular():
		return w.emit(item{path: root, named: true, kind: Failed, err: &Problem{
			Path: root, What: "not opened: it is " + words(info.Mode()) + ", not a file",
			Hint: "give its contents on standard input: cablelint - < FILE",
		}})
	}
	return w.emit(item{path: root, named: true})
}

func words(m fs.FileMode) string {
	switch {
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "special"
}

func (w *walker) rootFolder(root string) error {
	w.path = w.path[:0]
	if root != "." {
		w.path = append(w.path, root...)
		if !strings.HasSuffix(root, "/") {
			w.path = append(w.path, '/')
		}
	}
	return w.folder(0)
}

// folder goes through the folder that w.path names.
func (w *walker) folder(depth int) error {
	held := w.at
	if err := w.descend(); err != nil {
		return w.fail(err)
	}
	defer w.ascend(held)
	list := w.list(depth)
	if err := w.readFolder(list); err != nil {
		if err := w.fail(err); err != nil {
			return err
		}
	}
	for _, e := range list.entries {
		if err := w.entry(list.name(e), e.sort, depth); err != nil {
			return err
		}
	}
	return nil
}

// descend makes sure that what lies in w.path can be opened.
func (w *walker) descend() error {
	next, err := anchorFor(w.at, w.path)
	if err == nil {
		w.at = next
	}
	return err
}

func (w *walker) ascend(held *anchor) {
	if w.at != held {
		w.at.release()
		w.at = held
	}
}

func (w *walker) list(depth int) *listing {
	for len(w.lists) <= depth {
		w.lists = append(w.lists, &listing{})
	}
	return w.lists[depth]
}

func (w *walker) readFolder(list *listing) error {
	list.reset()
	dir, err := openFolder(w.at, w.path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return list.read(dir, w.wants)
}

// fail reports the folder that is being read.
func (w *walker) fail(err error) error {
	path := strings.TrimSuffix(string(w.path), "/")
	if path == "" {
		path = "."
	}
	p := problem(path, err)
	p.What = "folder not read, or not wholly: " + p.What
	return w.emit(item{path: path, kind: Failed, err: p})
}

// wants reports whether an entry of that name is to be looked at.
func (w *walker) wants(name string, is sort) bool {
	if is == folder {
		return name != ".git"
	}
	return w.opt.All || w.suffixed(name)
}

func (w *walker) suffixed(name string) bool {
	for _, s := range w.opt.Suffixes {
		if len(name) > len(s) && strings.EqualFold(name[len(name)-len(s):], s) {
			return true
		}
	}
	return false
}

// entry goes on to one entry of the folder that w.path names.
func (w *walker) entry(name []byte, is sort, depth int) error {
	size := len(w.path)
	defer func() { w.path = w.path[:size] }()
	w.path = append(w.path, name...)
	if is == folder {
		if w.skips(string(w.path[:len(w.path)-1]), true) {
			return nil
		}
		return w.folder(depth + 1)
	}
	path := string(w.path)
	if w.skips(path, false) || w.named[path] {
		return nil
	}
	it := item{path: path, suffixed: !w.opt.All || w.suffixed(string(name))}
	if is == link {
		return w.link(it)
	}
	if is == special {
		it.kind = Special
	} else if w.at != nil {
		it.anchor, it.rel = w.at.hold(), path[w.at.size:]
	}
	return w.emit(it)
}

func (w *walker) skips(path string, dir bool) bool { return w.opt.Skip != nil && w.opt.Skip(path, dir) }

// link follows a link to a file, unless the walk comes to that file anyway or came there by another
// link. A link to a folder is not followed: it may lead in a circle.
func (w *walker) link(it item) error {
	info, err := os.Stat(it.path)
	if err != nil {
		it.kind, it.err = Failed, problem(it.path, err)
		return w.emit(it)
	}
	switch {
	case info.IsDir():
		return nil
	case !info.Mode().IsRegular():
		it.kind = Special
		return w.emit(it)
	}
	led, err := realPath(it.path)
	if err != nil {
		it.kind, it.err = Failed, problem(it.path, err)
		return w.emit(it)
	}
	if w.links[led] || w.meets(led) {
		return nil
	}
	w.links[led] = true
	return w.emit(it)
}

func realPath(path string) (string, error) {
	led, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(led)
}

// meets reports whether the walk comes to the file with that real path by itself.
func (w *walker) meets(file string) bool {
	if !w.wants(filepath.Base(file), regular) {
		return false
	}
	for i, root := range w.roots {
		if !filepath.IsAbs(root) {
			if abs, err := realPath(root); err == nil {
				w.roots[i], root = abs, abs
			}
		}
		if within(filepath.ToSlash(file), filepath.ToSlash(root)) {
			return true
		}
	}
	return false
}
