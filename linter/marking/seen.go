package marking

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/scan"
)

// GoesOn reports whether a text behind a mark is of it: a control, a level or a country in any spelling, or words in
// capitals, whatever they say, that do not begin a sentence, unless the whole text is in capitals. Up to inside they
// stand in the brackets of the mark; from there on the first word of a text ends it. A person may read so what no
// reader of marks does.
func GoesOn(text []byte, inside int, capitals bool) bool {
	words := wordsSeen(text)
	for i, w := range words {
		switch {
		case w.capitals && !capitals && !opensSentence(w.name) || beginsWith(words[i:], ofMarkOrList),
			runsOn(text[w.at:w.end]):
			return true
		case w.at >= inside && !w.stroke && hasLetter(w.name):
			return false
		}
	}
	return false
}

// HoldsControl reports whether a level or a control stands in capitals among the first words of a text, which is not in
// capitals itself: brackets that were not closed before it may reach to it. NATO is a name as well, and one letter an
// initial.
func HoldsControl(text []byte) bool {
	return slices.ContainsFunc(wordsSeen(text[:min(len(text), farthestSeen)]), func(w seenWord) bool {
		return w.capitals && len(w.name) > 1 && w.name != "NATO" && ofMark(w.name)
	})
}

// farthestSeen bounds what of a text a person takes for its mark.
const farthestSeen = 80

// Heads reports whether a text begins with what a person may take for a mark: brackets of any script in which no small
// letter stands, a level or a control in any spelling before the text begins, in brackets, or in capitals within its
// first words.
func Heads(text []byte) bool {
	head := headOf(text)
	words := wordsSeen(head)
	begun := len(head) // where the text begins
	for i, w := range words {
		inside, ahead := inBrackets(head, w), w.at < begun
		loud := w.capitals && (longestPart(w.name) > 1 || spelled(words[i:]))
		switch {
		case inside && ahead && w.capitals && noSmall(head[w.at:]):
			return true
		case w.name == "NATO" && !inside: // which meets and spends as others do
		case (inside || ahead || loud) && beginsWith(words[i:], ofMark), (inside || ahead) && disguised(w.name),
			inside && ahead && runsOn(head[w.at:w.end]):
			return true
		}
		if !inside && (len(w.name) > 1 || opensSentence(w.name)) && hasLetter(w.name) {
			begun = min(begun, w.at)
		}
	}
	return false
}

// Tails reports whether a text ends with what a person may take for a mark: a level or a control in any spelling in
// brackets, or in capitals, behind which nothing but signs stand.
func Tails(text []byte) bool {
	tail := plainText(text[max(0, len(text)-farthestSeen):])
	words := wordsSeen(tail)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	if last.capitals && strings.ContainsFunc(last.name, isForeign) { // its letters may look like any
		return true
	}
	if opened := bytes.LastIndexByte(tail[:last.at], '('); opened >= 0 && inBrackets(tail, last) {
		return Brackets(tail[opened:])
	}
	if initial := len(last.name) == 1 && followsWord(tail[:last.at]); initial {
		return false
	}
	for from := max(0, len(words)-mostOfControl); from < len(words); from++ {
		if endsAsMark(words[from:]) {
			return true
		}
	}
	return last.capitals && disguised(last.name)
}

func isForeign(r rune) bool { return r >= utf8.RuneSelf }

// followsWord reports whether a letter behind a text is an initial, or a name for one of several: D.C, section C.
func followsWord(before []byte) bool {
	before = bytes.TrimRight(before, " ")
	if len(before) == 0 {
		return false
	}
	c := before[len(before)-1]
	return c == '.' || scan.Lower(c)
}

// endsAsMark reports whether words in capitals are one level or control between them, but for NATO, which is a name as
// well.
func endsAsMark(words []seenWord) bool {
	var apart, joined string
	for _, w := range words {
		if !w.capitals {
			return false
		}
		apart = strings.TrimSpace(apart + " " + w.name)
		joined += strings.ReplaceAll(w.name, "-", "")
	}
	return apart != "NATO" && (ofMark(apart) || joined != apart && ofMark(joined) ||
		len(words) == 1 && slices.ContainsFunc(strings.Split(apart, "-"), ofMark))
}

