package draft

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/internal/survey"
	"cablelint/linter/law"
)

// Term is for how long a cable is classified.
type Term struct {
	Years int     // from its day
	Until law.Day // 0: Years, or no day
	Code  string  // an exemption: "25X1" with a day, "50X1-HUM" without
}

// yearsOfSource is the term of a source without one that can be carried on.
const yearsOfSource = 25

var (
	termYears = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(0?[1-9]|[1-9]\d)[yY]$`) })
	termCode  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(25X[1-9]|50X[1-9])[,:](\S+)$`) })
)

// humanCodes are the exemptions without a day (E.O. 13526 3.3(h)(1)), the one that is cited of both first.
var humanCodes = []string{"50X1-HUM", "50X2-WMD"}

// ParseTerm reads a term as people give it: 10y, 2036-11-28, 50X1-HUM, or 25X1,2060-01-01. day reads a date.
func ParseTerm(word string, day func(string) (law.Day, error)) (Term, error) {
	upper := strings.ToUpper(word)
	if m := termYears().FindStringSubmatch(word); m != nil {
		years, _ := strconv.Atoi(m[1]) // two digits
		return Term{Years: years}, nil
	}
	if slices.Contains(humanCodes, upper) {
		return Term{Code: upper}, nil
	}
	code := ""
	if m := termCode().FindStringSubmatch(upper); m != nil {
		code, word = m[1], m[2]
	}
	until, err := day(word)
	if err != nil {
		return Term{}, fmt.Errorf("%q is no term: want years (10y), a date (YYYY-MM-DD), 50X1-HUM, "+
			"or an exemption with its date (25X1,YYYY-MM-DD)", word)
	}
	return Term{Code: code, Until: until}, nil
}

// rank orders terms: of two the higher protects longer (32 CFR 2001.22(e)(4)).
func (t Term) rank() int {
	switch {
	case slices.Contains(humanCodes, t.Code):
		return 3
	case strings.HasPrefix(t.Code, "50X"):
		return 2
	case t.Code != "":
		return 1
	}
	return 0
}

// longer compares two terms whose days are known, the one that protects longer first.
func longer(a, b Term) int {
	return cmp.Or(cmp.Compare(b.rank(), a.rank()), cmp.Compare(b.Until, a.Until), cmp.Compare(a.Code, b.Code))
}

// timed decides the term: the longest of the sources, and no shorter one that was asked for.
func (s *settled) timed() error {
	if s.Term.Years > 0 {
		s.Term.Until = s.Day.AddYears(s.Term.Years)
	}
	asked := s.Term != Term{}
	if !asked && len(s.Sources) == 0 {
		return misfit("what is classified originally says until when (32 CFR 2001.21(a)(4)): years, or a date")
	}
	longest, of, err := s.longest(asked)
	switch {
	case err != nil:
		return err
	case of == nil:
		return nil
	case asked && longer(longest, s.Term) < 0:
		return misfit("%s %s: what is derived from it does no less (32 CFR 2001.22(e)(2))", of.Name, longest.stays())
	case !asked && longest.Until != 0 && longest.Until < s.Day:
		return misfit("%s was to be declassified by %s, which has passed: say until when the draft is classified",
			of.Name, longest)
	case !asked:
		s.Term = longest
		s.notes = append(s.notes, "declassification "+longest.String()+": that of "+of.Name)
	}
	return nil
}

// longest returns the longest term of the sources, and whose it is. One whose day nobody can compute is an error
// where no term is asked for, a note otherwise.
func (s *settled) longest(asked bool) (Term, *Source, error) {
	var longest Term
	var of *Source
	for i := range s.Sources {
		source := &s.Sources[i]
		t, why := source.term(s.Day)
		switch {
		case why != "" && !asked:
			return Term{}, nil, misfit("%s: %s; say until when the draft is classified, no earlier than that", source.Name, why)
		case why != "":
			s.notes = append(s.notes, source.Name+": "+why+"; the draft is not to be declassified before it")
		case of == nil || longer(t, longest) < 0:
			longest, of = t, source
		}
	}
	return longest, of, nil
}

// term is the term of a source as it is carried on, or why it cannot be. A source without an instruction, and one
// with a value that is retired, counts as 25 years from its date, from that of the draft where it has none (32 CFR
// 2001.22(e)(1) and (3)).
func (s *Source) term(day law.Day) (t Term, why string) {
	switch due := &s.due; due.Status {
	case survey.Dated:
		if code := exemption(due.Code); !slices.Contains(humanCodes, code) {
			return Term{Code: code, Until: due.Day}, ""
		}
		return Term{Code: exemption(due.Code)}, ""
	case survey.OnEvent:
		return Term{}, "it is declassified on an event, which has no day"
	case survey.Exempt:
		if code := exemption(due.Code); slices.Contains(humanCodes, code) {
			return Term{Code: code}, ""
		}
		if due.Code == underOtherLaw {
			return Term{}, due.Basis
		}
	case survey.Unclear:
		return Term{}, due.Basis
	case survey.NoInstruction, survey.NumStatuses:
	}
	return Term{Until: cmp.Or(s.Day, day).AddYears(yearsOfSource)}, ""
}

// underOtherLaw is the instruction of what is protected by the Atomic Energy Act or by NATO.
const underOtherLaw = "N/A to portions"

// exemption is a code as the order in force writes it; "" for one that it does not know.
func exemption(code string) string {
	switch {
	case code == "25X1-human":
		return humanCodes[0]
	case slices.Contains(humanCodes, code), termCode().MatchString(code + ",x"):
		return code
	}
	return ""
}

// stays says how long a source stays classified.
func (t Term) stays() string {
	switch {
	case t.Until == 0:
		return "is exempted from declassification as " + t.Code + ", which has no day"
	case t.Code != "":
		return "is exempted from declassification as " + t.Code + " until " + t.Until.String()
	}
	return "stays classified until " + t.Until.String()
}

// String returns the term for people.
func (t Term) String() string {
	switch {
	case t.Until == 0:
		return t.Code
	case t.Code != "":
		return t.Code + ", " + t.Until.String()
	}
	return t.Until.String()
}
