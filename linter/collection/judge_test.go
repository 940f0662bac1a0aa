package collection_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"cablelint/linter/collection"
	"cablelint/linter/law"
	"cablelint/linter/marking"

	"github.com/google/go-cmp/cmp"
)

// sheet is what a cable of a test is made of; what is not set is that of an ordinary one.
type sheet struct {
	day, month, line, decl, authority, subject, body string
}

func (s sheet) text() []byte {
	or := func(v, other string) string {
		if v == "" {
			return other
		}
		return v
	}
	return fmt.Appendf(nil, `P %s1522Z %s 07
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC
%s

E.O. 12958: %s
TAGS: PREL, PGOV
SUBJECT: %s

%s

%s
`, or(s.day, "14"), or(s.month, "MAR"), or(s.line, "C O N F I D E N T I A L ARKADIA 000187"), or(s.decl, "DECL: 03/14/2017"),
		or(s.subject, "ORCHARD TALKS"),
		or(s.authority, "Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d)."), or(s.body, ordinary))
}

// ordinary is the text of an ordinary cable.
const ordinary = `1. (C) The Minister of Orchards received the delegation at noon and repeated
that neither side wanted the timber accord to fail. The exports were 3 million tons.

2. (C) The harbor commission sent no reply, and the ferry tender would wait
until spring. The tramway union voted for it on Tuesday in the old hall.

PUBLIC`

// with is the ordinary text with other words.
func with(oldnew ...string) string { return strings.NewReplacer(oldnew...).Replace(ordinary) }

// firstParagraph is the first paragraph of the ordinary text.
const firstParagraph = `1. (C) The Minister of Orchards received the delegation at noon and repeated
that neither side wanted the timber accord to fail. The exports were 3 million tons.`

// start is a text that breaks off.
const start = `1. (C) Short start without an end and so on and so forth of the harbor and its
ferries which go from the east to the west in the night and come in the morning`

func derived(from string) string { return "Derived From: " + from }

// number is the classification line of a cable with another number.
func number(level, number string) string { return level + " ARKADIA " + number }

const confidential, secret = "C O N F I D E N T I A L", "S E C R E T"

// saying judges cables, which are a.txt, b.txt and so on, and lists what is said, by file.
func saying(t *testing.T, sheets []sheet) []string {
	t.Helper()
	s := newShelf("")
	for i, x := range sheets {
		s.put(t, string(rune('a'+i))+".txt", x.text())
	}
	var out []string
	for f := range s.judge(t).All() {
		line := f.At.File + " " + f.Message
		if f.Case != "" {
			line += " [" + f.Case + "]"
		}
		if f.Other.File != "" {
			line += " (" + f.Says + " " + f.Other.File + ")"
		}
		out = append(out, line)
	}
	return out
}

