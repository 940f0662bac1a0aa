package spill

import (
	"bytes"
	"slices"
	"strings"

	"cablelint/linter/scan"
)

// Programs and shelves have letters with strokes: they reckon with them, or number books by them.

// isSum reports whether [from, to) divides two numbers that the text has under these names, in a line of a program.
func (s *scanner) isSum(from, to int) bool {
	left, rest := nextWord(s.b[from:to])
	right, more := nextWord(rest)
	if len(left) > len("TS") || len(right) > len("TS") || len(more) > 0 || !controls.has(right) || s.anySmall(from, to) {
		return false
	}
	_, end := s.line(from, to)
	behind := to
	for behind < end && s.b[behind] == ')' {
		behind++
	}
	return !s.isProse(behind, end) && s.isOperand(left) && s.isOperand(right)
}

// arithmetic are its signs that stand between blanks.
var arithmetic = []string{"<", ">", "<=", ">=", "*", "%", "+", "=="}

// isOperand reports whether a text reckons with a name somewhere, or gives it a number.
func (s *scanner) isOperand(w []byte) bool {
	is, known := s.operands[string(w)]
	if known {
		return is
	}
	each(s.b, string(w), func(at int) bool {
		end := at + len(w)
		if s.alnum(at-1) || s.alnum(end) || s.anySmall(at, end) {
			return true
		}
		before, after := bytes.Fields(s.b[max(0, at-len(" <= ")):at]), bytes.Fields(s.b[end:min(len(s.b), end+len(" <= 1"))])
		spaced := at > 0 && s.b[at-1] == ' ' && len(before) > 0 && slices.Contains(arithmetic, string(before[len(before)-1]))
		is = spaced || len(after) > 0 && s.b[end] == ' ' && slices.Contains(arithmetic, string(after[0])) || s.isGiven(end)
		return !is
	})
	if s.operands == nil {
		s.operands = map[string]bool{}
	}
	s.operands[string(w)] = is
	return is
}

// isGiven reports whether a number is given to the name that ends at an offset: a word is what a legend gives.
func (s *scanner) isGiven(end int) bool {
	at := s.skipBlanks(end, min(len(s.b), end+longestGap))
	at += skip(s.b[at:min(len(s.b), at+1)], "+-*")
	if at >= len(s.b) || s.b[at] != '=' {
		return false
	}
	at = s.skipBlanks(at+1, min(len(s.b), at+longestGap))
	return at < len(s.b) && scan.Digit(s.b[at])
}

// sharesShelf reports whether two of the codes that the text has are the same behind their strokes.
func (s *scanner) sharesShelf() bool {
	seen := map[string]bool{}
	for code := range s.shelves {
		_, right, _ := strings.Cut(code, "/")
		if seen[right] {
			return true
		}
		seen[right] = true
	}
	return false
}

// isShelf reports whether letters stand behind a stroke that no control has, where nothing else stands in a cell: C/F.
// It notes them, as several are codes of something else.
func (s *scanner) isShelf(from, to int, right []byte) bool {
	if len(right) == 0 || len(right) > len("NF") || controls.has(right) || sources.has(right) || s.anySmall(from, to) ||
		!scan.Caps(right) || !s.isCell(from, to) {
		return false
	}
	if s.shelves == nil {
		s.shelves = map[string]bool{}
	}
	s.shelves[string(s.b[from:to])] = true
	return true
}

// isCell reports whether [from, to) is all of a cell or of a line.
func (s *scanner) isCell(from, to int) bool {
	return (from == 0 || strings.IndexByte(",;|\t\n\"", s.b[from-1]) >= 0) &&
		(to == len(s.b) || strings.IndexByte(",;|\t\n\"", s.b[to]) >= 0)
}

// onShelves makes words of the letters with a stroke where a text has the same other code behind two of them: C/F and
// S/F. Offices have several codes behind one: S/P, S/ES.
func (s *scanner) onShelves(hits []found) {
	if !s.sharesShelf() {
		return
	}
	for i := range hits {
		if len(hits[i].Token) <= len("TS/NF") && !strings.Contains(hits[i].Token, "//") {
			hits[i].grade = said
		}
	}
}
