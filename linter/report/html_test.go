package report

import (
	"bytes"
	"io"
	"regexp"
	"strings"
	"testing"

	"cablelint/linter/assess"
	"cablelint/linter/cable/parse"
	"cablelint/linter/internal/browser"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"github.com/google/go-cmp/cmp"
)

// outlined is a cable with four portions and a finding in each of two of them.
const outlined = `MRN:                          15 ARKADIA 412
Date/DTG:                     Sep 25, 2015 / 250643Z SEP 15
From:                         AMEMBASSY ARKADIA
Action:                       WASHDC, SECSTATE IMMEDIATE
E.O.:                         13526
TAGS:                         PGOV
Subject:                      Quota

Classified By: Jane Q. Public, Ambassador
Reason: 1.4 (b)
Declassify On: 2035/09/25

1. (U) One.

2. (C) Two.

3. (S//NF) Three.

4. Four.

SECRET
`

func htmlOf(t *testing.T, files ...*File) string {
	t.Helper()
	run, _, _ := sample()
	var out bytes.Buffer
	write(t, newHTML(&out, Options{}), run, files, &Totals{Files: len(files), Cables: len(files)})
	return out.String()
}

func drawnFile(t *testing.T, show bool) *File {
	t.Helper()
	src := text.NewSource("a.txt", []byte(outlined))
	cables := parse.Parse(src).Cables
	all := make([]*assess.Assessment, 0, len(cables))
	for _, c := range cables {
		all = append(all, assess.Of(c, assess.Options{}))
	}
	at := strings.Index(outlined, "Three")
	findings := []*rule.Finding{{
		Rule: gone, Severity: rule.Error, Cable: 1, Span: text.Span{Start: at, End: at + 5}, Message: "said",
	}}
	f := Detach(src, findings, show)
	f.Strips = Strips(all, findings)
	return f
}

func TestStripHasAPieceForEveryPortion(t *testing.T) {
	f := drawnFile(t, false)
	if len(f.Strips) != 1 {
		t.Fatalf("got %d strips", len(f.Strips))
	}
	s := f.Strips[0]
	if diff := cmp.Diff([]Tone{ToneU, ToneC, ToneS, NoTone}, s.Portions); diff != "" {
		t.Error(diff)
	}
	if got, want := runWords(s.Portions), "U, C, S, unmarked"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	want := "--n:4;--g:linear-gradient(90deg,var(--u) 0 25.0%,var(--c) 0 50.0%,var(--s) 0 75.0%,var(--none) 0 100.0%)"
	if got := gradient(s.Portions); got != want {
		t.Errorf("got %s", got)
	}
	if s.Computed != "SECRET//NOFORN" || s.ComputedTone != ToneS || s.Highest() != ToneS {
		t.Errorf("got %+v", s)
	}
}

func TestStripOfManyPortionsStaysOneElement(t *testing.T) {
	many := make([]Tone, 500)
	for i := range many {
		many[i] = Tone(i % 2)
	}
	if got := runWords(many); strings.Count(got, ",") != mostRuns {
		t.Errorf("got %q", got)
	}
	if got := gradient(many); !strings.HasPrefix(got, "--n:1;") {
		t.Errorf("got %q", got[:40])
	}
}

func TestNoticeSaysWhatThePageShows(t *testing.T) {
	for _, c := range []struct {
		name string
		file *File
		want string
	}{
		{"marks", drawnFile(t, false), `of-s" role="note">SECRET <span>· highest marking in this report; it shows no text`},
		{"text", drawnFile(t, true), `of-s" role="note">SECRET <span>· highest level of the cables that this report quotes`},
		{"unknown", plainFile(), `of-none" role="note">LEVEL NOT KNOWN <span>· this report quotes cables`},
	} {
		t.Run(c.name, func(t *testing.T) {
			page := htmlOf(t, c.file)
			if !strings.Contains(page, c.want) {
				t.Errorf("the page does not say %s", c.want)
			}
			if shows := strings.Contains(page, "<pre>"); shows != (c.name != "marks") {
				t.Errorf("the page shows text: %v", shows)
			}
		})
	}
}

