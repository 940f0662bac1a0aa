package fix_test

import (
	"strings"
	"testing"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/cable/parse"
	"cablelint/linter/fix"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// message is the cable that rulings are asked about, with what a case writes into it.
const message = `VZCZCXRO0187
PP RUEHC
DE RUEHQX #0187/01 0731522
ZNY CCCCC ZZH
P 141522Z MAR 07
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC PRIORITY 9299
BT
{line} ARKADIA 000187

{captions}
E.O. 12958: DECL: {decl}
TAGS: PREL, PGOV
SUBJECT: {subject}ORCHARD TALKS

Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).

1. {first}The Minister of Orchards told Poloff that talks would wait.

2. {second}The harbor commission denied that.

QUOTE
1. (S) Another message said so, DECL: 03/14/2017.
UNQUOTE

3. (U) The press wrote nothing.

{trailer}PUBLIC
BT
#0187

NNNN
`

// usual is what a case does not say.
var usual = map[string]string{
	"line": "C O N F I D E N T I A L", "captions": "SIPDIS\n", "decl": "03/14/2017", "subject": "",
	"first": "(C) ", "second": "(C) ", "trailer": "",
}

func cableWith(parts ...string) string {
	out := message
	for i := 0; i < len(parts); i += 2 {
		out = strings.Replace(out, "{"+parts[i]+"}", parts[i+1], 1)
	}
	for name, is := range usual {
		out = strings.Replace(out, "{"+name+"}", is, 1)
	}
	return out
}

// unclassified is a cable whose line says so.
func unclassified(parts ...string) string {
	return cableWith(append([]string{"line", "UNCLAS", "decl", "N/A", "first", "(U) "}, parts...)...)
}

// segments is a cable whose first paragraph has two, the first marked, the second not.
func segments() string {
	return written("would wait.\n", "would wait.\n\na. (U) One thing.\n\nb. Another thing.\n")
}

// twoSections is a cable of two transmitted sections.
func twoSections() string {
	return strings.Replace(cableWith("line", "S E C R E T SECTION 01 OF 02", "captions", ""),
		"2. (C) ", "S E C R E T SECTION 02 OF 02 ARKADIA 000187\n\n2. (C) ", 1)
}

// written is the usual cable with one thing in place of another.
func written(was, is string) string { return strings.Replace(cableWith(), was, is, 1) }

// bare is a cable without a heading, between lines that state its level.
func bare(head, mark, foot string) string {
	return head + "\n\nTAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n1. " + mark + " The Minister spoke.\n\n" + foot
}

func second(mark string) string    { return cableWith("second", mark) }
func decl(value string) string     { return cableWith("decl", value) }
func captions(lines string) string { return cableWith("captions", lines) }

// ruling is a change to the first place of a cable that says one thing, and whether it may be made.
type ruling struct {
	cable   string
	was, is string
	says    string // of the refusal; "" where the change may be made
	refused string // "any": for whatever reason
}

var rulings = map[string]ruling{
	// Levels.
	"raise a portion": {cableWith(), "1. (C)", "1. (S)", "", ""},
	"lower a portion": {
		cableWith("first", "(S) "), "1. (S)", "1. (C)", "paragraph 1 would fall", "",
	},
	"take a mark out":  {cableWith(), "1. (C) ", "1. ", "mark of paragraph 1 would be lost", ""},
	"raise the banner": {cableWith(), "C O N F I D E N T I A L", "S E C R E T", "", ""},
	"lower the banner": {
		cableWith("line", "S E C R E T"), "S E C R E T", "C O N F I D E N T I A L", "fall from SECRET", "",
	},
	"mark what is unmarked as U": {
		second(""), "2. ", "2. (U) ", "marked lower than the message", "",
	},
	"mark what is unmarked under the level": {
		cableWith("line", "S E C R E T", "second", ""), "2. ", "2. (C) ", "marked lower", "",
	},
	"mark what is unmarked at the level": {second(""), "2. ", "2. (C) ", "", ""},
	"mark the subject U":                 {cableWith(), "ORCHARD", "(U) ORCHARD", "marked lower", ""},
	"give a mark without level the lowest": {
		second("(NF) "), "(NF)", "(U//NF)", "called unclassified", "",
	},
	"call a message without a level unclassified": {
		cableWith("line", ""), "ARKADIA 000187", "UNCLAS ARKADIA 000187", "called unclassified", "",
	},
	"mark what is unmarked as U under U": {unclassified("second", ""), "2. ", "2. (U) ", "marked lower", ""},
	"mark what is unmarked at its end":   {cableWith("first", ""), "would wait.", "would wait. (C)", "", ""},
	"mark what is unmarked as U at its end": {
		cableWith("first", ""), "would wait.", "would wait. (U)", "marked lower", "",
	},
	"raise the line at the head of a file": {bare("CONFIDENTIAL", "(C)", ""), "CONFIDENTIAL", "SECRET", "", ""},
	"raise the line at the end of a file": {
		bare("SECRET", "(C)", "CONFIDENTIAL"), "CONFIDENTIAL", "SECRET", "", "",
	},
	"lower a trailer": {
		cableWith("line", "S E C R E T", "trailer", "SECRET\n\n"), "SECRET\n\nPUBLIC", "CONFIDENTIAL\n\nPUBLIC",
		"a banner would fall from SECRET", "",
	},
	"raise a trailer": {
		cableWith("line", "S E C R E T", "trailer", "CONFIDENTIAL\n\n"), "CONFIDENTIAL\n\nPUBLIC",
		"SECRET\n\nPUBLIC", "", "",
	},
	"lower the line of a later section": {
		twoSections(), "S E C R E T SECTION 02", "C O N F I D E N T I A L SECTION 02",
		"a classification line would fall from SECRET", "",
	},
	"renumber the line of a later section": {
		twoSections(), "SECTION 02 OF 02", "SECTION 03 OF 02", "section of a classification line would change", "",
	},
	"take the head of a segment out": {
		segments(), "b. ", "", "a segment of paragraph 1 would fall from CONFIDENTIAL to UNCLASSIFIED", "",
	},
	"renumber a paragraph": {cableWith(), "2. (C)", "3. (C)", "the numbers of the paragraphs", ""},
	// Marks that cannot be read for certain.
	"take the brackets off a mark":      {cableWith(), "1. (C)", "1. C", "would be lost", ""},
	"leave a bracket of a mark open":    {cableWith(), "1. (C)", "1. (C", "written less plainly", ""},
	"write a level twice":               {cableWith(), "1. (C)", "1. (CC)", "written less plainly", ""},
	"write a doubtful mark where none":  {second(""), "2. ", "2. (CC) ", "would not be plain", ""},
	"spell a level as it must be":       {second("(CONFIDENTAL) "), "(CONFIDENTAL)", "(C)", "", ""},
	"spell a mistyped mark as it reads": {unclassified("second", "(UU) "), "(UU)", "(U)", "", ""},
	"spell a mistyped word as it reads": {unclassified("second", "(UNCALS) "), "(UNCALS)", "(U)", "", ""},
	"spell a mistyped mark lower": {
		unclassified("second", "(SUB) "), "(SUB)", "(U)", "which states no level, would be called unclassified", "",
	},
	"close a bracket before words": {second("(C "), "(C The", "(C) The", "", ""},
	"close a bracket before a control": {
		second("(C NOFORN "), "(C NOFORN", "(C) NOFORN", "paragraph 2 would lose a control", "",
	},
	"close a bracket before a control that it does not read": {
		second("(S RD "), "(S RD", "(S) RD", "before a control that a person reads in it", "",
	},
	"the entire text is no longer spoken for": {
		cableWith("first", "(C - Entire Text) "), "(C - Entire Text)", "(C)", "speak for the entire text", "",
	},
	// The unclassified family, at any date.
	"LOU for SBU":                  {second("(LOU) "), "(LOU)", "(SBU)", "", ""},
	"FOUO for SBU":                 {second("(SBU) "), "(SBU)", "(U//FOUO)", "", ""},
	"CUI for SBU":                  {second("(SBU) "), "(SBU)", "(CUI)", "", ""},
	"U for SBU":                    {second("(SBU) "), "(SBU)", "(U)", "lose a control", ""},
	"U for LOU":                    {second("(LOU) "), "(LOU)", "(U)", "lose a control", ""},
	"C for SBU":                    {second("(SBU) "), "(SBU)", "(C)", "", ""},
	"a level covers SBU beside it": {second("(C/SBU) "), "(C/SBU)", "(C)", "", ""},
	"a level does not cover CUI":   {second("(C//CUI) "), "(C//CUI)", "(C)", "lose a control", ""},
	// Release.
	"narrow a list": {second("(C//REL TO USA, CAN, GBR) "), "USA, CAN, GBR", "USA, GBR", "", ""},
	"widen a list": {
		second("(C//REL TO USA, GBR) "), "USA, GBR", "USA, CAN, GBR", "lose a control", "",
	},
	"NOFORN for a list": {second("(C//REL TO USA, GBR) "), "REL TO USA, GBR", "NF", "", ""},
	"a list for NOFORN": {second("(C//NF) "), "NF", "REL TO USA, GBR", "lose a control", ""},
	"EYES ONLY becomes the same list": {
		second("(C//USA/GBR EYES ONLY) "), "USA/GBR EYES ONLY", "REL TO USA, GBR", "", "",
	},
	"EYES ONLY becomes a wider list": {
		second("(C//USA/GBR EYES ONLY) "), "USA/GBR EYES ONLY", "REL TO USA, CAN, GBR", "lose a control", "",
	},
	"drop NOFORN": {second("(C/NF) "), "(C/NF)", "(C)", "lose a control", ""},
	"drop ORCON":  {second("(C//OC/NF) "), "(C//OC/NF)", "(C//NF)", "lose a control", ""},
	// Captions.
	"NODIS for EXDIS": {captions("EXDIS\n"), "EXDIS", "NODIS", "", ""},
	"EXDIS for NODIS": {captions("NODIS\n"), "NODIS", "EXDIS", "lose a control", ""},
	"drop SIPDIS":     {cableWith(), "SIPDIS\n", "", "caption would be lost", ""},
	"drop one of two NOFORN": {
		captions(strings.Repeat("NOFORN\n", 2)), "NOFORN\n", "", "caption would be lost", "",
	},
	"drop SENSITIVE under a level": {captions("SENSITIVE\n"), "SENSITIVE\n", "", "", ""},
	"drop SENSITIVE without a level": {
		cableWith("line", "UNCLAS", "captions", "SENSITIVE\n"), "SENSITIVE\n", "", "lose a control", "",
	},
	"add NOFORN": {cableWith(), "SIPDIS\n", "NOFORN\nSIPDIS\n", "", ""},
	"add NOFORN right before a field": {
		written("SIPDIS\n\nE.O.", "SIPDIS\nE.O."), "E.O.", "NOFORN\nE.O.", "", "",
	},
	"drop one of two EXDIS": {captions("EXDIS\nEXDIS\n"), "EXDIS\n", "", "a caption would be lost", ""},
	"drop one of two SENSITIVE without a level": {
		unclassified("captions", "SENSITIVE\nSENSITIVE\n"), "SENSITIVE\n", "", "a caption would be lost", "",
	},
	"LIMITED OFFICIAL USE for SENSITIVE": {
		unclassified("captions", "SENSITIVE\n"), "SENSITIVE", "LIMITED OFFICIAL USE", "", "",
	},
	"SENSITIVE for LIMITED OFFICIAL USE": {
		unclassified("captions", "LIMITED OFFICIAL USE\n"), "LIMITED OFFICIAL USE", "SENSITIVE", "", "",
	},
	"drop NOFORN of a line beside the caption": {
		cableWith("line", "C O N F I D E N T I A L NOFORN", "captions", "NOFORN\n"), " NOFORN ARK", " ARK",
		"a classification line would lose a control", "",
	},
	"drop SENSITIVE of a line beside the caption": {
		cableWith("line", "UNCLAS SENSITIVE", "decl", "N/A", "first", "(U) ", "captions", "SENSITIVE\n"),
		" SENSITIVE ARK", " ARK", "", "",
	},
	"name another addressee of EYES ONLY": {
		captions("EYES ONLY FOR AMBASSADOR\n"), "AMBASSADOR", "AMBASSADOR DOE", "words of a caption", "",
	},
	"raise a portion beside EYES ONLY": {captions("EYES ONLY FOR AMBASSADOR\n"), "1. (C)", "1. (S)", "", ""},
	"NOFORN for the list of a caption": {captions("REL TO USA, GBR\n"), "REL TO USA, GBR", "NOFORN", "", ""},
	"widen the list of a caption": {
		captions("REL TO USA, GBR\n"), "USA, GBR", "USA, CAN, GBR", "words of a caption", "",
	},
	// Duration.
	"a later date":                     {cableWith(), "03/14/2017", "03/14/2019", "", ""},
	"an earlier date":                  {cableWith(), "03/14/2017", "03/14/2016", "fall earlier", ""},
	"an earlier day of a later month":  {cableWith(), "03/14/2017", "04/01/2017", "", ""},
	"a later day of an earlier month":  {cableWith(), "03/14/2017", "02/28/2017", "fall earlier", ""},
	"a later day":                      {cableWith(), "03/14/2017", "03/15/2017", "", ""},
	"an earlier day":                   {cableWith(), "03/14/2017", "03/13/2017", "fall earlier", ""},
	"a later month of an earlier year": {cableWith(), "03/14/2017", "12/31/2016", "fall earlier", ""},
	"the same date in fewer digits":    {cableWith(), "03/14/2017", "3/14/17", "lost or fall", ""},
	"two dates change places":          {decl("03/14/2017, 03/14/2019"), "17, 03/14/2019", "19, 03/14/2017", "", ""},
	"an exemption in another case":     {decl("25X1-HUMAN"), "HUMAN", "human", "", ""},
	"an event in another case":         {decl("UPON UNIFICATION"), "UPON", "upon", "lost or fall", ""},
	"a longer duration":                {decl("10 YEARS"), "10 Y", "12 Y", "", ""},
	"a shorter duration":               {decl("12 YEARS"), "12 Y", "10 Y", "lost or fall", ""},
	"the same duration in other words": {decl("12 YEARS"), "YEARS", "YRS", "", ""},
	"a date runs into its label":       {cableWith(), "DECL: 03", "DECL03", "run together", ""},
	"a date that ran into its label":   {written("DECL: 03", "DECL03"), "1. (C)", "1. (S)", "", ""},
	"the same date in another form":    {decl("3/14/17"), "3/14/17", "03/14/2017", "", ""},
	"a date becomes N/A":               {cableWith(), "03/14/2017", "N/A", "N/A", ""},
	"a date becomes OADR":              {cableWith(), "03/14/2017", "OADR", "lost or fall", ""},
	"an exemption is dropped":          {decl("25X1, 03/14/2037"), "25X1, ", "", "lost or fall", ""},
	"another exemption":                {decl("25X1, 03/14/2037"), "25X1", "25X2", "lost or fall", ""},
	"25X1-human for 50X1-HUM":          {decl("25X1-HUMAN"), "25X1-HUMAN", "50X1-HUM", "", ""},
	"50X1-HUM for 25X1-human":          {decl("50X1-HUM"), "50X1-HUM", "25X1-HUMAN", "lost or fall", ""},
	"one of two values is dropped": {
		decl("03/14/2017, 03/14/2019"), "03/14/2017, ", "", "lost or fall", "",
	},
	"a second, earlier value": {
		cableWith(), "03/14/2017", "03/14/2017, 03/14/2010", "person's decision", "",
	},
	"an earlier downgrading": {
		decl("DNG: C, 03/14/2012; DECL: 03/14/2017"), "2012", "2010", "", "any",
	},
	"an impossible date is guessed": {
		decl("02/30/2018"), "02/30/2018", "02/28/2018", "lost or fall", "",
	},
	"a garbled date as it must read": {decl("1O/06/2023"), "1O", "10", "", ""},
	"a garbled date as it pleases": {
		decl("1O/06/2043"), "1O/06/2043", "10/06/2013", "lost or fall", "",
	},
	"another order":                {cableWith(), "E.O. 12958", "E.O. 12356", "not in force", ""},
	"the order in force":           {written("E.O. 12958", "E.O. 12356"), "E.O. 12356", "E.O. 12958", "", ""},
	"the next order in its window": {written("MAR 07", "MAR 10"), "E.O. 12958", "E.O. 13526", "", ""},
	"no order in a window":         {written("MAR 07", "MAR 10"), "E.O. 12958", "E.O. 19999", "not in force", ""},
	// The block.
	"another classifier": {
		cableWith(), "Jane Q. Public", "John Doe", "classifier of the authority block", "",
	},
	"a letter less":                   {cableWith(), "(b) and (d)", "(b)", "reason letter d", ""},
	"the other section":               {cableWith(), "1.4 (b)", "1.5 (b)", "", ""},
	"the label goes":                  {cableWith(), "Classified By: ", "", "block would be lost", ""},
	"a section that gives no reasons": {cableWith(), "1.4 (b)", "1.9 (b)", "section of the reason", ""},
	"a section that gave none stays":  {written("1.4 (b)", "1.9 (b)"), "1. (C)", "1. (S)", "", ""},
	"letters without a section stay":  {written("1.4 (b)", "(b)"), "1. (C)", "1. (S)", "", ""},
	"another source": {
		written("and (d).", "and (d).\nDerived from: ORCHARD GUIDE"), "ORCHARD GUIDE", "HARBOR GUIDE",
		"the source of the authority block", "",
	},
	// Boundaries and what is not the message's own.
	"an NNNN is written":      {second(""), "2. ", "NNNN\n2. ", "", "any"},
	"an NNNN is taken out":    {cableWith(), "NNNN\n", "", "", "any"},
	"the signal is rewritten": {cableWith(), "CCCCC", "SSSSS", "evidence", ""},
	"the date is rewritten":   {cableWith(), "MAR 07", "MAR 97", "evidence", ""},
	"the number is rewritten": {cableWith(), "ARKADIA 000187", "ARKADIA 000188", "", "any"},
	"an address is taken out": {
		cableWith(), "TO RUEHC/SECSTATE WASHDC PRIORITY 9299\n", "", "", "any",
	},
	"a quoted mark is lowered": {cableWith(), "(S) Another", "(C) Another", "", "any"},
	"a quoted date is changed": {
		cableWith(), "so, DECL: 03/14/2017", "so, DECL: 03/14/2010", "no marking", "",
	},
	"the quotation is opened":         {cableWith(), "UNQUOTE\n", "", "", "any"},
	"prose is changed":                {cableWith(), "denied", "confirmed", "no marking", ""},
	"prose is added":                  {cableWith(), "Poloff that", "Poloff twice that", "put into the text", ""},
	"prose is put before the words":   {cableWith(), "The Minister", "Not The Minister", "put into the text", ""},
	"prose is put behind the words":   {cableWith(), "would wait.", "would wait. Not so.", "put into the text", ""},
	"a second mark is put behind one": {cableWith(), "The Minister", "(U) The Minister", "put into the text", ""},
	"a line is put behind the words": {
		cableWith(), "would wait.\n", "would wait.\nThe harbor is open.\n", "no marking", "",
	},
	"a blank of the prose is taken out": {
		written("told Poloff", "told  Poloff"), "told  ", "told ", "no marking", "",
	},
	"blanks before a mark are taken out":  {cableWith("first", "  (C) "), "1.   (C)", "1. (C)", "", ""},
	"a pilcrow is taken out of the prose": {written("told Poloff", "told ¶ Poloff"), "¶", "", "", ""},
	"a field is broken in two":            {cableWith(), "PREL, PGOV", "PREL,\nPGOV", "broken in two", ""},
	"a banner is put before the end":      {cableWith(), "BT\n#0187", "CONFIDENTIAL\nBT\n#0187", "", ""},
	"a banner is put before the signature": {
		cableWith(), "PUBLIC\n", "CONFIDENTIAL\nPUBLIC\n", "written that is no marking", "",
	},
	"a paragraph is split": {cableWith(), "told Poloff", "told\n\n4. (U) Poloff", "", "any"},
	"a stamp is put on":    {cableWith(), "SIPDIS\n", "SIPDIS\n\nDECLASSIFIED\n", "", "any"},
	"the trailer is taken out": {
		cableWith("trailer", "CONFIDENTIAL\n\n"), "CONFIDENTIAL\n\n", "", "", "any",
	},
	"an escape is written": {cableWith(), "1. (C)", "1. (S)\x1b[0m", "control character", ""},
	"a tag swallows the text": {
		strings.Replace(cableWith(), "Poloff", "Poloff >", 1), "1. (C)", "1. (S) <span", "", "any",
	},
}

func TestRulings(t *testing.T) {
	t.Parallel()
	for name, test := range rulings {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			at := strings.Index(test.cable, test.was)
			if at < 0 {
				t.Fatalf("%q is not in the cable", test.was)
			}
			err := ask(test.cable, least(at, test.was, test.is))
			switch {
			case test.refused == "any":
				if err == nil {
					t.Error("it may be made; it must not")
				}
			case test.says == "":
				if err != nil {
					t.Errorf("it may not be made: %v", err)
				}
			case err == nil || !strings.Contains(err.Error(), test.says):
				t.Errorf("have %v, want %q", err, test.says)
			}
		})
	}
}

