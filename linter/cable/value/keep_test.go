package value

import (
	"strings"
	"testing"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/text"
)

// cableOf is a cable of which nothing but its lines was read.
func cableOf(s string) *cable.Cable {
	b := []byte(s)
	lines, _ := line.Split(b, '\n', nil, nil)
	return &cable.Cable{Source: text.NewSource("test", b), Lines: lines}
}

func TestKeepPage(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, lines string
		k           int
		span        string
		claimed     []bool
	}{
		{"on one line", "PAGE 02 ARKADIA 00187\nTEXT", 0, "PAGE 02 ARKADIA 00187", []bool{true, false}},
		{"the rest on the next", "TEXT\nPAGE 02\nARKADIA 00187\nTEXT", 1, "PAGE 02\nARKADIA 00187", []bool{false, true, true, false}},
		{"at the end", "TEXT\nPAGE 02", 1, "PAGE 02", []bool{false, true}},
	} {
		c := cableOf(tt.lines)
		KeepPage(c, tt.k)
		equal(t, tt.name+": page lines", 1, len(c.PageLines))
		equal(t, tt.name+": span", tt.span, within(tt.lines, c.PageLines[0].Span))
		for k, want := range tt.claimed {
			equal(t, tt.name+": claimed", want, c.Lines[k].Field == line.Page)
		}
	}
}

func TestBlockEnd(t *testing.T) {
	t.Parallel()
	wrapped := "Classified By: Jane Roe" + strings.Repeat(",\nOffice", longestBlock-1)
	const paragraph = "\n1. (C) Text."
	for _, tt := range []struct{ name, lines, want string }{
		{"one line", "Classified By: Jane Roe, reasons 1.4 (b)\n1. (C) Text.", "Classified By: Jane Roe, reasons 1.4 (b)"},
		{"wrapped", "Classified By: Jane Roe,\nDCM, reasons 1.4 (b)\n1. (C) Text.", "Classified By: Jane Roe,\nDCM, reasons 1.4 (b)"},
		{
			"blank lines before a part", "Classified By: Jane Roe, DCM\n\n\nReason: 1.4 (b)\n1. (C) Text.",
			"Classified By: Jane Roe, DCM\n\n\nReason: 1.4 (b)",
		},
		{"words behind a blank line", "Classified By: Jane Roe, DCM\n\nThe talks went on.", "Classified By: Jane Roe, DCM"},
		{"words behind no blank line", "Classified By: Jane Roe, DCM\nThe talks went on.", "Classified By: Jane Roe, DCM\nThe talks went on."},
		{"a portion", "Classified By: Jane Roe, DCM\n(C) The talks went on.", "Classified By: Jane Roe, DCM"},
		{"a bracket that is no portion", "Classified By: Jane Roe\n(DCM), reasons 1.4 (b)", "Classified By: Jane Roe\n(DCM), reasons 1.4 (b)"},
		{"a subject", "Classified By: Jane Roe, DCM\nSUBJECT: TALKS", "Classified By: Jane Roe, DCM"},
		{"as many lines as a block has", wrapped + paragraph, wrapped},
		{"more lines than a block has", wrapped + ",\nOffice", wrapped + ","},
		{"nothing below", "Classified By: Jane Roe", "Classified By: Jane Roe"},
	} {
		c := cableOf(tt.lines)
		equal(t, tt.name, tt.want, tt.lines[:BlockEnd(c, 0, len(tt.lines))])
	}
}

func TestBlockEndWithinALimit(t *testing.T) {
	t.Parallel()
	const lines = "Text\nClassified By: Jane Roe,\nDCM,\nreasons 1.4 (b)"
	c := cableOf(lines)
	at := strings.Index(lines, "Classified")
	for _, want := range []string{
		"Classified By: Jane", "Classified By: Jane Roe,", "Classified By: Jane Roe,\nDC", "Classified By: Jane Roe,\nDCM,",
	} {
		equal(t, want, want, lines[at:BlockEnd(c, at, at+len(want))])
	}
	limit := strings.Index(lines, "DCM")
	equal(t, "a limit at the head of a line", "Classified By: Jane Roe,", lines[at:BlockEnd(c, at, limit)])
}

// TestAppend: a list of a text that is full of one thing takes little more room than it needs, and one that ends early
// not many times as much.
func TestAppend(t *testing.T) {
	t.Parallel()
	const size = 1 << 20
	c := &cable.Cable{Span: text.Span{End: size}}
	for _, tt := range []struct{ every, last, most int }{
		{every: 8, last: size, most: size / 8 * 5 / 4},
		{every: 100, last: size, most: size / 100 * 5 / 4},
		{every: 8, last: size / 64, most: size / 64 / 8 * 2 * mostGrown},
	} {
		var list []int
		for at := 0; at < tt.last; at += tt.every {
			list = Append(c, list, at, at)
		}
		if cap(list) > tt.most {
			t.Errorf("one in %d bytes up to %d: room for %d, of which %d is used", tt.every, tt.last, cap(list), len(list))
		}
	}
}
