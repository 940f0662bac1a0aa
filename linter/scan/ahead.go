package scan

import "bytes"

// Ahead tells where the next of a sign stands from places that go forward in a text, such as its lines: the sign is
// looked for once in all of them.
type Ahead struct {
	text  []byte
	sign  byte
	since int // none stands from here
	at    int // to before here
}

// AheadOf returns an Ahead that looks for a sign in b.
func AheadOf(b []byte, sign byte) Ahead { return Ahead{text: b, sign: sign, at: -1} }

// From returns the offset of the first such sign that stands not before from, the length of the text when there is
// none.
func (a *Ahead) From(from int) int {
	if from > a.at || from < a.since {
		a.seek(from)
	}
	return a.at
}

func (a *Ahead) seek(from int) {
	a.since, a.at = from, len(a.text)
	if from < len(a.text) {
		if i := bytes.IndexByte(a.text[from:], a.sign); i >= 0 {
			a.at = from + i
		}
	}
}
