package spill

import (
	"bytes"

	"cablelint/linter/marking"
)

// What is spoken: levels of radio messages and of dictations.

// dictatedStrokes are how two strokes are read out.
var dictatedStrokes = seek("SLASH SLASH", "STROKE STROKE", "DOUBLE SLASH")

// spokenControls are words and letters behind them.
var spokenControls = set(`NO NOFORN N REL RELEASABLE S T H ORCON ORIGINATOR O SI TK HCS NF FGI`)

// dictated looks for levels that are read out with what follows their strokes.
func (s *scanner) dictated() {
	s.each(dictatedStrokes, func(n, at int) bool {
		end := at + len(dictatedStrokes.texts[n])
		w, gap := s.spokenBefore(at)
		next, _ := s.spokenAfter(end)
		needs := levelLetters.at(w)
		if needs < marking.CeilingC || !spokenControls.has(next) {
			return !s.full()
		}
		from := at - gap - len(w)
		if top, more := s.spokenBefore(from); string(top) == "TOP" || string(top) == "T" && len(w) == 1 {
			from, needs = from-more-len(top), marking.CeilingTS
		}
		s.hit(Level, from, end, string(s.b[from:end]), needs, sure)
		return !s.full()
	})
}

// inSpeech are the signs that a transcript has between words.
const inSpeech = " ,.\n"

func (s *scanner) spokenBefore(at int) (w []byte, gap int) {
	near := s.b[max(0, at-longestLabel):at]
	rest := bytes.TrimRight(near, inSpeech)
	return lastOf(rest), len(near) - len(rest)
}

func (s *scanner) spokenAfter(at int) (w []byte, gap int) {
	near := s.b[at:min(len(s.b), at+longestLabel)]
	gap = skip(near, inSpeech)
	return leadingWord(near[gap:]), gap
}

// spokenOver: the words of radio procedure stand on both sides of a level, MESSAGE SECRET TIME 1030.
func spokenOver(c *context) bool {
	before, gap := lastWord(c.before)
	next, _ := nextWord(c.after)
	return opensSpoken.has(before) && string(gap) == " " && closesSpoken.has(next) && c.capitalLine
}

var (
	opensSpoken  = set(`MESSAGE BREAK OVER ZULU FLASH IMMEDIATE PRIORITY ROUTINE`)
	closesSpoken = set(`TIME BREAK OVER`)
)
