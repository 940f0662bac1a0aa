package spill_test

import (
	"slices"
	"strings"
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/spill"
)

// above are texts that may not enter a place with the ceiling U: markings as they are written and as
// someone would write them who wants them not to be seen.
var above = []string{
	// as written
	"SECRET", "TOP SECRET", "CONFIDENTIAL", "SECRET//NOFORN", "TOP SECRET//SI/TK//NOFORN", "S E C R E T ARKADIA 000187",
	"C O N F I D E N T I A L SECTION 01 OF 02 ARKADIA 000187", "CONFIDENTIAL ARKADIA 000187", "T O P  S E C R E T ARKADIA 000187",
	"LIMITED OFFICIAL USE ARKADIA 0417", "UNCLASSIFIED//FOR OFFICIAL USE ONLY", "SENSITIVE BUT UNCLASSIFIED",
	"PAGE 02 SECRET", "ZNY CCCCC ZZH", "ZNY SSSSS ZZH", "ZNY TTTTT ZZH", "NODIS", "EXDIS", "STADIS", "NOFORN", "SENSITIVE",
	"ROGER CHANNEL", "DISSENT CHANNEL", "Captions:  SIPDIS, SENSITIVE", "1. (C) The minister spoke.", "2. (S/NF) The minister spoke.",
	"(TS//SI//NF) The minister spoke.", "-- (C) The minister spoke.", "3.(SBU) The minister spoke.", "(U//FOUO) The minister spoke.",
	"Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).", "Derived From: Mock Guide, 3 May 2012",
	"E.O. 14999: DECL: 03/14/2037", "E.O. 1499: OADR", "EO 149999, DECL: 20370314", "Executive Order 14999: 25X1", "E. O. 14999 X1",
	"The memo of the desk (E.O. 14999, DECL: 20370314) is with the clerk.", "Executive  Order (E.O.) 14999: DECL: OADR",
	"Reason: 1.6 (j)", "CLASSIFIED BY Jane Roe, reason 1.6(j)", "CLASSIFIED BY Jane Roe per 1.9.(b)",
	"E.O. 12958: DECL: 03/14/2017", "E.O. 13526: DECL: 2035/01/05", "EO 12356 DECL: OADR", "E.O. 11652: GDS", "E.O. 12958: DECL: X1",
	"Declassify On: 2035/01/05", "SECRET//REL TO USA, GBR", "//NATO SECRET", "COSMIC TOP SECRET", "CUI", "CUI//SP-MOCK", "(CUI) Text of a kind.",
	// letter-spaced
	"s e c r e t", "S.E.C.R.E.T", "S-E-C-R-E-T", "S_E_C_R_E_T", "C  O  N  F  I  D  E  N  T  I  A  L", "T.O.P. S.E.C.R.E.T.",
	"S\tE\tC\tR\tE\tT", "* S * E * C * R * E * T *", "N O F O R N", "l i m i t e d o f f i c i a l u s e",
	// in small letters
	"secret//noforn", "secret", "top secret", "confidential", "Confidential", "secret/nf", "classification: secret", "Overall classification: Confidential",
	"c o n f i d e n t i a l arkadia 000187", "confidential arkadia 000187", "(s//nf) the minister spoke", "1. (c) the minister spoke.",
	// split over lines
	"SEC\nRET", "SEC-\nRET", "TOP\nSECRET", "S\nE\nC\nR\nE\nT", "CONFI-\nDENTIAL ARKADIA 000187", "CON\nFI\nDEN\nTIAL", "S E C\nR E T",
	"SECRET//\nNOFORN", "NO\nFORN",
	// full-width, mathematical, circled and look-alike letters
	"ＳＥＣＲＥＴ", "ＣＯＮＦＩＤＥＮＴＩＡＬ", "（Ｓ） The minister spoke.", "𝐒𝐄𝐂𝐑𝐄𝐓", "𝕊𝔼ℂℝ𝔼𝕋", "ⓈⒺⒸⓇⒺⓉ", "ЅЕСRЕТ", "СONFIDЕNTIАL", "ꜱᴇᴄʀᴇᴛ", "SÉCRÈT",
	"S̲E̲C̲R̲E̲T̲", "S3CRET", "T0P SECRET", "C0NFIDENTIAL", "ΤΟΡ SΕCRΕΤ", "SECRET／／NOFORN", "(Ѕ//NF) The minister spoke.",
	// characters that are not seen
	"S\u200bE\u200bC\u200bR\u200bE\u200bT", "SEC\u00adRET", "SE\u2060CRET//NOFORN", "\ufeffCONFIDENTIAL", "(\u200bS\u200b) The minister spoke.",
	"C\u200dO\u200dN\u200dF\u200dI\u200dD\u200dE\u200dN\u200dT\u200dI\u200dA\u200dL", "TOP\u00a0SECRET", "\u202eSECRET\u202c",
	// in Markdown, HTML, mail and data
	"# SECRET", "**SECRET**", "> 1. (C) The minister spoke.", "> SECRET//NOFORN", "| SECRET | NOFORN |", "`SECRET//NOFORN`", "S**ECR**ET",
	"<h1>SECRET</h1>", "<p>(S) The minister spoke.</p>", `{"classification": "SECRET"}`, `classification = "confidential"`,
	"<marking>SECRET//NOFORN</marking>", "Subject: [SECRET] talks", "Subject: (CONFIDENTIAL) talks", "Annex A (SECRET)", "*** CONFIDENTIAL ***",
	"----- BEGIN SECRET -----", "== TOP SECRET ==", "This message is classified SECRET.", "The annex is SECRET.", "Marking: S//NF",
	"[S] The minister spoke.", "2. {C} The minister spoke.", "The minister spoke. (C)", "\"(S//NF) The minister spoke,\" he wrote.",
	"The attached reads: (C//REL TO USA, GBR) spoke.", "Page 1 of 3    SECRET", "SECRET - NOFORN", "SECRET NOFORN",
}

