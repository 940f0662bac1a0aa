package extract

import (
	"encoding/base64"
	"strings"
	"testing"
)

const openSpace = `="urn:oasis:names:tc:opendocument:xmlns:`

var openNames = func() string {
	var b strings.Builder
	for _, s := range []string{"office", "text", "table", "draw", "style", "presentation", "meta", "form", "manifest"} {
		b.WriteString(" xmlns:" + s + openSpace + strings.Replace(s, "draw", "drawing", 1) + `:1.0"`)
	}
	b.WriteString(` xmlns:svg` + openSpace + `svg-compatible:1.0"`)
	b.WriteString(` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"`)
	return b.String()
}()

func inOpen(element, body string) string {
	return "<office:" + element + openNames + ">" + body + "</office:" + element + ">"
}

// openDoc returns an OpenDocument of a kind whose body is given, with automatic styles and more members.
func openDoc(tb testing.TB, kind, automatic, body string, more ...file) []byte {
	tb.Helper()
	return zipOf(tb, append([]file{
		{"mimetype", "application/vnd.oasis.opendocument." + kind},
		{"content.xml", inOpen("document-content", "<office:automatic-styles>"+automatic+"</office:automatic-styles><office:body>"+body+"</office:body>")},
	}, more...)...)
}

func openPara(text string) string { return "<text:p>" + text + "</text:p>" }

func plantedText(tb testing.TB) ([]byte, []planted) {
	tb.Helper()
	automatic := `<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>` +
		`<style:style style:name="P1" style:parent-style-name="Faint"/>`
	body := `<office:text><text:tracked-changes>` +
		`<text:changed-region xml:id="c1"><text:deletion><office:change-info><dc:creator>PLANT01</dc:creator></office:change-info>` + openPara("S//PLANT02") + `</text:deletion></text:changed-region>` +
		`<text:changed-region xml:id="c2"><text:insertion/></text:changed-region>` +
		`<text:changed-region xml:id="c3"><text:deletion>` + openPara("PLANT03") + `</text:deletion></text:changed-region></text:tracked-changes>` +
		openPara(`(<text:span>S//</text:span>PLANT04)`) +
		openPara(`(<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>U//PLANT05<text:change-end text:change-id="c2"/>)`) +
		openPara(`shown <text:span text:style-name="T1">PLANT06</text:span>`) +
		`<text:p text:style-name="P1">PLANT07</text:p>` +
		`<text:section text:display="none">` + openPara("PLANT08") + `</text:section>` +
		openPara(`word<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>`+openPara("PLANT09")+`</text:note-body></text:note>PLANT10`) +
		openPara(`<office:annotation><dc:creator>PLANT11</dc:creator>`+openPara("PLANT12")+`</office:annotation>text`) +
		openPara(`<draw:frame draw:name="PLANT13"><draw:text-box>`+openPara("PLANT14")+`</draw:text-box><svg:title>PLANT15</svg:title><svg:desc>PLANT16</svg:desc></draw:frame>`) +
		`<table:table><table:table-row><table:table-cell>` + openPara("PLANT17<text:tab/>a<text:s text:c=\"2\"/>b<text:line-break/>c") + `</table:table-cell></table:table-row></table:table>` +
		openPara(`<text:hidden-text text:condition="x" text:string-value="PLANT18">PLANT18</text:hidden-text>`) +
		openPara(`<text:hidden-paragraph text:is-hidden="true"/>PLANT19`) +
		`<text:h>PLANT20</text:h></office:text>`
	data := openDoc(tb, "text", automatic, body,
		file{"styles.xml", inOpen("document-styles", `<office:styles><style:style style:name="Faint"><style:text-properties text:display="none"/></style:style></office:styles>`+
			`<office:master-styles><style:master-page style:name="Standard"><style:header>`+openPara("PLANT21")+`</style:header><style:footer>`+openPara("PLANT22")+`</style:footer></style:master-page></office:master-styles>`)},
		file{"meta.xml", inOpen("document-meta", `<office:meta><dc:title>PLANT23</dc:title><meta:user-defined meta:name="PLANT24">PLANT25</meta:user-defined></office:meta>`)},
		file{"Object 1/content.xml", inOpen("document-content", `<office:body><office:text>`+openPara("PLANT26")+`</office:text></office:body>`)},
		file{"Basic/Standard/Module1.xml", `<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1">MsgBox "PLANT27"</script:module>`},
		file{"Object 2", "PLANT28"},
	)
	return data, []planted{
		{"PLANT01", Hidden, "content.xml", ""},
		{"(S//PLANT02)", Deleted, "content.xml", "paragraph 2"},
		{"PLANT03", Deleted, "content.xml", ""},
		{"(S//PLANT04)", Body, "", "paragraph 1"},
		{"(U//PLANT05)", Body, "", "paragraph 2"},
		{"shown PLANT06", Hidden, "content.xml", "paragraph 3"},
		{"PLANT07", Hidden, "content.xml", "paragraph 4"},
		{"PLANT08", Hidden, "content.xml", "paragraph 5"},
		{"PLANT09", Note, "content.xml", "footnote 1"},
		{"wordPLANT10", Body, "", "paragraph 6"},
		{"PLANT11", Comment, "content.xml", "paragraph 7"},
		{"PLANT12", Comment, "content.xml", "paragraph 7"},
		{"PLANT13", Hidden, "content.xml", "paragraph 8"},
		{"PLANT14", Body, "", "paragraph 8, text box"},
		{"PLANT15", Hidden, "content.xml", "paragraph 8"},
		{"PLANT16", Hidden, "content.xml", "paragraph 8"},
		{"PLANT17\ta  b\nc\n", Body, "", "paragraph 9"},
		{"PLANT19", Hidden, "content.xml", "paragraph 11"},
		{"PLANT20", Body, "", "paragraph 12"},
		{"PLANT21", PageHeader, "styles.xml", "paragraph 1"},
		{"PLANT22", PageHeader, "styles.xml", "paragraph 2"},
		{"PLANT23", Property, "meta.xml", "title"},
		{"PLANT24", Property, "meta.xml", "user-defined"},
		{"PLANT25", Property, "meta.xml", "user-defined"},
		{"PLANT26", Body, "Object 1/content.xml", "paragraph 1"},
		{"PLANT27", Hidden, "Basic/Standard/Module1.xml", ""},
		{"PLANT28", Body, "Object 2", ""},
	}
}

