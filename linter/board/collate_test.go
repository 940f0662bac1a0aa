package board_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"cablelint/linter/board"
	"cablelint/linter/collection"
	"cablelint/linter/marking"
)

// collated writes the table of one row.
func collated(t *testing.T, format string, r *collection.Row) string {
	t.Helper()
	var out bytes.Buffer
	c, err := board.NewCollation(format, &out, board.Options{Width: 80})
	if err == nil {
		err = c.End([]collection.Row{*r}, &board.Run{})
	}
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// harbour is a row with one message whose level was not read, and many copies.
func harbour() *collection.Row {
	r := &collection.Row{
		Key: collection.Key{Post: "BREMWICKHARBOUR", Year: 2007}, Messages: 2, First: 123_400, Last: 123_401, Copies: 1999,
		Sections: 1,
		Strip: []collection.Cell{
			{Numbers: 1, Here: 1, Copies: 1999, Level: marking.Secret}, {Numbers: 1, Here: 1},
		},
	}
	r.Levels[marking.Secret], r.Levels[marking.NoLevel] = 1, 1
	return r
}

// TestCollationTellsEveryLevel: the levels of a row add up to its messages, with those that were not read.
func TestCollationTellsEveryLevel(t *testing.T) {
	t.Parallel()
	if out := collated(t, "json", harbour()); !strings.Contains(out, `"levels": {"S": 1, "unread": 1}`) {
		t.Errorf("JSON: %s", out)
	}
	out := collated(t, "csv", harbour())
	if !strings.Contains(out, "copies,level unread,level U,level C,level S,level TS\r\n") ||
		!strings.Contains(out, "1999,1,0,0,1,0\r\n") {
		t.Errorf("CSV: %s", out)
	}
}

// TestCollationCounts: words go by their numbers, and no number is cut for the width of the page.
func TestCollationCounts(t *testing.T) {
	t.Parallel()
	out := collated(t, "text", harbour())
	for _, want := range []string{"BREMWICKHARBOUR 2007 123400-123401", "1 section missing", "2 messages with a number"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in %s", want, out)
		}
	}
	for line := range strings.Lines(out) {
		if utf8.RuneCountInString(line) > 81 {
			t.Errorf("%q is wider than the page", line)
		}
	}
	if out = collated(t, "html", harbour()); !strings.Contains(out, "1999 copies") || strings.Contains(out, "copys") {
		t.Error("1999 copies are not told on the page")
	}
}
