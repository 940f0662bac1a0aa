package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/scan"
)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// nextWord returns the first run of letters and digits of b and what follows it; nil when there is none.
func nextWord(b []byte) (word, rest []byte) {
	from := 0
	for from < len(b) && !inWord(b[from]) {
		from++
	}
	to := from
	for to < len(b) && inWord(b[to]) {
		to++
	}
	if from == to {
		return nil, nil
	}
	return b[from:to], b[to:]
}

// lastWord is the last run of letters and digits of b, and what follows it.
func lastWord(b []byte) (word, rest []byte) {
	to := len(b)
	for to > 0 && !inWord(b[to-1]) {
		to--
	}
	from := to
	for from > 0 && inWord(b[from-1]) {
		from--
	}
	return b[from:to], b[to:]
}

func inWord(c byte) bool { return scan.Upper(c) || scan.Digit(c) || c == other }

// leadingWord is the run of letters and digits at the head of b.
func leadingWord(b []byte) []byte {
	n := 0
	for n < len(b) && inWord(b[n]) {
		n++
	}
	return b[:n]
}

func isNumber(w []byte) bool { return scan.Only(w, scan.Digit) }

// onlyOf reports whether b holds no words but these, numbers and signs.
func onlyOf(b []byte, words map[string]bool) bool {
	for {
		w, rest := nextWord(b)
		if w == nil {
			return true
		}
		if !words[string(w)] && !isNumber(w) {
			return false
		}
		b = rest
	}
}

// each calls do for every place of needle in b that do does not end by returning false.
func each(b []byte, needle string, do func(at int) bool) {
	for from := 0; ; {
		i := bytes.Index(b[from:], []byte(needle))
		if i < 0 || !do(from+i) {
			return
		}
		from += i + 1
	}
}

// reach is how much of a line is looked at on either side of a place: lines may be as long as the file.
const reach = 240

// line returns where the line about [start, end) begins and ends, or where the reach does.
func (s *scanner) line(start, end int) (from, to int) {
	from, to = max(0, start-reach), min(len(s.b), end+reach)
	if i := bytes.LastIndexByte(s.b[from:start], '\n'); i >= 0 {
		from += i + 1
	}
	if i := bytes.IndexByte(s.b[end:to], '\n'); i >= 0 {
		to = end + i
	}
	return from, to
}

func (s *scanner) anySmall(from, to int) bool {
	for _, small := range s.lower[from:to] {
		if small {
			return true
		}
	}
	return false
}

// head returns where the words of a line begin; see [heading].
func (s *scanner) head(from, to int) int { return s.heading(from, to).at }

// heading is what stands before the words of a line: tags, blanks, quotation signs, bullets, numbers.
type heading struct {
	at       int  // where the words begin
	numbered bool // the number or letter of an item stands before them
}

func (s *scanner) heading(from, to int) heading {
	h := heading{at: from}
	for h.at < to {
		if n := s.ornament(h.at, to); n > 0 {
			h.at += n
			continue
		}
		n := s.number(h.at, to)
		if n == 0 {
			break
		}
		h.at += n
		h.numbered = true
	}
	return h
}

const ornaments = " \t+>|#*-=_~.:;,`'\"!%/\xb6\x01\x02\\"

// ornament is the length of what stands at i and is no word: a sign, a tag, a control word of RTF.
func (s *scanner) ornament(i, to int) int {
	switch c := s.b[i]; {
	case c == '<':
		if n := tagLength(s.b[i:to]); n > 0 {
			return n
		}
	case c == '\\' && i+1 < to && scan.Upper(s.b[i+1]) && s.lower[i+1]:
		return 1 + len(leadingWord(s.b[i+1:to]))
	case strings.IndexByte(ornaments, c) >= 0:
		return 1
	}
	return 0
}

// number is the length of the number or letter of an item at i: 3. 12) A. (1) (b).
func (s *scanner) number(i, to int) int {
	j := i
	open := s.b[j] == '('
	if open {
		j++
	}
	w := leadingWord(s.b[j:to])
	j += len(w)
	switch {
	case len(w) == 0 || len(w) > 4 || j >= to || s.b[j] != ')' && (open || s.b[j] != '.'):
		return 0
	case isNumber(w), !open && len(bytes.Trim(w, "IVX")) == 0:
		return j + 1 - i
	case len(w) == 1 && (!open || s.isItemLetter(j-1) && s.opens(j+1, to)):
		return j + 1 - i
	}
	return 0
}

// isItemLetter reports whether the letter at i, in brackets, is that of an item and no mark.
func (s *scanner) isItemLetter(i int) bool { return s.lower[i] || strings.IndexByte("CSU", s.b[i]) < 0 }

// opens reports whether a bracket follows at i, after blanks: (b) (C) Text.
func (s *scanner) opens(i, to int) bool {
	for i < to && s.b[i] == ' ' {
		i++
	}
	return i < to && strings.IndexByte("([{", s.b[i]) >= 0
}