func TestPlacesOfOpenText(t *testing.T) {
	t.Parallel()
	data, plants := plantedText(t)
	expect(t, Open("memo.odt", data, Limits{}), plants)
}

func TestPlacesOfOpenSlides(t *testing.T) {
	t.Parallel()
	automatic := `<style:style style:name="dp2"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>`
	frame := func(text string) string {
		return `<draw:frame><draw:text-box>` + openPara(text) + `</draw:text-box></draw:frame>`
	}
	body := `<office:presentation><presentation:footer-decl>PLANT01</presentation:footer-decl>` +
		`<draw:page draw:name="PLANT02">` + frame("PLANT03") + `<presentation:notes>` + frame("PLANT04") + `</presentation:notes></draw:page>` +
		`<draw:page draw:name="page2" draw:style-name="dp2">` + frame("PLANT05") + `</draw:page></office:presentation>`
	data := openDoc(t, "presentation", automatic, body,
		file{"styles.xml", inOpen("document-styles", `<office:master-styles><style:master-page>`+frame("PLANT06")+
			`<draw:frame presentation:class="title">`+openPara("PLANT07")+`</draw:frame></style:master-page></office:master-styles>`)})
	expect(t, Open("deck.odp", data, Limits{}), []planted{
		{"PLANT01", PageHeader, "content.xml", ""},
		{"PLANT02", Name, "content.xml", "slide 1"},
		{"PLANT03", Body, "", "slide 1"},
		{"PLANT04", Note, "content.xml", "slide 1"},
		{"PLANT05", Hidden, "content.xml", "slide 2"},
		{"PLANT06", PageHeader, "styles.xml", "paragraph 1"},
		{"PLANT07", Hidden, "styles.xml", "paragraph 2"},
	})
}

func TestPlacesOfOpenSheets(t *testing.T) {
	t.Parallel()
	automatic := `<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>`
	cell := func(text string) string { return `<table:table-cell>` + openPara(text) + `</table:table-cell>` }
	body := `<office:spreadsheet>` +
		`<table:table table:name="PLANT01"><table:table-column table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>` +
		`<table:table-row table:number-rows-repeated="2">` + cell("PLANT02") + `</table:table-row>` +
		`<table:table-row><table:table-cell table:number-columns-repeated="2"/>` +
		`<table:table-cell table:formula="of:=&quot;PLANT03&quot;"><office:annotation>` + openPara("PLANT04") + `</office:annotation>` + openPara("PLANT05") + openPara("more") + `</table:table-cell>` +
		cell("PLANT06") + `</table:table-row>` +
		`<table:table-row table:visibility="filter">` + cell("PLANT07") + `</table:table-row></table:table>` +
		`<table:table table:name="b" table:style-name="ta2"><table:table-row>` + cell("PLANT08") + `</table:table-row></table:table></office:spreadsheet>`
	expect(t, Open("book.ods", openDoc(t, "spreadsheet", automatic, body), Limits{}), []planted{
		{"PLANT01", Name, "content.xml", "sheet 1"},
		{"PLANT02", Body, "", "sheet 1, cell A1"},
		{"PLANT03", Hidden, "content.xml", "sheet 1, cell C3"},
		{"PLANT04", Comment, "content.xml", "sheet 1, cell C3"},
		{"PLANT05\nmore\n", Body, "", "sheet 1, cell C3"},
		{"PLANT06", Hidden, "content.xml", "sheet 1, cell D3"},
		{"PLANT07", Hidden, "content.xml", "sheet 1, cell A4"},
		{"PLANT08", Hidden, "content.xml", "sheet 2, cell A1"},
	})
}

