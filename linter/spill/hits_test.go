package spill_test

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/spill"
)

// toldOf says of each hit what it is, its token, what it needs and where it stands.
func toldOf(text string, hits []spill.Hit) string {
	told := make([]string, 0, len(hits))
	for _, h := range hits {
		told = append(told, fmt.Sprintf("%s %s %s: %s", h.Kind, h.Token, h.Needs, text[h.Span.Start:h.Span.End]))
	}
	return strings.Join(told, "; ")
}

func TestHits(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, want string }{
		{"a level", "SECRET", "banner SECRET S: SECRET"},
		{"levels of a line", "TOP SECRET//NOFORN", "banner TOP SECRET TS: TOP SECRET; marking NOFORN CUI: NOFORN"},
		{"spaced", "The cable S E C R E T ARKADIA 000187", "marking SECRET S: S E C R E T"},
		{"over lines", "SEC\nRET", "banner SECRET S: SEC\nRET"},
		{"a signal", "x ZNY CCCCC ZZH", "security signal CCCCC C: CCCCC"},
		{"signal of three letters", "ZNY CCC ZZH", ""},
		{"signal of small letters", "zny 55555", ""},
		{"signal of eight letters", "ZNY CCCCCCCC", "security signal CCCCCCCC C: CCCCCCCC"},
		{"a signal with a letter glued", "ZNY CCCCCU", ""},
		{"transmission header", "RTTCZYUW RUEHRK0187 0731522-SSSS--RUEHC.", "security signal SSSS S: SSSS"},
		{"transmission header cut at its head", "0731522-SSSS--RUEHC.", "security signal SSSS S: SSSS"},
		{"transmission header with too few digits", "731522-SSSS--RUEHC.", ""},
		{"a caption", "SIPDIS NODIS", "caption NODIS CUI: NODIS"},
		{"two words", "DISSENT CHANNEL", "caption DISSENT CHANNEL CUI: DISSENT CHANNEL"},
		{"eyes only", "EYES ONLY FOR AMBASSADOR", "caption EYES ONLY CUI: EYES ONLY"},
		{"release", "REL TO USA, GBR", "caption REL TO CUI: REL TO"},
		{"release with a code of four letters", "REL TO USA, FVEY", "caption REL TO CUI: REL TO"},
		{"release with a word", "REL TO USA, HARBOR", ""},
		{"captions of a post", "NODIS ARKADIA 000187", "caption NODIS CUI: NODIS"},
		{"captions of a post with a short name", "NODIS AR 000187", ""},
		{"captions of a post with a short number", "NODIS ARKADIA 18", ""},
		{"captions of the shortest post", "NODIS ARK 187", "caption NODIS CUI: NODIS"},
		{"sensitive as a heading", "Sensitive", ""},
		{"sensitive", "SENSITIVE", "caption SENSITIVE CUI: SENSITIVE"},
		{"a caption in small letters", "Nodis", "caption NODIS CUI: Nodis"},
		{"a portion", "1. (S//NF) Text", "portion mark (S//NF) S: (S//NF)"},
		{"portion in the line", "the talks (S//NF) went on", "portion mark (S//NF) S: (S//NF)"},
		{"portion in a sentence", "Compartmented Information (TS/SCI) networks", ""},
		{"a shortened word at the end of the line", "Compartmented Information (TS/SCI)", "portion mark (TS/SCI) TS: (TS/SCI)"},
		{"a shortened word glued", "information(TS/SCI) networks", "portion mark (TS/SCI) TS: (TS/SCI)"},
		{"a shortened word before a capital", "Compartmented Information (TS/SCI) NETWORKS", "portion mark (TS/SCI) TS: (TS/SCI)"},
		{"a shortened word behind a capital", "Compartmented INFORMATION (TS/SCI) networks", "portion mark (TS/SCI) TS: (TS/SCI)"},
		{"a shortened word behind a sign", "Compartmented information, (TS/SCI) networks", "portion mark (TS/SCI) TS: (TS/SCI)"},
		{"a section of settings", "[secret]", ""},
		{"a section of settings of two letters", "1. [ts] Text", ""},
		{"a section in capitals", "[TS] Text", "portion mark (TS) TS: [TS]"},
		{"a tag", "<S> Text", ""},
		{"a tag with a stroke", "<S//NF> Text", "portion mark S//NF S: S//NF"},
		{"columns in a table", "NAME    TITLE\n(S)     CONSUL", ""},
		{"columns under a sentence", "The talks    failed.\n(S)     The consul", "portion mark (S) S: (S)"},
		{"columns under a colon", "The talks    failed:\n(S)     The consul", "portion mark (S) S: (S)"},
		{"a narrow gap under columns", "NAME    TITLE\n(S)   CONSUL", "portion mark (S) S: (S)"},
		{"columns below no columns", "NAME TITLE\n(S)     CONSUL", "portion mark (S) S: (S)"},
		{"columns in the first line", "(S)     CONSUL", "portion mark (S) S: (S)"},
		{"columns behind a number", "NAME    TITLE\n1. (S)     CONSUL", "portion mark (S) S: (S)"},
		{"a field", "Subject: (S) Talks", "portion mark (S) S: (S)"},
		{"field behind words", "Annex two: (S) Map", "portion mark (S) S: (S)"},
		{"no field", "Harbor: (S) Map", ""},
		{"control alone", "(NOFORN) Text", "portion mark (NOFORN) CUI: (NOFORN)"},
		{"a set", "NARR/(C) TRAINING//", "portion mark (C) C: (C)"},
		{"telephone", "POC/J. ROE/(C)555-0100//", ""},
		{"set with a number", "GENTEXT/REMARKS/1. (C)5 SHIPS", "portion mark (C) C: (C)"},
		{"short name of a set", "AB/(C) TRAINING", ""},
		{"set with a blank", "NARR /(C) TRAINING", ""},
		{"reason", "REASON: 1.4 (b)", "classification authority block REASON C: REASON"},
		{"reason in capitals", "REASON: 1.4 B", "classification authority block REASON C: REASON"},
		{"reason at the end of the line", "REASON: 1.4", ""},
		{"reason cut", "REASON: 1.", ""},
		{"reason of two digits", "REASON: 1.41 (b)", ""},
		{"reason of an order", "REASON: E.O. 12356", "classification authority block REASON C: REASON"},
		{"classified with reason", "CLASSIFIED BY DCM JOHN DOE PER 1.4 (B)", "classification authority block CLASSIFIED BY C: CLASSIFIED BY"},
		{"classified with reason of two digits", "CLASSIFIED BY DCM JOHN DOE PER 1.45", "classification authority block CLASSIFIED BY C: CLASSIFIED BY"},
		{"classified with a number", "CLASSIFIED BY DCM JOHN DOE PER 21.4 (B)", "classification authority block CLASSIFIED BY C: CLASSIFIED BY"},
		{"label in the line", "see DERIVED FROM: x", ""},
		{"a date behind DECL", "DECL: 20370314", "classification authority block DECL C: DECL"},
		{"decl of nine digits", "DECL: 203703141", "classification authority block DECL C: DECL"},
		{"decl of a date", "DECL: 14MAR2037", "classification authority block DECL C: DECL"},
		{"decl of a longer word", "DECL: 14MARCH2037", ""},
		{"phrase", "SUBJECT TO GENERAL DECLASSIFICATION SCHEDULE", "classification authority block SUBJECT TO GENERAL DECLASSIFICATION SCHEDULE C: SUBJECT TO GENERAL DECLASSIFICATION SCHEDULE"},
		{"an order", "E.O. 12958: DECL: 03/14/2017", "declassification instruction DECL C: 12958: DECL: 03/14/2017"},
		{"order of four digits", "E.O. 1295: DECL: OADR", "declassification instruction DECL C: 1295: DECL: OADR"},
		{"order with nothing", "E.O. 12958: DECL:\nTAGS: PREL", ""},
		{"order on two lines", "E.O. 12958: DECL:\n03/14/2017", "declassification instruction DECL C: 12958: DECL:"},
		{"order with code on the next line", "E.O. 11652:\nGDS", "declassification instruction GDS C: 11652:"},
		{"order with two numbers", "EO 12958 13526 DECL X1", "declassification instruction DECL C: 13526 DECL X1"},
		{"order far from its label", "E.O.                        12958: DECL: X1", ""},
		{"order spelt", "Executive Order 13526: 25X1", "declassification instruction 25X C: 13526: 25X1"},
		{"order spelt apart", "EXECUTIVE                      ORDER 13526: 25X1", ""},
		{"level letter", "classification=\"S\"", "marking S S: S"},
		{"level letters of three", "classification=\"SBU\"", "caption SBU CUI: SBU"},
		{"level letter of unclassified", "classification=\"U\"", ""},
		{"level letter before a word", "CLASSIFICATION: S CORP", "marking S S: S"},
		{"level letter glued", "CLASSIFICATION: S-3", ""},
		{"declassification", "DECLASSIFICATION: S", ""},
		{"slashes", "the S//NF and the S/NF talks", "portion mark S//NF S: S//NF; portion mark S/NF S: S/NF"},
		{"slashes in a path", "a/S/NF", ""},
		{"three strokes", "S///NF", ""},
		{"cui", "the CUI//SP-PRVCY talks", "portion mark CUI CUI: CUI"},
		{"one stroke in small letters", "the s/nf talks", ""},
		{"comment", "<p>Text <!-- SECRET//NOFORN --> more</p>", "marking SECRET//NOFORN S: SECRET//NOFORN"},
		{"attributes", "<p a=\"x\" b='CONFIDENTIAL'>talks</p>", "banner CONFIDENTIAL C: CONFIDENTIAL"},
		{"short attribute", "<p b=\"TS\">talks</p>", ""},
		{"attribute that is not closed", "<p b=\"SECRET>talks</p>", ""},
		{"attributes side by side", "<p a=\"(S//NF)\" b=\"(C//NF)\">talks</p>", "portion mark (S//NF) S: (S//NF); portion mark (C//NF) C: (C//NF)"},
		{"shown in the other direction", "a \u202eTERCES\u202c b", "banner SECRET S: TERCES"},
		{"overlap", "SECRET//NOFORN NOFORN", "banner SECRET//NOFORN S: SECRET//NOFORN; marking NOFORN CUI: NOFORN"},
		{"disguised", "5ECRET", "banner SECRET S: 5ECRET"},
		{"disguise of most letters", "53CR37", "banner SECRET S: 53CR37"},
		{"gap of eight", "S        ECRET", "banner SECRET S: S        ECRET"},
		{"gap of nine", "S         ECRET", ""},
		{"two line ends", "SEC\n\nRET", "banner SECRET S: SEC\n\nRET"},
		{"three line ends", "SEC\n\n\nRET", ""},
		{"word between", "SEC X RET", ""},
		{"stated", "It was marked confidential.", "marking CONFIDENTIAL C: confidential"},
		{"stated with more", "It was marked confidential talks", ""},
		{"stated until", "It is classified secret until May", "marking SECRET S: secret"},
		{"between tabs", "1\tSECRET\ta", "banner SECRET S: SECRET"},
		{"between commas", "1,SECRET,talks", "marking SECRET S: SECRET"},
		{"quotes", "[\"U\", \"SECRET\"]", "banner SECRET S: SECRET"},
		{"what a program asks by the name", "env[\"SECRET\"]", ""},
		{"a list in a call", "x = f([\"SECRET\"])", "marking SECRET S: SECRET"},
		{"in quotation marks in a sentence", "say \"SECRET\" aloud", ""},
		{"brackets", "Annex (SECRET) and more", "marking SECRET S: SECRET"},
		{"brackets glued", "annex(SECRET) and more", ""},
		{"brackets in small letters", "(secret) talks", "portion mark (SECRET) S: (secret)"},
		{"section in small letters", "[secret] talks", ""},
		{"an option", "--secret", ""},
		{"a word of a program", "x = secret;", ""},
		{"message", "SECRET ARKADIA 000187", "marking SECRET S: SECRET"},
		{"message in small letters", "secret arkadia 00187", "marking SECRET S: secret"},
		{"message in small letters, short", "secret arkadia 187", ""},
		{"message section", "secret section 01 of 02", "banner SECRET S: secret"},
		{"post of four words", "SECRET NEW PORT ON SEA 000187", "marking SECRET S: SECRET"},
		{"post of five words", "SECRET NEW PORT ON THE SEA 000187", ""},
		{"foreign", "//GBR SECRET", "banner SECRET S: SECRET"},
		{"foreign of five", "//GBRXX SECRET", ""},
		{"rare word as a name", "REF E IS DODI 5200.48, CONTROLLED UNCLASSIFIED INFORMATION", ""},
		{"rare word behind two words", "THE FILE, CONTROLLED UNCLASSIFIED INFORMATION", "marking CONTROLLED UNCLASSIFIED INFORMATION CUI: CONTROLLED UNCLASSIFIED INFORMATION"},
		{"prose goes on", "They kept it a\nsecret", ""},
		{"prose ends", "They kept it.\nsecret", "banner SECRET S: secret"},
		{"short line above", "Kept it\nsecret", "banner SECRET S: secret"},
		{"the longest line of captions", strings.Repeat("SIPDIS ", 13) + "NODIS....", "caption NODIS CUI: NODIS"},
		{"a longer line of captions", strings.Repeat("SIPDIS ", 13) + "NODIS.....", ""},
		{"the longest label that names a level", "Overall classification of this briefing paper: SECRET", "marking SECRET S: SECRET"},
		{"a longer label, which is suspected", "Overall classification of the whole briefing paper here: SECRET", "marking SECRET S: SECRET"},
		{"a label that names a marking", "The marking of it: SECRET", "marking SECRET S: SECRET"},
		{"capitals behind a label that names nothing, which are suspected", "The harbor of it: SECRET", "marking SECRET S: SECRET"},
		{"a label that says that it is classified", "Classified as of now: SECRET", "marking SECRET S: SECRET"},
		{"a label that names a level in small letters", "The marking of it: secret", "marking SECRET S: secret"},
		{"a name and a year of six words", "(C) Jane Q Roe Jo Doe 2017\n(U) Talks", ""},
		{"a name and a year of seven words", "(C) Jane Q Roe Jo Ann Doe 2017\n(U) Talks", "portion mark (C) C: (C)"},
		{"a name and a year of six words over two lines", "(C) Jane Q Roe Jo Doe\n2017", ""},
		{"an owner of seven words over two lines", "(C) Jane Q Roe Jo Ann Doe\nPress", ""},
		{"an owner of eight words over two lines", "(C) Jane Q Roe Jo Ann Sue Doe\nPress", "portion mark (C) C: (C)"},
		{"a name and a year over two lines", "(C) Jane Roe\n2017", ""},
		{"an owner of nine words", "(C) Jane Roe Jo Doe Ann Poe Sue Lee Press\n(U) Talks", ""},
		{"an owner of ten words", "(C) Jane Roe Jo Doe Ann Poe Sue Lee Kay Press\n(U) Talks", "portion mark (C) C: (C)"},
		{"rights that eight words reserve", "(C) the talks of Jo Doe and Ann Poe reserved", ""},
		{"rights that nine words reserve", "(C) the talks of Jo Doe and of Ann Poe reserved", "portion mark (C) C: (C)"},
		{"a small sign before three words", "(c) the pear growers\n(U) Talks", ""},
		{"a small sign before four words", "(c) the pear growers left\n(U) Talks", "portion mark (C) C: (c)"},
		{"a small sign before a sentence", "(c) pear growers.\n(U) Talks", "portion mark (C) C: (c)"},
		{"a year and a name of four words in capitals", "(C) 2017 JANE ROE AND DOE", ""},
		{"a year and five words in capitals", "(C) 2017 JANE ROE AND DOE CAME", "portion mark (C) C: (C)"},
		{"a year and an owner in capitals", "(C) 2017 JANE ROE AND DOE AND POE PRESS", ""},
		{"nine words below a notice", "Copyright 2017 by all\n(C) Jane Roe Jo Doe Ann Poe Sue Lee Kay\n(U) Talks", ""},
		{"ten words below a notice", "Copyright 2017 by all\n(C) Jane Roe Jo Doe Ann Poe Sue Lee Kay Fay\n(U) Talks", "portion mark (C) C: (C)"},
		{"two of a list in a sentence at the end", "(C) and (D)", ""},
		{"two letters of a list above", "(A) or else (B) then\n(C) THE MINISTER", ""},
		{"one letter of a list above", "or else (B) then\n(C) THE MINISTER", "portion mark (C) C: (C)"},
		{"a bracket glued at the end of the text", "(C)(", "portion mark (C) C: (C)"},
		{"a statute at the end of the text", "(C)(3", ""},
		{"an empty bracket", "( ) text", ""},
		{"a set at the end of the text", "NARR/(C)", "portion mark (C) C: (C)"},
		{"the least gap of columns", "NAME    TITLE\n(S)    CONSUL", ""},
		{"a comment without blanks", "<!--SECRET-->", "banner SECRET S: SECRET"},
		{"a comment that is not closed", "<!-- SECRET", "banner SECRET S: SECRET"},
		{"an instruction of markup", "<?x a=\"CONFIDENTIAL\"?>", "banner CONFIDENTIAL C: CONFIDENTIAL"},
		{"a declaration of markup", "<!x a=\"CONFIDENTIAL\">", "banner CONFIDENTIAL C: CONFIDENTIAL"},
		{"an empty attribute before another", "<p a=\"\" b=\"CONFIDENTIAL\">x</p>", "banner CONFIDENTIAL C: CONFIDENTIAL"},
		{"a mark in an attribute", "<p a=\"(C)\">x</p>", "portion mark (C) C: (C)"},
		{"attributes with single quotes", "<p a='CONFIDENTIAL' b='(S//NF)'>x</p>", "banner CONFIDENTIAL C: CONFIDENTIAL; portion mark (S//NF) S: (S//NF)"},
		{"an attribute without quotes", "<p a=1 b=\"CONFIDENTIAL\">x</p>", "banner CONFIDENTIAL C: CONFIDENTIAL"},
		{"a mark in a paragraph of markup", "<p>one</p><p>(C) two</p>", "portion mark (C) C: (C)"},
		{"the code of a group before a level", "//FVEY SECRET", "banner SECRET S: SECRET"},
		{"an argument", "x = secret, y", ""},
		{"a variable", "$secret", ""},
		{"a word between hyphens", "-secret-", "banner SECRET S: secret"},
		{"a word behind a hyphen", "-secret", ""},
		{"a level with a tag behind it", "<b>secret</b>", "banner SECRET S: secret"},
		{"an abbreviation of a control behind a level", "The SECRET NF talks", "marking SECRET S: SECRET"},
		{"a control behind a level", "The SECRET NOFORN talks", "marking SECRET//NOFORN S: SECRET NOFORN"},
		{"a control behind a level in small letters", "the secret noforn talks", "marking SECRET S: secret"},
		{"another control behind a level in small letters", "the secret orcon talks", ""},
		{"a message with words behind a short number", "SECRET ARKADIA 187 FOR ALL", ""},
		{"a number of two digits", "SECRET ARKADIA 18", ""},
		{"a message with words behind its number", "SECRET ARKADIA 000187 CAME HOME", "marking SECRET S: SECRET"},
		{"a sentence that ends and another", "It was marked confidential. Then spring came.", "marking CONFIDENTIAL C: confidential"},
		{"a sentence in brackets", "(It was marked confidential) and read", "marking CONFIDENTIAL C: confidential"},
		{"between tabs of other words", "harbor\tSECRET\tpears", "marking SECRET S: SECRET"},
		{"between bars", "harbor|SECRET|pears", "marking SECRET S: SECRET"},
		{"between semicolons", "harbor;SECRET;pears", "marking SECRET S: SECRET"},
		{"a level behind a tab", "harbor\tSECRET", "marking SECRET S: SECRET"},
		{"a level before a tab", "SECRET\tharbor", "marking SECRET S: SECRET"},
		{"in quotation marks in brackets", "(\"SECRET\") of the talks", "portion mark (SECRET) S: (\"SECRET\")"},
		{"in quotation marks behind a comma", "x, \"SECRET\" of the talks", "marking SECRET S: SECRET"},
		{"in quotation marks behind a colon", "x: \"SECRET\" of the talks", "marking SECRET S: SECRET"},
		{"different quotation marks", "x, \"SECRET' of the talks", ""},
		{"brackets glued to a letter", "x(SECRET) of the talks", ""},
		{"braces glued to a letter", "x{SECRET} of the talks", "marking SECRET S: SECRET"},
		{"a signal of nine letters", "ZNY CCCCCCCCC", ""},
		{"a section that ends the text", "CLASSIFIED BY DCM JOHN DOE PER 1.4", "classification authority block CLASSIFIED BY C: CLASSIFIED BY"},
		{"the farthest order", "E.O." + strings.Repeat(" ", 22) + "12958: DECL: X1", "declassification instruction DECL C: 12958: DECL: X1"},
		{"the farthest spelt order", "EXECUTIVE              ORDER 13526: 25X1", "declassification instruction 25X C: 13526: 25X1"},
		{"the farthest sign between E and O", "E" + strings.Repeat(" ", 23) + "O 12958: DECL: X1", "declassification instruction DECL C: 12958: DECL: X1"},
		{"a farther sign between E and O", "E" + strings.Repeat(" ", 24) + "O 12958: DECL: X1", ""},
		{"a control word of a rich text", "\\par (C) Talks", "portion mark (C) C: (C)"},
		{"a capital behind a backslash", "\\PAR (C) Talks", ""},
		{"a number of four digits before a portion", "1234. (C) 2017 was a poor year", "portion mark (C) C: (C)"},
		{"a number of five digits before a portion", "12345. (C) Talks", ""},
		{"a letter before a portion", "(b) (C) Copyright talks", "portion mark (C) C: (C)"},
		{"a letter of a portion before a portion", "(C) (S) Text", "portion mark (C) C: (C)"},
		{"a number between the letters", "SEC 7 RET", ""},
		{"letters of which most are small", "S ecret", "banner SECRET S: S ecret"},
		{"letters of which half are small", "SEC ret", "banner SECRET S: SEC ret"},
		{"letters of which less than half are small", "SECR et", "banner SECRET S: SECR et"},
		{"spaced letters that go on", "S E C R E T A R Y", ""},
		{"spaced letters that a control goes on", "S E C R E T N O F O R N", "banner SECRET//NOFORN S: S E C R E T N O F O R N"},
		{"spaced letters that a word leads to", "I S S E C R E T", "banner SECRET S: S E C R E T"},
		{"a mark with letters apart", "( S / / N F ) w i d e", "portion mark (S//NF) S: ( S / / N F )"},
		{"a mark with blanks about its strokes", "( S // N F ) Apples", "portion mark (S//NF) S: ( S // N F )"},
		{"a mark that touches another", "1. (S)(U) The pilot spoke to us.", "portion mark (S) S: (S)"},
		{"a mark that touches two others", "1. (S)(C)(U) The pilot spoke to us.", "portion mark (S) S: (S); portion mark (C) C: (C)"},
		{"marks of two letters that touch", "1. (TS)(U) The pilot spoke to us.", "portion mark (TS) TS: (TS)"},
		{"square marks that touch", "1. [S][U] The pilot spoke to us.", "portion mark (S) S: [S]"},
		{"a mark that touches no level", "1. (S)(X) The pilot spoke to us.", ""},
		{"a statute", "1. (S)(U)(3) The pilot spoke to us.", ""},
		{"arithmetic with signs apart", "( c / 4 * d )", ""},
		{"units with letters apart", "( c / k g )", ""},
		{"spaced letters that another word leads to", "N O S E C R E T", ""},
	} {
		if got := toldOf(tt.text, spill.Scan([]byte(tt.text), marking.CeilingU)); got != tt.want {
			t.Errorf("%s: %q: %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestListsEnd(t *testing.T) {
	t.Parallel()
	for between, want := range map[int]int{mostBetween - 1: 0, mostBetween: 1} {
		text := "(A) figs\n(B) pears" + strings.Repeat("\nplums", between) + "\n(C) quinces"
		if got := len(spill.Scan([]byte(text), marking.CeilingU)); got != want {
			t.Errorf("%d lines between two items: %d hits, want %d", between, got, want)
		}
	}
}

// mostBetween is how many lines one item of a list may take, and mostHits how many hits of a kind are told.
const (
	mostBetween = 60
	mostHits    = 500
)

func TestHitsOfAKindEnd(t *testing.T) {
	t.Parallel()
	for times, want := range map[int]int{mostHits - 1: mostHits - 1, mostHits: mostHits, mostHits + 1: mostHits} {
		text := strings.Repeat("NODIS\n", times)
		if got := len(spill.Scan([]byte(text), marking.CeilingU)); got != want {
			t.Errorf("%d captions: %d hits, want %d", times, got, want)
		}
	}
}

func TestHitsOfAName(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"a/b/memo_CONFIDENTIAL.txt": "marking CONFIDENTIAL C: CONFIDENTIAL",
		"NODIS/SECRET.txt":          "caption NODIS CUI: NODIS; marking SECRET S: SECRET",
		"a/TOP_SECRET/x.txt":        "marking TOP SECRET TS: TOP_SECRET",
	} {
		if got := toldOf(name, spill.ScanName(name, marking.CeilingU)); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
