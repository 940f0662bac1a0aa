package linter_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// heading is the head of a cable in which a text of some shape may stand, aboveSubject the part of it whose last line
// is that of the TAGS.
const (
	aboveSubject = "O 141522Z MAR 07\nFM AMEMBASSY ARKADIA\nTO SECSTATE WASHDC\n\n" +
		"S E C R E T ARKADIA 000187\n\nSIPDIS\n\nE.O. 12958: DECL: 03/14/2017\nTAGS: PREL, PGOV"
	heading = aboveSubject + "\nSUBJECT: HARBOR TALKS\n\n" +
		"Classified By: DCM Jane Q. Public for reasons 1.4 (b) and (d).\n\n"
)

// archived is one whole cable of an archive in which many stand in one file.
const archived = "MRN: 15 ARKADIA 412\nDate/DTG: Sep 25, 2015 / 250643Z SEP 15\nFrom: AMEMBASSY ARKADIA\nAction: WASHDC, SECSTATE ROUTINE\n" +
	"E.O.: 13526\nTAGS: PREL\nSubject: HARBOR TALKS\n1. (C) The pilot spoke.\nSignature: Public\n"

// shape is a text that grows: one piece over and over below a head.
// Where the piece has a %d it is counted, so that no piece is that of another.
type shape struct{ head, piece string }

