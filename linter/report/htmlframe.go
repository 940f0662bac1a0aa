package report

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"
)

//go:embed html
var htmlAssets embed.FS

// The templates are read when the first report of a program is written in HTML.
func htmlTemplates() (*template.Template, error) {
	return template.ParseFS(htmlAssets, "html/*.tmpl")
}

func htmlAsset(name string) string {
	data, err := htmlAssets.ReadFile("html/" + name)
	if err != nil {
		panic(err) // it is compiled in
	}
	return string(data)
}

// frame is what stands around a page: it loads nothing, and nothing in it runs but its own script.
type frame struct {
	Title       string
	Policy      string
	Style       template.HTML
	Script      template.HTML
	Top, Bottom notice
}

// notice says at the top and bottom of a page what the page may hold.
type notice struct {
	Place string
	Tone  Tone
	Level string
	Words string
}

// newFrame joins the parts of a page. css is added to the style sheet: it must be our own.
func newFrame(title string, top notice, css, script string) *frame {
	style := "\n" + htmlAsset("style.css") + pageMargins(&top) + css
	f := &frame{Title: title, Top: top, Bottom: top, Style: template.HTML("<style>" + style + "</style>")}
	f.Top.Place, f.Bottom.Place = "top", "bottom"
	policy := []string{"default-src 'none'", "style-src " + hashOf(style)}
	if script != "" {
		policy = append(policy, "script-src "+hashOf(script))
		f.Script = template.HTML("<script>" + script + "</script>")
	}
	f.Policy = strings.Join(append(policy, "base-uri 'none'", "form-action 'none'"), "; ")
	return f
}

// pageMargins repeats the level on every sheet of paper.
func pageMargins(n *notice) string {
	box := "{content:\"" + n.Level + "\";font:700 10pt sans-serif}"
	return "@page{margin:16mm 12mm;@top-center" + box + "@bottom-center" + box +
		"@bottom-right{content:counter(page) \" / \" counter(pages);font:8pt sans-serif}}\n"
}

// hashOf returns the source expression of a content security policy for an inline element.
func hashOf(content string) string {
	sum := sha256.Sum256([]byte(content))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// part is a template with what it is filled with.
type part struct {
	name string
	data any
}

func writeParts(w io.Writer, t *template.Template, parts ...part) error {
	for _, p := range parts {
		if err := t.ExecuteTemplate(w, p.name, p.data); err != nil {
			return err
		}
	}
	return nil
}

// spool holds what is written until it is known what stands before it, compressed: pages repeat
// themselves. How much is written to it is bounded by those who write.
type spool struct {
	held bytes.Buffer
	zip  *flate.Writer
	size int // as written
}

func (s *spool) Write(b []byte) (int, error) {
	if s.zip == nil {
		var err error
		if s.zip, err = flate.NewWriter(&s.held, flate.BestSpeed); err != nil {
			return 0, err
		}
	}
	s.size += len(b)
	return s.zip.Write(b)
}

// WriteTo writes what the spool holds, as it was written.
func (s *spool) WriteTo(w io.Writer) (int64, error) {
	if s.zip == nil {
		return 0, nil
	}
	if err := s.zip.Close(); err != nil {
		return 0, err
	}
	return io.Copy(w, flate.NewReader(&s.held))
}
