// Package browser opens pages in a browser for tests.
package browser

import (
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// DOM opens a page and returns its document as the browser has it once scripts have run. It skips the test where
// there is no browser.
func DOM(t *testing.T, page string) string {
	t.Helper()
	chromium, err := exec.LookPath("chromium")
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
	cmd := exec.CommandContext(t.Context(), chromium,
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--hide-scrollbars", "--window-size=1600,2000",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--virtual-time-budget=2000", "--dump-dom", "file://"+file)
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("chromium: %v", err)
	}
	return string(out)
}

var policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)

// Ask opens a page, without its policy, where it has so many pixels from side to side, for each width, and returns
// what JavaScript expressions are there. The browser is started once.
func Ask(t *testing.T, page string, widths []int, expressions ...string) map[int][]string {
	t.Helper()
	page = policy.ReplaceAllString(page, "")
	var outer strings.Builder
	outer.WriteString("<!DOCTYPE html><title></title>")
	for _, width := range widths {
		asks := "<script>"
		for i, expression := range expressions {
			asks += fmt.Sprintf("parent.document.getElementById('a%d-%d').textContent = String(%s);", width, i, expression)
			fmt.Fprintf(&outer, "<p id=a%d-%d></p>", width, i)
		}
		// A window cannot be as narrow as a telephone; a frame can.
		fmt.Fprintf(&outer, `<iframe width="%d" height="1800" style="border:0" srcdoc="%s"></iframe>`, width,
			html.EscapeString(strings.Replace(page, "</body>", asks+"</script></body>", 1)))
	}
	return answers(t, DOM(t, outer.String()), widths, len(expressions))
}

// answers finds what was written into the paragraphs of a document that wait for it.
func answers(t *testing.T, dom string, widths []int, each int) map[int][]string {
	t.Helper()
	out := map[int][]string{}
	for _, width := range widths {
		for i := range each {
			_, rest, found := strings.Cut(dom, fmt.Sprintf(`<p id="a%d-%d">`, width, i))
			answer, _, _ := strings.Cut(rest, "</p>")
			if !found || answer == "" {
				t.Fatalf("at %d pixels question %d has no answer", width, i)
			}
			out[width] = append(out[width], html.UnescapeString(answer))
		}
	}
	return out
}