// shapes are texts of one thing over and over: what somebody who means harm, or a broken copy, fills a file with.
var shapes = []shape{
	// Within a heading: fields that go on, fields again and again, and one long line.
	{aboveSubject + ",", "\nPREL, PGOV,"},
	{"S E C R E T ARKADIA 000187\n\nTAGS: ", "[PREL](#), "},
	{"S E C R E T ARKADIA 000187\n\nTAGS: ", "PREL, "},
	{"S E C R E T ARKADIA 000187\n\nTAGS: ", "PREL (PUBLIC, JANE), "},
	{"S E C R E T ARKADIA 000187\n\nTAGS: ", "OVIP PUBLIC JANE, "},
	{"S E C R E T ARKADIA 000187\n\nTAGS: ", "Q%dX, "},
	{"S E C R E T ARKADIA 000187\n\nTAGS: ", "KZZ, PRL, "},
	{"S E C R E T ARKADIA 000187\n\nE.O. 12958: DECL: ", "03/14/20%d, "},
	{heading, "%d. (C//NF The pilot spoke.\n"},
	{"S E C R E T ARKADIA 000187\n\nTAGS: ", "("},
	{"S E C R E T ARKADIA 000187\n\n", "TAGS: PREL\n"},
	{"S E C R E T ARKADIA 000187\n\nSUBJECT: ", "HARBOR TALKS "},
	{"S E C R E T ARKADIA 000187\n\nSUBJECT: HARBOR", "\nTALKS"},
	{"S E C R E T ARKADIA 000187\n\n", "SUBJECT: HARBOR TALKS\n"},
	{"S E C R E T ARKADIA 000187\n\nSUBJECT: X\n", "REF: A. ARKADIA 187\n"},
	{"S E C R E T ARKADIA 000187\n\nREF: ", "A. ARKADIA 187 "},
	{"S E C R E T ARKADIA 000187\n\nREF: A. ARKADIA 187", "\n     B. ARKADIA 188"},
	{"S E C R E T ARKADIA 000187\n\nE.O. 12958: DECL: ", "X1, "},
	{"S E C R E T ARKADIA 000187\n\n", "E.O. 12958: DECL: X1, X2\n"},
	{"S E C R E T ARKADIA 000187\n\n", "E.O. 12958:\n"},
	{"", "S E C R E T ARKADIA 000187\n\n"},
	{"", "S E C R E T SECTION 01 OF 02 ARKADIA 000187\n\n"},
	{"", "S E C R E T SECTION %d OF 99 ARKADIA 000187\n"},
	{"", "S E C R E T SECTION %d OF 99 ARKADIA 000187\nTAGS: PREL\n"},
	{"S E C R E T ARKADIA 000187\n\n", "SIPDIS\n"},
	{"S E C R E T ARKADIA 000187\n\n", "NOFORN\n"},
	{"S E C R E T ", "NOFORN "},
	{"", "SECRET//NOFORN\n"},
	{heading, "Classified By: X\n\n"},
	{heading + "Classified By: ", "DCM Jane Q. Public "},
	{heading + "Reason: ", "1.4 (b), "},
	{heading + "Reason: 1.4 (b)", "\nand (d)"},
	{heading + "Derived From: ", "Multiple Sources; "},
	// Whole messages, and what begins or ends one.
	{"", archived},
	{"", "MRN: 15 ARKADIA 412\nDate/DTG: Sep 25, 2015 / 250643Z SEP 15\n"},
	{"", "MRN: 15 ARKADIA 412\n"},
	{"", "VZCZCXRO0187\n"},
	{"", "VZCZCXRO0187\nDE RUEHQX #0187 0731522\n"},
	{"", "DE RUEHQX #0187 0731522\n"},
	{"", heading + "1. (S) The pilot spoke.\n\nPUBLIC\nBT\n#0187\nNNNN\n"},
	// Of which each has something to be mended.
	{"", heading + "1. (S The pilot spoke.\n\n2. The mayor spoke.\n\nPUBLIC\nBT\n#0187\nNNNN\n"},
	{heading, "NNNN\nSECRET\n\n"},
	{heading, "BT\n#0187\n"},
	{heading, "<< END OF DOCUMENT >>\n"},
	{heading, "Message Text\n"},
	{heading, "O 141522Z MAR 07\nFM AMEMBASSY ARKADIA\n"},
	{"", "FM AMEMBASSY ARKADIA\n"},
	{"FM AMEMBASSY ARKADIA\n", "TO AMEMBASSY BREMWICK\n"},
	{"", "ACTION EUR-01\n"},
	{"ACTION ", "EUR-01 "},
	// Lines of the text: furniture, quotations, stamps.
	{heading + "1. (S) The pilot spoke.\n\n", "PAGE 02        ARKADI  00187  141522Z\n"},
	{heading + "1. (S) The pilot spoke.\n\n", "ARKADIA 00000187  001.2 OF 002\n"},
	{heading + "1. (S) The pilot spoke.\n\n", "SECRET\n\n"},
	{heading, "QUOTE\n"},
	{heading, "QUOTE\nUNQUOTE\n"},
	{heading, "QUOTE\nS E C R E T ARKADIA 000187\n"},
	{heading, "DECLASSIFIED\n\n"},
	{heading, "Declassified/Released US Department of State "},
	{heading, "HEADING\n-------\n\n"},
	// Paragraphs and their marks.
	{heading, "1. (C) The pilot spoke.\n\n"},
	{heading, "1. The pilot spoke.\n\n"},
	{heading, "1. He spoke of it to us.\n\n"},
	{heading, "1. (C//The pilot spoke.\n\n"},
	{heading, "1. (C) (S) The pilot spoke.\n"},
	{heading, "1. (S NF The pilot spoke.\n"},
	{heading + "1. ", "(S//NF) x "},
	{heading, "a. (C) The pilot spoke.\n"},
	{heading, "(1) (S) The pilot spoke.\n"},
	{heading, "-- (C) The pilot spoke.\n"},
	{heading, "(a) The pilot spoke.\n"},
	{heading, "\u00b6 (C) The pilot spoke.\n\n"},
	{heading + "1. (C) ", "The pilot spoke. "},
	{heading + "1. (C) ", "secret annex compiled "},
	// Artefacts of copies, and bytes of one kind.
	{heading + "1. (C) ", "a&amp;b "},
	{heading + "1. (C) ", "[the pilot](#) "},
	{heading, "<p>1. (C) The pilot spoke.</p>\n"},
	{heading + "1. (C) ", "<b =\"\"=\"> "},
	{heading, "<b =\"\"=\">\n"},
	{heading, "1. (C) The pilot\u200b spoke.\\\n"},
	{heading + "1. (C) ", "\u00e9"},
	{heading, "("},
	{heading, "["},
	{heading, "1"},
	{heading, "-"},
	{heading, "XXXX\n"},
	{heading, "\n"},
	{heading, " "},
	// Banners that are written wrongly: what mends each is read as well.
	{heading, "S//NF\n"},
	{heading, "SBU/NF\n"},
	{heading, "CUI//NF\n"},
	// The head of a mail.
	{"Content-Type: text/html;", " a%d=b;"},
}

