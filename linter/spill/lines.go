package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// lines looks at each line for what means something by where it stands.
func (s *scanner) lines() {
	list := items{}
	for n, r := range s.rows() {
		if s.full() {
			return
		}
		list.line = n
		s.oneLine(r, &list)
	}
}

// oneLine looks at one line.
func (s *scanner) oneLine(r row, list *items) {
	from, to := r.from, r.to
	head := heading{at: from}
	sentence := s.opensSentence(from, to)
	if !sentence {
		head = s.heading(from, to)
	}
	if head.at >= to {
		return
	}
	if !sentence {
		s.caption(from, head.at, to)
		s.unitOfLine(head.at, to)
		s.forEyes(head.at, to)
	}
	if r.has&hasBracket != 0 {
		s.marks(from, to, head, list)
	}
	if s.b[max(from, head.at-1)] == '*' {
		s.boldMark(from, to, head, list)
	}
	if !s.small(head.at) {
		s.slip(head.at, to)
		s.slipOfLabel(head.at, to)
	}
}

// opensSentence reports whether a line begins with a word of no marking that another one follows, whatever little words
// of sentences stand before it: most lines of a text do, on which brackets alone may mean something.
func (s *scanner) opensSentence(from, to int) bool {
	for range mostArticles {
		end := from
		for end < to && scan.Upper(s.b[end]) {
			end++
		}
		next := end + len(" ")
		if next >= to || s.b[end] != ' ' || !scan.Upper(s.b[next]) {
			return false
		}
		w := s.b[from:end]
		if !opensLine.has(w) {
			return len(w) > len("TS")
		}
		if !articles.has(w) {
			return false
		}
		from = next
	}
	return false
}

// mostArticles is how many words are looked at of a line.
const mostArticles = 3

var (
	// opensLine are the words of captions and of units, and those before the number of a portion.
	opensLine = union("", onCaptionLines, opensUnit, paragraphs)
	// articles are those of them that say nothing, behind which nothing else is a marking for them.
	articles = set(`THE OF A AND IS THIS IN WITH FROM UPON WHEN US`)
)

// captions that count as controlled information, on a line of their own or in a list of them.
var captions = set(`
NODIS EXDIS STADIS LIMDIS NOFORN CHEROKEE SENSITIVE SBU FOUO LOU CUI EFTO WNINTEL NOCONTRACT PROPIN ORCON IMCON RELIDO
SPECAT CNWDI RSEN DSEN UCNI DCNI LES SSI FISA PCII TFNI NNPI
`)

// beside are words that may stand with captions on a line without making prose of it.
var beside = set(`
SIPDIS CAPTIONS CAPTION CHANNEL ROGER DISSENT AGREMENT DIRGEN MED TM EYES ONLY EXCLUSIVE UNCLAS UNCLASSIFIED
SECTION OF THE FOR CLASSIFICATION HANDLING NF SP AMBASSADOR DCM SECRETARY FROM BEGIN END U MARKING PAGE
NOT USA REL TO
`)

// onCaptionLines are both.
var onCaptionLines = union("", captions, beside)

var channels = set(`ROGER DISSENT AGREMENT DIRGEN MED TM`)

// longestCaptions is how long a line of captions may be.
const longestCaptions = 100

// longestCountry is how long the code of a country or of a group of them is.
const longestCountry = 4

func (s *scanner) caption(from, head, to int) {
	if to-head > longestCaptions {
		return
	}
	at, token, release, eyes := -1, "", false, false
	last := []byte(nil)
	for b := s.b[head:to]; ; {
		w, rest := nextWord(b)
		if w == nil {
			break
		}
		start := to - len(rest) - len(w)
		switch {
		case !onCaptionLines.has(w):
			of := release && len(w) <= longestCountry || eyes && !s.small(start) && scan.Upper(w[0]) // for whose eyes it is
			if !of && !isNumber(w) && !s.post(w, rest) {
				return
			}
		case captions.has(w):
			at, token = start, string(w)
		case string(w) == "CHANNEL" && channels.has(last), string(w) == "ONLY" && string(last) == "EYES",
			string(w) == "TO" && string(last) == "REL", string(w) == "FOR" && string(last) == "EXCLUSIVE":
			at, token = start-1-len(last), string(last)+" "+string(w)
			release = string(last) == "REL"
			eyes = string(last) == "EYES" && at == head || string(last) == "EXCLUSIVE"
		}
		last, b = w, rest
	}
	if at < from {
		return
	}
	end := min(at+len(token), to)
	s.hit(Caption, at, end, token, marking.CeilingCUI, s.gradeCaption(token, at, end, head, to))
}

