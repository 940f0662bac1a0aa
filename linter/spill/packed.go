package spill

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"unicode/utf8"

	"cablelint/linter/scan"
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

// runs looks for texts in the letters of base64, or in hexadecimal digits. Most texts have no run of such letters that
// is long enough, of which a look at some places tells.
func (s *scanner) runs() {
	s.enough = len(s.hits) + mostHits
	for at := nextRun(s.src, 0); at >= 0 && !s.full(); {
		at = nextRun(s.src, s.unpack(at))
	}
}

// nextRun is where the next run of such letters begins that is long enough, -1 where none does.
func nextRun(b []byte, at int) int {
	for at+shortestPacked <= len(b) {
		next := (*[shortestPacked]byte)(b[at:])
		if n := pastBlank(next[shortestPacked-eight:]); n > 0 { // and no run reaches over that
			at += shortestPacked - eight + int(n)
			continue
		}
		last := shortestPacked
		for last > 0 && packedValue[next[last-1]] >= 0 {
			last--
		}
		if last == 0 {
			return at
		}
		at += last // over which none reaches
	}
	return -1
}

// packed looks for levels in runs of such letters that are too short to be known for anything else, or hold more than
// text.
func (s *scanner) packed() {
	s.enough = len(s.hits) + mostHits
	spelling, done := 0, 0
	s.each(packedLevels, func(n, at int) bool {
		if n != spelling {
			spelling, done = n, 0
		}
		start := s.span(at, at+1).Start
		if start < done {
			return !s.full()
		}
		from := start
		for from > 0 && packedValue[s.src[from-1]] >= 0 {
			from--
		}
		done = s.runEnd(start)
		s.saidIn(unpacked(s.src[from:done], &codings[0]), from, done)
		return !s.full()
	})
}

// shortestPacked is how many letters hold so much that chance makes no text of it.
const shortestPacked = 16

// runEnd is where the run of the letters of base64 about an offset ends.
func (s *scanner) runEnd(at int) int {
	for at < len(s.src) && packedValue[s.src[at]] >= 0 {
		at++
	}
	return at
}

// coding is a way in which bytes are written in letters, each of which stands for some bits.
type coding struct {
	values *[256]int8
	bits   int
}

// codings of which texts are made; what reads as one of them reads as no other.
var codings = []coding{{packedValue, packedBits}, {hexValue, hexBits}}

// unpack scans what the run of letters that begins at an offset stands for, where that is a text, and returns where it
// ends.
func (s *scanner) unpack(from int) (end int) {
	end = s.runEnd(from)
	begin := from
	for begin < end && strings.IndexByte("-_+", s.src[begin]) >= 0 { // of a rule, a name or UTF-7
		begin++
	}
	for i, c := range codings {
		if i > 0 { // 0x53 and \x53
			begin += skip(s.src[begin:min(end, begin+len("0x"))], "0xX")
		}
		head := unpacked(s.src[begin:min(end, begin+headOfPacked)], &c)
		if len(head) < fewestUnpacked || plainText(head) == nil {
			continue
		}
		end = s.foldedEnd(end)
		s.saidIn(plainText(unpacked(s.src[begin:end], &c)), begin, end)
		break
	}
	return end
}

// How much of a run is looked at to know whether it is text, and how many bytes must come of it.
const (
	headOfPacked   = 64
	fewestUnpacked = 8
)

// foldedEnd is where a run ends whose lines are folded: the next one has nothing but such letters behind its blanks.
func (s *scanner) foldedEnd(end int) int {
	for {
		next := end
		for _, sign := range []string{"=", "=", "\\r", "\\n", "\r", "\n"} {
			if bytes.HasPrefix(s.src[next:], []byte(sign)) {
				next += len(sign)
			}
		}
		if next == end || s.src[next-1]|0x20 != 'n' && s.src[next-1] != '\n' {
			return end
		}
		next += skip(s.src[next:], " \t")
		last := s.runEnd(next)
		if last == next || last < len(s.src) && strings.IndexByte("=\r\n\\\"'`<,", s.src[last]) < 0 {
			return end
		}
		end = last
	}
}

