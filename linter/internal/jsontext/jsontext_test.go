package jsontext

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzAppendString: a string is written as encoding/json writes it, but that nothing unseen stands in it as it is.
func FuzzAppendString(f *testing.F) {
	for _, s := range []string{
		"", "plain", "\"(S\\\" <é> & \u202e\x1b\x00\x7f\b\f\n\r\t", "\xff\xc3", "\ufffd", "\u2028\u2029", "\U000e0001😀",
		"ᅟㅤ", "\ue000",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var buf bytes.Buffer
		enc := json.NewEncoder(&buf)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(s); err != nil {
			t.Fatal(err)
		}
		want := Escape(bytes.TrimSuffix(buf.Bytes(), []byte("\n")))
		if got := AppendString(nil, s); !bytes.Equal(got, want) {
			t.Errorf("%q: %s, want %s", s, got, want)
		}
	})
}

// TestPlain: eight bytes at once stand in JSON as each of them does.
func TestPlain(t *testing.T) {
	t.Parallel()
	for c := range 256 {
		for at := range 9 {
			text := []byte("a SECRET")
			text = append(text, "~"...)
			text[at] = byte(c)
			plain := c >= ' ' && c <= '~' && c != '"' && c != '\\'
			if allPlain(text) != plain {
				t.Errorf("%q is plain: %v", text, !plain)
			}
		}
	}
}
