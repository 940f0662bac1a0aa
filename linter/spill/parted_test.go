package spill_test

import (
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/spill"
)

// TestStringsThatControlSignsPart: strings that a control sign parts are not one, and a word with one in it still is.
func TestStringsThatControlSignsPart(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, want string }{
		{"a list of strings", "The pilot spoke to us.\x00TOP SECRET\x00The mayor spoke to us.\x00", "banner TOP SECRET TS: TOP SECRET"},
		{"an environment", "USER=ann\x00MARK=SECRET//NOFORN\x00HOME=/home/ann", "marking SECRET//NOFORN S: SECRET//NOFORN"},
		{"fields of a message", "8=FIX.4.2\x0158=SECRET//NOFORN\x0110=128", "banner SECRET//NOFORN S: SECRET//NOFORN"},
		{"records", "The pilot spoke to us.\x1eTOP SECRET\x1eThe mayor spoke to us.", "banner TOP SECRET TS: TOP SECRET"},
		{"files", "The pilot spoke to us.\x1cTOP SECRET\x1cThe mayor spoke to us.", "banner TOP SECRET TS: TOP SECRET"},
		{"groups", "The pilot spoke to us.\x1dTOP SECRET\x1dThe mayor spoke to us.", "banner TOP SECRET TS: TOP SECRET"},
		{"units", "The pilot spoke to us.\x1fTOP SECRET\x1fThe mayor spoke to us.", "banner TOP SECRET TS: TOP SECRET"},
		{"a text in its frame", "The pilot spoke to us.\x03\x02TOP SECRET\x03\x02The mayor spoke to us.", "banner TOP SECRET TS: TOP SECRET"},
		{"padding", "The pilot spoke to us.\x00\x00\x00TOP SECRET\x00\x00\x00The mayor spoke to us.", "banner TOP SECRET TS: TOP SECRET"},
		{"a record of a library", "245  \x1faHarbor talks\x1e506  \x1faSECRET//NOFORN\x1e", "banner SECRET//NOFORN S: SECRET//NOFORN"},
		{"escapes", `"The pilot spoke to us.\u0000TOP SECRET\u0000The mayor spoke to us."`, "banner TOP SECRET TS: TOP SECRET"},
		{"ends of lines by their numbers", "The pilot spoke to us.&#10;TOP SECRET&#xD;&#xA;The mayor spoke to us.", "banner TOP SECRET TS: TOP SECRET"},
		{"a value of several lines", "<a title=\"The pilot spoke.&#10;SECRET//NOFORN&#10;The mayor.\">x</a>", "banner SECRET//NOFORN S: SECRET//NOFORN"},
		{"a portion", "The pilot spoke to us.\x00(S//NF) The mayor spoke to us.\x00", "portion mark (S//NF) S: (S//NF)"},
		{"a sign in a word", "SEC\x01RET", "banner SECRET S: SEC\x01RET"},
		{"wide letters", "S\x00E\x00C\x00R\x00E\x00T\x00", "banner SECRET S: S\x00E\x00C\x00R\x00E\x00T"},
		{"wide letters that are none", "A\x00 \x00b\x00a\x00l\x00l\x00o\x00t\x00,\x00 \x00C\x00 \x00o\x00r\x00 \x00S\x00", ""},
		{"bold letters in a sentence", "They kept the ballot \x02secret\x02 for a week.", ""},
		{"a sign taken back", "a\x00\b\x00b", ""},
		{"nothing but signs", "\x00\x01\x00", ""},
		{"signs about a word", "\x00\x00harbor\x00\x00", ""},
	} {
		if got := toldOf(tt.text, spill.Scan([]byte(tt.text), marking.CeilingU)); got != tt.want {
			t.Errorf("%s: %q: %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}
