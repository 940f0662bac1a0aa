package assess

import (
	"fmt"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/vocab"
)

// Number is the number that the message is known by: two-digit year, post, serial, as in "07 ARKADIA 187". It
// is "" where one of the three was not read.
func (a *Assessment) Number() string { return a.number(func(post string) string { return post }) }

// ShownNumber is the number as it may be told where words of the text are withheld.
func (a *Assessment) ShownNumber() string { return a.number(ShownPost) }

// ShownPost is the name of a post or a sender as it may be told there: whole where the words of listed ones make it up.
func ShownPost(name string) string { return marking.ShownName(name, vocab.NameWord) }

func (a *Assessment) number(told func(post string) string) string {
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
	name := told(strings.Join(strings.Fields(c.String(post.Span)), " "))
	return fmt.Sprintf("%02d %s %d", year%100, name, serial.Value)
}
