package spill

import (
	"bytes"
	"slices"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// slipWords are the levels that are looked for with a letter wrong, and the words that are no slip of one.
//
//nolint:misspell // words of other languages
var (
	slipWords = []struct {
		word  string
		needs marking.Ceiling
	}{{"SECRET", marking.CeilingS}, {"CONFIDENTIAL", marking.CeilingC}, {"TOPSECRET", marking.CeilingTS}}
	noSlips = set(`
SECRET SECRETS SECRETE SECRETA SECRETO SECRETI SEGRET DECRET SEKRET SECREL CONFIDENTIAL CONFIDENTIEL CONFIDENCIAL
CONFIDENTIALS TOPSECRET TOPSECRETS
`)
)

// slip looks for a level with one letter wrong, missing, doubled or swapped at the head of a line, plain or
// letter-spaced: in capitals, alone on it or with words of a marking.
func (s *scanner) slip(head, to int) {
	word, end := s.firstWord(head, to)
	top := string(word) == "TOP" && end < to && s.b[end] == ' '
	if top {
		word = leadingWord(s.b[end+1 : to])
		end += len(" ") + len(word)
	}
	if len(word) < len("SECRET")-1 || len(word) > len("CONFIDENTIAL")+1 || s.anySmall(head, end) || noSlips.has(word) {
		return
	}
	level, needs := nearLevel(string(word))
	switch {
	case level == "":
		return
	case top:
		level, needs = "TOP SECRET", marking.CeilingTS
	}
	behind := s.b[end:min(to, end+reach)]
	alone := onlyOf(behind, companions)
	if !alone && !s.postFollows(end, to) {
		return
	}
	g := latent
	switch {
	case anyOf(behind, controls), s.postFollows(end, to),
		(s.atEdge(head, end) || s.onOwnLine(head, end)) && !s.codeAt(head, end):
		g = sure
	case len(bytes.TrimSpace(behind)) == 0, end-head > len(word): // on a line of its own, or letter-spaced
		g = lone
	}
	if g == lone {
		s.marked = append(s.marked, portion{s.span(head, end).Start, true})
	}
	s.hit(Banner, head, end, level, needs, g)
}

// onOwnLine reports whether nothing else stands on the line of [from, to), nor on those about it.
func (s *scanner) onOwnLine(from, to int) bool {
	first, last := s.line(from, to)
	return len(trim(s.b[first:from], &ornaments)) == 0 && len(trim(s.b[to:last], &ornaments)) == 0 &&
		s.apart(first, last)
}

// codeAt reports whether the signs about [from, to) are those of a program or of a heading.
func (s *scanner) codeAt(from, to int) bool {
	c := s.context(from, to)
	return c.code() || c.quoted() || c.key() || c.identifier()
}

// misspelt are the labels of a classification authority block by their last word.
var misspelt = map[string][]string{"BY": {"CLASSIFIED"}, "FROM": {"DERIVED"}, "ON": {"DECLASSIFY"}}

// slipOfLabel looks for the label of an authority block with a letter wrong at the head of a line: Classifed By: Jane.
func (s *scanner) slipOfLabel(head, to int) {
	if s.b[head] != 'C' && s.b[head] != 'D' {
		return
	}
	word := leadingWord(s.b[head:to])
	if len(word) < len("DERIVED")-1 || len(word) > len("DECLASSIFIED") {
		return
	}
	next, rest := nextWord(s.b[head+len(word) : min(to, head+longestField)])
	for _, label := range misspelt[string(next)] {
		if string(word) == label || !near(string(word), label) || !bytes.HasPrefix(bytes.TrimLeft(rest, " "), []byte(":")) {
			continue
		}
		end := head + len(word) + bytes.Index(s.b[head+len(word):to], next) + len(next)
		s.hit(Authority, head, end, label+" "+string(next), marking.CeilingC, sure)
	}
}

// slipControls are controls that are known with a letter wrong behind a level and a stroke.
var slipControls = []string{"NOFORN", "SIPDIS", "RELIDO", "PROPIN", "STADIS", "LIMDIS", "WNINTEL", "NOCONTRACT"}

// nearControl reports whether a word is one edit away from such a control.
func nearControl(word []byte) bool {
	if len(word) < len("NOFORN")-1 || len(word) > len("NOCONTRACT")+1 {
		return false
	}
	return slices.ContainsFunc(slipControls, func(control string) bool {
		return string(word) != control && near(string(word), control)
	})
}

func (s *scanner) postFollows(at, to int) bool {
	w, rest := nextWord(s.b[at:min(to, at+reach)])
	return w != nil && s.post(w, rest)
}

// firstWord is the word that begins at an offset, or the single letters with one blank between them, and its
// end.
func (s *scanner) firstWord(at, to int) (word []byte, end int) {
	word = leadingWord(s.b[at:to])
	end = at + len(word)
	if len(word) != 1 {
		return word, end
	}
	word = append([]byte(nil), word...)
	for end+1 < to && s.b[end] == ' ' && scan.Upper(s.b[end+1]) && !s.alnum(end+2) && len(word) < longestRun {
		word = append(word, s.b[end+1])
		end += 2
	}
	return word, end
}

// nearLevel is the level that is one edit away from word, "" where none is. Neighbours that are swapped are one
// edit.
func nearLevel(word string) (level string, needs marking.Ceiling) {
	for i := range slipWords {
		if near(word, slipWords[i].word) {
			return slipWords[i].word, slipWords[i].needs
		}
	}
	return "", 0
}

// mostSlips is how many edits a long word may be away, and longWord how long it is.
const (
	mostSlips = 2
	longWord  = 10
)

// near reports whether word is one edit away from a level or label, or two where that is long.
func near(word, level string) bool {
	most := 1
	if len(level) >= longWord {
		most = mostSlips
	}
	if len(word) < len(level)-most || len(word) > len(level)+most || most == 1 && farApart(word, level) {
		return false
	}
	return swapped(word, level) || edited(word, level, most)
}

// farApart reports whether both ends of two words differ: a single edit leaves one of them as it is.
func farApart(word, level string) bool {
	const end = 2
	return word[:end] != level[:end] && word[len(word)-end:] != level[len(level)-end:]
}

// edited reports whether at most so many letters that are changed, missing or too many tell one word from another.
func edited(one, other string, most int) bool {
	for len(one) > 0 && len(other) > 0 && one[0] == other[0] {
		one, other = one[1:], other[1:]
	}
	if len(one) == 0 || len(other) == 0 {
		return len(one)+len(other) <= most
	}
	return most > 0 && (edited(one[1:], other[1:], most-1) || edited(one[1:], other, most-1) ||
		edited(one, other[1:], most-1))
}

func swapped(word, level string) bool {
	if len(word) != len(level) {
		return false
	}
	for i := 0; i+1 < len(word); i++ {
		if word[i] != level[i] {
			return word[i] == level[i+1] && word[i+1] == level[i] && word[i+2:] == level[i+2:]
		}
	}
	return false
}
