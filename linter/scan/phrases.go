package scan

import "strings"

// Phrases are phrases in capitals that are looked for all at once, in any case of letters: each by the rarest of its
// letters.
type Phrases struct {
	signs Table
	by    [256][]anchored
}

// anchored is a phrase and where in it the letter stands by which it is found.
type anchored struct {
	phrase string
	at     int
}

// rarest are the letters in the order in which English has them, the rarest first.
const rarest = "ZQXJKVBPYGFWMUCLDRHSNIOATE"

// PhrasesOf makes Phrases.
func PhrasesOf(phrases ...string) *Phrases {
	p := &Phrases{}
	for _, phrase := range phrases {
		at := -1
		for _, letter := range rarest {
			if at = strings.IndexRune(phrase, letter); at >= 0 {
				break
			}
		}
		for _, sign := range []byte{phrase[at], phrase[at] | 0x20} {
			p.signs[sign] = true
			p.by[sign] = append(p.by[sign], anchored{phrase, at})
		}
	}
	return p
}

// In reports whether one of the phrases stands in what is left.
func (p *Phrases) In(c Cursor) bool {
	from := c.at
	for ; c.SkipTo(&p.signs); c.at++ {
		for _, a := range p.by[c.text[c.at]] {
			if c.at-a.at >= from && c.To(c.at-a.at).IsFold(a.phrase) {
				return true
			}
		}
	}
	return false
}
