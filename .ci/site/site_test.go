package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// narrow is the width of a telephone.
const narrow = 400

// TestSite opens every page of the site of this project from its folder, in Chromium, as wide as a telephone: nothing
// runs over the side, nothing fails to load or goes wrong, nothing is asked of a network, every link leads to what is
// there, and text stands out from its ground in light and in dark.
func TestSite(t *testing.T) {
	out := t.TempDir()
	if err := build("../..", out); err != nil {
		t.Fatal(err)
	}
	b := opened(t)
	pages := htmlOf(t, out)
	if len(pages) < 30 {
		t.Errorf("%d pages", len(pages))
	}
	ids, links := map[string]bool{}, map[string][]string{}
	for _, file := range pages {
		seen := b.look(t, file)
		if seen.Width > narrow {
			t.Errorf("%s is %d pixels wide", file, seen.Width)
		}
		for _, id := range seen.IDs {
			ids[file+"#"+id] = true
		}
		ids[file] = true
		links[file] = seen.Links
		for i, contrast := range seen.Contrasts {
			if contrast < 4.5 {
				t.Errorf("%s: a contrast of %.1f in %s", file, contrast, []string{"light", "dark"}[i/3])
			}
		}
	}
	for file, list := range links {
		for _, link := range list {
			if local, ok := strings.CutPrefix(link, "file://"); ok && !ids[local] && !isFile(local) {
				t.Errorf("%s: dead link %s", file, link)
			}
		}
	}
	b.allWell(t)
}

// TestSearch finds a rule from the first page and goes there.
func TestSearch(t *testing.T) {
	out := t.TempDir()
	if err := build("../..", out); err != nil {
		t.Fatal(err)
	}
	b := opened(t)
	var first, none, went string
	err := chromedp.Run(b.ctx,
		chromedp.Navigate("file://"+filepath.Join(out, "index.html")),
		chromedp.SendKeys("#search", "banner-missing-noforn"),
		chromedp.WaitVisible("#results a"),
		chromedp.Text("#results a", &first),
		chromedp.Click("#results a"),
		chromedp.WaitVisible("#banner-missing-noforn"),
		chromedp.Location(&went),
		chromedp.SendKeys("#search", "zzqqx"),
		chromedp.WaitVisible("#results li"),
		chromedp.Text("#results", &none),
	)
	if err != nil {
		t.Fatal(err)
	}
	if first != "banner-missing-noforn" || !strings.HasSuffix(went, "/docs/rules.html#banner-missing-noforn") {
		t.Errorf("found %q, went to %s", first, went)
	}
	if !strings.Contains(none, "Nothing") {
		t.Errorf("of what is nowhere it finds %q", none)
	}
	b.allWell(t)
}

// TestDeadLinks: a link to no file, or to no heading, makes no site.
func TestDeadLinks(t *testing.T) {
	for text, want := range map[string]string{
		"[x](none.md)": "leads to no file", "[x](index.md#none)": "no heading", "![x](none.png)": "leads to no file",
	} {
		root := t.TempDir()
		if err := os.Mkdir(filepath.Join(root, "docs"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, indexPage), []byte("# Pages\n\n"+text+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := build(root, t.TempDir()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

// browser is one tab, and what went wrong in it.
type browser struct {
	ctx   context.Context
	mu    sync.Mutex // events come on a goroutine of their own
	wrong []string
}

func opened(t *testing.T) *browser {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed: the site was not opened in a browser")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(chromium),
		chromedp.NoSandbox, chromedp.WindowSize(1280, 900))
	ctx, stop := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	b := &browser{ctx: ctx}
	chromedp.ListenTarget(ctx, b.listen)
	if err := chromedp.Run(ctx, network.Enable(), log.Enable()); err != nil {
		t.Fatal(err)
	}
	return b
}

// allWell wants nothing to have gone wrong.
func (b *browser) allWell(t *testing.T) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, what := range b.wrong {
		t.Error(what)
	}
}

// listen notes what goes wrong, and what is asked of a network.
func (b *browser) listen(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	note := func(format string, args ...any) { b.wrong = append(b.wrong, fmt.Sprintf(format, args...)) }
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		note("a script failed: %s", e.ExceptionDetails.Error())
	case *log.EventEntryAdded:
		note("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *network.EventLoadingFailed:
		note("not loaded: %s", e.ErrorText)
	case *network.EventRequestWillBeSent:
		if url := e.Request.URL; !strings.HasPrefix(url, "file:") && !strings.HasPrefix(url, "data:") {
			note("asked of a network: %s", url)
		}
	}
}

// seen is what there is on a page.
type seen struct {
	Width      int
	IDs, Links []string
	Contrasts  []float64 // of text, links and code, in light and in dark
}

const whatIsThere = `(() => ({
	width: document.scrollingElement.scrollWidth,
	ids: [...document.querySelectorAll("[id]")].map((e) => e.id),
	links: [...document.querySelectorAll("a[href], img[src]")].map((e) => decodeURI(e.href || e.src)),
}))()`

// contrasts measures text, links and what is quiet against the ground, as WCAG 2 reckons.
const contrasts = `(() => {
	const light = (color) => {
		const [r, g, b] = color.match(/[\d.]+/g).map((n) => n / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
		return 0.2126 * r + 0.7152 * g + 0.0722 * b;
	};
	const ground = light(getComputedStyle(document.body).backgroundColor);
	return ["main", "nav a:not([aria-current])", "label"].map((which) => {
		const text = light(getComputedStyle(document.querySelector(which)).color);
		return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
	});
})()`

func (b *browser) look(t *testing.T, file string) seen {
	t.Helper()
	var out seen
	var light, dark []float64
	scheme := func(which string) chromedp.Action {
		return emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: which}})
	}
	err := chromedp.Run(b.ctx,
		chromedp.EmulateViewport(narrow, 800), chromedp.Navigate("file://"+file), chromedp.Evaluate(whatIsThere, &out),
		scheme("light"), chromedp.Evaluate(contrasts, &light), scheme("dark"), chromedp.Evaluate(contrasts, &dark),
	)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	out.Contrasts = slices.Concat(light, dark)
	return out
}

func htmlOf(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(file string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(file) == ".html" {
			out = append(out, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}