// innocent are texts that may stand anywhere.
var innocent = []string{
	"The members elect their chair by secret ballot.", "He would not name his confidential sources.", "(C) 2009 Example Corp", "(c) 2021 Jane Roe",
	"(S)he may choose.", "Ask whether (s)he agrees.", "The secret of good bread is time.", "A trade secret is not a state secret.",
	"Copyright (C) 1998 Example Corp", "(C) Copyright 2011 Example Corp", "confidentiality clause", "Our secretary took notes.", "SECRETARY OF STATE",
	"The Secretary-General spoke.", "S E C R E T A R Y", "Secretariat", "SECRETARIAT OF THE COMMISSION", "Vitamin C (C) is an acid.",
	"Option (C) in the draft was dropped; option (S) never existed.", "See paragraph 3 (b) and (d).", "(a) first\n(b) second\n(c) third", "A. one\nB. two\nC. three",
	"(A) apples\n(B) bananas\n(C) cherries", "file(s) and folder(s)", "The function f(S) is convex.", "temperature in degrees (C)elsius", "https://example.org/secret/nf",
	"http://example.org//secret", "// a comment in code", "let secret = load();", "const clientSecret = env.SECRET_KEY", "kubectl get secret my-secret",
	"password and secret must differ", "api_secret: see vault", "The top secretly wished.", "UNCLASSIFIED", "UNCLAS ARKADIA 000187", "1. (U) The minister spoke.",
	"(U) SUMMARY: Talks went on.", "E.O. 12958: N/A", "E.O. 13526: N/A",
	"E.O. 14999: N/A", "E.O. 14999 of 2027", "VIDEO 20370: DECL: 20370314", "STEREO 1200 MR Roe", "E.O. 149: OADR", "E.O. 1499999: OADR",
	"Reason: 1.6 is the version", "Reason: 21.6 (b)", "Executive Order 13526 governs declassification.", "ZNR UUUUU ZZH", "SIPDIS",
	"TAGS: PREL, PGOV", "Animals are classified by size.", "Species derived from birds", "Declassified by Jane Roe, 3 May 2014", "Texts derived from: none",
	"She kept his secret for years.", "It is no secret that prices rose.", "in strict confidence", "Confidence was restored.", "the confidential secretary of the firm",
	"They confided in one another.", "sensitive skin", "The topic is sensitive.", "a sensitive instrument", "limited use of official cars", "for official purposes only",
	"Secret Santa is on Friday.", "The Secret Garden, a novel", "Top secrets of great cooks", "the secret service", "Victoria's secret", "an open secret among traders",
	"1. The minister spoke.", "2. Second point", "C compiler", "C. Third item", "S. Korea won the match.", "(1) one (2) two", "(i) one\n(ii) two", "(U.S.) dollars", "(USA) team",
	"The U.S. (and U.K.) teams agreed.", "(see annex)", "(NB) note well", "(CC) John Doe", "cc: John Doe", "C/O John Doe", "S/he", "and/or", "TCP/IP", "24/7", "The ratio is 3//4",
	"X-rays (soft)", "[1] a footnote", "[x] done", "[ ] to do", "{name}", "<b>bold</b>", "noforward", "Nofornia is no place", "exdisplay", "no distribution list was given",
	"The Lantern Party met in secret session.", "a court ruling on confidential business information", "Subject: tramway talks", "PAGE 02", "NNNN", "BT",
	"Turnout was 2.5 percent.", "The number is 1.4 million, not 1.5.", "Level: advanced", "Classification: vertebrate", "Security level: low",
}

