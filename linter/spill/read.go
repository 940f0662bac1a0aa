package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/scan"
)

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

func lastOf(b []byte) []byte {
	w, _ := lastWord(b)
	return w
}

func inWord(c byte) bool { return ofWords[c] }

var ofWords = func() (of scan.Table) {
	for c := range of {
		of[c] = scan.Upper(byte(c)) || scan.Digit(byte(c)) || c == other
	}
	return of
}()

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
func onlyOf(b []byte, words *wordSet) bool {
	for {
		w, rest := nextWord(b)
		if w == nil {
			return true
		}
		if !words.has(w) && !isNumber(w) {
			return false
		}
		b = rest
	}
}

// survey is that of the text, which is made when it is first asked.
func (s *scanner) survey() *survey {
	if s.surveyed == nil {
		s.surveyed = &survey{}
		s.surveyed.of(s.b)
	}
	return s.surveyed
}

// has reports whether the text has a trait.
func (s *scanner) has(t trait) bool { return s.survey().has&t != 0 }

// reach is how much of a line is looked at on either side of a place: lines may be as long as the file.
const reach = 240

// line returns where the line about [start, end) begins and ends, or where the reach does.
func (s *scanner) line(start, end int) (from, to int) {
	from, to = max(0, start-reach), min(len(s.b), end+reach)
	if before := s.b[from:start]; bytes.IndexByte(before, '\n') >= 0 { // which is sooner known of a long line
		from += bytes.LastIndexByte(before, '\n') + 1
	}
	if i := bytes.IndexByte(s.b[end:to], '\n'); i >= 0 {
		to = end + i
	}
	return from, to
}

// trimLeft is b without the signs at its head, and trim without those at either end.
func trimLeft(b []byte, signs *scan.Table) []byte {
	for len(b) > 0 && signs[b[0]] {
		b = b[1:]
	}
	return b
}

func trimRight(b []byte, signs *scan.Table) []byte {
	for len(b) > 0 && signs[b[len(b)-1]] {
		b = b[:len(b)-1]
	}
	return b
}

func trim(b []byte, signs *scan.Table) []byte { return trimRight(trimLeft(b, signs), signs) }

// blanks are those within a line, and endBlanks those at its end.
var blanks, endBlanks = scan.TableOf(" \t"), scan.TableOf(" \t\r")

