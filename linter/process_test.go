package linter_test

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/cable/line"
	"cablelint/linter/except"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// telegram has words of its own at every place that findings are told apart by.
const telegram = "UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A\nTAGS: PREL\nSUBJECT: ORCHARD TALKS\n\n" +
	"1. (U) Alpha told bravo\nand india.\n\n2. (U) Charlie told delta.\n\na. (U) Echo told foxtrot.\n\nb. (U) Golf told hotel."

// pointing returns a rule of the test that reports each of words where it stands, the later words first.
func pointing(name string, words ...string) *rule.Rule {
	return telling(name, func(*rule.Pass, *rule.Finding) {}, words...)
}

// telling is pointing, with more to say of each finding.
func telling(name string, more func(*rule.Pass, *rule.Finding), words ...string) *rule.Rule {
	return &rule.Rule{Name: name, Severity: rule.Always(rule.Error), Check: func(p *rule.Pass) {
		for _, word := range slices.Backward(words) {
			more(p, p.Reportf(spanOf(p, word), "%s", word))
		}
	}}
}

func spanOf(p *rule.Pass, word string) text.Span {
	i := bytes.Index(p.Cable.Source.Text(), []byte(word))
	return text.Span{Start: i, End: i + len(word)}
}

// unbridled makes a rule one of the ceiling's.
func unbridled(r *rule.Rule) *rule.Rule {
	r.Unbridled = true
	return r
}

// judge lints telegram by rules of the test.
func judge(t *testing.T, set linter.Settings, rules ...*rule.Rule) *linter.Result {
	t.Helper()
	return judgeText(t, telegram, set, rules...)
}

func judgeText(t *testing.T, data string, set linter.Settings, rules ...*rule.Rule) *linter.Result {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules, Settings: set})
	if err != nil {
		t.Fatal(err)
	}
	res, err := l.Lint(context.Background(), text.NewSource("in/a.txt", []byte(data)))
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// said are the messages of findings, each with its rule.
func said(findings []*rule.Finding) []string {
	out := make([]string, 0, len(findings))
	for _, f := range findings {
		out = append(out, f.Rule.Name+" "+f.Message)
	}
	return out
}

// TestMostFindings: what a rule finds beyond the bound is counted and said, and takes no room from other rules.
func TestMostFindings(t *testing.T) {
	t.Parallel()
	flood := &rule.Rule{Name: "tags-flood", Severity: rule.Always(rule.Error), Check: func(p *rule.Pass) {
		for range rule.MostFindings + 7 {
			p.Reportf(spanOf(p, "PREL"), "again")
		}
	}}
	res := judge(t, linter.Settings{}, pointing("banner-first", "UNCLAS"), flood, pointing("tags-last", "bravo", "delta"))
	told := map[string]int{}
	for _, f := range res.Findings {
		told[f.Rule.Name]++
	}
	want := map[string]int{"banner-first": 1, "tags-flood": rule.MostFindings, "tags-last": 2}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Error(diff)
	}
	var more *linter.TooManyError
	if len(res.Problems) != 1 || !errors.As(res.Problems[0], &more) || more.Rule != "tags-flood" || more.More != 7 {
		t.Errorf("problems are %v", res.Problems)
	}
}

