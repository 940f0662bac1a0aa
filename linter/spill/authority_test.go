package spill_test

import (
	"strings"
	"testing"
)

// Columns of authority blocks must be seen under each of their headings, whatever parts the cells.
func TestColumnsOfBlocks(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		heading, value string
		want           verdict
	}{
		{"reason", "1.4 (b)", alarm},
		{"reason", "\"1.5 (b,d)\"", alarm},
		{"Class. reason", "1.4(c)", alarm},
		{"reason", "late", silent},
		{"authority", "1.5(a)", alarm},
		{"decl_on", "X1", alarm},
		{"Declassify on", "25X1", alarm},
		{"declass", "OADR", alarm},
		{"Declassify on", "2031-05-04", suspicion},
		{"decl", "2031-05-04", silent},
		{"decl", "N/A", silent},
		{"CUI category", "PRVCY", suspicion},
		{"CUI category", "SP-CTI", suspicion},
		{"max classification", "Secret", suspicion},
		{"max classification", "SECRET", alarm},
		{"classification of original", "CONFIDENTIAL", alarm},
		{"doc_marking", "TOP SECRET", alarm},
		{"number of classes", "S", silent},
	} {
		for _, sep := range []string{",", ";", "\t", "|", "   "} {
			doc := strings.Join([]string{"msg", "filed", tt.heading, "box"}, sep) + "\n" +
				strings.Join([]string{"114", "blue", "-", "3"}, sep) + "\n" +
				strings.Join([]string{"118", "blue", tt.value, "4"}, sep) + "\n"
			if got := judge([]byte(doc)); got != tt.want {
				t.Errorf("%q under %s between %q: %d, want %d", tt.value, tt.heading, sep, got, tt.want)
			}
		}
	}
}
