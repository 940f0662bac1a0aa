package report

import (
	"crypto/sha256"
	_ "embed" // for what pages are made of
	"encoding/base64"
	"html/template"
	"io"
	"strings"
)

// What pages are made of. Each is a text of its own: what reads a file system of them would be more than they are.
var (
	//go:embed html/frame.tmpl
	frameTemplates string
	//go:embed html/report.tmpl
	reportTemplates string
	//go:embed html/style.css
	pageStyle string
	//go:embed html/report.js
	reportScript string
)

// PageTemplates reads the templates of a text, when the first page of a program is written.
func PageTemplates(text string) (*template.Template, error) {
	return template.New("").Funcs(template.FuncMap{"n": Grouped}).Parse(text)
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
	style := "\n" + pageStyle + pageMargins(&f.Notice) + f.Style
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
	t, err := PageTemplates(frameTemplates)
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