// Brackets reports whether a level or a control stands in brackets among the first words of a text.
func Brackets(text []byte) bool {
	head := headOf(text)
	words := wordsSeen(head)
	for i, w := range words {
		if inBrackets(head, w) && beginsWith(words[i:], ofMark) {
			return true
		}
	}
	return false
}

// headOf is what of a text a person takes for its mark, plainly written.
func headOf(text []byte) []byte { return plainText(text[:min(len(text), farthestSeen)]) }

// plainText writes a text as marks are written.
func plainText(text []byte) []byte {
	return bytes.ReplaceAll(bytes.Map(plainly, text), []byte("U.S."), []byte("US ")) // the country, which is no level
}

// spelled reports whether words are letters of one word that stand apart.
func spelled(words []seenWord) bool {
	const fewest = 3
	return len(words) >= fewest && !slices.ContainsFunc(words[:fewest], func(w seenWord) bool {
		return len(w.name) > 1 || !w.capitals
	})
}

// longestPart is how many letters the longest of the words has that strokes join.
func longestPart(name string) int {
	longest := 0
	for part := range strings.SplitSeq(name, "-") {
		if hasLetter(part) {
			longest = max(longest, len(part))
		}
	}
	return longest
}

// plainly writes a letter or a bracket of another width, or of another script, as those of a mark.
func plainly(r rune) rune {
	const wide, narrow = '！', '!'
	switch {
	case wide <= r && r <= '～':
		return r - wide + narrow
	case r == '<' || r == '[' || r == '{' || unicode.In(r, unicode.Ps, unicode.Pi):
		return '('
	case r == '>' || r == ']' || r == '}' || unicode.In(r, unicode.Pe, unicode.Pf):
		return ')'
	}
	return r
}

// inBrackets reports whether a word stands in brackets, or before one that closes. One that is joined to a word, as in
// "minister(s)", is of that word.
func inBrackets(head []byte, w seenWord) bool {
	opened, depth := 0, 0
	for at, c := range head[:w.at] {
		switch {
		case c == '(' && depth == 0:
			opened, depth = at, 1
		case c == '(':
			depth++
		case c == ')':
			depth = max(depth-1, 0)
		}
	}
	if depth > 0 {
		return opened == 0 || notOfMark(rune(head[opened-1]))
	}
	return bytes.HasPrefix(head[w.end:], []byte(")"))
}

// noSmall reports whether no small letter stands in a text before the bracket that closes.
func noSmall(text []byte) bool {
	inner, _, _ := bytes.Cut(text, []byte(")"))
	return !bytes.ContainsFunc(inner, unicode.IsLower)
}

// seenWord is a word of a text, in capitals, and how it was written.
type seenWord struct {
	at, end  int
	name     string
	capitals bool // all its letters
	stroke   bool // one stands behind it: more of a mark follows
}

func wordsSeen(s []byte) []seenWord {
	var out []seenWord
	for at := 0; at < len(s); {
		size := bytes.IndexFunc(s[at:], notOfMark)
		if size < 0 {
			size = len(s) - at
		}
		word := string(bytes.Trim(s[at:at+size], "-"))
		name := strings.ToUpper(word)
		if word != "" {
			out = append(out, seenWord{
				at, at + size, name, hasLetter(name) && word == name, bytes.HasPrefix(s[at+size:], []byte("/")),
			})
		}
		at += max(size, 1)
	}
	return out
}

// opensSentence reports whether a word begins a sentence and no control: in old telegrams all letters are capitals.
func opensSentence(name string) bool {
	switch name {
	case "A", "AFTER", "AN", "AS", "AT", "BEFORE", "DURING", "HE", "I", "IF", "IN", "IT", "ON", "SHE", "SUMMARY",
		"COMMENT", "THE", "THERE", "THEY", "THIS", "WE", "WHEN", "WHILE":
		return true
	}
	return false
}

// mostOfControl is how many words are tried as one: the letters of NOFORN may stand apart.
const mostOfControl = 8

