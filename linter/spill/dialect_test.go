package spill_test

import (
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/spill"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// in is a text in a set of characters.
func in(set encoding.Encoding, text string) string {
	out, err := set.NewEncoder().String(text)
	if err != nil {
		panic(err)
	}
	return out
}

// listOf has the bytes of a text in a form each, parted by commas.
func listOf(form, text string) string {
	all := make([]string, len(text))
	for i := range len(text) {
		all[i] = fmt.Sprintf(form, text[i])
	}
	return strings.Join(all, ",")
}

const (
	portion = "1. (S//NF) The porter of Arkadia went home early."
	russian = "Совершенно секретно\nЭкз. N 3\n\nПорт закрыт до среды.\n"
)

// TestEscapesOfFormats: what a format writes in escapes of its own is read as it is shown.
func TestEscapesOfFormats(t *testing.T) {
	t.Parallel()
	wide := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	packed := base64.StdEncoding.EncodeToString([]byte(portion))
	for _, tt := range []struct {
		name, text string
		want       verdict
	}{
		{"a style sheet", `h2:after { content: "\43 ONFIDENTIAL\2f\2fNOFORN"; }`, alarm},
		{"a style sheet in a page", `<style>b::after{content:"\0053\000045 CRET\2F\2F SI"}</style><p>The pier.`, alarm},
		{"a style sheet without a marking", `p::before { content: "\201c\53 ecret garden\201d"; }`, silent},
		{"a chart", "graph TD\n  A[\"Pier #40;C#47;#47;REL TO USA, GBR#41;\"] --> B\n", alarm},
		{"a chart without a marking", "graph TD\n  A[\"#40;C#41; 2019 Roe\"] --> B\n", silent},
		{"a chat in colours", "[10:02] <roe> \x0304TOP \x02SEC\x02RET\x03//\x0312,01SI\x0f the pier\n", alarm},
		{"a program of decimal numbers", `x = "\084\079\080\032\083\069\067\082\069\084\047\047\083\073"`, alarm},
		{"a zone of names", `note TXT "\083\069\067ret garden of \082oe"`, silent},
		{"subtitles", `Dialogue: 0,0:00:01.00,0:00:02.00,Top,,0,0,0,,{\pos(9,9)}SEC{\b1}RET\h//\h{\i1}NOFORN`, alarm},
		{"subtitles without a marking", `Dialogue: 0,0:00:01.00,0:00:02.00,Top,,0,0,0,,It is a {\i1}secret{\i0}.`, silent},
		{"roff", ".NH\nPier\n.LP\n\\fBTOP\\fP\\ \\s+2SEC\\s0RET\\(sl\\[sl]NOFORN\n", alarm},
		{"the head of its pages", ".ds LH Pier\n.ds CH S\\h'2n'E\\h'2n'C\\h'2n'R\\h'2n'E\\h'2n'T\n.LP\nThe porter.\n", alarm},
		{"a manual without a marking", ".TH KEYS 1\n.SH NAME\nkeys \\- list the \\fISECRET\\fP of \\fBkeys\\fP\n", silent},
		{"a drawing", "  0\nSECTION\n  2\nENTITIES\n  0\nMTEXT\n  1\n{\\fArial|b0;CONF}{\\H2.5x;IDENTIAL}\\~\\L//\\l{\\C3;NOFORN}\\PPier 9\n", alarm},
		{"a line of a drawing", "  2\nENTITIES\n  0\nTEXT\n  1\n%%uSECRET//NOFORN%%u\n", alarm},
		{"a card", "BEGIN:VCARD\r\nNOTE;ENCODING=QUOTED-PRINTABLE:=28C=2F=\r\n=2FNF=29 The porter\r\nEND:VCARD\r\n", alarm},
		{"a folded calendar", "BEGIN:VCALENDAR\r\nDESCRIPTION:See the pier (TS//S\r\n I//NF) at noon\r\nEND:VCALENDAR\r\n", alarm},
		{"entries of a directory", "dn: cn=pier,dc=example\ndescription: the pier (S//N\n F) at noon\n", alarm},
		{"their values in base64", "dn: cn=pier,dc=example\ndescription:: " + packed + "\n", alarm},
		{"base64 of a calendar, folded", "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + packed[:30] + "\r\n " + packed[30:] + "\r\nEND:VEVENT\r\n", alarm},
		{"base64 in a string with ends of lines", `{"content": "` + packed[:40] + `\n` + packed[40:] + `\n"}`, alarm},
		{"an address that holds data", `<img src="data:text/plain;base64,` + packed + `">`, alarm},
		{"a value of YAML", "note: !!binary |\n  " + packed[:32] + "\n  " + packed[32:] + "\nnext: 1\n", alarm},
		{"base64 of wide characters", "-enc " + base64.StdEncoding.EncodeToString([]byte(in(wide, portion))), alarm},
		{"base64 of addresses", "token=" + base64.RawURLEncoding.EncodeToString([]byte("\n\n?>?"+portion)) + "&x=1", alarm},
		{"base64 of base64", base64.StdEncoding.EncodeToString([]byte(packed)), alarm},
		{"base64 of another text", "x: " + base64.StdEncoding.EncodeToString([]byte("the secret of the soup is thyme, said Roe")), silent},
		{"a hash", "sha512-" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat("\x9c\x01SECRET\xff", 7))), silent},
		{"hexadecimal digits", "INSERT INTO a VALUES (0x" + hex.EncodeToString([]byte(portion)) + ");", alarm},
		{"masks of a program", "{ROE, 0xc700000000000000, 0xa7000000, 0x5300000000000000}", silent},
		{"a registry", `"a"=hex(7):` + listOf("%02x", in(wide, "SECRET//NOFORN\x00")), alarm},
		{"a registry over lines", "\"a\"=hex:" + strings.ReplaceAll(listOf("%02x", portion), "2e,", "2e,\\\n  "), alarm},
		{"bytes of a program", "char m[] = { " + listOf("0x%02X", portion) + ", 0x00 };", alarm},
		{"numbers of data", `{"type": "Buffer", "data": [` + listOf("%d", portion) + "]}", alarm},
		{"numbers that are no text", "[83, 69, 67, 82, 69, 84, 300, 1, 0]", silent},
		{"UTF-7", "+" + strings.TrimRight(base64.StdEncoding.EncodeToString([]byte(in(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "SECRET//NOFORN"))), "=") + "-\nThe pier.\n", alarm},
		{"UTF-8 that was read as another set", "VERSCHLUSSSACHE \u00e2\u20ac\u201c NUR F\u00c3\u0153R DEN DIENSTGEBRAUCH\n\nDer Pier.\n", alarm},
		{"a text of such letters", "Le caf\u00e9 \u00c3 la carte\n", silent},
		{"a memory of translations", "<tu><tuv><seg>Geheim: <ph>x</ph>ZEER GEHEIM</seg></tuv><tuv><seg>Secret: state</seg></tuv></tu>", alarm},
		{"an element with attributes", "<displaymarking bgcolor='red' fgcolor='white'>SECRET</displaymarking>", alarm},
		{"a level and its law", "HEMLIG enligt 15 kap. 2 \u00a7\n\nKajen \u00e4r tom.\n", alarm},
		{"a sentence about it", "Det var en hemlig plan enligt honom.\n", silent},
	} {
		if got := judge([]byte(tt.text)); got != tt.want {
			t.Errorf("%s: %d, want %d: %q", tt.name, got, tt.want, tt.text)
		}
	}
}

