package patch

import (
	"fmt"
	"strings"

	"cablelint/linter"
	"cablelint/linter/report"
	"cablelint/linter/rule"
)

// aftermath is what a higher banner brought to light in one cable.
type aftermath struct {
	head  string
	lines []string
}

// aftermaths say which banners were raised, and for each the security signal, the E.O. line or the
// authority block that was in order beside the lower one, with what a person must now do about it.
func aftermaths(res *linter.FixResult) []aftermath {
	var out []aftermath
	had, left := byCable(res.Before), byCable(res.Left)
	for i, was := range res.Before.Assessments {
		is := res.Left.Assessments[i]
		if is.Banner.Level <= was.Banner.Level {
			continue
		}
		a := aftermath{head: fmt.Sprintf("%s: %s to %s", report.Visible(res.Before.Source.Name()),
			level(was.Banner.Level.String()), is.Banner.Level)}
		for _, f := range newFindings(had[i+1], left[i+1]) {
			a.lines = append(a.lines, fmt.Sprintf("line %d, %s: %s", lineIn(res.Left, f), f.Rule.Name, toDo(f.Rule)))
		}
		a.lines = append(a.lines, "tell those who have the message under its lower marking")
		out = append(out, a)
	}
	return out
}

func level(s string) string {
	if s == "" {
		return "no level"
	}
	return s
}

func lineIn(res *linter.Result, f *rule.Finding) int { return res.Source.Position(f.Span.Start).Line }

// byCable are the findings of a result by the numbers of the cables that they are in.
func byCable(res *linter.Result) map[int][]*rule.Finding {
	out := map[int][]*rule.Finding{}
	for _, f := range res.Findings {
		out[f.Cable] = append(out[f.Cable], f)
	}
	return out
}

// newFindings are those of a cable that it did not have before: of a rule that now finds more in it.
func newFindings(before, left []*rule.Finding) []*rule.Finding {
	had, count := map[string]bool{}, map[*rule.Rule]int{}
	for _, f := range before {
		had[f.Fingerprint] = true
		count[f.Rule]++
	}
	var fresh []*rule.Finding
	for _, f := range left {
		if count[f.Rule]--; count[f.Rule] < 0 && !had[f.Fingerprint] {
			fresh = append(fresh, f)
		}
	}
	return fresh
}

// duties are what a person must do about what a higher banner brings to light, by the rules' names.
var duties = []struct{ head, todo string }{
	{"header-signal-", "the message was sent under this signal, which stays as evidence: " +
		"report that it went out under a lower one"},
	{"eo-line-na-", "N/A is for unclassified text: have whoever classifies it set a date or event"},
	{"eo-", "have whoever classifies it say on the E.O. line for how long"},
	{"decl-", "have whoever classifies it say for how long"},
	{"cab-", "have whoever classified it named, with position and reason"},
	{"caption-", "decide whether the captions suit the higher level"},
	{"portion-", "mark each portion at its own level"},
	{"banner-", "see that every statement of the level agrees"},
	{"ceiling-", "take the message out of this place, which may not hold its level"},
	{"", "decide what is right beside the higher level"},
}

func toDo(r *rule.Rule) string {
	for _, d := range duties {
		if strings.HasPrefix(r.Name, d.head) {
			return d.todo
		}
	}
	return ""
}
