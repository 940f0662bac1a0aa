package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
)

// meant reports whether a level word that stands whole is meant as a marking and not as a word of prose.
func (s *scanner) meant(start, end int, w *word) bool {
	c := s.context(start, end)
	switch {
	case w.rare && c.capital:
		return w.needs > marking.CeilingCUI || !cited(c.before)
	case s.values && !c.capital:
		return controlFollows(&c)
	}
	for _, sign := range signs {
		if sign(&c) {
			return true
		}
	}
	return w.token == "TOP SECRET" && c.capital && !c.capitalLine
}

// cited reports whether what stands before a word that is also the name of a thing is a sentence that
// names it: REF E IS DODI 5200.48, CONTROLLED UNCLASSIFIED INFORMATION.
func cited(before []byte) bool {
	rest, listed := bytes.CutSuffix(bytes.TrimRight(before, " "), []byte(","))
	return listed && len(bytes.Fields(rest)) > 2 && !onlyOf(rest, companions)
}

// context is a level word with the line about it.
type context struct {
	before, after []byte
	capital       bool // the word is in capitals
	capitalLine   bool // so is the line
	runsOn        bool // the line goes on a sentence of the line before
}

func (s *scanner) context(start, end int) context {
	from, to := s.line(start, end)
	c := context{before: s.b[from:start], after: s.b[end:to], capital: !s.anySmall(start, end)}
	c.capitalLine = c.capital && !s.anySmall(from, to)
	c.runsOn = !c.capital && from > 0 && s.sentence(from-1)
	return c
}

// sentence reports whether the line that ends at `end` is prose that goes on.
func (s *scanner) sentence(end int) bool {
	from, _ := s.line(end, end)
	line := bytes.TrimRight(s.b[from:end], " \t")
	if len(line) == 0 || strings.IndexByte(".:!?=-*#|", line[len(line)-1]) >= 0 {
		return false
	}
	return wordsIn(line, fewestProse) == fewestProse && s.anySmall(from, end)
}

// fewestProse is how many words a line of prose has.
const fewestProse = 3

// signs tell a marking from prose. One is enough.
var signs = []func(*context) bool{
	standsAlone, foreign, controlFollows, messageFollows, labelled, stated, inCell, inQuotes, inBrackets,
}

// companions are the words beside a level that leave a line a marking.
var companions = set(`
TOP SECRET CONFIDENTIAL UNCLASSIFIED UNCLAS SECTION PAGE OF NOFORN NF ORCON OC REL TO USA FVEY SIPDIS
EXDIS NODIS STADIS LIMDIS SENSITIVE EYES ONLY SI TK HCS G RD FRD CUI SBU FOUO NATO COSMIC ATOMAL EFTO THIS
IS A AND DOCUMENT CLASSIFICATION CLASSIFIED OVERALL MESSAGE CABLE TELEGRAM BEGIN END TEXT HIGHEST LEVEL
INFORMATION SECURITY PART ENTIRE PARAGRAPH ANNEX ATTACHMENT ATTACHMENTS ENCLOSURE ENCLOSURES WHEN
SEPARATED FROM WITH UPON REMOVAL FILLED IN BANNER MARKING COVER SHEET PAR PARD PLAIN RTF1 B B0 I I0 QC QL
NNNN BT THE US U S
`)

// standsAlone: nothing else stands on the line but signs, numbers and words of a marking. In small letters
// the line must be of its own, and no piece of code.
func standsAlone(c *context) bool {
	if !onlyOf(untag(c.before), companions) || !onlyOf(untag(c.after), companions) {
		return false
	}
	return !c.key() && (c.capital || !c.runsOn && !c.code())
}

// foreign: the marking of another country, //GBR SECRET.
func foreign(c *context) bool {
	rest, ok := bytes.CutPrefix(bytes.TrimSpace(c.before), []byte("//"))
	return ok && c.capital && len(rest) <= longestCountry && len(leadingWord(rest)) == len(rest)
}

// key reports whether a value is given to the word: SECRET=, "secret": 1.
func (c *context) key() bool {
	after := bytes.TrimLeft(c.after, "\"'` ")
	switch {
	case bytes.HasPrefix(after, []byte("=")):
		return !bytes.HasPrefix(after, []byte("=="))
	case c.capital || !bytes.HasPrefix(after, []byte(":")):
		return false
	}
	return true
}

