package spill

import (
	"bytes"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// grade is how much a place proves by what stands beside it, before the rest of the text is asked.
type grade uint8

const (
	none   grade = iota
	latent       // a marking in a text that is otherwise marked, nothing in any other
	said         // a word, whatever else stands in the text
	lone         // a marking in a text that is otherwise marked, a word in any other
	sure         // a marking
)

// found is a hit that is not judged yet; its tier is not set.
type found struct {
	Hit
	grade  grade
	term   bool // letters in brackets before what is no sentence
	letter bool // letters in brackets without a control
	aside  bool // nothing but other brackets stands behind these
	strong bool // they stand behind a number and before a sentence
}

// portion is a mark where a portion may begin, or a line that may be a banner.
type portion struct {
	at       int  // in the text that was scanned
	doubtful bool // a (C) without a number, which may be the sign of a copyright, or a level on its line
}

// judged orders the hits, keeps of those that overlap the one that needs most, and says what each proves.
func (s *scanner) judged() []Hit {
	known, marked := false, false
	all := s.sorted()
	s.beside(all)
	out := make([]Hit, 0, len(all))
	for _, h := range all {
		otherwise := false
		if h.grade == latent || h.grade == lone || h.grade == said && h.letter {
			if !known {
				known, marked = true, s.plainlyMarked()
			}
			otherwise = marked || s.marksPortion(&h) || s.markedBeside(h.Span.Start) && s.isLevel(&h)
			otherwise = otherwise || h.letter && s.titledBeside()
		}
		switch {
		case h.grade == latent && !otherwise, h.grade < sure && !otherwise && s.isOtherLetter(&h):
			continue
		case h.grade == said, h.grade == lone && !otherwise:
			h.Tier = Word
		}
		out = append(out, h.Hit)
	}
	return out
}

// marksPortion reports whether a hit is a letter in brackets that marks a portion, whatever else the text does with
// them: it stands behind a number, or in a text whose paragraphs bear them, and so does another one.
func (s *scanner) marksPortion(h *found) bool {
	if !h.letter {
		return false
	}
	l := s.lettering()
	return h.strong && l.portions() || l.plain()
}

// isLevel reports whether a hit is one of levels by how the text uses its letters in brackets.
func (s *scanner) isLevel(h *found) bool {
	if !h.letter {
		return true
	}
	l := s.lettering()
	return !l.other() && !h.aside && (h.grade > latent || l.low || l.covered)
}

// isOtherLetter reports whether a hit is a letter in brackets that stands for another thing beyond doubt.
func (s *scanner) isOtherLetter(h *found) bool {
	if h.letter {
		return !h.strong && s.lettersOther()
	}
	return h.term && (s.odd || s.terms.defined())
}

// lettersOther reports whether the letters in brackets of the text stand for other things, and no two of them open what
// may be portions.
func (s *scanner) lettersOther() bool {
	l := s.lettering()
	return l.plainlyOther() && !l.mayBePortions()
}

// titledBeside reports whether a letter of a level stands behind a title of the text.
func (s *scanner) titledBeside() bool {
	l := s.lettering()
	return l.titled && !l.other() && !s.odd && !s.terms.defined()
}

// widestBeside is how far apart a level and its control stand.
const widestBeside = 4

// beside makes sure of a level and a control that stand next to each other on a line.
func (s *scanner) beside(all []found) {
	for i := 1; i < len(all); i++ {
		one, two := &all[i-1], &all[i]
		gap := two.Span.Start - one.Span.End
		if gap < 0 || gap > widestBeside || levelTokens[one.Token] == levelTokens[two.Token] {
			continue
		}
		if len(bytes.Trim(s.src[one.Span.End:two.Span.Start], " -/,;(")) == 0 {
			one.grade, two.grade = sure, sure
		}
	}
}

// levelTokens are the levels of this country.
var levelTokens = map[string]bool{"TOP SECRET": true, "SECRET": true, "CONFIDENTIAL": true}

// sorted orders the hits and keeps, of those that overlap, the one that needs most.
func (s *scanner) sorted() []found {
	arrange.By(s.hits, func(a, b found) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	out := make([]found, 0, len(s.hits))
	for _, h := range s.hits {
		n := len(out)
		if n == 0 || !out[n-1].Span.Overlaps(h.Span) {
			out = append(out, h)
			continue
		}
		last := &out[n-1]
		strongest := max(last.grade, h.grade)
		if h.Needs > last.Needs || h.Needs == last.Needs && h.grade > last.grade {
			h.Span = h.Span.Cover(last.Span)
			*last = h
		}
		last.grade = strongest
	}
	return out
}

// plainlyMarked reports whether the text bears a marking beyond doubt, or the heading of a cable.
func (s *scanner) plainlyMarked() bool {
	if s.anySure() || s.cableHeading() || s.lowMarked() {
		return true
	}
	if s.ceiling <= marking.CeilingU {
		return false
	}
	o := scanner{folded: s.folded, ceiling: marking.CeilingU, surveyed: s.surveyed, depth: s.depth}
	o.scan()
	return o.anySure()
}

// lowest is a level that no place forbids; in brackets of any kind it marks what stands behind it.
const lowest = "UNCLASSIFIED"

// lowMarked reports whether the lowest level stands in brackets.
func (s *scanner) lowMarked() bool {
	is := false
	each(s.b, lowest, func(at int) bool {
		end := at + len(lowest)
		is = at > 0 && end < len(s.b) && closing[s.b[at-1]] != 0 && closing[s.b[at-1]] == s.b[end] && !s.anySmall(at, end)
		return !is
	})
	return is
}

// markedBeside reports whether a portion bears a mark of any level beside what stands at an offset; one of the two
// must be nothing else.
func (s *scanner) markedBeside(at int) bool {
	if s.odd || s.terms.defined() {
		return false
	}
	other, plain := false, false
	for _, m := range s.marked {
		switch {
		case m.at == at:
			plain = plain || !m.doubtful
		case !m.doubtful:
			return true
		default:
			other = true
		}
	}
	return plain && other
}

func (s *scanner) anySure() bool {
	return slices.ContainsFunc(s.hits, func(h found) bool { return h.grade == sure })
}

// headings begin the lines of a cable's heading.
var headings = seek("TAGS:", "MRN:", "ZNR ", "ZNY ", "UNCLAS", "UNCLASSIFIED", "E.O. 1", "EO 1", "MSGID/")

// cableHeading reports whether a line begins as one of the heading of a cable.
func (s *scanner) cableHeading() bool {
	is := false
	s.each(headings, func(n, at int) bool {
		word := headings.texts[n]
		end := at + len(word)
		from, to := s.line(at, end)
		whole := !scan.Upper(word[len(word)-1]) || !s.alnum(end)
		is = is || whole && !s.anySmall(at, end) && s.head(from, to) == at
		return !is
	})
	return is
}

// isProse reports whether at, behind blanks, stands the beginning of a sentence: a word that begins with a
// capital, and a blank, the end of the sentence or that of the cell.
func (s *scanner) isProse(at, to int) bool {
	for at < to && strings.IndexByte(" \t|", s.b[at]) >= 0 {
		at++
	}
	first := leadingWord(s.b[at:to])
	if len(first) < 2 && string(first) != "A" && string(first) != "I" || s.small(at) || !scan.Upper(first[0]) {
		return false
	}
	rest := bytes.TrimLeft(s.b[at+len(first):to], ",'.")
	return len(rest) == 0 || strings.IndexByte(" \"|\t\r", rest[0]) >= 0
}
