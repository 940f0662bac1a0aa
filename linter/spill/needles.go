package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

var signalLevels = map[byte]marking.Ceiling{
	'E': marking.CeilingCUI, 'C': marking.CeilingC, 'R': marking.CeilingC, 'S': marking.CeilingS,
	'T': marking.CeilingTS, 'M': marking.CeilingTS, 'A': marking.CeilingTS,
}

// leastSignal is how many times the letter of a security signal stands.
const leastSignal = 4

// signals looks for ZNY and ZNR lines, and for the letters of the header: 0731522-SSSS--RUEHC.
func (s *scanner) signals() {
	for _, operator := range []string{"ZNY", "ZNR"} {
		each(s.b, operator, func(at int) bool {
			i := at + len(operator)
			for i < min(len(s.b), at+longestGap) && !inWord(s.b[i]) && s.b[i] != '\n' {
				i++
			}
			if !s.alnum(at - 1) {
				s.signal(i)
			}
			return !s.full()
		})
	}
	each(s.b, "--", func(at int) bool {
		if i := at - leastSignal; i > 7 && s.b[i-1] == '-' && isNumber(s.b[i-8:i-1]) {
			s.signal(i)
		}
		return !s.full()
	})
}

// signal notes the letter that is repeated from i on.
func (s *scanner) signal(i int) {
	n := 0
	for i+n < len(s.b) && s.b[i+n] == s.b[i] && n < longestGap {
		n++
	}
	if n < leastSignal || s.alnum(i+n) || !scan.Upper(s.b[i]) {
		return
	}
	if needs := signalLevels[s.b[i]]; needs != 0 {
		s.hit(Signal, i, i+n, string(s.b[i:i+n]), needs)
	}
}

// authorityLabel is a label of a classification authority block.
type authorityLabel struct {
	text string
	head bool // counts at the head of a line alone
	date bool // and only before an instruction
}

var authorityLabels = []authorityLabel{
	{"CLASSIFIED BY", false, false},
	{"CLASSIFIED BY AND REASON", true, false},
	{"DERIVED FROM", true, false},
	{"DECLASSIFY ON", false, false},
	{"CL BY", true, false},
	{"CLBY", true, false},
	{"DRV FROM", true, false},
	{"DRV FRM", true, false},
	{"DECL ON", true, true},
	{"DECL", true, true},
	{"DECLON", true, true},
	{"REASON", true, true},
	{"REASONS", true, true},
	{"CLASSIFICATION REASON", true, true},
	{"CLASSIFYING AUTHORITY", true, false},
	{"SUBJECT TO GENERAL DECLASSIFICATION SCHEDULE", true, true},
	{"EXEMPT FROM GENERAL DECLASSIFICATION SCHEDULE", true, true},
	{"EXCLUDED FROM AUTOMATIC DOWNGRADING", false, true},
	{"EXEMPT FROM AUTOMATIC DECLASSIFICATION", true, true},
}

// authorities looks for the labels of a classification authority block: with a colon, or with a reason.
func (s *scanner) authorities() {
	if s.ceiling >= marking.CeilingC {
		return
	}
	for i := range authorityLabels {
		l := &authorityLabels[i]
		each(s.b, l.text, func(at int) bool {
			if end := at + len(l.text); !s.alnum(at-1) && !s.alnum(end) && s.authority(l, at, end) {
				s.hit(Authority, at, end, l.text, marking.CeilingC)
			}
			return !s.full()
		})
	}
}

func (s *scanner) authority(l *authorityLabel, at, end int) bool {
	from, to := s.line(at, end)
	if l.head && s.head(from, to) != at {
		return false
	}
	after := bytes.TrimLeft(s.b[end:to], " \t*_`")
	colon := bytes.HasPrefix(after, []byte(":"))
	switch {
	case len(l.text) > 20: // a phrase that says it all
		return true
	case l.date && bytes.HasPrefix([]byte(l.text), []byte("REASON")):
		return colon && isReason(after[1:])
	case l.date:
		return isInstruction(after)
	case colon:
		return true
	}
	return l.text == "CLASSIFIED BY" && s.reasonFollows(at)
}