func TestJudge(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		cables []sheet
		want   []string
	}{
		"a copy without a level hides none": {
			[]sheet{{line: "ARKADIA 000187"}, {}, {line: number(secret, "187")}},
			[]string{
				"c.txt another copy of 07 ARKADIA 187 is CONFIDENTIAL; this one is SECRET [level] (the other " +
					"copy b.txt)",
			},
		},
		"a copy without a date hides none": {
			[]sheet{{decl: "N/A"}, {}, {decl: "DECL: 03/14/2027"}},
			[]string{
				"c.txt another copy of 07 ARKADIA 187 is declassified on 2017-03-14; this one on 2027-03-14 (the " +
					"other copy b.txt)",
			},
		},
		"a redacted copy hides none": {
			[]sheet{{body: with("neither side wanted the timber", "xxxxxxxxxxxx")}, {}, {body: with("neither side", "each party")}},
			[]string{
				"c.txt the text differs from that of another copy of 07 ARKADIA 187 in 1 place, first here (the " +
					"other copy b.txt)",
			},
		},
		"a copy of another level hides no controls": {
			[]sheet{{line: number(secret, "187")}, {}, {line: number(confidential+" NOFORN", "187")}},
			[]string{
				"b.txt another copy of 07 ARKADIA 187 is SECRET; this one is CONFIDENTIAL [level] (the other " +
					"copy a.txt)",
				"c.txt another copy of 07 ARKADIA 187 is SECRET; this one is CONFIDENTIAL//NOFORN [level] (the " +
					"other copy a.txt)",
				"c.txt another copy of 07 ARKADIA 187 is CONFIDENTIAL; this one is CONFIDENTIAL//NOFORN (the " +
					"other copy b.txt)",
			},
		},
		"a copy of another level hides no text": {
			[]sheet{{line: number(secret, "187")}, {}, {body: with("spring", "autumn")}},
			[]string{
				"b.txt another copy of 07 ARKADIA 187 is SECRET; this one is CONFIDENTIAL [level] (the other " +
					"copy a.txt)",
				"c.txt another copy of 07 ARKADIA 187 is SECRET; this one is CONFIDENTIAL [level] (the other " +
					"copy a.txt)",
				"c.txt the text differs from that of another copy of 07 ARKADIA 187 in 1 place, first here (the " +
					"other copy b.txt)",
			},
		},
		"many other texts": {
			[]sheet{{}, {body: with("spring", "autumn")}, {body: with("spring", "summer")}},
			[]string{
				"b.txt the text differs from that of another copy of 07 ARKADIA 187 in 1 place, first here (the " +
					"other copy a.txt)",
				"c.txt the text differs from that of another copy of 07 ARKADIA 187 in 1 place, first here (the " +
					"other copy a.txt)",
			},
		},
		"a source without a date hides none": {
			[]sheet{{decl: "N/A"}, {decl: "DECL: 03/14/2027"}, {line: number(confidential, "190"), authority: derived("07 ARKADIA 187")}},
			[]string{
				"c.txt declassified on 2017-03-14, before its source 07 ARKADIA 187, which is on 2027-03-14 (the " +
					"source b.txt)",
			},
		},
		"the copy of a source that binds longest": {
			[]sheet{
				{decl: "DECL: 03/14/2012"},
				{decl: "DECL: 03/14/2027"},
				{line: number(confidential, "190"), authority: derived("07 ARKADIA 187")},
			},
			[]string{
				"b.txt another copy of 07 ARKADIA 187 is declassified on 2012-03-14; this one on 2027-03-14 (the " +
					"other copy a.txt)",
				"c.txt declassified on 2017-03-14, before its source 07 ARKADIA 187, which is on 2027-03-14 (the " +
					"source b.txt)",
			},
		},
		"a source that may be one of two": {
			[]sheet{
				{decl: "DECL: 03/14/2012"},
				{day: "15", decl: "DECL: 03/14/2027", line: number(secret, "187")},
				{line: number(confidential, "190"), authority: derived("07 ARKADIA 187")},
			}, nil,
		},
		"later than either of two": {
			[]sheet{
				{decl: "DECL: 03/14/2020"},
				{day: "15", decl: "DECL: 03/14/2027"},
				{line: number(confidential, "190"), authority: derived("07 ARKADIA 187")},
			},
			[]string{
				"c.txt declassified on 2017-03-14, before its source 07 ARKADIA 187, which is on 2020-03-14 (the " +
					"source a.txt)",
			},
		},
		"a source without a level hides none": {
			[]sheet{
				{line: "ARKADIA 000187"},
				{line: number(secret, "187")},
				{line: number(confidential, "190"), authority: derived("07 ARKADIA 187")},
			},
			[]string{
				"c.txt CONFIDENTIAL, and its source 07 ARKADIA 187 is SECRET: right where a portion of that " +
					"level was taken [portion] (the source b.txt)",
			},
		},
		"a source by its second number": {
			[]sheet{
				{line: confidential + " STATE 012345 TOSEC 190010", decl: "DECL: 03/14/2027"},
				{line: number(confidential, "190"), authority: derived("TOSEC 190010")},
			},
			[]string{
				"b.txt declassified on 2017-03-14, before its source 07 TOSEC 190010, which is on 2027-03-14 " +
					"(the source a.txt)",
			},
		},
		"a number that is high for its day, of an earlier day": {
			[]sheet{
				{day: "03", month: "JAN", line: confidential + " ROME 000900", decl: "DECL: 03/14/2027"},
				{day: "04", month: "JAN", line: number(confidential, "190"), authority: derived("ROME 900")},
			},
			[]string{
				"b.txt declassified on 2017-03-14, before its source 07 ROME 900, which is on 2027-03-14 (the " +
					"source a.txt)",
			},
		},
		"a number that is high for its day, of a later day": {
			[]sheet{
				{day: "05", month: "JAN", line: confidential + " ROME 000900", decl: "DECL: 03/14/2027"},
				{day: "04", month: "JAN", line: number(confidential, "190"), authority: derived("ROME 900")},
			}, nil,
		},
		"a source that is the message itself": {
			[]sheet{{decl: "DECL: 03/14/2027"}, {authority: derived("07 ARKADIA 187")}},
			[]string{
				"b.txt another copy of 07 ARKADIA 187 is declassified on 2027-03-14; this one on 2017-03-14 (the " +
					"other copy a.txt)",
			},
		},
		"one section without an end": {
			[]sheet{{line: number(confidential, "187 SECTION 01 OF 03"), body: start}},
			[]string{
				"a.txt sections 02 and 03 of the 3 of 07 ARKADIA 187 are in no other file, and this one is short " +
					"for all [short]",
			},
		},
		"one section that is there twice": {
			[]sheet{
				{line: number(confidential, "187 SECTION 01 OF 03"), body: start},
				{line: number(confidential, "187 SECTION 01 OF 03"), body: start},
			},
			[]string{
				"a.txt sections 02 and 03 of the 3 of 07 ARKADIA 187 are in no other file, and this one is short " +
					"for all [short]",
				"b.txt the body is that of another copy of 07 ARKADIA 187, word by word (the other copy a.txt)",
			},
		},
		"a section that breaks off in capitals": {
			[]sheet{
				{line: number(confidential, "187 SECTION 01 OF 03"), body: start + " of\nthe talks with NATO"},
				{day: "15", line: number(confidential, "188 SECTION 02 OF 02"), body: start},
			},
			[]string{
				"a.txt sections 02 and 03 of the 3 of 07 ARKADIA 187 are nowhere in the collection",
				"b.txt section 01 of the 2 of 07 ARKADIA 188 is nowhere in the collection",
			},
		},
		"a section that breaks off in a name": {
			[]sheet{{line: number(confidential, "187 SECTION 01 OF 03"), body: start + " of the talks with\nNATO"}},
			[]string{
				"a.txt sections 02 and 03 of the 3 of 07 ARKADIA 187 are in no other file, and this one is short " +
					"for all [short]",
			},
		},
		"a section that breaks off in a sentence": {
			[]sheet{{line: number(confidential, "187 SECTION 01 OF 03"), body: start + ".\nThe Minister said so."}},
			[]string{
				"a.txt sections 02 and 03 of the 3 of 07 ARKADIA 187 are in no other file, and this one is short " +
					"for all [short]",
			},
		},
		"sections that are joined": {[]sheet{{line: number(confidential, "187 SECTION 01 OF 03")}}, nil},
		"signed behind the last sentence": {
			[]sheet{{line: number(confidential, "187 SECTION 01 OF 03"), body: with("\n\nPUBLIC", " PUBLIC")}}, nil,
		},
		"signed behind what was taken out": {
			[]sheet{{line: number(confidential, "187 SECTION 01 OF 03"), body: start + " of XXXXXXXXXXXX\nPUBLIC 3 14/03/2007"}},
			nil,
		},
		"signed behind an address": {
			[]sheet{{line: number(confidential, "187 SECTION 01 OF 03"), body: start + ": https://orchards.example/a PUBLIC"}},
			nil,
		},
		"more sections than are told apart": {
			[]sheet{{line: number(confidential, "187 SECTION 01 OF 70"), body: start}},
			[]string{
				"a.txt sections 02 to 64 of the 70 of 07 ARKADIA 187 are in no other file, and this one is short " +
					"for all [short]",
			},
		},
		"a total that one copy has": {
			[]sheet{{body: start}, {line: number(confidential, "187 SECTION 02 OF 03"), body: start}},
			[]string{
				"a.txt section 03 of the 3 of 07 ARKADIA 187 is nowhere in the collection",
			},
		},
		"totals that disagree": {
			[]sheet{
				{line: number(confidential, "187 SECTION 01 OF 03"), body: start},
				{line: number(confidential, "187 SECTION 02 OF 04"), body: start},
			},
			[]string{
				"a.txt sections 03 and 04 of the 4 (3 in another copy) of 07 ARKADIA 187 are nowhere in the " +
					"collection",
			},
		},
		"sections of two levels": {
			[]sheet{
				{line: number(confidential, "187 SECTION 01 OF 02")}, {line: number(secret, "187 SECTION 02 OF 02")},
			},
			[]string{
				"b.txt section 01 of 07 ARKADIA 187 is CONFIDENTIAL; this one is SECRET [level] (the other " +
					"section a.txt)",
			},
		},
		"unnumbered, of two levels": {
			[]sheet{{line: confidential}, {line: secret}, {line: secret, decl: "DECL: 03/14/2027"}},
			[]string{
				"b.txt another copy of a message without a number is CONFIDENTIAL; this one is SECRET [level] " +
					"(the other copy a.txt)",
				"c.txt another copy of a message without a number is CONFIDENTIAL; this one is SECRET [level] " +
					"(the other copy a.txt)",
				"c.txt another copy of a message without a number is declassified on 2017-03-14; this one on " +
					"2027-03-14 (the other copy a.txt)",
			},
		},
		"another subject": {
			[]sheet{{}, {subject: "HARBOR TALKS"}},
			[]string{
				"b.txt the body is that of another copy of 07 ARKADIA 187, word by word (the other copy a.txt)",
			},
		},
		"another figure in words": {
			[]sheet{{}, {body: with("3 million", "3 billion")}},
			[]string{
				"b.txt the text differs from that of another copy of 07 ARKADIA 187 in 1 place, first here (the " +
					"other copy a.txt)",
			},
		},
		"a copy that breaks off hides none": {
			[]sheet{{body: firstParagraph}, {}, {body: with("voted for", "voted against")}},
			[]string{
				"c.txt the text differs from that of another copy of 07 ARKADIA 187 in 1 place, first here (the " +
					"other copy b.txt)",
			},
		},
		"a whole copy beside a first section": {
			[]sheet{{}, {line: number(confidential+" SECTION 01 OF 02", "187"), body: firstParagraph}},
			nil,
		},
		"a first section that is short beside one that names none": {
			[]sheet{
				{body: firstParagraph},
				{line: number(confidential+" SECTION 01 OF 02", "187"), body: firstParagraph},
			},
			[]string{
				"b.txt the body is that of another copy of 07 ARKADIA 187, word by word (the other copy a.txt)",
				"b.txt section 02 of the 2 of 07 ARKADIA 187 is in no other file, and this one is short for all [short]",
			},
		},
		"a whole that is divided": {
			[]sheet{{}, {body: with("\n2. (C)", "\n"+confidential+" SECTION 02 OF 02 ARKADIA 000187\n\n2. (C)",
				"voted for", "voted against"), line: number(confidential+" SECTION 01 OF 02", "187")}},
			[]string{
				"b.txt the text differs from that of another copy of 07 ARKADIA 187 in 1 place, first here (the " +
					"other copy a.txt)",
			},
		},
		"sections that are not told apart": {
			[]sheet{
				{line: number(confidential+" SECTION 65 OF 70", "187")},
				{line: number(confidential+" SECTION 66 OF 70", "187"), body: with("for it", "against it", "spring", "autumn")},
			},
			[]string{
				"a.txt sections 01 to 64 of the 70 of 07 ARKADIA 187 are nowhere in the collection; those behind 64 " +
					"are not told apart",
			},
		},
		"ten years and their day": {
			[]sheet{{}, {decl: "DECL: 10 YEARS"}, {decl: "DECL: 20 YEARS"}},
			[]string{
				"c.txt another copy of 07 ARKADIA 187 is to be declassified by 2017-03-14; this one by 20 years (the " +
					"other copy a.txt)",
			},
		},
		"a source of many years": {
			[]sheet{
				{decl: "DECL: 25 YEARS"},
				{line: number(confidential, "190"), authority: derived("07 ARKADIA 187")},
			},
			[]string{
				"b.txt declassified on 2017-03-14, before its source 07 ARKADIA 187, which is on 2032-03-14 (the source a.txt)",
			},
		},
		"a derivative of some years": {
			[]sheet{
				{decl: "DECL: 03/14/2027"},
				{line: number(confidential, "190"), authority: derived("07 ARKADIA 187"), decl: "DECL: 10 YEARS"},
			},
			[]string{
				"b.txt declassified on 2017-03-14, before its source 07 ARKADIA 187, which is on 2027-03-14 (the source a.txt)",
			},
		},
		"a source of a later day": {
			[]sheet{
				{decl: "DECL: 03/14/2027", day: "20"},
				{line: number(confidential, "190"), authority: derived("07 ARKADIA 187")},
			},
			nil,
		},
		"a source by both of its numbers": {
			[]sheet{
				{line: confidential + " STATE 012345 TOSEC 190010", decl: "DECL: 03/14/2027"},
				{line: number(confidential, "190"), authority: derived("STATE 12345 (TOSEC 190010)")},
				{line: number(confidential, "191"), authority: derived("STATE 12345, TOSEC 190011")},
				{line: number(confidential, "192"), authority: derived("STATE 12345/TOSEC 190010")},
			},
			[]string{
				"b.txt declassified on 2017-03-14, before its source 07 STATE 12345, which is on 2027-03-14 (the source a.txt)",
				"c.txt the source 07 TOSEC 190011 is not in the collection",
				"d.txt declassified on 2017-03-14, before its source 07 STATE 12345, which is on 2027-03-14 (the source a.txt)",
			},
		},
		"a source that is named twice": {
			[]sheet{
				{decl: "DECL: 03/14/2027"},
				{line: number(confidential, "190"), authority: derived("07 ARKADIA 187, ARKADIA 187")},
			},
			[]string{
				"b.txt declassified on 2017-03-14, before its source 07 ARKADIA 187, which is on 2027-03-14 (the source a.txt)",
			},
		},
		"short texts": {
			[]sheet{
				{body: "Three boats arrived."},
				{body: "Three boats  arrived."},
				{body: "Seven boats arrived."},
				{line: confidential, body: "Three boats arrived."},
				{line: confidential, body: "Three boats arrived."},
			},
			[]string{
				"b.txt the body is that of another copy of 07 ARKADIA 187, word by word (the other copy a.txt)",
				"c.txt the text differs from that of another copy of 07 ARKADIA 187 in 1 place, first here (the " +
					"other copy a.txt)",
			},
		},
		"the series of two journeys": {
			[]sheet{
				{line: confidential + " SECTO 000001", day: "01"},
				{line: confidential + " SECTO 000009", day: "09"},
				{line: confidential + " SECTO 000003", month: "JUN"},
				{line: confidential + " SECTO 000005", month: "JUN"},
			},
			nil,
		},
		"an exemption for people": {
			[]sheet{{}, {decl: "DECL: 25X1-HUMAN"}},
			[]string{
				"b.txt another copy of 07 ARKADIA 187 is to be declassified by 2017-03-14; this one by 25X1-human (the " +
					"other copy a.txt)",
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(c.want, saying(t, c.cables)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestManyOfOneNumber: what is under one number is gone over, and not each of it with all before.
func TestManyOfOneNumber(t *testing.T) {
	t.Parallel()
	for name, set := range map[string]func(*collection.Record, int){
		"sections": func(r *collection.Record, n int) {
			r.Number, r.Of, r.Flags = uint32(n+1), 2, collection.Joined|collection.Short
		},
		"texts": func(r *collection.Record, n int) { r.Hash = uint64(n + 1) },
		"days":  func(r *collection.Record, n int) { r.Day += law.Day(n) },
		"corrected": func(r *collection.Record, n int) {
			if n < 40_000 {
				r.Flags = collection.Corrected
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := collection.New()
			for n := range 80_000 {
				r := collection.Record{
					Key: collection.Key{Post: "ARKADIA", Year: 2007}, Number: 7, Day: law.Date(1907, 3, 14), Of: 1, Sections: 1,
					Level: marking.Secret, Marking: "SECRET", At: collection.Spot{File: fmt.Sprintf("%05d.txt", n), Cable: 1},
				}
				set(&r, n)
				c.Add([]collection.Record{r})
			}
			ctx, stop := context.WithTimeout(t.Context(), 8*time.Second)
			defer stop()
			if _, err := c.Judge(ctx, true); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestJudgeEndsWithItsContext(t *testing.T) {
	t.Parallel()
	s := newShelf("")
	s.put(t, "a.txt", sheet{}.text())
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := s.Judge(ctx, true); !errors.Is(err, context.Canceled) {
		t.Errorf("ends with %v", err)
	}
}

// TestPrints: a finding has the fingerprint that it has without the others, and no two have one.
func TestPrints(t *testing.T) {
	t.Parallel()
	prints := func(sheets ...sheet) []string {
		s := newShelf("")
		for i, x := range sheets {
			s.put(t, string(rune('a'+i))+".txt", x.text())
		}
		var out []string
		for f := range s.judge(t).All() {
			out = append(out, f.Print)
		}
		return out
	}
	one := sheet{authority: derived("07 OLDHAVEN 12")}
	other := sheet{line: number(confidential, "188"), authority: derived("07 OLDHAVEN 12")}
	both := prints(one, other)
	if diff := cmp.Diff(append(prints(one), prints(other)...), both); diff != "" {
		t.Errorf("of what two derive from: %s", diff)
	}
	unnumbered, another := sheet{line: confidential}, sheet{line: confidential, body: with("spring", "autumn")}
	if p := prints(unnumbered, unnumbered, another, another); len(p) != 2 || p[0] == p[1] {
		t.Errorf("of two messages without a number: %q", p)
	}
	texts := prints(sheet{}, sheet{body: with("spring", "autumn")}, sheet{body: with("spring", "summer")})
	if len(texts) != 2 || texts[1] != texts[0]+"-2" {
		t.Errorf("of two other texts: %q", texts)
	}
}
