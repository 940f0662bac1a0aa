// Package packtest holds, for tests, what the program has packed to what it is made of.
package packtest

import (
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"testing"

	"cablelint/linter/internal/packed"

	"github.com/google/go-cmp/cmp"
)

// header is that of a text that was packed here: no name and no time, so that whoever packs it makes the same file.
const header = "\x1f\x8b\x08\x00\x00\x00\x00\x00"

// Holds reports an error unless a file, which the program has as data, is a text that is packed. To update it, it is
// made of the text, unless it is of the same already: packed by another Go it might be other bytes.
func Holds(t *testing.T, update bool, file, data, text string) {
	t.Helper()
	diff := "it is to be made"
	if data != "" {
		diff = cmp.Diff(text, packed.Text(data))
	}
	switch {
	case diff == "":
		if data[:len(header)] != header {
			t.Errorf("%s has the header %q, want %q", file, data[:len(header)], header)
		}
	case update:
		if err := os.WriteFile(file, pack(t, text), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s is not current, run make docs (-text +packed):\n%s", file, diff)
	}
}

func pack(t *testing.T, text string) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
