package parse

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
)

// above is the transmission header of a message of Arkadia, below two paragraphs and its end.
const (
	above = "VZCZCXRO0187\nOO RUEHAB\nDE RUEHQX #0187 0731522\nZNY SSSSS ZZH\nO 141522Z MAR 07\nFM AMEMBASSY ARKADIA\n" +
		"TO RUEHC/SECSTATE WASHDC IMMEDIATE 9299\n\n"
	below = "\n1. (C) One.\n\n2. (S) Two.\nPUBLIC\n"
)

// told gives what was read of a heading in one line.
func told(c *cable.Cable) string {
	level, number := "-", "-"
	if s := c.Classification(); s != nil {
		level = s.Mark.ClassLevel().Letter()
		number = strings.ToUpper(fmt.Sprintf("%s %d", c.String(s.Post.Span), s.Serial.Value))
	}
	s := summarise(c)
	return strings.Join([]string{
		level, number, fmt.Sprint(s.Order), s.Decl, strings.Join(s.Tags, " "), s.Subject, s.Letters, strings.Join(s.Captions, " "),
		strings.Join(s.Portions, " "),
	}, "|")
}

// whole is what told says of a heading of which everything was read.
const whole = "S|ARKADIA 187|12958|03/14/2017|PREL PGOV|ORCHARD TALKS|bd|SIPDIS|1(C) 2(S)"