// beginsWith reports whether words begin with what is of a mark, whatever stands between its words or letters. It asks
// for what begins with a word of markings, or a piece of one, and for nothing else.
func beginsWith(words []seenWord, ofMark func(string) bool) bool {
	first := words[0].name
	if len(first) > 2 && !strings.Contains(first, "-") && !IsWord(first) && (!opensMark(first) || !isLevel(first)) {
		return false
	}
	var apart, joined string
	for i, w := range words[:min(len(words), mostOfControl)] {
		apart = strings.TrimSpace(apart + " " + w.name)
		joined += strings.ReplaceAll(w.name, "-", "")
		if ofMark(apart) || joined != apart && ofMark(joined) ||
			i == 0 && slices.ContainsFunc(strings.Split(w.name, "-"), ofMark) {
			return true
		}
		if !opensMark(joined) { // and so will not what is joined to it
			return false
		}
	}
	return false
}

// disguised reports whether a person may read a level or a control in a word with digits: digits for letters, as in
// S3CRET, or a run of letters beside them, as in SECRET5.
func disguised(name string) bool {
	if !strings.ContainsFunc(name, unicode.IsDigit) {
		return false
	}
	letters := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	return hasLetter(name) && ofMark(strings.Map(passedFor, name)) || slices.ContainsFunc(letters, ofMark)
}

// runsOn reports whether a word begins with a level or a control to which the text is glued: (TSThe.
func runsOn(word []byte) bool {
	text := bytes.IndexFunc(word, unicode.IsLower) - 1
	return text > 0 && ofMark(string(word[:text]))
}

func passedFor(r rune) rune {
	if r < utf8.RuneSelf && scan.PassesFor[r] != 0 {
		return rune(scan.PassesFor[r])
	}
	return r
}

// LevelIn is the highest level that stands in a mark as a word of its own, NoLevel where none does.
func LevelIn(mark string) Level {
	highest := NoLevel
	for _, word := range strings.FieldsFunc(mark, notOfMark) {
		switch strings.ToUpper(word) {
		case "C", "CONFIDENTIAL":
			highest = max(highest, Confidential)
		case "S", "SECRET":
			highest = max(highest, Secret)
		case "TS":
			highest = TopSecret
		}
	}
	return highest
}

func hasLetter(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

func notOfMark(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' }

// stadis is a caption that no mark holds.
const stadis = "STADIS"

// ofMark reports whether a name is that of a level or a control.
func ofMark(name string) bool {
	return opensMark(name) && (name == stadis || isLevel(name) || isControl(name))
}

// ofMarkOrList reports whether a name may follow in a mark: a country, too, or the rest of REL TO or EYES ONLY.
func ofMarkOrList(name string) bool {
	return name == "TO" || name == "ONLY" || name == "NO FOREIGN" || ofMark(name) || isListed(name)
}

// opensMark reports whether a name begins as levels and controls do, by two letters of it: those of which marks consist
// otherwise, (SNF), may stand before them. Reading a name as a mark costs much more.
func opensMark(name string) bool {
	for {
		switch {
		case len(name) < len(beginning{}), !scan.Upper(name[0]), !scan.Upper(name[1]):
			return true
		case beginnings()[beginning{name[0], name[1]}]:
			return true
		case name[0] != 'S' && name[0] != 'C' && name[0] != 'U':
			return false
		}
		name = name[1:]
	}
}

// beginning is the first two letters of a name.
type beginning [2]byte

// beginnings are those of levels, also in the letters of NATO, and of controls.
var beginnings = sync.OnceValue(func() map[beginning]bool {
	begin := make(map[beginning]bool, len(knownWords()))
	add := func(name string) {
		if len(name) >= len(beginning{}) {
			begin[beginning{name[0], name[1]}] = true
		}
	}
	for name := range knownWords() {
		add(name)
	}
	for i := range designations {
		add(designations[i].letters)
	}
	for _, name := range []string{stadis, "NC", "NR", "NS", "NU"} {
		add(name)
	}
	return begin
})

// Names are read without their repairs, which cost most of the reading and tell nothing here.

func isLevel(name string) bool {
	m := draft("("+name+")", Portion)
	return m != nil && m.Level != NoLevel && m.Fault(Mistyped) == nil
}

func isControl(name string) bool {
	m := draft("(C//"+name+")", Portion)
	return m != nil && m.Fault(UnknownToken) == nil && m.Fault(Mistyped) == nil && !m.Controls.Empty()
}

// isListed reports whether a name is that of a country to which a text is released.
func isListed(name string) bool {
	list := draft("(C//REL TO USA, "+name+")", Portion)
	return list != nil && list.Fault(ListUnknown) == nil && list.Fault(UnknownToken) == nil
}
