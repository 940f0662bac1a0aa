// Package survey counts what a collection of cables holds and works out when the classification of each
// falls due for review. It judges nothing, and it never says that text is declassified: a day that has
// passed means that a review is due.
//
// What it returns for a cable refers to no byte of the cable, and what it keeps of a collection is
// bounded, however large the collection is.
package survey

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/text"
)

// Counts counts by name. Names may be read from cables, so that only so many of them are kept.
type Counts struct {
	Other int // of names beyond the number that is kept
	by    map[string]int
}

// mostNames is how many names a Counts keeps.
const mostNames = 5000

// Count is a name and how often it was met.
type Count struct {
	Name  string `json:"name"`  // what is counted
	Count int    `json:"count"` // how often it was met
}

// Add counts n of name.
func (c *Counts) Add(name string, n int) {
	if c.by == nil {
		c.by = map[string]int{}
	}
	if _, known := c.by[name]; !known && len(c.by) >= mostNames {
		c.Other += n
		return
	}
	c.by[name] += n
}

// Len returns how many names are kept.
func (c *Counts) Len() int { return len(c.by) }

// Of returns how often name was met.
func (c *Counts) Of(name string) int { return c.by[name] }

// Frequent returns the names, the most frequent first. It is never nil.
func (c *Counts) Frequent() []Count {
	out := c.ByName()
	arrange.By(out, func(a, b Count) int { return cmp.Compare(b.Count, a.Count) })
	return out
}

// ByName returns the names in their order. It is never nil.
func (c *Counts) ByName() []Count {
	out := make([]Count, 0, len(c.by))
	for _, name := range slices.Sorted(maps.Keys(c.by)) {
		out = append(out, Count{name, c.by[name]})
	}
	return out
}

// longestName is how many characters of a name that was read in a cable are kept.
const longestName = 40

// flat returns the text of sp in one line, cut to the length of a name.
func flat(c *cable.Cable, sp text.Span) string {
	sp.End = min(sp.End, sp.Start+4*longestName)
	return short(strings.Join(strings.Fields(strings.ToValidUTF8(string(c.Text(sp)), "\uFFFD")), " "))
}

func short(s string) string {
	if letters := []rune(s); len(letters) > longestName {
		return string(letters[:longestName-1]) + "…"
	}
	return s
}

// PostOf returns the post that a cable is of, as it names itself; "" where it does not.
func PostOf(c *cable.Cable) string {
	if p := c.Post(); p.Present() {
		return assess.ShownPost(flat(c, p.Span))
	}
	if c.Header.From.Name.Present() {
		return assess.ShownPost(flat(c, c.Header.From.Name.Span))
	}
	return ""
}