// isReason reports whether b begins with a reason of some order, whatever its section: 1.4 (b), 1.5(D).
func isReason(b []byte) bool {
	b = bytes.TrimLeft(b, " \t*_`")
	if bytes.HasPrefix(b, []byte("E.O")) {
		return true
	}
	if !isSection(b) {
		return false
	}
	rest := bytes.TrimLeft(b[longestSection:], " ")
	return bytes.HasPrefix(rest, []byte("(")) || len(rest) > 0 && scan.Upper(rest[0])
}

const longestSection = len("1.4")

// isSection reports whether b begins with a section of an order's first part.
func isSection(b []byte) bool {
	return len(b) >= longestSection && b[0] == '1' && b[1] == '.' && scan.Digit(b[2]) &&
		(len(b) == longestSection || !scan.Digit(b[longestSection]))
}

func (s *scanner) reasonFollows(at int) bool {
	near := s.b[at:min(len(s.b), at+reach)]
	if !bytes.Contains(near, []byte("REASON")) && !bytes.Contains(near, []byte(" PER ")) {
		return false
	}
	found := false
	each(near, "1.", func(at int) bool {
		found = (at == 0 || !scan.Digit(near[at-1])) && isSection(near[at:])
		return !found
	})
	return found
}

var codes = []string{
	"DECL", "GDS", "XGDS", "ADS", "RDS", "XDS", "OADR", "25X", "50X", "75X", "1.6X",
	"X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8", "MR", "DNG",
}

// around are the signs that may stand about a label and its value.
const around = " :.,;\t*_-/\n`\"'|()<>"

// instructions looks for an E.O. line that says when to declassify. Its order may be one that was not signed
// when this was written: any number of four to six digits behind the label is one.
func (s *scanner) instructions() {
	if s.ceiling >= marking.CeilingC {
		return
	}
	each(s.b, "O", func(at int) bool {
		if s.endsEO(at) {
			s.ordersBehind(at + len("O"))
		}
		return !s.full()
	})
	each(s.b, "ORDER", func(at int) bool {
		if bytes.HasSuffix(bytes.TrimRight(s.b[max(0, at-longestLabel):at], around), []byte("EXECUTIVE")) {
			s.ordersBehind(at + len("ORDER"))
		}
		return !s.full()
	})
}

// endsEO reports whether the O at an offset ends "E.O." in some spelling: no letter follows it, and its E
// begins a word or is parted from it by a point.
func (s *scanner) endsEO(at int) bool {
	if at+1 < len(s.b) && scan.Upper(s.b[at+1]) {
		return false
	}
	e := at - 1
	for e >= 0 && at-e < longestLabel && !s.alnum(e) {
		e--
	}
	return e >= 0 && s.b[e] == 'E' && (!s.alnum(e-1) || bytes.IndexByte(s.b[e:at], '.') >= 0)
}

// ordersBehind looks at the numbers behind a label, with nothing but signs between.
func (s *scanner) ordersBehind(from int) {
	for at := from; at < len(s.b) && at-from < longestLabel && !scan.Upper(s.b[at]); at++ {
		if !scan.Digit(s.b[at]) {
			continue
		}
		end := at
		for end < len(s.b) && scan.Digit(s.b[end]) {
			end++
		}
		if n := end - at; n < shortestOrder || n > longestOrder {
			return
		}
		if code := s.instruction(end); code != "" {
			_, to := s.line(at, at)
			s.hit(Instruction, at, end+len(bytes.TrimRight(s.b[end:max(end, to)], " \t\r")), code, marking.CeilingC)
			return
		}
		at = end
	}
}

// The number of an order has four to six digits.
const (
	shortestOrder = 4
	longestOrder  = 6
)

