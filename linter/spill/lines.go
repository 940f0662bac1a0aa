package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
)

// lines looks at each line for what means something by where it stands.
func (s *scanner) lines() {
	listed := byte(0) // the letter of the last list item: (a), (b)
	for from := 0; from < len(s.b); {
		to := len(s.b)
		if i := bytes.IndexByte(s.b[from:], '\n'); i >= 0 {
			to = from + i
		}
		if head := s.head(from, to); head < to {
			s.signal(from, to)
			s.caption(head, to)
			s.authority(from, to)
			s.instruction(from, to)
			listed = s.marks(from, head, to, listed)
		}
		from = to + 1
	}
}

// head skips what stands before the words of a line: tags, blanks, quotation signs, bullets, a number.
func (s *scanner) head(from, to int) int {
	i := from
	for i < to && (strings.IndexByte(" \t\r>|#*-=_~.:`'\"\xb6\x01", s.b[i]) >= 0 || s.b[i] == '<') {
		i += max(tagLength(s.b[i:to]), 1)
	}
	j := i
	for j < to && isDigit(s.b[j]) {
		j++
	}
	if j == i && j+1 < to && isLetter(s.b[j]) && s.b[j+1] == '.' {
		j++ // a lettered item
	}
	if j == i || j >= to || s.b[j] != '.' && s.b[j] != ')' {
		return i
	}
	for j++; j < to && strings.IndexByte(" \t*_\"'", s.b[j]) >= 0; {
		j++
	}
	return j
}

// longestTag is how long a tag may be that is passed over.
const longestTag = 80

// tagLength is the length of the markup tag at the head of b, 0 when there is none.
func tagLength(b []byte) int {
	if len(b) < 3 || b[0] != '<' || !isLetter(b[1]) && b[1] != '/' {
		return 0
	}
	return bytes.IndexByte(b[:min(len(b), longestTag)], '>') + 1
}

var signalLevels = map[byte]marking.Level{
	'C': marking.Confidential, 'R': marking.Confidential, 'S': marking.Secret, 'T': marking.TopSecret,
}

// leastSignal is how many times the letter of a security signal stands.
const leastSignal = 4

// signal looks for a ZNY or ZNR line.
func (s *scanner) signal(from, to int) {
	line := s.b[from:to]
	at := max(bytes.Index(line, []byte("ZNY")), bytes.Index(line, []byte("ZNR")))
	if at < 0 || s.alnum(from+at-1) {
		return
	}
	i := at + 3
	for i < len(line) && !isLetter(line[i]) {
		i++
	}
	n := 0
	for i+n < len(line) && line[i+n] == line[i] {
		n++
	}
	if n >= leastSignal && !s.alnum(from+i+n) {
		if level := signalLevels[line[i]]; level != 0 {
			s.hit(Signal, from+i, from+i+n, string(line[i:i+n]), marking.Needs(level, marking.Controls{}))
		}
	}
}

// captions that count as controlled information, on a line of their own or in a list of them.
var captions = set(`NODIS EXDIS STADIS LIMDIS NOFORN CHEROKEE SENSITIVE SBU FOUO LOU CUI`)

// beside are words that may stand with captions on a line without making prose of it.
var beside = set(`SIPDIS CAPTIONS CAPTION CHANNEL ROGER DISSENT AGREMENT DIRGEN MED TM EYES ONLY ORCON`)

var channels = set(`ROGER DISSENT AGREMENT DIRGEN MED TM`)

func (s *scanner) caption(from, to int) {
	words := splitWords(s.b[from:to])
	if len(words) == 0 || len(words) > 8 {
		return
	}
	token := ""
	for i, w := range words {
		switch {
		case captions[w]:
			token = w
		case channels[w] && i+1 < len(words) && words[i+1] == "CHANNEL":
			token = w + " CHANNEL"
		case !beside[w]:
			return
		}
	}
	if token == "" {
		return
	}
	at := from + max(bytes.Index(s.b[from:to], []byte(token)), 0)
	end := min(at+len(token), to)
	if token != "SENSITIVE" || !s.anySmall(at, end) { // as a heading in small letters it is a word
		s.hit(Caption, at, end, token, marking.CeilingCUI)
	}
}

var authorityLabels = []string{"CLASSIFIED BY", "DERIVED FROM", "DECLASSIFY ON"}

// authority looks for the labels of a classification authority block: with a colon, or with a reason.
func (s *scanner) authority(from, to int) {
	line := s.b[from:to]
	for _, label := range authorityLabels {
		at := bytes.Index(line, []byte(label))
		if at < 0 || bytes.HasSuffix(line[:at], []byte("DE")) || bytes.HasSuffix(line[:at], []byte("UN")) {
			continue
		}
		after := bytes.TrimLeft(line[at+len(label):], " ")
		colon := len(after) > 0 && after[0] == ':' && (label != "DERIVED FROM" || s.head(from, to) == from+at)
		if colon || label == "CLASSIFIED BY" && s.reasonFollows(from+at) {
			s.hit(Authority, from+at, from+at+len(label), label, marking.CeilingC)
			return
		}
	}
}

// reasonReach is how far after the label a reason is looked for.
const reasonReach = 240

func (s *scanner) reasonFollows(at int) bool {
	near := s.b[at:min(len(s.b), at+reasonReach)]
	reason := bytes.Index(near, []byte("REASON"))
	return (reason >= 0 || bytes.Contains(near, []byte(" PER "))) &&
		(bytes.Contains(near, []byte("1.4")) || bytes.Contains(near, []byte("1.5")))
}

var (
	orders       = []string{"10501", "11652", "12065", "12356", "12958", "13292", "13526"}
	instructions = []string{"DECL", "GDS", "XGDS", "ADS", "RDS", "XDS", "OADR", "25X", "50X", "75X", "1.6X", "X1", "X2", "X3", "X4", "X5", "X6", "X7", "X8", "MR"}
)

// instruction looks for an E.O. line that says when to declassify.
func (s *scanner) instruction(from, to int) {
	line := s.b[from:to]
	for _, order := range orders {
		at := bytes.Index(line, []byte(order))
		if at < 0 || !endsAsLabel(line[:at]) {
			continue
		}
		value := bytes.TrimLeft(line[at+len(order):], " :.\t*_")
		for _, code := range instructions {
			if !bytes.HasPrefix(value, []byte(code)) {
				continue
			}
			rest := bytes.Trim(value[len(code):], " :.\t\r*_")
			if bytes.HasPrefix(rest, []byte("N/A")) || code == "DECL" && len(rest) == 0 {
				return
			}
			s.hit(Instruction, from+at, from+len(bytes.TrimRight(line, " \t\r")), code, marking.CeilingC)
			return
		}
	}
}

// endsAsLabel reports whether b ends with "E.O." in some spelling.
func endsAsLabel(b []byte) bool {
	letters := splitWords(b)
	joined := strings.Join(letters, "")
	return strings.HasSuffix(joined, "EO") || strings.HasSuffix(joined, "EXECUTIVEORDER")
}
