package marking

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// randomControls makes a set that a lawful marking can carry, lists in the order of the register.
func randomControls(r *rand.Rand, l Level) Controls {
	var c Controls
	lone := []Control{
		SI, GAMMA, TK, HCS, HCSO, HCSP, FRD, TFNI, DCNI, UCNI, RSEN, FOUO, ORCON, ORCONUSGOV, IMCON, NOFORN,
		PROPIN, RELIDO, DSEN, FISA, LIMDIS, EXDIS, NODIS, SBU, LES, SSI,
	}
	for range r.IntN(4) {
		c = c.With(lone[r.IntN(len(lone))])
	}
	if c.Has(NOFORN) {
		c = c.Without(SBU) // (SBU/NF) is a control of its own
	}
	countries := []string{"USA", "AUS", "GBR", "NATO"}[:2+r.IntN(3)]
	switch r.IntN(12) {
	case 0:
		c = c.With(REL, countries...)
	case 1:
		c = c.With(DISPLAY, countries[1:]...)
	case 2:
		c = c.With(FGI, countries[1:]...)
	case 3:
		c = c.With(SAR, "BP", "CD")
	case 4:
		c = Controls{}.With(CUI, "SP-AAAA", "BBBB").With(FEDONLY)
	case 5:
		c = c.With(SIGMA, "1", "14")
	case 6:
		c = c.With(EYES, countries...)
	case 7:
		c = c.With(RSV, "ABC")
	case 8:
		c = c.With(NATO)
	case 9:
		c = c.With(JOINT, countries...)
	}
	if l == Unclassified && c.Has(NATO) && r.IntN(2) == 0 {
		c = c.With(RESTRICTED)
	}
	return c
}

func TestPrintRoundTrip(t *testing.T) {
	if testing.Short() {
		t.Skip("prints some thousand markings")
	}
	t.Parallel()
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		l := Level(1 + r.IntN(4))
		c := randomControls(r, l)
		for _, f := range []Form{Portion, StatePortion, Banner} {
			s := Print(f, l, c)
			m := ParsePortion(s)
			if f == Banner {
				m, _ = ReadBanner([]byte(s))
			}
			if m == nil {
				t.Fatalf("%s is not read", s)
			}
			want := describe(&Mark{Level: l, Controls: c})
			if got := describe(&Mark{Level: m.Level, Controls: m.Controls}); got != want {
				t.Fatalf("%s: (-want +got)\n%s", s, cmp.Diff(want, got))
			}
		}
	}
}

// checkMark reports what no mark may be, whatever it was read from.
func checkMark(t *testing.T, m *Mark) {
	t.Helper()
	for _, f := range m.Faults {
		if f.Span.Start < 0 || f.Span.End > len(m.Text) || f.Span.Empty() {
			t.Fatalf("%q: %s at %v", m.Text, faultNames[f.Kind], f.Span)
		}
		if got := m.Text[f.Span.Start:f.Span.End]; got != f.Token {
			t.Fatalf("%q: token %q stands for %q", m.Text, f.Token, got)
		}
		if utf8.ValidString(m.Text) && !utf8.ValidString(f.Token) {
			t.Fatalf("%q: %v cuts a character", m.Text, f.Span)
		}
	}
	if !slices.IsSortedFunc(m.Faults, func(a, b Fault) int { return a.Span.Start - b.Span.Start }) {
		t.Fatalf("%q: faults out of order", m.Text)
	}
}

// checkRepairs reports a repair that cannot be read back or protects less than what it repairs.
func checkRepairs(t *testing.T, m *Mark, read func(string) *Mark) {
	t.Helper()
	for _, f := range m.Faults {
		if f.Repair == "" {
			continue
		}
		again := read(f.Repair)
		if again == nil {
			t.Fatalf("%q: repair %q of %s is not read", m.Text, f.Repair, faultNames[f.Kind])
		}
		if !Covers(again.Level, again.Controls, m.Level, m.Controls) {
			t.Fatalf("%q: repair %q of %s lowers it:\n%s\n%s",
				m.Text, f.Repair, faultNames[f.Kind], describe(m), describe(again))
		}
		if again.Fault(f.Kind) != nil {
			t.Fatalf("%q: repair %q of %s has it still", m.Text, f.Repair, faultNames[f.Kind])
		}
	}
}

