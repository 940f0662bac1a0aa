package linter_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// documentSize is about what each document of the benchmark takes on disk.
const documentSize = 100 << 10

// BenchmarkDocuments is the hook of a commit that brings ten documents, from the start of the process to its exit.
func BenchmarkDocuments(b *testing.B) {
	command, dir := build(b), b.TempDir()
	documents := tenDocuments()
	args := append(make([]string, 0, 6+len(documents)), "check", "--select", "ceiling-*", "--ceiling", "U", "--no-progress")
	for name, data := range documents {
		if len(data) < documentSize/2 || len(data) > documentSize*2 {
			b.Errorf("%s has %d KB", name, len(data)>>10)
		}
		args = append(args, filepath.Join(dir, name))
		if err := os.WriteFile(args[len(args)-1], data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	var spent time.Duration
	for b.Loop() {
		cmd := exec.Command(command, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		spent += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	b.ReportMetric(float64(spent.Milliseconds())/float64(b.N), "cpu-ms/op")
}

// prose is lines of invented words, which packs as text does.
type prose struct{ *rand.Rand }

func (p prose) line() string {
	words := make([]string, 12)
	for i := range words {
		word := make([]byte, 2+p.IntN(9))
		for k := range word {
			word[k] = "etaoinshrdlucmfw"[min(p.IntN(16), p.IntN(16))]
		}
		words[i] = string(word)
	}
	return strings.Join(words, " ")
}

// each puts each of so many lines in a form.
func (p prose) each(lines int, form string) string {
	var b strings.Builder
	for i := range lines {
		fmt.Fprintf(&b, form, p.line(), i+1)
	}
	return b.String()
}

func packed(members ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		f, _ := w.Create(members[i])
		_, _ = f.Write([]byte(members[i+1]))
	}
	_ = w.Close()
	return b.Bytes()
}

// tenDocuments are of the kinds that people commit, by name.
func tenDocuments() map[string][]byte {
	p := prose{rand.New(rand.NewPCG(1, 2))}
	const lines = 2_300 // that pack to a document
	office := func(main, body string, more ...string) []byte {
		const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		return packed(append([]string{
			"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
			"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
				`<Relationship Id="r1" Type="` + relation + `officeDocument" Target="` + main + `"/></Relationships>`, main, body,
		}, more...)...)
	}
	const space = `xmlns:%[1]s="http://schemas.openxmlformats.org/%[2]s/2006/main"`
	named := func(prefix, family string) string { return fmt.Sprintf(space, prefix, family) }
	docx := office("word/document.xml", "<w:document "+named("w", "wordprocessingml")+"><w:body>"+
		p.each(lines, "<w:p><w:pPr><w:jc w:val=\"both\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>%[2]d. (U) </w:t></w:r><w:r><w:t>%[1]s</w:t></w:r></w:p>")+
		"</w:body></w:document>")
	sheet := office("xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`,
		"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+
			p.each(lines, `<row r="%[2]d"><c r="A%[2]d" t="inlineStr"><is><t>%[1]s</t></is></c><c r="B%[2]d"><v>%[2]d</v></c></row>`)+
			"</sheetData></worksheet>")
	deck := office("ppt/presentation.xml", "<p:presentation "+named("p", "presentationml")+"/>", "ppt/slides/slide1.xml",
		"<p:sld "+named("p", "presentationml")+" "+named("a", "drawingml")+"><p:cSld><p:spTree>"+
			p.each(lines, "<p:sp><p:txBody><a:p><a:r><a:t>%[2]d. (U) %[1]s</a:t></a:r></a:p></p:txBody></p:sp>")+"</p:spTree></p:cSld></p:sld>")
	odt := packed("mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"`+
			` xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>`+
			p.each(lines, "<text:p>%[2]d. (U) %[1]s</text:p>")+"</office:text></office:body></office:document-content>")
	memo := p.each(lines, "%[2]d. (U) %[1]s\n")
	head := "From: Jane Q. Sample <jane@arkadia.example>\nSubject: Plums\nMIME-Version: 1.0\nContent-Type: "
	letter := head + "text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n" +
		base64.StdEncoding.EncodeToString([]byte(memo[:documentSize*3/4]))
	bundle := head + "multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\nSee below.\n--x\nContent-Type: application/octet-stream\n" +
		"Content-Disposition: attachment; filename=memo.docx\nContent-Transfer-Encoding: base64\n\n" +
		base64.StdEncoding.EncodeToString(docx) + "\n--x--\n"
	return map[string][]byte{
		"memo.docx": docx, "plums.xlsx": sheet, "fair.pptx": deck, "memo.odt": odt, "memo.zip": packed("memo.txt", memo),
		"letter.eml": []byte(letter), "bundle.eml": []byte(bundle), "fair.pdf": printed(p, 60),
		"memo.rtf": []byte(`{\rtf1\ansi ` + p.each(lines/2, `\pard %[2]d. (U) %[1]s\par `) + "}"), "docs.zip": packed("memo.docx", string(docx)),
	}
}

// printed is a PDF of so many pages.
func printed(p prose, pages int) []byte {
	var b bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	b.WriteString("%PDF-1.7\n")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 3+2*i)
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", pages, kids.String()))
	for i := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents %d 0 R"+
			"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>", 4+2*i))
		var content bytes.Buffer
		w := zlib.NewWriter(&content)
		_, _ = w.Write([]byte("BT /F 10 Tf 14 TL 50 740 Td " + p.each(45, "(%[1]s) Tj T* ") + "ET"))
		_ = w.Close()
		object(fmt.Sprintf("<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", content.Len(), content.Bytes()))
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, offset := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}
