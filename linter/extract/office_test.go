package extract

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
)

// planted is a text that a test hides in a document, and where it is to be found.
type planted struct {
	text string
	role Role
	path string
	at   string
}

// expect reports what of the plants is not found as it is to be. None may be found in another role or twice in
// its own.
func expect(t *testing.T, found *Found, plants []planted) {
	t.Helper()
	for _, u := range found.Unread {
		t.Errorf("unread: %q: %s", u.Path, u.Why)
	}
	for _, want := range plants {
		var got []string
		right := 0
		for i := range found.Parts {
			p := &found.Parts[i]
			for from := 0; ; {
				n := bytes.Index(p.Text[from:], []byte(want.text))
				if n < 0 {
					break
				}
				at := p.Where(from + n)
				got = append(got, fmt.Sprintf("%s of %q at %q", p.Role, p.Path, at))
				if p.Role == want.role && p.Path == want.path && at == want.at {
					right++
				}
				from += n + 1
			}
		}
		if right != 1 || len(got) != 1 {
			t.Errorf("%s: want %s of %q at %q, got %s", want.text, want.role, want.path, want.at, strings.Join(got, "; "))
		}
	}
	if t.Failed() {
		for i := range found.Parts {
			t.Logf("%s %q:\n%s", found.Parts[i].Role, found.Parts[i].Path, found.Parts[i].Text)
		}
	}
}

const (
	wordSpaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"` +
		` xmlns:v="urn:schemas-microsoft-com:vml"`
	relsHead = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	relsKind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	coreOpen = `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/">`
)

