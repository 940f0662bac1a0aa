package extract

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// officeSeeds is a sound document of each kind, with text in every place of it.
func officeSeeds(tb testing.TB) map[string][]byte {
	tb.Helper()
	docx, _ := plantedWord(tb)
	pptx, _ := plantedDeck(tb)
	xlsx, _ := plantedWorkbook(tb)
	odt, _ := plantedText(tb)
	return map[string][]byte{
		"docx": docx, "pptx": pptx, "xlsx": xlsx, "odt": odt,
		"fodt": []byte(flatText()), "fods": []byte(flatSheets()), "fodp": []byte(flatSlides()),
	}
}

// stored returns an office document whose members are not packed, so that a fault in one of them is one in its text
// and not in its packing, with faults in some of them.
func stored(tb testing.TB, r *rand.Rand, data []byte) []byte {
	tb.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(tb, err)
	files := make([]file, 0, len(z.File))
	for _, f := range z.File {
		in, err := f.Open()
		must(tb, err)
		text, err := io.ReadAll(in)
		must(tb, err)
		if len(text) > 0 && r.IntN(4) == 0 {
			text = broken(r, text, text)
		}
		files = append(files, file{f.Name, string(text)})
	}
	return zipOf(tb, files...)
}

// officeMutations is how many broken documents of each kind are opened; there are many kinds.
func officeMutations() int {
	if isLong() {
		return 5_000
	}
	return 100
}

// TestBrokenOffice opens documents with faults in their texts and in their archives: none may panic, hang, or take
// more than its share.
func TestBrokenOffice(t *testing.T) {
	for name, data := range officeSeeds(t) {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(14, uint64(len(name))))
			for i := range officeMutations() {
				bad := data
				if i%2 == 0 && bad[0] == 'P' {
					bad = stored(t, r, bad)
				} else {
					bad = broken(r, bad, data)
				}
				c := ends(t, bad, 5*time.Second)
				for _, u := range c.found.Unread {
					if strings.Contains(u.Why, "broke off") {
						t.Errorf("a reader panics: %q", u.Path)
					}
				}
				if t.Failed() {
					t.Fatalf("file %d (%s): %q", i, c.took, bad)
				}
			}
		})
	}
}

// noised counts calls of noise, so that no two are the same.
var noised atomic.Uint64

// noise returns letters that do not pack well.
func noise(n int) string {
	r := rand.New(rand.NewPCG(14, uint64(n)+noised.Add(1)))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('a' + r.IntN(26))
	}
	return string(b)
}

func repeated(n int, parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(strings.Repeat(p, n))
	}
	return b.String()
}

// soon is when what is small must have ended.
const soon = 2 * time.Second

// TestOfficeBombs opens small documents that want to become large ones. Each ends soon, and says what it did not
// read.
func TestOfficeBombs(t *testing.T) {
	long := noise(1 << 20)
	region := `<office:text><text:tracked-changes><text:changed-region text:id="c"><text:deletion>` + openPara(long) +
		`</text:deletion></text:changed-region></text:tracked-changes>`
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"blanks": {word(t, wordPara(strings.Repeat(" ", 60<<20))), "it unpacks to more than 200 times its size"},
		"paragraphs within each other": {
			word(t, repeated(2_000, "<w:p>", "</w:p>")),
			"its elements lie more than 1,000 deep within each other",
		},
		"entities": {word(t, "<!DOCTYPE x [<!ENTITY a \"b\">]>"+wordPara("&a;")), "its XML is damaged in line 1"},
		"one string in many cells": {workbook(t, []string{"<sheetData><row>" + strings.Repeat(`<c t="s"><v>0</v></c>`, 20_000) + "</row></sheetData>"},
			file{"xl/sharedStrings.xml", inSheets("sst", "<si><t>"+long+"</t></si>")}), "it is larger than 64 MiB"},
		"one deletion in many places": {
			openDoc(t, "text", "", region+openPara(strings.Repeat(`<text:change text:change-id="c"/>`, 20_000))+"</office:text>"),
			"it is larger than 64 MiB",
		},
		"a string that is not there": {
			workbook(t, []string{`<sheetData><row><c t="s"><v>7</v></c></row></sheetData>`}),
			"sheet 1, cell A1 names a text that is not there",
		},
		"a text that is not there": {
			zipOf(t, file{"[Content_Types].xml", "<Types/>"}, file{"_rels/.rels", rels("officeDocument word/document.xml")}),
			"it is named, but not there",
		},
		"a text that is none": {zipOf(t, file{"[Content_Types].xml", "<Types/>"}, file{"_rels/.rels", rels("officeDocument word/document.xml")},
			file{"word/document.xml", "SECRET"}), "its XML is damaged"},
		"a workbook in another form": {
			zipOf(t, file{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
				`<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>`},
				file{"_rels/.rels", rels("officeDocument xl/workbook.bin")}, file{"xl/workbook.bin", "\x83\x01\x00"}),
			"it is in the binary form of Excel, which is not read",
		},
	} {
		t.Run(name, func(t *testing.T) {
			if got := ends(t, c.data, soon).found.Unread; len(got) == 0 || got[0].Why != c.want {
				t.Errorf("got %v, want %q", got, c.want)
			}
		})
	}
}

// TestBrokenOff holds that what stands before damage, and outside of all elements, is read.
func TestBrokenOff(t *testing.T) {
	t.Parallel()
	found := Open("", word(t, wordPara("PLANT01")+`<w:p>`+wordRun("PLANT02")+"<w:x>PLANT03</w:p>"), Limits{})
	if len(found.Unread) != 1 || found.Unread[0] != (Unread{"word/document.xml", "its XML is damaged in line 1"}) {
		t.Errorf("unread: %v", found.Unread)
	}
	found.Unread = nil
	expect(t, found, []planted{
		{"PLANT01", Body, "", "paragraph 1"},
		{"PLANT02", Body, "", "paragraph 2"},
		{"PLANT03", Hidden, "word/document.xml", "paragraph 2"},
	})
	expect(t, Open("", word(t, "", file{"customXml/item1.xml", "<a/>PLANT01"}), Limits{}),
		[]planted{{"PLANT01", Hidden, "customXml/item1.xml", ""}})
}