// hasAny reports whether one of some signs stands in b.
func hasAny(b []byte, signs *scan.Table) bool {
	for _, c := range b {
		if signs[c] {
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
	loose    bool // a number without a point
}

func (s *scanner) heading(from, to int) heading {
	h := heading{at: from}
	for h.at < to {
		if n := s.ornament(h.at, to); n > 0 {
			h.at += n
			continue
		}
		if w := leadingWord(s.b[h.at:to]); len(w) > longestNumber && !scan.Digit(w[0]) && !paragraphs.has(w) {
			break // most lines begin with such a word
		}
		if n := s.number(h.at, to); n > 0 {
			h.at += n
			h.numbered = true
			continue
		}
		if n := s.clock(h.at, to); n > 0 {
			h.at += n
			continue
		}
		n := s.bareNumber(h.at, to)
		if n == 0 {
			break
		}
		h.at += n
		h.loose = true
	}
	return h
}

// box is the length of the box of a task at i: [ ] or [x].
func (s *scanner) box(i, to int) int {
	if i+len("[x]") < to && s.b[i] == '[' && s.b[i+2] == ']' && strings.IndexByte(" X-", s.b[i+1]) >= 0 {
		return len("[x]")
	}
	return 0
}

// longestClock is how long a date with its time is.
const longestClock = len("[2016-05-03T10:00:00.000+00:00]")

// clock is the length of a time of the day or a date with one at i, as logs, chats and transcripts begin their lines:
// 00:15, [08:41], 2016-05-03 10:00:00.
func (s *scanner) clock(i, to int) int {
	j := i
	if s.b[j] == '[' || s.b[j] == '(' {
		j++
	}
	if j >= to || !scan.Digit(s.b[j]) {
		return 0
	}
	colons := 0
	for j < to && j-i < longestClock && (scan.Digit(s.b[j]) || strings.IndexByte(":.-+TZ/", s.b[j]) >= 0 ||
		s.b[j] == ' ' && j+1 < to && scan.Digit(s.b[j+1])) {
		if s.b[j] == ':' {
			colons++
		}
		j++
	}
	if colons == 0 || j >= to || strings.IndexByte(" \t])", s.b[j]) < 0 {
		return 0
	}
	return j + 1 - i
}

// paragraphs are words before the number of a paragraph, or of what else has portions.
var paragraphs = set(`
PARA PARAGRAPH PARAS ITEM POINT NO NR SECTION DAY SLIDE STEP PAGE PG TOPIC BULLET QUESTION ANSWER Q A CHAPTER PART
SUBPARA
SUBPARAGRAPH SEC SECT ART ARTICLE PGH LINE ROW TAB PHASE WEEK NOTE
`)

// bareNumber is the length of what numbers a portion at i without a point behind it, before a bracket:
// 3 (S), 1.1.1 (S), A-1. (S), Para 3 (S), the first cells of a row.
func (s *scanner) bareNumber(i, to int) int {
	j := i
	if w := leadingWord(s.b[j:to]); paragraphs.has(w) {
		j = s.skipBlanks(j+len(w), to)
	}
	first, digits := j, false
	for ; j < to && j-first < longestLabel; j++ {
		c := s.b[j]
		if !inWord(c) && c != '.' && c != '-' {
			break
		}
		digits = digits || scan.Digit(c)
	}
	if !digits || j-first > len("10.10.10") || len(leadingWord(s.b[first:j])) > mostDigits {
		return 0
	}
	for j < to && strings.IndexByte(" \t|,;\"", s.b[j]) >= 0 {
		j++
	}
	if j < to && strings.IndexByte("([{", s.b[j]) >= 0 {
		return j - i
	}
	return 0
}

const ornamentSigns = " \t+>|#*-=_~.:;,`'\"!%/\x01\x02\\"

var ornaments = scan.TableOf(ornamentSigns)

// ornament is the length of what stands at i and is no word: a sign, a tag, a control word of RTF, the box
// of a task.
func (s *scanner) ornament(i, to int) int {
	switch c := s.b[i]; {
	case c == '<':
		if n := tagLength(s.b[i:to]); n > 0 {
			return n
		}
	case c == '\\' && i+1 < to && scan.Upper(s.b[i+1]) && s.small(i+1):
		return 1 + len(leadingWord(s.b[i+1:to]))
	case ornaments[c]:
		return 1
	case c == '[':
		return s.box(i, to)
	}
	return 0
}

// longestNumber is how long the number of an item is.
const longestNumber = 4

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
	case len(w) == 0 || len(w) > longestNumber || j >= to || s.b[j] != ')' && (open || s.b[j] != '.'):
		return 0
	case !open && j+2 < to && s.b[j] == '.' && scan.Upper(w[0]) && scan.Upper(s.b[j+1]) && s.b[j+2] == '.': // T.S.
		return 0
	case isNumber(w), !open && len(bytes.Trim(w, "IVX")) == 0:
		return j + 1 - i
	case open && len(bytes.Trim(w, "IVX")) == 0 && s.opens(j+1, to):
		return j + 1 - i
	case len(w) == 1 && (!open || s.isItemLetter(j-1) && s.opens(j+1, to)):
		return j + 1 - i
	}
	return 0
}

// isItemLetter reports whether the letter at i, in brackets, is that of an item and no mark.
func (s *scanner) isItemLetter(i int) bool { return s.small(i) || strings.IndexByte("CSU", s.b[i]) < 0 }

// opens reports whether a bracket follows at i, after blanks: (b) (C) Text.
func (s *scanner) opens(i, to int) bool {
	for i < to && s.b[i] == ' ' {
		i++
	}
	return i < to && strings.IndexByte("([{", s.b[i]) >= 0
}
