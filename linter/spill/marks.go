package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
)

var closing = [256]byte{'(': ')', '[': ']', '{': '}', '<': '>'}

// longestMark is how long a portion mark may be.
const longestMark = 80

// marks looks for portion marks: at the head of a line, after the label of a field, with a control
// anywhere, or after the last sentence.
func (s *scanner) marks(from, head, to int, list *items) {
	for i := head; i < to && !s.full(); i++ {
		shut := closing[s.b[i]]
		if shut == 0 {
			continue
		}
		n := bytes.IndexByte(s.b[i:min(to, i+longestMark)], shut)
		if n < 2 {
			continue
		}
		m := mark{from: i, to: i + n + 1, lineFrom: from, lineTo: to, atHead: i == head}
		m.inner = bytes.Trim(s.b[i+1:i+n], " ([{}])*_`")
		if len(m.inner) > 0 && s.isMark(&m, list) {
			s.mark(&m)
		}
		if m.atHead {
			list.note(&m, s)
		}
	}
}

// mark is a stretch in brackets that may be a portion mark.
type mark struct {
	inner            []byte
	from, to         int // with its brackets
	lineFrom, lineTo int
	atHead           bool
}

func (s *scanner) mark(m *mark) {
	if p, n := marking.ReadPortion([]byte("(" + string(m.inner) + ")")); p != nil && n > 0 {
		s.hit(PortionMark, m.from, m.to, "("+string(m.inner)+")", marking.Needs(p.Level, p.Controls))
	}
}

// isMark tells a mark from a letter in brackets.
func (s *scanner) isMark(m *mark, list *items) bool {
	rest := bytes.TrimLeft(s.b[m.to:m.lineTo], " \t*_`>")
	before := bytes.TrimRight(s.b[m.lineFrom:m.from], " *_`\"")
	switch {
	case s.b[m.from] == '<' && !bytes.Contains(m.inner, []byte("/")):
		return false // a tag
	case s.b[m.from] == '[' && len(m.inner) > 2 && s.anySmall(m.from, m.to):
		return false // a section of settings
	case len(m.inner) == 2 && m.inner[0] == m.inner[1]:
		return false // (CC)
	case bytes.Contains(m.inner, []byte("/")):
		return true
	case m.atHead && len(m.inner) == 1:
		return s.isLetterMark(m, rest, list)
	case m.atHead:
		return true
	case s.anySmall(m.from, m.to):
		return false
	case s.afterLabel(m.lineFrom, before):
		return true
	case len(bytes.Trim(rest, " .\r\"'")) > 0 || len(before) == 0:
		return false
	}
	return strings.IndexByte(".!?", before[len(before)-1]) >= 0 || s.titled(m, before)
}

// fields are the words at the head of a line before a colon and a mark.
var fields = set(`
SUBJECT SUBJ SUMMARY COMMENT TITLE RE FW FWD NOTE REF REFS INTRODUCTION BACKGROUND CONCLUSION REQUEST TEXT
GIST TOPIC PARA PARAGRAPH ANNEX APPENDIX ENCLOSURE ATTACHMENT TAB REMARK REMARKS MEMO BLUF
`)

// afterLabel reports whether before, the line up to a mark, ends in the label of a field.
func (s *scanner) afterLabel(from int, before []byte) bool {
	if !bytes.HasSuffix(before, []byte(":")) {
		return false
	}
	w, _ := nextWord(s.b[s.head(from, from+len(before)):])
	last, _ := lastWord(before)
	return fields[string(w)] || fields[string(last)]
}

// titled reports whether the line is a title with its mark after it: SUBJECT: ORCHARD TALKS (S).
func (s *scanner) titled(m *mark, before []byte) bool {
	w, rest := nextWord(s.b[s.head(m.lineFrom, m.from):m.lineTo])
	field := fields[string(w)] && bytes.HasPrefix(bytes.TrimLeft(rest, " *_`\""), []byte(":"))
	return field && len(before) > 0
}

// isLetterMark tells (C) and (S) before a portion from a copyright sign, the letter of a list and a
// bracketed piece of a word.
func (s *scanner) isLetterMark(m *mark, rest []byte, list *items) bool {
	letter := m.inner[0]
	if letter != 'C' && letter != 'S' {
		return false
	}
	if m.to < len(s.b) && isLetter(s.b[m.to]) && s.lower[m.to] {
		return false // (S)he
	}
	if list.follows(letter, s.lower[m.from+1]) {
		return false
	}
	return letter != 'C' || !copyright(s.b[m.lineFrom:m.from], rest, s.lower[m.from+1])
}

// items remembers the lettered items of lists, (A) and (a), by the line that each stood on last.
type items struct {
	line int
	seen [2][26]int
}

// mostBetween is how many lines one item of a list may take.
const mostBetween = 60

func (l *items) note(m *mark, s *scanner) {
	if c := m.inner; len(c) == 1 && isLetter(c[0]) {
		l.seen[caseOf(s.lower[m.from+1])][c[0]-'A'] = l.line + 1
	}
}

// follows reports whether the item of the letter before stood not far above.
func (l *items) follows(letter byte, small bool) bool {
	at := l.seen[caseOf(small)][letter-'A'-1]
	return at > 0 && l.line+1-at <= mostBetween
}

func caseOf(small bool) int {
	if small {
		return 1
	}
	return 0
}

// owners are words that name who holds a copyright.
var owners = set(`
INC CORP CORPORATION LTD LIMITED LLC GMBH AUTHORS CONTRIBUTORS FOUNDATION RESERVED COPYRIGHT PRESS
PUBLISHERS PUBLISHING UNIVERSITY COMPANY
`)

// mostOwner is how many words name an owner.
const mostOwner = 9

// copyright reports whether (C) between before and rest is the sign.
func copyright(before, rest []byte, small bool) bool {
	if startsAsYear(rest) || bytes.Contains(before, []byte("COPYRIGHT")) {
		return true
	}
	owned, dated, n := false, false, 0
	for b := rest; ; n++ {
		w, after := nextWord(b)
		if w == nil {
			break
		}
		owned = owned || owners[string(w)]
		dated = startsAsYear(w)
		b = after
	}
	name := small && n <= 3 && !bytes.HasSuffix(bytes.TrimRight(rest, " "), []byte("."))
	return name || n <= mostOwner && (owned || dated && n <= 6)
}

func startsAsYear(b []byte) bool {
	w := leadingWord(b)
	return len(w) == 4 && isNumber(w) && (w[0] == '1' && w[1] == '9' || w[0] == '2' && w[1] == '0')
}