// eyes are the words before those for whom alone a text is.
var eyes = []string{"EYES ONLY FOR ", "EXCLUSIVE FOR ", "EYES ONLY "}

// forEyes looks for them at the head of a line, not in capitals, before a name.
func (s *scanner) forEyes(head, to int) {
	if s.b[head] != 'E' || s.small(head) || to-head > longestCaptions {
		return
	}
	for _, phrase := range eyes {
		at := head + len(phrase)
		if at >= to || string(s.b[head:at]) != phrase || s.small(at) || !scan.Upper(s.b[at]) || !s.anySmall(head, at) {
			continue
		}
		g := said
		if s.atEdge(head, to) {
			g = sure
		}
		s.hit(Caption, head, at-1, strings.TrimSuffix(phrase, " "), marking.CeilingCUI, g)
		return
	}
}

// plainCaptions are captions that are no words; REL TO USA is one with its list.
var plainCaptions = seek(
	"NODIS", "EXDIS", "STADIS", "LIMDIS", "REL TO", "EYES ONLY", "RELIDO", "IMCON", "DISSENT CHANNEL",
)

// shortCaptions are captions that are also short for other things: a label, or the head or foot of a line tells.
var shortCaptions = seek("SBU", "FOUO", "LOU", "CUI", "LIMITED OFFICIAL USE", "ROGER CHANNEL")

// strayCaptions looks for captions that stand in quotation marks, in a cell, behind a label or at the head of a
// subject.
func (s *scanner) strayCaptions() {
	if s.ceiling >= marking.CeilingCUI {
		return
	}
	s.stray(plainCaptions, (*scanner).gradePlain)
	s.stray(shortCaptions, (*scanner).gradeShort)
}

// stray judges each place of captions in capitals that are no part of a name.
func (s *scanner) stray(words *sought, judge func(s *scanner, word string, c *context) grade) {
	s.each(words, func(n, at int) bool {
		word := words.texts[n]
		end := at + len(word)
		if s.alnum(at-1) || s.alnum(end) || s.anySmall(at, end) {
			return !s.full()
		}
		if c := s.context(at, end); !c.identifier() {
			s.hit(Caption, at, end, word, marking.CeilingCUI, judge(s, word, &c))
		}
		return !s.full()
	})
}

func (s *scanner) gradePlain(word string, c *context) grade {
	is := c.quoted() || captionLabelled(c) || headsSubject(c)
	switch word {
	case "REL TO":
		return sureIf((is || len(c.before) == 0) && isRelease(c.after))
	case "EYES ONLY":
		return s.gradeEyes(is, c)
	}
	switch {
	case is, inCell(c), inBrackets(c) && s.onlyOfMarking(c):
		return sure
	case bracketFollows(c), inBrackets(c):
		return said
	}
	return none
}

// gradeEyes judges EYES ONLY in capitals: those for whom it is stand behind it, or it ends its line or string.
func (s *scanner) gradeEyes(is bool, c *context) grade {
	next, rest := nextWord(c.after)
	who := leadingWord(bytes.TrimLeft(rest, " "))
	forWhom := string(next) == "FOR" && len(who) > 0
	switch {
	case is, forWhom && onlyOf(c.before, companions), next == nil && inCell(c):
		return sure
	case next == nil && !c.capitalLine, forWhom && !c.capitalLine:
		return said
	}
	return none
}

