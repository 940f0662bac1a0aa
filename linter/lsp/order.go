package lsp

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// orderLine is an E.O. line as far as it is written: the order, and behind its colon the value.
var orderLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^ *E\.? ?O\.?:?( *)(\d*)(?:(:)( *)(.*))?$`)
})

// inOrder reports whether the line is an E.O. line.
func (c *completer) inOrder() bool { return orderLine().MatchString(c.before) && c.a.Date.Known() }

// order completes an E.O. line: the order in force, and what it has for a value.
func (c *completer) order() {
	m := orderLine().FindStringSubmatch(c.before)
	if m[3] == "" {
		c.orders(m[1], m[2])
		return
	}
	number, err := strconv.Atoi(m[2])
	if o := law.ByNumber(number); err == nil && o != nil {
		c.values(o, m[4] == "", m[5])
	}
}

// orders offers the orders that a cable of the day may name, the one in force first.
func (c *completer) orders(blank, written string) {
	on := c.a.Date.From
	for _, o := range slices.Backward(law.Orders()) {
		if !o.HasLine() || !law.Accepts(on, o.Number) {
			continue
		}
		with := strconv.Itoa(o.Number)
		if blank == "" && written == "" {
			with = " " + with
		}
		c.add(len(written), CompletionItem{
			Label: strconv.Itoa(o.Number), Kind: completeValue, Detail: "in force " + o.InForce.String(),
			TextEdit: &TextEdit{NewText: with + ": "},
		})
	}
}

// declLabel stands before the values of the orders that have it.
const declLabel = "DECL: "

// values offers what may stand behind an order: N/A for an unclassified cable, else a date and codes.
func (c *completer) values(o *law.Order, glued bool, written string) {
	head := ""
	if glued {
		head = " "
	}
	if c.a.Banner.Level == marking.Unclassified {
		c.value(written, head, "N/A", "of an unclassified cable")
		return
	}
	if !strings.HasPrefix(o.Value, declLabel) {
		c.codes(o, written, head)
		return
	}
	if rest, labelled := strings.CutPrefix(strings.ToUpper(written), strings.TrimSpace(declLabel)); labelled {
		written = strings.TrimLeft(rest, " ")
		head = ""
		if written == rest {
			head = " "
		}
	} else {
		head += declLabel
	}
	c.latest(written, head)
	c.codes(o, written, head)
}

// latest offers the last day that the law of the cable's day ordinarily allows.
func (c *completer) latest(written, head string) {
	from := c.a.Date.From
	years := law.At(from).Term
	if years == 0 || c.a.Date.Day() == 0 {
		return
	}
	year, month, day := from.AddYears(years).YMD()
	c.value(written, head, fmt.Sprintf("%02d/%02d/%d", month, day, year),
		fmt.Sprintf("%d years, the longest that is ordinarily lawful", years))
}

// codes offers the codes that the order has on the cable's day.
func (c *completer) codes(o *law.Order, written, head string) {
	rows := law.CodeRows()
	for i := range rows {
		r := &rows[i]
		if r.Order != o.Number || !r.InForce.Covers(c.a.Date.Period) {
			continue
		}
		if !r.Family {
			c.value(written, head, r.Name, r.Means(r.Name))
		}
		for digit := range r.Meanings() {
			code := r.Name + strconv.Itoa(digit+1)
			c.value(written, head, code, r.Means(code))
		}
	}
}

func (c *completer) value(written, head, what, means string) {
	c.add(len(written), CompletionItem{
		Label: what, Kind: completeValue, Detail: means, TextEdit: &TextEdit{NewText: head + what},
	})
}
