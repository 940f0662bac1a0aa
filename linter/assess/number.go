package assess

import (
	"fmt"
	"strings"
)

// Number is the number that the message is known by: two-digit year, post, serial, as in "07 ARKADIA 187". It
// is "" where one of the three was not read.
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
	name := strings.Join(strings.Fields(c.String(post.Span)), " ")
	return fmt.Sprintf("%02d %s %d", year%100, name, serial.Value)
}
