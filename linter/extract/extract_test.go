package extract

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// shown is what a file holds, a line a part and a line for what was not read.
func shown(f *Found) string {
	var b strings.Builder
	for i := range f.Parts {
		p := &f.Parts[i]
		fmt.Fprintf(&b, "%s|%s|%s\n", p.Path, p.Role, strings.TrimRight(string(p.Text), " \n"))
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "unread %s|%s\n", u.Path, u.Why)
	}
	return b.String()
}

// opened opens a file and checks that it is of a kind and holds what is wanted.
func opened(t *testing.T, data []byte, kind Kind, want string) {
	t.Helper()
	got := Open("", data, Limits{Cable: hasOrder})
	if got.Kind != kind {
		t.Errorf("kind: got %d, want %d", got.Kind, kind)
	}
	if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), shown(got)); diff != "" {
		t.Error(diff)
	}
}

func hasOrder(text []byte) bool { return bytes.Contains(text, []byte("\nE.O. 12958:")) }

// file is a member of an archive.
type file struct{ name, text string }

func zipOf(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range files {
		m, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Write([]byte(f.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func tarOf(t testing.TB, files ...file) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range files {
		if err := w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o600, Size: int64(len(f.text))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func base64Of(s string) string {
	const width = 76
	all := base64.StdEncoding.EncodeToString([]byte(s))
	var b strings.Builder
	for len(all) > width {
		b.WriteString(all[:width] + "\r\n")
		all = all[width:]
	}
	return b.String() + all + "\r\n"
}

// bzip2Note is "1. (S) The fair at Arkadia is cancelled.\n" as bzip2 packs it: the library unpacks only.
const bzip2Note = "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xaf\xe6\xec\x36\x00\x00\x06\x5f\x80\x00\x10\x40\x61\x20\x00" +
	"\x20\x00\x0c\x00\x2f\x6d\x1c\x00\x20\x00\x31\x46\x8c\x81\xa3\x4c\x8d\x08\xa7\xa9\xb4\xd4\xf4\x9b\xd4\x9a\x3d\x1e" +
	"\xa8\xc8\x6b\xb3\x9c\x40\xc8\xbb\x05\x9d\x4c\xb2\x10\x36\x5d\xcf\x8f\x4f\x9e\x18\x15\xe7\xf1\x77\x24\x53\x85\x09" +
	"\x0a\xfe\x6e\xc3\x60"

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func writeAll(w io.Writer, s string) error {
	_, err := io.WriteString(w, s)
	return err
}
