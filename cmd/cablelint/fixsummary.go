package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"cablelint/linter"
	"cablelint/linter/files"
	"cablelint/linter/fix"
	"cablelint/linter/report"
	"cablelint/linter/rule"
)

// fixNotes is what the fixing of one file has to say for the summary.
type fixNotes struct {
	applied  map[*rule.Rule]int // fixes made
	proposed map[*rule.Rule]int // findings left that --unsafe would fix
	manual   map[*rule.Rule]int // findings left without a fix that can be made
	refused  []string
	after    []aftermath
	written  files.Written
	outside  bool
}

// note collects what there is to say of a result. Findings below shown are not spoken of.
func (n *fixNotes) note(res *linter.FixResult, grade rule.Safety, shown rule.Severity) {
	if len(res.Before.Findings) == 0 {
		return
	}
	n.applied, n.proposed, n.manual = map[*rule.Rule]int{}, map[*rule.Rule]int{}, map[*rule.Rule]int{}
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

// fixSummary is what a run that fixes tells besides the findings that are left.
type fixSummary struct {
	dry   bool
	grade rule.Safety
	all   bool // leave nothing out
	files int  // that were changed
	fixes int

	applied, proposed, manual map[*rule.Rule]int
	refused                   []string
	after                     []aftermath
}

func (s *fixSummary) add(x *fixed) {
	if len(x.notes.applied) > 0 {
		s.files++
	}
	for _, sum := range []struct {
		into *map[*rule.Rule]int
		from map[*rule.Rule]int
	}{{&s.applied, x.notes.applied}, {&s.proposed, x.notes.proposed}, {&s.manual, x.notes.manual}} {
		if *sum.into == nil {
			*sum.into = map[*rule.Rule]int{}
		}
		for r, n := range sum.from {
			(*sum.into)[r] += n
		}
	}
	s.fixes += total(x.notes.applied)
	s.refused = append(s.refused, x.notes.refused...)
	s.after = append(s.after, x.notes.after...)
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

func (s *fixSummary) write(w io.Writer) {
	did, refused := "fixed", "refused"
	if s.dry {
		did, refused = "would fix", "would refuse"
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s in %s\n", did, count(s.fixes, "finding"), count(s.files, "file"))
	b.WriteString(named(s.applied))
	if n := total(s.proposed); n > 0 {
		fmt.Fprintf(&b, "for a person to confirm (--unsafe makes them): %s\n", fixes(n))
		b.WriteString(s.reasons(s.proposed, ""))
	}
	if n := len(s.refused); n > 0 {
		fmt.Fprintf(&b, "%s, as it might lower protection: %s\n", refused, fixes(n))
		b.WriteString(s.told(s.refused))
	}
	if n := total(s.manual); n > 0 {
		fmt.Fprintf(&b, "for a person to mend: %s\n", count(n, "finding"))
		b.WriteString(s.reasons(s.manual, "none is certain here"))
	}
	if n := len(s.after); n > 0 {
		fmt.Fprintf(&b, "for a person to do, now that the banner is higher: %s\n", count(n, "cable"))
		b.WriteString(s.duties())
	}
	_, _ = io.WriteString(w, b.String()) // there is nowhere to say that standard error is closed
}

// byCount lists rules, those with the most findings first.
func byCount(counts map[*rule.Rule]int) []*rule.Rule {
	return slices.SortedFunc(maps.Keys(counts), func(a, b *rule.Rule) int {
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
	return wrapped(strings.Join(parts, ", "), indent, indent)
}

// reasons lists rules with why a person is wanted; otherwise is the reason where the rule does mend
// other findings.
func (s *fixSummary) reasons(counts map[*rule.Rule]int, otherwise string) string {
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

func (s *fixSummary) duties() string {
	var b strings.Builder
	for i, a := range s.after {
		if i == mostCables && !s.all {
			fmt.Fprintf(&b, "%sand %s more (--verbose tells them)\n", indent, count(len(s.after)-i, "cable"))
			break
		}
		b.WriteString(wrapped(a.head, indent, indent+indent))
		for _, line := range a.lines {
			b.WriteString(wrapped(line, indent+"- ", indent+indent))
		}
	}
	return b.String()
}

func (s *fixSummary) told(lines []string) string {
	var b strings.Builder
	for i, line := range lines {
		if i == mostTold && !s.all {
			fmt.Fprintf(&b, "%sand %d more (--verbose tells them)\n", indent, len(lines)-i)
			break
		}
		b.WriteString(wrapped(line, indent, indent+indent))
	}
	return b.String()
}

func fixes(n int) string {
	if n == 1 {
		return "1 fix"
	}
	return fmt.Sprintf("%d fixes", n)
}
