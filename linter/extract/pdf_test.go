package extract

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// pdfFile builds a PDF: objects by number, 1 being the catalog, in one piece with its cross-reference.
type pdfFile struct {
	objects []string // "" for a number that is free
	trailer string
}

// helvetica is a font resource that needs nothing else, under the name F.
const helvetica = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"

// pageOf is a file with one page of that content; more are further objects, from 5 on, and resources what the
// page has beside the font.
func pageOf(content, resources string, more ...string) pdfFile {
	f := pdfFile{objects: []string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<" + helvetica + resources + ">>>>",
		streamOf("", content),
	}}
	f.objects = append(f.objects, more...)
	return f
}

// with changes an object: in number n, old is replaced by next.
func (f pdfFile) with(n int, old, next string) pdfFile {
	f.objects = append([]string(nil), f.objects...)
	f.objects[n-1] = strings.Replace(f.objects[n-1], old, next, 1)
	return f
}

// catalog adds keys to the catalog.
func (f pdfFile) catalog(keys string) pdfFile { return f.with(1, ">>", keys+">>") }

// page adds keys to the page.
func (f pdfFile) page(keys string) pdfFile { return f.with(3, "/Type/Page/", "/Type/Page"+keys+"/") }

func streamOf(keys, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", keys, len(data), data)
}

func deflated(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	_, _ = w.Write([]byte(s))
	_ = w.Close()
	return b.String()
}

// bytes writes the file with a cross-reference table.
func (f pdfFile) bytes() []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(f.objects))
	for i, o := range f.objects {
		if at[i] = b.Len(); o != "" {
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
		}
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for i, o := range f.objects {
		kind := 'n'
		if o == "" {
			kind = 'f'
		}
		fmt.Fprintf(&b, "%010d 00000 %c \n", at[i], kind)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, f.trailer, table)
	return b.Bytes()
}

// packed writes the file with all objects that are no streams in an object stream, and a cross-reference stream.
func (f pdfFile) packed(keys string, pack func(string) string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	var head, body strings.Builder
	entries := make([][3]int, len(f.objects)+3)
	container, index := len(f.objects)+1, 0
	for i, o := range f.objects {
		if strings.Contains(o, "\nstream\n") {
			entries[i+1] = [3]int{1, b.Len(), 0}
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
			continue
		}
		fmt.Fprintf(&head, "%d %d ", i+1, body.Len())
		body.WriteString(o + "\n")
		entries[i+1] = [3]int{2, container, index}
		index++
	}
	entries[container] = [3]int{1, b.Len(), 0}
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", container, streamOf(
		fmt.Sprintf("/Type/ObjStm/N %d/First %d%s", index, head.Len(), keys), pack(head.String()+body.String())))
	at := b.Len()
	entries[container+1] = [3]int{1, at, 0}
	var table strings.Builder
	for _, e := range entries {
		table.Write([]byte{byte(e[0]), byte(e[1] >> 8), byte(e[1]), byte(e[2])})
	}
	fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", container+1, streamOf(
		fmt.Sprintf("/Type/XRef/Size %d/W[1 2 1]/Root 1 0 R%s%s", len(entries), f.trailer, keys), pack(table.String())), at)
	return b.Bytes()
}

// said puts content around a string of the font.
func said(s string) string { return "BT /F 12 Tf 50 700 Td (" + s + ") Tj ET" }

func TestPDFContent(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		content, want string
	}{
		"a mark split by kerning": {
			`BT /F 12 Tf 50 700 Td [(\() -20 (S) 15 (//N) 30 (F\)) -400 (The) -280 (fair)] TJ ET`, "(S//NF) The fair",
		},
		"a mark split over strings": {`BT /F 12 Tf 50 700 Td (\() Tj (S) Tj (//NF\)) Tj ET`, "(S//NF)"},
		"a mark whose letters have places of their own": {
			"BT /F 10 Tf 50 700 Td (S) Tj 6.67 0 Td (E) Tj 6.67 0 Td (C) Tj 7.22 0 Td (R) Tj 14 0 Td (E) Tj ET", "SECR E",
		},
		"octal and hexadecimal":    {`BT /F 12 Tf 50 700 Td (\0501\)) Tj <28 53 29> Tj ET`, "(1)(S)"},
		"the order of lines":       {said("below") + " BT /F 12 Tf 50 720 Td (above) Tj ET", "above\nbelow"},
		"lines by their operators": {`BT /F 12 Tf 14 TL 50 700 Td (a) Tj T* (b) Tj (c) ' 1 2 (d) " 0 -14 TD (e) Tj ET`, "a\nb\nc\nd\ne"},
		"letters drawn twice":      {said("SECRET") + " BT /F 12 Tf 50.3 700 Td (SECRET) Tj ET", "SECRET"},
		"each letter drawn twice": {
			"BT /F 10 Tf 50 700 Td (S) Tj 0.3 0 Td (S) Tj 6.37 0 Td (E) Tj 0.3 0 Td (E) Tj ET", "SE",
		},
		"a tracked heading":    {"BT /F 12 Tf 4 Tc 50 700 Td (SECRET) Tj ET", "SECRET"},
		"a stamp over a line":  {said("The fair is cancelled") + " BT /F 12 Tf 60 700 Td (SECRET) Tj ET", "The fair is cancelled SECRET"},
		"text across the page": {said("The fair") + " BT /F 12 Tf 0 1 -1 0 20 300 Tm (SECRET) Tj ET", "The fair\n\nSECRET"},
		"a scaled page":        {"q 0.1 0 0 0.1 0 0 cm BT /F 120 Tf 500 7000 Td (S) Tj (F) Tj ET Q", "SF"},
		"a page drawn from the top": {
			"1 0 0 -1 0 800 cm BT /F 12 Tf 1 0 0 -1 50 100 Tm (one) Tj 1 0 0 -1 50 120 Tm (two) Tj ET", "one\ntwo",
		},
		"text that nobody sees":             {"BT /F 12 Tf 3 Tr 50 700 Td (SECRET) Tj ET", "SECRET"},
		"an image in the line":              {"BI /W 1 /H 1 /BPC 8 ID \x01EI \x02\x03 EI " + said("after it"), "after it"},
		"an array where a string should be": {"BT /F 12 Tf 50 700 Td [(S) (F)] Tj [[(x)]] TJ ET", "SFx"},
		"a string where an array should be": {"BT /F 12 Tf 50 700 Td (SF) TJ 0 -14 Td 0 0 [(x)] \" ET", "SF\nx"},
		"a superscript":                     {said("The fair") + " BT /F 6 Tf 91 704 Td (1) Tj ET", "The fair1"},
		"no operator is known":              {"foo bar " + said("it"), "it"},
		"states that are closed":            {"Q Q " + said("it") + " EMC ET Q", "it"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := Open("", pageOf(tt.content, "").bytes(), Limits{})
			if text := strings.TrimRight(string(bodyOf(got)), "\n"); text != tt.want || len(got.Unread) > 0 {
				t.Errorf("got %q, unread %v; want %q", text, got.Unread, tt.want)
			}
		})
	}
}

