package extract

import (
	"fmt"
	"strings"
	"testing"
)

const slideSpaces = ` xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
	` xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"` +
	` xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"` +
	` xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main"`

func inSlides(element, body string) string {
	name, _, _ := strings.Cut(element, " ")
	return "<" + element + slideSpaces + ">" + body + "</" + name + ">"
}

// slidePara returns a paragraph of a shape.
func slidePara(text string) string { return "<a:p><a:r><a:t>" + text + "</a:t></a:r></a:p>" }

// shape returns a shape; place is what a master holds its place for.
func shape(place, text string) string {
	if place != "" {
		place = `<p:ph type="` + place + `"/>`
	}
	return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Shape"/><p:nvPr>` + place + `</p:nvPr></p:nvSpPr><p:txBody>` +
		slidePara(text) + `</p:txBody></p:sp>`
}

func plantedDeck(tb testing.TB) ([]byte, []planted) {
	tb.Helper()
	slide := func(body string) string { return inSlides("p:sld", `<p:cSld><p:spTree>`+body+`</p:spTree></p:cSld>`) }
	data := zipOf(tb,
		file{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		file{"_rels/.rels", rels("officeDocument /ppt/presentation.xml")},
		file{"ppt/presentation.xml", inSlides("p:presentation", `<p:sldIdLst><p:sldId id="256" r:id="r2"/><p:sldId id="257" r:id="r1"/><p:sldId id="258" r:id="r3"/></p:sldIdLst>`)},
		file{"ppt/_rels/presentation.xml.rels", rels("slide slides/slide1.xml", "slide slides/slide2.xml", "slide slides/slide3.xml", "slideMaster slideMasters/slideMaster1.xml")},
		file{"ppt/slides/slide1.xml", slide(shape("title", "PLANT01") +
			`<p:graphicFrame><a:tbl><a:tr><a:tc><a:txBody>` + slidePara("PLANT02") + `</a:txBody></a:tc></a:tr></a:tbl></p:graphicFrame>`)},
		file{"ppt/slides/_rels/slide1.xml.rels", rels("notesSlide ../notesSlides/notesSlide1.xml", "slideLayout ../slideLayouts/slideLayout1.xml",
			"comments ../comments/comment1.xml", "comments ../comments/modern.xml", "diagramData ../diagrams/data1.xml", "chart ../charts/chart1.xml")},
		file{"ppt/slides/slide2.xml", inSlides("p:sld", `<p:cSld name="PLANT03"><p:spTree><p:sp><p:nvSpPr><p:cNvPr id="4" name="PLANT04" descr="PLANT05"/></p:nvSpPr><p:txBody>`+
			`<a:p><a:r><a:t>(</a:t></a:r><a:r><a:t>S//</a:t></a:r><a:r><a:t>PLANT06)</a:t></a:r><a:br/><a:fld><a:t>PLANT07</a:t></a:fld></a:p></p:txBody></p:sp></p:spTree></p:cSld>`)},
		file{"ppt/slides/slide3.xml", inSlides(`p:sld show="0"`, `<p:cSld><p:spTree>`+shape("", "PLANT08")+`</p:spTree></p:cSld>`)},
		file{"ppt/slides/slide9.xml", slide(shape("", "PLANT09"))},
		file{"ppt/notesSlides/notesSlide1.xml", inSlides("p:notes", shape("body", "PLANT10"))},
		file{"ppt/notesSlides/_rels/notesSlide1.xml.rels", rels("slide ../slides/slide1.xml", "notesMaster ../notesMasters/notesMaster1.xml")},
		file{"ppt/slideMasters/slideMaster1.xml", inSlides("p:sldMaster", shape("title", "PLANT11")+shape("", "PLANT12")+shape("ftr", "PLANT13"))},
		file{"ppt/slideLayouts/slideLayout1.xml", inSlides("p:sldLayout", shape("body", "PLANT14"))},
		file{"ppt/comments/comment1.xml", inSlides("p:cmLst", `<p:cm authorId="0"><p:text>PLANT15</p:text></p:cm>`)},
		file{"ppt/comments/modern.xml", inSlides("p188:cmLst", `<p188:cm><p188:txBody>`+slidePara("PLANT16")+`</p188:txBody></p188:cm>`)},
		file{"ppt/commentAuthors.xml", inSlides("p:cmAuthorLst", `<p:cmAuthor name="PLANT17" initials="X"/>`)},
		file{"ppt/diagrams/data1.xml", inSlides("dgm:dataModel", `<dgm:pt><dgm:t>`+slidePara("PLANT18")+`</dgm:t></dgm:pt>`)},
		file{"ppt/charts/chart1.xml", inSlides("c:chartSpace", `<c:ser><c:tx><c:v>PLANT19</c:v></c:tx></c:ser>`)},
		file{"ppt/charts/_rels/chart1.xml.rels", rels("package ../embeddings/book.docx")},
		file{"ppt/embeddings/book.docx", string(word(tb, wordPara("PLANT20")))},
		file{"ppt/tags/tag1.xml", inSlides("p:tagLst", `<p:tag name="X" val="PLANT21"/>`)},
	)
	return data, []planted{
		{"PLANT01", Body, "", "slide 2"},
		{"PLANT02", Body, "", "slide 2"},
		{"PLANT03", Name, "ppt/slides/slide2.xml", "slide 1"},
		{"PLANT04", Hidden, "ppt/slides/slide2.xml", "slide 1"},
		{"PLANT05", Hidden, "ppt/slides/slide2.xml", "slide 1"},
		{"(S//PLANT06)\nPLANT07", Body, "", "slide 1"},
		{"PLANT08", Hidden, "ppt/slides/slide3.xml", "slide 3"},
		{"PLANT09", Hidden, "ppt/slides/slide9.xml", "paragraph 1"},
		{"PLANT10", Note, "ppt/notesSlides/notesSlide1.xml", "slide 2"},
		{"PLANT11", Hidden, "ppt/slideMasters/slideMaster1.xml", "paragraph 1"},
		{"PLANT12", PageHeader, "ppt/slideMasters/slideMaster1.xml", "paragraph 2"},
		{"PLANT13", PageHeader, "ppt/slideMasters/slideMaster1.xml", "paragraph 3"},
		{"PLANT14", Hidden, "ppt/slideLayouts/slideLayout1.xml", "paragraph 1"},
		{"PLANT15", Comment, "ppt/comments/comment1.xml", "slide 2"},
		{"PLANT16", Comment, "ppt/comments/modern.xml", "slide 2"},
		{"PLANT17", Comment, "ppt/commentAuthors.xml", ""},
		{"PLANT18", Body, "ppt/diagrams/data1.xml", "slide 2"},
		{"PLANT19", Body, "ppt/charts/chart1.xml", "slide 2"},
		{"PLANT20", Body, "ppt/embeddings/book.docx", "paragraph 1"},
		{"PLANT21", Hidden, "ppt/tags/tag1.xml", ""},
	}
}

func TestPlacesOfSlides(t *testing.T) {
	data, plants := plantedDeck(t)
	found := Open("deck.pptx", data, Limits{})
	expect(t, found, plants)
	body := string(found.Parts[0].Text)
	if first, second := strings.Index(body, "PLANT06"), strings.Index(body, "PLANT01"); first > second {
		t.Errorf("the slides are not in their order: %s", body)
	}
}

const sheetSpaces = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"` +
	` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func inSheets(element, body string) string {
	return "<" + element + sheetSpaces + ">" + body + "</" + element + ">"
}

// workbook returns an Excel workbook of sheets, with more members.
func workbook(tb testing.TB, sheets []string, more ...file) []byte {
	tb.Helper()
	var list strings.Builder
	files := []file{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", rels("officeDocument xl/workbook.xml")},
	}
	links := make([]string, 0, len(sheets)+1)
	for i, body := range sheets {
		name := fmt.Sprintf("sheet%d.xml", i+1)
		files = append(files, file{"xl/worksheets/" + name, inSheets("worksheet", body)})
		links = append(links, "worksheet worksheets/"+name)
		fmt.Fprintf(&list, `<sheet name="Plan %d" sheetId="%d" r:id="r%d"/>`, i+1, i+1, i+1)
	}
	links = append(links, "sharedStrings sharedStrings.xml")
	files = append(files,
		file{"xl/workbook.xml", inSheets("workbook", "<sheets>"+list.String()+"</sheets><definedNames><definedName name=\"PLANT60\">'PLANT61'!A1</definedName></definedNames>")},
		file{"xl/_rels/workbook.xml.rels", rels(links...)})
	return zipOf(tb, append(files, more...)...)
}

func plantedWorkbook(tb testing.TB) ([]byte, []planted) {
	tb.Helper()
	first := `<cols><col min="5" max="6" hidden="1"/></cols><sheetData>` +
		`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>` +
		`<row r="3"><c r="B3" t="inlineStr"><is><r><t>(S</t></r><r><t>//PLANT02)</t></r></is></c>` +
		`<c r="C3" t="str"><f>"PLANT03"&amp;""</f><v>PLANT04</v></c><c r="E3" t="inlineStr"><is><t>PLANT05</t></is></c></row>` +
		`<row r="4" hidden="1"><c r="A4" t="inlineStr"><is><t>PLANT06</t></is></c></row></sheetData>` +
		`<dataValidations><dataValidation prompt="PLANT07"><formula1>"PLANT08"</formula1></dataValidation></dataValidations>` +
		`<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"&amp;14PLANT09&amp;C&amp;KFF0000PLANT10 &amp;&amp; more&amp;RPage &amp;P</oddHeader></headerFooter>`
	data := workbook(tb, []string{first, `<sheetData><row><c t="inlineStr"><is><t>PLANT11</t></is></c><c t="s"><v>1</v></c></row></sheetData>`},
		file{"xl/sharedStrings.xml", inSheets("sst", `<si><r><t>PLA</t></r><r><t>NT01</t></r></si><si><t>PLANTS</t></si><si><t>PLANT12</t></si>`)},
		file{"xl/worksheets/_rels/sheet1.xml.rels", rels("comments ../comments1.xml", "threadedComment ../threadedComments/t1.xml", "drawing ../drawings/drawing1.xml",
			"table ../tables/table1.xml", "vmlDrawing ../drawings/vmlDrawing1.vml")},
		file{"xl/comments1.xml", inSheets("comments", `<authors><author>PLANT13</author></authors><commentList><comment ref="B2"><text><r><t>PLA</t></r><r><t>NT14</t></r></text></comment></commentList>`)},
		file{"xl/threadedComments/t1.xml", `<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="C5"><text>PLANT15</text></threadedComment></ThreadedComments>`},
		file{"xl/persons/person.xml", `<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person displayName="PLANT16"/></personList>`},
		file{"xl/drawings/drawing1.xml", `<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">` + slidePara("PLANT17") + `</xdr:wsDr>`},
		file{"xl/drawings/vmlDrawing1.vml", `<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><div><font>(S//</font><font>PLANT18)</font><br></div></v:textbox></v:shape></xml>`},
		file{"xl/tables/table1.xml", inSheets("table", `<tableColumns><tableColumn name="PLANT19" totalsRowLabel="x"/></tableColumns>`)},
		file{"xl/pivotCache/definition.xml", inSheets("pivotCacheDefinition", `<cacheFields><cacheField name="PLANT20"><sharedItems><s v="PLANT21"/></sharedItems></cacheField></cacheFields>`)},
		file{"xl/styles.xml", inSheets("styleSheet", `<numFmts><numFmt numFmtId="164" formatCode="&quot;PLANT24&quot;0"/></numFmts>`)},
		file{"xl/externalLinks/externalLink1.xml", inSheets("externalLink", `<externalBook><sheetNames><sheetName val="PLANT22"/></sheetNames><sheetDataSet><sheetData><row><cell r="A1"><v>PLANT23</v></cell></row></sheetData></sheetDataSet></externalBook>`)},
	)
	sheet := "xl/worksheets/sheet1.xml"
	return data, []planted{
		{"PLANT01\tPLANTS\n", Body, "", "sheet 1, cell A1"},
		{"\t(S//PLANT02)\tPLANT04\n", Body, "", "sheet 1, cell B1"},
		{"(S//PLANT02)", Body, "", "sheet 1, cell B3"},
		{"PLANT03", Hidden, sheet, "sheet 1, cell C3"},
		{"PLANT04", Body, "", "sheet 1, cell C3"},
		{"PLANT05", Hidden, sheet, "sheet 1, cell E3"},
		{"PLANT06", Hidden, sheet, "sheet 1, cell A4"},
		{"PLANT07", Hidden, sheet, "sheet 1"},
		{"PLANT08", Hidden, sheet, "sheet 1"},
		{"PLANT09\n", PageHeader, sheet, "sheet 1"},
		{"PLANT10 & more\nPage \n", PageHeader, sheet, "sheet 1"},
		{"PLANT11\tPLANTS\n", Body, "", "sheet 2, cell A1"},
		{"PLANT12", Hidden, "xl/sharedStrings.xml", "string 3"},
		{"PLANT13", Comment, "xl/comments1.xml", "sheet 1"},
		{"PLANT14", Comment, "xl/comments1.xml", "sheet 1, cell B2"},
		{"PLANT15", Comment, "xl/threadedComments/t1.xml", "sheet 1, cell C5"},
		{"PLANT16", Comment, "xl/persons/person.xml", ""},
		{"PLANT17", Body, "xl/drawings/drawing1.xml", "sheet 1"},
		{"(S//PLANT18)", Hidden, "xl/drawings/vmlDrawing1.vml", "sheet 1"},
		{"PLANT19", Hidden, "xl/tables/table1.xml", "sheet 1"},
		{"PLANT20", Hidden, "xl/pivotCache/definition.xml", ""},
		{"PLANT21", Hidden, "xl/pivotCache/definition.xml", ""},
		{"PLANT22", Hidden, "xl/externalLinks/externalLink1.xml", ""},
		{"PLANT23", Hidden, "xl/externalLinks/externalLink1.xml", ""},
		{"PLANT24", Hidden, "xl/styles.xml", ""},
		{"Plan 1", Name, "xl/workbook.xml", "sheet 1"},
		{"Plan 2", Name, "xl/workbook.xml", "sheet 2"},
		{"PLANT60", Hidden, "xl/workbook.xml", ""},
		{"PLANT61", Hidden, "xl/workbook.xml", ""},
	}
}

func TestPlacesOfSheets(t *testing.T) {
	data, plants := plantedWorkbook(t)
	expect(t, Open("book.xlsx", data, Limits{}), plants)
}

// TestOtherPackages reads drawings of Visio, and says of pages of glyphs that they are not read.
func TestOtherPackages(t *testing.T) {
	t.Parallel()
	types := file{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`}
	visio := zipOf(t, types, file{"_rels/.rels", rels("document visio/document.xml")},
		file{"visio/pages/page1.xml", `<PageContents xmlns="http://schemas.microsoft.com/office/visio/2012/main"><Shape><Text><cp IX="0"/>(S//<pp IX="1"/>PLANT01)</Text></Shape></PageContents>`})
	expect(t, Open("", visio, Limits{}), []planted{{"(S//PLANT01)", Body, "visio/pages/page1.xml", "paragraph 1"}})
	xps := Open("", zipOf(t, types, file{"_rels/.rels", rels("fixedrepresentation a.xml")},
		file{"Pages/1.fpage", `<FixedPage xmlns="http://schemas.microsoft.com/xps/2005/06"><Glyphs UnicodeString="PLANT02"/></FixedPage>`}), Limits{})
	want := Unread{"Pages/1.fpage", "it is a page description that is not read: export it as PDF"}
	if len(xps.Unread) != 1 || xps.Unread[0] != want {
		t.Errorf("got %v", xps.Unread)
	}
	if !strings.Contains(shown(xps), "PLANT02") {
		t.Error(shown(xps))
	}
}
