package spill

import (
	"bytes"

	"cablelint/linter/marking"
)

// lines looks at each line for what means something by where it stands.
func (s *scanner) lines() {
	list := items{}
	for from, n := 0, 0; from < len(s.b) && !s.full(); n++ {
		to := len(s.b)
		if i := bytes.IndexByte(s.b[from:], '\n'); i >= 0 {
			to = from + i
		}
		if head := s.heading(from, to); head.at < to {
			s.caption(from, head.at, to)
			list.line = n
			s.marks(from, to, head, &list)
		}
		from = to + 1
	}
}

// captions that count as controlled information, on a line of their own or in a list of them.
var captions = set(`NODIS EXDIS STADIS LIMDIS NOFORN CHEROKEE SENSITIVE SBU FOUO LOU CUI EFTO`)

// beside are words that may stand with captions on a line without making prose of it.
var beside = set(`
SIPDIS CAPTIONS CAPTION CHANNEL ROGER DISSENT AGREMENT DIRGEN MED TM EYES ONLY ORCON UNCLAS UNCLASSIFIED
SECTION OF THE FOR CLASSIFICATION HANDLING NF SP AMBASSADOR DCM SECRETARY FROM BEGIN END U MARKING PAGE
NOT USA REL TO
`)

var channels = set(`ROGER DISSENT AGREMENT DIRGEN MED TM`)

// longestCaptions is how long a line of captions may be.
const longestCaptions = 100

// longestCountry is how long the code of a country or of a group of them is.
const longestCountry = 4

func (s *scanner) caption(from, head, to int) {
	if to-head > longestCaptions {
		return
	}
	at, token, release := -1, "", false
	last := []byte(nil)
	for b := s.b[head:to]; ; {
		w, rest := nextWord(b)
		if w == nil {
			break
		}
		start := to - len(rest) - len(w)
		switch {
		case captions[string(w)]:
			at, token = start, string(w)
		case string(w) == "CHANNEL" && channels[string(last)], string(w) == "ONLY" && string(last) == "EYES",
			string(w) == "TO" && string(last) == "REL":
			at, token = start-1-len(last), string(last)+" "+string(w)
			release = string(last) == "REL"
		case release && len(w) <= longestCountry:
		case !beside[string(w)] && !isNumber(w) && !s.post(w, rest):
			return
		}
		last, b = w, rest
	}
	if at < from {
		return
	}
	end := min(at+len(token), to)
	if !s.anySmall(at, end) || token != "SENSITIVE" { // as a heading in small letters it is a word
		s.hit(Caption, at, end, token, marking.CeilingCUI)
	}
}

// post reports whether w, before rest, is the name of a post with the number of its message.
func (s *scanner) post(w, rest []byte) bool {
	next, after := nextWord(rest)
	return len(w) > 2 && len(next) > 2 && isNumber(next) && onlyOf(after, beside)
}
