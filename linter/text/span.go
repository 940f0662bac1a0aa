// Package text holds what is known of a file before it is read as a cable: its bytes, its encoding
// and line ends, and where a place in it stands for a person.
//
// A [Span] is a half-open range of byte offsets into [Source.Text], the text that is read. For nearly
// every file that is the file itself. Where a copy carries artefacts that hide the text (HTML entities
// and tags, Markdown links, UTF-16), Source.Text is the text without them and [Source.Raw] leads back
// to the bytes of the file. Lines, columns and file offsets are worked out at the edge, by Source alone.
package text

// Span is a half-open range of byte offsets, [Start, End), into a [Source]'s text.
// The zero Span is empty and stands for "nowhere".
type Span struct{ Start, End int }

// At returns the empty span at offset.
func At(offset int) Span { return Span{offset, offset} }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Valid reports whether s is a place at all: the zero Span is not.
func (s Span) Valid() bool { return s != Span{} }

// Contains reports whether other lies within s; an empty span lies within the span whose edge it touches.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps reports whether s and other share a byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Cover returns the smallest span that holds both s and other; an invalid span counts for nothing.
func (s Span) Cover(other Span) Span {
	switch {
	case !s.Valid():
		return other
	case !other.Valid():
		return s
	}
	return Span{min(s.Start, other.Start), max(s.End, other.End)}
}

// Shift returns s moved by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }
