package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
)

var closing = map[byte]byte{'(': ')', '[': ']', '{': '}', '<': '>'}

// longestMark is how long a portion mark may be.
const longestMark = 80

// marks looks for portion marks: at the head of a line, or with a control anywhere, or after the last
// sentence. It returns the letter of the list item that the line is, if it is one.
func (s *scanner) marks(from, head, to int, listed byte) byte {
	now := byte(0)
	for i := head; i < to; i++ {
		shut, ok := closing[s.b[i]]
		if !ok {
			continue
		}
		stop := bytes.IndexByte(s.b[i:min(to, i+longestMark)], shut)
		if stop < 2 {
			continue
		}
		stop += i
		inner := strings.Trim(string(s.b[i+1:stop]), " ([{}])")
		atHead := i == head
		if atHead && len(inner) == 1 && inner[0] < 'Z' {
			now = inner[0]
		}
		if s.isMark(inner, i, stop+1, to, atHead, listed) {
			s.mark(inner, i, stop+1)
		}
	}
	s.slashed(from, to)
	return now
}

func (s *scanner) mark(inner string, from, to int) {
	if m := marking.ParsePortion("(" + inner + ")"); m != nil {
		s.hit(PortionMark, from, to, "("+inner+")", marking.Needs(m.Level, m.Controls))
	}
}

// isMark tells a mark from a letter in brackets.
func (s *scanner) isMark(inner string, from, to, end int, atHead bool, listed byte) bool {
	rest := bytes.TrimLeft(s.b[to:end], " \t*_")
	switch {
	case strings.Contains(inner, "/"):
		return true
	case atHead && len(inner) == 1:
		return s.isLetterMark(inner[0], to, rest, listed)
	case atHead:
		return true
	case len(bytes.Trim(rest, " .\r")) == 0 && !s.anySmall(from, to):
		before := bytes.TrimRight(s.b[:from], " ")
		return len(before) > 0 && strings.IndexByte(".!?", before[len(before)-1]) >= 0
	}
	return false
}

// isLetterMark tells (C) and (S) before a portion from a copyright sign, the letter of a list and a
// bracketed piece of a word.
func (s *scanner) isLetterMark(letter byte, to int, rest []byte, listed byte) bool {
	if letter != 'C' && letter != 'S' {
		return true
	}
	if to < len(s.b) && isLetter(s.b[to]) && s.lower[to] {
		return false // (S)he
	}
	if letter == 'C' && (listed == 'B' || startsAsCopyright(rest)) || letter == 'S' && listed == 'R' {
		return false
	}
	return true
}

func startsAsCopyright(rest []byte) bool {
	if bytes.HasPrefix(rest, []byte("COPYRIGHT")) {
		return true
	}
	year := len(rest) >= 4 && (rest[0] == '1' && rest[1] == '9' || rest[0] == '2' && rest[1] == '0') && isDigit(rest[2]) && isDigit(rest[3])
	return year && (len(rest) == 4 || !isDigit(rest[4]))
}

var levelLetters = map[string]marking.Level{
	"C": marking.Confidential, "S": marking.Secret, "TS": marking.TopSecret,
	"CONFIDENTIAL": marking.Confidential, "SECRET": marking.Secret,
}

// slashed looks for S//NF and the like without brackets.
func (s *scanner) slashed(from, to int) {
	for at := from; at < to; {
		i := bytes.Index(s.b[at:to], []byte("//"))
		if i < 0 {
			return
		}
		at += i + 2
		left := s.lastWord(from, at-2)
		right := splitWords(s.b[at:to])
		level, isLevel := levelLetters[string(s.b[left:at-2])]
		if string(s.b[left:at-2]) == "CUI" {
			s.hit(PortionMark, left, at-2, "CUI", marking.CeilingCUI)
		}
		if !isLevel || len(right) == 0 || !controls[right[0]] {
			continue
		}
		stop := at + len(right[0])
		s.hit(PortionMark, left, min(stop, to), string(s.b[left:min(stop, to)]), marking.Needs(level, marking.Controls{}))
	}
}

func (s *scanner) lastWord(from, end int) int {
	i := end
	for i > from && isLetter(s.b[i-1]) {
		i--
	}
	return i
}
