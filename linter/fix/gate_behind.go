package fix

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/assess"
	"cablelint/linter/marking"
)

// cutShort reports whether a mark that was written anew ends before words that a person reads as part of it. Where the
// mark that was closes with the bracket that opened it, these are words before one more closing bracket; else they are
// all that stand before the text begins.
func (g gate) cutShort(was *marking.Mark, to int) bool {
	is := g.is.Marks[to]
	if was == nil || is == nil || was.Text == is.Text {
		return false
	}
	rest := behindMark(g.is, to)
	inside, open := lastClosing(rest), !closed(was.Text)
	if !open && inside == 0 {
		return false
	}
	if !open {
		rest, inside = rest[:inside], 0
	}
	inside = max(inside, opening(rest))
	return moreOfMark(wordsOf(rest), inside)
}

// closed reports whether a mark ends with the bracket that it began with, or with any where it began with none.
func closed(mark string) bool {
	const opening, closing = "([{", ")]}"
	end := strings.IndexByte(closing, mark[len(mark)-1])
	begin := strings.IndexByte(opening, mark[0])
	return end >= 0 && (begin < 0 || begin == end)
}

// farthestBehind bounds what is looked at behind a mark: marks are no longer.
const farthestBehind = 120

// behindMark is what follows the mark of a portion in its paragraph, before the next portion.
func behindMark(a *assess.Assessment, i int) []byte {
	from, to := a.MarkSpan(i).End, a.Cable.Portions[i].Span.End
	if i+1 < len(a.Cable.Portions) {
		if next := a.Cable.Portions[i+1].Head.Start; next >= from {
			to = min(to, next)
		}
	}
	rest := a.Cable.Source.Text()[from:max(from, min(to, from+farthestBehind))]
	if end := bytes.Index(rest, []byte("\n\n")); end >= 0 {
		rest = rest[:end]
	}
	return rest
}

// opening returns where the brackets end that s begins with, as a second mark may stand in them; 0 for none.
func opening(s []byte) int {
	trimmed := bytes.TrimLeft(s, " \t\n")
	if first, _ := utf8.DecodeRune(trimmed); !unicode.Is(unicode.Ps, first) {
		return 0
	}
	end := bytes.IndexFunc(trimmed, func(r rune) bool { return unicode.Is(unicode.Pe, r) })
	if end < 0 {
		return len(s)
	}
	return len(s) - len(trimmed) + end
}

// lastClosing returns where the last bracket stands that closes and that none in s has opened; 0 for none.
func lastClosing(s []byte) int {
	last, depth := 0, 0
	for at, r := range string(s) {
		switch {
		case r == '<' || unicode.Is(unicode.Ps, r):
			depth++
		case r != '>' && r != '»' && !unicode.Is(unicode.Pe, r):
		case depth > 0:
			depth--
		default:
			last = at
		}
	}
	return last
}

// wordBehind is a word behind a mark, in capitals, and how it was written.
type wordBehind struct {
	at       int
	name     string
	capitals bool // all its letters
	stroke   bool // one stands behind it: more of a mark follows
}

func wordsOf(s []byte) []wordBehind {
	var out []wordBehind
	for at := 0; at < len(s); {
		size := bytes.IndexFunc(s[at:], notOfMark)
		if size < 0 {
			size = len(s) - at
		}
		word := string(bytes.Trim(s[at:at+size], "-"))
		name := strings.ToUpper(word)
		if word != "" {
			letters := strings.IndexFunc(name, unicode.IsLetter) >= 0
			out = append(out, wordBehind{at, name, letters && word == name, bytes.HasPrefix(s[at+size:], []byte("/"))})
		}
		at += max(size, 1)
	}
	return out
}

// moreOfMark reports whether words behind a mark are of it: a control, a level or a country in any spelling, or words
// in capitals, whatever they say, that do not begin a sentence. Up to inside they stand in the brackets of the mark;
// from there on the first word of a text ends it.
func moreOfMark(words []wordBehind, inside int) bool {
	for i, w := range words {
		begins := opensSentence[w.name]
		switch {
		case w.capitals && !begins || startsControl(words[i:]):
			return true
		case w.at >= inside && !w.stroke && strings.IndexFunc(w.name, unicode.IsLetter) >= 0:
			return false
		}
	}
	return false
}

// opensSentence are words that begin a sentence and no control: in old telegrams all letters are capitals.
var opensSentence = map[string]bool{
	"A": true, "AFTER": true, "AN": true, "AS": true, "AT": true, "BEFORE": true, "DURING": true, "HE": true, "I": true,
	"IF": true, "IN": true, "IT": true, "ON": true, "SHE": true, "SUMMARY": true, "COMMENT": true, "THE": true,
	"THERE": true, "THEY": true, "THIS": true, "WE": true, "WHEN": true, "WHILE": true,
}

// mostOfControl is how many words are tried as one: the letters of NOFORN may stand apart.
const mostOfControl = 8

// startsControl reports whether words begin with a control, a level or a country, whatever stands between its words or
// letters. It asks for what begins with a word of markings, or a piece of one, and for nothing else.
func startsControl(words []wordBehind) bool {
	first := words[0].name
	if len(first) > 2 && !strings.Contains(first, "-") && !marking.IsWord(first) {
		return false
	}
	var apart, joined string
	for i, w := range words[:min(len(words), mostOfControl)] {
		apart = strings.TrimSpace(apart + " " + w.name)
		joined += strings.ReplaceAll(w.name, "-", "")
		if ofMark(apart) || i == 0 && ofMarkInPart(w.name) || joined != apart && ofMark(joined) {
			return true
		}
	}
	return false
}

func notOfMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }

// ofMarkInPart reports whether one of the words that strokes join is of a mark.
func ofMarkInPart(name string) bool { return slices.ContainsFunc(strings.Split(name, "-"), ofMark) }

func ofMark(name string) bool {
	switch name {
	case "STADIS", "TO", "ONLY": // a caption, and the rests of REL TO and EYES ONLY
		return true
	}
	return isLevel(name) || isControl(name)
}

func isLevel(name string) bool {
	m := marking.ParsePortion("(" + name + ")")
	return m != nil && m.Level != marking.NoLevel && m.Fault(marking.Mistyped) == nil
}

// isControl reports whether a word is a control, or a country of the list of one.
func isControl(name string) bool {
	m := marking.ParsePortion("(C//" + name + ")")
	if m != nil && m.Fault(marking.UnknownToken) == nil && m.Fault(marking.Mistyped) == nil && !m.Controls.Empty() {
		return true
	}
	list := marking.ParsePortion("(C//REL TO USA, " + name + ")")
	return list != nil && list.Fault(marking.ListUnknown) == nil && list.Fault(marking.UnknownToken) == nil
}
