package text

import "bytes"

// NewMarkdown reads data as [NewSource] does, as prose in Markdown: what stands in its code is quoted, as a page
// about cables quotes them.
func NewMarkdown(name string, data []byte) *Source {
	s := NewSource(name, data)
	s.markdown = true
	return s
}

// With reads data as another state of the same file.
func (s *Source) With(data []byte) *Source {
	other := NewSource(s.name, data)
	other.markdown = s.markdown
	return other
}

// Markdown reports whether the file is prose in Markdown.
func (s *Source) Markdown() bool { return s.markdown }

// Prose returns a copy of the text with blanks in the place of code: what stands between fences, and between
// backticks on one line (CommonMark 4.5 and 6.1; a fence may stand at any depth of a list or quotation).
func (s *Source) Prose() []byte {
	out := bytes.Clone(s.text)
	var open fence
	for at := 0; at < len(out); {
		line, next := s.NextLine(at)
		words := out[line.Start:line.End]
		mark, rest := fenceOf(words)
		switch {
		case open.length > 0:
			if mark.closes(open, rest) {
				open = fence{}
			}
			blank(words)
		case mark.opens(rest):
			open = mark
			blank(words)
		default:
			blankSpans(words)
		}
		at = next
	}
	return out
}

// fence is the mark above or below a block of code.
type fence struct {
	sign   byte // ` or ~
	length int  // signs; 0: none
	quoted bool // behind >
}

// shortestFence is how many signs make a fence.
const shortestFence = 3

// fenceOf returns the fence that a line begins with, behind the marks of lists and quotations, and what follows it.
func fenceOf(line []byte) (f fence, rest []byte) {
	rest = bytes.TrimLeft(line, " \t")
	for len(rest) > 1 && (rest[0] == '>' || rest[1] == ' ' && bytes.IndexByte([]byte("-*+"), rest[0]) >= 0) {
		f.quoted = f.quoted || rest[0] == '>'
		rest = bytes.TrimLeft(rest[1:], " \t")
	}
	if len(rest) == 0 || rest[0] != '`' && rest[0] != '~' {
		return f, rest
	}
	f.sign = rest[0]
	after := bytes.TrimLeft(rest, string(f.sign))
	if f.length = len(rest) - len(after); f.length < shortestFence {
		f.length = 0
	}
	return f, after
}

// opens reports whether the fence begins a block. A line with more backticks in it is code within the line.
func (f fence) opens(rest []byte) bool {
	return f.length > 0 && (f.sign == '~' || bytes.IndexByte(rest, '`') < 0)
}

// closes reports whether the fence ends the block that open began.
func (f fence) closes(open fence, rest []byte) bool {
	return f.sign == open.sign && f.quoted == open.quoted && f.length >= open.length &&
		len(bytes.TrimSpace(rest)) == 0
}

// blankSpans blanks what stands on a line between as many backticks as follow it.
func blankSpans(line []byte) {
	for at := 0; at < len(line); {
		begin := bytes.IndexByte(line[at:], '`')
		if begin < 0 {
			return
		}
		begin += at
		ticks := backticks(line[begin:])
		at = begin + ticks
		if end := closing(line[at:], ticks); end >= 0 {
			blank(line[begin : at+end+ticks])
			at += end + ticks
		}
	}
}

func backticks(b []byte) int { return len(b) - len(bytes.TrimLeft(b, "`")) }

// closing returns where in b a run of just so many backticks begins; -1 where none does.
func closing(b []byte, ticks int) int {
	for at := 0; at < len(b); {
		next := bytes.IndexByte(b[at:], '`')
		if next < 0 {
			return -1
		}
		at += next
		run := backticks(b[at:])
		if run == ticks {
			return at
		}
		at += run
	}
	return -1
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}