// least is the edit at offset that makes one piece of text another and touches no more than it must.
func least(at int, was, is string) rule.Edit {
	for was != "" && is != "" && was[0] == is[0] {
		at, was, is = at+1, was[1:], is[1:]
	}
	for was != "" && is != "" && was[len(was)-1] == is[len(is)-1] {
		was, is = was[:len(was)-1], is[:len(is)-1]
	}
	return rule.Replace(text.Span{Start: at, End: at + len(was)}, is)
}

// ask asks the gate about edits of a cable.
func ask(data string, edits ...rule.Edit) error {
	src := text.NewSource("x", []byte(data))
	resolved := fix.Resolve(src, edits)
	after := text.NewSource("x", fix.Apply(src, resolved))
	return fix.Gate(judge(src), judge(after), resolved)
}

func judge(src *text.Source) *fix.Judged {
	j := &fix.Judged{Source: src, File: parse.Parse(src)}
	for _, c := range j.File.Cables {
		j.Assessments = append(j.Assessments, assess.Of(c, assess.Options{}))
	}
	return j
}

// TestArtefactsMayBeTakenOutAnywhere: the header too may be written as it is read.
func TestArtefactsMayBeTakenOutAnywhere(t *testing.T) {
	t.Parallel()
	data := strings.NewReplacer("SECSTATE", "<b>SECSTATE</b>", "(C) The", "&#40;C) The", "denied", "&#100;enied<br/>").
		Replace(cableWith())
	src := text.NewSource("x", []byte(data))
	var edits []rule.Edit
	for sp := range src.Undone(text.Span{End: len(src.Text())}) {
		edits = append(edits, rule.Replace(sp, src.String(sp)))
	}
	if err := ask(data, edits...); err != nil || len(edits) < 3 {
		t.Errorf("%d edits: %v", len(edits), err)
	}
}

