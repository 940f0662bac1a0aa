package ruletest_test

import (
	"slices"
	"testing"

	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/rules"
)

func byName(t *testing.T, name string) *rule.Rule {
	t.Helper()
	for _, r := range rules.All() {
		if r.Name == name {
			return r
		}
	}
	t.Fatalf("no rule %s", name)
	return nil
}

func on(y, m, d int) law.Period {
	day := law.Date(y, m, d)
	return law.Period{From: day, To: day}
}

// What is shown with a finding is the law of the cable's date.
func TestAuthorityOfTheDate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		rule string
		on   law.Period
		want string
	}{
		{"eo-line-missing", on(1974, 5, 1), "E.O. 11652 4(A)"},
		{"eo-line-missing", on(1980, 5, 1), "E.O. 12065 1-501(c)"},
		{"eo-line-missing", on(1990, 5, 1), "E.O. 12356 1.5(a)(4)"},
		{"eo-line-missing", on(1999, 5, 1), "E.O. 12958 1.7(a)(4)"},
		{"eo-line-missing", on(2003, 9, 21), "E.O. 12958 1.7(a)(4)"},
		{"eo-line-missing", on(2003, 9, 22), "E.O. 12958 as amended 1.6(a)(4)"},
		{"eo-line-missing", on(2012, 5, 1), "E.O. 13526 1.6(a)(4)"},
		{"cab-missing", on(1997, 3, 14), "E.O. 12958 1.7(a)(2)"},
		{"cab-missing", on(2007, 3, 14), "E.O. 12958 as amended 1.6(a)(2)"},
		{"cab-missing", on(2012, 3, 14), "E.O. 13526 1.6(a)(2)"},
		{"cab-title-missing", on(2012, 3, 14), "E.O. 13526 1.6(a)(2)"},
		{"cab-name-missing", on(2007, 3, 14), "E.O. 12958 as amended 1.6(a)(2)"},
		{"cab-reason-missing", on(2001, 3, 14), "E.O. 12958 1.7(a)(5)"},
		{"cab-reason-missing", on(2012, 3, 14), "E.O. 13526 1.6(a)(5)"},
		{"cab-reason-section", on(1999, 3, 14), "E.O. 12958 1.5"},
		{"cab-reason-section", on(2008, 3, 14), "E.O. 12958 as amended 1.4"},
		{"cab-reason-section", on(2012, 3, 14), "E.O. 13526 1.4"},
		{"cab-reason-letter", on(2001, 3, 14), "E.O. 12958 1.5"},
		{"cab-reason-letter", on(2003, 5, 1), "E.O. 12958 as amended 1.4"},
		{"eo-line-wrong-order", on(1980, 5, 1), "E.O. 12065 6-204"},
		{"eo-line-wrong-order", on(2009, 5, 1), "E.O. 12958 6.2"},
		{"eo-line-wrong-order", on(2012, 5, 1), "E.O. 13526 6.3"},
		{"decl-over-25-years", on(2007, 5, 1), "E.O. 12958 as amended 1.5(b)"},
		{"decl-over-25-years", on(2012, 5, 1), "E.O. 13526 1.5(b)"},
		{"decl-date-invalid", on(1990, 5, 1), "E.O. 12356 1.5(a)(4)"},
		{"decl-date-invalid", on(2012, 5, 1), "32 CFR 2001.21(a)(4)"},
		{"decl-x-code-retired", on(2005, 5, 1), "ISOO, Changes to Classified Document Markings (2003)"},
		{"decl-25x-number", on(2005, 5, 1), "E.O. 12958 as amended 3.3(b)"},
		{"portion-missing", on(1979, 5, 1), "E.O. 12065 1-504"},
		{"portion-missing", on(1999, 5, 1), "E.O. 12958 1.7(c)"},
		{"portion-missing", on(2012, 5, 1), "32 CFR 2001.21(c)"},
		{"banner-below-portion", on(1960, 5, 1), "E.O. 10501 3(c)"},
		{"banner-below-portion", on(2012, 5, 1), "32 CFR 2001.21(b)"},
		{"banner-prohibited-term", on(1979, 5, 1), "E.O. 12065 1-503"},
		{"caption-channel-alone", on(2012, 5, 1), "5 FAH-2 H-442.1 c"},
		{"caption-channel-alone", on(2024, 5, 1), "5 FAH-2 H-442 c"},
		{"header-subject-missing", on(2006, 5, 1), "State cables"},
		{"header-subject-missing", on(2016, 5, 1), "5 FAH-1 H-241"},
		{"tags-missing", on(1976, 5, 1), "1974 STATE 150591"},
		// several days: in force on all of them, else on most
		{"cab-missing", law.Period{From: law.Date(2007, 3, 1), To: law.Date(2007, 3, 31)}, "E.O. 12958 as amended 1.6(a)(2)"},
		{"cab-missing", law.Period{From: law.Date(1995, 9, 15), To: law.Date(2010, 12, 31)}, "E.O. 12958 1.7(a)(2)"},
		// no day: the law as it stands, or as it stood at the end of the rule
		{"cab-missing", law.Period{}, lastOf(law.Classifier)},
		{"eo-12356-form", law.Period{}, "E.O. 12356 1.5(a)(4)"},
	} {
		got := "nothing"
		if chief := byName(t, c.rule).Authority(c.on); chief != nil {
			got = chief.Source
		}
		if got != c.want {
			t.Errorf("%s on %s shows %s, want %s", c.rule, c.on, got, c.want)
		}
	}
}

// lastOf is what the last order says of a part.
func lastOf(p law.Part) string {
	list := law.Cited(p)
	return list[len(list)-1].Source
}

// Wherever a rule may speak, something is its authority on every day: by the law, or by what it says is
// derived or practice.
func TestNoRuleSpeaksWithoutAuthority(t *testing.T) {
	t.Parallel()
	for _, r := range rules.All() {
		if r.Check == nil { // the ceiling and the configuration have no cable's date
			continue
		}
		for _, d := range daysOf(r) {
			if r.Authority(law.Period{From: d, To: d}) == nil {
				t.Errorf("%s has no authority on %s", r.Name, d)
			}
		}
	}
}

// daysOf lists the first day of the rule, and the days on which it speaks and the law or a citation changes.
func daysOf(r *rule.Rule) []law.Day {
	speaks := r.Speaks()
	speaks.From = max(speaks.From, law.Start10290)
	all := append([]law.Day{speaks.From}, law.Changes()...)
	for _, c := range r.Citations() {
		all = append(all, c.Period.From, c.Period.To+1)
	}
	return slices.DeleteFunc(all, func(d law.Day) bool { return !speaks.Contains(d) })
}
