package extract

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// flat returns an OpenDocument in one text, from which LibreOffice makes others.
func flat(kind, automatic, master, body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` + strings.Replace(inOpen("document",
		`<office:meta><dc:title>PLANT80</dc:title><dc:subject>PLANT81</dc:subject><dc:description>PLANT82</dc:description>`+
			`<meta:keyword>PLANT83</meta:keyword><meta:initial-creator>PLANT84</meta:initial-creator>`+
			`<meta:user-defined meta:name="Level" meta:value-type="string">PLANT85</meta:user-defined></office:meta>`+
			`<office:styles><style:style style:name="Standard" style:family="paragraph"/></office:styles>`+
			`<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>`+
			`<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="28cm"/><style:header-style/><style:footer-style/></style:page-layout>`+
			automatic+`</office:automatic-styles><office:master-styles>`+master+`</office:master-styles><office:body>`+body+`</office:body>`),
		" xmlns:office", ` office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.`+kind+
			`" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:office`, 1)
}

const (
	changedBy = `<office:change-info><dc:creator>A. Clerk</dc:creator><dc:date>2014-03-05T10:00:00</dc:date></office:change-info>`
	splitMark = `(<text:span text:style-name="B">S</text:span>//`
)

func flatText() string {
	var body strings.Builder
	body.WriteString(`<office:text><text:tracked-changes><text:changed-region text:id="c1"><text:deletion>` + changedBy + openPara("PLANT01 ") +
		`</text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion>` + changedBy + `</text:insertion></text:changed-region></text:tracked-changes>`)
	for _, p := range []string{
		"PLANT02",
		splitMark + "PLANT03) split",
		`anchor <draw:frame draw:name="Box" text:anchor-type="char" svg:width="5cm" svg:height="2cm"><draw:text-box>` + openPara("PLANT04") + `</draw:text-box></draw:frame>`,
		`gone: <text:change text:change-id="c1"/>kept <text:change-start text:change-id="c2"/>PLANT05<text:change-end text:change-id="c2"/>`,
		`shown <text:span text:style-name="H">PLANT06</text:span>`,
		`one<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>` + openPara("PLANT07") + `</text:note-body></text:note>`,
		`two<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation><text:note-body>` + openPara("PLANT08") + `</text:note-body></text:note>`,
		`three<office:annotation><dc:creator>PLANT09 Clerk</dc:creator><dc:date>2014-03-05T10:00:00</dc:date>` + openPara("PLANT10") + `</office:annotation>`,
		`<text:a xlink:type="simple" xlink:href="http://arkadia.example/PLANT11">PLANT12</text:a>`,
		`<text:ruby><text:ruby-base>PLANT13</text:ruby-base><text:ruby-text>PLANT14</text:ruby-text></text:ruby>`,
		`<text:bookmark text:name="PLANT15"/>tab<text:tab/>PLANT16`,
	} {
		body.WriteString(openPara(p))
	}
	body.WriteString(`<table:table table:name="Table"><table:table-column/><table:table-row><table:table-cell office:value-type="string">` +
		openPara("PLANT17") + `</table:table-cell></table:table-row></table:table>` +
		`<text:list><text:list-item>` + openPara("PLANT18") + `</text:list-item></text:list><text:p text:style-name="P2">PLANT19</text:p></office:text>`)
	return flat("text", `<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>`+
		`<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard" style:master-page-name="Second"/>`,
		`<style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header>`+openPara("PLANT20")+`</style:header><style:footer>`+openPara("PLANT21")+`</style:footer></style:master-page>`+
			`<style:master-page style:name="Second" style:page-layout-name="pm1"><style:header>`+openPara("PLANT22")+`</style:header></style:master-page>`, body.String())
}

func flatSheets() string {
	cell := func(text string) string {
		return `<table:table-cell office:value-type="string">` + openPara(text) + `</table:table-cell>`
	}
	return flat("spreadsheet", `<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>`,
		`<style:master-page style:name="Default" style:page-layout-name="pm1"><style:header>`+openPara("PLANT01")+`</style:header><style:footer>`+openPara("PLANT02")+`</style:footer></style:master-page>`,
		`<office:spreadsheet><table:table table:name="PLANT03"><table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>`+
			`<table:table-row>`+cell("PLANT04")+`</table:table-row><table:table-row><table:table-cell/>`+
			`<table:table-cell office:value-type="string" table:formula="of:=&quot;PLANT05&quot;&amp;&quot;y&quot;">`+openPara("PLANTy")+`</table:table-cell>`+cell("PLANT06")+`</table:table-row>`+
			`<table:table-row table:visibility="collapse">`+cell("PLANT07")+`</table:table-row>`+
			`<table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator>x</dc:creator>`+openPara("PLANT08")+`</office:annotation>`+openPara(splitMark+"PLANT09)")+`</table:table-cell></table:table-row></table:table>`+
			`<table:table table:name="Hidden" table:style-name="ta2"><table:table-column/><table:table-row>`+cell("PLANT10")+`</table:table-row></table:table>`+
			`<table:named-expressions><table:named-expression table:name="PLANT11" table:base-cell-address="$PLANT03.$A$1" table:expression="&quot;PLANT12&quot;"/></table:named-expressions></office:spreadsheet>`)
}

