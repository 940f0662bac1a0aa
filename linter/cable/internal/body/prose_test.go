package body

import (
	"reflect"
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// over returns a reader at the head of a text, all of which is body.
func over(b []byte) *reader {
	src := text.NewSource("arkadia.txt", b)
	c := &cable.Cable{Source: src, Span: text.Span{End: len(src.Text())}}
	c.Lines, _ = line.Split(src.Text(), '\n', nil, nil)
	r := &reader{c: c, b: src.Text(), lines: c.Lines, brackets: scan.AheadOf(src.Text(), '(')}
	r.out = builder{r: r, buf: &Reader{}}
	r.out.begin(0)
	return r
}

// FuzzProse: what is taken in stretches is what is read line by line.
func FuzzProse(f *testing.F) {
	for _, seed := range []string{
		"THE MINISTER SAID\n\nTHAT THE FERRY\nWAS LATE.\n", "It was 1. (C) late.\nin part\no (C) bullets\n\n\na. x",
		"The end. 2. (C) Next\n", "x\n\n1. (C) y\n", "y\n  \nz (A) z\n", "END.\n3. (S) X",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		fast, slow := over(b), over(b)
		end := fast.prose(0, len(fast.lines))
		for k := range end {
			if last := slow.line(k); last != k {
				t.Fatalf("%q: line %d goes on to line %d", b, k, last)
			}
		}
		if !reflect.DeepEqual(fast.lines, slow.lines) || fast.numbers != slow.numbers {
			t.Errorf("%q: %v %v, line by line %v %v", b, fast.lines, fast.numbers, slow.lines, slow.numbers)
		}
		if len(slow.c.Portions) > 0 || len(slow.out.buf.segments) > 0 {
			t.Errorf("%q: something begins in the %d lines that are passed over", b, end)
		}
		is, was := fast.out, slow.out
		if is.end != was.end || is.endBefore != was.endBefore || is.previous != was.previous || is.blockLines != was.blockLines {
			t.Errorf("%q: %+v, line by line %+v", b, is, was)
		}
	})
}

// FuzzSuspect: what is not suspect stands in no run of letters, in capitals, and beside another mark. A text is taken
// for portions of three signs each, `(x)`, of which those have a mark whose number is among the bits of marked.
func FuzzSuspect(f *testing.F) {
	f.Add("(C)(U)(S)", uint16(7))
	f.Add("(A)(B)(C)", uint16(4))
	f.Add("(c)(U) x ", uint16(3))
	f.Add(" x (C) y ", uint16(2))
	f.Fuzz(func(t *testing.T, portions string, marked uint16) {
		r := over([]byte(portions))
		for i := 0; i+3 <= len(r.b); i += 3 {
			p := cable.Portion{Text: text.Span{Start: i, End: i + 3}, Parent: -1}
			if marked>>(i/3)&1 != 0 {
				p.Mark, p.MarkSpan = &marking.Mark{}, p.Text
			}
			r.c.Portions = append(r.c.Portions, p)
		}
		r.shown = r.evidence()
		for i := range r.c.Portions {
			p := &r.c.Portions[i]
			if letter := r.letter(p); p.Mark == nil || letter == 0 || r.shown.suspect() {
				continue
			} else if r.listed(i, letter) || scan.Lower(letter) || r.onlyMark(i) {
				t.Errorf("%q: portion %d is not suspect", portions, i)
			}
		}
	})
}