// TestNothingIsMendedInAFlood: where a rule has more findings than are told, fixes of its grade leave the source as it is;
// those that it has none of are made.
func TestNothingIsMendedInAFlood(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		findings int
		fix      rule.Safety
		mended   bool
	}{
		{rule.MostFindings, rule.Safe, true},
		{rule.MostFindings + 1, rule.Safe, false},
		{rule.MostFindings + 1, rule.Unsafe, true},
		{rule.MostFindings + 1, rule.None, true},
	} {
		flood := &rule.Rule{Name: "tags-flood", Severity: rule.Always(rule.Error), Fix: tt.fix, Check: func(p *rule.Pass) {
			at := spanOf(p, "bravo")
			for range tt.findings {
				p.Reportf(at, "again")
			}
		}}
		mends := &rule.Rule{Name: "tags-once", Severity: rule.Always(rule.Error), Fix: rule.Safe, Check: func(p *rule.Pass) {
			if at := spanOf(p, "PREL"); at.Start >= 0 {
				p.Reportf(at, "once").Offer(rule.Safe, "write it", rule.Replace(at, "PGOV"))
			}
		}}
		l, err := linter.New(linter.Options{Rules: []*rule.Rule{flood, mends}})
		if err != nil {
			t.Fatal(err)
		}
		src := text.NewSource("x", []byte(telegram))
		res, err := l.Fix(t.Context(), src, rule.Safe)
		switch {
		case tt.mended != (err == nil), err != nil && !errors.As(err, new(*linter.FloodError)):
			t.Errorf("%+v: %v", tt, err)
		case tt.mended && len(res.Applied) != 1:
			t.Errorf("%+v: %d were mended", tt, len(res.Applied))
		}
		take := func(*linter.Proposal) (linter.Answer, error) { return linter.TakeIt, nil }
		if _, err := l.NewWorker().FixBy(t.Context(), src, take); (err != nil) != (tt.findings > rule.MostFindings && tt.fix > rule.None) {
			t.Errorf("%+v, asked about each: %v", tt, err)
		}
	}
}

// TestMostRelated: a finding about every portion of a long text has the first places alone.
func TestMostRelated(t *testing.T) {
	t.Parallel()
	about := telling("tags-about", func(_ *rule.Pass, f *rule.Finding) {
		for i := range rule.MostRelated + 7 {
			f.Relate(text.At(i%len(telegram)), "place %d", i)
		}
	}, "PREL")
	related := judge(t, linter.Settings{}, about).Findings[0].Related
	if len(related) != rule.MostRelated || related[len(related)-1].Message != "place 999" {
		t.Errorf("%d places, the last %v", len(related), related[len(related)-1])
	}
}