// rels returns the relationships of a member: identifiers r1, r2 ... of kinds to targets, each as "kind target".
func rels(links ...string) string {
	var b strings.Builder
	b.WriteString(relsHead)
	for i, l := range links {
		kind, target, _ := strings.Cut(l, " ")
		fmt.Fprintf(&b, `<Relationship Id="r%d" Type="%s%s" Target="%s"/>`, i+1, relsKind, kind, target)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// word returns a Word document whose body is given, with more members.
func word(tb testing.TB, body string, more ...file) []byte {
	tb.Helper()
	return zipOf(tb, append([]file{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", rels("officeDocument word/document.xml")},
		{"word/document.xml", "<w:document" + wordSpaces + "><w:body>" + body + "</w:body></w:document>"},
	}, more...)...)
}

// para returns a paragraph of one run.
func wordPara(text string) string { return "<w:p>" + wordRun(text) + "</w:p>" }

func wordRun(text string) string {
	return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>`
}

// plantedWord is a Word document with a plant in each place that has text.
func plantedWord(tb testing.TB) ([]byte, []planted) {
	tb.Helper()
	body := strings.Join([]string{
		wordPara("PLANT01 in the body"),
		`<w:p><w:r><w:t>(</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>S</w:t></w:r><w:r><w:t>//PLANT02)</w:t></w:r></w:p>`,
		`<w:tbl><w:tblPr><w:tblCaption w:val="PLANT26"/></w:tblPr><w:tr><w:tc>` + wordPara("PLANT03 in a table") + `</w:tc></w:tr></w:tbl>`,
		`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:positionH><wp:posOffset>914400</wp:posOffset></wp:positionH>` +
			`<wp:docPr id="1" name="Box" descr="PLANT04 as alternative text" title="PLANT27"/><wps:wsp><wps:txbx><w:txbxContent>` + wordPara("PLANT05 in a box") +
			`</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape alt="PLANT04 as alternative text"><v:textbox><w:txbxContent>` +
			wordPara("PLANT05 in a box") + wordPara("PLANT28 in the other form alone") + `</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + wordRun("anchor") + `</w:p>`,
		`<w:p>` + wordRun("before ") + `<w:ins w:author="PLANT29">` + wordRun("PLANT06") + `</w:ins>` + wordRun(" after") + `</w:p>`,
		`<w:p>` + wordRun("before ") + `<w:del w:author="A. Clerk"><w:r><w:delText>PLANT07</w:delText></w:r></w:del></w:p>`,
		`<w:moveFrom><w:p><w:moveFrom>` + wordRun("PLANT08") + `</w:moveFrom></w:p></w:moveFrom>`,
		`<w:p>` + wordRun("shown ") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>PLANT09</w:t></w:r></w:p>`,
		`<w:p><w:pPr><w:pStyle w:val="Ghostly"/></w:pPr>` + wordRun("PLANT10") + `</w:p>`,
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE "PLA</w:instrText></w:r><w:r><w:instrText>NT11"</w:instrText></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r>` + wordRun("PLANT12 as a result") + `<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
		`<w:sdt><w:sdtPr><w:alias w:val="PLANT13"/><w:tag w:val="PLANT30"/></w:sdtPr><w:sdtContent>` + wordPara("PLANT14 in a control") + `</w:sdtContent></w:sdt>`,
		`<w:p><w:smartTag w:element="place"><w:smartTagPr><w:attr w:name="x" w:val="PLANT31"/></w:smartTagPr>` + wordRun("PLANT15") + `</w:smartTag>` +
			`<w:hyperlink w:tooltip="PLANT32">` + wordRun(" PLANT16") + `</w:hyperlink></w:p>`,
		`<w:p><w:r><w:ruby><w:rt>` + wordRun("PLANT17") + `</w:rt><w:rubyBase>` + wordRun("PLANT18") + `</w:rubyBase></w:ruby></w:r></w:p>`,
		`<w:p>` + wordRun("PLA") + `<w:r><w:softHyphen/><w:sym w:font="Calibri" w:char="F04E"/></w:r>` + wordRun("T19") + `</w:p>`,
		`<w:p><w:fldSimple w:instr="TITLE PLANT33">` + wordRun("title") + `</w:fldSimple></w:p>`,
		`<w:p><m:oMath><m:r><m:t>PLANT34</m:t></m:r></m:oMath></w:p>`,
		`<!-- PLANT35 -->`,
		`<w:p>` + wordRun("(") + `<w:del><w:r><w:delText>S//PLANT54</w:delText></w:r></w:del><w:ins>` + wordRun("U//PLANT55") + `</w:ins>` + wordRun(") changed") + `</w:p>`,
		`<w:p><w:dir w:val="rtl">` + wordRun("PLANT36") + `</w:dir></w:p>`,
		`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="PLANT57"/></w:ddList></w:ffData></w:fldChar></w:r></w:p>`,
	}, "\n")
	inWord := func(element, body string) string {
		return "<w:" + element + wordSpaces + ">" + body + "</w:" + element + ">"
	}
	data := word(tb, body,
		file{"word/_rels/document.xml.rels", rels("styles styles.xml")},
		file{"word/_rels/settings.xml.rels", relsHead + `<Relationship Id="r1" Type="` + relsKind +
			`attachedTemplate" Target="file:///C:/PLANT37.dotm" TargetMode="External"/></Relationships>`},
		file{"word/styles.xml", inWord("styles", `<w:style w:styleId="Faint"><w:rPr><w:vanish/></w:rPr></w:style>`+
			`<w:style w:styleId="Ghostly"><w:name w:val="PLANT38"/><w:basedOn w:val="Faint"/></w:style>`)},
		file{"word/header1.xml", inWord("hdr", wordPara("")+wordPara("PLANT20 above")+
			`<w:p><w:r><w:pict><v:shape><v:textpath string="PLANT39"/></v:shape></w:pict></w:r></w:p>`)},
		file{"word/header2.xml", inWord("hdr", wordPara("PLANT40 above the second section"))},
		file{"word/footer1.xml", inWord("ftr", wordPara("PLANT21 below"))},
		file{"word/footnotes.xml", inWord("footnotes", `<w:footnote w:type="separator">`+wordPara("")+`</w:footnote><w:footnote>`+wordPara("PLANT22")+`</w:footnote>`)},
		file{"word/endnotes.xml", inWord("endnotes", `<w:endnote>`+wordPara("PLANT23")+`</w:endnote>`)},
		file{"word/comments.xml", inWord("comments", `<w:comment w:author="PLANT24" w:initials="PC">`+wordPara("PLANT25")+`</w:comment>`)},
		file{"word/glossary/document.xml", inWord("glossaryDocument", wordPara("PLANT41"))},
		file{"word/numbering.xml", inWord("numbering", `<w:lvlText w:val="PLANT42"/>`)},
		file{"word/settings.xml", inWord("settings", `<w:documentProtection w:edit="readOnly"/><w:docVar w:name="PLANT43" w:val="PLANT44"/>`)},
		file{"docProps/core.xml", coreOpen + `<dc:title>PLANT45</dc:title><dc:creator>PLANT46</dc:creator></cp:coreProperties>`},
		file{"docProps/app.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>PLANT47</Company></Properties>`},
		file{"docProps/custom.xml", `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
			`<property name="PLANT48"><vt:lpwstr>PLANT49</vt:lpwstr></property></Properties>`},
		file{"word/embeddings/PLANT50.docx", string(word(tb, wordPara("PLANT51")))},
		file{"word/afchunk.txt", "PLANT52"},
		file{"customXml/item1.xml", `<memo grade="PLANT56"><level>PLANT53</level></memo>`},
	)
	doc := "word/document.xml"
	return data, []planted{
		{"PLANT01", Body, "", "paragraph 1"},
		{"(S//PLANT02)", Body, "", "paragraph 2"},
		{"PLANT03", Body, "", "paragraph 3"},
		{"PLANT04", Hidden, doc, "paragraph 4"},
		{"PLANT05", Body, "", "paragraph 4, text box"},
		{"before PLANT06 after", Body, "", "paragraph 5"},
		{"before PLANT07", Deleted, doc, "paragraph 6"},
		{"PLANT08", Deleted, doc, "paragraph 7"},
		{"shown PLANT09", Hidden, doc, "paragraph 8"},
		{"PLANT10", Hidden, doc, "paragraph 9"},
		{"PLANT11", Hidden, doc, "paragraph 10"},
		{"PLANT12", Body, "", "paragraph 10"},
		{"PLANT13", Hidden, doc, ""},
		{"PLANT14", Body, "", "paragraph 11"},
		{"PLANT15 PLANT16", Body, "", "paragraph 12"},
		{"PLANT17", Body, "", "paragraph 13"},
		{"PLANT18", Body, "", "paragraph 13"},
		{"PLANT19", Body, "", "paragraph 14"},
		{"(S//PLANT54) changed", Deleted, doc, "paragraph 17"},
		{"(U//PLANT55) changed", Body, "", "paragraph 17"},
		{"PLANT20", PageHeader, "word/header1.xml", "paragraph 2"},
		{"PLANT21", PageHeader, "word/footer1.xml", "paragraph 1"},
		{"PLANT22", Note, "word/footnotes.xml", "footnote 1"},
		{"PLANT23", Note, "word/endnotes.xml", "endnote 1"},
		{"PLANT24", Comment, "word/comments.xml", "comment 1"},
		{"PLANT25", Comment, "word/comments.xml", "comment 1"},
		{"PLANT26", Hidden, doc, ""},
		{"PLANT27", Hidden, doc, "paragraph 4"},
		{"PLANT28", Hidden, doc, "paragraph 4, text box"},
		{"PLANT29", Hidden, doc, "paragraph 5"},
		{"PLANT30", Hidden, doc, ""},
		{"PLANT31", Hidden, doc, "paragraph 12"},
		{"PLANT32", Hidden, doc, "paragraph 12"},
		{"PLANT33", Hidden, doc, "paragraph 15"},
		{"PLANT34", Body, "", "paragraph 16"},
		{"PLANT35", Hidden, doc, ""},
		{"PLANT36", Body, "", "paragraph 18"},
		{"PLANT37", Name, "word/_rels/settings.xml.rels", ""},
		{"PLANT38", Hidden, "word/styles.xml", ""},
		{"PLANT39", PageHeader, "word/header1.xml", "paragraph 3"},
		{"PLANT40", PageHeader, "word/header2.xml", "paragraph 1"},
		{"PLANT41", Hidden, "word/glossary/document.xml", "paragraph 1"},
		{"PLANT42", Hidden, "word/numbering.xml", ""},
		{"PLANT43", Hidden, "word/settings.xml", ""},
		{"PLANT44", Hidden, "word/settings.xml", ""},
		{"PLANT45", Property, "docProps/core.xml", "title"},
		{"PLANT46", Property, "docProps/core.xml", "creator"},
		{"PLANT47", Property, "docProps/app.xml", "Company"},
		{"PLANT48", Property, "docProps/custom.xml", "property"},
		{"PLANT49", Property, "docProps/custom.xml", "property"},
		{"PLANT50", Name, "word/embeddings/PLANT50.docx", ""},
		{"PLANT51", Body, "word/embeddings/PLANT50.docx", "paragraph 1"},
		{"PLANT52", Body, "word/afchunk.txt", ""},
		{"PLANT53", Hidden, "customXml/item1.xml", ""},
		{"PLANT56", Hidden, "customXml/item1.xml", ""},
		{"PLANT57", Hidden, doc, "paragraph 19"},
	}
}

func TestPlacesOfWord(t *testing.T) {
	data, plants := plantedWord(t)
	expect(t, Open("memo.docx", data, Limits{}), plants)
}

// inStrict returns a package with the namespaces of the strict form of its format.
func inStrict(tb testing.TB, data []byte) []byte {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(tb, err)
	strict := strings.NewReplacer(
		"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
		"http://schemas.openxmlformats.org/presentationml/2006/main", "http://purl.oclc.org/ooxml/presentationml/main",
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	files := make([]file, 0, len(z.File))
	for _, f := range z.File {
		in, err := f.Open()
		must(tb, err)
		text, err := io.ReadAll(in)
		must(tb, err)
		if strings.HasPrefix(string(text), "<") {
			text = []byte(strict.Replace(string(text)))
		}
		files = append(files, file{f.Name, string(text)})
	}
	return zipOf(tb, files...)
}

func TestStrictOffice(t *testing.T) {
	t.Parallel()
	for name, plant := range map[string]func(testing.TB) ([]byte, []planted){
		"Word": plantedWord, "PowerPoint": plantedDeck, "Excel": plantedWorkbook,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, plants := plant(t)
			expect(t, Open("", inStrict(t, data), Limits{}), plants)
		})
	}
}

// TestHiddenWord holds what hides text in Word: a property of its run, or a style that has it.
func TestHiddenWord(t *testing.T) {
	t.Parallel()
	styles := "<w:styles" + wordSpaces + `><w:style w:styleId="Faint"><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:styleId="Clear"><w:basedOn w:val="Faint"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>` +
		`<w:style w:styleId="Round"><w:basedOn w:val="Round"/></w:style></w:styles>`
	run := func(properties string) string {
		return "<w:p><w:r><w:rPr>" + properties + "</w:rPr><w:t>PLANT</w:t></w:r></w:p>"
	}
	for name, c := range map[string]struct {
		body string
		role Role
	}{
		"a run":                    {run(`<w:vanish/>`), Hidden},
		"a run that is not":        {run(`<w:vanish w:val="false"/>`), Body},
		"a style":                  {run(`<w:rStyle w:val="Faint"/>`), Hidden},
		"a style that undoes it":   {run(`<w:rStyle w:val="Clear"/>`), Body},
		"a run that undoes it":     {run(`<w:rStyle w:val="Faint"/><w:vanish w:val="0"/>`), Body},
		"a style made from itself": {run(`<w:rStyle w:val="Round"/>`), Body},
		"the mark of a paragraph":  {`<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>` + wordRun("PLANT") + `</w:p>`, Body},
		"what a run was before":    {run(`<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>`), Body},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := ""
			if c.role == Hidden {
				path = "word/document.xml"
			}
			found := Open("", word(t, c.body, file{"word/_rels/document.xml.rels", rels("styles styles.xml")}, file{"word/styles.xml", styles}), Limits{})
			expect(t, found, []planted{{"PLANT", c.role, path, "paragraph 1"}})
		})
	}
}

// TestWordControls reads the words that controls keep in a form of their own.
func TestWordControls(t *testing.T) {
	t.Parallel()
	const member = "word/activeX/activeX1.bin"
	control := func(root folder) *Found {
		return Open("", zipOf(t,
			file{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
				`<Override PartName="/` + member + `" ContentType="application/vnd.ms-office.activeX"/></Types>`},
			file{"_rels/.rels", rels("officeDocument word/document.xml")},
			file{"word/document.xml", "<w:document" + wordSpaces + "><w:body>" + wordPara("one") + "</w:body></w:document>"},
			file{member, string(compoundOf(root))},
		), Limits{})
	}
	expect(t, control(folder{"contents": "\x00\x02\x38" + string(utf16le("PLANT1")) + "\x00\x02"}), []planted{{"PLANT1", Hidden, member, ""}})
	if got := control(folder{"i01": folder{"f": "\x00\x04"}}); len(got.Unread) != 1 || got.Unread[0].Path != member {
		t.Errorf("a control within a control: %v", got.Unread)
	}
}

// TestRepeats holds what of another form of a paragraph is the same as what is shown.
func TestRepeats(t *testing.T) {
	t.Parallel()
	found := Open("", word(t, wordPara("before")+`<w:p>`+wordRun("(S) one ")+`<w:del><w:r><w:delText>(S) two </w:delText></w:r></w:del>`+
		wordRun("(S) six")+`</w:p>`), Limits{})
	part := found.Parts[slices.IndexFunc(found.Parts, func(p Part) bool { return p.Role == Deleted })]
	text := string(part.Text)
	for word, want := range map[string]bool{"(S) one": true, "two": false, "six": true, "one (S) two": false, "two (S) six": false} {
		at := strings.Index(text, word)
		if got := part.Repeats(at, at+len(word)); got != want {
			t.Errorf("%q in %q: got %v, want %v", word, text, got, want)
		}
	}
}