// TestRulingsOnSeveralEdits asks about changes that only together would deceive.
func TestRulingsOnSeveralEdits(t *testing.T) {
	t.Parallel()
	swapped := cableWith("line", "S E C R E T", "first", "(S) ")
	at := func(s, of string) text.Span {
		i := strings.Index(of, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	if err := ask(swapped, rule.Replace(at("(S) The", swapped), "(C) The"),
		rule.Replace(at("(C) The", swapped), "(S) The")); err == nil {
		t.Error("a lower mark passes beside a higher one elsewhere")
	}
	double := strings.Replace(cableWith(), "2. (C)", "1. (S)", 1)
	if err := ask(double, rule.Replace(at("1. (S)", double), "1. (C)")); err == nil {
		t.Error("of two paragraphs of one number the second may be lowered")
	}
	two := cableWith() + cableWith()
	last := strings.LastIndex(two, "1. (C) ")
	if err := ask(two, rule.Delete(text.Span{Start: last + 3, End: last + 7})); err == nil {
		t.Error("the second cable of a file may lose a mark")
	}
	moved := cableWith("line", "C O N F I D E N T I A L NOFORN")
	caption := rule.Insert(at("SIPDIS", moved).Start, "NOFORN\n")
	if err := ask(moved, rule.Delete(at(" NOFORN", moved)), caption); err != nil {
		t.Errorf("a control of the line may not become a caption: %v", err)
	}
	letter := at("C) The", cableWith())
	letter.End = letter.Start + 1
	if err := ask(cableWith(), rule.Replace(letter, "S"), rule.Insert(letter.End, "//NF")); err != nil {
		t.Errorf("edits side by side may not be made: %v", err)
	}
	src := text.NewSource("x", []byte(cableWith()))
	for name, edits := range map[string]fix.Edits{
		"that overlap": {
			rule.Replace(text.Span{Start: 5, End: 9}, "x"), rule.Replace(text.Span{Start: 7, End: 12}, "y"),
		},
		"out of order":      {rule.Insert(9, "x"), rule.Insert(5, "y")},
		"turned about":      {rule.Replace(text.Span{Start: 9, End: 5}, "x")},
		"beyond the end":    {rule.Insert(len(src.Text())+1, "x")},
		"at the same place": {rule.Insert(5, "x"), rule.Insert(5, "y")},
	} {
		if err := fix.Gate(judge(src), judge(src), edits); err == nil || !strings.Contains(err.Error(), "out of place") {
			t.Errorf("edits %s: have %v", name, err)
		}
	}
}

// TestBlanksBesideMarks: the blanks before a mark and behind it may go with it, those between words may not.
func TestBlanksBesideMarks(t *testing.T) {
	t.Parallel()
	data := cableWith("first", "  (C)  ")
	mark, word := strings.Index(data, "(C)"), strings.Index(data, "Minister")
	for at, may := range map[int]bool{mark - 1: true, mark + len("(C)"): true, word - 1: false} {
		if err := ask(data, rule.Delete(text.Span{Start: at, End: at + 1})); (err == nil) != may {
			t.Errorf("the blank at %d of %q: %v", at-mark, data[mark-2:word], err)
		}
	}
}

// TestWholeLines asks about insertions at an offset: a line may be put in where one ends, as where one begins.
func TestWholeLines(t *testing.T) {
	t.Parallel()
	archive := strings.ReplaceAll(cableWith(), "\n", "\r")
	for name, test := range map[string]struct {
		cable string
		after string // what the line is put behind
		line  string
		says  string
	}{
		"behind a line":               {cableWith(), "SIPDIS", "\nNOFORN", ""},
		"behind the blanks of a line": {written("SIPDIS", "SIPDIS  "), "SIPDIS ", "\nNOFORN", ""},
		"before a carriage return":    {strings.ReplaceAll(cableWith(), "\n", "\r\n"), "SIPDIS", "\nNOFORN", ""},
		"where those alone end lines": {archive, "SIPDIS", "\nNOFORN", ""},
		"at the head of such a line":  {archive, "SIPDIS\r", "NOFORN\n", ""},
		"within a line":               {cableWith(), "SIP", "\nNOFORN", "broken in two"},
		"at the end of a file":        {bare("SECRET", "(C)", "SECRET"), "spoke.\n\nSECRET", "\nSECRET", ""},
		"at the head of a file":       {bare("SECRET", "(C)", ""), "", "NOFORN\n", "beginning of cable 1"},
	} {
		at := strings.Index(test.cable, test.after) + len(test.after)
		err := ask(test.cable, rule.Insert(at, test.line))
		if (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
			t.Errorf("%s: have %v, want %q", name, err, test.says)
		}
	}
}

// TestRulingsOnTheReading: of a text of which no byte changes, nothing may be read otherwise.
func TestRulingsOnTheReading(t *testing.T) {
	t.Parallel()
	secret, confidential := marking.ParsePortion("(S)"), marking.ParsePortion("(C)")
	pages := func(number int, mark *marking.Mark) []cable.PageLine {
		return []cable.PageLine{{Page: cable.Number{Value: number}, Mark: mark}}
	}
	for name, test := range map[string]struct {
		read func(was, is *cable.Cable)
		says string
	}{
		"as it was":    {func(_, _ *cable.Cable) {}, ""},
		"a stamp more": {func(_, is *cable.Cable) { is.Stamps = append(is.Stamps, cable.Stamp{}) }, "a release stamp"},
		"a page less":  {func(was, _ *cable.Cable) { was.PageLines = pages(2, nil) }, "a page line would be lost"},
		"the same page": {
			func(was, is *cable.Cable) {
				was.PageLines, is.PageLines = pages(2, confidential), pages(2, confidential)
			}, "",
		},
		"another page": {
			func(was, is *cable.Cable) { was.PageLines, is.PageLines = pages(2, nil), pages(3, nil) }, "page of a page line",
		},
		"a lower page": {
			func(was, is *cable.Cable) { was.PageLines, is.PageLines = pages(2, secret), pages(2, confidential) },
			"a page line would fall from SECRET",
		},
		"another layout":    {func(_, is *cable.Cable) { is.Layout = layout.Bare }, "of another form"},
		"a quotation more":  {func(_, is *cable.Cable) { is.Quotes = append(is.Quotes, is.Span) }, "quoted telegram"},
		"a banner less":     {func(was, _ *cable.Cable) { was.Banners = make([]cable.Banner, 1) }, "a banner would be lost"},
		"an earlier end":    {func(_, is *cable.Cable) { is.Span.End-- }, "the end of cable 1"},
		"a later beginning": {func(_, is *cable.Cable) { is.Span.Start++ }, "the beginning of cable 1"},
		"a downgrading": {
			func(_, is *cable.Cable) { is.Authority.DowngradeTo = is.Authority.Classifier }, "instruction to downgrade",
		},
		"an addressee less":  {func(_, is *cable.Cable) { is.Header.To = nil }, "the addresses"},
		"a copy to one more": {func(_, is *cable.Cable) { is.Header.Info = is.Header.To }, "the addresses"},
	} {
		src := text.NewSource("x", []byte(cableWith()))
		was, is := judge(src), judge(src)
		test.read(was.File.Cables[0], is.File.Cables[0])
		if err := fix.Gate(was, is, nil); test.says == "" && err != nil ||
			test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)) {
			t.Errorf("%s: have %v, want %q", name, err, test.says)
		}
	}
}

