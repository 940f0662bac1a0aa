package value

import (
	"bytes"

	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

const (
	// longestWrapped is as far as a mark that is broken over lines may reach.
	longestWrapped = 160
	// longestLead is how far into the text a mark is looked for behind the words that lead in.
	longestLead = 40
	// longestMark is the longest mark that is looked for at the end of a text.
	longestMark = 60
)

func opens(b byte) bool { return b == '(' || b == '[' || b == '{' }

func closed(b byte) bool { return b == ')' || b == ']' || b == '}' }

// MarkAt reads the portion mark at the cursor, which its line bounds. A bracket that the line leaves open
// may be closed on the next, before limit. Without a mark it returns nil.
func MarkAt(c scan.Cursor, limit int) (*marking.Mark, text.Span) {
	m, n := marking.ReadPortion(c.Left())
	if (m == nil || !closed(c.PeekAt(n-1))) && opens(c.Peek()) && !bracketBehind(c) {
		next := c.Until(max(c.End(), min(limit, c.At()+longestWrapped)))
		if wrapped, size := marking.ReadPortion(next.Left()); size > c.Len() {
			m, n = wrapped, size
		}
	}
	sp := text.Span{Start: c.At(), End: c.At() + n}
	if m == nil || isCited(c.To(sp.End)) {
		return nil, text.Span{}
	}
	return m, sp
}

// bracketBehind reports whether a bracket of any kind stands behind the sign at the cursor.
func bracketBehind(c scan.Cursor) bool {
	c.Next(1)
	return c.SkipTo(&anyBracket)
}

var anyBracket = scan.TableOf("()[]{}")

// isCited reports whether the bracket before the cursor belongs to a citation: a further one with a number
// or a small letter is glued to it, `(c)(3)`.
func isCited(c scan.Cursor) bool {
	return c.Peek() == '(' && (scan.Digit(c.PeekAt(1)) || scan.Lower(c.PeekAt(1)))
}

// MarkAfterLead reads the mark in `SUMMARY: (C) ...` and `THE ISSUE -- (C) ...`: behind nothing but
// capitalised words, and only one whose meaning is sure. Words in small letters
// that no stroke sets apart are the beginning of a sentence, and a bracket behind a word that cites is part
// of the citation.
func MarkAfterLead(c scan.Cursor, limit int) (*marking.Mark, text.Span) {
	lead := c.Until(min(c.End(), c.At()+longestLead))
	at := lead.Find('(')
	if at < 0 || !isLead(lead.Until(at)) || !free(lead.Until(at)) {
		return nil, text.Span{}
	}
	m, sp := MarkAt(c.To(at), limit)
	if m == nil || m.Level == marking.NoLevel || !bytes.HasSuffix(c.Slice(sp), []byte(")")) ||
		!m.Sure() {
		return nil, text.Span{}
	}
	return m, sp
}

// leadingWords are words that a paragraph's lead is made of, in any case.
var leadingWords = []string{
	"SUMMARY", "COMMENT", "COMMENTS", "INTRODUCTION", "BACKGROUND", "ACTION", "REQUEST", "NOTE", "BEGIN", "END", "BIO",
	"CONT",
}

// isLead reports whether what is left is words that lead in.
func isLead(c scan.Cursor) bool {
	words := c.Trimmed()
	if words.Empty() {
		return false
	}
	apart := bytes.HasSuffix(c.Slice(words), []byte("--"))
	for !c.Done() {
		leading := apart || scan.Upper(c.Peek()) || c.IsFoldWord("AND") || leads(c)
		if word := c.Letters(); !leading && !word.Empty() || word.Empty() && !c.Skip(":-.") {
			return false
		}
	}
	lead := c.Slice(words)
	return scan.Caps(lead) || scan.AnyOf(lead[len(lead)-1], ":-.")
}

func leads(c scan.Cursor) bool { return c.FoldAny(leadingWords...) }

// free reports whether a mark may stand behind what is left: behind a blank, a colon, a stroke or the end
// of a sentence, never glued to a word (`DATE(S)`) or behind one that cites.
func free(c scan.Cursor) bool {
	before := c.Left()
	end := scan.TrimEnd(before, text.Span{End: len(before)})
	if end == 0 {
		return true
	}
	if end == len(before) {
		return scan.AnyOf(before[end-1], ":-.,;!?\"'") || before[end-1] >= 0x80 // a dash
	}
	last := c.Within(text.Span{Start: c.At(), End: c.At() + end})
	last.Jump(last.LastWord())
	return !Cites(last.Left())
}

// TrailingMark reads a mark in brackets at the end of a text. Only capitals are meant as one, and none
// that is glued to a word or stands behind one that cites.
func TrailingMark(c scan.Cursor) (*marking.Mark, text.Span) {
	if c.Len() < len("(U)") || c.Last() != ')' {
		return nil, text.Span{}
	}
	end := c.Left()[max(c.Len()-longestMark, 0):]
	open := bytes.LastIndexByte(end, '(')
	if open < 0 {
		return nil, text.Span{}
	}
	at := c.End() - len(end) + open
	sp := text.Span{Start: at, End: c.End()}
	word := c.Slice(sp)
	m, n := marking.ReadPortion(word)
	if m == nil || n != len(word) || m.Level == marking.NoLevel || !scan.Caps(word) ||
		!m.Sure() && len(word) == len("(U)") || !free(c.Until(at)) {
		return nil, text.Span{}
	}
	return m, sp
}

// citing are the words behind which a bracket is part of a citation. Those that may also end a heading in
// the plural (options, articles) stand in the singular alone.
var citing = map[string]bool{
	"REF": true, "REFS": true, "REFTEL": true, "REFTELS": true, "REFERENCE": true, "REFERENCES": true,
	"PARA": true, "PARAS": true, "PARAGRAPH": true, "PARAGRAPHS": true, "SUBPARA": true, "SUBPARAGRAPH": true,
	"SECTION": true, "SEC": true, "SUBSECTION": true, "CLAUSE": true, "ENCLOSURE": true, "ENCL": true,
	"OPTION": true, "ANNEX": true, "APPENDIX": true, "ARTICLE": true, "ITEM": true, "ATTACHMENT": true,
	"FOOTNOTE": true,
}

// Cites reports whether a word cites what stands in brackets behind it: REF (C), PARA (U). Points at its
// end are no part of it.
func Cites(word []byte) bool {
	const longest = len("SUBPARAGRAPH")
	word = bytes.Trim(word, ".,;(\"'")
	if len(word) > longest {
		return false
	}
	return citing[string(bytes.ToUpper(word))]
}

// States reports whether a mark states a level or a control.
func States(m *marking.Mark) bool {
	return m != nil && (m.Level != marking.NoLevel || !m.Controls.Empty())
}
