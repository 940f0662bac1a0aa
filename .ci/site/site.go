package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// sources are the pages, by globs from the root of the project.
var sources = []string{"*.md", "docs/*.md", "docs/editors/*.md", "docs/editors/vscode/README.md"}

//go:embed look
var look embed.FS

var frame = template.Must(template.ParseFS(look, "look/page.html"))

// site is what is built.
type site struct {
	root, out string
	pages     map[string]*page // by the path of the source
	wanted    map[string]bool  // files that pages link to, which are no pages
	problems  []error
}

// build makes the site of the project in root in the folder out. A link that leads nowhere is an error.
func build(root, out string) error {
	s := &site{root: root, out: out, pages: map[string]*page{}, wanted: map[string]bool{}}
	if err := s.read(); err != nil {
		return err
	}
	for _, p := range s.pages {
		s.link(p)
	}
	if err := errors.Join(s.problems...); err != nil {
		return err
	}
	return errors.Join(s.writePages(), s.writeIndex(), s.copyLook(), s.copyWanted())
}

func (s *site) read() error {
	for _, glob := range sources {
		files, err := filepath.Glob(filepath.Join(s.root, filepath.FromSlash(glob)))
		if err != nil {
			return err
		}
		for _, file := range files {
			name, err := filepath.Rel(s.root, file)
			if err != nil {
				return err
			}
			name = filepath.ToSlash(name)
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			s.pages[name] = parsed(name, text)
		}
	}
	if s.pages[indexPage] == nil {
		return fmt.Errorf("%s has no %s", s.root, indexPage)
	}
	return nil
}

// indexPage lists the pages in the order in which people are led to them.
const indexPage = "docs/index.md"

// entry is a page in the list of pages.
type entry struct {
	Title, Address string
	Here           bool
}

// list is the pages as one page sees them: the first, then those that the index names, in its order.
func (s *site) list(from *page) []entry {
	names := []string{"README.md", indexPage}
	for _, to := range s.pages[indexPage].leads {
		if !slices.Contains(names, to) {
			names = append(names, to)
		}
	}
	out := make([]entry, 0, len(names))
	for _, name := range names {
		if p := s.pages[name]; p != nil {
			out = append(out, entry{p.title, from.to(p.address()), p == from})
		}
	}
	return out
}

func (s *site) writePages() error {
	for _, p := range s.pages {
		body, err := p.html()
		if err != nil {
			return err
		}
		var out bytes.Buffer
		err = frame.Execute(&out, map[string]any{
			"Title": p.title, "Top": p.to("."), "Pages": s.list(p), "Body": template.HTML(body),
		})
		if err != nil {
			return err
		}
		if err := s.write(p.address(), out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// writeIndex writes what is searched: a script, as a page that is opened from a folder may not read other files.
func (s *site) writeIndex() error {
	var found []section
	for _, name := range slices.Sorted(maps.Keys(s.pages)) {
		found = append(found, s.pages[name].sections()...)
	}
	data, err := json.Marshal(found)
	if err != nil {
		return err
	}
	return s.write("index.js", slices.Concat([]byte("found("), data, []byte(");\n")))
}

func (s *site) copyLook() error {
	return errors.Join(s.copyFrom(look, "look/site.css", "site.css"), s.copyFrom(look, "look/site.js", "site.js"))
}

func (s *site) copyWanted() error {
	for name := range s.wanted {
		if err := s.copyFrom(os.DirFS(s.root), name, shown(name)); err != nil {
			return err
		}
	}
	return nil
}

func (s *site) copyFrom(files fs.FS, name, to string) error {
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return err
	}
	return s.write(to, data)
}

func (s *site) write(name string, data []byte) error {
	file := filepath.Join(s.out, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}

// link turns the links of a page into those of the site.
func (s *site) link(p *page) {
	for _, l := range p.links() {
		if to, err := s.target(p, l.to()); err != nil {
			s.problems = append(s.problems, err)
		} else {
			l.set(to)
		}
	}
}

// target is where a link of a page leads on the site.
func (s *site) target(p *page, link string) (string, error) {
	file, anchor, _ := strings.Cut(link, "#")
	if strings.Contains(file, ":") {
		return link, nil
	}
	name := p.name
	if file != "" {
		name = path.Join(path.Dir(p.name), file)
	}
	if s.pages[path.Join(name, "README.md")] != nil {
		name = path.Join(name, "README.md")
	}
	if to := s.pages[name]; to != nil {
		if anchor != "" && !to.ids[anchor] {
			return "", fmt.Errorf("%s: %s has no heading #%s", p.name, name, anchor)
		}
		if !slices.Contains(p.leads, name) {
			p.leads = append(p.leads, name)
		}
		return withAnchor(p.to(to.address()), anchor), nil
	}
	if info, err := os.Stat(filepath.Join(s.root, filepath.FromSlash(name))); err != nil || info.IsDir() {
		return "", fmt.Errorf("%s: the link %s leads to no file", p.name, link)
	}
	s.wanted[name] = true
	return p.to(shown(name)), nil
}

// shown is what a file that is no page is called on the site. Source code is a text there: a browser shows it, and a
// site within a checkout is no package.
func shown(name string) string {
	if path.Ext(name) == ".go" {
		return name + ".txt"
	}
	return name
}

func withAnchor(address, anchor string) string {
	if anchor == "" {
		return address
	}
	return address + "#" + anchor
}
