package parse

import (
	"os"
	"regexp"
	"testing"

	"cablelint/linter/cable/layout"
	"cablelint/linter/text"
)

// shownLayout is a section of docs/layouts.md with the first example in it.
var shownLayout = regexp.MustCompile("(?s)\n## `([a-z]+)`\n.*?\n```\n(.*?)```\n")

// TestLayoutsAreShown holds docs/layouts.md to the reader: every layout has its example there, and that is read as
// one cable of that layout, all of whose heading is understood.
func TestLayoutsAreShown(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../../docs/layouts.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, m := range shownLayout.FindAllStringSubmatch(string(page), -1) {
		name := m[1]
		shown[name] = true
		f := Parse(text.NewSource(name, []byte(m[2])))
		if len(f.Cables) != 1 {
			t.Errorf("%s: %d cables", name, len(f.Cables))
			continue
		}
		c := f.Cables[0]
		if c.Layout.Name != name {
			t.Errorf("%s is read as %s", name, c.Layout.Name)
		}
		if len(c.Unread()) > 0 || len(c.Damage()) > 0 {
			t.Errorf("%s: unread %v, damage %v", name, c.Unread(), c.Damage())
		}
	}
	for _, l := range layout.All() {
		if !shown[l.Name] {
			t.Errorf("%s is not shown", l.Name)
		}
	}
}
