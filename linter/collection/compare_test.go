package collection

import (
	"strings"
	"testing"
)

// textOf is a text of the words of a sentence.
func textOf(s string) *Text {
	t := &Text{}
	for _, w := range strings.Fields(s) {
		raw := []byte(w)
		t.add(wordOf(raw), Spot{})
	}
	return t
}

func TestCompare(t *testing.T) {
	t.Parallel()
	const whole = "The Minister of Orchards told Poloff that the ferry tender would wait until spring. Neither side wanted " +
		"the timber accord to fail, and 42 of the 57 members of the tramway union voted for it."
	for name, c := range map[string]struct {
		copied string
		differ int
	}{
		"the same":                  {whole, 0},
		"pointed otherwise":         {strings.ReplaceAll(whole, ".", ";"), 0},
		"an accent lost":            {strings.Replace(whole, "Minister", "Minîster", 1), 0},
		"a word taken out":          {strings.Replace(whole, "ferry tender", "xxxxxxxxxxxx", 1), 0},
		"a word parted":             {strings.Replace(whole, "Orchards", "Orch ards", 1), 0},
		"a letter read wrongly":     {strings.Replace(whole, "Orchards", "Orchavds", 1), 0},
		"the tail cut off":          {whole[:90], 0},
		"the head cut off":          {whole[90:], 0},
		"a page between":            {strings.Replace(whole, "would", "SECRET PAGE 02 OF 02 would", 1), 0},
		"a paragraph within a line": {strings.Replace(whole, "Neither", "¶2. (C) Neither", 1), 0},
		"another number of it":      {strings.Replace(whole, "42 of", "2. of", 1), 1},
		"a level between pages":     {strings.Replace(whole, "would", "CONFIDENTIAL would", 1), 0},
		"a line between pages":      {strings.Replace(whole, "would", "SAN VELMO 00000187 002.2 OF 003 would", 1), 0},
		"the number of a person":    {strings.Replace(whole, "57 members", "57 of 60 members", 1), 1},
		"a level in a sentence":     {strings.Replace(whole, "would", "would in secret", 1), 1},
		"a word of pages":           {strings.Replace(whole, "accord", "accord of limited use", 1), 1},
		"another number in words":   {strings.Replace(whole, "tramway", "million", 1), 1},
		"a letter lost":             {strings.Replace(whole, "Neither", "Nether", 1), 0},
		"another word":              {strings.Replace(whole, "spring", "autumn", 1), 1},
		"another figure":            {strings.Replace(whole, "42", "52", 1), 1},
		"a figure read wrongly":     {strings.Replace(whole, "57", "51", 1), 1},
		"accents as question marks": {strings.NewReplacer("Orchards", "Orch?rds", "accord", "acc?rd", "spring", "sprin?").Replace(whole), 0},
		"accents as U+FFFD":         {strings.Replace(whole, "ferry", "f\ufffdrr\ufffd", 1), 0},
		"accents as two letters":    {strings.Replace(whole, "Minister", "MÃ®nister", 1), 0},
		"a question":                {strings.Replace(whole, "spring.", "spring?", 1), 0},
		"another word that is open": {strings.Replace(whole, "spring.", "autumn?", 1), 1},
		"a figure is not lost":      {strings.Replace(whole, "42", "4?", 1), 1},
		"a word of marks":           {strings.Replace(whole, "ferry", "f????", 1), 1},
		"O for 0":                   {strings.Replace(strings.Replace(whole, "to fail", "T0 fail", 1), "Orchards", "0RCHARDS", 1), 0},
		"a blank drawn":             {strings.Replace(whole, "ferry tender", "--------", 1), 0},
		"a blank drawn low":         {strings.Replace(whole, "ferry tender", "______", 1), 0},
		"an exemption":              {strings.Replace(whole, "ferry tender", "B1", 1), 0},
		"an exemption in brackets":  {strings.Replace(whole, "ferry tender", "(b)(6)", 1), 0},
		"a flight":                  {strings.Replace(whole, "ferry tender", "B17", 1), 1},
		"a word put in":             {strings.Replace(whole, "would wait", "would not wait", 1), 1},
		"a word left out":           {strings.Replace(whole, "Neither side", "side", 1), 1},
		"words in two places":       {strings.NewReplacer("ferry", "bridge", "voted", "spoke").Replace(whole), 2},
		"nothing":                   {"", 0},
		"a scrap of something else": {"po date diref label 9 12", 0},
	} {
		d, differ := Compare(textOf(whole), textOf(c.copied))
		if d.Stretches != c.differ || differ != (c.differ > 0) {
			t.Errorf("%s: differs in %d places, want %d", name, d.Stretches, c.differ)
		}
	}
}

// TestMisread: a word that is like another is that word read wrongly, unless both copies have both.
func TestMisread(t *testing.T) {
	t.Parallel()
	const first = "The tariff will affect the port. What it may affect first is the effect on the ferries."
	for name, c := range map[string]struct {
		copied string
		differ bool
	}{
		"a word of both":    {strings.Replace(first, "affect", "effect", 1), true},
		"no word elsewhere": {strings.Replace(first, "affect", "afject", 1), false},
		"misread twice":     {strings.ReplaceAll(first, "affect", "afject"), false},
	} {
		if _, differ := Compare(textOf(first), textOf(c.copied)); differ != c.differ {
			t.Errorf("%s: differs is %t", name, differ)
		}
	}
}

// FuzzDiffer holds the stretches in which two texts differ to what they are: between them the texts are the same.
func FuzzDiffer(f *testing.F) {
	f.Add("a b c d e", "a x c e f")
	f.Fuzz(func(t *testing.T, one, other string) {
		a, b := textOf(one).words(), textOf(other).words()
		hunks, known := differ(a, b)
		if !known {
			t.Skip()
		}
		at, to := 0, 0
		for _, h := range append(hunks, hunk{len(a), len(a), len(b), len(b)}) {
			if h.a-at != h.b-to {
				t.Fatalf("%q and %q: stretches of other lengths before %+v", one, other, h)
			}
			for at < h.a {
				if a[at].letters != b[to].letters {
					t.Fatalf("%q and %q: other words outside the stretches", one, other)
				}
				at, to = at+1, to+1
			}
			at, to = h.aEnd, h.bEnd
		}
	})
}