// code reports whether the signs about a word in small letters are those of a program.
func (c *context) code() bool {
	if len(c.after) > 0 && strings.IndexByte(",;()={}[+%&$@", c.after[0]) >= 0 {
		return true
	}
	if len(c.before) == 0 {
		return false
	}
	last := c.before[len(c.before)-1]
	option := last == '-' && (len(c.after) == 0 || c.after[0] != '-')
	return option || strings.IndexByte("$@%&.(=+[{", last) >= 0
}

// untag takes tags and control words out of a piece of a line.
func untag(b []byte) []byte {
	if bytes.IndexByte(b, '<') < 0 {
		return b
	}
	var out []byte
	for i := 0; i < len(b); {
		if n := tagLength(b[i:]); n > 0 {
			i += n
			continue
		}
		out = append(out, b[i])
		i++
	}
	return out
}

// controls are what may follow a level after a slash or a blank.
var controls = set(`
NOFORN NF ORCON OC REL RELIDO SI TK HCS SAR RD FRD FGI SIPDIS EXDIS NODIS STADIS LIMDIS PROPIN PR IMCON
FISA FOUO SBU CUI NATO EYES DISPLAY RSEN LES TALENT GAMMA CNWDI WNINTEL NOCONTRACT SPECAT ATOMAL SENSITIVE
USA
`)

// words that follow a level with a blank in prose too.
var proseControls = set(`DISPLAY EYES SENSITIVE SAR NATO USA`)

// controlFollows: SECRET//NOFORN, SECRET/NF, SECRET NOFORN; and what follows such slashes.
func controlFollows(c *context) bool {
	if bytes.HasSuffix(c.before, []byte("/")) && !onlyOf(c.before, companions) {
		return false // a path
	}
	rest := bytes.TrimLeft(c.after, " \t*_`\\-,")
	slashed := bytes.HasPrefix(rest, []byte("/"))
	next, _ := nextWord(rest)
	switch {
	case slashed && controls[string(next)]:
		return c.capital || !proseControls[string(next)] || bytes.HasPrefix(rest, []byte("//"))
	case len(next) > 2 && controls[string(next)] && !proseControls[string(next)]:
		return c.capital || string(next) == "NOFORN"
	}
	head := bytes.TrimRight(c.before, " \t*_`")
	return bytes.HasSuffix(head, []byte("//")) && onlyOf(head, companions) && c.capital
}

// mostPostWords is how many words the name of a post has at the most.
const mostPostWords = 4

// messageFollows: the head of a message, SECRET SECTION 01 OF 02 or SECRET ARKADIA 000187.
func messageFollows(c *context) bool {
	if !onlyOf(c.before, companions) {
		return false
	}
	b := c.after
	for i := 0; i <= mostPostWords; i++ {
		w, rest := nextWord(b)
		switch {
		case w == nil:
			return false
		case i > 0 && isNumber(w) && len(w) >= 3 && (c.capital || len(w) >= 5):
			return onlyOf(rest, companions)
		case i > 0 && isNumber(w):
			return i == 1 && bytes.Contains(c.after[:len(c.after)-len(rest)], []byte("SECTION"))
		}
		b = rest
	}
	return false
}

// labelWords are the words before a level that say what it is.
var labelWords = set(`
CLASSIFICATION CLASSIFIED CLASS MARKING MARKED MARK LEVEL BANNER CAVEAT OVERALL PROTECTION SENSITIVITY
HANDLING SECURITY CLEARANCE PORTION CLASSIF HEADER FOOTER TOP BOTTOM SECLEVEL SECURITYLEVEL
CLASSIFICATIONLEVEL DOWNGRADED UPGRADED
`)

// labelled: "Classification: secret", classification="SECRET".
func labelled(c *context) bool {
	w, rest := lastWord(c.before)
	if !bytes.ContainsAny(rest, ":=>") {
		return false
	}
	colon := bytes.HasSuffix(bytes.TrimSpace(rest), []byte(":"))
	return labelWords[string(w)] || isCamel(w) || c.capital && colon && named(c.before)
}

// mostLabel is how many words the label of a level has.
const mostLabel = 6

// named reports whether b, the line up to a colon, names the level of something.
func named(b []byte) bool {
	found, n := false, 0
	for w, rest := nextWord(b); w != nil; w, rest = nextWord(rest) {
		found = found || string(w) == "CLASSIFICATION" || string(w) == "MARKING" || string(w) == "CLASSIFIED"
		n++
	}
	return found && n <= mostLabel
}