func readWholeBanner(s string) *Mark {
	m, n := ReadBanner([]byte(s))
	if n != len(s) {
		return nil
	}
	return m
}

// foundByFuzzing are marks that were once not read back as they had been printed or repaired.
var foundByFuzzing = [...]string{
	"(C//FGI GB&0000)",
	"(C//FGI GB&0000, CAN)",
	"(//JOINT S GB&0000, USA)",
}

func FuzzReadPortion(f *testing.F) {
	for _, c := range portionCases {
		f.Add([]byte(c.in + " Training sentence."))
	}
	for _, s := range foundByFuzzing {
		f.Add([]byte(s))
	}
	for _, c := range mistypedCases {
		f.Add([]byte(c.in))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, n := ReadMistyped(b); m != nil {
			if n <= 0 || n > len(b) || m.Text != string(unwrapped(b[:n])) {
				t.Fatalf("%q: %d bytes for mistyped %q", b, n, m.Text)
			}
			checkMistyped(t, m)
		}
		m, n := ReadPortion(b)
		if m == nil {
			if n != 0 {
				t.Fatalf("%q: no mark of %d bytes", b, n)
			}
			ParsePortion(string(b))
			return
		}
		if n <= 0 || n > len(b) || m.Text != string(unwrapped(b[:n])) {
			t.Fatalf("%q: %d bytes for %q", b, n, m.Text)
		}
		checkMark(t, m)
		checkRepairs(t, m, ParsePortion)
		if len(m.Faults) == 0 && !m.Whole {
			checkPrinted(t, m)
		}
	})
}

// checkPrinted reports a mark without faults that printing and reading changes.
func checkPrinted(t *testing.T, m *Mark) {
	t.Helper()
	again := ParsePortion(Print(Portion, m.Level, m.Controls))
	if again == nil || !Covers(again.Level, again.Controls, m.Level, m.Controls) ||
		!Covers(m.Level, m.Controls, again.Level, again.Controls) {
		t.Fatalf("%q is printed %q", m.Text, Print(Portion, m.Level, m.Controls))
	}
}

func FuzzReadBanner(f *testing.F) {
	for _, c := range slices.Concat(bannerCases, oddLevelCases, looseCases) {
		f.Add([]byte(c.line))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if m, n := ReadLooseBanner(b); m != nil {
			if n <= 0 || n > len(b) || m.Text != string(b[:n]) {
				t.Fatalf("%q: %d bytes for loose %q", b, n, m.Text)
			}
			checkMark(t, m)
			checkRepairs(t, m, readWholeBanner)
		}
		m, n := ReadBanner(b)
		if m == nil {
			if n != 0 {
				t.Fatalf("%q: no banner of %d bytes", b, n)
			}
			return
		}
		if n <= 0 || n > len(b) || m.Text != string(b[:n]) || strings.ContainsAny(m.Text, "\r\n") {
			t.Fatalf("%q: %d bytes for %q", b, n, m.Text)
		}
		checkMark(t, m)
		checkRepairs(t, m, readWholeBanner)
	})
}

func BenchmarkReadPortion(b *testing.B) {
	for _, s := range []string{
		"(C) Training", "(SBU/NF) Training", "(S//REL TO USA, GBR) Training", "The minister said",
		"Summary: Arkadia", "CONSUL GENERAL SAID", "(The minister) said", "(OSCE) said",
	} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			in := []byte(s)
			for b.Loop() {
				ReadPortion(in)
			}
		})
	}
}

func BenchmarkReadBanner(b *testing.B) {
	for _, s := range []string{
		"C O N F I D E N T I A L SECTION 01 OF 02 ARKADIA 000187", "UNCLAS ARKADIA 000187",
		"SECRET//NOFORN ARKADIA 000187", "THE MINISTER SAID", "The minister said", "SECRETARIES MET",
	} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			in := []byte(s)
			for b.Loop() {
				ReadBanner(in)
			}
		})
	}
}
