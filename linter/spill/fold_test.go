package spill

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, in, want string }{
		{"small letters", "Secret", "SECRET"},
		{"a line end of two characters", "a\r\nb", "A \nB"},
		{"a carriage return alone", "a\rb", "A\nB"},
		{"a carriage return at the end", "a\r", "A\n"},
		{"other line ends", "a\fb\vc", "A\nB\nC"},
		{"a tab", "\ta", "\tA"},
		{"overstruck", "S\bSE\bE", "SE"},
		{"overstruck from the start", "\b\bS", "S"},
		{"controls", "\x00S\x1f\x7fE", "SE"},
		{"the colours of a terminal", "\x1b[1;31mS\x1b[0mE", "SE"},
		{"the first and the last sign that ends a sequence", "\x1b[@S\x1b[~E", "SE"},
		{"an escape with nothing behind it", "S\x1b", "S"},
		{"an escape that begins no sequence", "\x1b]S", "]S"},
		{"the longest sequence", "\x1b[" + strings.Repeat("1", longestEscape-3) + "mS", "S"},
		{"a longer sequence", "\x1b[" + strings.Repeat("1", longestEscape-2) + "mS", "[" + strings.Repeat("1", longestEscape-2) + "MS"},
		{"a sequence that is cut", "\x1b[1", "[1"},
		{"a number for a character", "&#83;&#x45;", "SE"},
		{"a name for a character", "&lt;S&gt;", "<S>"},
		{"a name of one letter", "&x;", "&X;"},
		{"no name at all", "&;S", "&;S"},
		{"a name that is unknown", "&secret;", "&SECRET;"},
		{"a name without an end", "&ltS", "&LTS"},
		{"the longest number for a character", "&#" + strings.Repeat("0", longestReference-5) + "83;", "S"},
		{"a longer number", "&#" + strings.Repeat("0", longestReference-4) + "83;", "&#" + strings.Repeat("0", longestReference-4) + "83;"},
		{"a reference for two characters", "&fjlig;", "FJ"},
		{"escapes of programs", `\u0053\x45\U00000043`, "SEC"},
		{"an escape that is cut", `\u005`, `\U005`},
		{"an escape that is no number", `\u00zz`, `\U00ZZ`},
		{"an escape of no character", `\U00110000`, `\U00110000`},
		{"an escape of the last character", `\U0010ffff`, "\x02"},
		{"another letter behind a backslash", `\q`, `\Q`},
		{"line ends and tabs of programs", `a\nb\rc\td`, "A\nB\nC\tD"},
		{"escapes that were quoted again", `a\\nb\\\\u0053`, "A\nBS"},
		{"signs that data quote", `S\/\/NF \"`, `S//NF "`},
		{"octal numbers", `\123\105\7\012`, `SE\7\012`},
		{"numbers in braces", `\u{53}\x{45}\u{}\u{zz}`, `SE\U{}\U{ZZ}`},
		{"numbers of an address", "%53%45%2f%2F%zz%", "SE//%ZZ%"},
		{"numbers of characters that are not seen", "%0a%7", "%0A%7"},
		{"mail that is quoted-printable", "quoted-printable\n=53E=\nC=\r\nR=", "QUOTED-PRINTABLE\nSECR="},
		{"an equals sign", "=53", "=53"},
		{"a number without an end", "&#83&#x45 &#83x", "SE SX"},
		{"words of TeX", `\textbf{S}\textit{E}\title{C}\noindent R`, `{S}{E}\TITLE{C}\NOINDENT R`},
		{"more backslashes than text is quoted with", strings.Repeat(`\`, 9) + "n", "\\\n"},
		{"a backslash at the end of many", `S\\`, `S\\`},
		{"a number in braces that is cut", `\u{53`, `\U{53`},
		{"a number in braces of no character", `\u{110000}`, `\U{110000}`},
		{"the lowest of the octal numbers that is seen", `\040S\037`, ` S\037`},
		{"octal numbers that are cut", `\12`, `\12`},
		{"the first and last numbers of an address", "%20S%7e%7F%1f%80", " S~\x7f%1F%80"},
		{"digits of numbers", "%4f%4F%4g%4@", "OO%4G%4@"},
		{"an equals sign at the end of quoted-printable", "quoted-printable=", "QUOTED-PRINTABLE="},
		{"RTF with numbers of words", `{\rtf1\fs-24 S\b0E\uc1\u-3913 C\u83 x`, "SE\x02CSX"},
		{"RTF that is cut", `{\rtf1 S\`, "S"},
		{"RTF that is cut in a number", `{\rtf1 S\'5`, "S5"},
		{"RTF with quoted signs", `{\rtf1 \\\{\}\_S`, `\{}S`},
		{"RTF with cells and headers", `{\rtf1 {\header S}C\cell E\row R`, "\nSC\tE\nR"},
		{"RTF behind blanks", "\r\n {\\rtf1 S}", " \n S"},
		{"no RTF", `{\rt1 S}`, "{\nT1 S}"},
		{"RTF", `{\rtf1\ansi {\b SE}{\i0 C}\par \'52\u69?\u84\'54\tab x\~\{\*\-}`, "SEC\nRET\tX {\n"},
		{"a backslash at the end", `S\`, `S\`},
		{"accents", "\u00e9\u00c9", "EE"},
		{"an older encoding", "\xe9", "E"},
		{"a letter of no kin", "\u4e2d", "\x01"},
		{"a sign of no kin", "\u2603", "\x02"},
		{"a character that was lost", "\ufffd", "\x01"},
		{"a wide blank", "\u2003", " "},
		{"characters that are not seen", "S\u00adE\u200b\u0301C", "SEC"},
		{"the letters in boxes", "\U0001f150\U0001f169\U0001f170\U0001f189\U0001f1e6\U0001f1ff", "AZAZAZ"},
		{"signs before and behind the letters in boxes", "\U0001f16f\U0001f18a", "\x02\x02"},
		{"full-width", "\uff33\uff45", "SE"},
		{"small letters of Cherokee", "\uab70\uabaa", "DS"},
	} {
		if got := string(fold([]byte(tt.in)).b); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestFoldKeepsTheCase(t *testing.T) {
	t.Parallel()
	const text = "Secret \u00e9\u00c9 &#115;\uff53"
	f := fold([]byte(text))
	got := ""
	for i, c := range f.b {
		if f.small(i) {
			got += strings.ToLower(string(c))
		} else {
			got += string(c)
		}
	}
	if want := "Secret eE ss"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"SECRET secret\t\n ~": true, `a\b \`: true, `\n\U`: false, `\u`: false, `\x`: false, `\X`: false, `\1`: false, `\8`: true, `\\`: false, "%53": false, "%1f": true, "%5": true, "S\x7f": false,
		"S\x1f": false, "\u00e9": false, "\x80": false, "&": false, "": true,
	} {
		if got := (fold([]byte(text)).at == nil); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestFoldLeadsBack(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text, folded, want string
	}{
		{"plain", "a Secret", "SECRET", "Secret"},
		{"a wide character before", "\u00e9 Secret.", "SECRET", "Secret"},
		{"a wide character at the end", "the s\u00e9cr\u00e9t", "SECRET", "s\u00e9cr\u00e9t"},
		{"an accent that combines at the end", "secret\u0301 x", "SECRET", "secret"},
		{"a reference at the end", "secre&#116; x", "SECRET", "secre&#116;"},
		{"a reference at the end of the text", "secre&#116;", "SECRET", "secre&#116;"},
		{"a reference for two characters at the end", "x&fjlig;y", "FJ", "&fjlig;"},
		{"half a reference for two characters", "x&fjlig;y", "XF", "x&fjlig;"},
		{"an escape at the end", `secre\u0074 x`, "SECRET", `secre\u0074`},
		{"an ampersand at the end", "\u00e9 S& x", "S&", "S&"},
		{"characters that are not seen", "S\u200bE\u200b", "SE", "S\u200bE"},
	} {
		f := fold([]byte(tt.text))
		from := strings.Index(string(f.b), tt.folded)
		sp := f.span(from, from+len(tt.folded))
		if got := tt.text[sp.Start:sp.End]; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestPartLeadsBack(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"one two three", "\u00e9ne tw\u00f6 thr\u00e9&#101;"} {
		f := fold([]byte(text))
		p := f.part(4, 13)
		for i := range p.b {
			if p.span(i, i+1) != f.span(4+i, 5+i) {
				t.Errorf("%q: byte %d of the part is at %v, want %v", text, i, p.span(i, i+1), f.span(4+i, 5+i))
			}
		}
		if p.span(0, len(p.b)).End != len(text) {
			t.Errorf("%q: the part ends at %v", text, p.span(0, len(p.b)))
		}
	}
}