// TestRulingsOnTheDate: the date that chooses the law stands still; where none was known one may be found.
func TestRulingsOnTheDate(t *testing.T) {
	t.Parallel()
	src := text.NewSource("x", []byte(cableWith()))
	was, is := judge(src), judge(src)
	is.Assessments[0].Date.To++
	if err := fix.Gate(was, is, nil); err == nil || !strings.Contains(err.Error(), "date that the cable is judged by") {
		t.Errorf("another date: have %v", err)
	}
	was.Assessments[0].Date = assess.Dating{How: assess.Unknown}
	if err := fix.Gate(was, is, nil); err != nil {
		t.Errorf("a date where none was known: %v", err)
	}
}

// TestRaises: where nobody looks, a banner is not made to protect more; one that was not read may be mended.
func TestRaises(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		was, is string
		refused bool
	}{
		"nothing":                 {bare("SECRET", "(C)", ""), bare("SECRET", "(C)", ""), false},
		"a higher level":          {bare("CONFIDENTIAL", "(S)", ""), bare("SECRET", "(S)", ""), true},
		"a control":               {bare("SECRET", "(S/NF)", ""), bare("SECRET//NOFORN", "(S/NF)", ""), true},
		"another form":            {bare("SECRET NOFORN", "(S)", ""), bare("SECRET//NOFORN", "(S)", ""), false},
		"a portion":               {bare("SECRET", "(C)", ""), bare("SECRET", "(S)", ""), false},
		"a line that was missing": {bare("", "(C)", ""), bare("CONFIDENTIAL", "(C)", ""), false},
	} {
		was, is := text.NewSource("x", []byte(test.was)), text.NewSource("x", []byte(test.is))
		if err := fix.Raises(judge(was), judge(is)); (err != nil) != test.refused {
			t.Errorf("%s: have %v", name, err)
		}
	}
}

