package survey

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/vocab"
)

// Facts are what is counted of one cable. They hold no words of it.
type Facts struct {
	Form, Level, Year, Post, Order string
	Marks, Tags                    []string
}

// The names of what was not found.
const (
	NotRead = "not read"
	NoOrder = "none"
	Person  = "(a person)"
	NoCode  = "(not a code)"
)

// FactsOf gathers what is counted of a cable.
func FactsOf(a *assess.Assessment) Facts {
	c := a.Cable
	f := Facts{
		Form: c.Layout.Title, Level: cmp.Or(a.Level().String(), NotRead), Year: NotRead,
		Post: cmp.Or(PostOf(c), NotRead), Order: NoOrder,
	}
	if o := originOf(a); o.year != 0 {
		f.Year = strconv.Itoa(o.year)
	}
	if c.EO.Order.Value > 0 {
		f.Order = "E.O. " + strconv.Itoa(c.EO.Order.Value)
	}
	for _, m := range a.Marks {
		if m != nil {
			f.Marks = append(f.Marks, short("("+marking.Shown(strings.Join(strings.Fields(m.Inner), " "))+")"))
		}
	}
	codes := vocab.CodesOf(a.Date.Year())
	for i := range c.Tags.Items {
		f.Tags = append(f.Tags, tag(c, &c.Tags.Items[i], codes))
	}
	return f
}

// longestTag is how long a code may be that is not in the list.
const longestTag = 4

// tag names an item of the TAGS line. A name is withheld, and so is what might be one: a word that is
// neither a known code of the time nor as short as one.
func tag(c *cable.Cable, t *cable.Tag, codes vocab.Codes) string {
	if t.Person {
		return Person
	}
	code := c.Text(t.Span)
	if codes.Has(code) || len(code) <= longestTag && upper(code) {
		return string(code)
	}
	return NoCode
}

func upper(b []byte) bool {
	return !slices.ContainsFunc(b, func(r byte) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') })
}

// Holdings is what a collection holds.
type Holdings struct {
	Cables                              int
	Forms, Levels, Years, Posts, Orders Counts
	Marks, Tags                         Counts

	rules map[string]*Tally
	posts map[string]*Tally
	pairs map[pair]int
}

// Tally counts findings under a name.
type Tally struct {
	Name     string `json:"name"`     // name of the rule or post
	Findings int    `json:"findings"` // number of findings
	Errors   int    `json:"errors"`   // how many are errors
	Warnings int    `json:"warnings"` // how many are warnings
	Infos    int    `json:"infos"`    // how many are infos
	Cables   int    `json:"cables"`   // number of cables with such findings
}

type pair struct{ rule, post string }

// Pair is a rule, a post, and how often the one was breached at the other.
type Pair struct {
	Rule     string `json:"rule"`     // name of the rule
	Post     string `json:"post"`     // name of the post
	Findings int    `json:"findings"` // number of findings
}

// Breach is a finding for the counts.
type Breach struct {
	Rule     string
	Severity int // 1 info, 2 warning, 3 error
}

// Add counts a cable and the findings in it.
func (h *Holdings) Add(f *Facts, breaches []Breach) {
	h.Cables++
	h.Forms.Add(f.Form, 1)
	h.Levels.Add(f.Level, 1)
	h.Years.Add(f.Year, 1)
	h.Posts.Add(f.Post, 1)
	h.Orders.Add(f.Order, 1)
	for _, m := range f.Marks {
		h.Marks.Add(m, 1)
	}
	for _, t := range f.Tags {
		h.Tags.Add(t, 1)
	}
	h.Breached(f.Post, breaches)
}

// Breached counts the findings in one cable, or in a text that is none, of a post.
func (h *Holdings) Breached(post string, breaches []Breach) {
	if len(breaches) == 0 {
		return
	}
	if h.rules == nil {
		h.rules, h.posts, h.pairs = map[string]*Tally{}, map[string]*Tally{}, map[pair]int{}
	}
	seen := map[string]bool{}
	for _, b := range breaches {
		tally(h.rules, b.Rule).add(b, !seen[b.Rule])
		tally(h.posts, post).add(b, len(seen) == 0)
		seen[b.Rule] = true
		if p := (pair{b.Rule, post}); h.pairs[p] > 0 || len(h.pairs) < mostNames {
			h.pairs[p]++
		}
	}
}

const otherName = "(others)"

func tally(by map[string]*Tally, name string) *Tally {
	if by[name] == nil && len(by) >= mostNames {
		name = otherName
	}
	if by[name] == nil {
		by[name] = &Tally{Name: name}
	}
	return by[name]
}

func (t *Tally) add(b Breach, firstInCable bool) {
	t.Findings++
	switch b.Severity {
	case 1:
		t.Infos++
	case 2:
		t.Warnings++
	default:
		t.Errors++
	}
	if firstInCable {
		t.Cables++
	}
}

// Rules returns the findings by rule, the most frequent first.
func (h *Holdings) Rules() []Tally { return tallies(h.rules) }

// Breaking returns the findings by post, the most frequent first.
func (h *Holdings) Breaking() []Tally { return tallies(h.posts) }

func tallies(by map[string]*Tally) []Tally {
	out := make([]Tally, 0, len(by))
	for _, t := range by {
		out = append(out, *t)
	}
	arrange.By(out, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), strings.Compare(a.Name, b.Name))
	})
	return out
}

// Pairs returns the findings by rule and post, the most frequent first.
func (h *Holdings) Pairs() []Pair {
	out := make([]Pair, 0, len(h.pairs))
	for p, n := range h.pairs {
		out = append(out, Pair{p.rule, p.post, n})
	}
	arrange.By(out, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), strings.Compare(a.Rule, b.Rule),
			strings.Compare(a.Post, b.Post))
	})
	return out
}
