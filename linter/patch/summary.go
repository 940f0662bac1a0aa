package patch

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"cablelint/linter"
	"cablelint/linter/arrange"
	"cablelint/linter/fix"
	"cablelint/linter/report"
	"cablelint/linter/report/term"
	"cablelint/linter/rule"
)

// notes are what the fixing of one file has to say for the summary.
type notes struct {
	applied  map[*rule.Rule]int // fixes made
	proposed map[*rule.Rule]int // findings left that --unsafe would fix
	declined map[*rule.Rule]int // findings left whose fix somebody who was asked did not want
	manual   map[*rule.Rule]int // findings left without a fix that can be made
	refused  []string
	after    []aftermath
}

// note collects what there is to say of a result. Findings below shown are not spoken of.
func (n *notes) note(res *linter.FixResult, grade rule.Safety, shown rule.Severity) {
	if len(res.Before.Findings) == 0 {
		return
	}
	n.applied, n.proposed = map[*rule.Rule]int{}, map[*rule.Rule]int{}
	n.declined, n.manual = map[*rule.Rule]int{}, map[*rule.Rule]int{}
	for _, a := range res.Applied {
		n.applied[a.Finding.Rule]++
	}
	barred := map[*rule.Finding]bool{}
	for _, r := range res.Refused {
		barred[r.Finding] = true
		n.refused = append(n.refused,
			fmt.Sprintf("%s: %s: %s: %v", at(res.Left, r.Finding), r.Finding.Rule.Name, r.Title, r.Why))
	}
	for _, f := range res.Left.Findings {
		switch {
		case f.Severity < shown && !f.Rule.Unbridled, barred[f]:
		case grade == rule.Safe && fixable(res.Left, f):
			n.proposed[f.Rule]++
		case res.Asked && fixable(res.Left, f):
			n.declined[f.Rule]++
		default:
			n.manual[f.Rule]++
		}
	}
	n.after = aftermaths(res)
}

func fixable(res *linter.Result, f *rule.Finding) bool {
	return slices.ContainsFunc(f.Fixes, func(fx rule.Fix) bool { return fix.Possible(res.Source, fx.Edits) })
}

func at(res *linter.Result, f *rule.Finding) string {
	return fmt.Sprintf("%s:%d", report.Visible(res.Source.Name()), res.Source.Position(f.Span.Start).Line)
}

// Summary is what a run that fixes tells besides the findings that are left.
type Summary struct {
	Dry   bool // nothing is written
	Grade rule.Safety
	All   bool // leave nothing out
	Done  bool // tell what was done and what follows from it, not what is left
	Files int  // that were changed
	Fixes int

	applied, proposed, declined, manual map[*rule.Rule]int
	refused                             []string
	after                               []aftermath
}

// Add counts what became of one file.
func (s *Summary) Add(f *File) {
	if len(f.applied) > 0 {
		s.Files++
	}
	for _, sum := range []struct {
		into *map[*rule.Rule]int
		from map[*rule.Rule]int
	}{{&s.applied, f.applied}, {&s.proposed, f.proposed}, {&s.declined, f.declined}, {&s.manual, f.manual}} {
		if s.Done && sum.into != &s.applied {
			continue
		}
		if *sum.into == nil {
			*sum.into = map[*rule.Rule]int{}
		}
		for r, n := range sum.from {
			(*sum.into)[r] += n
		}
	}
	s.Fixes += total(f.applied)
	s.refused = append(s.refused, f.refused...)
	s.after = append(s.after, f.after...)
}

func total(counts map[*rule.Rule]int) int {
	sum := 0
	for _, n := range counts {
		sum += n
	}
	return sum
}

// mostTold is how many lines a part of the summary has, unless all is asked for.
const mostTold = 8

// Write writes the summary for people.
func (s *Summary) Write(w io.Writer) {
	did, refused := "fixed", "refused"
	if s.Dry {
		did, refused = "would fix", "would refuse"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s in %s\n", did, term.Count(s.Fixes, "finding"), term.Count(s.Files, "file"))
	b.WriteString(named(s.applied))
	if n := total(s.proposed); n > 0 {
		fmt.Fprintf(&b, "for a person to confirm (--unsafe makes them): %s\n", fixes(n))
		b.WriteString(s.reasons(s.proposed, ""))
	}
	if n := len(s.refused); n > 0 {
		fmt.Fprintf(&b, "%s, as it might lower protection: %s\n", refused, fixes(n))
		b.WriteString(s.told(s.refused))
	}
	if n := total(s.declined); n > 0 {
		fmt.Fprintf(&b, "left by you: %s\n", term.Count(n, "finding"))
		b.WriteString(named(s.declined))
	}
	if n := total(s.manual); n > 0 {
		fmt.Fprintf(&b, "for a person to mend: %s\n", term.Count(n, "finding"))
		b.WriteString(s.reasons(s.manual, "none is certain here"))
	}
	if n := len(s.after); n > 0 {
		fmt.Fprintf(&b, "for a person to do, now that the banner is higher: %s\n", term.Count(n, "cable"))
		b.WriteString(s.duties())
	}
	_, _ = io.WriteString(w, b.String()) // there is nowhere to say that standard error is closed
}

// byCount lists rules, those with the most findings first.
func byCount(counts map[*rule.Rule]int) []*rule.Rule {
	return arrange.Sorted(maps.Keys(counts), func(a, b *rule.Rule) int {
		return cmp.Or(counts[b]-counts[a], strings.Compare(a.Name, b.Name))
	})
}

const indent = "  "

func named(counts map[*rule.Rule]int) string {
	if len(counts) == 0 {
		return ""
	}
	var parts []string
	for _, r := range byCount(counts) {
		parts = append(parts, fmt.Sprintf("%s %d", r.Name, counts[r]))
	}
	return term.Wrap(strings.Join(parts, ", "), indent, indent, term.DefaultWidth)
}

// reasons lists rules with why a person is wanted; otherwise is the reason where the rule does mend
// other findings.
func (s *Summary) reasons(counts map[*rule.Rule]int, otherwise string) string {
	lines := make([]string, 0, len(counts))
	for _, r := range byCount(counts) {
		why := r.FixWhy
		if otherwise != "" && r.Fix != rule.None {
			why = otherwise
		}
		lines = append(lines, fmt.Sprintf("%s %d: %s", r.Name, counts[r], why))
	}
	return s.told(lines)
}

// mostCables is how many cables the summary tells duties of, unless all is asked for.
const mostCables = 3

func (s *Summary) duties() string {
	var b strings.Builder
	for i, a := range s.after {
		if i == mostCables && !s.All {
			fmt.Fprintf(&b, "%sand %s more (--verbose tells them)\n", indent, term.Count(len(s.after)-i, "cable"))
			break
		}
		b.WriteString(term.Wrap(a.head, indent, indent+indent, term.DefaultWidth))
		for _, line := range a.lines {
			b.WriteString(term.Wrap(line, indent+"- ", indent+indent, term.DefaultWidth))
		}
	}
	return b.String()
}

func (s *Summary) told(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		if i == mostTold && !s.All {
			fmt.Fprintf(&b, "%sand %d more (--verbose tells them)\n", indent, len(lines)-i)
			break
		}
		b.WriteString(term.Wrap(line, indent, indent+indent, term.DefaultWidth))
	}
	return b.String()
}

func fixes(n int) string {
	if n == 1 {
		return "1 fix"
	}
	return fmt.Sprintf("%d fixes", n)
}
