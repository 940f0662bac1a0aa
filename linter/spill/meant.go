package spill

import (
	"bytes"
	"strings"
)

// meant reports whether a level word that stands whole is meant as a marking and not as a word of prose.
func (s *scanner) meant(start, end int, token string) bool {
	c := s.context(start, end)
	for _, sign := range signs {
		if sign(c) {
			return true
		}
	}
	return token == "TOP SECRET" && c.capital && !c.capitalLine
}

// context is a level word with the line about it.
type context struct {
	before, after []byte
	capital       bool // the word is in capitals
	capitalLine   bool // so is the line
}

func (s *scanner) context(start, end int) context {
	from := bytes.LastIndexByte(s.b[:start], '\n') + 1
	to := len(s.b)
	if i := bytes.IndexByte(s.b[end:], '\n'); i >= 0 {
		to = end + i
	}
	return context{
		before: s.b[from:start], after: s.b[end:to],
		capital: !s.anySmall(start, end), capitalLine: !s.anySmall(from, to),
	}
}

func (s *scanner) anySmall(from, to int) bool {
	for _, small := range s.lower[from:to] {
		if small {
			return true
		}
	}
	return false
}

// signs tell a marking from prose. One is enough.
var signs = []func(context) bool{standsAlone, controlFollows, messageFollows, labelled, inCell, inBrackets}

// companions are the words beside a level that leave a line a marking.
var companions = set(`TOP SECRET CONFIDENTIAL UNCLASSIFIED UNCLAS SECTION PAGE OF NOFORN NF ORCON OC REL TO USA FVEY SIPDIS EXDIS
NODIS STADIS LIMDIS SENSITIVE EYES ONLY SI TK HCS G RD FRD CUI SBU FOUO NATO COSMIC ATOMAL EFTO THIS IS A AND DOCUMENT CLASSIFICATION
CLASSIFIED OVERALL MESSAGE CABLE TELEGRAM BEGIN END TEXT HIGHEST LEVEL INFORMATION SECURITY PART`)

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// standsAlone: nothing else stands on the line but signs, numbers and words of a marking.
func standsAlone(c context) bool { return onlyCompanions(c.before) && onlyCompanions(c.after) }

func onlyCompanions(b []byte) bool {
	for _, w := range splitWords(untagged(b)) {
		if !companions[w] && strings.Trim(w, "0123456789") != "" {
			return false
		}
	}
	return true
}

// untagged takes markup tags out of a piece of a line.
func untagged(b []byte) []byte {
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

func splitWords(b []byte) []string {
	return strings.FieldsFunc(string(b), func(r rune) bool {
		return r != other && !(r >= 'A' && r <= 'Z') && !(r >= '0' && r <= '9')
	})
}

// controls are what may follow a level after a slash or a blank.
var controls = set(`NOFORN NF ORCON OC REL RELIDO SI TK HCS SAR RD FRD FGI SIPDIS EXDIS NODIS STADIS LIMDIS PROPIN PR IMCON FISA
FOUO SBU CUI NATO EYES DISPLAY RSEN LES TALENT GAMMA CNWDI WNINTEL NOCONTRACT SPECAT ATOMAL`)

// controlFollows: SECRET//NOFORN, SECRET/NF, SECRET NOFORN; and what follows such slashes.
func controlFollows(c context) bool {
	if bytes.HasSuffix(c.before, []byte("/")) && !standsAlone(context{before: c.before}) {
		return false // a path
	}
	rest := bytes.TrimLeft(c.after, " \t*_`")
	words := splitWords(rest)
	if len(words) > 0 && controls[words[0]] && (bytes.HasPrefix(rest, []byte("/")) || len(words[0]) > 2 && words[0] != "DISPLAY" && words[0] != "EYES") {
		return c.capital || bytes.HasPrefix(rest, []byte("/")) || words[0] == "NOFORN"
	}
	head := bytes.TrimRight(c.before, " \t*_`")
	return bytes.HasSuffix(head, []byte("//")) && onlyCompanions(head)
}

// mostPostWords is how many words the name of a post has at the most.
const mostPostWords = 4

// messageFollows: the head of a message, SECRET SECTION 01 OF 02 or SECRET ARKADIA 000187.
func messageFollows(c context) bool {
	if !onlyCompanions(c.before) {
		return false
	}
	words := splitWords(c.after)
	if len(words) > 1 && words[0] == "SECTION" && isNumber(words[1]) {
		return true
	}
	for i, w := range words {
		if isNumber(w) {
			return i > 0 && i <= mostPostWords && len(w) >= 3 && (c.capital || len(w) >= 5) && onlyCompanions([]byte(strings.Join(words[i+1:], " ")))
		}
	}
	return false
}

func isNumber(w string) bool { return strings.Trim(w, "0123456789") == "" }

// labels are the words before a level that say what it is.
var labels = set(`CLASSIFICATION CLASSIFIED CLASS MARKING MARKED MARK LEVEL BANNER CAVEAT OVERALL PROTECTION SENSITIVITY HANDLING SECURITY
CLEARANCE PORTION`)

// verbs join a label to a level in a sentence: only capitals count there.
var verbs = set(`IS AS ARE REMAINS BE WAS`)

// labelled: "Classification: secret", classification="SECRET", "is classified SECRET".
func labelled(c context) bool {
	words := splitWords(c.before)
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	sign := bytes.ContainsAny(c.before[bytes.LastIndex(c.before, []byte(last)):], ":=")
	if labels[last] && sign {
		return true
	}
	return (labels[last] || verbs[last]) && c.capital && !c.capitalLine
}

// inCell: a field of a table, in capitals.
func inCell(c context) bool {
	edge := func(b []byte, gap string) bool {
		return len(b) == 0 || bytes.HasSuffix(b, []byte(gap)) || bytes.HasSuffix(bytes.TrimRight(b, " "), []byte("|")) ||
			bytes.HasSuffix(b, []byte("\t"))
	}
	after := []byte(reverse(c.after))
	return c.capital && edge(c.before, "  ") && edge(after, "  ") && len(c.before)+len(c.after) > 0 &&
		(len(c.before) > 0 && len(c.after) > 0 || !c.capitalLine)
}

func reverse(b []byte) string {
	out := make([]byte, len(b))
	for i, c := range b {
		out[len(b)-1-i] = c
	}
	return string(out)
}

// inBrackets: (SECRET) anywhere, (secret) at the head of a line.
func inBrackets(c context) bool {
	before, after := bytes.TrimRight(c.before, " "), bytes.TrimLeft(c.after, " ")
	if len(before) == 0 || len(after) == 0 {
		return false
	}
	open, shut := before[len(before)-1], after[0]
	if !strings.ContainsRune("([{<", rune(open)) || !strings.ContainsRune(")]}>/-", rune(shut)) {
		return false
	}
	return c.capital || onlyCompanions(before)
}
