package register_test

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cablelint/linter"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/rules"
)

// TestPairs judges pairs of cables that differ by one fault of their markings: the fault is named on the one side
// and nothing is said on the other.
func TestPairs(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("../../fixtures/register/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	pairs := strings.Split(strings.TrimSpace(string(data)), "\n\n== ")[1:]
	if len(pairs) < 60 {
		t.Fatalf("%d pairs", len(pairs))
	}
	for _, block := range pairs {
		name, p := parsePair(t, block)
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p.check(t)
		})
	}
}

// pair has the fields of one pair by their names.
type pair map[string]string

func parsePair(t *testing.T, block string) (string, pair) {
	t.Helper()
	lines := strings.Split(block, "\n")
	name, _, _ := strings.Cut(lines[0], " | ")
	p := pair{"date": "2016-03-14"}
	for _, line := range lines[1:] {
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("%s: %q is no field", name, line)
		}
		p[key] = strings.TrimSpace(value)
	}
	for _, key := range []string{"style", "rule", "bad-banner", "bad", "good-banner", "good"} {
		if p[key] == "" {
			t.Fatalf("%s has no %s", name, key)
		}
	}
	return name, p
}

func (p pair) check(t *testing.T) {
	t.Helper()
	named := strings.Split(p["rule"], "|")
	bad := p.judge(t, "bad")
	if !slices.ContainsFunc(bad, func(f *rule.Finding) bool {
		return slices.Contains(named, f.Rule.Name) || slices.Contains(named, "any")
	}) {
		t.Errorf("%s is not named on the bad side: %s", p["rule"], wording(bad))
	}
	good := slices.DeleteFunc(p.judge(t, "good"), func(f *rule.Finding) bool {
		return p["style"] == "state" && f.Severity <= rule.Info
	})
	if len(good) > 0 {
		t.Errorf("rules speak on the good side: %s", wording(good))
	}
}

// aside are rules that speak on sides of pairs, rightly, of something else than the markings: the messaging system
// carries no TOP SECRET, and nothing of RD, FRD or NATO is given a date.
var aside = []string{"banner-top-secret-smart", "decl-nato-has-date", "decl-rd-has-date"}

// judge returns what the rules say of one side.
func (p pair) judge(t *testing.T, side string) []*rule.Finding {
	t.Helper()
	var settings linter.Settings
	if p["style"] == "ic" {
		settings.Style = rule.IC
	}
	l, err := linter.New(linter.Options{Rules: rules.All(), Settings: settings})
	if err != nil {
		t.Fatal(err)
	}
	res, err := l.Lint(context.Background(), text.NewSource(side+".txt", []byte(p.cable(t, side))))
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range res.Problems {
		t.Error(problem)
	}
	return slices.DeleteFunc(res.Findings, func(f *rule.Finding) bool { return slices.Contains(aside, f.Rule.Name) })
}

func wording(findings []*rule.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "\n%s %s %s", f.Severity, f.Rule.Name, f.Message)
	}
	return b.String()
}

// smartFrom is the first day of the cables that are written in SMART form.
const smartFrom = "2009-06-01"

// cable writes one side as a whole cable of its date.
func (p pair) cable(t *testing.T, side string) string {
	t.Helper()
	day, err := time.Parse(time.DateOnly, p["date"])
	if err != nil {
		t.Fatal(err)
	}
	captions := strings.Split(cmp.Or(p[side+"-captions"], p["captions"]), ", ")
	var body strings.Builder
	for i, mark := range strings.Split(p[side], " | ") {
		fmt.Fprintf(&body, "%d. %s The ferry talks go on.\n\n", i+1, mark)
	}
	banner := p[side+"-banner"]
	if p["date"] < smartFrom {
		return transmitted(day, banner, captions) + body.String() + "PUBLIC\n"
	}
	return smart(day, banner, captions) + body.String() + "Signature:      Public\n\n" + banner + "\n"
}

func classified(banner string) bool {
	return !strings.HasPrefix(banner, "UNCLAS") && !strings.HasPrefix(banner, "CUI") && !strings.HasPrefix(banner, "CONTROLLED")
}

// dtg writes a date-time group.
func dtg(day time.Time) string {
	return day.Format("02") + "1522Z " + strings.ToUpper(day.Format("Jan 06"))
}

// transmitted is the head of a cable in ACP-127 form.
func transmitted(day time.Time, banner string, captions []string) string {
	var b strings.Builder
	signal, level := "ZNR", strings.Repeat(banner[:1], 5)
	if classified(banner) {
		signal = "ZNY"
	}
	fmt.Fprintf(&b, "VZCZCXRO0187\nPP RUEHC\nDE RUEHQX #0187 %03d1522\n%s %s ZZH\nP %s\n", day.YearDay(), signal, level, dtg(day))
	fmt.Fprintf(&b, "FM AMEMBASSY ARKADIA\nTO RUEHC/SECSTATE WASHDC PRIORITY 9299\n%s ARKADIA 000187\n\n", banner)
	fmt.Fprintln(&b, strings.Join(captions, "\n"))
	order, reason, instruction := "12958", "", "N/A"
	switch {
	case day.Year() < 1996:
		order = "12356"
	case day.Year() < 2004:
		reason = "1.5"
	default:
		reason = "1.4"
	}
	if classified(banner) {
		instruction = "DECL: " + day.AddDate(10, 0, 0).Format("01/02/2006")
	}
	fmt.Fprintf(&b, "\nE.O. %s: %s\nTAGS: PREL, PGOV\nSUBJECT: ORCHARD TALKS\n\n", order, instruction)
	if classified(banner) && reason != "" {
		fmt.Fprintf(&b, "Classified By: Ambassador Jane Q. Public for reasons %s (b) and (d).\n\n", reason)
	}
	return b.String()
}

// smart is the head of a cable in SMART form.
func smart(day time.Time, banner string, captions []string) string {
	var b strings.Builder
	order := "13526"
	if day.Year() < 2010 {
		order = "12958"
	}
	fmt.Fprintf(&b, "%s\n\nMRN:            %s ARKADIA 412\n", banner, day.Format("06"))
	fmt.Fprintf(&b, "Date/DTG:       %s / %s\n", day.Format("Jan 02, 2006"), dtg(day))
	fmt.Fprintf(&b, "From:           AMEMBASSY ARKADIA\nAction:         WASHDC, SECSTATE PRIORITY\nE.O.:           %s\n", order)
	b.WriteString("TAGS:           PREL, PGOV\n")
	if captions[0] != "" {
		fmt.Fprintf(&b, "Captions:       %s\n", strings.Join(captions, ", "))
	}
	b.WriteString("Subject:        (U) Orchard talks\n\n")
	if classified(banner) {
		fmt.Fprintf(&b, "Classified By: Jane Q. Public, Ambassador\nReason: 1.4 (b) and (d)\nDeclassify On: %s\n\n",
			day.AddDate(10, 0, 0).Format("20060102"))
	}
	return b.String()
}