// TestHide: what follows from another finding is taken out and counted, what only stands near it is not.
func TestHide(t *testing.T) {
	t.Parallel()
	cause := func(where rule.Place, of, is string, words ...string) *rule.Rule {
		r := telling("tags-cause", func(_ *rule.Pass, f *rule.Finding) { f.As(is) }, words...)
		r.Hides = []rule.Hide{{Rule: "tags-follower", Where: where, Case: of}}
		return r
	}
	near := func(words ...string) *rule.Rule { return cause(rule.InPlace, "", "", words...) }
	by := func(words ...string) *rule.Rule { return cause(rule.ByCause, "", "", words...) }
	follower := func(words ...string) *rule.Rule { return pointing("tags-follower", words...) }
	related := func(to ...string) *rule.Rule {
		return telling("tags-follower", func(p *rule.Pass, f *rule.Finding) {
			for _, other := range to {
				f.Relate(spanOf(p, other), "see %s", other)
			}
		}, "TALKS")
	}
	for name, test := range map[string]struct {
		cause, follower *rule.Rule
		hidden          int
	}{
		"anywhere in the cable":               {cause(rule.InCable, "", "", "Alpha"), follower("hotel"), 1},
		"another rule's findings stay":        {cause(rule.InCable, "", "", "Alpha"), pointing("tags-other", "hotel"), 0},
		"of the case that hides":              {cause(rule.InCable, "bare", "bare", "Alpha"), follower("hotel"), 1},
		"of a case that does not hide":        {cause(rule.InCable, "bare", "full", "Alpha"), follower("hotel"), 0},
		"of any case":                         {cause(rule.InCable, "", "full", "Alpha"), follower("hotel"), 1},
		"a finding that bears no silencing":   {cause(rule.InCable, "", "", "Alpha"), unbridled(follower("hotel")), 0},
		"in the same paragraph":               {near("Alpha"), follower("bravo"), 1},
		"on another line of it":               {near("Alpha"), follower("india"), 1},
		"in another paragraph":                {near("Alpha"), follower("delta"), 0},
		"in a segment of the paragraph":       {near("Charlie"), follower("foxtrot"), 0},
		"in the same segment":                 {near("Echo"), follower("foxtrot"), 1},
		"in another segment":                  {near("Echo"), follower("hotel"), 0},
		"at the end of the text":              {near("Golf"), follower("hotel."), 1},
		"on the same line":                    {near("E.O."), follower("N/A"), 1},
		"on the next line":                    {near("N/A"), follower("TAGS"), 0},
		"on the first line":                   {near("UNCLAS"), follower("ARKADIA"), 1},
		"on a line of a finding over several": {near("N/A\nTAGS"), follower("PREL"), 1},
		"on the line before that":             {near("TAGS: PREL\n"), follower("TALKS"), 0},
		"beside one of several causes": {
			near("E.O.", "ORCHARD", "Alpha", "Golf"), follower("PREL", "TALKS", "hotel"), 2,
		},
		"all that it relates to is caused": {by("Alpha", "delta"), related("Alpha", "delta"), 1},
		"one that it relates to is not":    {by("Alpha", "delta"), related("Alpha", "bravo"), 0},
		"it relates to nothing":            {by("TALKS"), related(), 0},
		"it relates to the end of a cause": {by("Alpha told bravo", "Alpha", "told"), related("bravo"), 1},
		"it relates to what is behind one": {by("Alpha told ", "Charlie"), related("bravo"), 0},
		"it relates to what is behind all": {by("Alpha", "Charlie"), related("hotel"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			set := linter.Settings{}
			set.Ceiling = marking.CeilingU
			res := judge(t, set, test.cause, test.follower)
			apart := len(judge(t, set, test.cause).Findings) + len(judge(t, set, test.follower).Findings)
			if res.Hidden != test.hidden || len(res.Findings) != apart-test.hidden {
				t.Errorf("%d hidden, want %d; left: %v", res.Hidden, test.hidden, said(res.Findings))
			}
		})
	}
}

// acceptance is a configuration that excepts a rule everywhere.
func acceptance(name string) (*except.List, *except.Exception) {
	e := &except.Exception{Rule: name, Path: "a.txt", Matches: func(string) bool { return true }}
	return &except.List{Items: []*except.Exception{e}, Relative: func(name string) string { return name }}, e
}

// TestExceptionOfWhatIsHidden: an exception for a hidden finding is in use; without it the finding would
// come forth as soon as its cause is mended.
func TestExceptionOfWhatIsHidden(t *testing.T) {
	t.Parallel()
	list, exception := acceptance("tags-follower")
	cause := pointing("tags-cause", "Alpha")
	cause.Hides = rule.HidesInCable("tags-follower")
	res := judge(t, linter.Settings{Exceptions: list}, cause, pointing("tags-follower", "hotel"))
	if res.Hidden != 1 || res.Excepted != 0 || exception.Unused() {
		t.Errorf("%d hidden, %d excepted, unused: %v", res.Hidden, res.Excepted, exception.Unused())
	}
}

func TestExcepted(t *testing.T) {
	t.Parallel()
	list, exception := acceptance("tags-one")
	res := judge(t, linter.Settings{Exceptions: list}, pointing("tags-one", "Alpha", "bravo"), pointing("tags-two", "delta"))
	if diff := cmp.Diff([]string{"tags-two delta"}, said(res.Findings)); diff != "" || res.Excepted != 2 {
		t.Errorf("%d excepted: %s", res.Excepted, diff)
	}
	if exception.Unused() {
		t.Error("the exception that took them out is called unused")
	}
}