// TestShapesOfHeadings holds every shape of a heading that stood in real copies: read as the tidy one is.
func TestShapesOfHeadings(t *testing.T) {
	t.Parallel()
	const (
		level   = "S E C R E T ARKADIA 000187"
		eo      = "E.O. 12958: DECL: 03/14/2017"
		tags    = "TAGS: PREL PGOV"
		subject = "SUBJECT: ORCHARD TALKS"
		block   = "Classified By: Jane Roe, DCM, for reasons 1.4 (b) and (d)."
		fields  = eo + "\n" + tags + "\n" + subject + "\n\n" + block + "\n"
	)
	lines := func(s ...string) string { return strings.Join(s, "\n") + "\n" }
	for name, heading := range map[string]string{
		"tidy":                                 lines(level, "", "SIPDIS", "", fields),
		"a letter too many":                    lines("SS E C R E T ARKADIA 000187", "", "SIPDIS", "", fields),
		"another letter glued before":          lines("CS E C R E T ARKADIA 000187", "", "SIPDIS", "", fields),
		"mixed case, letter-spaced":            lines("S e c r e t arkadia 000187", "", "SIPDIS", "", fields),
		"mixed case":                           lines("Secret ARKADIA 000187", "", "SIPDIS", "", fields),
		"behind a quotation mark":              lines("\"S E C R E T ARKADIA 000187", "", "SIPDIS", "", fields),
		"before a quotation mark":              lines(level+" \"", "", "SIPDIS", "", fields),
		"behind a tab":                         lines("08ARKADIA187\tEmbassy\tS E C R E T ARKADIA 000187", "", "SIPDIS", "", fields),
		"behind U+2028":                        lines("\u2028"+level, "", "\u2028SIPDIS", "", fields),
		"behind U+200B":                        lines("\u200b"+level, "", "SIPDIS", "", "\u200b"+fields),
		"with a year":                          lines("S E C R E T 07 ARKADIA 187", "", "SIPDIS", "", fields),
		"with a code":                          lines("S E C R E T //N03120// ARKADIA 000187", "", "SIPDIS", "", fields),
		"section glued to its number":          lines("S E C R E T SECTION01 OF 02 ARKADIA 000187", "", "SIPDIS", "", fields),
		"a date before the level":              lines("Sent:2007-03-14T15:22:00"+level+"SIPDIS", "", fields),
		"caption glued to the serial":          lines(level+"SIPDIS", "", fields),
		"caption behind the serial":            lines(level+" SIPDIS", "", fields),
		"E.O. and TAGS behind the serial":      lines(level+" SIPDIS "+eo+" "+tags, "", subject, "", block),
		"all on one line":                      lines(level + " SIPDIS " + eo + " " + tags + " " + subject + " " + block),
		"E.O. behind an attention line":        lines(level, "", "SIPDIS", "", "BREMWICK FOR RSO "+eo, tags, subject, "", block),
		"E.O. glued to a word":                 lines(level, "SIPDIS BREMWICK"+eo+tags, subject, "", block),
		"TAGS on the E.O. line, no colon":      lines(level, "", "SIPDIS", "", eo+" TAGS PREL PGOV", subject, "", block),
		"a letter too many in the E.O. label":  lines(level, "", "SIPDIS", "", "E.OM 12958: DECL: 03/14/2017", tags, subject, "", block),
		"letters swapped in the E.O. label":    lines(level, "", "SIPDIS", "", "EMO. 12958: DECL: 03/14/2017", tags, subject, "", block),
		"DECL on the next line":                lines(level, "", "SIPDIS", "", "E.O. 12958:", "DECL: 03/14/2017", tags, subject, "", block),
		"a stroke behind TAGS":                 lines(level, "", "SIPDIS", "", eo, "TAGS- PREL PGOV", subject, "", block),
		"colons between TAGS":                  lines(level, "", "SIPDIS", "", eo, "TAGS: PREL: PGOV", subject, "", block),
		"TITLE":                                lines(level, "", "SIPDIS", "", eo, tags, "TITLE: ORCHARD TALKS", "", block),
		"RE":                                   lines(level, "", "SIPDIS", "", eo, tags, "RE: ORCHARD TALKS", "", block),
		"block glued to the subject":           lines(level, "", "SIPDIS", "", eo, tags, subject+" "+block),
		"block glued to the references":        lines(level, "", "SIPDIS", "", eo, tags, subject, "", "REF: A. ARKADIA 142 B. ARKADIA 150 "+block),
		"block behind a page line":             lines(level, "", "SIPDIS", "", eo, tags, subject, "", "ARKADIA 00000187  001.2 OF 002 CLASSIFIED BY: Jane Roe, DCM, reasons 1.4 (b) and (d)"),
		"block below a page line":              lines(level, "", "SIPDIS", "", eo, tags, subject, "", "ARKADIA 00000187  001.2 OF 002", "", block),
		"block in two":                         lines(level, "", "SIPDIS", "", eo, tags, subject, "", "Classified By: Jane Roe, DCM", "", "Reasons: 1.4 (b) and (d)"),
		"backslashes":                          lines(level+" \\", "\\", "SIPDIS \\", "\\", strings.ReplaceAll(fields, "\n", " \\\n")),
		"cut off and given again on one line":  lines(level, "", "SIPDIS", "", eo, tags, "SUBJECT: ORCHARD", "T...", "", level+" SIPDIS "+eo+" "+tags+" "+subject+" "+block),
		"cut off in the text, and given again": lines(level, "", "SIPDIS", "", eo, tags, subject, "", "1. (C) On...", "", "", level+" SIPDIS "+eo+" "+tags+" "+subject+" "+block),
		"a cover before the header":            lines(level, "", "SIPDIS", "", "ACTION: POL", "", above+level, "", "SIPDIS", "", fields),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			in := above + heading + below
			if strings.HasPrefix(name, "a cover") {
				in = heading + below
			}
			equal(t, heading, whole, told(only(t, in)))
		})
	}
}

