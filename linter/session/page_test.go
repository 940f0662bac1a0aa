package session_test

import (
	"context"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cablelint/linter/internal/specimen"
	"cablelint/linter/marking"
	"cablelint/linter/report"
	"cablelint/linter/session"
	"cablelint/linter/settings"
	"cablelint/rules"
)

// Sites show a cable beneath menus of levels, in tables with the level of each cable, beside lists of words. %s
// is where the cable stands.
var sites = []string{
	`<html><head><title>SECRET ARKADIA 187</title></head><body>
<ul class="menu"><li><a href="/s">SECRET</a></li><li><a href="/snf">SECRET//NOFORN</a></li><li>(S) secret</li></ul>
<table><tr><th>Classification</th><th>Origin</th></tr><tr><td>CONFIDENTIAL//NOFORN</td><td>ARKADIA</td></tr></table>
<pre>%s</pre><p>Other cables: TOP SECRET (12), UNCLASSIFIED (40)</p></body></html>
`,
	`<!DOCTYPE html>
<HTML><META name="classification" content="SECRET"><BODY><SELECT><OPTION>TOP SECRET<OPTION>CONFIDENTIAL</SELECT>
<A HREF="?c=S">Classified By: anybody</A> <B>DECL: 03/14/2017</B>
<PRE class="cable">
%s
</PRE><HR>Declassified/Released US Department of State <I>(C)</I></BODY></HTML>
`,
	`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><div>1. (TS) first 2. (S//NF) second</div>
<div id="content"><pre><code>%s</code></pre></div><script>var level = "SECRET//NOFORN";</script>
<!-- SECRET --></body></html>
`,
}

// TestPagesDrawWhatTheirTextDraws: of 60 pages the <pre> alone counts, with a ceiling and without.
func TestPagesDrawWhatTheirTextDraws(t *testing.T) {
	t.Parallel()
	texts, pages := t.TempDir(), t.TempDir()
	r := rand.New(rand.NewPCG(14, 60))
	for i := range 60 {
		cable := specimen.Cable(r, specimen.Options{Size: 1500, Defects: true})
		page := fmt.Sprintf(sites[i%len(sites)], html.EscapeString(string(cable)))
		put(t, filepath.Join(texts, fmt.Sprintf("%02d.txt", i)), string(cable))
		put(t, filepath.Join(pages, fmt.Sprintf("%02d.html", i)), page)
	}
	for _, ceiling := range []marking.Ceiling{marking.NoCeiling, marking.CeilingU} {
		want, got := told(t, texts, ceiling), told(t, pages, ceiling)
		if len(want) < 20 {
			t.Errorf("ceiling %s: %d findings in the texts: they show nothing", ceiling, len(want))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("ceiling %s: (-texts +pages):\n%s", ceiling, diff)
		}
	}
}

func put(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// told is what is found in a folder: the file without its suffix, the rule and the message of each finding.
func told(t *testing.T, dir string, ceiling marking.Ceiling) []string {
	t.Helper()
	ctx := context.Background()
	req := session.Request{Rules: rules.All(), Paths: []string{dir}, NoConfig: true}
	if ceiling != marking.NoCeiling {
		req.Settings.Ceiling = settings.Given(ceiling, "--ceiling")
	}
	s, err := session.Open(ctx, req)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var all []string
	err = session.Each(ctx, s, (*session.Look).Report, func(_ *session.Judged, r *report.File) error {
		if r == nil {
			return nil
		}
		name := strings.TrimSuffix(filepath.Base(r.Path), filepath.Ext(r.Path))
		for _, f := range r.Findings {
			said, _, _ := strings.Cut(f.Message, "; to be mended by hand: ") // in pages alone
			all = append(all, name+" "+f.Rule.Name+": "+said)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
