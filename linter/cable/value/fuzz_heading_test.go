package value

import (
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// bounded reports spans that leave the text or run backwards.
func bounded(t *testing.T, b []byte, spans ...text.Span) {
	t.Helper()
	for _, sp := range spans {
		if sp.Valid() && (sp.Start < 0 || sp.Start > sp.End || sp.End > len(b)) {
			t.Errorf("span %v of %d bytes: %q", sp, len(b), b)
		}
	}
}

// ordered reports spans that overlap the one before them.
func ordered(t *testing.T, b []byte, spans []text.Span) {
	t.Helper()
	bounded(t, b, spans...)
	for i := 1; i < len(spans); i++ {
		if spans[i].Start < spans[i-1].End {
			t.Errorf("spans %v and %v of %q", spans[i-1], spans[i], b)
		}
	}
}

func FuzzDTG(f *testing.F) {
	for _, s := range []string{
		"O R 141522Z MAR 07", "X 14152A  SEPTEMBRE 2007", "Sep 25, 2015 1250643Z SEP 15", "R ",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, d := range []cable.DTG{DTG(scan.Of(b), nil), second(SMARTDate(scan.Of(b)))} {
			bounded(t, b, d.Span, d.Group.Span)
			for _, p := range d.Precedence {
				bounded(t, b, p.Span)
			}
			if d.Group.Present() && !d.Span.Contains(d.Group.Span) {
				t.Errorf("group %v outside %v: %q", d.Group.Span, d.Span, b)
			}
		}
	})
}

func second[A, B any](_ A, b B) B { return b }

func FuzzSection(f *testing.F) {
	for _, tc := range sectionCases {
		f.Add([]byte(tc.line), false)
	}
	f.Add([]byte("secret arkadia 00187SIPDIS"), true)
	f.Add([]byte("XQZT ARKADIA 000187"), true)
	f.Add([]byte("THE WAY FORWARD IRAN RPO ARKADIA 00000187  003 2 OF 003"), false)
	f.Add([]byte("A A\nA A A\nA"), true)
	f.Fuzz(func(t *testing.T, b []byte, loose bool) {
		s, stop, ok := Section(scan.Of(b), loose)
		if ok {
			bounded(t, b, s.Span, s.Level, s.Number.Span, s.Of.Span, s.Post.Span, s.Serial.Span, s.EFTO)
			if s.Span.End != stop || !s.Span.Contains(s.Level) || s.Mark == nil {
				t.Errorf("section %+v, stop %d: %q", s, stop, b)
			}
			for _, sp := range []text.Span{s.Number.Span, s.Of.Span, s.Post.Span, s.Serial.Span} {
				if sp.Valid() && !s.Span.Contains(sp) {
					t.Errorf("%v outside %v: %q", sp, s.Span, b)
				}
			}
		}
		if s, ok = Unlevelled(scan.Of(b), []byte("AMEMBASSY ARKADIA")); ok {
			bounded(t, b, s.Span, s.Level, s.Post.Span, s.Serial.Span)
		}
		p := Page(scan.Of(b), []byte("ARKADIA"))
		bounded(t, b, p.Span, p.Level, p.Post.Span, p.Serial.Span, p.Page.Span, p.Of.Span, p.Section.Span)
	})
}

func FuzzCaptions(f *testing.F) {
	for _, s := range []string{
		"SIPDISNOFORN SIPDISE.O. 12958: N/A", "EYES ONLY FOR AMB TAGS: PREL", "FOR POLAD SENSITIVE SIPDIS",
		"WOOD CHANNEL", "REL TO ",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		list, rest := Captions(scan.Of(b), nil)
		bounded(t, b, rest)
		among, trailing := BannerCaptions(scan.Of(b), nil), TrailingCaptions(scan.Of(b), nil)
		for _, more := range [][]cable.Caption{list, among, trailing} {
			var spans []text.Span
			for _, c := range more {
				bounded(t, b, c.Line)
				spans = append(spans, c.Span)
			}
			ordered(t, b, spans)
		}
	})
}

func FuzzTags(f *testing.F) {
	for _, s := range []string{
		"PREL, PGOV; AK: BW", "OVIP (PUBLIC, (JANE", "OVIP PUBLICUS JANE", "TAGS: PREL    SECRET",
		"VTPREL vtprel.", "(", "x.", "prel the orchard, IN of",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c := &cable.Cable{Source: text.NewSource("fuzz", b)}
		b = c.Source.Text()
		Tags(scan.Of(b), &c.Tags)
		bounded(t, b, c.Tags.Value, c.Tags.Furniture)
		spans := make([]text.Span, 0, len(c.Tags.Items))
		for i, tag := range c.Tags.Items {
			bounded(t, b, tag.Sep)
			spans = append(spans, tag.Span)
			_ = TagRepeats(c, i)
		}
		if got := len(TagShapes(c, vocab.CodesOf(1975))); got != len(c.Tags.Items) {
			t.Errorf("%d shapes of %d items", got, len(c.Tags.Items))
		}
		ordered(t, b, spans)
		TagsGoOn(scan.Of(b), scan.Of(b))
	})
}

func FuzzRefs(f *testing.F) {
	for _, s := range []string{
		"A. ONE 1   C. THREE 3\nB. TWO 2", "(A) X; (B) Y", "A. X\n\xc2\xb6B. Y", "A. X\n\xb6B. Y", "B)",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		for _, r := range Refs(scan.Of(b), nil) {
			bounded(t, b, r.Span)
			if r.Span.Empty() {
				t.Errorf("an empty reference: %q", b)
			}
		}
	})
}

func FuzzSubject(f *testing.F) {
	for _, s := range []string{
		"(C) ORCHARD TALKS", "ORCHARD TALKS (C)", "(S//REL TO USA,\nGBR) X", "REF (C)", "(c)(3)", "(",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		s := Subject(text.Span{}, scan.Of(b))
		bounded(t, b, s.Span, s.Text, s.MarkSpan)
		if (s.Mark != nil) != s.MarkSpan.Valid() {
			t.Errorf("mark %v at %v: %q", s.Mark, s.MarkSpan, b)
		}
		if m, sp := MarkAfterLead(scan.Of(b), len(b)); m != nil {
			bounded(t, b, sp)
		}
	})
}
