package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// Formulas say in a sentence what a marking says in a word: this document contains restricted data. They are written in
// any case, and wrapped anywhere, so that one word of each is looked for and the others are read about it.

// formula is what is said: the word by which it is found, the words before it and those behind it.
type formula struct {
	text          string
	before, after []string
	needs         marking.Ceiling
	opens         bool // it begins its line or sentence
	title         bool // its words begin with capitals, as small ones may be those of others
	token         string
}

// formulas say of a text itself what it holds. That it speaks of such things is nothing.
var formulas = []formula{
	contains("RESTRICTED", "DATA AS DEFINED IN", marking.CeilingC),
	titled(contains("RESTRICTED", "DATA", marking.CeilingC)),
	contains("FORMERLY", "RESTRICTED DATA", marking.CeilingC),
	contains("INFORMATION", "AFFECTING THE NATIONAL DEFENSE", marking.CeilingC),
	contains("INFORMATION", "AFFECTING THE NATIONAL DEFENCE", marking.CeilingC),
	contains("SENSITIVE", "SECURITY INFORMATION", marking.CeilingCUI),
	contains("CONTROLLED", "UNCLASSIFIED INFORMATION", marking.CeilingCUI),
	contains("CRITICAL", "NUCLEAR WEAPON DESIGN INFORMATION", marking.CeilingC),
	contains("UNCLASSIFIED", "CONTROLLED NUCLEAR INFORMATION", marking.CeilingCUI),
	contains("NATO", "CLASSIFIED INFORMATION", marking.CeilingC),
	contains("TECHNICAL", "DATA WHOSE EXPORT IS RESTRICTED", marking.CeilingCUI),
	formulaOf("CONTENTS IN ANY MANNER TO AN UNAUTHORIZED PERSON", "ITS", marking.CeilingC, false),
	formulaOf("ADMINISTRATIVE AND CRIMINAL SANCTIONS", "UNAUTHORIZED DISCLOSURE SUBJECT TO", marking.CeilingC, false),
	formulaOf("DISCLOSURE IN THE INTEREST OF THE NATIONAL SECURITY", "UNAUTHORIZED", marking.CeilingC, false),
	formulaOf("SHEET FOR CLASSIFIED INFORMATION", "IS A COVER", marking.CeilingC, false),
	formulaOf("SHEET FOR NATO CLASSIFIED", "COVER", marking.CeilingC, false),
	formulaOf("METHODS INVOLVED", "WARNING NOTICE INTELLIGENCE SOURCES OR", marking.CeilingCUI, true),
	formulaOf("METHODS INVOLVED", "WARNING NOTICE INTELLIGENCE SOURCES AND", marking.CeilingCUI, true),
	formulaOf("SECRECY AND SHOULD BE RETAINED", "PARTICULAR", marking.CeilingS, false),
	formulaOf("LOCK AND KEY AND NEVER", "KEPT UNDER", marking.CeilingS, false),
}

// contains is the formula of a text that says that it contains something.
func contains(text, after string, needs marking.Ceiling) formula {
	return formulaOf(text+" "+after, "CONTAINS", needs, false)
}

func titled(f formula) formula {
	f.title = true
	return f
}

func formulaOf(text, before string, needs marking.Ceiling, opens bool) formula {
	words := strings.Fields(text)
	return formula{
		text: words[0], before: strings.Fields(before), after: words[1:], needs: needs, opens: opens,
		token: strings.TrimPrefix(before+" "+text, "CONTAINS "),
	}
}

// formulaWords are the words by which they are found.
var formulaWords = seekEach(formulas, func(f *formula) string { return f.text })

// widestFormula is how far apart two words of a formula stand: the margins of a page and signs of quotation.
const widestFormula = 90

// formulas looks for them.
func (s *scanner) formulas() {
	s.each(formulaWords, func(n, at int) bool {
		f := &formulas[n]
		if f.needs > s.ceiling && !s.alnum(at-1) {
			s.formula(f, at)
		}
		return !s.full()
	})
}

