package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

var closing = [256]byte{'(': ')', '[': ']', '{': '}', '<': '>'}

// longestMark is how long a portion mark may be.
const longestMark = 80

// marks looks for portion marks: at the head of a line, behind the name of a set of a military message,
// after the label of a field, with a control anywhere, or after the last sentence.
func (s *scanner) marks(from, to int, head heading, list *items) {
	for i := head.at; i < to && !s.full(); i++ {
		shut := closing[s.b[i]]
		if shut == 0 {
			continue
		}
		n := bytes.IndexByte(s.b[i:min(to, i+longestMark)], shut)
		if n < 2 {
			continue
		}
		m := mark{from: i, to: i + n + 1, lineFrom: from, lineTo: to}
		m.inner = bytes.Trim(s.b[i+1:i+n], " ([{}])*_`")
		m.atHead, m.numbered = i == head.at, head.numbered
		if !m.atHead {
			m.atHead, m.numbered = s.behindSet(&m)
		}
		marked := len(m.inner) > 0 && s.isMark(&m, list) && s.mark(&m)
		if m.atHead {
			list.note(&m, s, marked)
		}
	}
}

// mark is a stretch in brackets that may be a portion mark.
type mark struct {
	inner            []byte
	from, to         int // with its brackets
	lineFrom, lineTo int
	atHead           bool // it stands where a portion begins
	numbered         bool // and behind the number or letter of a paragraph
}

// shortestSet is how many letters the name of a set has at the least.
const shortestSet = 3

// behindSet reports whether a mark stands behind the name of a set of a military message, or a field of
// one, and whether the number of a paragraph stands between: NARR/(C), GENTEXT/REMARKS/1. (C). Such a name
// is in capitals; a bracket before a digit is a telephone.
func (s *scanner) behindSet(m *mark) (behind, numbered bool) {
	near := max(m.lineFrom, m.from-longestLabel)
	stroke := bytes.LastIndexByte(s.b[near:m.from], '/')
	if stroke < 0 {
		return false, false
	}
	stroke += near
	name, gap := lastWord(s.b[max(m.lineFrom, stroke-longestLabel):stroke])
	if len(gap) > 0 || len(name) < shortestSet || !scan.Caps(name) || s.anySmall(stroke-len(name), stroke) {
		return false, false
	}
	at := s.skipBlanks(stroke+1, m.from)
	first := at
	for n := 1; at < m.from && n > 0; at = s.skipBlanks(at+n, m.from) {
		n = s.number(at, m.from)
	}
	numbered = at > first
	phone := !numbered && m.to < m.lineTo && scan.Digit(s.b[m.to])
	return at == m.from && !phone, numbered
}

func (s *scanner) skipBlanks(at, to int) int {
	for at < to && s.b[at] == ' ' {
		at++
	}
	return at
}

// mark reads a mark and reports whether it states a level.
func (s *scanner) mark(m *mark) bool {
	p, n := marking.ReadPortion([]byte("(" + string(m.inner) + ")"))
	if p == nil || n == 0 {
		return false
	}
	s.hit(PortionMark, m.from, m.to, "("+string(m.inner)+")", marking.Needs(p.Level, p.Controls))
	return p.Level != marking.NoLevel
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
		return m.atHead || bytes.Contains(m.inner, []byte("//")) || !s.within(m, before, rest)
	case m.atHead && len(m.inner) == 1:
		return s.isLetterMark(m, list) && !s.inTable(m, rest)
	case m.atHead:
		return true
	case s.anySmall(m.from, m.to):
		return false
	case s.afterLabel(m.lineFrom, before):
		return true
	case len(bytes.Trim(rest, " ./\r\"'")) > 0 || len(before) == 0:
		return false
	}
	return strings.IndexByte(".!?", before[len(before)-1]) >= 0 || s.titled(m, before)
}

// within reports whether a bracket stands inside a sentence in small letters, where it shortens the words
// before it: Compartmented Information (TS/SCI) networks.
func (s *scanner) within(m *mark, before, rest []byte) bool {
	at := m.lineFrom + len(before)
	after := m.lineTo - len(rest)
	return len(before) > 0 && len(rest) > 0 && at < m.from && scan.Alpha(s.b[at-1]) && s.lower[at-1] &&
		scan.Alpha(s.b[after]) && s.lower[after]
}

// columnGap is how many blanks part the columns of a table.
const columnGap = 4

// inTable reports whether a letter in brackets begins the row of a table whose row above has columns too: the
// ending of a plural in a head that goes over two lines. A portion has no columns behind its mark.
func (s *scanner) inTable(m *mark, rest []byte) bool {
	gap := m.lineTo - len(rest) - m.to
	if m.numbered || gap < columnGap || m.lineFrom == 0 {
		return false
	}
	from, to := s.line(m.lineFrom-1, m.lineFrom-1)
	above := bytes.TrimSpace(s.b[from:to])
	return bytes.Contains(above, bytes.Repeat([]byte{' '}, columnGap)) && strings.IndexByte(".:", above[len(above)-1]) < 0
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

// titled reports whether the line is a title with its mark after it: SUBJECT: ORCHARD TALKS (S). A bracket
// that is glued to a word is the ending of a plural, and one behind a word that cites is its letter.
func (s *scanner) titled(m *mark, before []byte) bool {
	w, rest := nextWord(s.b[s.head(m.lineFrom, m.from):m.lineTo])
	last, after := lastWord(before)
	if len(last) == 0 || cites[string(last)] || len(after) == 0 && m.lineFrom+len(before) == m.from {
		return false
	}
	rest = bytes.TrimLeft(rest, " *_`\"")
	return fields[string(w)] && bytes.HasPrefix(rest, []byte(":")) ||
		subjects[string(w)] && bytes.HasPrefix(rest, []byte("/"))
}

// subjects are the names of the set of a military message that holds its subject.
var subjects = set(`SUBJ SUBJECT`)
