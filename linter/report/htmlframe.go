package report

import (
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"io/fs"
	"strings"
)

//go:embed html
var htmlAssets embed.FS

// pageTemplates reads the templates of a folder of assets, when the first page of a program is written.
func pageTemplates(assets fs.FS) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{"n": Grouped}).ParseFS(assets, "html/*.tmpl")
}

func htmlAsset(name string) string {
	data, err := htmlAssets.ReadFile("html/" + name)
	if err != nil {
		panic(err) // it is compiled in
	}
	return string(data)
}

// Frame is what stands around a page: it loads nothing, and nothing in it runs but its own script.
type Frame struct {
	Title  string
	Tool   Tool
	Lead   string // what was read, in one line
	About  About
	Notice Notice
	Style  string // added to the style sheet; it must be our own
	Script string // "" for none; it must be our own
}

// Notice says at the top and bottom of a page what the page may hold.
type Notice struct {
	Tone  Tone
	Level string // in words
	Words string
}

// drawnFrame is a frame as the templates take it.
type drawnFrame struct {
	*Frame
	Facts         []fact
	Policy        string
	Style, Script template.HTML
}

func (f *Frame) drawn() *drawnFrame {
	style := "\n" + htmlAsset("style.css") + pageMargins(&f.Notice) + f.Style
	out := &drawnFrame{Frame: f, Facts: f.About.facts(), Style: template.HTML("<style>" + style + "</style>")}
	policy := []string{"default-src 'none'", "style-src " + hashOf(style)}
	if f.Script != "" {
		policy = append(policy, "script-src "+hashOf(f.Script))
		out.Script = template.HTML("<script>" + f.Script + "</script>")
	}
	out.Policy = strings.Join(append(policy, "base-uri 'none'", "form-action 'none'"), "; ")
	return out
}

// Write writes a page: the frame, and in it what body writes.
func (f *Frame) Write(w io.Writer, body func(io.Writer) error) error {
	t, err := pageTemplates(htmlAssets)
	if err != nil {
		return err
	}
	d := f.drawn()
	if err := t.ExecuteTemplate(w, "head", d); err != nil {
		return err
	}
	if err := body(w); err != nil {
		return err
	}
	return t.ExecuteTemplate(w, "tail", d)
}

// pageMargins repeats the level on every sheet of paper.
func pageMargins(n *Notice) string {
	box := "{content:\"" + n.Level + "\";font:700 10pt sans-serif}"
	return "@page{margin:16mm 12mm;@top-center" + box + "@bottom-center" + box +
		"@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt sans-serif}}\n"
}

// hashOf returns the source expression of a content security policy for an inline element.
func hashOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}
