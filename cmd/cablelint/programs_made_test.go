package main

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
)

// Filters of LibreOffice, by what they make.
const (
	filterPDF  = "pdf"
	filterHTML = "html"
)

// office lets LibreOffice make files of flat documents. What it leaves out of a format is left out here.
func (m made) office() {
	for _, d := range []struct {
		template string
		filters  []string
	}{
		{"memo.fodt", []string{
			"docx", "odt", "rtf", filterHTML,
			`pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}`,
		}},
		{"object.fodt", []string{"docx", "odt", "rtf", filterPDF}},
		{"deck.fodp", []string{"pptx", "odp", filterPDF}},
		{"book.fods", []string{"xlsx", "ods", filterPDF}},
	} {
		files := m.write(d.template)
		name := strings.TrimSuffix(d.template, filepath.Ext(d.template))
		for _, filter := range d.filters {
			m.convert(name, filter, files...)
		}
	}
	m.older()
	m.printed()
	m.named()
}

// older lets LibreOffice make files of a few places in formats that fewer people use.
func (m made) older() {
	for _, c := range []struct {
		name, filter string
		places       []string
	}{
		{"memo.fodt", "doc", []string{"body"}},
		{"memo.fodt", "epub", []string{nothing, "body", "cell", "footnote", "title"}},
		{"memo.fodt", "xml:MS Word 2003 XML", []string{nothing, "body", "footnote", "header", "comment", "title"}},
		{"memo.fodt", "fodt", []string{nothing, "body", "footnote", "header-first", "deletion", "keyword"}},
		{"memo.fodt", "txt", []string{nothing, "body", "cell"}},
		{"deck.fodp", "ppt", []string{"body"}},
		{"deck.fodp", "svg", []string{nothing, "body", "heading", "cell"}},
		{"book.fods", "xls", []string{"cell"}},
		{"book.fods", "csv", []string{nothing, "cell", "formula-result"}},
	} {
		suffix := filepath.Ext(c.name)
		name := strings.TrimSuffix(c.name, suffix)
		var files []string
		for _, place := range c.places {
			files = append(files, filepath.Join(m.dir, "source", name, place+suffix))
		}
		m.convert(name, c.filter, files...)
	}
}

// named gives documents that hold nothing a name that does.
func (m made) named() {
	m.must(os.MkdirAll(filepath.Join(m.dir, "made", "named"), 0o700))
	for _, file := range []string{"memo/nothing.docx", "memo/nothing.odt", "memo/nothing.pdf", "memo/nothing.rtf", "deck/nothing.pptx", "book/nothing.xlsx"} {
		data, err := os.ReadFile(filepath.Join(m.dir, "made", file))
		m.must(err)
		m.must(os.WriteFile(filepath.Join(m.dir, "made", "named", "(S) plums"+filepath.Ext(file)), data, 0o600))
	}
}