func TestNothingAboveTheCeilingPasses(t *testing.T) {
	t.Parallel()
	missed := 0
	for _, doc := range append(append([]string(nil), above...), nastier...) {
		for _, around := range []string{"%", "Notes of the meeting\n\n%\n\nThe harbor commission sent no reply.\n"} {
			text := strings.Replace(around, "%", doc, 1)
			hits := spill.Scan([]byte(text), marking.CeilingU)
			if len(hits) == 0 {
				missed++
				t.Errorf("missed: %q", text)
			}
			for _, h := range hits {
				if h.Span.Start < 0 || h.Span.End > len(text) || h.Span.Empty() {
					t.Errorf("%q: hit outside the text: %v", text, h)
				}
			}
		}
	}
	t.Logf("%d documents above the ceiling, %d missed", 2*(len(above)+len(nastier)), missed)
}

// mostFalse is how many innocent documents may be reported.
const mostFalse = 2

func TestInnocentTextsPass(t *testing.T) {
	t.Parallel()
	docs := append(append([]string(nil), innocent...), ordinary...)
	for _, doc := range documents {
		docs = append(docs, doc)
	}
	var alarms []string
	for _, doc := range docs {
		if hits := spill.Scan([]byte(doc), marking.CeilingU); len(hits) > 0 {
			alarms = append(alarms, doc+" -> "+hits[0].Kind.String()+" "+hits[0].Token)
		}
	}
	slices.Sort(alarms)
	if len(alarms) > mostFalse {
		t.Errorf("%d false alarms on %d innocent texts:\n%s", len(alarms), len(docs), strings.Join(alarms, "\n"))
	}
	t.Logf("%d innocent texts, %d false alarms", len(docs), len(alarms))
}

func TestCeilings(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text    string
		ceiling marking.Ceiling
		hits    int
	}{
		{"SENSITIVE", marking.CeilingCUI, 0},
		{"CONFIDENTIAL", marking.CeilingCUI, 1},
		{"CONFIDENTIAL", marking.CeilingC, 0},
		{"SECRET", marking.CeilingC, 1},
		{"SECRET//NOFORN", marking.CeilingS, 0},
		{"TOP SECRET", marking.CeilingS, 1},
		{"ZNY SSSSS ZZH", marking.CeilingC, 1},
		{"E.O. 12958: DECL: 03/14/2017", marking.CeilingCUI, 1},
		{"2. (C) Text", marking.CeilingC, 0},
	} {
		if got := len(spill.Scan([]byte(test.text), test.ceiling)); got != test.hits {
			t.Errorf("%q under %s: %d hits, want %d", test.text, test.ceiling, got, test.hits)
		}
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"reports/SECRET-talks.txt": true, "a/b/memo_CONFIDENTIAL.txt": true, "TOP_SECRET/x.txt": true, "secret_santa.txt": false,
		"cable_(S-NF).txt": true, "talks[SECRET].txt": true, "TopSecretTalks.txt": true, "SECRET%20talks.txt": true, "secret_test.go": false,
		"runtime/secret/doc.go": false, "notes (draft).txt": false, "a(b.txt": false, "Secret Garden.txt": false,
		"\xff_SECRET.txt": true, "a/\xff\xfe_(S-NF)\xff.txt": true, "\xff\xfeA.txt": false, // no UTF-8
		"secretary.txt": false, "docs/orchards.txt": false, "src/secretsmanager.go": false,
	} {
		if got := len(spill.ScanName(name, marking.CeilingU)) > 0; got != want {
			t.Errorf("%q: %v, want %v", name, got, want)
		}
	}
}

func FuzzScan(f *testing.F) {
	for _, doc := range slices.Concat(above, innocent, nastier, ordinary) {
		f.Add(doc)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		last := 0
		for _, h := range spill.Scan([]byte(doc), marking.CeilingU) {
			if h.Span.Start < last || h.Span.End > len(doc) || h.Span.End < h.Span.Start {
				t.Fatalf("%q: hit out of place: %v", doc, h)
			}
			last = h.Span.End
		}
	})
}