// captionLabelled reports whether the name of a field or of a thing that has captions stands before a caption.
func captionLabelled(c *context) bool {
	w, rest := lastWord(c.before)
	if captionLabels.has(w) {
		return true
	}
	colon := bytes.ContainsAny(rest, ":=>")
	return colon && (markingLabels.has(w) || anyOf(c.before[max(0, len(c.before)-longestTail):], captionWords))
}

// captionWords are words one of which a label of captions holds: caption of the original: NODIS.
var captionWords = set(`CAPTION CAPTIONS CAVEAT MARKING HANDLING CLASSIFICATION`)

// bracketFollows reports whether a bracket or dash behind a caption begins what it stands before.
func bracketFollows(c *context) bool {
	parted := bytes.HasPrefix(c.after, []byte(" - ")) || bytes.HasPrefix(c.after, []byte(" / "))
	return len(bytes.TrimSpace(c.before)) == 0 && parted
}

// onlyOfMarking reports whether no words stand before a bracketed caption.
func (s *scanner) onlyOfMarking(c *context) bool { return onlyOf(c.before, companions) }

// gradeShort judges a caption that is short for other things too.
func (s *scanner) gradeShort(_ string, c *context) grade {
	w, rest := lastWord(c.before)
	sign := bytes.Trim(rest, " \t\"'`[({")
	given := len(sign) == 1 && strings.IndexByte(":=>", sign[0]) >= 0
	labelled := given && (captionLabels.has(w) || markingLabels.has(w))
	switch {
	case labelled && !bytes.HasPrefix(c.after, []byte(".")), headsSubject(c), footsLine(c), isOfficial(c):
		return sure
	case bracketFollows(c):
		return said
	case stated(c) && !c.capitalLine, len(c.after) > 0 && c.quoted() && wholeValue(c):
		return said
	}
	return none
}

// isOfficial reports whether a caption is what a tool of mail puts at the foot of a message: Official - SBU.
func isOfficial(c *context) bool {
	w, rest := nextWord(c.before)
	return string(w) == "OFFICIAL" && string(rest) == " - "
}

// footsLine reports whether a caption ends a line or string in capitals behind a dash: WORK PRODUCT - CUI.
func footsLine(c *context) bool {
	after := bytes.TrimRight(c.after, " \t\r\"',;})]")
	before, is := bytes.CutSuffix(bytes.TrimRight(c.before, " "), []byte("-"))
	return len(after) == 0 && is && bytes.HasSuffix(before, []byte(" ")) && c.capitalTail
}

// isRelease reports whether b begins with USA, and codes of countries follow it up to the end of the cell.
func isRelease(b []byte) bool {
	b = bytes.TrimLeft(b, " ")
	if i := bytes.IndexAny(b, "\"'`|;\t)"); i >= 0 {
		b = b[:i]
	}
	n := 0
	for w, rest := nextWord(b); w != nil; w, rest = nextWord(rest) {
		if len(w) > longestCountry || n == 0 && string(w) != "USA" {
			return false
		}
		n++
	}
	return n > 0
}

var captionLabels = set(`
CAPTION CAPTIONS CAP CAPS HANDLING CHANNEL RELEASABILITY RELEASE CAVEAT CAVEATS DIST DISTR DISTRIBUTION DISSEM
DISSEMINATION LIMIT CONTROL CONTROLS CTL MARK MARKED SLUG HDLG
`)

// names are captions that are also words or names of other things.
var names = set(`SENSITIVE CHEROKEE LOU LES SSI FISA RSEN`)

// gradeCaption judges a caption on a line with nothing but its like.
func (s *scanner) gradeCaption(token string, at, end, head, to int) grade {
	c := s.context(at, end)
	switch {
	case !names.hasWord(token):
		return sure
	case !c.capital, c.quoted(), c.key():
		return none
	case len(bytes.Trim(s.b[head:to], " *_.-#")) == len(token):
		return lone
	}
	return sure
}

// post reports whether w, before rest, is the name of a post with the number of its message.
func (s *scanner) post(w, rest []byte) bool {
	next, after := nextWord(rest)
	return len(w) > 2 && len(next) > 2 && isNumber(next) && onlyOf(after, beside)
}
