package survey

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFactsWithholdNames(t *testing.T) {
	body := strings.Replace(telegram(in2007, "E.O. 12958: DECL: 03/14/2017", "S E C R E T", ""),
		"TAGS: PREL", "TAGS: PREL, XA, PUBLIC, DOEJOHNS, (PUBLIC, JANE Q.)", 1)
	body = strings.Replace(body, "1. TEXT", "1. (S/NF) TEXT", 1)
	want := Facts{
		Form: "transmitted message, about 1980-2010", Level: "SECRET", Year: "2007", Post: "ARKADIA", Order: "E.O. 12958",
		Marks: []string{"(S/NF)"}, Tags: []string{"PREL", "XA", NoCode, NoCode, Person},
	}
	if diff := cmp.Diff(want, FactsOf(assessed(t, body))); diff != "" {
		t.Error(diff)
	}
}

func TestCountsAreBounded(t *testing.T) {
	var c Counts
	for i := range mostNames + 10 {
		c.Add(fmt.Sprintf("%06d", i), 1)
	}
	c.Add("000003", 2)
	if c.Len() != mostNames || c.Other != 10 || c.Frequent()[0] != (Count{"000003", 3}) {
		t.Errorf("got %d names, %d others, %v", c.Len(), c.Other, c.Frequent()[0])
	}
}

func TestHoldings(t *testing.T) {
	var h Holdings
	h.Add(&Facts{Post: "ARKADIA"}, []Breach{{"tags-unknown", 1}, {"tags-unknown", 2}, {"cab-missing", 3}})
	h.Add(&Facts{Post: "BREMWICK"}, []Breach{{"cab-missing", 3}})
	h.Add(&Facts{Post: "BREMWICK"}, nil)
	rules := []Tally{{"cab-missing", 2, 2, 0, 0, 2}, {"tags-unknown", 2, 0, 1, 1, 1}}
	if diff := cmp.Diff(rules, h.Rules()); diff != "" {
		t.Error(diff)
	}
	posts := []Tally{{"ARKADIA", 3, 1, 1, 1, 1}, {"BREMWICK", 1, 1, 0, 0, 1}}
	if diff := cmp.Diff(posts, h.Breaking()); diff != "" {
		t.Error(diff)
	}
	if got := h.Pairs(); len(got) != 3 || got[0] != (Pair{"tags-unknown", "ARKADIA", 2}) {
		t.Errorf("got %v", got)
	}
}