// printed lets LibreOffice make PDFs with what only its printing adds.
func (m made) printed() {
	source := func(place string) string { return filepath.Join(m.dir, "source", "memo", place+".fodt") }
	for _, p := range []struct{ name, place, options string }{
		{"watermark", nothing, `"Watermark":{"type":"string","value":"SECRET//NOFORN"}`},
		{"tiled-watermark", nothing, `"TiledWatermark":{"type":"string","value":"SECRET//NOFORN"}`},
		{"attachment", "hidden", `"IsAddStream":{"type":"boolean","value":"true"}`},
		{"notes-in-margin", "comment", `"ExportNotesInMargin":{"type":"boolean","value":"true"}`},
		{"newer", "title", `"SelectPdfVersion":{"type":"long","value":"17"}`},
		{"locked", "body", `"EncryptFile":{"type":"boolean","value":"true"},"DocumentOpenPassword":{"type":"string","value":"plums"}`},
		{"restricted", "body", `"RestrictPermissions":{"type":"boolean","value":"true"},` +
			`"PermissionPassword":{"type":"string","value":"plums"}`},
	} {
		made := filepath.Join(m.dir, "made", p.name)
		m.convert(p.name, "pdf:writer_pdf_Export:{"+p.options+"}", source(p.place))
		m.must(os.MkdirAll(filepath.Join(m.dir, "made", "printed"), 0o700))
		if file := filepath.Join(made, p.place+".pdf"); p.place == nothing || exists(file) {
			m.must(os.Rename(file, filepath.Join(m.dir, "made", "printed", p.name+".pdf")))
		}
		m.must(os.RemoveAll(made))
	}
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// convert lets LibreOffice make a file of each of those given, in a folder, and takes away those in which the
// marking is not any more.
func (m made) convert(name, filter string, files ...string) {
	out := filepath.Join(m.dir, "made", name)
	m.run("soffice", append([]string{
		"-env:UserInstallation=file://" + filepath.Join(m.dir, "office"), "--headless",
		"--convert-to", filter, "--outdir", out,
	}, files...)...)
	pictures, err := filepath.Glob(filepath.Join(out, "*_html_*")) // of pages
	m.must(err)
	for _, p := range pictures {
		m.must(os.Remove(p))
	}
	suffix, _, _ := strings.Cut(filter, ":")
	for _, file := range files {
		base := filepath.Base(file)
		place := strings.TrimSuffix(base, filepath.Ext(base))
		m.sift(filepath.Join(out, place+"."+suffix), place)
	}
}

// sift takes away a file that does not hold the marking that was planted.
func (m made) sift(file, place string) {
	data, err := os.ReadFile(file)
	m.must(err)
	if place == nothing || strings.Contains(file, "locked") || m.holds(file, data) {
		return
	}
	m.t.Logf("%s: the program leaves this place out", file[len(m.dir)+1:])
	m.must(os.Remove(file))
}

var (
	tags    = regexp.MustCompile(`<[^>]*>|\{?\\[a-z]+-?[0-9]* ?|[{}\s\x00]`)
	streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`)
	hexText = regexp.MustCompile(`<([0-9A-Fa-f\s]{8,})>`)
	planted = regexp.MustCompile(`S//NF|SECRET//NOFORN|\(S\)plums|"\(S"&"//NF`)
)

// holds reports whether a file has the marking somewhere, by other means than those of the command.
func (m made) holds(file string, data []byte) bool {
	var raw bytes.Buffer
	raw.Write(data)
	switch {
	case filepath.Ext(file) == ".pdf":
		m.unpackPDF(&raw, file, data)
	case bytes.HasPrefix(data, []byte("PK")):
		m.must(unpackZip(&raw, data))
	}
	text := strings.NewReplacer("&quot;", `"`, "&amp;", "&", `\(`, "(", `\)`, ")", "%20", " ").Replace(raw.String())
	for _, form := range []string{tags.ReplaceAllString(text, ""), text, strings.ReplaceAll(text, "\x00", "")} {
		if planted.MatchString(strings.Join(strings.Fields(form), "")) {
			return true
		}
	}
	return false
}

func unpackZip(to io.Writer, data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		if _, err := io.Copy(to, r); err != nil {
			return err
		}
	}
	return nil
}

// unpackPDF writes what the tools of poppler read, and the streams and strings as they are.
func (m made) unpackPDF(to *bytes.Buffer, file string, data []byte) {
	for _, tool := range [][]string{{"pdftotext", file, "-"}, {"pdftotext", "-raw", file, "-"}, {"pdfinfo", file}} {
		if out, err := exec.CommandContext(m.t.Context(), tool[0], tool[1:]...).Output(); err == nil {
			to.Write(out)
		}
	}
	for _, s := range streams.FindAllSubmatch(data, -1) {
		content := s[1]
		if r, err := zlib.NewReader(bytes.NewReader(content)); err == nil {
			content, _ = io.ReadAll(r)
			to.Write(content)
		}
		if bytes.HasPrefix(content, []byte("PK")) {
			m.must(unpackZip(to, content))
		}
	}
	for _, s := range hexText.FindAllSubmatch(to.Bytes(), -1) {
		var b []byte
		if _, err := fmt.Sscanf(strings.Join(strings.Fields(string(s[1])), ""), "%x", &b); err == nil {
			to.Write(b)
		}
	}
}

// pages lets a browser print a page.
func (m made) pages() {
	out := filepath.Join(m.dir, "made", "page")
	m.must(os.MkdirAll(out, 0o700))
	for _, file := range m.write("page.html") {
		place := strings.TrimSuffix(filepath.Base(file), ".html")
		pdf := filepath.Join(out, place+".pdf")
		m.run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(m.dir, "browser"),
			"--generate-pdf-document-outline", "--print-to-pdf="+pdf, (&url.URL{Scheme: "file", Path: file}).String())
		m.sift(pdf, place)
	}
}

// python lets the library of Python make mails and archives, and the zip program an archive that is encrypted.
func (m made) python() {
	out := filepath.Join(m.dir, "made", "python")
	m.must(os.MkdirAll(out, 0o700))
	m.run("python3", filepath.Join("testdata", "programs", "made.py"), filepath.Join(m.dir, "made"), out)
	m.run("zip", "-q", "-j", "-P", "plums", filepath.Join(out, "zip-encrypted.zip"),
		filepath.Join(m.dir, "source", "memo", "body.fodt"))
}
