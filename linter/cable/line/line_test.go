package line

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"

	"cablelint/linter/scan"
)

func TestShapes(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Shape{
		"1. (C) Text.":                           Number,
		"¶1. (C) Text.":                          Pilcrow,
		"(C) Text.":                              Bracket,
		"-- a bullet":                            Bullet,
		"---------":                              Rule,
		"C O N F I D E N T I A L ARKADIA 000187": Level,
		"SS E C R E T ARKADIA 000187":            Level,
		"S e c r e t arkadia 000187":             Level,
		"Secret ARKADIA 000187":                  Level,
		"\"S E C R E T ARKADIA 000187":           Level,
		"Secret ballots were held":               Plain,
		"PAGE 02        ARKADI  01234":           Page02,
		"ARKADIA 00000187  001.2 OF 002":         PageLine,
		"E.O. 12958: DECL: 03/14/2017":           EOLabel,
		"E.OM 11652: GDS":                        EOLabel,
		"EMO. 11652: GDS":                        EOLabel,
		"EO 11652 GDS":                           EOLabel,
		"E. O. 11652: N/A":                       EOLabel,
		"EACH OF THE 12 MINISTERS":               Plain,
		"TAGS: PREL PGOV":                        TagsLabel,
		"TAGS PREL PGOV":                         TagsLabel,
		"TAGS- PREL PGOV":                        TagsLabel,
		"SUBJECT: ORCHARD TALKS":                 SubjLabel,
		"SUBJECTS OF THE TALKS":                  Plain,
		"REF: ARKADIA 142":                       RefLabel,
		"REFERENCE IS MADE TO ARKADIA 142":       Plain,
		"Classified By: Jane Roe":                BlockLabel,
		"CLASSIFIED BY Jane Roe":                 BlockLabel,
		"Classifed By: Jane Roe":                 BlockLabel,
		"(U) Classified By: Jane Roe":            BlockLabel,
		"Derived from: DSCG 05-1":                BlockLabel,
		"VZCZCXRO4092":                           VZCZC,
		"DE RUEHQX #0187/01 0731522":             DE,
		"ZNY CCCCC ZZH":                          ZNY,
		"O P 141522Z MAR 07":                     DTG,
		"FM AMEMBASSY ARKADIA":                   FM,
		"TO RUEHC/SECSTATE WASHDC":               To,
		"To the minister":                        Plain,
		"INFO AMEMBASSY BREMWICK":                Info,
		"MRN:    15 ARKADIA 412":                 MRN,
		"Drafted By: ARKADIA:Doe, John":          SmartTail,
		"MSGID/GENADMIN/COMTEST//":               SetID,
		"RMKS/1. (C) TEXT":                       SetID,
		"BT":                                     BT,
		"#0187":                                  Hash,
		"NNNN":                                   NNNN,
		"QUOTE":                                  Quote,
		"QUOTE THE MINISTER SAID":                Plain,
		"UNQUOTE":                                Unquote,
		"Message Attributes":                     Attributes,
		"DECLASSIFIED BY THE DEPARTMENT":         Stamp,
		"RELEASE IN PART":                        Stamp,
		"The Minister of Orchards received the delegation": Plain,
	} {
		if got := linesOf([]byte(text + "\n"))[0].Shape; got != want {
			t.Errorf("%q has the shape %s, want %s", text, got, want)
		}
	}
}

func TestEdges(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Oddity{
		"x\n\u2028SENSITIVE":         OddBlank,
		"x\n\u200bSENSITIVE":         OddBlank,
		"x\nreasons 1.4 \\":          Backslash,
		"x\n\"S E C R E T X 000187":  Quoted,
		"x\n\"Yes,\" said the Envoy": 0,
		"x\n  indented":              0,
	} {
		if got := linesOf([]byte(text))[1].Odd; got != want {
			t.Errorf("%q has the oddities %d, want %d", text, got, want)
		}
	}
}