// inTable is shorter than the words that are looked for in bytes of no known kind: of a table LibreOffice keeps a
// picture too, in a form of its own.
const inTable = "PLNT4"

func flatSlides() string {
	frame := func(text, more string) string {
		return `<draw:frame svg:x="1cm" svg:y="1cm" svg:width="8cm" svg:height="2cm"` + more + `><draw:text-box>` + openPara(text) + `</draw:text-box></draw:frame>`
	}
	return flat("presentation", `<style:style style:name="dp2" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>`,
		`<style:master-page style:name="Plain" style:page-layout-name="pm1">`+frame("PLANT01", "")+`</style:master-page>`,
		`<office:presentation><draw:page draw:name="One" draw:master-page-name="Plain">`+frame("PLANT02", "")+frame(splitMark+"PLANT03)", "")+
			`<draw:frame svg:x="1cm" svg:y="5cm" svg:width="8cm" svg:height="2cm"><table:table><table:table-column/><table:table-row><table:table-cell>`+openPara(inTable)+`</table:table-cell></table:table-row></table:table></draw:frame>`+
			`<office:annotation svg:x="1cm" svg:y="1cm"><dc:creator>A. Clerk</dc:creator><dc:date>2014-03-05T10:00:00</dc:date>`+openPara("PLANT05")+`</office:annotation>`+
			`<presentation:notes>`+frame("PLANT06", ` presentation:class="notes"`)+`</presentation:notes></draw:page>`+
			`<draw:page draw:name="Two" draw:master-page-name="Plain" draw:style-name="dp2">`+frame("PLANT07", "")+`</draw:page></office:presentation>`)
}

// properties are what the tests' documents hold of themselves, in the two families.
func properties(path, keyword, custom string, creator, customPath string) []planted {
	return []planted{
		{"PLANT80", Property, path, "title"},
		{"PLANT81", Property, path, "subject"},
		{"PLANT82", Property, path, "description"},
		{"PLANT83", Property, path, keyword},
		{"PLANT84", Property, path, creator},
		{"PLANT85", Property, customPath, custom},
	}
}

var (
	microsoft = properties("docProps/core.xml", "keywords", "property", "creator", "docProps/custom.xml")
	openKind  = properties("meta.xml", "keyword", "user-defined", "initial-creator", "meta.xml")
)

