package extract

import (
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// fairPage is a page with words in the places that a browser prints.
const fairPage = `<html lang=en><head><title>Fair (tok01)</title><style>@page{@top-center{content:"x"}}</style></head><body>
<h1>SECRET//NOFORN tok02</h1><p>1. (S<b>//</b>N<i>F</i>) The fair at <u>Arkadia</u> is off: tok03. Efficient offices affirm it.</p>
<ol><li>(C) tok04</li></ol><table border=1><tr><th>Post<td>tok05<tr><th>Level<td>(U)</table>
<div style="columns:2">tok06 The people of Arkadia walk along the river while the consul writes a long report on the
price of plums in the spring, which nobody will ever read to its end because the plums are sour and the river is long.
They walk and they write, and in the evening they gather at the square, where music is played and the mayor speaks of
the harvest, and the others speak of the plums. Nobody in the town has seen a market like it since the bridge was built, and
the clerks count the carts by day and the lanterns by night until the square is empty and the last of the music ends.
A second fair follows in the autumn, smaller and colder, for those who missed the first, and the consul writes of that
one too, with a table of prices, a sketch of the square and a list of all who spoke. Not all of them listen, and few remember; the carts go on to the town of Zenda, where all of it is weighed.
</div><div style="position:fixed;top:40%;transform:rotate(-35deg);font-size:60px;color:#ddd">tok07</div>
<div style="writing-mode:vertical-rl">tok08</div><p style="color:white">tok09</p><pre>tok10   S E C R E T</pre>
<img alt="tok11" src="data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==">
<div style="page-break-before:always">tok12 <input value="tok13"> <a href="https://arkadia.example/tok14">here</a></div>
</body></html>`

// fairText is a document of LibreOffice with words in the places that it exports.
const fairText = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>tok01</dc:title><dc:subject>tok02</dc:subject><meta:keyword>tok03</meta:keyword></office:meta>
<office:automatic-styles><style:page-layout style:name="p"><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="p">
<style:header><text:p>SECRET//NOFORN tok04</text:p></style:header><style:footer><text:p>SECRET//NOFORN tok05</text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text><text:h text:outline-level="1">Efficient fair tok06</text:h>
<text:p>1. (<text:span>S</text:span>//NF) The fair at Arkadia is off: tok07<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>tok08</text:p></text:note-body></text:note>.
<office:annotation><dc:creator>A. Scribe</dc:creator><text:p>tok09</text:p></office:annotation></text:p>
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>tok10</text:p></table:table-cell>
<table:table-cell><text:p>(C)</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame text:anchor-type="paragraph" svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>tok11</text:p></draw:text-box></draw:frame></text:p>
</office:text></office:body></office:document>`

// TestPDFOfPrograms reads what a browser and an office program write: each place is found, and the words are
// those that poppler finds.
func TestPDFOfPrograms(t *testing.T) {
	t.Parallel()
	if !isLong() {
		t.Skip("programs take a while to start: make test-long")
	}
	t.Run("chromium", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		page, out := filepath.Join(dir, "fair.html"), filepath.Join(dir, "fair.pdf")
		write(t, page, fairPage)
		execute(t, "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "home"),
			"--print-to-pdf="+out, page)
		holdsAll(t, out, 14)
	})
	t.Run("LibreOffice", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		text := filepath.Join(dir, "fair.fodt")
		write(t, text, fairText)
		execute(t, "soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "home"), "--headless", "--convert-to",
			`pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}`,
			"--outdir", dir, text)
		holdsAll(t, filepath.Join(dir, "fair.pdf"), 11)
	})
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// execute runs a program; where it is not on the machine the test is skipped.
func execute(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not on this machine", name)
	}
	cmd := exec.CommandContext(t.Context(), name, args...)
	out, err := cmd.Output()
	if err != nil {
		t.Skipf("%s does not run: %v", name, err)
	}
	return out
}

// holdsAll looks for the tokens up to a number, and compares the words of the pages with those of poppler.
func holdsAll(t *testing.T, path string, tokens int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got := Open("", data, Limits{})
	for _, u := range got.Unread {
		t.Errorf("unread: %s: %s", u.Path, u.Why)
	}
	var all strings.Builder
	for _, p := range got.Parts {
		all.WriteString(strings.Join(strings.Fields(string(p.Text)), ""))
	}
	marks := append(make([]string, 0, 2+tokens), "(S//NF)", "SECRET//NOFORN")
	for i := range tokens {
		marks = append(marks, fmt.Sprintf("tok%02d", i+1))
	}
	for _, m := range marks {
		if !strings.Contains(all.String(), m) {
			t.Errorf("%s is lost", m)
		}
	}
	theirs := wordCount(execute(t, "pdftotext", "-layout", path, "-"))
	ours := wordCount(bodyOf(got))
	found, count := 0, 0
	for w, n := range theirs {
		count += n
		found += min(n, ours[w])
	}
	if recall := float64(found) / float64(count); recall < 0.98 {
		missing := slices.DeleteFunc(slices.Sorted(maps.Keys(theirs)), func(w string) bool { return ours[w] >= theirs[w] })
		t.Errorf("%.3f of the words of poppler: %v are missing", recall, missing)
	}
}

// wordCount counts words. Those of one or two letters are left out: poppler cuts words that lie askew to pieces.
func wordCount(text []byte) map[string]int {
	out := map[string]int{}
	for _, w := range strings.Fields(string(text)) {
		if len(w) > 2 {
			out[w]++
		}
	}
	return out
}