// bodyOf is the text of the first part that is a body.
func bodyOf(f *Found) []byte {
	for _, p := range f.Parts {
		if p.Role == Body {
			return p.Text
		}
	}
	return nil
}

func TestPDFColumns(t *testing.T) {
	t.Parallel()
	var content strings.Builder
	for i := range 6 {
		fmt.Fprintf(&content, "BT /F 10 Tf 50 %d Td (left row %d of the long story) Tj ET ", 700-12*i, i)
		fmt.Fprintf(&content, "BT /F 10 Tf 320 %d Td (right row %d of the long story) Tj ET ", 696-12*i, i)
	}
	for i := range 3 {
		fmt.Fprintf(&content, "BT /F 10 Tf 50 %d Td (Post %d) Tj 200 0 Td (\\(C\\)) Tj ET ", 500-12*i, i)
	}
	got := string(bodyOf(Open("", pageOf(content.String(), "").bytes(), Limits{})))
	want := "left row 5 of the long story\n"
	if !strings.Contains(got, "left row 0 of the long story\nleft row 1") || !strings.Contains(got, want) ||
		strings.Index(got, "right row 0") < strings.Index(got, "left row 5") {
		t.Errorf("columns are mixed:\n%s", got)
	}
	if !strings.Contains(got, "Post 1   (C)\n") {
		t.Errorf("a table is read by columns:\n%s", got)
	}
}