// saidIn takes over what is found in a text that stands in letters of another kind.
func (s *scanner) saidIn(read []byte, from, end int) {
	o := s.inner(read)
	if o == nil {
		return
	}
	for _, h := range o.all() {
		s.takeOver(h, text.Span{Start: from, End: end})
	}
}

// takeOver takes over what was judged in another text, which stands at a place of this one.
func (s *scanner) takeOver(h Hit, at text.Span) {
	g := sure
	if h.Tier == Word {
		g = said
	}
	if h.Span = at; !s.full() {
		s.hits = append(s.hits, found{Hit: h, grade: g})
	}
}

// The bits that a letter of base64 stands for, and a hexadecimal digit.
const (
	packedBits = 6
	hexBits    = 4
)

// packedValue are the values of the letters of base64, of both alphabets, hexValue those of hexadecimal digits; -1 is
// none.
var packedValue, hexValue = valuesOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "-_"),
	valuesOf("0123456789abcdef", "ABCDEF")

// valuesOf are the values of letters by their place, and of those that stand for the last ones too.
func valuesOf(letters, also string) *[256]int8 {
	var values [256]int8
	for i := range values {
		values[i] = -1
	}
	for i := range len(letters) {
		values[letters[i]] = int8(i)
	}
	for i := range len(also) {
		values[also[i]] = int8(len(letters) - len(also) + i)
	}
	return &values
}

// unpacked are the bytes that letters stand for. Ends of lines and what fills up the last letters are passed over; what
// holds another letter is nothing.
func unpacked(letters []byte, c *coding) []byte {
	out := make([]byte, 0, len(letters)*c.bits/8)
	had, n := uint32(0), 0
	for i := 0; i < len(letters); i++ {
		v := c.values[letters[i]]
		switch {
		case letters[i] == '\\':
			i++
			continue
		case v < 0 && packedValue[letters[i]] >= 0:
			return nil
		case v < 0:
			continue
		}
		if had, n = had<<c.bits|uint32(v), n+c.bits; n >= 8 {
			n -= 8
			out = append(out, byte(had>>n))
		}
	}
	return out
}

// plainText is what was unpacked as UTF-8, nil where it is no text: a control character is none, nor is what is in no
// encoding of Unicode. The last character may be cut.
func plainText(b []byte) []byte {
	b = narrowed(b)
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r == utf8.RuneError && n == 1 && len(b)-i < utf8.UTFMax && !utf8.FullRune(b[i:]):
			return b[:i]
		case r == utf8.RuneError && n == 1, r < ' ' && !scan.Space(byte(r)), r == 0x7f:
			return nil
		}
		i += n
	}
	return b
}

// narrowed is text whose characters take two bytes as UTF-8, with the ends of strings as ends of lines; other text is
// left as it is. Without a mark it is known by the naughts in its first characters.
func narrowed(b []byte) []byte {
	order, known := binary.ByteOrder(binary.LittleEndian), bytes.HasPrefix(b, []byte("\xff\xfe"))
	if bytes.HasPrefix(b, []byte("\xfe\xff")) {
		order, known = binary.BigEndian, true
	}
	if !known && len(b) >= eight {
		switch {
		case min(b[0], b[2], b[4]) >= ' ' && b[1]|b[3]|b[5] == 0:
			known = true
		case min(b[1], b[3], b[5]) >= ' ' && b[0]|b[2]|b[4] == 0:
			order, known = binary.BigEndian, true
		}
	}
	if !known {
		return b
	}
	var out []byte
	for ; len(b) > 1; b = b[2:] {
		r := rune(order.Uint16(b))
		if r == 0 {
			r = '\n'
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}
