package main

import (
	"bytes"
	"fmt"
	"iter"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// markdown is as forges read it. What the project's own pages hold in HTML is theirs.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.GFM),
	goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	goldmark.WithRendererOptions(html.WithUnsafe()),
)

// page is one page of the site.
type page struct {
	name  string // path of its source
	title string
	text  []byte
	tree  ast.Node
	ids   map[string]bool // of its headings
	leads []string        // the pages that it links to, by their sources, in order
}

func parsed(name string, source []byte) *page {
	p := &page{name: name, text: source, ids: map[string]bool{}}
	context := parser.NewContext(parser.WithIDs(&anchors{p.ids}))
	p.tree = markdown.Parser().Parse(text.NewReader(source), parser.WithContext(context))
	for n := range nodes(p.tree) {
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 && p.title == "" {
			p.title = p.words(h)
		}
	}
	return p
}

// anchors names headings as forges do: small letters, digits, hyphens and underlines, a hyphen for a blank.
type anchors struct{ ids map[string]bool }

// Generate is the name of a heading that has none yet.
func (a *anchors) Generate(heading []byte, _ ast.NodeKind) []byte {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == ' ', r == '-':
			return '-'
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(string(heading)))
	unique := name
	for n := 1; a.ids[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", name, n)
	}
	a.ids[unique] = true
	return []byte(unique)
}

// Put takes a name that a heading brings along.
func (a *anchors) Put(name []byte) { a.ids[string(name)] = true }

// address is where the page stands on the site.
func (p *page) address() string {
	dir, file := path.Split(p.name)
	if file == "README.md" {
		return dir + "index.html"
	}
	if p.name == indexPage { // beside an index of its folder that is none of ours
		return dir + "pages.html"
	}
	return strings.TrimSuffix(p.name, ".md") + ".html"
}

// to is the way from the page to an address of the site.
func (p *page) to(address string) string {
	way, err := filepath.Rel(path.Dir(p.address()), address)
	if err != nil {
		panic(err) // both are paths below the same folder
	}
	return filepath.ToSlash(way)
}

func (p *page) html() ([]byte, error) {
	var out bytes.Buffer
	err := markdown.Renderer().Render(&out, p.text, p.tree)
	return out.Bytes(), err
}

// reference is a link or a picture of a page.
type reference struct{ at *[]byte }

func (r reference) to() string    { return string(*r.at) }
func (r reference) set(to string) { *r.at = []byte(to) }

func (p *page) links() []reference {
	var out []reference
	for n := range nodes(p.tree) {
		switch n := n.(type) {
		case *ast.Link:
			out = append(out, reference{&n.Destination})
		case *ast.Image:
			out = append(out, reference{&n.Destination})
		}
	}
	return out
}

// section is what a search finds: a heading with the words below it.
type section struct {
	Address string `json:"a"`
	Page    string `json:"p"`
	Heading string `json:"h"`
	Words   string `json:"w"`
}

// mostWords is how many bytes of the words of a section are searched.
const mostWords = 1200

func (p *page) sections() []section {
	var out []section
	for n := p.tree.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			id, _ := h.AttributeString("id")
			out = append(out, section{withAnchor(p.address(), string(id.([]byte))), p.title, p.words(h), ""})
			continue
		}
		if len(out) == 0 || n.Kind() == ast.KindFencedCodeBlock {
			continue
		}
		if last := &out[len(out)-1]; len(last.Words) < mostWords {
			last.Words += " " + p.words(n)
		}
	}
	return out
}

// words are those of a node without what marks them.
func (p *page) words(n ast.Node) string {
	var out strings.Builder
	for n := range nodes(n) {
		if t, ok := n.(*ast.Text); ok {
			out.Write(t.Segment.Value(p.text))
			if t.SoftLineBreak() || t.NextSibling() == nil {
				out.WriteByte(' ')
			}
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// nodes are a node and all below it, in order.
func nodes(root ast.Node) iter.Seq[ast.Node] {
	return func(yield func(ast.Node) bool) {
		_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			if entering && !yield(n) {
				return ast.WalkStop, nil
			}
			return ast.WalkContinue, nil
		})
	}
}
