package spill

import (
	"bytes"
	"strings"
)

// A level in capitals that stands by itself may be the name of another thing: a constant, a bit of a protocol, the term
// of a contract, the type of a program. The words about it tell, or what else the text does with the word.

// isThing reports whether the level [start, end) that is no more than suspected is the name of a thing.
func (s *scanner) isThing(start, end int, w *word, g grade) bool {
	c := s.context(start, end)
	switch {
	case c.namesConstant(), c.isTerm(w), c.isKept(), c.capital && s.ofIdentifier(start, &c):
		return true
	case bytes.HasSuffix(c.before, []byte("::")), c.isSought():
		return true
	case !c.capital:
		return c.isAddress(w)
	case g != said:
		return !standsAlone(&c) && bytes.ContainsAny(c.before, "\"'(") && s.isDeclared(w.token)
	}
	return !declaresOf(&c) && s.isDeclared(w.token)
}

// declaresOf reports whether a verb before a word says that something is it: this paper is SECRET.
func declaresOf(c *context) bool {
	w := lastOf(c.before)
	return verbs.has(w) || marked.has(w)
}

var (
	// beforeConstants and behindConstants are words beside what is the name of a constant.
	beforeConstants = set(`CONSTANT VARIABLE MACRO RENAME RENAMED RENAMING KEYWORD SYMBOL IDENTIFIER`)
	behindConstants = set(`CONSTANT VARIABLE MACRO BIT BITS REDEFINED UNDEFINED UNDECLARED UNUSED KEYWORD SYMBOL`)
)

// namesConstant: the SECRET bit, the constant SECRET, rename of SECRET, SECRET #3: a brick.
func (c *context) namesConstant() bool {
	next, rest := nextWord(c.after)
	before := bytes.TrimSuffix(c.before, []byte("`"))
	last, gap := lastWord(before)
	if string(last) == "OF" {
		last, gap = lastWord(bytes.TrimSuffix(before, []byte("OF ")))
	}
	after := bytes.TrimPrefix(c.after, []byte("`"))
	switch {
	case bytes.HasPrefix(after, []byte(" #")) && isNumber(next) && bytes.HasPrefix(rest, []byte(":")):
		return true
	case len(after) > 0 && after[0] == ' ' && behindConstants.has(next) && bytes.HasPrefix(after[1:], next):
		return true
	}
	return string(gap) == " " && beforeConstants.has(last)
}

// seeks are words of names whose value is what a program looks for.
var seeks = set(`KEYWORD KEYWORDS EXCLUDE PATTERN REGEX SEARCH FIND`)

// isSought: a word that a program looks for, "keyword_exclude": "SECRET".
func (c *context) isSought() bool {
	w, _ := labelOf(c)
	return c.quoted() && seeks.has(w)
}

// isTerm: the term of a contract, "CONFIDENTIAL INFORMATION" means ..., marked "Confidential" or "Proprietary".
func (c *context) isTerm(w *word) bool {
	if w.token != "CONFIDENTIAL" || !c.quoted() {
		return false
	}
	near := c.after[:min(len(c.after), longestCell)]
	if rest, is := bytes.CutPrefix(near, []byte(" INFORMATION\"")); is {
		next, _ := nextWord(rest)
		return means.has(next)
	}
	return bytes.HasPrefix(near, []byte("\" OR \"PROPRIETARY")) || bytes.HasSuffix(c.before, []byte("PROPRIETARY\" OR \""))
}

// isKept: braces within a title of BibTeX, which keep the capitals of a word of it: {The {SECRET} Garden}.
func (c *context) isKept() bool {
	rest, closed := bytes.CutPrefix(c.after, []byte("} "))
	return closed && bytes.HasSuffix(c.before, []byte(" {")) && bytes.Count(c.before, []byte("{")) > 1 &&
		len(leadingWord(rest)) > 1
}

