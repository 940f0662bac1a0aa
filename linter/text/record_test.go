package text_test

import (
	"testing"

	"cablelint/linter/text"
)

// TestRecord leads from the text of a record, out of which an entity was taken too, to the file.
func TestRecord(t *testing.T) {
	t.Parallel()
	row := "id,\"é\"\"a&amp;b\"\"\nc\",\"d\"\n"
	read := "é\"a&amp;b\"\nc\nd"
	s := text.NewRecord("a.csv", []byte(read), &text.Record{
		Number: 3, ID: "x", Bytes: []byte(row), Offset: 100, Line: 7,
		Steps: []text.Step{
			{Bytes: text.At(4)},
			{Text: text.Span{Start: 2, End: 3}, Bytes: text.Span{Start: 6, End: 8}},
			{Text: text.Span{Start: 10, End: 11}, Bytes: text.Span{Start: 15, End: 17}},
			{Text: text.Span{Start: 13, End: 14}, Bytes: text.At(22)},
		},
	})
	if got := string(s.Text()); got != "é\"a&b\"\nc\nd" {
		t.Fatalf("read %q", got)
	}
	for _, c := range []struct {
		at         int
		start, end text.Position // of the character there
	}{
		{0, text.Position{Line: 7, Column: 5, Offset: 104}, text.Position{Line: 7, Column: 5, Offset: 104}},
		{2, text.Position{Line: 7, Column: 6, Offset: 106}, text.Position{Line: 7, Column: 8, Offset: 108}},
		{4, text.Position{Line: 7, Column: 9, Offset: 109}, text.Position{Line: 7, Column: 14, Offset: 114}},
		{6, text.Position{Line: 7, Column: 15, Offset: 115}, text.Position{Line: 7, Column: 17, Offset: 117}},
		{8, text.Position{Line: 8, Column: 1, Offset: 118}, text.Position{Line: 8, Column: 2, Offset: 119}},
		{10, text.Position{Line: 8, Column: 5, Offset: 122}, text.Position{Line: 8, Column: 6, Offset: 123}},
	} {
		if got := s.Position(c.at); got != c.start {
			t.Errorf("%d begins at %+v, want %+v", c.at, got, c.start)
		}
		if got := s.EndPosition(c.at + 1); c.at > 0 && got != c.end {
			t.Errorf("%d ends at %+v, want %+v", c.at, got, c.end)
		}
	}
	if data, from := s.Around(); string(data) != row || from != 100 || s.Record().ID != "x" || !s.IsPart() {
		t.Errorf("it stands among %q from %d", data, from)
	}
}