func TestNoticeCountsWhatMessagesQuote(t *testing.T) {
	f := plainFile().Withheld() // no cable was read in it, so that nothing is drawn
	f.Findings[0].Message = "(TS//SI) is above the ceiling"
	if page := htmlOf(t, f); !strings.Contains(page, `of-ts" role="note">TOP SECRET <span>`) {
		t.Error("the page does not say what its messages quote")
	}
	for words, want := range map[string]Tone{
		"": NoTone, "the section reads SECRET": ToneS, "T O P S E C R E T": ToneTS, "paragraph 1 is marked (C/NF)": ToneC,
		"EXDIS beside NODIS": ToneCUI, "UNCLAS": ToneU, "secretary": NoTone,
	} {
		if got := raised(NoTone, words); got != want {
			t.Errorf("%q: got %s, want %s", words, got, want)
		}
	}
}

func TestPageLoadsNothing(t *testing.T) {
	page := htmlOf(t, drawnFile(t, true), hostileFile())
	for _, bad := range []string{"http:", "https:", "src=", "@import", "url(", "style=\"", "onload", "<link", "unsafe-inline"} {
		if strings.Contains(page, bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
}

// full returns a report with so much of a gravity on it that a page is full, in cables of a findings each.
func full(t *testing.T, gravest rule.Severity) *htmlReport {
	t.Helper()
	run, _, _ := sample()
	h := newHTML(io.Discard, Options{}).(*htmlReport)
	h.room = 1 << 20
	if err := h.Begin(run); err != nil {
		t.Fatal(err)
	}
	for _, f := range []*File{graded(rule.Info), graded(gravest)} {
		for h.cables[f.Findings[0].Severity].left == 0 {
			if err := h.File(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	return h
}

// graded is a file with a finding of a severity, whose words take much room.
func graded(s rule.Severity) *File {
	f := wordy(40)
	for i := range f.Findings {
		f.Findings[i].Severity = s
	}
	return f
}

func TestFullPageKeepsTheRoomForWhatIsGrave(t *testing.T) {
	for _, gravest := range []rule.Severity{rule.Warning, rule.Error} {
		h := full(t, gravest)
		shown := h.choose()
		if kept := h.cables[gravest].kept; shown.bytes[gravest] < int64(h.room-kept[0].size) {
			t.Errorf("%s: %d bytes of a full page", gravest, shown.bytes[gravest])
		}
		if sum := shown.bytes[rule.Info] + shown.bytes[gravest]; sum > int64(h.room) {
			t.Errorf("%s: a page of %d bytes", gravest, sum)
		}
	}
}

func TestInfosFillTheRestOfThePage(t *testing.T) {
	h := full(t, rule.Info)
	before := h.choose()
	if before.bytes[rule.Info] < int64(h.room)*9/10 {
		t.Errorf("%d bytes of infos on a page without anything else", before.bytes[rule.Info])
	}
	if err := h.File(graded(rule.Error)); err != nil {
		t.Fatal(err)
	}
	after := h.choose()
	if after.bytes[rule.Error] == 0 || after.bytes[rule.Info] >= before.bytes[rule.Info] || after.left <= before.left {
		t.Errorf("an error that comes late: %d bytes, infos %d for %d, left %d for %d", after.bytes[rule.Error],
			after.bytes[rule.Info], before.bytes[rule.Info], after.left, before.left)
	}
}

func TestFullPageCountsTheRest(t *testing.T) {
	h := full(t, rule.Info)
	var out bytes.Buffer
	h.w = &out
	if err := h.End(&Totals{Files: 1, Cables: 1}); err != nil {
		t.Fatal(err)
	}
	listed := strings.Count(out.String(), `<li data-v="1">`)
	want := "The page is full: " + Grouped(h.counts[rule.Info]-listed) + " more findings counted above and not listed"
	if !strings.Contains(out.String(), want) || listed == 0 {
		t.Errorf("%d are listed, and the page does not say %q", listed, want)
	}
}

func TestGravestComeFirst(t *testing.T) {
	files := []*File{graded(rule.Info), graded(rule.Error), graded(rule.Warning), graded(rule.Error)}
	articles := regexp.MustCompile(`<article class="(v\d)".* data-p="(\d)"`).FindAllStringSubmatch(htmlOf(t, files...), -1)
	order := make([]string, 0, len(articles))
	for _, m := range articles {
		order = append(order, m[1]+" "+m[2])
	}
	if diff := cmp.Diff([]string{"v3 2", "v3 4", "v2 3", "v1 1"}, order); diff != "" {
		t.Error(diff)
	}
}

func TestPageSaysWhatTheRunWasAskedFor(t *testing.T) {
	run, _, _ := sample()
	var out bytes.Buffer
	about := About{Paths: []string{"cables"}, Flags: []string{"--since <main>"}, Ceiling: "U", Configs: []string{".cablelint.yml"}}
	write(t, newHTML(&out, Options{}), run, nil, &Totals{About: about, Files: 12345})
	for _, want := range []string{
		`<dt>Paths</dt><dd class="raw">cables</dd>`, `<dd class="raw">--since &lt;main&gt;</dd>`, `<dt>Ceiling</dt><dd class="raw">U</dd>`,
		`<dt>Counted as today</dt><dd class="raw">no day`, `<dd class="raw">.cablelint.yml</dd>`, "12,345 files",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1,000", 12345: "12,345", 1234567: "1,234,567", -1234: "-1,234"} {
		if got := Grouped(n); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// attacks are what a cable may hold to get at those who open the report.
var attacks = []string{
	`<script>document.title="ran"</script>`, `"><img src=x onerror="document.title='ran'">`,
	`</pre></style></script><svg onload="document.title='ran'">`, `<iframe srcdoc="<script>top.document.title=1</script>">`,
	`javascript:document.title="ran"`, "\u202egnp.exe\u202c\u2066\u200b", "\x1b[31m\x00\x07", `{{.Tool}}<a href="//x.invalid">x</a>`,
	`<meta http-equiv="refresh" content="0;url=//x.invalid">`, `<base href="//x.invalid">`, `&lt;b&gt;<!--`, `]]><b>`,
}

func attackedFile() *File {
	body := strings.Join(attacks, " ")
	src := text.NewSource("dir/"+attacks[1]+"/"+attacks[2]+attacks[5], []byte("PGVO "+body+"\n"))
	sp := text.Span{Start: 5, End: 5 + len(attacks[0])}
	f := Detach(src, []*rule.Finding{{
		Rule: gone, Severity: rule.Warning, Span: sp, Message: body, Cable: 1, Quieted: body,
		Related: []rule.Related{{Span: sp, Message: body}},
		Fixes:   []rule.Fix{{Title: body, Safety: rule.Safe}},
	}}, true)
	f.Strips = []Strip{{Cable: 1, Number: body, Banner: body, Computed: body, Portions: []Tone{ToneU}}}
	return f
}

func TestHostileTextIsInertInABrowser(t *testing.T) {
	dom := browser.DOM(t, htmlOf(t, attackedFile()))
	if !strings.Contains(dom, "<title>Marking report</title>") {
		t.Error("a script of the cable ran")
	}
	for _, bad := range []string{"<img", "<iframe", "<base", "<svg", "<meta http-equiv=\"refresh\"", "\u202e", "\u2066", "\x1b", "\x07"} {
		if strings.Contains(dom, bad) {
			t.Errorf("the document holds %q", bad)
		}
	}
	if n := strings.Count(dom, "<script"); n != 1 {
		t.Errorf("the document has %d scripts", n)
	}
	if regexp.MustCompile(`<form id="filter" hidden`).MatchString(dom) {
		t.Error("the page's own script did not run: its policy forbids it")
	}
}

func TestPageHasItsStyleInABrowser(t *testing.T) {
	// A style sheet that the policy forbids is applied to nothing: the probe makes its effect part of the text.
	page := htmlOf(t, drawnFile(t, false))
	probe := `document.title = getComputedStyle(document.querySelector(".strip")).backgroundImage.split("rgb").length > 4 ? "drawn" : "bare";`
	page = strings.Replace(page, reportScript, probe, 1)
	page = regexp.MustCompile(`script-src .*; base-uri`).ReplaceAllString(page, "script-src "+hashOf(probe)+"; base-uri")
	if dom := browser.DOM(t, page); !strings.Contains(dom, "<title>drawn</title>") {
		t.Error("the strip is not drawn")
	}
}

func TestPageFitsANarrowScreen(t *testing.T) {
	page := htmlOf(t, drawnFile(t, true), attackedFile(), wordyFile())
	if got := browser.Ask(t, page, []int{400}, "document.documentElement.scrollWidth - innerWidth"); got[400][0] != "0" {
		t.Errorf("the page is %s pixels too wide", got[400][0])
	}
}

// wordyFile has a path and a message that are hard to break.
func wordyFile() *File {
	f := wordy(2)
	f.Path = strings.Repeat("folder", 30) + "/a.txt"
	f.Findings[0].Message = strings.Repeat("unbroken", 40)
	return f
}
