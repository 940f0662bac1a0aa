package parse

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"testing"

	"cablelint/linter/text"
)

// TestHostile parses long texts of one thing over and over. None may cost more than a pass or a few:
// a loop inside a loop would not end within the time that a test has.
func TestHostile(t *testing.T) {
	t.Parallel()
	size := 1 << 20
	if os.Getenv("LONG") == "" {
		size /= 4
	}
	const head = "O 141522Z MAR 07\nFM AMEMBASSY ARKADIA\n\nS E C R E T ARKADIA 000187\n\nE.O. 12958: DECL: 03/14/2017\n" +
		"TAGS: PREL\nSUBJECT: X\n\n"
	for _, piece := range []string{
		"(", "[", "((", "1. (C)", "1. (C) x\n\n", "A. (C) x\n", "-- (C) x\n", "E.O. 12958: DECL: X1, X2\n", "E.O. 12958:\n", "SECRET\n",
		"SECRET\n\n", "PAGE 01\n", "QUOTE\n", "QUOTE\nS E C R E T ARKADIA 000187\n", "QUOTE\nUNQUOTE\n", "UNQUOTE\n",
		"S E C R E T ARKADIA 000187\n", "S E C R E T SECTION 01 OF 02 ARKADIA 000187\n\n", "VZCZCXRO4092\n", "DE RUEHQX #0187 0731522\n",
		"MRN: 15 ARKADIA 412\nDate/DTG: Sep 25, 2015 / 250643Z SEP 15\n", "MRN: 15 ARKADIA 412\n", "NNNN\n", "NNNN\nSECRET\n\n", "TAGS: PREL\n",
		"TAGS: (", "TAGS: PREL, ", "SUBJECT: X\n", "SUBJECT: (C ", "REF: A. B. ", "REF: A. X 1\n", "Classified By: ", "Classified By: X\n\n",
		"Reason: 1.4 (b)\n", "1.4 ", "(b) and ", "Derived From: Multiple Sources; ", "Declassified/Released US Department ", "DECLASSIFIED\n\n",
		"X", "XXXX\n", "\n", "\r", " ", "-", "----\n", "HEADING\n---\n", "\xc2\xb6", "\xb6", "\xa0", "1", "1.", "11. x\n\n", "a) x\n", "(a) x\n",
		"FM X\n", "TO X\n", "INFO EUR-01 ", "ACTION EUR-01\n", "<< END OF DOCUMENT >>\n", "Message Text\n", "NOFORN ", "NOFORN\n", "[a](#)", "&amp;",
		"SECRET ", "S E C R E T ", "(S//NF) ", "1. (S//NF) x ", "...\nS E C R E T ARKADIA 000187\n", "x:\n", "BT\n", "#0187\n",
	} {
		t.Run(fmt.Sprintf("%.20q", piece), func(t *testing.T) {
			t.Parallel()
			body := bytes.Repeat([]byte(piece), size/len(piece))
			checkFile(t, Parse(text.NewSource("x", body)))
			checkFile(t, Parse(text.NewSource("x", append([]byte(head), body...))))
		})
	}
}

// TestHostileHolds: what is made of a text that is full of one thing stays within a few times its size.
func TestHostileHolds(t *testing.T) {
	if raced {
		t.Skip("the race detector takes room of its own")
	}
	const size = 1 << 20
	const head = "O 141522Z MAR 07\nFM AMEMBASSY ARKADIA\n\nS E C R E T ARKADIA 000187\n\nE.O. 12958: DECL: 03/14/2017\n" +
		"TAGS: PREL\nSUBJECT: X\n\n"
	for piece, most := range map[string]int{
		"\n": 21, "SECRET\n": 12, "- x\n": 24, "-- (C) x\n": 30, "1. X\n\n": 60, "(C) x\n\n": 55, "PAGE 01\n": 66,
		"DECLASSIFIED\n\n": 8, "WORDS OF A TEXT.\n": 3,
	} {
		b := append([]byte(head), bytes.Repeat([]byte(piece), size/len(piece))...)
		src := text.NewSource("x", b)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		Parse(src)
		runtime.ReadMemStats(&after)
		if took := int(after.TotalAlloc-before.TotalAlloc) / size; took > most {
			t.Errorf("%q over and over takes %d times its size, not %d", piece, took, most)
		}
	}
}