func TestGluedLabels(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"C O N F I D E N T I A L ARKADIA 000187 SIPDIS E.O. 12958: DECL: 03/14/2017 TAGS: PREL SUBJECT: TALKS": "E.O.|TAGS|SUBJECT",
		"SUBJECT: THE PRIMEREF: A. ARKADIA 142":                       "REF",
		"SUBJECT: TALKS IN ARKADIAClassified By: Jane Roe":            "Classified By",
		"REF: A. ARKADIA 142 Derived from: DSCG 05-1":                 "Derived from",
		"ARKADIA 00000187  001.2 OF 002 CLASSIFIED BY: Jane Roe":      "CLASSIFIED BY",
		"xxxxx.O. 12958: DECL: 03/14/2017":                            ".O.",
		"SUBJECT: E.O. 12958 AND THE ORCHARD":                         "",
		"SUBJECT: THE REFEREE: A PORTRAIT":                            "",
		"THE CABLE CLASSIFIED BY HIM CAME LATE":                       "",
		"BREMWICK FOR RSO; OLDHAVEN ALSO FOR POLAD SENSITIVE SIPDIS":  "",
		"E.O. 12958: N/A TAGS: PREL":                                  "TAGS",
		"E.O. 12958: DECL: 03/14/2017TAGS: PREL":                      "TAGS",
		"TAGS: PREL PGOV SUBJ: TALKS REF(S): ARKADIA 12 REFTEL: 13 X": "SUBJ|REF(S)|REFTEL",
	} {
		var got []string
		c := scan.Of([]byte(text))
		for {
			l, ok := Glued(c)
			if !ok {
				break
			}
			got = append(got, text[l.Span.Start:l.Span.End])
			c.Jump(max(l.Value, l.Span.End))
		}
		if joined := strings.Join(got, "|"); joined != want {
			t.Errorf("%q has the labels %q, want %q", text, joined, want)
		}
	}
}

func TestNearLabels(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Field{
		"TGS: PREL":       Tags,
		"TAGES: PREL":     Tags,
		"SUBJCT: TALKS":   Subject,
		"TITLE: TALKS":    Subject,
		"RE: TALKS":       Subject,
		"Classifid By: X": Authority,
		"RAGS: OF CLOTH":  Tags,
		"NOTE: TALKS":     Unread,
		"THE TALKS":       Unread,
	} {
		l := linesOf([]byte(text))[0]
		got, _ := At(scan.Over([]byte(text), l.Text()), l.Shape)
		if got.Field != want {
			t.Errorf("%q is labelled %s, want %s", text, got.Field, want)
		}
	}
}

func linesOf(text []byte) []Line {
	lines, _ := Split(text, '\n', nil, nil)
	return lines
}

// TestKnownEndsAreThoseOfLines: lines are the same where the ends of some or of all of them are known.
func TestKnownEndsAreThoseOfLines(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "\n", "TO X\n\n  \nSECRET\r\n\n1. (C) x", "a\nb\nc\n\n"} {
		text := []byte(s)
		var ends []uint32
		for at, b := range text {
			if b == '\n' {
				ends = append(ends, uint32(at))
			}
		}
		for n := range len(ends) + 1 {
			if got, _ := Split(text, '\n', ends[:n], nil); !slices.Equal(got, linesOf(text)) {
				t.Errorf("%q by %d ends: %+v, want %+v", s, n, got, linesOf(text))
			}
		}
	}
}

// TestFirstSigns: every word of the table and every level is found by its first three signs, in the case of letters in
// which it stands and with one more sign behind it.
func TestFirstSigns(t *testing.T) {
	t.Parallel()
	reaches := func(word string) bool {
		_, known := pairOf([]byte(word))
		return known
	}
	for i := range table {
		for _, e := range table[i] {
			for _, word := range []string{e.word, e.word[:1] + strings.ToLower(e.word[1:])} {
				if !e.exactly && !reaches(word) || e.exactly && !reaches(e.word) {
					t.Errorf("%q is running text by its first three signs", word)
				}
			}
		}
		for _, level := range append(levels[i], mixed[i]...) {
			if !reaches(level) {
				t.Errorf("%q is running text by its first three signs", level)
			}
		}
	}
}

