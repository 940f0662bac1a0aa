package spill_test

import "testing"

// TestLettersThatMeanOtherThings holds texts whose letters in brackets, strokes and quotations are no marks.
func TestLettersThatMeanOtherThings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       verdict
	}{
		{"letters as the subjects of sentences", "1. (S) turns the valve.\n2. (C) reads the dial.\nThen (S) waits.", suspicion},
		{"keys of a manual", "- (S) shows the menu\n- (C) clears the line", silent},
		{"a level before a name with a small particle", "(C) al-Tamir said so.\n(S) The port is shut.", alarm},
		{"a text in small letters", "1. (s) the bridge is mined.\n2. (u) the fair opens.", alarm},
		{"a legend in capitals", "(C) Cargo  (P) Passengers  (S) Sail\n1. (S) Anna of Holm\n2. (C) Berta of Borth", suspicion},
		{"a legend of two", "Teams: (C) Corvids, in black; (S) Swallows, in blue\n1. (C) Corvids led.\n(S) Swallows won.", suspicion},
		{"a legend of levels", "(S) Secret (C) Confidential\n1. (S) The bridge is mined.\n2. (C) The fair is off.", alarm},
		{"definitions in brackets", "(C) (cut 1)\nG1 X1\n(S) (spin 200)\nM3", silent},
		{"chords above the words of a song", "(C)  Morning, morning, (G) wake up now\n(C)  Evening, evening, (F) come along", suspicion},
		{"letters before figures", "Shares S   (S)   2,000   1,900\nShares C   (C)   1,000   1,000\n\n(S) One vote.\n(C) No vote.", suspicion},
		{"keys of a menu", "msgid \"(_C)lose\"\nmsgstr \"(_C) Ende\"\nmsgid \"(_S)end\"\nmsgstr \"(_S) Post\"", silent},
		{"an emphasized mark", "1. (_S//NF_) The bridge is mined.", alarm},
		{"an instruction behind a dash", "Classified by: Jane Roe\nDECL: -14 MAR 2037", alarm},
		{"a key within a sentence", "The lid is raised by\n(C) the cook and (S) the sailor together.", silent},
		{"a key that is given a meaning", "note: (S) = skipped, (C) = cached", silent},
		{"a street", "CHURCH RD   A9\nSECRET PL   B10   next to the pond", suspicion},
		{"a club", "The sign said TOP SECRET CLUB, with an arrow.", suspicion},
		{"a substitution", "line =~ s//NF/ if x;\ns//REL/g", silent},
		{"a mark in capitals", "s//NF is what S//NF is", alarm},
		{"arithmetic with names", "S = 3; NF = 4\nprint(S//NF)\nx = (S/NF)", silent},
		{"a comment of a program that sums", "S = 1\nNF = 2\n# (S//NF) The port is shut.\n", alarm},
		{"codes of shelves", "C/F,Tales\nC/NF,Whales\nS/F,Novels\nS/NF,Gardens\n", suspicion},
		{"a declination", "1   03 27   DECL: -18 00   1.9\n2   04 28   DECL: -22 17   2.1\n", silent},
		{"a phrase that a sentence quotes", "Der Film \"Streng geheim\" läuft am Montag.", suspicion},
		{"a phrase that is a string", "{\"stufe\": \"Streng geheim\"}", alarm},
	} {
		if got := judge([]byte(tt.text)); got > tt.want || tt.want == alarm && got != alarm {
			t.Errorf("%s: %d, not %d:\n%s", tt.name, got, tt.want, tt.text)
		}
	}
}