// TestMarksByPlace holds what is a mark and what is none (32 CFR 2001.21(c)).
func TestMarksByPlace(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ name, text, want string }{
		{"behind the number", "1. (C) One.\n\n2.(S) Two.\n", "1(C) 2(S)"},
		{"behind a lead", "1. SUMMARY: (C) One.\n\n2. Summary and comment. (S) Two.\n", "1(C) 2(S)"},
		{"a plural ending", "1. (C) One.\n\n2. DATE(S) OF TRAVEL: 3 MAY.\n", "1(C) 2"},
		{"a reference", "1. (C) One.\n\n2. PER REF (C), THE FAIR IS POSTPONED.\n", "1(C) 2"},
		{"a section", "1. (C) One.\n\n2. The grant is made under section\n501(c)(3) of the code.\n", "1(C) 2"},
		{"list letters behind numbers", "1. (a) One.\n\n2. (b) Two.\n\n3. (c) Three.\n", "1 2 3"},
		{"list letters below a heading", "1. Answers:\n\n(a) one.\n\n(b) two.\n\n(c) three.\n\n(d) none.\n", "1"},
		{"a copyright notice", "1. One.\n\n(C) 2017 Example Press. All rights reserved.\n", "1"},
		{"a copyright notice's words in a paragraph", "1. (U) One.\n\n2. (C) Copyright talks failed.\n", "1(U) 2(C)"},
		{"a small letter among capitals", "1. (C) One.\n\n2. Two.\n\n3. (s) Three.\n\n4. Four.\n", "1(C) 2 3 4"},
		{"small letters throughout", "1. (c) One.\n\n2. (c) Two.\n\n3. (u) Three.\n", "1(c) 2(c) 3(u)"},
		{"a mistyped mark", "1. (C) One.\n\n2. (SUB) Two.\n", "1(C) 2(SUB)"},
		{"an abbreviation", "1. (C) One.\n\n2. (NOTAL) Two.\n", "1(C) 2"},
		{"a bare office", "1. S/S has no objection.\n\n2. None.\n", "1 2"},
		{"a list inside a paragraph", "1. (C) One:\n\n1) first;\n\n2) second.\n\n2. (C) Two.\n", "1(C) 2(C)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			c := only(t, strings.ReplaceAll(above, "SSSSS", "UUUUU")+"UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TALKS\n\n"+
				tt.text+"PUBLIC\n")
			equal(t, tt.text, tt.want, strings.Join(summarise(c).Portions, " "))
		})
	}
}

// TestMilitary holds the layout that was added last.
func TestMilitary(t *testing.T) {
	t.Parallel()
	c := only(t, "P 141522Z MAR 08\nFM COMTEST\nTO COMSAMPLE\nBT\nC O N F I D E N T I A L //N02000//\nMSGID/GENADMIN/COMTEST//\n"+
		"SUBJ/TRAINING REPORT (U)//\nRMKS/1. (C) TRAINING.\n2. (U) MORE.\n3. (U) CLASSIFIED BY: COMTEST N2; REASON: 1.4(A); DECLASSIFY ON: 14 MAR 2018//\nBT\n")
	equal(t, "layout", "military", c.Layout.Name)
	equal(t, "level", "C", c.Classification().Mark.ClassLevel().Letter())
	equal(t, "portions", []string{"1(C)", "2(U)", "3(U)"}, summarise(c).Portions)
	equal(t, "subject", "TRAINING REPORT", c.String(c.Subject.Text))
	equal(t, "set", line.SetLine, c.Lines[5].Field)
}

// TestNoCode: a control that begins as the code of a military message does makes none of a text.
func TestNoCode(t *testing.T) {
	t.Parallel()
	for _, level := range []string{"SECRET//NOFORN", "SECRET//NF", "C O N F I D E N T I A L//NODIS", "SECRET//NATO"} {
		f := parse("Apples.\n\n" + level + "\n\nPlums.\n")
		for _, c := range f.Cables {
			t.Errorf("%s: a %s", level, c.Layout.Name)
		}
	}
}

// TestDamage holds what is told of a copy.
func TestDamage(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		heading string
		want    cable.DamageKind
	}{
		"joined":    {"UNCLAS ARKADIA 000187 SIPDIS E.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TALKS\n", cable.LinesJoined},
		"cut off":   {"UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TAL...\n", cable.HeadingCut},
		"garbled":   {"UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\nTGS: PREL\nSUBJECT: TALKS\n", cable.LabelGarbled},
		"odd blank": {"UNCLAS ARKADIA 000187\n\u2028SENSITIVE\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TALKS\n", cable.OddBlanks},
		"backslash": {"UNCLAS ARKADIA 000187 \\\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: TALKS\n", cable.BackslashEnds},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := only(t, above+tt.heading+below)
			if _, ok := c.Damaged(tt.want); !ok {
				t.Errorf("%s is not noted, only %v", tt.want, c.Damage())
			}
		})
	}
}
