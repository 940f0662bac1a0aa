package spill_test

import (
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"cablelint/linter/marking"
	"cablelint/linter/spill"
)

// hostile are texts that are repeated until they fill a file, to find what is slow.
var hostile = []string{
	"(", "()", "(S", "(S)", "(C/", "(S/XX)", "S\n", "S ", "S E C R E ", "SECRET ", "SECRET\n", "secret ", "secret x ", "CONFIDENTIAL,", "E", "SECRE", "<", "<a ", "<a b='", "<!--", "<x>", "<x y=\"SECRET\">", "<x=\"\"=\"> ", "<x='", "<class =\"\"=\"> ", "(S) <x ",
	"&", "&#", "&#83;", "\\u0053", "\\x", "\x1b[", "\b", "\x00", "SECRET\x00", "ab\x00", "\x00\b", "&#0;", "é", "\u200b", "\u202e", "\u202eS", "/", "//", "S//", "S/NF ", "--", "ZNY", "ZNY ", "E.O. 12958", "12958", "DECL", "CLASSIFIED BY ", "REASON",
	"CLASSIFICATION", "CLASSIFICATION=", "(A)\n", "1. ", "1.", "a.", ":", "\n", " ", "\t", "EYES ONLY ", "NODIS ", "REL TO ", "\xff", "TOP ", "TOP SECRET", "\"", "'SECRET'", "=", "{", "[", "[]", "\r", "NOFORN",
	"S,", "S/NF,", "SECRET//NOFORN,", "SECRET-", "(U) ", "(secret) ", "U\tS\t", "| S ", "S;", "<td>S</td>", "<dt>class</dt><dd>S</dd>", "\"class\": \"S\", ",
	"class=S ", "class: s\n", "level,class\n", "class\nS\n", "Para 3 (S) ", "1. (S) x ", "b64:U0VDUkVU ", "U0VDUkVU", "T.S. ", "Subject: SECRET ", "SECRET stop ", "\\item[(S)] ",
	"E.0. 11652: GDS ", "Classified by x, 1.4 (b) ", "Decl on: X1 ", "SS EE CC ", "S-NF-", "( S / / N F ) ", "SECRET.", "SECRET:", "GEHEIM ", "CUI//SP-", "Eyes only for x ",
	"INSERT INTO t (classification) VALUES ('S'),", "INSERT INTO t ('", "INSERT INTO t () VALUES ()", "('S'),", "'''S", "[X] SECRET [ ] SECRET ",
	"COPY t (class) FROM stdin;\n", "COPY t (class) FROM stdin;\nS\n\\.\n", "S | x\n", "|\n", "| S- | S/ |\n", "| NO- |\n",
	"(SII", "(SIINF) ", "(SIIISIISI", "(SBU\nNOFORN) ", "S//NF S = 1 NF = 2 ", "C/F,S/F,C/NF,", "level\tline_num\ttext\n1\t2\tS\n",
	"METHODS INVOLVED ", "CONTAINS RESTRICTED DATA ", "SHEET FOR CLASSIFIED INFORMATION 70", "secret slash slash no ", "slash slash ",
	"SEC=PROTECTED,", "SEC=", "TOP SECR\nET ", "SECRET, not for release ", "(S) x (C) y ", "(S)\n", "UK CONF/", "DEYOU ", "MOST SECRET.\n",
	"(S) stops, (C) is (R). ", "(C) 2014 was x\n", "(A) (B) (C) (S)\n", "S (salt) = ",
	"Menu.SECRET ", "type SECRET ", "SECRET bit ", "x_secret = \"SECRET\" ",
	"(S) s ", "BEGIN:V\nCLASS:CONFIDENTIAL\n", "0x53, ", "[83, ", "[", "hex:53,00,", "hex(", "KFMvL05GKSBUaGUg\n ", "KFMvL05GKSBUaGUg=\n",
	"classification,", "class|", "\"class\";", "\"\n\",", "\",a,\"\n", "\"\"\n,\"", "\\\"x,\"", "id,class\n\"\n", "class,\"a\n", "x\",class,\"z\n", "INSERT INTO t (class) VALUES ('it's');\n",
	"\\083", "\\0", "53454352", "#83;", "#8", "Dialogue:{\\", "content:\\53 ", "\nENTITIES\\C1", ".ds \\h'1n'", "\x0304,", "\xc3\x83\xc2\x88", "\x1b$B6K", "\xf3\xe5\xeb",
	"classification:", "portion-mark:", "marking:x:", "<x:classification ", "-SI", "-NOFORN", "S-NF ", "_NF",
}

