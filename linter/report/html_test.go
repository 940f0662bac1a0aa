package report

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"cablelint/linter/assess"
	"cablelint/linter/cable/parse"
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

func TestFullPageCountsTheRest(t *testing.T) {
	run, _, _ := sample()
	var out bytes.Buffer
	h := newHTML(&out, Options{}).(*htmlReport)
	if err := h.Begin(run); err != nil {
		t.Fatal(err)
	}
	h.body.size = mostHTML + 1
	if err := h.File(drawnFile(t, false)); err != nil {
		t.Fatal(err)
	}
	if err := h.End(&Totals{Files: 1, Cables: 1}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(out.Bytes(), []byte("The page is full: 1 more finding counted above and not listed")) {
		t.Error("the page does not say what it leaves out")
	}
}

// inBrowser opens a page and returns its document as the browser has it once scripts have run.
func inBrowser(t *testing.T, page string) string {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: the page was not opened in a browser")
	}
	if testing.Short() {
		t.Skip("the page is not opened in a browser with -short")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), browser,
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=2000", "--dump-dom", "file://"+file)
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	return string(out)
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
	dom := inBrowser(t, htmlOf(t, attackedFile()))
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
	page = strings.Replace(page, htmlAsset("report.js"), probe, 1)
	page = regexp.MustCompile(`script-src .*; base-uri`).ReplaceAllString(page, "script-src "+hashOf(probe)+"; base-uri")
	if dom := inBrowser(t, page); !strings.Contains(dom, "<title>drawn</title>") {
		t.Error("the strip is not drawn")
	}
}

func TestBoardDrawsHostileNamesInert(t *testing.T) {
	b := &Board{Title: "Counts", Tool: Tool{Name: "cablelint", Version: "0.1.0"}, Panels: []Panel{{
		Title: "Names", Years: []Bar{{Label: "1990", Count: 2, Late: 1}, {Label: "1991"}, {Label: "1992", Count: 4}},
		Bars: []Bar{{Label: attacks[1], Count: 3, Note: attacks[2]}},
		Head: []Cell{Words("Name"), {Text: "n", Number: true}}, Rows: [][]Cell{{Words(attacks[0]), Num(1)}},
	}}}
	var out bytes.Buffer
	if err := b.HTML(&out); err != nil {
		t.Fatal(err)
	}
	golden(t, "board.html", out.Bytes())
	dom := inBrowser(t, out.String())
	if strings.Contains(dom, "<img") || strings.Contains(dom, "<script") || !strings.Contains(dom, "<title>Counts</title>") {
		t.Error("a name became part of the page")
	}
}
