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
