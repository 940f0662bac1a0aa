package linter_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// messageOf is a message of 2014 with a level, a subject and a first paragraph.
func messageOf(level, subject, paragraph string) string {
	return "P 041522Z JAN 14\nFM AMEMBASSY ARKADIA\nTO SECSTATE WASHDC\n" + level + " ARKADIA 000187\n\nSIPDIS\n\n" +
		"E.O. 13526: DECL: 01/03/2024\nTAGS: PREL, PGOV\nSUBJECT: " + subject + "\n\n" +
		"Classified By: Ambassador Jane Q. Sample for reasons 1.4 (b) and (d).\n\n1. " + paragraph + "\n\n2. (C) Other.\n"
}

// TestFixesLeaveWhatAPersonReads: no fix, safe or not, writes a mark anew or moves one where a person reads more
// protection in the text beside it than the program does.
func TestFixesLeaveWhatAPersonReads(t *testing.T) {
	t.Parallel()
	const level, subject, paragraph = "S E C R E T", "(U) TALKS", "(S) Text."
	paragraphs := []string{
		"(SECRET, no foreign) The talks were long. (U)", "(RELIDO//SECRET) Text. (U)", "(NOFORN/SECRET) Text. (U)",
		"(S S T A D I S) Text. (U)", "(SECRET//SI\uff0f\uff0fRELIDO) Text. (U)", "(TSThe text. (U)", "The talks ended. (S//NF) (U)",
		"The talks ended TS (U)", "They ended [TS] (U)", "They ended (TS). (U)", "They ended (TSNF) (U)", "They ended - S//NF - (U)",
		"They ended SECRET\n(U)", "They ended (S//NF\n(U)", "They ended (SECRET no foreign) (U)", "They ended (NODIS) (S)",
		"They ended (ND) (S)", "(TSThe text.", "(STalks ended.", "(SBU-ND) Text.", "(5//NF) Text.",
	}
	subjects := []string{
		"HARBOR TALKS (S//NF) (U)", "(S NOFORN-ISH) TALKS (U)", "(S (NF)) TALKS", "(S ND TALKS", "((S)//NF) TALKS",
		"(C (NODIS)) TALKS", "(S (XD TALKS", "(S//REL TO USA (GBR)) TALKS",
	}
	messages := make([]string, 0, 2*len(paragraphs)+len(subjects))
	for _, p := range paragraphs {
		messages = append(messages, messageOf(level, subject, p), messageOf("C O N F I D E N T I A L", subject, p))
	}
	for _, s := range subjects {
		messages = append(messages, messageOf(level, s, paragraph))
	}
	for _, m := range messages {
		if was, is := marked(m), marked(unsafely(t, m)); was != is {
			t.Errorf("%s\nbecame\n%s", was, is)
		}
	}
	// A level whose last letter is of another script is not put before that letter.
	cyrillic := messageOf("S E C R E \u0422", subject, paragraph)
	if is := unsafely(t, cyrillic); !strings.Contains(is, "\nS E C R E \u0422 ARKADIA") {
		t.Errorf("became\n%s", is)
	}
}

// TestFixesMoveWhatIsPlain: beside the same in plain words they do.
func TestFixesMoveWhatIsPlain(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ subject, paragraph, want string }{
		{"(U) TALKS", "The talks ended. (S)", "1. (S) The talks ended."},
		{"(U) TALKS", "They met the Government of Arkadia (GOA). (S)", "1. (S) They met the Government of Arkadia (GOA)."},
		{"HARBOR TALKS (U)", "(S) Text.", "SUBJECT: (U) HARBOR TALKS"},
		{"(S HARBOR TALKS", "(S) Text.", "SUBJECT: (S) HARBOR TALKS"},
		{"(C//NF HARBOR TALKS", "(S) Text.", "SUBJECT: (C//NF) HARBOR TALKS"},
	} {
		if is := unsafely(t, messageOf("S E C R E T", tt.subject, tt.paragraph)); !strings.Contains(is, "\n"+tt.want+"\n") {
			t.Errorf("want %q in\n%s", tt.want, is)
		}
	}
}

// marked is the subject and the first paragraph of a message.
func marked(message string) string {
	_, below, _ := strings.Cut(message, "SUBJECT: ")
	subject, _, _ := strings.Cut(below, "\n")
	_, below, _ = strings.Cut(below, "\n1. ")
	paragraph, _, _ := strings.Cut(below, "\n\n")
	return subject + "\n" + paragraph
}

func unsafely(t *testing.T, message string) string {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	out, err := l.Fix(context.Background(), text.NewSource("x.txt", []byte(message)), rule.Unsafe)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes.Clone(out.Bytes))
}
