package spill_test

import (
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/spill"
)

// letters are texts with (C) or (S) in them, by what the letter is there.
var letters = []struct {
	says string
	mark bool
	docs []string
}{
	{"the ending of a plural", false, []string{
		"2. DATE(S) OF TRAVEL: 3 MAY.", "2. VISA(S) AND PASSPORT(S) WERE ISSUED.", "SUBJECT: FAIR DATE(S)", "Subject: DATE(S)",
		"SUBJ/FAIR DATE(S)//", "DATE(S): 3 MAY",
	}},
	{"the letter of a reference or a clause", false, []string{
		"2. PER REF (C), THE FAIR IS POSTPONED.", "PER REF\n(C), THE FAIR IS POSTPONED.", "Re clause (C) of the note", "RE CLAUSE\n(C) OF THE NOTE",
		"as set out in reference \n(c), training is offered", "as set out in reference\n(c).", "Of these, option\n(C) in the draft was dropped.", "ANNEX (C): LIST",
		"SUBJECT: REPLY TO REF (C)", "SUBJ/CHANGES TO REF (C)//", "NARR/REF (C) IS A LETTER.//",
	}},
	{"a citation of law", false, []string{
		"under section\n501(c)(3) of the code", "under section 501\n(c)(3) of the code", "(C)(3) OF THE CODE", "5 U.S.C. 552(b)(3)(C)",
	}},
	{"one of a list", false, []string{
		"1. (a) One thing.\n\n2. (b) Two things.\n\n3. (c) Yes, three.\n", "1. (A) ONE\n2. (B) TWO\n3. (C) THREE\n4. (D) FOUR",
		"Answers:\n\n(a) dues were lowered.\n\n(b) dues are published.\n\n(c) no fines were set.\n\n(d) none.",
		"(a) x\n(b) y\n(i) one\n(ii) two\n(c) z\n(d) w", "(A) x\n(B) y\n(USA) one\n(C) z", "(p) a\n(q) b\n(r) c\n(s) d\n(t) e\n(u) f",
		"(A) (B) (C) are lists", "RMKS/1. (a) one\n2. (b) two\n3. (c) three",
	}},
	{"one of a list in a sentence", false, []string{
		"(a) one. (b) two.\n(c) three things.", "pears (A), plums (B), and quinces\n(C) were sold.", "as in references (b) and \n(c), an effort",
		"(C), (D) and (E) are open to all.", "2. (C) AND (D) ARE CLOSED.", "2. (A), (B) AND (C) ARE CLOSED.", "REF: (A) ARKADIA 1 (B) ARKADIA 2\n(C) ARKADIA 3",
	}},
	{"the sign of a copyright", false, []string{
		"(C) 2017 Example Press. All rights reserved.", "(c) 2017 Example Press", "(c) 2017 the pear growers", "(C)\n2017 Example Press",
		"(C) Example\nPress, all rights reserved", "(C) Jane Roe\n2017", "Copyright\n(C) Jane Roe", "Copyright\n(c) Jane Roe and others, who wrote it",
		"Copyright (C) 1998\n(C) Jane Roe", "(C), 1994, Jane Roe", "2. The leaflet reads:\n\n(C) 2017 Example Press. All rights reserved.",
		"(C) COPYRIGHT 2017 EXAMPLE PRESS", "(C) Copyright Jane Roe", "(C) Collected papers 1990-2000.",
	}},
	{"a telephone", false, []string{"POC/J. ROE/CIV/ROOM/(C)555-0100//", "POC/J. ROE/CIV/TEL: (C) 555-0100//"}},

	{"a mark behind a number, whatever follows it", true, []string{
		"2. (C) Copyright talks with the ministry failed.", "2. (C) 2017 was a poor year for the harbor.", "2. (C) Jane Roe spoke of 2017",
		"2. (C) UNIVERSITY PRESS", "¶2. (C) Copyright talks", "12. (c) Copyright talks", "1.(C) Copyright", "c. (c) The minister", "A. (C) 2017 talks",
	}},
	{"a mark behind the name of a set", true, []string{
		"RMKS/1. (C) TRAINING SENTENCE.//", "RMKS/ 1. (C) TRAINING", "RMKS/(S) TRAINING.//", "RMKS/A. (C) TRAINING", "RMKS/1.A. (C) TRAINING",
		"GENTEXT/REMARKS/1. (C) TRAINING.//", "GENTEXT/SITUATION/(S) TRAINING.//", "NARR/(C) TRAINING.//", "SUBJ/(C) TRAINING//", "AMPN/(TS) TRAINING//",
		"SUBJ/FLEET TRAINING (S)//", "MSGID/GENADMIN/COMTEST//RMKS/1. (C) TRAINING", "RMKS/1. (C) 2017 WAS A POOR YEAR.//", "RMKS/1. (U) ONE.\n2. (C) TWO.//",
	}},
	{"a mark that follows no list", true, []string{
		"1. (S) One.\n2. (S) Two.\n3. (T) Three.", "1. (B) One.\n2. (U) Two.\n3. (C) Three.", "(A) x\n(B) y\n(C) z\n(C) The minister", "(a) one\n(b) two\n(C) The minister",
		"2. (B) talks\n3. (S) talks", "1. (A) (C) The minister", "(a) (C) The minister", "(B) (C) The minister", "see (b) and\n(C) The minister",
		"reasons 1.4 (b) and (d)\n(C) The minister spoke", "REASONS: 1.4 (B) AND (D).\n\n1. (C) THE MINISTER", "The talks on (A) and (B) failed.\n\n(C) THE MINISTER",
	}},
	{"a mark below a word that cites", true, []string{
		"PARAGRAPH\n(C) The minister spoke.", "SUMMARY PARAGRAPH\n(C) The minister spoke.", "The list is in the annex\n(C) The minister spoke.",
		"Per reftel.\n(C) The minister spoke.", "See section\n\n(C) The minister spoke.", "The end of para\n2. (C) The minister spoke.",
	}},
	{"a mark before the words of a notice", true, []string{
		"(C) The university was closed by the ministry.", "(C) The minister\nsaid that the university failed.", "(C) THE TALKS WITH THE UNIVERSITY FAILED.",
		"(C) 2017 was a poor year for the harbor.", "(C) 2017 WAS A POOR YEAR FOR THE HARBOR.", "(C) Talks went on until 2017", "(C) The minister met the press on Monday.",
		"(C) Copyright talks with the ministry failed.", "Copyright.\n(C) The minister spoke.", "Copyright 2017 Example Press\n(C) The minister spoke.",
	}},
	{"a mark with more than a letter", true, []string{"REF (S//NF)", "DATE (S//NF)", "The talks (C//NF) failed", "as in reference\n(C//NF) of the note"}},
}

func TestLetters(t *testing.T) {
	t.Parallel()
	for _, test := range letters {
		for _, doc := range test.docs {
			if hits := spill.Scan([]byte(doc), marking.CeilingU); len(hits) > 0 != test.mark {
				t.Errorf("%s: %q: %v", test.says, doc, hits)
			}
		}
	}
}
