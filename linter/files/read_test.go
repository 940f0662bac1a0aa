package files

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

// sizedReader is a content of git: it tells its size and is read once.
type sizedReader struct {
	io.Reader
	size int64
}

func (s sizedReader) Size() int64  { return s.size }
func (s sizedReader) Close() error { return nil }

// TestEndsAreSeen holds that what is no text by its head is looked at from its end, whatever it is read from, before it
// is passed by or refused for its size.
func TestEndsAreSeen(t *testing.T) {
	const end = "the end of a document"
	isDocument := func(_, tail []byte) bool { return bytes.HasSuffix(tail, []byte(end)) }
	for _, tt := range []struct {
		name string
		size int
		tail string
		want Kind
		err  error
	}{
		{"a document", 300_000, end, Read, nil},
		{"none", 300_000, "", Binary, nil},
		{"a small document", 100, end, Read, nil},
		{"a small one that is none", 100, "", Binary, nil},
		{"a document that is too large", 600_000, end, Failed, ErrTooLarge},
		{"one that is too large and is none", 600_000, "", Binary, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tree(t)
			content := "\x89PNG\r\n\x1a\n\x00" + strings.Repeat("\x01\x02\x03\x04", tt.size/4) + tt.tail
			if err := os.WriteFile("a.png", []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			opt := Options{All: true, Jobs: 1, MaxSize: 500_000, Document: isDocument}
			given := opt
			given.Given = func(give func(Given) error) error {
				return give(Given{Path: "a.png", Open: func() (io.ReadCloser, error) {
					return sizedReader{iotest.HalfReader(strings.NewReader(content)), int64(len(content))}, nil
				}})
			}
			for from, opt := range map[string]Options{"a folder": opt, "git": given} {
				look := func(f *File) error {
					if f.Kind != tt.want || !errors.Is(f.Err, tt.err) {
						t.Errorf("from %s: kind %d, %v; want %d, %v", from, f.Kind, f.Err, tt.want, tt.err)
					}
					if f.Kind != Read && !strings.HasSuffix(content, string(f.Tail[max(0, len(f.Tail)-1000):])) {
						t.Errorf("from %s: the end that was seen is not the file's", from)
					}
					return nil
				}
				err := Each(t.Context(), []string{"."}, opt, func() func(*File) error { return look }, func(error) error { return nil })
				if err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestLast(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("0123456789", tailBytes/2)
	if got := last(strings.NewReader(long), []byte("head")); string(got) != long[len(long)-tailBytes:] {
		t.Errorf("%d bytes that are not the last %d", len(got), tailBytes)
	}
	if got := last(strings.NewReader("tail"), []byte("head")); string(got) != "headtail" {
		t.Errorf("got %q", got)
	}
	if got := last(iotest.ErrReader(io.ErrUnexpectedEOF), []byte("head")); got != nil {
		t.Errorf("got %q of what cannot be read", got)
	}
}

// TestDocumentedSize holds docs/files.md to the size that is read.
func TestDocumentedSize(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../docs/files.md")
	if err != nil {
		t.Fatal(err)
	}
	if MaxSize != 16<<20 || !bytes.Contains(data, []byte("`--max-file-size` says another size | 16 MiB |\n")) {
		t.Error("docs/files.md does not say the size beyond which a file is not read")
	}
}
