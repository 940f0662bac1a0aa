package spill

import (
	"bytes"
	"encoding/base64"
	"strings"

	"cablelint/linter/text"
)

// Logs and data hold texts in base64, in the middle of a line and behind any prefix. A level in such a text has three
// spellings, by where it stands in it; they are looked for, and what holds one is unpacked and scanned.

// packedLevels are the spellings of levels, as they are folded.
var packedLevels = func() *sought {
	words := []string{"SECRET", "CONFIDENTIAL", "NOFORN"}
	out := make([]string, 0, packedBytes*len(words))
	for _, word := range words {
		for before := range packedBytes {
			whole := base64.StdEncoding.EncodeToString([]byte(strings.Repeat(" ", before) + word))
			from := (before*packedLetters + packedBytes - 1) / packedBytes
			to := (before + len(word)) * packedLetters / packedBytes
			out = append(out, strings.ToUpper(whole[from:to]))
		}
	}
	return seekIn(inCode, out...)
}()

// In base64 four letters stand for three bytes.
const (
	packedBytes   = 3
	packedLetters = 4
)

// packed looks for levels in base64.
func (s *scanner) packed() {
	s.enough = len(s.hits) + mostHits
	spelling, done := 0, 0
	s.each(packedLevels, func(n, at int) bool {
		if n != spelling {
			spelling, done = n, 0
		}
		if start := s.span(at, at+1).Start; start >= done {
			done = s.unpack(start)
		}
		return !s.full()
	})
}

// unpack scans what the letters of base64 about an offset in the text stand for, and returns where they end.
func (s *scanner) unpack(at int) (end int) {
	from, end := at, at
	for from > 0 && inPacked(s.src[from-1]) {
		from--
	}
	for end < len(s.src) && inPacked(s.src[end]) {
		end++
	}
	whole := bytes.TrimRight(s.src[from:end], "=")
	read := make([]byte, base64.RawStdEncoding.DecodedLen(len(whole)))
	n, _ := base64.RawStdEncoding.Decode(read, whole) // what is cut off does not matter
	for _, h := range Scan(read[:n], s.ceiling) {
		g := sure
		if h.Tier == Word {
			g = said
		}
		if !s.full() {
			h.Span = text.Span{Start: from, End: end}
			s.hits = append(s.hits, found{Hit: h, grade: g})
		}
	}
	return end
}

func inPacked(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || strings.IndexByte("+/=", c) >= 0
}