// isAddress: the text of a link to a page of that name, <a href="/s/secret">Secret</a>.
func (c *context) isAddress(w *word) bool {
	i := bytes.LastIndex(c.before, []byte("HREF="))
	return i >= 0 && bytes.HasPrefix(c.after, []byte("</A")) && bytes.Contains(c.before[i:], []byte("/"+w.token))
}

// ofIdentifier reports whether a name of a program or of a resource that the level is the value of has the same word,
// and none that speaks of markings: SecretTopic = "SECRET", <string name="btn_secret">MAKE SECRET</string>.
func (s *scanner) ofIdentifier(start int, c *context) bool {
	i := bytes.LastIndex(c.before, []byte("SECRET"))
	if i < 0 || !bytes.HasPrefix(c.after, []byte("</")) && !wholeString(c) {
		return false
	}
	from, to := i, i+len("SECRET")
	for from > 0 && inName(c.before[from-1]) {
		from--
	}
	for to < len(c.before) && inName(c.before[to]) {
		to++
	}
	name, gap := c.before[from:to], c.before[to:]
	line := start - len(c.before)
	longer := to-from > len("SECRET") && to-from <= longestField
	if !longer || !bytes.ContainsAny(gap, "=>") || !s.anySmall(line+from, line+to) {
		return false
	}
	for _, mark := range ofMarkings {
		if bytes.Contains(name, mark) {
			return false
		}
	}
	return true
}

// wholeString reports whether the level is a string of its own.
func wholeString(c *context) bool {
	n := len(c.before)
	return n > 0 && len(c.after) > 0 && strings.IndexByte(quotes, c.after[0]) >= 0 && c.before[n-1] == c.after[0]
}

// ofMarkings are pieces of names that speak of markings.
var ofMarkings = [][]byte{
	[]byte("BANNER"), []byte("MARK"), []byte("CLASS"), []byte("LEVEL"), []byte("LABEL"), []byte("CAVEAT"),
	[]byte("PORTION"), []byte("STAMP"), []byte("HEAD"), []byte("FOOT"), []byte("TITLE"),
}

// types are words of programs before the name of a type or of a variable.
var types = set(`CLASS STRUCT MESSAGE TYPE INTERFACE IMPL TRAIT LOCAL CONST VAR LET VAL`)

// isDeclared reports whether the text declares a level as the name of a type or a variable, or uses it as a member of
// one: class Secret {, local SECRET, Menu.SECRET.
func (s *scanner) isDeclared(w string) bool {
	is, known := s.declared[w]
	if known {
		return is
	}
	each(s.b, w, func(at int) bool {
		is = s.declaresAt(at, at+len(w))
		return !is
	})
	if s.declared == nil {
		s.declared = map[string]bool{}
	}
	s.declared[w] = is
	return is
}

// declaresAt reports whether the word [at, end) is declared or used as a member there.
func (s *scanner) declaresAt(at, end int) bool {
	if end >= len(s.b) || at < len("x.") || s.alnum(end) {
		return false
	}
	behind := s.b[end:min(len(s.b), end+len(" ->"))]
	member := s.b[at-1] == '.' && s.alnum(at-2) || bytes.HasSuffix(s.b[:at], []byte("::"))
	if member && !s.anySmall(at, end) {
		return strings.IndexByte("),;+|", behind[0]) >= 0 || bytes.HasPrefix(behind, []byte(" ->")) || s.b[at-1] == ':'
	}
	from, _ := s.line(at, at)
	decl, gap := lastWord(s.b[from:at])
	first := at - len(gap) - len(decl)
	if string(gap) != " " || !types.has(decl) || !s.small(first) {
		return false
	}
	behind = bytes.TrimLeft(behind, " ")
	opens := len(behind) > 0 && strings.IndexByte("{<(=,;", behind[0]) >= 0
	return opens && wordsIn(s.b[from:first], fewestProse) < fewestProse
}
