package extract

import (
	"os"
	"strings"
	"testing"
)

// TestDocumentedLimits holds docs/files.md to the limits that hold.
func TestDocumentedLimits(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../docs/files.md")
	must(t, err)
	for _, row := range []string{
		"members of archives, parts of mails | " + thousands(int64(usual.Members)),
		"documents within documents | " + thousands(int64(usual.Depth)),
		"one part | " + size(usual.Part),
		"all parts | " + size(usual.All),
		"above " + size(freely) + "; of a part and of the file | " + thousands(usual.Ratio) + " times",
		"groups or elements within each other | " + thousands(int64(usual.XMLDepth)),
		"pages of a PDF, nodes above them and annotations | " + thousands(int64(usual.Nodes)),
		"operators of a PDF | " + thousands(int64(usual.Operands)),
		"streams of a PDF or a compound file | " + thousands(int64(usual.Streams)),
	} {
		if !strings.Contains(string(data), row+" |\n") {
			t.Errorf("docs/files.md does not say: %s", row)
		}
	}
}

func BenchmarkPlainText(b *testing.B) {
	data := []byte(strings.Repeat("1. (S) The fair at Arkadia is cancelled.\n", 250))
	for b.Loop() {
		Open("", data, Limits{Cable: hasOrder})
	}
}

// TestPlainTextCostsOneLook holds that looking at plain text makes nothing.
func TestPlainTextCostsOneLook(t *testing.T) {
	data := []byte(strings.Repeat("1. (S) The fair at Arkadia is cancelled.\n", 25))
	o := &opener{limits: usual}
	if allocs := testing.AllocsPerRun(10, func() { o.look(data) }); allocs > 0 {
		t.Errorf("%.0f allocations", allocs)
	}
}
