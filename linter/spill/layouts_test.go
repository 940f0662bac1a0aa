package spill_test

import "testing"

// TestLayouts holds markings that run down a page or over cells, and pages that have the like.
func TestLayouts(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       verdict
	}{
		{"a margin read downwards", "C | Dear Rosa,\nO |\nN | the boat\nF | came on\nI | Monday.\nD |\nE |\nN |\nT |\nI |\nA |\nL |\n", alarm},
		{"a margin with a control", "  S  | a\n  E  | b\n  C  | c\n  R  | d\n  E  | e\n  T  | f\n     | g\n  N  | h\n  F  | i\n", alarm},
		{"a margin of grades", "A | one\nB | two\nC | three\nD | four\nE | five\nF | six\n", silent},
		{"a mark down a column", "| 1  | Lease of     | CONFI-  |\n|    | the hangars  | DEN-    |\n|    |              | TIAL//  |\n|    |              | NOFORN  |\n", alarm},
		{"strokes down a column", "| 1 | Lease | S//   |\n|   |       | REL   |\n|   |       | TO USA |\n", alarm},
		{"words down a column", "| 1 | the sec- | a |\n|   | retary   | b |\n", silent},
		{"words of a scan", "level\tpage_num\tline_num\tword_num\ttext\n5\t1\t1\t1\tSECRET\n5\t1\t1\t2\tNO\n5\t1\t1\t3\tFORN\n5\t1\t2\t1\tPier\n", alarm},
		{"words of an innocent scan", "level\tpage_num\tline_num\tword_num\ttext\n5\t1\t1\t1\tThe\n5\t1\t1\t2\tsecret\n5\t1\t1\t3\tgarden\n5\t1\t2\t1\tPier\n", silent},
		{"a copy of a table", "COPY memo (id, class_cd, dissem_cd, body) FROM stdin;\n7\tTS\tNF\tTalks\n8\tU\t\\N\tFair\n\\.\n", alarm},
		{"a copy of sizes", "COPY shirt (id, size_cd, body) FROM stdin;\n7\tS\tred\n8\tC\tblue\n\\.\n", silent},
		{"strokes that are read as letters", "1. (SIINF) The bridge is mined.", alarm},
		{"strokes that are read as small letters", "1. (TSllSIllNF) The bridge is mined.", alarm},
		{"strokes that are read as figures", "1. (S11NF) The bridge is mined.", alarm},
		{"strokes before a list", "2. (CIIREL TO USA, GBR) The fair is off.", alarm},
		{"strokes that are read as other signs", "1. (S!/NF) The bridge is mined.", alarm},
		{"a mark with blanks", "1. (S// N F) The bridge is mined.", alarm},
		{"a figure for a letter", "1. (5//NF) The bridge is mined.", alarm},
		{"a price", "1. (5//10) The bridge is mined.", silent},
		{"a part number", "the pin (S11SI) and the bolt (CIIX)", silent},
		{"a mark over two lines", "The notes (SBU\nNOFORN) say so.", alarm},
		{"a level broken over lines", "     TOP SECR\n     ET - EYES ON\n     LY\n\nBunker 7 holds twelve.", alarm},
		{"words over lines", "We saw the TOP\nSECRETARY of the union.", silent},
	} {
		if got := judge([]byte(tt.text)); got > tt.want || tt.want == alarm && got != alarm {
			t.Errorf("%s: %d, not %d:\n%s", tt.name, got, tt.want, tt.text)
		}
	}
}