// toUnicode maps the codes 0001 to 0006 of two bytes to "S", "E", "C", "R", "ET" and nothing.
const toUnicode = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <0000> <FFFF> endcodespacerange
2 beginbfrange <0001> <0001> <0053> <0002> <0003> [<0045> <0043>] endbfrange
2 beginbfchar <0004> <0052> <0005> <00450054> endbfchar endcmap`

func TestPDFFonts(t *testing.T) {
	t.Parallel()
	cid := func(encoding, more string) string {
		return "<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Zenda/Encoding/" + encoding +
			"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/DW 600>>]" + more + ">>"
	}
	simple := func(more string) string {
		return "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Zenda/FontDescriptor<</Flags 4/FontFile2 9 0 R>>" + more + ">>"
	}
	const lost = "unread page 1|characters of the font Zenda have no meaning, %d in all\n"
	tests := map[string]struct {
		font, shown, want string
		more              string
	}{
		"codes of two bytes": {cid("Identity-H", "/ToUnicode 6 0 R"), "<00010002000300040005>", "|body|SECRET\n", toUnicode},
		"a code without a meaning": {
			cid("Identity-H", "/ToUnicode 6 0 R"), "<000100020006>", "|body|SE\n" + fmt.Sprintf(lost, 1), toUnicode,
		},
		"no meaning at all":        {cid("Identity-H", ""), "<00010002>", fmt.Sprintf(lost, 2), ""},
		"codes that are UTF-16":    {cid("UniJIS-UTF16-H", ""), "<00530045>", "|body|SE\n", ""},
		"codes of another country": {cid("90ms-RKSJ-H", ""), "<5345>", fmt.Sprintf(lost, 1), ""},
		"differences": {
			simple("/Encoding<</Differences[1/S/E 3/uni0043 4/f_i 5/R.sc 6/u0045 7/fi]>>"), "<01020304050607>", "|body|SECfiREfi\n", "",
		},
		"a name without a meaning": {simple("/Encoding<</Differences[1/S/g17]>>"), "<0102>", "|body|S\n" + fmt.Sprintf(lost, 1), ""},
		"codes of the font alone":  {simple(""), "(ab)", "|body|ab\n" + fmt.Sprintf(lost, 2), ""},
		"codes of Windows":         {simple("/Encoding/WinAnsiEncoding"), "<93532f2f4e4694>", "|body|“S//NF”\n", ""},
		"codes of the Macintosh":   {simple("/Encoding/MacRomanEncoding"), "<8e>", "|body|é\n", ""},
		"a font program that says": {
			"<</Type/Font/Subtype/Type1/BaseFont/Zenda/FontDescriptor<</FontFile 6 0 R>>>>", "<0102>", "|body|SE\n",
			"%!PS-AdobeFont-1.0\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\ndup 1 /S put\ndup 2 /E put\nreadonly def\ncurrentfile eexec",
		},
		"drawn letters with names": {
			"<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 1/Widths[60 60]/Encoding<</Differences[1/S/E]>>>>",
			"<0102>", "|body|SE\n", "",
		},
		"drawn letters without": {
			"<</Type/Font/Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 1/Widths[60 60]/Encoding<</Differences[1/a1/a2]>>>>",
			"<0102>", "unread page 1|characters of the font Type 3 have no meaning, 2 in all\n", "",
		},
		"a meaning that is not what is shown": {
			strings.Replace(simple("/Encoding/WinAnsiEncoding/ToUnicode 6 0 R"), "/FontFile2 9 0 R", "", 1), "(SF)",
			"|body|ab\nhidden text|hidden text|SF\n",
			"1 begincodespacerange <00> <FF> endcodespacerange 2 beginbfchar <53> <0061> <46> <0062> endbfchar",
		},
		"a meaning of which a letter is not shown": {
			simple("/Encoding<</Differences[1/S/F]>>/ToUnicode 6 0 R"), "<01020102>", "|body|SaSa\nhidden text|hidden text|SFSF\n",
			"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <02> <0061> endbfchar",
		},
		"a meaning that is what is shown": {
			simple("/Encoding/WinAnsiEncoding/ToUnicode 6 0 R"), "(S-F)", "|body|S–F\n",
			"1 begincodespacerange <00> <FF> endcodespacerange 3 beginbfchar <53> <0053> <2D> <2013> <46> <0046> endbfchar",
		},
		"UTF-16 with another meaning": {
			cid("UniJIS-UTF16-H", "/ToUnicode 6 0 R"), "<00530045>", "|body|ab\nhidden text|hidden text|SE\n",
			"1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfchar <0053> <0061> <0045> <0062> endbfchar",
		},
		"letters of a symbol font": {cid("Identity-H", "/ToUnicode 6 0 R"), "<0001>", "|body|S\n", strings.Replace(toUnicode, "<0053>", "<F053>", 1)},
		"private letters":          {cid("Identity-H", "/ToUnicode 6 0 R"), "<0001>", fmt.Sprintf(lost, 1), strings.Replace(toUnicode, "<0053>", "<E053>", 1)},
		"a font that is missing":   {"null", "(S)", "unread page 1|characters have no meaning, 1 in all\n", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := pageOf("BT /G 12 Tf 50 700 Td "+tt.shown+" Tj ET", "", tt.font, streamOf("", tt.more))
			f = f.with(3, "/Font<<", "/Font<</G 5 0 R")
			opened(t, f.bytes(), PDF, tt.want)
		})
	}
}

func TestPDFFilters(t *testing.T) {
	t.Parallel()
	content := said("1. \\(S\\) The fair is cancelled.")
	ascii := func(s string) string {
		b := make([]byte, ascii85.MaxEncodedLen(len(s)))
		return string(b[:ascii85.Encode(b, []byte(s))]) + "~>"
	}
	runs := func(s string) string {
		var b strings.Builder
		for _, c := range []byte(s) {
			b.WriteString("\x00" + string([]byte{c}))
		}
		return b.String() + "\x80"
	}
	// Codes of 9 bits, with a clear before the table grows.
	lzw := func(s string) string {
		var bits strings.Builder
		for i, c := range []byte(s) {
			if i%200 == 0 {
				fmt.Fprintf(&bits, "%09b", 256)
			}
			fmt.Fprintf(&bits, "%09b", c)
		}
		fmt.Fprintf(&bits, "%09b", 257)
		all := bits.String() + "0000000"
		var out []byte
		for ; len(all) >= 8; all = all[8:] {
			var c byte
			_, _ = fmt.Sscanf(all[:8], "%b", &c)
			out = append(out, c)
		}
		return string(out)
	}
	png := func(s string) string {
		var out []byte
		var left byte
		for i, c := range []byte(s) {
			if i%10 == 0 {
				out, left = append(out, 1), 0
			}
			out, left = append(out, c-left), c
		}
		return string(out)
	}
	tests := map[string]string{
		"deflate":          streamOf("/Filter/FlateDecode", deflated(content)),
		"in a list":        streamOf("/Filter[/ASCII85Decode/FlateDecode]", ascii(deflated(content))),
		"hexadecimal":      streamOf("/Filter/ASCIIHexDecode", hex.EncodeToString([]byte(content))+">"),
		"run length":       streamOf("/Filter/RunLengthDecode", runs(content)),
		"LZW":              streamOf("/Filter/LZWDecode", lzw(content)),
		"a predictor":      streamOf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 10>>", deflated(png(content))),
		"a wrong length":   strings.Replace(streamOf("/Filter/FlateDecode", deflated(content)), "/Length ", "/Length 1", 1),
		"a length of 0":    fmt.Sprintf("<</Length 0>>\nstream\n%s\nendstream", content),
		"no checksum":      streamOf("/Filter/FlateDecode", strings.TrimSuffix(deflated(content), deflated(content)[len(deflated(content))-4:])),
		"length elsewhere": strings.Replace(streamOf("", content), fmt.Sprint("/Length ", len(content)), "/Length 5 0 R", 1),
	}
	for name, stream := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := pageOf("", "", fmt.Sprint(len(content)))
			f.objects[3] = stream
			opened(t, f.bytes(), PDF, "|body|1. (S) The fair is cancelled.\n")
		})
	}
	broken := map[string][2]string{
		"cut short": {
			streamOf("/Filter/FlateDecode", deflated(content)[:25]),
			"unread page 1|a part of it cannot be read: it is damaged\n",
		},
		"an unknown filter": {
			streamOf("/Filter/ZendaDecode", content),
			"unread page 1|a part of it cannot be read: it is packed in a way that is not read (\"ZendaDecode\")\n",
		},
	}
	for name, tt := range broken {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := pageOf("", "")
			f.objects[3] = tt[0]
			if got := shown(Open("", f.bytes(), Limits{})); !strings.HasSuffix(got, tt[1]) {
				t.Errorf("got %s, want %s", got, tt[1])
			}
		})
	}
}

func TestPDFPlaces(t *testing.T) {
	t.Parallel()
	plain := pageOf(said("The fair"), "")
	form := func(keys, s string) string { return streamOf("/Type/XObject/Subtype/Form"+keys, s) }
	own := "/Resources<<" + helvetica + ">>"
	tests := map[string]struct {
		file pdfFile
		want string
	}{
		"a stamp that is a form": {
			pageOf(said("The fair")+" /X Do", "/XObject<</X 5 0 R>>", form(own+"/Matrix[1 0 0 1 0 20]", said("\\(S//NF\\)"))),
			"|body|(S//NF)\nThe fair\n",
		},
		"a form within a form, with the page's resources": {
			pageOf("/X Do", "/XObject<</X 5 0 R/Y 6 0 R>>", form("", "/Y Do"), form("", said("SECRET"))), "|body|SECRET\n",
		},
		"the tile of a pattern": {
			pageOf(said("The fair")+" /Pattern cs /P scn", "/Pattern<</P 5 0 R>>", streamOf("/PatternType 1"+own, "BT /F 12 Tf 5 5 Td (SECRET) Tj ET")),
			"|body|The fair\nSECRET\n",
		},
		"a mask": {
			pageOf("/G gs", "/ExtGState<</G<</SMask<</S/Alpha/G 5 0 R>>>>>>", form(own, said("SECRET"))), "|body|SECRET\n",
		},
		"a layer that is off": {
			pageOf(said("The fair")+" /OC /L BDC "+said("SECRET")+" EMC", "/Properties<</L 5 0 R>>", "<</Type/OCG/Name(Draft)>>").
				catalog("/OCProperties<</OCGs[5 0 R]/D<</OFF[5 0 R]>>>>"),
			"|body|The fair\nhidden text|hidden text|SECRET\nnames|name|Draft\n",
		},
		"layers that are off unless named": {
			pageOf("/OC /L BDC "+said("SECRET")+" EMC /OC /M BDC "+said("seen")+" EMC", "/Properties<</L 5 0 R/M 6 0 R>>",
				"<</Type/OCG>>", "<</Type/OCG>>").catalog("/OCProperties<</D<</BaseState/OFF/ON[6 0 R]>>>>"),
			"|body|seen\nhidden text|hidden text|SECRET\n",
		},
		"a form on layers of which all are off": {
			pageOf("/X Do", "/XObject<</X 5 0 R>>", form("/OC<</Type/OCMD/OCGs[6 0 R 7 0 R]>>"+own, said("SECRET")), "<<>>", "<<>>").
				catalog("/OCProperties<</D<</OFF[6 0 R 7 0 R]>>>>"),
			"hidden text|hidden text|SECRET\n",
		},
		"text that stands for a drawing": {
			pageOf("/Span<</ActualText(SECRET)>> BDC "+said("5ECRET")+" EMC", ""),
			"|body|5ECRET\ntext for what is drawn|hidden text|SECRET\n",
		},
		"text that is what is drawn": {pageOf("/Span<</ActualText(The fair)>> BDC "+said("The fair")+" EMC", ""), "|body|The fair\n"},
		"a comment": {
			plain.page("/Annots[<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(A. Scribe)/Contents(\xfe\xff\x00\\(\x00S\x00\\))>>]"),
			"|body|The fair\ncomments|comment|(S)\nA. Scribe\n",
		},
		"a stamp that is an annotation": {
			pageOf(said("The fair"), "", form("/BBox[0 0 100 20]"+own, "BT /F 12 Tf 0 5 Td (SECRET) Tj ET")).
				page("/Annots[<</Type/Annot/Subtype/Stamp/Rect[50 750 150 770]/AP<</N 5 0 R>>>>]"),
			"|body|SECRET\nThe fair\n",
		},
		"an annotation that is not shown": {
			pageOf(said("The fair"), "", form("/BBox[0 0 100 20]"+own, "BT /F 12 Tf 0 5 Td (SECRET) Tj ET")).
				page("/Annots[<</Type/Annot/Subtype/Stamp/F 2/Rect[50 750 150 770]/AP<</N 5 0 R>>>>]"),
			"|body|The fair\nhidden text|hidden text|SECRET\n",
		},
		"a state of a button that is not shown": {
			pageOf(said("The fair"), "", form("/BBox[0 0 100 20]"+own, "BT /F 12 Tf 0 5 Td (SECRET) Tj ET"), form("", "")).
				page("/Annots[<</Subtype/Widget/AS/Off/Rect[50 750 150 770]/AP<</N<</On 5 0 R/Off 6 0 R>>>>>>]"),
			"|body|The fair\nhidden text|hidden text|SECRET\n",
		},
		"a button that is pressed": {
			pageOf(said("The fair"), "", form("/BBox[0 0 100 20]"+own, "BT /F 12 Tf 0 5 Td (SECRET) Tj ET")).
				page("/Annots[<</Subtype/Widget/Rect[50 750 150 770]/AP<</D<</On 5 0 R>>>>>>]"),
			"|body|The fair\nhidden text|hidden text|SECRET\n",
		},
		"a button that says the same in all states": {
			pageOf(said("The fair"), "", form("/BBox[0 0 100 20]"+own, said("Send")), form(own, said("Send")), form(own, said("Send"))).
				page("/Annots[<</Subtype/Widget/Rect[50 750 150 770]/AP<</N 5 0 R/D 6 0 R/R 7 0 R>>>>]"),
			"|body|Send\nThe fair\n",
		},
		"a note in a window": {
			pageOf(said("The fair"), "", form("/BBox[0 0 100 20]"+own, said("SECRET"))).
				page("/Annots[<</Subtype/Popup/Rect[50 750 150 770]/AP<</N 5 0 R>>>>]"),
			"|body|The fair\nhidden text|hidden text|SECRET\n",
		},
		"a field": {
			pageOf(said("The fair"), "", "<</FT/Tx/T(level)/V(SECRET)>>").catalog("/AcroForm<</Fields[5 0 R]>>"),
			"|body|The fair\nform|property|level\nSECRET\n",
		},
		"properties": {
			func() pdfFile {
				f := pageOf(said("The fair"), "", "<</Title(SECRET fair)/Zenda(of our own)/CreationDate(D:19990101)>>")
				f.trailer = "/Info 5 0 R"
				return f
			}(),
			"|body|The fair\nproperties|property|SECRET fair\nof our own\n",
		},
		"metadata": {
			pageOf(said("The fair"), "", streamOf("/Type/Metadata/Subtype/XML", "<x:xmpmeta xmlns:x='n'><d a='(C)'>SECRET &amp; fair</d></x:xmpmeta>")).
				catalog("/Metadata 5 0 R"),
			"|body|The fair\nproperties|property|(C)\nSECRET & fair\n",
		},
		"bookmarks": {
			pageOf(said("The fair"), "", "<</Type/Outlines/First 6 0 R>>", "<</Title(SECRET)/Parent 5 0 R/Dest[3 0 R/Fit]>>").catalog("/Outlines 5 0 R"),
			"|body|The fair\nbookmarks|property|SECRET\n",
		},
		"page labels": {plain.catalog("/PageLabels<</Nums[0<</P(SECRET-)/S/D>>]>>"), "|body|The fair\nnames|name|SECRET-\n"},
		"a property within a property": {
			func() pdfFile {
				f := pageOf(said("The fair"), "", "<</Zenda<</A(SECRET)>>/ModDate(D:19990101000000+01'00')>>")
				f.trailer = "/Info 5 0 R"
				return f
			}(),
			"|body|The fair\nproperties|property|SECRET\n",
		},
		"text that stands in content alone": {
			pageOf("/Span<</Alt(SECRET)/E(of the fair)/Lang(en)>> BDC "+said("The fair")+" EMC /Zenda<</A(C)>> DP", ""),
			"|body|The fair\nother strings|hidden text|SECRET\nof the fair\nC\n",
		},
		"a remark in content": {pageOf("% SECRET\n"+said("The fair"), ""), "|body|The fair\nhidden text|hidden text| SECRET\n"},
		"a remark in an object": {
			pageOf(said("The fair"), "", "<</A 1 % SECRET\n/B 2>>"), "|body|The fair\nother strings|hidden text| SECRET\n",
		},
		"strings where none are": {
			pageOf(said("The fair"), "", "<</M(SECRET)/Lang(en-US)/O(of ARKADIA)/DA(/Helv 0 Tf)/ID[(\x01\x02\x03)(SECRET id)]/ModDate(D:19990101)>>"),
			"|body|The fair\nother strings|hidden text|of ARKADIA\n/Helv 0 Tf\nSECRET id\nSECRET\n",
		},
		"UTF-16 without its mark": {pageOf(said("The fair"), "", "<</A(\x00S\x00E\x00C\x00R\x00E\x00T)>>"), "|body|The fair\nother strings|hidden text|SECRET\n"},
		"letters among bytes":     {pageOf(said("The fair"), "", "<</A(\x01\x02\x03SECRET\x04\x05\x06ab\x01\x02)>>"), "|body|The fair\nother strings|hidden text|SECRET\n"},
		"alternative text":        {pageOf(said("The fair"), "", "<</Type/StructElem/S/Figure/Alt(SECRET map)>>"), "|body|The fair\nother strings|hidden text|SECRET map\n"},
		"a script":                {plain.catalog("/OpenAction<</S/JavaScript/JS(alert\\('SECRET'\\))>>"), "|body|The fair\nother strings|hidden text|alert('SECRET')\n"},
		"a place nobody knows of": {pageOf(said("The fair"), "", "[/Zenda(SECRET)]"), "|body|The fair\nother strings|hidden text|SECRET\n"},
		"an attachment": {
			pageOf(said("The fair"), "", "<</Type/Filespec/UF(note.txt)/Desc(of the fair)/EF<</F 6 0 R>>>>",
				streamOf("/Type/EmbeddedFile", "1. (S) Text.\n")).catalog("/Names<</EmbeddedFiles<</Names[(n)5 0 R]>>>>"),
			"|body|The fair\nnames|name|n\nof the fair\nnote.txt\n" +
				"attachment 1: note.txt|name|note.txt\nattachment 1: note.txt|body|1. (S) Text.\n",
		},
		"the document that LibreOffice made it of": {
			pdfFile{append(slices.Clone(plain.objects), streamOf("", "1. (S) Text.\n")), "/AdditionalStreams[/text#2Fplain 5 0 R]"},
			"|body|The fair\nattachment 1|body|1. (S) Text.\n",
		},
		"a PDF in a PDF": {
			pageOf(said("The fair"), "", "<</F(in.pdf)/EF<</F 6 0 R>>>>", streamOf("/Type/EmbeddedFile", string(pageOf(said("SECRET"), "").bytes()))),
			"|body|The fair\nnames|name|in.pdf\nattachment 1: in.pdf|name|in.pdf\n" +
				"attachment 1: in.pdf|attachment|\nattachment 1: in.pdf|body|SECRET\n",
		},
		"a page that is a picture": {
			pageOf("q 600 0 0 800 0 0 cm /I Do Q", "/XObject<</I 5 0 R>>", streamOf("/Subtype/Image/Filter/DCTDecode", "x")),
			"unread page 1|it is a picture\n",
		},
		"a stamp on a picture": {
			pageOf("q 600 0 0 800 0 0 cm /I Do Q "+said("RELEASED"), "/XObject<</I 5 0 R>>", streamOf("/Subtype/Image", "x")),
			"|body|RELEASED\nunread page 1|it is a picture with little text\n",
		},
		"a seal beside text": {
			pageOf("q 50 0 0 50 0 0 cm /I Do Q "+said("The fair"), "/XObject<</I 5 0 R>>", streamOf("/Subtype/Image", "x")), "|body|The fair\n",
		},
		"letters that are drawn": {
			pageOf(strings.Repeat("0 0 m 1 1 2 2 3 3 c f ", 200), ""), "unread page 1|it is drawn, without characters\n",
		},
		"a page that is empty": {pageOf("", ""), ""},
		"a page that is missing": {
			plain.with(2, "[3 0 R]", "[3 0 R 9 0 R]"), "|body|The fair\nunread |a page of it is missing\n",
		},
		"no pages": {plain.with(2, "[3 0 R]", "[]"), "other strings|hidden text|The fair\nunread |it has no pages\n"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened(t, tt.file.bytes(), PDF, tt.want)
		})
	}
}

// TestPDFLost holds that what leads nowhere or swallows the rest of a page is said.
func TestPDFLost(t *testing.T) {
	t.Parallel()
	plain := pageOf(said("The fair"), "")
	const (
		picture = "unread page 1|it is damaged: a picture in it does not end\n"
		text    = "unread page 1|it is damaged: a text in it does not end\n"
		missing = "unread page 1|a part of it is missing\n"
	)
	for name, c := range map[string]struct {
		file pdfFile
		want string
	}{
		"no content":                 {plain.with(3, "4 0 R", "9 0 R"), "other strings|hidden text|The fair\n" + missing},
		"no stream of several":       {plain.with(3, "4 0 R", "[4 0 R 9 0 R]"), "|body|The fair\n" + missing},
		"a page without content":     {plain.with(3, "/Contents 4 0 R", "").with(4, "(The fair)", "()"), ""},
		"a form that is not there":   {pageOf(said("The fair")+" /X Do", "/XObject<</X 9 0 R>>"), "|body|The fair\n" + missing},
		"a tile that is not there":   {pageOf(said("The fair")+" /P scn", "/Pattern<</P 9 0 R>>"), "|body|The fair\n" + missing},
		"a stamp that is not there":  {plain.page("/Annots[<</Subtype/Stamp/AP<</N 9 0 R>>>>]"), "|body|The fair\n" + missing},
		"a letter that is not there": {drawn("b", "", "").with(5, "/a 6 0 R", "/b 9 0 R"), "|body|b\n" + missing},
		"an attachment that is not there": {
			pageOf(said("The fair"), "", "<</F(a.txt)/EF<</F 9 0 R>>>>"),
			"|body|The fair\nnames|name|a.txt\nunread attachment a.txt|it is damaged: what is attached is missing\n",
		},
		"content in another file": {
			pageOf(said("The fair"), "").with(4, "/Length", "/F(a.txt)/Length"),
			"names|name|a.txt\nunread page 1|a part of it cannot be read: it is not in the file, but elsewhere\n",
		},
		"a form of no name":       {pageOf(said("The fair")+" /X Do", ""), "|body|The fair\n"},
		"a picture that swallows": {pageOf(said("The fair")+" BI /W 1 ID abc "+said("SECRET"), ""), "|body|The fair\n" + picture},
		"its head that swallows":  {pageOf(said("The fair")+" BI /W 1 "+said("SECRET"), ""), "|body|The fair\n" + picture},
		"a string that swallows":  {pageOf(said("The fair")+" (( "+said("SECRET"), ""), "|body|The fair\n" + text},
		"digits that swallow":     {pageOf(said("The fair")+" <00 "+said("SECRET"), ""), "|body|The fair\n" + text},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened(t, c.file.bytes(), PDF, c.want)
		})
	}
}

// drawn is a page of letters of a font of which a stream draws the letter a.
func drawn(letters, keys, procedure string, more ...string) pdfFile {
	font := "<</Subtype/Type3/FontMatrix[0.01 0 0 0.01 0 0]/FirstChar 97/Widths[600 60]/Encoding<</Differences[97/a/b]>>" +
		"/CharProcs<</a 6 0 R>>" + keys + ">>"
	f := pageOf("BT /G 12 Tf 50 700 Td ("+letters+") Tj ET", "", append([]string{font, streamOf("", procedure)}, more...)...)
	return f.with(3, "/Font<<", "/Font<</G 5 0 R")
}

// TestPDFDrawnLetters reads fonts whose letters are drawn by what may itself hold text or pictures.
func TestPDFDrawnLetters(t *testing.T) {
	t.Parallel()
	const own = "/Resources<<" + helvetica + "/XObject<</X 7 0 R>>>>"
	const small = "BT /F 8 Tf (SECRET) Tj ET"
	for name, c := range map[string]struct {
		file pdfFile
		want string
	}{
		"a letter that is text":      {drawn("a", own, small), "|body|SECRET\nhidden text|hidden text|a\n"},
		"with fonts of the page":     {drawn("a", "", small), "|body|SECRET\nhidden text|hidden text|a\n"},
		"a letter that draws a form": {drawn("a", own, "/X Do", streamOf("/Subtype/Form", small)), "|body|SECRET\nhidden text|hidden text|a\n"},
		"a letter of lines":          {drawn("ab", own, "6 0 d0 0 0 m 1 1 l S"), "|body|ab\n"},
		"a letter that is a picture of the page": {
			drawn("a", own, "6000 0 0 8000 0 0 cm /X Do", streamOf("/Subtype/Image", "x")),
			"|body|a\nunread page 1|it is a picture with little text\n",
		},
		"a letter that cannot be read": {
			drawn("a", own, "/X Do", streamOf("/Subtype/Form/Filter/ZendaDecode", small)),
			"|body|a\nunread page 1|a part of it cannot be read: it is packed in a way that is not read (\"ZendaDecode\")\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened(t, c.file.bytes(), PDF, c.want)
		})
	}
}

// TestPDFScans tells pages that were scanned, also with a stamp over them, from photographs and backgrounds.
func TestPDFScans(t *testing.T) {
	t.Parallel()
	const (
		picture = "/XObject<</I 5 0 R>>"
		stamp   = "UNCLASSIFIED Department of ARKADIA Case F-2014-0001 Doc C05000001 Date 06/30/2015"
		title   = "The fair of ARKADIA in spring"
		layer   = "The text of the page, which a program has read from the picture"
	)
	image := streamOf("/Subtype/Image", "x")
	page := func(height int, text string) pdfFile {
		return pageOf(fmt.Sprintf("q 600 0 0 %d 0 0 cm /I Do Q %s", height, text), picture, image)
	}
	again := page(800, said(title))
	again.objects = append(again.objects,
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<"+helvetica+picture+">>>>")
	const picked = "page 1: it is a picture with little text"
	for name, c := range map[string]struct {
		file pdfFile
		want string
	}{
		"a scan with a stamp":            {page(800, said(stamp)), picked},
		"a scan with margins":            {page(600, said(stamp)), picked},
		"half a page with a word":        {page(500, said("Fair")), picked},
		"a photograph over a title":      {page(500, said(title)), ""},
		"a scan with a layer of text":    {page(800, "3 Tr "+said(layer)), ""},
		"a layer that is only a number":  {page(800, "3 Tr "+said("7")), picked},
		"a stamp on a scan with a layer": {page(800, "q 3 Tr "+said(layer)+" Q "+said(stamp)), ""},
		"a background of two pages":      {again.with(2, "[3 0 R]", "[3 0 R 6 0 R]"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := ""
			for _, u := range Open("", c.file.bytes(), Limits{}).Unread {
				got += u.Path + ": " + u.Why
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestPDFAround reads what stands before and behind a PDF, of whatever kind, and the PDF between it.
func TestPDFAround(t *testing.T) {
	t.Parallel()
	f := pageOf(said("The fair"), "").bytes()
	ascii := bytes.ReplaceAll(f, []byte("%\xe2\xe3\xcf\xd3\n"), nil)
	for name, c := range map[string]struct{ data, want string }{
		"a text before it": {
			strings.Repeat("Dear all,\n", 20) + "(S) see below\n" + string(ascii),
			"|body|The fair\nbytes before it|body|" + strings.Repeat("Dear all,\n", 20) + "(S) see below\n",
		},
		"a text behind it": {string(f) + "(S) see above\n", "|body|The fair\nbytes behind its end|body|(S) see above\n"},
		"blanks around it": {" \n" + string(f) + "\r\n\x00", "|body|The fair\n"},
		"an archive behind it": {
			string(f) + string(zipOf(t, file{"a.txt", "(S) Text."})),
			"|body|The fair\nbytes behind its end|attachment|\n" +
				"bytes behind its end > a.txt|name|a.txt\nbytes behind its end > a.txt|body|(S) Text.\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened(t, []byte(c.data), PDF, c.want)
		})
	}
	if k := KindOf([]byte("A file that begins with %PDF-1.7 has an endobj behind each object.\n")); k != Plain {
		t.Errorf("a text about PDF is of kind %d", k)
	}
}

// TestPDFRemains reads what is in a file and not of the document as it is shown.
func TestPDFRemains(t *testing.T) {
	t.Parallel()
	plain := pageOf(said("The fair"), "")
	own := "/Resources<<" + helvetica + ">>"
	identity := "<</Subtype/Type0/Encoding/Identity-H/BaseFont/Zenda/ToUnicode 6 0 R/DescendantFonts[<<>>]>>"
	byCodes := pageOf(said("The fair")+" /G 12 Tf", "", identity, streamOf("", toUnicode)).with(3, "/Font<<", "/Font<</G 5 0 R")
	const fair, other = "|body|The fair\n", "other strings|hidden text|"
	for name, c := range map[string]struct {
		data []byte
		want string
	}{
		"what a page drew before": {updated(plain, 4, streamOf("", said("SECRET"))), fair + other + "SECRET\n"},
		"what it drew in codes of its fonts": {
			updated(byCodes, 4, streamOf("", "BT /G 12 Tf 50 700 Td <00010002> Tj ET")), fair + other + "SE\n",
		},
		"what it draws still": {updated(plain, 4, streamOf("", said("The fair")+" "+said("SECRET"))), fair + other + "The fair SECRET\n"},
		"a page as it was":    {updated(plain, 3, "<</Type/Page/Parent 2 0 R/Contents 4 0 R/LastModified(SECRET)>>"), fair + other + "SECRET\n"},
		"a title as it was":   {updated(plain.catalog("/Lang(en)"), 1, "<</Type/Catalog/Pages 2 0 R/Info<</Title(SECRET)>>>>"), fair + "properties|property|SECRET\n"},
		"an object that is free": {
			bytes.Replace(pageOf(said("The fair"), "", "(SECRET)").bytes(), []byte("00000 n \ntrailer"), []byte("00001 f \ntrailer"), 1),
			fair + other + "SECRET\n",
		},
		"a page that no tree has": {
			pageOf(said("The fair"), "", "<</Type/Page/Parent 2 0 R/Contents 6 0 R/Resources<<"+helvetica+">>>>", streamOf("", said("SECRET"))).bytes(),
			fair + other + "SECRET\n",
		},
		"a page whose resources are above it": {
			pageOf(said("The fair"), "", "<</Parent 6 0 R/Contents 7 0 R>>", "<<"+own+">>", streamOf("", said("SECRET"))).bytes(),
			fair + other + "SECRET\n",
		},
		"a form that nothing draws":  {pageOf(said("The fair"), "", streamOf("/Subtype/Form"+own, said("SECRET"))).bytes(), fair + other + "SECRET\n"},
		"content that nothing draws": {pageOf(said("The fair"), "", streamOf("/Filter/FlateDecode", deflated(said("SECRET")))).bytes(), fair + other + "SECRET\n"},
		"letters of an unknown font": {pageOf(said("The fair"), "", streamOf("", "BT /Q 12 Tf (SECRET) Tj ET")).bytes(), fair + other + "SECRET\n"},
		"content in codes of no font": {
			pageOf(said("The fair"), "", "<</Subtype/Type0/Encoding/Identity-H>>", streamOf("", "BT /G 12 Tf <00010002> Tj ET")).
				with(3, "/Font<<", "/Font<</G 5 0 R").bytes(),
			fair + "unread |object 6, which no page shows: characters have no meaning, 2 in all\n",
		},
		"content in codes of two fonts of one name": {
			pageOf(said("The fair"), "", "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>", streamOf("", toUnicode),
				"<</Type/Page/Parent 2 0 R/Resources<</Font<</G<<>>>>>>>>", streamOf("", "BT /G 12 Tf <00010002> Tj ET")).
				with(3, "/Font<<", "/Font<</G 5 0 R").with(2, "[3 0 R]", "[3 0 R 7 0 R]").bytes(),
			fair + "unread |object 8, which no page shows: characters have no meaning, 4 in all\n",
		},
		"text in a stream":       {pageOf(said("The fair"), "", streamOf("/Filter/FlateDecode", deflated("SECRET in a stream"))).bytes(), fair + other + "SECRET in a stream\n"},
		"text among operators":   {pageOf(said("The fair"), "", streamOf("", "BT ET SECRET q Q")).bytes(), fair + other + "BT ET SECRET q Q\n"},
		"XML in a stream":        {pageOf(said("The fair"), "", streamOf("", "<a b='(S)'>SECRET</a>")).bytes(), fair + other + "(S)\nSECRET\n"},
		"an archive in a stream": {pageOf(said("The fair"), "", streamOf("", string(zipOf(t, file{"a.txt", "(S) Text."})))).bytes(), fair + "object 5|attachment|\nobject 5 > a.txt|name|a.txt\nobject 5 > a.txt|body|(S) Text.\n"},
		"bytes in a stream":      {pageOf(said("The fair"), "", streamOf("", strings.Repeat("\x01\x02", 40)+"SECRET\x00")).bytes(), fair + "object 5|hidden text|SECRET\n"},
		"a stream that is damaged": {
			pageOf(said("The fair"), "", streamOf("/Filter/ZendaDecode", "x")).bytes(),
			fair + "unread |object 5, which no page shows: it cannot be read: it is packed in a way that is not read (\"ZendaDecode\")\n",
		},
		"a picture that nothing draws": {pageOf(said("The fair"), "", streamOf("/Subtype/Image/Width 1/Height 1", "x")).bytes(), fair},
		"a font program":               {pageOf(said("The fair"), "", "<</FontFile2 6 0 R>>", streamOf("/Length1 6", "SECRET")).bytes(), fair},
		"a profile of colours":         {pageOf(said("The fair"), "", streamOf("/N 3", strings.Repeat("\x00", 36)+"acspSECRET")).bytes(), fair},
		"an embedded file as it was": {
			updated(pageOf(said("The fair"), "", streamOf("/Type/EmbeddedFile", "1. (U) Text.\n")), 5, streamOf("/Type/EmbeddedFile", "1. (S) Text.\n")),
			fair + "attachment 1|body|1. (U) Text.\nattachment 2|body|1. (S) Text.\n",
		},
		"an object that is not listed": {bytes.Replace(plain.bytes(), []byte("\nstartxref"), []byte("\n9 0 obj\n(SECRET)\nendobj\nstartxref"), 1), fair + other + "SECRET\n"},
		"a member that is not listed": {
			pageOf(said("The fair"), "", streamOf("/Type/ObjStm/N 1/First 4", "9 0 <</A(SECRET)>>")).bytes(), fair + other + "SECRET\n",
		},
		"two members of one number": {
			pageOf(said("The fair"), "", streamOf("/Type/ObjStm/N 2/First 8", "9 0 9 9 (SECRET) (C)")).bytes(), fair + other + "SECRET\nC\n",
		},
		"strings of a cross-reference": {
			plain.packed("/Zenda(SECRET)", strings.Clone), fair + other + "SECRET\nSECRET\n",
		},
		"strings of a trailer":     {bytes.Replace(plain.bytes(), []byte("/Root"), []byte("/Zenda(SECRET)/Root"), 1), fair + other + "SECRET\n"},
		"a remark between objects": {bytes.Replace(plain.bytes(), []byte("\n4 0 obj"), []byte("\n% SECRET\n4 0 obj"), 1), fair + other + "% SECRET\n"},
		"a string of its own":      {pageOf(said("The fair"), "", "(SECRET)").bytes(), fair + other + "SECRET\n"},
		"an object that swallows":  {bytes.Replace(plain.bytes(), []byte("\nstartxref"), []byte("\n8 0 obj\n(\n9 0 obj\n<</A(SECRET)>>\nendobj\nstartxref"), 1), fair + other + "8 0 obj\n(\nSECRET\n"},
		"text between two ends":    {append(plain.bytes(), "SECRET\n%%EOF\n"...), fair + other + "SECRET\n"},
		"bytes between objects": {
			bytes.Replace(plain.bytes(), []byte("\nxref"), []byte("\n"+strings.Repeat("\x01\x02", 40)+"SECRET\x00\nxref"), 1),
			fair + "between objects|hidden text|SECRET\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			opened(t, c.data, PDF, c.want)
		})
	}
}

// updated is a file in whose first state the object of a number was another one.
func updated(f pdfFile, num int, before string) []byte {
	now := f.objects[num-1]
	f.objects = slices.Clone(f.objects)
	f.objects[num-1] = before
	data := f.bytes()
	object := fmt.Sprintf("%d 0 obj\n%s\nendobj", num, now)
	at := len(data)
	return fmt.Appendf(data, "%s\nxref\n%d 1\n%010d 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n",
		object, num, at, bytes.LastIndex(data, []byte("xref\n0")), at+len(object)+1)
}

func TestPDFWhere(t *testing.T) {
	t.Parallel()
	f := pageOf(said("one"), "", streamOf("", said("two")+" BT /F 12 Tf 50 686 Td (three) Tj ET"))
	f.objects = append(f.objects, "<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<<"+helvetica+">>>>")
	f = f.with(2, "[3 0 R]", "[3 0 R 6 0 R]")
	got := Open("", f.bytes(), Limits{})
	p := got.Parts[0]
	for word, want := range map[string]string{"one": "page 1, line 1", "two": "page 2, line 1", "three": "page 2, line 2"} {
		if where := p.Where(bytes.Index(p.Text, []byte(word))); where != want {
			t.Errorf("%s: at %q, want %q", word, where, want)
		}
	}
}

// TestPDFStructure reads the same page out of files that are put together in different ways, or damaged.
func TestPDFStructure(t *testing.T) {
	t.Parallel()
	f := pageOf(said("The fair"), "")
	whole := f.bytes()
	same := func(s string) string { return s }
	update := func(data []byte, object string) []byte {
		at := len(data)
		return fmt.Appendf(data, "%s\nxref\n4 1\n%010d 00000 n \ntrailer\n<</Size 5/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n",
			object, at, bytes.LastIndex(data, []byte("xref\n0")), at+len(object)+1)
	}
	tests := map[string]struct {
		data []byte
		want string
	}{
		"as it is":                    {whole, "The fair"},
		"object streams":              {f.packed("", same), "The fair"},
		"object streams, packed":      {f.packed("/Filter/FlateDecode", deflated), "The fair"},
		"something before it":         {append([]byte("mail\x00\n"), whole...), "The fair"},
		"an update":                   {update(bytes.Clone(whole), "4 0 obj\n"+streamOf("", said("The market"))+"\nendobj"), "The market"},
		"no cross-reference":          {whole[:bytes.LastIndex(whole, []byte("xref\n0"))], "The fair"},
		"no catalog is named":         {bytes.Replace(whole[:bytes.LastIndex(whole, []byte("xref\n0"))], []byte("/Count"), []byte("/Conut"), 1), "The fair"},
		"a wrong start":               {bytes.Replace(whole, []byte("startxref\n"), []byte("startxref\n1"), 1), "The fair"},
		"objects have moved":          {bytes.Replace(whole, []byte("1 0 obj"), []byte("  1 0 obj"), 1), "The fair"},
		"object streams have moved":   {bytes.Replace(f.packed("", same), []byte("%PDF-1.5\n"), []byte("%PDF-1.5\n%%%%\n"), 1), "The fair"},
		"no page tree":                {bytes.Replace(whole[:bytes.LastIndex(whole, []byte("xref\n0"))], []byte("/Pages 2 0 R"), []byte("/Sagep 2 0 R"), 1), "The fair"},
		"a reference to a page alone": {f.with(1, "2 0 R", "3 0 R").bytes(), "The fair"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := Open("", tt.data, Limits{})
			if text := strings.TrimSpace(string(bodyOf(got))); text != tt.want {
				t.Errorf("got %q, unread %v; want %q", text, got.Unread, tt.want)
			}
		})
	}
}

// TestPDFEncrypted opens what pypdf has encrypted with an empty user password, by each algorithm there is.
func TestPDFEncrypted(t *testing.T) {
	t.Parallel()
	const v4 = "/V 4/R 4/Length 128/CF<</StdCF<</CFM/AESV2>>>>/StmF/StdCF/StrF/StdCF"
	const v5 = "/V 5/Length 256/CF<</StdCF<</CFM/AESV3>>>>/StmF/StdCF/StrF/StdCF"
	tests := map[string]struct{ settings, id, owner, user, key, title string }{
		"RC4 of 40 bits": {
			"/V 1/R 2/Length 40", "8d755a595511d69e17f13cdc7bdab168",
			"c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab",
			"dc95e344b2e732acf79ab2f2bb2f40dc32e7caa213276296d074ce9396f54cba", "",
			"96bfab45405860b171edec1c3a1184d3",
		},
		"RC4 of 128 bits": {
			"/V 2/R 3/Length 128", "dca355ea6407e8acc6db36e3f5b635f3",
			"566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5",
			"fb57de82626c1cf3c31a42b5dfe2034a28bf4e5e4e758a4164004e56fffa0108", "",
			"7cb8ed005f43231e66caaabdb94b1403",
		},
		"AES of 128 bits": {
			v4, "da8336267a48cdf0f38c0ee742e169e7",
			"566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5",
			"6ab0ff13c590bc702befef8b3171936728bf4e5e4e758a4164004e56fffa0108", "",
			"ac2481a7ca6fb35f56c283f866dc08983fe4b76b4aea77dcc61ba34e0e968c4b16d296796828a0fef0ac30054dd850cb",
		},
		"AES of 256 bits, as Acrobat 9 had it": {
			v5 + "/R 5", "", "00",
			"14f8bd09b473d53c393a91ce6acc2afd934ef5b094e693db24c2c46a4196d59029b66949a22eef3e3ee959a61296892c",
			"89d5194c48571b6dba8462179cd6283ddfd6dcef11659c905f7ec45261a906c7",
			"1cbae05e4bd30a43c005a805bd5fd8ac66f54776fea11c6829be5f662df186bae8cd8c11498fe6f55072e2d67fc84618",
		},
		"AES of 256 bits": {
			v5 + "/R 6", "", "00",
			"87ce273a8442ace958f88779b15bc3addd6bc2acdbdaad11ecc1338a684212913ed5ad42ea06dd29d156178bda3e1808",
			"d9a4ab142d1a738aa49e9278b8e5e9a56848fcde20872f16dec4d697c43b36e2",
			"672ea9bcf1a649f18c57ff014a5135b05985b8b93848da2cca3aa9e69a467b4167eb2350d0cf2dc12fbbe37ab8d1c317",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := pdfFile{objects: []string{"<</Title<" + tt.title + ">>>", "<</Type/Catalog/Pages 3 0 R>>", "<</Kids[4 0 R]>>", "<<>>"}}
			f.trailer = fmt.Sprintf("/Root 2 0 R/Info 1 0 R/ID[<%s>]/Encrypt<</Filter/Standard/P 4294967292%s/O<%s>/U<%s>/UE<%s>>>",
				tt.id, tt.settings, tt.owner, tt.user, tt.key)
			opened(t, f.bytes(), PDF, "properties|property|(S//NF) The fair\n")
			f.trailer = strings.Replace(f.trailer, "/U<", "/U<ff", 1)
			opened(t, f.bytes(), PDF, "unread |it is encrypted\n")
			f.trailer = strings.Replace(f.trailer, "/Standard", "/Adobe.PubSec", 1)
			opened(t, f.bytes(), PDF, "unread |it is encrypted in a way that is not read\n")
		})
	}
}