func TestFlatOffice(t *testing.T) {
	t.Parallel()
	within := base64.StdEncoding.EncodeToString(word(t, wordPara("PLANT04")))
	for _, c := range []struct {
		name, text string
		plants     []planted
	}{
		{
			"OpenDocument", `<?xml version="1.0"?>` + inOpen("document", `<office:meta><dc:title>PLANT01</dc:title></office:meta>`+
				`<office:master-styles><style:master-page><style:header>`+openPara("PLANT02")+`</style:header></style:master-page></office:master-styles>`+
				`<office:body><office:text>`+openPara("(<text:span>S//</text:span>PLANT03)")+openPara("<draw:frame><office:binary-data>"+within+"</office:binary-data></draw:frame>")+`</office:text></office:body>`),
			[]planted{
				{"PLANT01", Property, "", "title"},
				{"PLANT02", PageHeader, "", "paragraph 1"},
				{"(S//PLANT03)", Body, "", "paragraph 1"},
				{"PLANT04", Body, "file 1", "paragraph 1"},
			},
		},
		{
			"the package of Word", `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/document.xml"><pkg:xmlData>` +
				`<w:document` + wordSpaces + `><w:body><w:p>` + wordRun("(S") + wordRun("//PLANT01)") + `</w:p></w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`,
			[]planted{{"(S//PLANT01)", Body, "", "paragraph 1"}},
		},
		{
			"Word 2003", `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p>` +
				wordRun("(S") + wordRun("//PLANT01)") + `</w:p></w:body></w:wordDocument>`,
			[]planted{{"(S//PLANT01)", Body, "", "paragraph 1"}},
		},
		{
			"Excel 2003", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="PLANT01"><Table><Row><Cell><Data>(S//<B>PLANT02)</B></Data></Cell></Row></Table></Worksheet></Workbook>`,
			[]planted{{"PLANT01", Name, "", "sheet 1"}, {"(S//PLANT02)", Body, "", "sheet 1"}},
		},
	} {
		t.Run(c.name, func(t *testing.T) { expect(t, Open("memo.xml", []byte(c.text), Limits{}), c.plants) })
	}
}

// What is encrypted is said by its name, and what is not is read.
func TestEncryptedOpenDocument(t *testing.T) {
	t.Parallel()
	data := openDoc(t, "text", "", "",
		file{"META-INF/manifest.xml", `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">` +
			`<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>`},
		file{"meta.xml", inOpen("document-meta", "<office:meta><dc:title>PLANT01</dc:title></office:meta>")})
	found := Open("memo.odt", data, Limits{})
	if len(found.Unread) != 1 || found.Unread[0] != (Unread{"content.xml", "it is encrypted"}) {
		t.Errorf("got %v", found.Unread)
	}
	if !strings.Contains(shown(found), "meta.xml|property|PLANT01") {
		t.Error(shown(found))
	}
}

// TestOpenValues reads the value of a cell where it is not what the cell shows, and once where it is.
func TestOpenValues(t *testing.T) {
	t.Parallel()
	cell := func(value, text string) string {
		return `<table:table-cell office:value-type="string" office:string-value="` + value + `">` + openPara(text) + `</table:table-cell>`
	}
	data := openDoc(t, "spreadsheet", "", `<office:spreadsheet><table:table><table:table-row>`+
		cell("PLANT1", "PLANT1")+cell("PLANT2", "PLANT3")+`</table:table-row></table:table></office:spreadsheet>`)
	expect(t, Open("", data, Limits{}), []planted{
		{"PLANT1", Body, "", "sheet 1, cell A1"},
		{"PLANT2", Hidden, "content.xml", "sheet 1, cell B1"},
		{"PLANT3", Body, "", "sheet 1, cell B1"},
	})
}