// gated are shapes of which nothing but the gate makes much: they go through the check under a ceiling alone.
var gated = []shape{
	{"", "classification:"},
	{"", "portion-mark:"},
	{"", "marking:x:"},
	{"", "-SI"},
	{"", "-NOFORN"},
	{"", "S-NF "},
	{"<CLASSIFICATION a=\"", "<CLASSIFICATION \" a=\""},
	// Tables: one row, rows of very many cells, cells that go over lines or seem to, lists that are not closed.
	{"", "classification,"},
	{"id,classification\n", "a,"},
	{strings.Repeat("a,", 1000) + "classification\n", "x\",y,\"z\n"},
	{"id,body,classification\n", "1,\"The pilot spoke.\nThe mayor spoke.\",U\n"},
	{"id,body,classification\n", "1,\"The pilot spoke.,U\n"},
	{"id,classification\n", "1,\\\"x\n"},
	{"", "INSERT INTO memo (id, classification) VALUES (1, 'it's');\n"},
}

// text returns the shape grown to a size.
func (s shape) text(size int) string {
	var b strings.Builder
	b.WriteString(s.head)
	for n := 0; b.Len() < size; n++ {
		if strings.Contains(s.piece, "%d") {
			fmt.Fprintf(&b, s.piece, n)
		} else {
			b.WriteString(s.piece)
		}
	}
	return b.String() + "\n"
}

// growing are the ways to run the command whose work is to grow as the text does.
var growing = []struct {
	name string
	args []string // before the file
	asks bool     // an editor asks, and no file is named
}{
	{"check", []string{"check", "--no-config", "--format", "jsonl=" + os.DevNull}, false},
	{"outline", []string{"outline", "--format", "json"}, false},
	{"html", []string{"check", "--no-config", "--format", "html=" + os.DevNull}, false},
	{"lsp", []string{"lsp"}, true},
	{"ceiling", []string{"check", "--no-config", "--ceiling", "U", "--format", "jsonl=" + os.DevNull}, false},
	{"fix", []string{"fix", "--no-config", "--diff"}, false},
}

const (
	grownFrom = 128 << 10
	grownTo   = 8 << 20 // a long subject costs three instructions a byte
	mostGrown = 2.3
	// fewest is the work in instructions from which growth tells more than what else the program does.
	fewest = 10e6
)

// TestWorkGrowsAsTextDoes counts instructions, which no other work on the machine disturbs. Every shape goes
// through the check and, by turns, through one of the other ways; with GROWTH set, through all.
func TestWorkGrowsAsTextDoes(t *testing.T) {
	t.Parallel()
	needCallgrind(t)
	command := build(t)
	for k, way := range growing {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			work := func(t *testing.T, text string) int64 {
				if way.asks {
					return instructions(t, conversation(text), command, way.args...)
				}
				file := filepath.Join(t.TempDir(), "x.txt")
				if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
				return instructions(t, "", command, append(slices.Clone(way.args), file)...)
			}
			besides := work(t, heading)
			for _, s := range shapesOf(k) {
				grows(t, s, func(size int) int64 { return work(t, s.text(size)) - besides })
			}
		})
	}
}

// shapesOf are the shapes that go through the k-th way.
func shapesOf(k int) []shape {
	var out []shape
	for i, s := range shapes {
		if os.Getenv("GROWTH") != "" || k == 0 || k == 1+i%(len(growing)-1) {
			out = append(out, s)
		}
	}
	if growing[k].name == "ceiling" {
		out = append(out, gated...)
	}
	return out
}

// grows holds the work on a shape to that on half of it, at the first size where it is more than what the program
// does besides.
func grows(t *testing.T, s shape, work func(size int) int64) {
	t.Helper()
	size := grownFrom
	half, whole := work(size/2), work(size)
	for half < fewest && size < grownTo {
		size *= 2
		half, whole = whole, work(size)
	}
	ratio := float64(whole) / float64(half)
	t.Logf("%d KB, %.0f instructions a byte, %.2f times those of half: %.30q", size>>10, float64(whole)/float64(size), ratio, s.piece)
	if ratio > mostGrown {
		t.Errorf("%.30q: twice the text takes %.2f times the instructions", s.piece, ratio)
	}
}
