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

var (
	policy = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
	title  = regexp.MustCompile(`<title>([^<]*)</title>`)
)

// Ask opens a page, without its policy, where it has so many pixels from side to side, and returns what a
// JavaScript expression is there.
func Ask(t *testing.T, page string, width int, expression string) string {
	t.Helper()
	asks := "<script>parent.document.title = String(" + expression + ")</script></body>"
	page = strings.Replace(policy.ReplaceAllString(page, ""), "</body>", asks, 1)
	// A window cannot be as narrow as a telephone; a frame can.
	outer := `<!DOCTYPE html><title></title><iframe width="%d" height="1800" style="border:0" srcdoc="%s"></iframe>`
	found := title.FindStringSubmatch(DOM(t, fmt.Sprintf(outer, width, html.EscapeString(page))))
	if found == nil {
		t.Fatal("the document has no title")
	}
	return found[1]
}