// TestNestedOffice opens documents in which much lies within each other: the time goes with their length.
func TestNestedOffice(t *testing.T) {
	const deep = 150
	var noisy, wide strings.Builder
	for i := range 20_000 {
		noisy.WriteString(wordPara(noise(8)))
		fmt.Fprintf(&wide, `<table:table-cell table:number-columns-repeated="%d">%s</table:table-cell>`, 2_000_000_000-i, openPara(noise(8)))
	}
	spread := strings.Repeat(openPara("a"), 20_000)
	forms := repeated(deep, "<mc:AlternateContent><mc:Choice>")
	formsEnd := repeated(deep, "</mc:Choice><mc:Fallback>b</mc:Fallback></mc:AlternateContent>")
	for name, data := range map[string][]byte{
		"drawings":  word(t, "<w:p>"+forms+strings.Repeat(wordRun("a"), 20_000)+formsEnd+"</w:p>"),
		"boxes":     word(t, repeated(deep, "<w:p><w:txbxContent>")+noisy.String()+repeated(deep, "</w:txbxContent></w:p>")),
		"tables":    openDoc(t, "spreadsheet", "", "<office:spreadsheet><table:table>"+repeated(deep, "<table:table-cell>")+spread+repeated(deep, "</table:table-cell>")+"</table:table></office:spreadsheet>"),
		"cells":     workbook(t, []string{"<sheetData>" + repeated(deep, "<row><c>") + strings.Repeat("<v>a</v>", 20_000) + repeated(deep, "</c></row>") + "</sheetData>"}),
		"repeats":   openDoc(t, "spreadsheet", "", `<office:spreadsheet><table:table><table:table-row><table:table-cell table:number-columns-repeated="2000000000"/>`+wide.String()+"</table:table-row></table:table></office:spreadsheet>"),
		"columns":   workbook(t, []string{"<cols>" + strings.Repeat(`<col min="3" max="4" hidden="1"/>`, 20_000) + "</cols><sheetData><row>" + strings.Repeat("<c><v>a</v></c>", 20_000) + "</row></sheetData>"}),
		"styles":    openDoc(t, "text", `<style:style style:name="a" style:parent-style-name="b"/><style:style style:name="b" style:parent-style-name="a"/>`, "<office:text>"+strings.Repeat(`<text:p text:style-name="a">x</text:p>`, 20_000)+"</office:text>"),
		"relations": zipOf(t, file{"[Content_Types].xml", "<Types/>"}, file{"_rels/.rels", rels("officeDocument p.xml")}, file{"p.xml", inSlides("p:presentation", `<p:sldIdLst><p:sldId r:id="r1"/></p:sldIdLst>`)}, file{"_rels/p.xml.rels", rels("slide a.xml")}, file{"a.xml", inSlides("p:sld", "")}, file{"_rels/a.xml.rels", rels("x b.xml")}, file{"b.xml", "<b/>"}, file{"_rels/b.xml.rels", rels("x a.xml", "x b.xml")}),
	} {
		t.Run(name, func(t *testing.T) {
			if got := ends(t, data, soon).found.Unread; len(got) > 0 {
				t.Errorf("unread: %v", got)
			}
		})
	}
}

// TestLargeOffice opens the largest texts that the limits let through. Their time is that of their length.
func TestLargeOffice(t *testing.T) {
	if !isLong() {
		t.Skip("with make test-long")
	}
	r := rand.New(rand.NewPCG(14, 14))
	digits := func(i int) string { return fmt.Sprint(i, r.Uint64()) }
	fill := func(unit func(i int) string) string {
		var b strings.Builder
		for i := 0; b.Len() < 60<<20; i++ {
			b.WriteString(unit(i))
		}
		return b.String()
	}
	for name, data := range map[string][]byte{
		"paragraphs":       word(t, fill(func(i int) string { return wordPara(digits(i)) })),
		"one paragraph":    word(t, wordPara(fill(digits))),
		"small paragraphs": word(t, fill(func(i int) string { return "<w:p/><!--" + digits(i) + "-->" })),
		"cells":            workbook(t, []string{"<sheetData><row>" + fill(func(i int) string { return "<c><v>S" + fmt.Sprint(i%1000) + "</v></c>" }) + "</row></sheetData>"}),
		"strings":          workbook(t, []string{"<sheetData/>"}, file{"xl/sharedStrings.xml", inSheets("sst", fill(func(i int) string { return "<si><t>" + digits(i)[:9] + "</t></si>" }))}),
		"attributes":       word(t, "<w:p "+fill(func(i int) string { return fmt.Sprintf(`a%d="%s (" `, i, digits(i)) })+"/>"),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			debug.FreeOSMemory()
			runtime.ReadMemStats(&before)
			start := time.Now()
			found := Open("", data, Limits{})
			runtime.ReadMemStats(&after)
			grown := after.HeapSys - min(before.HeapSys, after.HeapSys)
			t.Logf("%d MiB: %s, %d MiB of heap, %v", len(data)>>20, time.Since(start), grown>>20, found.Unread)
			if grown > mostHeap {
				t.Errorf("the heap grew by %d MiB", grown>>20)
			}
			isSound(t, found)
		})
	}
}

func FuzzOffice(f *testing.F) {
	for _, data := range officeSeeds(f) {
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { ends(t, data, 5*time.Second) })
}