// instruction returns the code of the instruction that follows the number of an order, "" for none.
func (s *scanner) instruction(end int) string {
	if s.alnum(end) {
		return ""
	}
	value := bytes.TrimLeft(s.b[end:min(len(s.b), end+reach)], around)
	for _, code := range codes {
		if !bytes.HasPrefix(value, []byte(code)) {
			continue
		}
		rest := value[len(code):]
		if i := bytes.IndexByte(rest, '\n'); i >= 0 && code != "DECL" {
			rest = rest[:i]
		}
		rest = bytes.Trim(rest, around)
		if code == "DECL" && (len(rest) == 0 || scan.Upper(rest[0]) && !isInstruction(rest)) {
			return "" // nothing, or N/A
		}
		return code
	}
	return ""
}

// isInstruction reports whether b begins with what can stand after DECL: a date, a duration or a code.
func isInstruction(b []byte) bool {
	b = bytes.TrimLeft(b, around)
	w := leadingWord(b)
	if len(w) == 0 {
		return false
	}
	for _, code := range codes[1:] {
		if bytes.HasPrefix(b, []byte(code)) {
			return true
		}
	}
	return scan.Digit(w[0]) && len(w) <= len("14MAR2037")
}

// longestLabel is how far before a value its label begins.
const longestLabel = 24

var levelLetters = map[string]marking.Ceiling{
	"C": marking.CeilingC, "S": marking.CeilingS, "TS": marking.CeilingTS, "U": marking.CeilingU,
	"CUI": marking.CeilingCUI, "SBU": marking.CeilingCUI,
	"CONFIDENTIAL": marking.CeilingC, "SECRET": marking.CeilingS,
	"UNCLASSIFIED": marking.CeilingU, "UNCLAS": marking.CeilingU,
}

// strict are the controls that one slash is enough for.
var strict = set(`NF NOFORN SI TK FOUO SBU CUI REL SENSITIVE NODIS EXDIS STADIS LES`)

// slashes looks for S//NF, S/NF and the like without brackets.
func (s *scanner) slashes() {
	each(s.b, "/", func(at int) bool {
		if at > 0 && s.b[at-1] != '/' {
			s.slash(at)
		}
		return !s.full()
	})
}

func (s *scanner) slash(at int) {
	end := at + 1
	for end < len(s.b) && s.b[end] == '/' {
		end++
	}
	left, _ := lastWord(s.b[max(0, at-longestLabel):at])
	from := at - len(left)
	needs, known := levelLetters[string(left)]
	if !known || end-at > 2 || s.alnum(from-1) || from > 0 && s.b[from-1] == '/' {
		return
	}
	right := leadingWord(s.b[end:min(len(s.b), end+longestLabel)])
	if string(left) == "CUI" && end-at == 2 {
		s.hit(PortionMark, from, at, "CUI", marking.CeilingCUI)
		return
	}
	stop := end + len(right)
	single := end-at == 1
	if !controls[string(right)] || single && (!strict[string(right)] || s.anySmall(from, stop)) {
		return
	}
	s.hit(PortionMark, from, stop, string(s.b[from:stop]), max(needs, marking.CeilingCUI))
}

// letters of a level as data gives it: classification="S".
var letterLabels = []string{"CLASSIFICATION", "MARKING", "BANNER", "PORTIONMARK", "PORTION"}

// labels looks for the letter of a level after its label, with a sign between.
func (s *scanner) labels() {
	for _, label := range letterLabels {
		each(s.b, label, func(at int) bool {
			s.letter(at, at+len(label))
			return !s.full()
		})
	}
}

func (s *scanner) letter(at, end int) {
	if s.alnum(end) || bytes.HasSuffix(s.b[:at], []byte("DE")) {
		return
	}
	_, to := s.line(end, end)
	rest := s.b[end:min(to, end+longestLabel)]
	value := bytes.TrimLeft(rest, " :=\"'(*_`\t")
	if !bytes.ContainsAny(rest[:len(rest)-len(value)], ":=") {
		return
	}
	w := leadingWord(value)
	needs := levelLetters[string(w)]
	if len(w) > 2 || needs <= marking.CeilingU {
		return
	}
	from := end + len(rest) - len(value)
	next := from + len(w)
	if next < to && strings.IndexByte(" \"')/*_`,;.<>}\t", s.b[next]) < 0 || s.anySmall(from, next) {
		return
	}
	s.hit(Level, from, from+len(w), string(w), needs)
}
