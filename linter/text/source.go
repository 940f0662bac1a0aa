package text

import (
	"bytes"
	"sync"
	"sync/atomic"
)

// Encoding is how the bytes of a file stand for text.
type Encoding uint8

// The encodings that are read; those from UTF16LE on are wide. A file that is not valid UTF-8 is taken for
// Windows-1252, in which every byte is one character.
const (
	UTF8 Encoding = iota
	Windows1252
	UTF16LE
	UTF16BE
	UTF32LE
	UTF32BE
)

// String returns the encoding's registered name.
func (e Encoding) String() string {
	return [...]string{"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}[e]
}

// Source is one file as it was read. It is immutable and safe for concurrent use once made; the
// bytes given to [NewSource] must not change while it is in use.
type Source struct {
	name     string
	raw      []byte
	text     []byte
	encoding Encoding
	bom      bool
	crOnly   bool
	markdown bool     // prose, which quotes in code
	inner    bool     // it was taken out of a file of that name
	part     string   // and where there it stood; "" for its body
	ascii    bool     // every byte of the text is a character
	square   bool     // an opening square bracket may stand in the text
	ends     []uint32 // where the first lines of the text end
	swaps    []swap   // in order of place; empty when text is raw
	found    []Artefact
	record   *Record // where it stands in its file; nil: it is all of it

	counted  atomic.Int64 // bytes in which line ends were counted for positions
	indexing sync.Once
	index    index // made when many positions are asked for
}

// Position is a place as a person or another program names it.
type Position struct {
	Line   int // from 1
	Column int // from 1, in Unicode code points
	Offset int // bytes of the file from 0
}

// Name returns the name that the source was given, a path or a label such as "<stdin>".
func (s *Source) Name() string { return s.name }

// IsPart reports whether the text was taken out of the file of its name, and is not all of it.
func (s *Source) IsPart() bool { return s.inner }

// Part returns the path of the part of its file that the text was; "" for the body of a document, and for what is
// no part.
func (s *Source) Part() string { return s.part }

// File returns the bytes of the file. They must not be changed.
func (s *Source) File() []byte { return s.raw }

// Text returns the text that is read, to which every [Span] refers. It must not be changed.
func (s *Source) Text() []byte { return s.text }

// Slice returns the text of sp. It must not be changed.
func (s *Source) Slice(sp Span) []byte { return s.text[sp.Start:sp.End] }

// String returns a copy of the text of sp.
func (s *Source) String(sp Span) string { return string(s.text[sp.Start:sp.End]) }

// Encoding returns the encoding of the file.
func (s *Source) Encoding() Encoding { return s.encoding }

// BOM reports whether the file begins with a byte order mark.
func (s *Source) BOM() bool { return s.bom }

// EOL returns the line end that the file uses first: "\n", "\r\n" or "\r"; "\n" when it has none.
func (s *Source) EOL() string {
	if s.crOnly {
		return "\r"
	}
	if i := bytes.IndexByte(s.text, '\n'); i > 0 && s.text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

// MayHoldSquare reports whether an opening square bracket may stand in the text, which few texts have.
func (s *Source) MayHoldSquare() bool { return s.square }

// Artefacts returns the artefacts of copying that were undone in reading the file, the first of each kind.
func (s *Source) Artefacts() []Artefact { return s.found }

// NextLine returns the line that begins at offset, without its line end, and the offset of the line
// after it, which is len(Text()) at the end.
func (s *Source) NextLine(offset int) (line Span, next int) {
	end := byte('\n')
	if s.crOnly {
		end = '\r'
	}
	i := bytes.IndexByte(s.text[offset:], end)
	if i < 0 {
		return Span{offset, len(s.text)}, len(s.text)
	}
	stop := offset + i
	next = stop + 1
	if end == '\n' && stop > offset && s.text[stop-1] == '\r' {
		stop--
	}
	return Span{offset, stop}, next
}

// Raw returns the bytes of the file that sp was read from, as offsets into [Source.File], and
// whether they read the same in the file as in the text: an edit can only be made where they do.
func (s *Source) Raw(sp Span) (raw Span, same bool) {
	if len(s.swaps) == 0 {
		return sp, true
	}
	raw = Span{s.rawStart(sp.Start), s.rawEnd(sp.End)}
	if sp.Empty() {
		raw.Start = raw.End
	}
	same = s.encoding < UTF16LE && bytes.Equal(s.raw[raw.Start:raw.End], s.text[sp.Start:sp.End])
	return raw, same
}

// Position returns the place of a text offset in the file.
func (s *Source) Position(offset int) Position {
	raw := s.rawStart(offset)
	if s.record != nil {
		return s.record.placed(s.place(raw, s.record.start(raw)))
	}
	return s.place(offset, raw)
}

// EndPosition returns the place just after the text that ends at offset.
func (s *Source) EndPosition(offset int) Position {
	raw := s.rawEnd(offset)
	if s.record != nil {
		return s.record.placed(s.place(raw, s.record.end(raw)))
	}
	return s.place(offset, raw)
}

// ByteColumn returns the column of a position of the source counted in bytes as the file has them. In UTF-16 no
// byte is a character, and nobody counts them: the column stands.
func (s *Source) ByteColumn(p Position) int {
	if s.encoding >= UTF16LE {
		return p.Column
	}
	if s.record != nil {
		p.Offset -= s.record.Offset
	}
	_, start := s.lineAt(p.Offset)
	return p.Offset - start + 1
}

func (s *Source) place(offset, raw int) Position {
	at := raw
	if s.encoding >= UTF16LE {
		at = offset // its lines are counted where a byte is a character
	}
	line, start := s.lineAt(at)
	if start == 0 && s.bom && s.encoding == UTF8 {
		start = min(len(bom8), at)
	}
	return Position{Line: line, Column: s.columns(start, at) + 1, Offset: raw}
}
