package spill

import "bytes"

// owners are words that name who holds a copyright.
var owners = set(`
INC CORP CORPORATION LTD LIMITED LLC GMBH AUTHORS CONTRIBUTORS FOUNDATION PRESS PUBLISHERS PUBLISHING
UNIVERSITY COMPANY
`)

// nobiliary are words in small letters that may stand within the name of an owner.
var nobiliary = set(`OF AND THE BY FOR VON VAN DE DER DU DA DI LA LE Y E ET AL PRESENT`)

const (
	mostOwner = 9 // words that name an owner
	mostDated = 6 // words of a notice that ends in its year
	mostSmall = 3 // words behind a small (c) that are a name whatever they are
)

// noticeOfYear begins a notice in a text that goes on to speak of its years.
var noticeOfYear = []byte("COPYRIGHT (C) ")

// hasNotice reports whether the text has such a notice; it is looked for once.
func (s *scanner) hasNotice() bool {
	if s.notices == nil {
		has := bytes.Contains(s.b, noticeOfYear)
		s.notices = &has
	}
	return *s.notices
}

// copyright reports whether (C) at the head of a line is the sign of a notice, which may be wrapped.
func (s *scanner) copyright(m *mark) bool {
	if bytes.Contains(s.b[max(m.lineFrom, m.from-reach):m.from], []byte("COPYRIGHT")) {
		return true
	}
	small := s.small(m.from + 1)
	end := min(m.lineTo, m.to+reach)
	if startsAsYear(bytes.TrimLeft(s.b[m.to:end], " ")) && s.hasNotice() {
		return true
	}
	if s.notice(m.to, end, small) || s.noticeAbove(m, small) {
		return true
	}
	if end < m.lineTo || end == len(s.b) {
		return false
	}
	if n, named := s.name(m.to, end); !named || n > mostDated {
		return false
	}
	_, to := s.line(end+1, end+1)
	return s.notice(m.to, to, small)
}

// noticeAbove reports whether the line above ends in the word, or is a notice itself that a name goes on.
func (s *scanner) noticeAbove(m *mark, small bool) bool {
	from, to := s.above(m)
	line := s.b[from:to]
	if bytes.HasSuffix(line, []byte("COPYRIGHT")) {
		return true
	}
	if !bytes.Contains(line, []byte("COPYRIGHT")) {
		return false
	}
	end := min(m.lineTo, m.to+reach)
	n, named := s.name(m.to, end)
	return (named && s.anySmall(m.to, end) || small) && n <= mostOwner
}

// notice reports whether [from, to) is what follows a copyright sign: a year and a name, a name and a year,
// anything and a range of years, or an owner. The small sign takes words of any case; behind the capital
// one those of a name begin with a capital, or else "(C) The university is closed" and "(C) 2017 was a poor
// year" would be notices.
func (s *scanner) notice(from, to int, small bool) bool {
	mixed := s.anySmall(from, to)
	n, named, owned := 0, true, false
	dated, ranged := false, false
	for w, rest := nextWord(s.b[from:to]); w != nil; w, rest = nextWord(rest) {
		at := to - len(rest) - len(w)
		switch {
		case n > mostOwner:
			return false
		case n == 0 && string(w) == "COPYRIGHT":
			_, isName := s.name(at+len(w), to)
			return mixed && isName || s.notice(at+len(w), to, small)
		case n == 0 && startsAsYear(w):
			return small || s.yearLeads(at, to, mixed)
		case string(w) == "RESERVED":
			return n < mostOwner
		}
		named = named && s.ofName(w, at)
		owned = owned || owners.has(w) && (small || named && (mixed || endsClause(rest)))
		year := startsAsYear(w)
		dated, ranged = year, year && dated
		n++
	}
	if small && n <= mostSmall && !bytes.HasSuffix(bytes.TrimRight(s.b[from:to], " "), []byte(".")) {
		return true
	}
	last, rest := lastWord(s.b[from:to])
	if !small && n > 1 && n <= mostKeepers && keepers.has(last) && len(bytes.TrimSpace(rest)) == 0 {
		return true
	}
	return owned && n <= mostOwner || (dated && named || ranged) && n <= mostDated
}

// keepers are words at the end of a notice that name an owner in small letters: (C) the roof survey maintainers.
var keepers = set(`MAINTAINERS AUTHORS DEVELOPERS CONTRIBUTORS`)

// mostKeepers is how many words such a notice has.
const mostKeepers = 5

// mostCapitals is how many words a notice of a year has that is in capitals alone and names no owner.
const mostCapitals = 5

// yearLeads reports whether the years at the head of [at, to) are those of a notice: a name follows them.
func (s *scanner) yearLeads(at, to int, mixed bool) bool {
	n, first, owned := 0, true, false
	for w, rest := nextWord(s.b[at:to]); w != nil; w, rest = nextWord(rest) {
		n++
		owned = owned || owners.has(w) || string(w) == "RESERVED"
		if first && !isNumber(w) {
			if !s.ofName(w, to-len(rest)-len(w)) {
				return false
			}
			first = false
		}
	}
	return mixed || owned || n <= mostCapitals
}

// name returns how many words [from, to) has, and whether they are those of a name.
func (s *scanner) name(from, to int) (n int, named bool) {
	named = true
	for w, rest := nextWord(s.b[from:to]); w != nil; w, rest = nextWord(rest) {
		named = named && s.ofName(w, to-len(rest)-len(w))
		n++
	}
	return n, named
}

// ofName reports whether the word at `at` may stand in a name.
func (s *scanner) ofName(w []byte, at int) bool { return !s.small(at) || nobiliary.has(w) }

// endsClause reports whether nothing goes on a clause at the head of b.
func endsClause(b []byte) bool {
	b = bytes.TrimLeft(b, " ")
	return len(b) == 0 || !inWord(b[0])
}

func startsAsYear(b []byte) bool {
	w := leadingWord(b)
	return len(w) == 4 && isNumber(w) && (w[0] == '1' && w[1] == '9' || w[0] == '2' && w[1] == '0')
}
