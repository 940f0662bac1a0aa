package explain

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/law"
)

// pattern makes an expression when it is first asked for.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// orderName is an order as people name it: E.O. 13526, EO12958, Executive Order 11652, 12065.
var orderName = pattern(`(?i)^(?:(?:e\.? ?o\.?|executive order) ?)?(\d{4,6})$`)

// orderTopic tells of an executive order: its days, its E.O. line, what it wants on a document.
func orderTopic(name string) (Topic, bool) {
	found := orderName().FindStringSubmatch(strings.TrimSpace(name))
	if found == nil {
		return Topic{}, false
	}
	number, _ := strconv.Atoi(found[1]) // six digits at most
	t := Topic{Title: "E.O. " + strconv.Itoa(number)}
	if beside := law.Named(number); beside != nil {
		t.add("what", beside.Says)
		t.add("beside", fmt.Sprintf("E.O. %d, %s", beside.Order, beside.Cited))
		return t, true
	}
	o := law.ByNumber(number)
	if o == nil {
		t.add("what", "no order on the marking of classified information")
		return t, law.IsOrder(number)
	}
	t.add("signed", o.Signed.String())
	t.add("in force", o.InForce.String()+", for marking")
	t.add("grace window", o.Window.String())
	if o.Replaces != 0 {
		t.add("replaces", fmt.Sprintf("E.O. %d", o.Replaces))
	}
	if o.HasLine() {
		t.add("E.O. line", strings.Join(append([]string{o.Value}, o.Forms...), "; "))
	}
	for _, p := range law.Provisions(number) {
		text := cited(&p.Citation)
		if p.Wants != law.Required {
			text = p.Wants.String() + ", " + text
		}
		t.add(p.Part.String(), text)
	}
	t.add("codes", codesOf(number))
	return t, true
}

// cited writes an authority with what it says, how well that is known, and when it held.
func cited(c *law.Citation) string {
	return fmt.Sprintf("%s: %s (%s, %s)", c.Source, c.Says, c.Evidence, c.Period)
}

// codesOf lists the codes of an order.
func codesOf(order int) string {
	var list []string
	rows := law.CodeRows()
	for i := range rows {
		if rows[i].Order == order {
			list = append(list, rows[i].String())
		}
	}
	return strings.Join(list, ", ")
}

// reasonName is a reason as documents cite it: 1.4(b), 1.5 d, 1.4 (b).
var reasonName = pattern(`(?i)^(1\.\d) *\(? *([a-z]) *\)?$`)

// reasonTopic tells of a reason: what its letter has stood for, order by order.
func reasonTopic(name string) (Topic, bool) {
	found := reasonName().FindStringSubmatch(strings.TrimSpace(name))
	if found == nil {
		return Topic{}, false
	}
	letter := strings.ToLower(found[2])
	t := Topic{Title: fmt.Sprintf("reason %s(%s)", found[1], letter)}
	rows := law.ReasonRows(found[1], letter[0])
	for _, r := range rows {
		t.add("means", r.Means)
		t.add("cited", r.Cited.String())
		t.add("authority", r.Source)
	}
	return t, len(rows) > 0
}

// sectionName is a section of an order without a letter, by which orders since E.O. 12065 are cited: 1.4, 1-301.
var sectionName = pattern(`^\d[.-]\d{1,3}$`)

// reasonsTopic tells of all reasons of a section: each list with its order, and when documents cited it.
func reasonsTopic(name string) (Topic, bool) {
	section := strings.TrimSpace(name)
	t := Topic{Title: "reasons " + section}
	if !sectionName().MatchString(section) {
		return t, false
	}
	authority := ""
	for _, r := range law.ReasonRows(section, 0) {
		if r.Source != authority {
			authority = r.Source
			t.add("authority", r.Source)
			t.add("cited", r.Cited.String())
		}
		t.add(fmt.Sprintf("%s(%c)", section, r.Letter), r.Means)
	}
	return t, len(t.Lines) > 0
}

// sectionTopic tells what else the orders say of a document in a section of that number, and when each did.
func sectionTopic(name string) (Topic, bool) {
	section := strings.TrimSpace(name)
	t := Topic{Title: "section " + section}
	if !sectionName().MatchString(section) {
		return t, false
	}
	for _, number := range law.Numbers() {
		for _, p := range law.Provisions(number) {
			if in, _, _ := strings.Cut(p.Source, "("); strings.HasSuffix(in, " "+section) {
				t.add(p.Part.String(), cited(&p.Citation))
			}
		}
	}
	return t, len(t.Lines) > 0
}

// codeTopic tells of a declassification code or a family of them: X6, XGDS-3, 25X1, OADR, 25X.
func codeTopic(name string) (Topic, bool) {
	asked := plainCode(name)
	t := Topic{Title: "declassification code " + strings.ToUpper(strings.TrimSpace(name))}
	rows := law.CodeRows()
	for i := range rows {
		c := &rows[i]
		if c.Family && plainCode(c.Name) == asked {
			for digit, ground := range c.Meanings() {
				t.add(fmt.Sprintf("%s%d", c.Name, digit+1), ground)
			}
			t.placed(c)
		}
	}
	for _, code := range law.AllCodes() {
		if plainCode(code) != asked {
			continue
		}
		for _, c := range law.RowsOf(code) {
			t.add("means", c.Means(code))
			t.placed(c)
		}
	}
	return t, len(t.Lines) > 0
}

// placed says when and by what authority a code stood on a document.
func (t *Topic) placed(c *law.CodeRow) {
	t.add("in force", c.InForce.String()+", for new documents")
	if c.Longest > 0 {
		longest := fmt.Sprintf("%d years", c.Longest)
		if c.Foreign > 0 {
			longest += fmt.Sprintf(", %d for foreign government information", c.Foreign)
		}
		t.add("longest", longest)
	}
	t.add("authority", c.Source)
}

// plainCode is a code without what people write or leave out: XGDS-3, xgds 3, XGDS3.
func plainCode(code string) string {
	return strings.ToUpper(strings.NewReplacer("-", "", " ", "").Replace(code))
}