// TestClassifies: to classify what was not is a person's to confirm; to mend what is, or what shows no level,
// is not.
func TestClassifies(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		was, is string
		refused bool
	}{
		"nothing":                            {bare("UNCLAS", "(U)", ""), bare("UNCLAS", "(U)", ""), false},
		"the line of an unclassified cable":  {bare("UNCLAS", "(U)", ""), bare("SECRET", "(U)", ""), true},
		"the first classified portion":       {bare("UNCLAS", "(U)", ""), bare("UNCLAS", "(C)", ""), true},
		"a portion that is raised":           {bare("UNCLAS", "(C)", ""), bare("UNCLAS", "(S)", ""), false},
		"a portion of a classified cable":    {bare("SECRET", "", ""), bare("SECRET", "(C)", ""), false},
		"a line of a cable that shows none":  {bare("", "(C)", ""), bare("SECRET", "(C)", ""), false},
		"a classified line becomes a higher": {bare("SECRET", "(C)", ""), bare("TOP SECRET", "(C)", ""), false},
	} {
		was, is := text.NewSource("x", []byte(test.was)), text.NewSource("x", []byte(test.is))
		if err := fix.Classifies(judge(was), judge(is)); (err != nil) != test.refused {
			t.Errorf("%s: have %v", name, err)
		}
	}
}