func (s *scanner) formula(f *formula, at int) {
	end := at + len(f.text)
	for _, word := range f.after {
		w, gap := s.wordAfter(end)
		if string(w) != word {
			return
		}
		end += gap + len(w)
	}
	from := at
	for i := len(f.before) - 1; i >= 0; i-- {
		w, gap := s.wordBefore(from)
		if string(w) != f.before[i] {
			return
		}
		from -= gap + len(w)
	}
	if s.alnum(end) || f.title && s.small(at) || f.before[0] == "CONTAINS" && !s.ofThis(from) {
		return
	}
	g := sure
	if first, _ := s.line(from, from); f.opens && s.head(first, from) < from || s.inQuotation(from) {
		g = said
	}
	s.hit(Caption, from, end, f.token, s.coverOf(f, end), g)
}

// wordAfter is the word behind an offset, and how far behind it begins; no word where other signs stand between than
// those of a page.
func (s *scanner) wordAfter(at int) (w []byte, gap int) {
	near := s.b[at:min(len(s.b), at+widestFormula)]
	gap = skip(near, inFormulas)
	return leadingWord(near[gap:]), gap
}

// wordBefore is the word before an offset, and how far before it ends.
func (s *scanner) wordBefore(at int) (w []byte, gap int) {
	near := s.b[max(0, at-widestFormula):at]
	rest := bytes.TrimRight(near, inFormulas)
	return lastOf(rest[max(0, len(rest)-longestLabel):]), len(near) - len(rest)
}

// inFormulas are the signs between the words of a formula.
const inFormulas = " \t\r\n>|*_-#/:\"'\x02"

// mostOfThis is how many words what a text calls itself has: this working paper.
const mostOfThis = 4

// ofThis reports whether what a formula says is said of the text: THIS and its name stand before it.
func (s *scanner) ofThis(at int) bool {
	for range mostOfThis {
		w, gap := s.wordBefore(at)
		switch {
		case string(w) == "THIS" || string(w) == "ATTACHMENT":
			return true
		case len(w) == 0 || !itself.has(w) && !selves.has(w):
			return false
		}
		at -= gap + len(w)
	}
	return false
}

// selves are more names of texts.
var selves = set(`
MATERIAL RECORD PUBLICATION INFORMATION VOLUME DRAWING WORKING PAPERS MEDIA MEDIUM BRIEFING PRESENTATION RECORDING
TRANSMISSION ARTICLE EQUIPMENT COMMUNICATION FORM COPY DATA ALSO
`)

// inQuotation reports whether a quotation mark opens before an offset.
func (s *scanner) inQuotation(at int) bool {
	return at > 0 && strings.IndexByte(quotes, s.b[at-1]) >= 0
}

// coverForms are the forms of cover sheets.
var coverForms = []struct {
	number string
	needs  marking.Ceiling
}{{"703", marking.CeilingTS}, {"704", marking.CeilingS}, {"705", marking.CeilingC}}

// longestCover is how long the text of a cover sheet is.
const longestCover = 1200

// coverOf is what a formula needs: that of a cover sheet what its form is for.
func (s *scanner) coverOf(f *formula, end int) marking.Ceiling {
	if !strings.HasPrefix(f.token, "IS A COVER") {
		return f.needs
	}
	near := s.b[end:min(len(s.b), end+longestCover)]
	for _, form := range coverForms {
		for _, name := range []string{"FORM ", "SF ", "SF"} {
			if i := bytes.Index(near, []byte(name+form.number)); i >= 0 && endsNumber(near[i+len(name)+len(form.number):]) {
				return form.needs
			}
		}
	}
	return f.needs
}

func endsNumber(b []byte) bool { return len(b) == 0 || !scan.Digit(b[0]) }

// The protective markings of Australian mail: [SEC=PROTECTED, CAVEAT=SH:CABINET].