// TestExceptedByItsFingerprint: an exception that names one finding takes out that one alone.
func TestExceptedByItsFingerprint(t *testing.T) {
	t.Parallel()
	list, exception := acceptance("tags-one")
	both := pointing("tags-one", "Alpha", "Charlie told")
	exception.Print = judge(t, linter.Settings{}, both).Findings[0].Fingerprint
	res := judge(t, linter.Settings{Exceptions: list}, both)
	if diff := cmp.Diff([]string{"tags-one Charlie told"}, said(res.Findings)); diff != "" || res.Excepted != 1 {
		t.Errorf("%d excepted: %s", res.Excepted, diff)
	}
}

// TestCeilingBearsAll: neither severities, exceptions nor the baseline take a ceiling finding out or lower it.
func TestCeilingBearsAll(t *testing.T) {
	t.Parallel()
	spilt, absent := unbridled(pointing("ceiling-spilt", "delta")), unbridled(pointing("ceiling-absent", "delta"))
	absent.Absent = line.Classification
	list, exception := acceptance("ceiling-*")
	set := linter.Settings{
		Exceptions: list, Ignore: []string{"ceiling-*"}, Baseline: &except.Baseline{},
		Severities: map[string]rule.Severity{"ceiling-spilt": rule.Off, "ceiling-absent": rule.Info},
	}
	set.Ceiling = marking.CeilingU
	for _, f := range judge(t, set, spilt, absent).Findings {
		set.Baseline.Add(except.KeyOf(f.Rule.Name, f.Fingerprint))
	}
	if set.Baseline.Len() != 2 {
		t.Fatalf("%d findings are recorded, want 2", set.Baseline.Len())
	}
	res := judge(t, set, spilt, absent)
	if len(res.Findings) != 2 || res.Excepted != 0 || len(res.Baselined) != 0 {
		t.Fatalf("have %v, %d excepted, %v recorded", said(res.Findings), res.Excepted, said(res.Baselined))
	}
	for _, f := range res.Findings {
		if f.Severity != rule.Error || f.Quieted != "" {
			t.Errorf("%s is lowered to %s", f.Rule.Name, f.Severity)
		}
	}
	if !exception.Unused() {
		t.Error("an exception of the ceiling counts as used")
	}
}

// TestOrder: findings come by place, the shorter first, then by rule, whatever order the rules have.
func TestOrder(t *testing.T) {
	t.Parallel()
	res := judge(t, linter.Settings{}, pointing("tags-b", "delta", "Alpha told"), pointing("tags-c", "Alpha"),
		pointing("tags-a", "Alpha told", "delta"))
	want := []string{"tags-c Alpha", "tags-a Alpha told", "tags-b Alpha told", "tags-a delta", "tags-b delta"}
	if diff := cmp.Diff(want, said(res.Findings)); diff != "" {
		t.Error(diff)
	}
}

// TestQuieten: what the text explains is lowered to info and says why; no other finding is.
func TestQuieten(t *testing.T) {
	t.Parallel()
	excused := func(by assess.Excuse) *rule.Rule {
		r := pointing("tags-a", "Alpha")
		r.Quiet = by
		return r
	}
	absent := func(field line.Field) *rule.Rule {
		r := pointing("tags-a", "Alpha")
		r.Absent = field
		return r
	}
	ofFile := excused(assess.Redacted)
	ofFile.Check, ofFile.CheckFile = nil, func(p *rule.FilePass) { p.Reportf(text.Span{}, "here").Cable = 0 }
	strict := linter.Settings{StrictAbsence: true}
	for name, test := range map[string]struct {
		set  linter.Settings
		rule *rule.Rule
		want rule.Severity
		says string // "" where it is not lowered
	}{
		"what a redaction explains":         {rule: excused(assess.Redacted), want: rule.Info, says: "redaction marks"},
		"what it does not explain":          {rule: excused(assess.Released), want: rule.Error},
		"a rule that nothing excuses":       {rule: excused(0), want: rule.Error},
		"a finding about the file":          {rule: ofFile, want: rule.Error},
		"a finding that bears no silencing": {rule: unbridled(excused(assess.Redacted)), want: rule.Error},
		"what may stand in the damage":      {rule: absent(line.Authority), want: rule.Info, says: "run together"},
		"what may not stand there":          {rule: absent(line.Unread), want: rule.Error},
		"absence as it is asked for":        {set: strict, rule: absent(line.Authority), want: rule.Error},
		"an excuse all the same": {
			set: strict, rule: excused(assess.Redacted), want: rule.Info, says: "redaction marks",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.set.Ceiling = marking.CeilingU
			res := judgeText(t, copied, test.set, test.rule)
			if len(res.Findings) != 1 {
				t.Fatalf("have %v", said(res.Findings))
			}
			f := res.Findings[0]
			if f.Severity != test.want || !strings.Contains(f.Quieted, test.says) || (f.Quieted == "") != (test.says == "") {
				t.Errorf("have %s, quieted by %q; want %s, %q", f.Severity, f.Quieted, test.want, test.says)
			}
		})
	}
}