// TestSetsOfCharacters: a text in an older set of its country is read by the words of levels in it.
func TestSetsOfCharacters(t *testing.T) {
	t.Parallel()
	const japan, china, taiwan, korea = "【極秘】　取扱注意\n\n港は月曜日。\n", "绝密\n\n港口关闭。\n", "機密：絕密\n", "분류: 극비\n\n항구.\n"
	for _, tt := range []struct {
		name, text string
		want       verdict
	}{
		{"KOI8-R", in(charmap.KOI8R, russian), alarm},
		{"Windows", in(charmap.Windows1251, russian), alarm},
		{"DOS", in(charmap.CodePage866, russian), alarm},
		{"ISO 8859-5", in(charmap.ISO8859_5, russian), alarm},
		{"in UTF-8", russian, alarm},
		{"capitals", in(charmap.Windows1251, "ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ\n\nПорт.\n"), alarm},
		{"taken for Windows-1252", "\u00d1\u00ee\u00e2\u00e5\u00f0\u00f8\u00e5\u00ed\u00ed\u00ee \u00f1\u00e5\u00ea\u00f0\u00e5\u00f2\u00ed\u00ee\n", alarm},
		{"a sentence", in(charmap.KOI8R, "Он говорил совершенно секретно с портом.\n"), silent},
		{"Greek", in(charmap.ISO8859_7, "ΑΠΟΡΡΗΤΟ\n\nΤο λιμάνι.\n"), alarm},
		{"Shift_JIS", in(japanese.ShiftJIS, japan), alarm},
		{"EUC-JP", in(japanese.EUCJP, japan), alarm},
		{"ISO-2022-JP", in(japanese.ISO2022JP, japan), alarm},
		{"a field of it", in(japanese.ShiftJIS, "区分：機密　（返却）\n港。\n"), alarm},
		{"a sentence of it", in(japanese.ShiftJIS, "彼は極秘に港へ行った。\n"), silent},
		{"GBK", in(simplifiedchinese.GBK, china), alarm},
		{"Big5", in(traditionalchinese.Big5, taiwan), alarm},
		{"EUC-KR", in(korean.EUCKR, korea), alarm},
		{"an older text of Europe", in(charmap.Windows1252, "Das geheime Gespräch über die Straße, très élevé.\n"), silent},
	} {
		if got := judge([]byte(tt.text)); got != tt.want {
			t.Errorf("%s: %d, want %d: %q", tt.name, got, tt.want, tt.text)
		}
	}
}

