package assess

import (
	"fmt"
	"strings"
)

// Number is what the message is known by: two-digit year, post, serial, as 07 ARKADIA 187; "" where it was not
// read.
func (a *Assessment) Number() string {
	c := a.Cable
	year, post, serial := c.Header.MRN.Year.Value, c.Header.MRN.Post, c.Header.MRN.Serial
	if !c.Header.MRN.Span.Valid() {
		post, serial = c.Post(), c.Number()
		if year = a.Date.From.Year(); !a.Date.Known() || a.Date.To.Year() != year {
			return ""
		}
	}
	if !post.Present() || !serial.Present() {
		return ""
	}
	return fmt.Sprintf("%02d %s %d", year%100, inOneLine(c.Text(post.Span)), serial.Value)
}

func inOneLine(b []byte) string { return strings.Join(strings.Fields(string(b)), " ") }
