package spill

import (
	"bytes"
	"strings"

	"cablelint/linter/marking"
)

// The protective markings of Australian mail: [SEC=PROTECTED, CAVEAT=SH:CABINET].

// protective are the keys of such a marking.
var protective = seekIn(openWord, "SEC=", "DLM=", "CAVEAT=")

// protectiveLevels are the values of SEC and its like.
var protectiveLevels = lexiconOf(func() map[string]marking.Ceiling {
	out := map[string]marking.Ceiling{}
	for needs, values := range protectiveValues {
		for value := range strings.SplitSeq(values, ", ") {
			out[strings.ReplaceAll(value, " ", "")] = needs
		}
	}
	return out
})

var protectiveValues = map[marking.Ceiling]string{
	marking.CeilingTS: "TOP SECRET",
	marking.CeilingS:  "SECRET, HIGHLY PROTECTED, RI AUSTEO, RI AGAO, C CODEWORD",
	marking.CeilingC:  "CONFIDENTIAL, PROTECTED, RESTRICTED",
	marking.CeilingCUI: "OFFICIAL SENSITIVE, SENSITIVE, FOR OFFICIAL USE ONLY, SENSITIVE PERSONAL, SENSITIVE LEGAL, " +
		"SENSITIVE CABINET, CABINET IN CONFIDENCE, IN CONFIDENCE, SH CABINET, SH NATIONAL CABINET, SH DELICATE SOURCE",
}

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
		if needs := protectiveLevels.at(value); needs > 0 && s.inProtective(at, from) {
			s.hit(Level, at, to, string(bytes.TrimSpace(s.b[at:to])), needs, sure)
		}
		return !s.full()
	})
}

// inProtective reports whether a key of such a marking, whose value begins with a capital, stands at the head of
// brackets or behind other keys of one: a program may have the name.
func (s *scanner) inProtective(at, value int) bool {
	if at == 0 || s.alnum(at-1) || s.small(at) || s.small(value) {
		return false
	}
	before := s.b[max(0, at-longestProtective):at]
	if s.b[at-1] == '[' {
		return true
	}
	for _, key := range []string{"VER=", "NS=", "[SEC=", "MARKING"} {
		if bytes.Contains(before, []byte(key)) {
			return true
		}
	}
	return false
}