// protective are the keys of such a marking.
var protective = seekIn(openWord, "SEC=", "DLM=", "CAVEAT=")

// protectiveLevels are the values of SEC, without the signs that join their words.
var protectiveLevels = lexiconOf(func() map[string]marking.Ceiling {
	return map[string]marking.Ceiling{
		"TOPSECRET": marking.CeilingTS, "SECRET": marking.CeilingS, "CONFIDENTIAL": marking.CeilingC,
		"HIGHLYPROTECTED": marking.CeilingS, "PROTECTED": marking.CeilingC, "RESTRICTED": marking.CeilingC,
		"OFFICIALSENSITIVE": marking.CeilingCUI, "SENSITIVE": marking.CeilingCUI, "FOROFFICIALUSEONLY": marking.CeilingCUI,
		"SENSITIVEPERSONAL": marking.CeilingCUI, "SENSITIVELEGAL": marking.CeilingCUI,
		"SENSITIVECABINET": marking.CeilingCUI, "CABINETINCONFIDENCE": marking.CeilingCUI, "INCONFIDENCE": marking.CeilingCUI,
		"SHCABINET": marking.CeilingCUI, "SHNATIONALCABINET": marking.CeilingCUI, "CCODEWORD": marking.CeilingS,
		"RIAUSTEO": marking.CeilingS, "RIAGAO": marking.CeilingS, "SHDELICATESOURCE": marking.CeilingCUI,
	}
})

// longestProtective is how long such a value is.
const longestProtective = 40

// protectives looks for them.
func (s *scanner) protectives() {
	s.each(protective, func(n, at int) bool {
		from := at + len(protective.texts[n])
		to := min(len(s.b), from+longestProtective)
		if i := bytes.IndexAny(s.b[from:to], ",;]\n\r\""); i >= 0 {
			to = from + i
		}
		value := bytes.Map(func(r rune) rune {
			if strings.ContainsRune(" -_:", r) {
				return -1
			}
			return r
		}, s.b[from:to])
		if needs := protectiveLevels.at(value); needs > 0 && !s.alnum(at-1) {
			s.hit(Level, at, to, string(bytes.TrimSpace(s.b[at:to])), needs, sure)
		}
		return !s.full()
	})
}

// What is spoken: levels of radio messages and of dictations.

// dictatedStrokes are how two strokes are read out.
var dictatedStrokes = seek("SLASH SLASH", "STROKE STROKE", "DOUBLE SLASH")

// spokenLevels are levels before such strokes.
var spokenLevels = lexiconOf(func() map[string]marking.Ceiling {
	return map[string]marking.Ceiling{
		"S": marking.CeilingS, "C": marking.CeilingC, "SECRET": marking.CeilingS, "CONFIDENTIAL": marking.CeilingC,
	}
})

// spokenControls are words and letters behind them.
var spokenControls = set(`NO NOFORN N REL RELEASABLE S T H ORCON ORIGINATOR O SI TK HCS NF FGI`)

// dictated looks for levels that are read out with what follows their strokes.
func (s *scanner) dictated() {
	s.each(dictatedStrokes, func(n, at int) bool {
		end := at + len(dictatedStrokes.texts[n])
		w, gap := s.spokenBefore(at)
		next, _ := s.spokenAfter(end)
		needs := spokenLevels.at(w)
		if needs == 0 || !spokenControls.has(next) {
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

// spokenOver: the words of radio procedure stand on both sides of a level, MESSAGE SECRET TIME 1030, BREAK SECRET BREAK.
func spokenOver(c *context) bool {
	before, gap := lastWord(c.before)
	next, _ := nextWord(c.after)
	return opensSpoken.has(before) && string(gap) == " " && closesSpoken.has(next) && c.capitalLine
}

var (
	opensSpoken  = set(`MESSAGE BREAK OVER ZULU FLASH IMMEDIATE PRIORITY ROUTINE`)
	closesSpoken = set(`TIME BREAK OVER`)
)