// behindAll are texts that are repeated up to a word at the end of a file for which some of what stands before it is looked
// at.
var behindAll = []struct{ piece, last string }{
	{"INSERT INTO t (class) ", "VALUES ('S')"},
	{"INSERT INTO t ('", "VALUES"},
	{"INSERT INTO t (class) ", "\\ VALUES"},
	{"REPLACE INTO ", "VALUES"},
	{"INSERT INTO t (a) VALUES ('C:\\'),('C:\\'),('C:\\');", "S"},
	{"('C:\\'),", "INSERT INTO t (class) VALUES ('S')"},
	{"COPY t (class) ", "FROM stdin;\nS\n\\."},
	{"class, ", ") FROM stdin;\nS\n\\."},
	{" FROM stdin ", ") FROM stdin;\nS\n\\."},
	{"COPY t (class) FROM stdin;\n", "\\."},
	{"('a', 'b\\'), ", "INSERT INTO t (class) VALUES ('S')"},
	{"(S) x\n", "(R) means so"},
	{"S/NF ", "= salt"},
	{"<x =\"\"=\"> ", "<"},
	{"<x =\"\"=\"> ", "\"<"},
	{"<!-- ", "-->"},
	{"<!-- <x y=\"", "-->"},
}

// TestTextsInLettersWithinOneAnother: of texts in base64, each of which holds the next one, a few are read, and the cost
// of the others is that of their letters.
func TestTextsInLettersWithinOneAnother(t *testing.T) {
	t.Parallel()
	const most = 5 * time.Second
	nested := "The pilot sleeps. SECRET//NOFORN"
	for range 24 {
		nested = "SECRET words " + base64.StdEncoding.EncodeToString([]byte(nested))
	}
	start := time.Now()
	hits := spill.Scan([]byte("x "+base64.StdEncoding.EncodeToString([]byte(nested))), marking.CeilingU)
	if took := time.Since(start); took > most {
		t.Errorf("it took %v", took)
	}
	if len(hits) == 0 {
		t.Error("nothing was found")
	}
}

// TestHostileTexts: whatever fills a file, hits are few, in order, apart from one another and within the text.
func TestHostileTexts(t *testing.T) {
	t.Parallel()
	for _, piece := range hostile {
		text := []byte(strings.Repeat(piece, (1<<14)/len(piece)))
		for _, ceiling := range []marking.Ceiling{marking.CeilingU, marking.CeilingS} {
			hits, last := spill.Scan(text, ceiling), 0
			if len(hits) > 2*mostHits {
				t.Errorf("%q: %d hits", piece, len(hits))
			}
			for _, h := range hits {
				if h.Span.Start < last || h.Span.End <= h.Span.Start || h.Span.End > len(text) || h.Needs <= ceiling {
					t.Fatalf("%q: %+v behind %d", piece, h, last)
				}
				last = h.Span.End
			}
		}
	}
}

// slowest is how long half a megabyte may take. It is generous: what is quadratic takes minutes.
const slowest = 2 * time.Second

// TestHostileTextsAreReadInLinearTime measures the clock, which other work on the machine disturbs.
func TestHostileTextsAreReadInLinearTime(t *testing.T) {
	if os.Getenv("LONG") == "" {
		t.Skip("a test of make test-long")
	}
	for _, piece := range hostile {
		growsAsTextDoes(t, piece, "")
	}
	for _, tt := range behindAll {
		growsAsTextDoes(t, tt.piece, tt.last)
	}
}

// growsAsTextDoes: eight times as many pieces before the last words take no more than in proportion.
func growsAsTextDoes(t *testing.T, piece, last string) {
	t.Helper()
	small, large := took(piece, last, 1<<16), took(piece, last, 1<<19)
	for range 5 { // other work can only make it slower
		if !superlinear(small, large) {
			return
		}
		large = min(large, took(piece, last, 1<<19))
	}
	if superlinear(small, large) {
		t.Errorf("%q before %q: %v for 64 KB, %v for 512 KB", piece, last, small, large)
	}
}

// superlinear reports whether eight times the text takes more than a few times eight times as long.
func superlinear(small, large time.Duration) bool {
	return large > slowest || large > 30*small+200*time.Millisecond
}

func took(piece, last string, size int) time.Duration {
	text := []byte(strings.Repeat(piece, size/len(piece)) + last)
	start := time.Now()
	spill.Scan(text, marking.CeilingU)
	spill.Scan(text, marking.CeilingS)
	return time.Since(start)
}

// TestHostileNamesAreReadInLinearTime: the names of attachments and members are as long as who sends them likes.
func TestHostileNamesAreReadInLinearTime(t *testing.T) {
	if os.Getenv("LONG") == "" {
		t.Skip("a test of make test-long")
	}
	const size = 1 << 16
	for _, name := range []string{
		"S" + strings.Repeat("(", size) + ")", strings.Repeat("(S", size/2) + ")", strings.Repeat("[A(", size/3) + "])",
		strings.Repeat("(A)", size/3), strings.Repeat("(S)", size/3), strings.Repeat("-SI", size/3),
	} {
		start := time.Now()
		spill.ScanName(name, marking.CeilingU)
		if took := time.Since(start); took > slowest {
			t.Errorf("%.12q: %v", name, took)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	prose := strings.Repeat("1. (U) The harbor commission told Poloff (and others) that the ballot was secret.\n", 64)
	for _, size := range []int{5 << 10, 1 << 20, 16 << 20} {
		text := []byte(strings.Repeat(prose, 1+size/len(prose))[:size])
		b.Run(fmt.Sprintf("%dK", size>>10), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				spill.Scan(text, marking.CeilingU)
			}
		})
	}
}
