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
		{"another letter behind a backslash", `\n`, `\N`},
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
		if f.lower[i] {
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
		"SECRET secret\t\n ~": true, `a\b \`: true, `\n\U`: false, `\u`: false, `\x`: false, `\X`: false, "S\x7f": false,
		"S\x1f": false, "\u00e9": false, "\x80": false, "&": false, "": true,
	} {
		if got := plain([]byte(text)); got != want {
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
