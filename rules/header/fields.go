package header

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// counted names what was counted where no text lays a check down.
const counted = "State cables of 1966-2010"

// eitherWrong is why there is no fix where two fields differ.
const eitherWrong = "either of the two may be the wrong one"

// sentOn is the day of the date-time group, 0 when it is missing or impossible.
func sentOn(d cable.DTG) law.Day {
	if !d.Present() || !law.Valid(d.Year, d.Month, d.Day) {
		return 0
	}
	return law.Date(d.Year, d.Month, d.Day)
}

// precedences are the letters of precedence from low to high.
const precedences = "RPOZY"

// rank orders precedence letters; it is -1 for anything else.
func rank(letter []byte) int {
	if len(letter) == 0 {
		return -1
	}
	return bytes.IndexByte([]byte(precedences), letter[0])
}

// highest returns the highest precedence of the date-time group, -1 when it shows none or a letter
// that is none.
func highest(c *cable.Cable) int {
	top := -1
	for _, letter := range c.Header.DTG.Precedence {
		r := rank(c.Text(letter.Span))
		if r < 0 {
			return -1
		}
		top = max(top, r)
	}
	return top
}

// ownSeries reports whether the number of a message counts in a series of its own, which neither its
// sender nor its originator's line shows.
func ownSeries(c *cable.Cable) bool { return cable.Series(c.Text(c.Post().Span)) }

// withoutOffice takes the words for a regional presence office off a post: "RPO ARKADIA" and "IRAN RPO
// ARKADIA" are of the post ARKADIA.
func withoutOffice(post []byte) []byte {
	const office = "RPO "
	if i := bytes.LastIndex(post, []byte(office)); i == 0 || i > 0 && post[i-1] == ' ' {
		return post[i+len(office):]
	}
	return post
}

// redacted reports whether a copy has a run of x for what was taken out.
func redacted(name []byte) bool { return bytes.Contains(name, []byte("XXX")) }

// place is where a finding about a missing field stands: a field near which it would be.
func place(p *rule.Pass) text.Span {
	for _, sp := range [...]text.Span{
		p.Cable.Tags.Label, p.Cable.EO.Label, p.Banner.Span, p.Cable.Header.From.Name.Span,
	} {
		if sp.Valid() {
			return sp
		}
	}
	return text.At(p.Cable.HeaderStart)
}