// isCamel reports whether a name ends in a label: docClassification.
func isCamel(w []byte) bool {
	return bytes.HasSuffix(w, []byte("CLASSIFICATION")) && !bytes.HasSuffix(w, []byte("DECLASSIFICATION"))
}

var (
	// verbs join a label to a level in a sentence: only capitals count there.
	verbs = set(`IS AS ARE REMAINS BE WAS AT ENTIRELY`)
	// marked are those after which small letters count too, if nothing follows that the level could be of.
	marked = set(`CLASSIFIED MARKED STAMPED`)
	// thence may follow a level that ends its clause.
	thence  = set(`AND BY UNTIL BECAUSE UNDER FOR IN ON WITH UNLESS FROM LEVEL OR PER PURSUANT INFORMATION`)
	fillers = set(`AS AT THE A IS BE`)
)

// stated: "is classified SECRET", "marked secret."
func stated(c *context) bool {
	w, rest := lastWord(c.before)
	if len(w) == 0 || len(rest) > 0 && strings.Trim(string(rest), " \"'`*_(") != "" {
		return false
	}
	if c.capital && !c.capitalLine && (verbs[string(w)] || labelWords[string(w)]) {
		return true
	}
	before := c.before[:len(c.before)-len(rest)]
	for fillers[string(w)] {
		before = before[:len(before)-len(w)]
		if w, rest = lastWord(before); len(w) == 0 {
			return false
		}
		before = before[:len(before)-len(rest)]
	}
	next, _ := nextWord(c.after)
	ends := next == nil || thence[string(next)] || strings.IndexByte(".,;:!)", c.after[0]) >= 0
	return marked[string(w)] && ends
}

// inCell: a field of a table, in capitals.
func inCell(c *context) bool {
	if !c.capital || len(c.before)+len(c.after) == 0 {
		return false
	}
	between := len(c.before) > 0 && len(c.after) > 0
	commas := between && bytes.ContainsAny(c.before, ",") && bytes.ContainsAny(c.after, ",")
	if commas && edge(c.before, false, ",") && edge(c.after, true, ",") {
		return true
	}
	return (between || !c.capitalLine) && edge(c.before, false, "") && edge(c.after, true, "")
}

// edge reports whether a field of a table ends at the word: at the end of the line, a bar, a tab, a wide
// gap or one of more.
func edge(b []byte, after bool, more string) bool {
	if len(b) == 0 {
		return true
	}
	if !after {
		return bytes.HasSuffix(b, []byte("  ")) || strings.IndexByte("\t|;"+more, b[len(b)-1]) >= 0 ||
			bytes.HasSuffix(bytes.TrimRight(b, " "), []byte("|"))
	}
	return bytes.HasPrefix(b, []byte("  ")) || strings.IndexByte("\t|;"+more, b[0]) >= 0 ||
		bytes.HasPrefix(bytes.TrimLeft(b, " "), []byte("|"))
}

// inQuotes: a string of data or a program that is the level alone, in capitals: ["SECRET"], {"a": "SECRET"}.
// What a program asks by that name, env["SECRET"] or getenv("SECRET"), is none.
func inQuotes(c *context) bool {
	if !c.capital || len(c.before) == 0 || len(c.after) == 0 {
		return false
	}
	q := c.before[len(c.before)-1]
	if strings.IndexByte("\"'`", q) < 0 || c.after[0] != q {
		return false
	}
	head := bytes.TrimRight(c.before[:len(c.before)-1], " ")
	tail := bytes.TrimLeft(c.after[1:], " ")
	if bytes.HasPrefix(tail, []byte(":")) {
		return false
	}
	switch n := len(head); {
	case n == 0:
		return true
	case strings.IndexByte("([", head[n-1]) >= 0:
		return n == 1 || !inWord(head[n-2]) && head[n-2] != '_'
	}
	return strings.IndexByte(",:={>|", head[len(head)-1]) >= 0
}

// inBrackets: (SECRET) anywhere, (secret) at the head of a line.
func inBrackets(c *context) bool {
	before, after := bytes.TrimRight(c.before, " *_"), bytes.TrimLeft(c.after, " *_")
	if len(before) == 0 || len(after) == 0 {
		return false
	}
	open, shut := before[len(before)-1], after[0]
	if strings.IndexByte("([{<", open) < 0 || strings.IndexByte(")]}>/-", shut) < 0 {
		return false
	}
	if c.capital {
		return len(before) < 2 || !inWord(before[len(before)-2]) || open == '{'
	}
	return open != '[' && onlyOf(before, companions) && !c.runsOn // [secret] heads a section of settings
}
