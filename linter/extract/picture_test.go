package extract

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// TestBehindPictures holds that what stands behind a picture is read, and that pictures without are let alone.
func TestBehindPictures(t *testing.T) {
	t.Parallel()
	var p, j bytes.Buffer
	picture := image.NewGray(image.Rect(0, 0, 40, 30))
	for i := range picture.Pix {
		picture.Pix[i] = byte(i * 7)
	}
	must(t, png.Encode(&p, picture))
	must(t, jpeg.Encode(&j, picture, nil))
	for name, data := range map[string][]byte{"png": p.Bytes(), "jpeg": j.Bytes()} {
		for _, tail := range []string{"", "\x00\x00\n"} {
			if got := Open("", append(bytes.Clone(data), tail...), Limits{}); got.Kind != Inert || len(got.Parts) > 0 {
				t.Errorf("%s: %s", name, shown(got))
			}
		}
		if got := Open("", data[:len(data)/2], Limits{}); got.Kind != Inert {
			t.Errorf("half of a %s: kind %d", name, got.Kind)
		}
		for what, tail := range map[string]string{
			"text": "1. (S) The fair is cancelled.", "an archive": string(zipOf(t, note)),
			"a packed archive": string(gzipOf(t, tarOf(t, note))),
		} {
			if got := shown(Open("", append(bytes.Clone(data), tail...), Limits{})); !strings.Contains(got, "|body|1. (S) The fair is cancelled.\n") {
				t.Errorf("%s behind a %s: %s", what, name, got)
			}
		}
	}
	if got := Open("", []byte("\x7fELF\x02\x01\x01\x00"+zeros+"%PDF-1.4\nendobj\n%%EOF\n"), Limits{}); len(got.Unread) == 0 {
		t.Errorf("a PDF that is damaged behind a program: %s", shown(got))
	}
}
