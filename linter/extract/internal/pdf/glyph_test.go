package pdf

import (
	"flag"
	"os"
	"testing"

	"cablelint/linter/internal/packtest"
)

var update = flag.Bool("update", false, "pack the glyph list anew")

// TestPackedGlyphsAreTheFile: the list that is in the program is that which people read, with its licence.
func TestPackedGlyphsAreTheFile(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("data/glyphs.txt")
	if err != nil {
		t.Fatal(err)
	}
	packtest.Holds(t, *update, "data/glyphs.txt.gz", glyphList, string(text))
}

// TestNamed: a glyph is named by the list, by its number, or by the parts of a ligature.
func TestNamed(t *testing.T) {
	t.Parallel()
	for glyph, want := range map[string]string{
		"A": "A", "AEacute": "\u01fc", "a.sc": "a", "f_i": "fi", "uni0041": "A", "uni00410042": "AB", "u1F600": "\U0001f600",
		"# Copyright 2002-2019 Adobe (http://www": "", "g17": "", "": "",
	} {
		if got := named(glyph); got != want {
			t.Errorf("%q is %q, want %q", glyph, got, want)
		}
	}
}