// copied is a cable that a copy has spoilt: a paragraph is redacted, lines of the heading run together.
const copied = "UNCLAS ARKADIA 000187\n\nE.O. 12958: N/A TAGS: PREL SUBJECT: ORCHARD TALKS\n\n" +
	"1. (U) Alpha told xxxxxxxxxx.\n"

func TestQuietedIsCounted(t *testing.T) {
	t.Parallel()
	excused, other := pointing("tags-a", "Alpha", "told"), pointing("tags-b", "Alpha")
	excused.Quiet = assess.Redacted
	if got := judgeText(t, copied, linter.Settings{}, other).Quieted(); got != nil {
		t.Errorf("nothing was lowered, and it counts %v", got)
	}
	want := map[string]int{assess.Redacted.String(): 2}
	if diff := cmp.Diff(want, judgeText(t, copied, linter.Settings{}, excused, other).Quieted()); diff != "" {
		t.Error(diff)
	}
}

// TestPlacesOutsideTheText: a finding whose places are no places of the text is a fault of its rule.
func TestPlacesOutsideTheText(t *testing.T) {
	t.Parallel()
	size := len(telegram)
	at := func(from, to int) text.Span { return text.Span{Start: from, End: to} }
	for name, test := range map[string]struct {
		at    text.Span
		edits []rule.Edit
		to    text.Span // what the finding relates to
		kept  bool
	}{
		"the whole text":               {at: at(0, size), kept: true},
		"the end of the text":          {at: at(size, size), kept: true},
		"before the text":              {at: at(-1, 2)},
		"behind the text":              {at: at(2, size+1)},
		"turned about":                 {at: at(5, 4)},
		"related to the end":           {to: at(size-1, size), kept: true},
		"related to what is behind it": {to: at(size, size+1)},
		"edits in order": {
			edits: []rule.Edit{rule.Insert(0, "x"), rule.Delete(at(3, 5)), rule.Insert(5, "y")}, kept: true,
		},
		"edits out of order":      {edits: []rule.Edit{rule.Insert(5, "x"), rule.Delete(at(3, 5))}},
		"edits that overlap":      {edits: []rule.Edit{rule.Delete(at(3, 5)), rule.Delete(at(4, 6))}},
		"an edit behind the text": {edits: []rule.Edit{rule.Insert(size+1, "x")}},
	} {
		placed := telling("tags-a", func(_ *rule.Pass, f *rule.Finding) {
			f.Span = test.at
			f.Relate(test.to, "see there").Offer(rule.Safe, "mend it", test.edits...)
		}, "Alpha")
		res := judge(t, linter.Settings{}, placed, pointing("tags-b", "Alpha"))
		if kept := len(res.Findings) == 2 && len(res.Problems) == 0; kept != test.kept {
			t.Errorf("%s: %v, %v", name, said(res.Findings), res.Problems)
		}
		if len(res.Findings)+len(res.Problems) != 2 {
			t.Errorf("%s: %d findings and %d problems of two findings", name, len(res.Findings), len(res.Problems))
		}
	}
}