// TestTapes: a tape has records of one length, or ends of lines.
func TestTapes(t *testing.T) {
	t.Parallel()
	var tape strings.Builder
	for _, line := range []string{"R 021200Z MAR 79", "FM AMEMBASSY ARKADIA", "C O N F I D E N T I A L ARKADIA 000187", "1. THE PIER IS CLOSED."} {
		fmt.Fprintf(&tape, "%-80s", line)
	}
	file := in(charmap.CodePage037, tape.String())
	hits := spill.ScanTape([]byte(file), marking.CeilingU)
	if len(hits) == 0 || hits[0].Span.Start/80 != 2 {
		t.Errorf("records: %v", hits)
	}
	if hits := spill.ScanTape([]byte(strings.Repeat("\x40\x90\x91\xff\xe2\xe3", 80)), marking.CeilingU); len(hits) > 0 {
		t.Errorf("other bytes: %v", hits)
	}
}

// TestNamesOfPartners: folders have the marking of an alliance with capitals at the heads of words, decomposed or not.
func TestNamesOfPartners(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]int{
		"Très Secret Défense/pier.txt": 1, "Tre\u0300s Secret De\u0301fense/pier.txt": 1, "Nato Secret.docx": 1, "x/Streng Geheim/a": 1,
		"S--NF/pier.txt": 1, "S--REL TO USA, GBR": 1, "Top Secret/pier.txt": 0, "secret garden/pier.txt": 0, "Nato Secret Santa.txt": 0,
		"a--b/c--nf.txt": 0,
	} {
		if hits := spill.ScanName(name, marking.CeilingU); (len(hits) > 0) != (want > 0) {
			t.Errorf("%q: %v", name, hits)
		}
	}
}
