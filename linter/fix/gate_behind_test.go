package fix_test

import (
	"strings"
	"testing"

	"cablelint/linter/rule"
)

// TestMarksEndWhereTheyAreRead: no mark is closed before words that a person reads as part of it.
func TestMarksEndWhereTheyAreRead(t *testing.T) {
	t.Parallel()
	const refused = "would end before a control"
	for _, test := range []struct{ was, is, says string }{
		{"(S//SI} NOFORN)", "(S//SI) NOFORN)", refused},
		{"(S//NF} NODIS)", "(S//NF) NODIS)", refused},
		{"{S} NF}", "(S) NF}", refused},
		{"{S] NF}", "(S) NF}", refused},
		{"[S} ZEBRA STRIPES]", "(S) ZEBRA STRIPES]", refused},
		{"(S/NF) NODIS)", "(S//NF) NODIS)", refused},
		{"(S ORIGINATOR CONTROLLED", "(S) ORIGINATOR CONTROLLED", refused},
		{"(S Originator Controlled", "(S) Originator Controlled", refused},
		{"(S NOT RELEASABLE TO FOREIGN NATIONALS", "(S) NOT RELEASABLE TO FOREIGN NATIONALS", refused},
		{"(S not releasable to foreign nationals", "(S) not releasable to foreign nationals", refused},
		{"(S NO FOREIGN DISSEM", "(S) NO FOREIGN DISSEM", refused},
		{"(S FORMERLY RESTRICTED DATA", "(S) FORMERLY RESTRICTED DATA", refused},
		{"(S AUTHORIZED FOR RELEASE TO USA, GBR", "(S) AUTHORIZED FOR RELEASE TO USA, GBR", refused},
		{"(S DISPLAY ONLY GBR", "(S) DISPLAY ONLY GBR", refused},
		{"(S CNWDI", "(S) CNWDI", refused},
		{"(S SIGMA 14", "(S) SIGMA 14", refused},
		{"(S N/F", "(S) N/F", refused},
		{"(S N.F.", "(S) N.F.", refused},
		{"(S n/f", "(S) n/f", refused},
		{"(S NO-FORN", "(S) NO-FORN", refused},
		{"(S no-forn", "(S) no-forn", refused},
		{"(S N O F O R N", "(S) N O F O R N", refused},
		{"(S n o f o r n", "(S) n o f o r n", refused},
		{"(S UK EYES", "(S) UK EYES", refused},
		{"(S ZEBRA STRIPES", "(S) ZEBRA STRIPES", refused},
		{"(S\nNOFORN", "(S)\nNOFORN", "lose a control"},
		{"(C (I//STADIS,)", "(C) (I//STADIS,)", refused},
		{"(C I//STADIS", "(C) I//STADIS", refused},
		{"(C （A NOFORN）", "(C) （A NOFORN）", refused},
		{"(S See ((S / NOFORN)", "(S) See ((S / NOFORN)", refused},
		{"(S See (C//NF)", "(S) See (C//NF)", refused},
		{"(S NFBoard", "(S) NFBoard", refused},
		{"(S// ORCONThe pilot", "(S) ORCONThe pilot", refused},
		{"(SBU/ LIMDISThe pilot", "(SBU) LIMDISThe pilot", refused},
		{"(S No Foreign", "(S) No Foreign", refused},
		{"(S The NF board", "(S) The NF board", refused},
		{"(S The SI board", "(S) The SI board", refused},
		{"(S The TK or HCS board", "(S) The TK or HCS board", refused},
		{"(S//)NF", "(S)NF", refused},
		{"(S//)/NF board", "(S)/NF board", refused},
		{"(S/ )//NFBoard", "(S)//NFBoard", refused},
		{"(S//) The board", "(S) The board", ""},
		{"(S Board of NATO", "(S) Board of NATO", ""},
		{"(S See (Smith)", "(S) See (Smith)", ""},
		{"(C (he said so)", "(C) (he said so)", ""},
		{"(S", "(S)", ""},
		{"(S//NF", "(S//NF)", ""},
		{"(S/NF)", "(S//NF)", ""},
		{"(S/NF) ZEBRA", "(S//NF) ZEBRA", ""},
		{"{S}", "(S)", ""},
		{"{S} ZEBRA", "(S) ZEBRA", ""},
		{"[S//NF}", "(S//NF)", ""},
		{"S) THE", "(S) THE", ""},
		{"(S THE", "(S) THE", ""},
		{"S//NF", "(S//NF)", ""},
		// What the next paragraph holds is not of this one.
		{"S//NF The pilot spoke.\n\n7. (S//NF)", "(S//NF) The pilot spoke.\n\n7. (S//NF)", ""},
		{"S//NF The pilot spoke.\n7. (S//NF)", "(S//NF) The pilot spoke.\n7. (S//NF)", ""},
	} {
		whole := cableWith("line", "S E C R E T", "first", test.was+" ")
		err := ask(whole, least(strings.Index(whole, test.was+" The Minister"), test.was, test.is))
		if test.says == "" && err != nil || test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)) {
			t.Errorf("%q -> %q: %v, want %q", test.was, test.is, err, test.says)
		}
	}
}

// TestNoMarkBeforeAnother: no mark is put before what a person may take for that of the paragraph.
func TestNoMarkBeforeAnother(t *testing.T) {
	t.Parallel()
	const refused = "before what a person may take for"
	for head, says := range map[string]string{
		"（TS） ": refused, "«TS» ": refused, "(5) (TS) ": refused, "See (TS//SI//NF) ": refused, "TOP SECRET. ": refused,
		"N O F O R N. ": refused, "": "", "(5) ": "", "U.S. officials and ": "", "Secretly ": "",
	} {
		whole := cableWith("line", "S E C R E T", "first", head)
		err := ask(whole, rule.Insert(strings.Index(whole, head+"The Minister of"), "(S) "))
		if says == "" && err != nil || says != "" && (err == nil || !strings.Contains(err.Error(), says)) {
			t.Errorf("(S) before %q: %v, want %q", head, err, says)
		}
	}
}