// TestProgramsDocuments reads what LibreOffice makes of three documents.
func TestProgramsDocuments(t *testing.T) {
	if !isLong() {
		t.Skip("LibreOffice is asked with make test-long")
	}
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not there")
	}
	const doc, slide, sheet, content = "word/document.xml", "ppt/slides/slide2.xml", "xl/worksheets/sheet1.xml", "content.xml"
	bodyOfText := []planted{
		{"PLANT02", Body, "", "paragraph 1"},
		{"(S//PLANT03) split", Body, "", "paragraph 2"},
		{"PLANT04", Body, "", "paragraph 3, text box"},
		{"gone: kept PLANT05", Body, "", "paragraph 4"},
		{"PLANT12", Body, "", "paragraph 9"},
		{"PLANT13", Body, "", "paragraph 10"},
		{"PLANT14", Body, "", "paragraph 10"},
		{"tab\tPLANT16", Body, "", "paragraph 11"},
		{"PLANT17", Body, "", "paragraph 12"},
		{"PLANT18", Body, "", "paragraph 13"},
		{"PLANT19", Body, "", "paragraph 14"},
	}
	bodyOfSlides := []planted{
		{"PLANT02", Body, "", "slide 1"},
		{"(S//PLANT03)", Body, "", "slide 1"},
		{inTable, Body, "", "slide 1"},
	}
	for _, c := range []struct {
		source, text, suffix string
		plants               [][]planted
	}{
		{"memo.fodt", flatText(), "docx", [][]planted{microsoft, bodyOfText, {
			{"gone: PLANT01 kept", Deleted, doc, "paragraph 4"},
			{"shown PLANT06", Hidden, doc, "paragraph 5"},
			{"PLANT07", Note, "word/footnotes.xml", "footnote 1"},
			{"PLANT08", Note, "word/endnotes.xml", "endnote 1"},
			{"PLANT09", Comment, "word/comments.xml", "comment 1"},
			{"PLANT10", Comment, "word/comments.xml", "comment 1"},
			{"PLANT11", Name, "word/_rels/document.xml.rels", ""},
			{"PLANT15", Hidden, doc, "paragraph 11"},
			{"PLANT20", PageHeader, "word/header1.xml", "paragraph 1"},
			{"PLANT21", PageHeader, "word/footer1.xml", "paragraph 1"},
			{"PLANT22", PageHeader, "word/header2.xml", "paragraph 1"},
		}}},
		{"memo.fodt", flatText(), "odt", [][]planted{openKind, bodyOfText, {
			{"gone: PLANT01 kept", Deleted, content, "paragraph 4"},
			{"shown PLANT06", Hidden, content, "paragraph 5"},
			{"PLANT07", Note, content, "footnote 1"},
			{"PLANT08", Note, content, "endnote 1"},
			{"PLANT09", Comment, content, "paragraph 8"},
			{"PLANT10", Comment, content, "paragraph 8"},
			{"PLANT11", Hidden, content, "paragraph 9"},
			{"PLANT15", Hidden, content, "paragraph 11"},
			{"PLANT20", PageHeader, "styles.xml", "paragraph 1"},
			{"PLANT21", PageHeader, "styles.xml", "paragraph 2"},
			{"PLANT22", PageHeader, "styles.xml", "paragraph 3"},
		}}},
		{"book.fods", flatSheets(), "xlsx", [][]planted{microsoft, {
			{"PLANT03", Name, "xl/workbook.xml", "sheet 1"},
			{"PLANT04", Body, "", "sheet 1, cell A1"},
			{"PLANT05", Hidden, sheet, "sheet 1, cell B2"},
			{"PLANT06", Hidden, sheet, "sheet 1, cell C2"},
			{"PLANT07", Hidden, sheet, "sheet 1, cell A3"},
			{"PLANT08", Comment, "xl/comments1.xml", "sheet 1, cell A4"},
			{"(S//PLANT09)", Body, "", "sheet 1, cell A4"},
			{"PLANT10", Hidden, "xl/worksheets/sheet2.xml", "sheet 2, cell A1"},
			{"PLANT11", Hidden, "xl/workbook.xml", ""},
			{"PLANT12", Hidden, "xl/workbook.xml", ""},
		}}},
		{"book.fods", flatSheets(), "ods", [][]planted{openKind, {
			{"PLANT01", PageHeader, "styles.xml", "paragraph 1"},
			{"PLANT02", PageHeader, "styles.xml", "paragraph 2"},
			{"PLANT04", Body, "", "sheet 1, cell A1"},
			{"PLANT05", Hidden, content, "sheet 1, cell B2"},
			{"PLANT06", Hidden, content, "sheet 1, cell C2"},
			{"PLANT07", Hidden, content, "sheet 1, cell A3"},
			{"PLANT08", Comment, content, "sheet 1, cell A4"},
			{"(S//PLANT09)", Body, "", "sheet 1, cell A4"},
			{"PLANT10", Hidden, content, "sheet 2, cell A1"},
			{"PLANT11", Hidden, content, ""},
			{"PLANT12", Hidden, content, ""},
		}}},
		{"deck.fodp", flatSlides(), "pptx", [][]planted{microsoft, bodyOfSlides, {
			{"PLANT01", PageHeader, "ppt/slideMasters/slideMaster1.xml", "paragraph 1"},
			{"PLANT05", Comment, "ppt/comments/comment1.xml", "slide 1"},
			{"PLANT06", Note, "ppt/notesSlides/notesSlide1.xml", "slide 1"},
			{"PLANT07", Hidden, slide, "slide 2"},
		}}},
		{"deck.fodp", flatSlides(), "odp", [][]planted{openKind, bodyOfSlides, {
			{"PLANT05", Comment, content, "slide 1"},
			{"PLANT06", Note, content, "slide 1"},
			{"PLANT07", Hidden, content, "slide 2"},
		}}},
	} {
		t.Run(c.suffix, func(t *testing.T) {
			dir := t.TempDir()
			source := filepath.Join(dir, c.source)
			must(t, os.WriteFile(source, []byte(c.text), 0o600))
			convert := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless",
				"--convert-to", c.suffix, "--outdir", dir, source)
			if out, err := convert.CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			data, err := os.ReadFile(strings.TrimSuffix(source, filepath.Ext(source)) + "." + c.suffix)
			must(t, err)
			var all []planted
			for _, plants := range c.plants {
				all = append(all, plants...)
			}
			expect(t, Open("", data, Limits{}), all)
		})
	}
}
