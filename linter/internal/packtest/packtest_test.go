package packtest

import (
	"strings"
	"testing"

	"cablelint/linter/internal/packed"
)

// TestPacked: a text is packed and unpacked whole, and twice to the same bytes.
func TestPacked(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "a", "é\r\n\x00", strings.Repeat("AART,subject\n", 9999)} {
		data := string(pack(t, text))
		if packed.Text(data) != text || data[:len(header)] != header || data != string(pack(t, text)) {
			t.Errorf("%.40q of %d bytes is packed as %.40q", text, len(text), data)
		}
	}
}

// TestBrokenPack: what is cut off or changed is no text.
func TestBrokenPack(t *testing.T) {
	t.Parallel()
	data := string(pack(t, "TAGS: PREL"))
	for _, broken := range []string{"", data[:9], data[:len(data)-1], data[:len(data)-5] + "x" + data[len(data)-4:]} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%q is unpacked", broken)
				}
			}()
			packed.Text(broken)
		}()
	}
}
