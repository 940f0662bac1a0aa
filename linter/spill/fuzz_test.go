package spill_test

import (
	"strings"
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/spill"
)

// known are markings of which every disguise must be found.
var known = []string{
	"SECRET//NOFORN", "TOP SECRET//SI//NOFORN", "CONFIDENTIAL//REL TO USA, GBR", "(S//NF) The talks", "(TS//SI//NF) The talks",
	"1. (C//NF) The talks", "SECRET//ORCON/NOFORN",
}

// disguises are ways in which programs and copies change a text without changing what a person reads.
var disguises = []func(string) string{
	func(s string) string { return strings.ReplaceAll(s, "//", " // ") },
	func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
	func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
	func(s string) string { return strings.ReplaceAll(s, "E", "\u0415") },
	func(s string) string { return strings.ReplaceAll(s, "O", "\u041e") },
	func(s string) string { return strings.ReplaceAll(s, "R", "R\u200b") },
	func(s string) string { return strings.ReplaceAll(s, "T", "T\u00ad") },
	func(s string) string { return "<b>" + s + "</b>" },
	func(s string) string { return "**" + s + "**" },
	func(s string) string { return "> " + s },
	func(s string) string { return "# " + s },
	func(s string) string { return strings.ReplaceAll(s, "/", "&#47;") },
	func(s string) string { return strings.ReplaceAll(s, "(", "&#x28;") },
	func(s string) string { return "\ufeff" + s },
	func(s string) string { return "\t" + s + "\r" },
}

// FuzzDisguised hides a marking by up to three disguises between lines of any text. It is found wherever it stands on
// lines of its own.
func FuzzDisguised(f *testing.F) {
	for i := range disguises {
		f.Add(uint8(i), uint8(i), uint8(i), uint8(i), "The orchard fair.\n", "It was fine.\n")
	}
	f.Fuzz(func(t *testing.T, which, a, b, c uint8, before, after string) {
		mark := known[int(which)%len(known)]
		for _, d := range []uint8{a, b, c} {
			mark = disguises[int(d)%len(disguises)](mark)
		}
		if strings.ContainsAny(before+after, "<>[]{}()\\&=\"'`%\x00") {
			t.Skip() // markup about it may say that it is no text
		}
		doc := before + "\n\n" + mark + "\n\n" + after
		if len(spill.Scan([]byte(doc), marking.CeilingU)) == 0 {
			t.Errorf("not found: %q", doc)
		}
	})
}