// dear tells the shape of a line of letters without its first signs: it asks every row of the table, and all that no
// table holds.
func dear(t []byte) Shape {
	c := scan.Of(t)
	for i := range table {
		for k := range table[i] {
			e := &table[i][k]
			if fits(t, e) && (scan.Upper(t[0]) || lowered.Has(e.shape) && labelled(c, e.word)) {
				return e.shape
			}
		}
	}
	switch {
	case isDTGLine(c):
		return DTG
	case scan.AnyOf(t[0], "Ee") && IsEO(c), t[0] == 'O' && !scan.Lower(t[1]) && IsEO(c): // with others nothing is missing
		return EOLabel
	case IsLevel(c):
		return Level
	case IsPage(c):
		return PageLine
	case MarkedBlock(c):
		return BlockLabel
	}
	return Plain
}

// checkRunning: what is passed over as running text is nothing else, and has nothing at its edges.
func checkRunning(t *testing.T, text []byte) {
	t.Helper()
	if bytes.IndexByte(text, '\n') >= 0 || !running(text, 0, len(text)) {
		return
	}
	l := Line{to: uint32(len(text))}
	if l.trim(text); l.Text().Len() != len(text) || l.Odd != 0 {
		t.Errorf("%q has something at its edges", text)
	}
	if got := dear(text); got != Plain {
		t.Errorf("%q is running text by its first signs, and is %s", text, got)
	}
	if got := l.shape(text); got != Plain {
		t.Errorf("%q is running text, and told as %s", text, got)
	}
}

// TestRunning asks of every beginning of three signs that a label or level may have, with what follows in labels.
func TestRunning(t *testing.T) {
	t.Parallel()
	tails := []string{
		":", ". 12958: DECL", "O. 11652: GDS", ".OM 11652: GDS", "O 12958 GDS", " 141522Z MAR", "P 141522Z MAR", "0. 12958: N/A",
	}
	for first := range signsOfHeads {
		for second := byte(' '); second < 0x90; second++ {
			for _, third := range []byte(" .,O0ESex\xc2") {
				for _, tail := range tails {
					checkRunning(t, append([]byte{byte('A' + first), second, third}, tail...))
				}
			}
		}
		for i := range table {
			for _, e := range table[i] {
				for cut := range len(e.word) {
					checkRunning(t, []byte(string('A'+first)+e.word[cut:]+": X"))
					checkRunning(t, []byte(strings.ToLower(e.word[:cut])+e.word[cut:]+": X"))
					checkRunning(t, []byte(e.word[:cut]+strings.ToLower(e.word[cut:])+": X"))
				}
			}
		}
	}
}

func FuzzRunning(f *testing.F) {
	for _, seed := range []string{
		"E.O. 12958: N/A", "O.E. 12958: N/A", "O 141522Z MAR 07", "tags: x", "Ref: x", "To x", "Total 1.2 OF 002", "`E.O. x",
		"[C O N F", "oE. 12958: N/A", "The Minister", "SECRET", "X 141522Z MAR", "TAGS PREL\\", "x\u2028",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(checkRunning)
}

// FuzzEOLabel: the label as it nearly always is reads as one in any spelling.
func FuzzEOLabel(f *testing.F) {
	for _, seed := range []string{"E.O. 12958: N/A", "E.O. 0.", "E.O. 1", "E.O. 01", "E.O. 9.O", "E.O.  12958", "E.O. O2958"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, text := range []string{text, "E.O. " + text} {
			is, ok := eoLabel(scan.Of([]byte(text)))
			was, known := spelledEO(scan.Of([]byte(text)))
			if ok != known || ok && is != was {
				t.Errorf("%q: %v %t, in any spelling %v %t", text, is, ok, was, known)
			}
		}
	})
}

// TestLineIsSmall: a text may be nothing but line ends.
func TestLineIsSmall(t *testing.T) {
	t.Parallel()
	if size := reflect.TypeFor[Line]().Size(); size > 20 {
		t.Errorf("a line takes %d bytes", size)
	}
}
