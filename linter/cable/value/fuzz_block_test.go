package value

import (
	"bytes"
	"slices"
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// holds fails where a span that was read lies outside of what it was read in.
func holds(t *testing.T, whole text.Span, spans ...text.Span) {
	t.Helper()
	for i, sp := range spans {
		if sp.Valid() && (!whole.Contains(sp) || sp.Len() < 0) {
			t.Fatalf("span %d: %v is not within %v", i, sp, whole)
		}
	}
}

func holdsDecl(t *testing.T, whole text.Span, d *cable.Decl) {
	t.Helper()
	holds(t, whole, d.Span)
	for i := range d.Items {
		it := &d.Items[i]
		holds(t, d.Span, it.Span, it.DateSpan, it.Event, it.Name, it.OfficeLetter, it.Extended)
		if it.Span.Empty() {
			t.Fatalf("item %d of %v is empty", i, d.Span)
		}
	}
}

// framed puts words about b, so that what is read beyond a bound is seen.
func framed(b []byte) scan.Cursor {
	const before, after = "1.4 (", "b) 2017 DECL: X1"
	whole := append(append([]byte(before), b...), after...)
	return scan.Over(whole, text.Span{Start: len(before), End: len(before) + len(b)})
}

func FuzzDecl(f *testing.F) {
	for _, s := range []string{
		"03/14/2017", "1O/06/2023", "25X1, 20501001", "50X1HUM", "RDS-1 1/2/20 (ROE, JANE) OR-M", "ADS DECLAS UPON VISIT", "08...",
		"DNG: CO 04/08/2026", "2043/03/14 EXTENDED ON 2028/03/01 BY JANE ROE", "14 MAR\n2017", "XGDS 5(B)(3", "E.O. 12958: DECL: DECL: X1",
		"E.O. 12958: AS AMENDED; RELEASED", "E.O. 12958...", "E.O.", "OADR's", "1.6 (X1)", "TEN YEARS",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c := framed(b)
		d := Decl(c, noon, 12958, nil)
		holdsDecl(t, c.Rest(), &d)
		if l, ok := line.At(c, line.EOLabel); ok {
			eo := EO(c, l, noon, nil)
			holds(t, c.Rest(), eo.Span, eo.Order.Span, eo.Value, eo.Label2)
			holdsDecl(t, c.Rest(), &eo.Decl)
		}
		first := c.Line()
		EOGoesOn(first, c.To(first.End()))
	})
}

func FuzzReason(f *testing.F) {
	for _, s := range []string{
		"reasons 1.4 (b) and (d).", "1,4 (C)", "for reasons (B) and (D)", "Reason: 1.4 \"b\"", "1.4-b,d", "per I.4 (an d (d)", "DSCG 05-1, B,D",
		"Reason: Foreign relations", "1 . 4 \\\n(b", "reason(s): 3.3(b)(1)", "1.4 bd.", "(b)(c/NF) x",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c := framed(b)
		for _, r := range []foundReason{citedReason(c), closingLetters(c, 0), closingLetters(c, '0'), wordedReason(c)} {
			holds(t, c.Rest(), r.Span, r.label, r.Section)
			for _, l := range r.Letters {
				holds(t, r.Span, l.Span)
				if l.Span.Len() != 1 || !scan.Lower(l.Value) {
					t.Fatalf("letter %v %q", l.Span, l.Value)
				}
			}
		}
	})
}

func FuzzAuthority(f *testing.F) {
	for _, s := range []string{
		"Classified By: Ambassador Jane Roe for reasons 1.4 (b) and (d).", "Classified By: (U) Classified by DCM; E.O. 12958, (B,D)",
		"(U) Classified By: a.i.", "Derived From: Derived from: Multiple Sources; x\nDeclassify On: 20350105\nDowngrade to: C", "Reason:",
		"Classifed By: Jane Roe\nARKADIA 00000187  001.2 OF 002\nREASON: 1.4", "DECL:", "CLASSIFIED BY",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c := framed(b)
		a := Authority(c, noon, 12958)
		holds(t, c.Rest(), a.Span, a.Label, a.Doubled, a.MarkSpan, a.Classifier, a.Order.Span, a.Reason.Span, a.ReasonLabel,
			a.DerivedFrom, a.DerivedLabel, a.DeclassifyOn, a.DowngradeTo)
		holds(t, a.DerivedFrom, a.Sources...)
		holdsDecl(t, c.Rest(), &a.Decl)
		if stop, _ := BlockStop(c); stop < c.At() || stop > c.End() {
			t.Fatalf("stop %d of %v", stop, c.Rest())
		}
		first := c.Line()
		BlockGoesOn(first, c.To(first.End()), false, true)
		var words [][]byte
		for word, rest := nextWord(b); word != nil; word, rest = nextWord(rest) {
			words = append(words, word)
		}
		if want := bytes.FieldsFunc(b, func(r rune) bool { return !isWordRune(r) }); !slices.EqualFunc(words, want, bytes.Equal) {
			t.Errorf("words of %q: %q, want %q", b, words, want)
		}
		NamesNobody(b)
		NamesOnly(b)
	})
}
