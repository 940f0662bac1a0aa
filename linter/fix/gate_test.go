package fix_test

import (
	"strings"
	"testing"

	"cablelint/linter/assess"
	"cablelint/linter/cable/parse"
	"cablelint/linter/fix"
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
	// Duration.
	"a later date":                  {cableWith(), "03/14/2017", "03/14/2019", "", ""},
	"an earlier date":               {cableWith(), "03/14/2017", "03/14/2016", "fall earlier", ""},
	"the same date in another form": {decl("3/14/17"), "3/14/17", "03/14/2017", "", ""},
	"a date becomes N/A":            {cableWith(), "03/14/2017", "N/A", "N/A", ""},
	"a date becomes OADR":           {cableWith(), "03/14/2017", "OADR", "lost or fall", ""},
	"an exemption is dropped":       {decl("25X1, 03/14/2037"), "25X1, ", "", "lost or fall", ""},
	"another exemption":             {decl("25X1, 03/14/2037"), "25X1", "25X2", "lost or fall", ""},
	"25X1-human for 50X1-HUM":       {decl("25X1-HUMAN"), "25X1-HUMAN", "50X1-HUM", "", ""},
	"50X1-HUM for 25X1-human":       {decl("50X1-HUM"), "50X1-HUM", "25X1-HUMAN", "lost or fall", ""},
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
	"another order":      {cableWith(), "E.O. 12958", "E.O. 12356", "not in force", ""},
	"the order in force": {decl("03/14/2017"), "E.O. 12958", "E.O. 12958", "", ""},
	// The block.
	"another classifier": {
		cableWith(), "Jane Q. Public", "John Doe", "classifier of the authority block", "",
	},
	"a letter less":     {cableWith(), "(b) and (d)", "(b)", "reason letter d", ""},
	"the other section": {cableWith(), "1.4 (b)", "1.5 (b)", "", ""},
	"the label goes":    {cableWith(), "Classified By: ", "", "block would be lost", ""},
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
	"the quotation is opened": {cableWith(), "UNQUOTE\n", "", "", "any"},
	"prose is changed":        {cableWith(), "denied", "confirmed", "no marking", ""},
	"prose is added":          {cableWith(), "Poloff that", "Poloff twice that", "put into the text", ""},
	"a paragraph is split":    {cableWith(), "told Poloff", "told\n\n4. (U) Poloff", "", "any"},
	"a stamp is put on":       {cableWith(), "SIPDIS\n", "SIPDIS\n\nDECLASSIFIED\n", "", "any"},
	"the trailer is taken out": {
		cableWith("trailer", "CONFIDENTIAL\n\n"), "CONFIDENTIAL\n\n", "", "", "any",
	},
	"an escape is written": {cableWith(), "1. (C)", "1. (S)\x1b[0m", "control character", ""},
	"a tag swallows the text": {
		strings.Replace(cableWith(), "Poloff", "Poloff >", 1), "1. (C)", "1. (S) <b", "", "any",
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
	edits := make([]rule.Edit, 0, len(src.Undone()))
	for _, sp := range src.Undone() {
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
	overlapping := []rule.Edit{
		rule.Replace(text.Span{Start: 5, End: 9}, "x"), rule.Replace(text.Span{Start: 7, End: 12}, "y"),
	}
	src := text.NewSource("x", []byte(cableWith()))
	if err := fix.Gate(judge(src), judge(src), overlapping); err == nil {
		t.Error("edits that overlap pass")
	}
}
