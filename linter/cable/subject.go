package cable

import (
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// subjectLine reads the subject whose label begins at offset at of line i. It wraps without indent and
// ends at a blank line, a rule, a page line or the next label, which may be glued to it
// (cable-format.md 3.13).
func (r *reader) subjectLine(i, at int) int {
	end, next := r.subjectEnd(i)
	for k := i; k < next; k++ {
		r.lines[k].Kind = FieldLine
	}
	labelEnd := lettersEnd(r.b, at, end)
	start := labelEnd
	for start < end && (r.b[start] == ':' || r.b[start] == ';' || r.b[start] == '.') {
		start++
	}
	glued, kind := r.gluedLabel(start, end)
	stop := end
	if kind != shPlain {
		stop = glued
	}
	if !r.c.Subject.Present() {
		r.c.Subject = r.readSubject(text.Span{Start: at, End: labelEnd}, start, trimEnd(r.b, at, stop))
	}
	switch kind {
	case shRef:
		return r.refLine(r.lineOf(glued), glued)
	case shAuthority:
		return r.authority(r.lineOf(glued), glued)
	case shNumber:
		line := r.lineOf(glued)
		r.lines[line].Kind = TextLine
		r.setBody(line, glued)
		return line
	default:
	}
	return next
}

// subjectEnd returns the end of the subject and the line after it.
func (r *reader) subjectEnd(i int) (end, next int) {
	end, next = r.text(i).End, i+1
	for ; next < len(r.lines); next++ {
		switch r.shapes[next] {
		case shPlain, shParen, shDTG, shTo, shInfo, shBullet, shFM:
			if r.damagedLabel(next) != shPlain || r.shapes[next] == shParen && r.markedAuthority(next) {
				return end, next
			}
		case shNumber:
			if _, ok := r.paragraphHead(next, r.text(next).Start); ok {
				return end, next
			}
		case shLevel:
			if _, ok := r.banner(next); ok {
				return end, next
			}
		default:
			return end, next
		}
		end = r.text(next).End
	}
	return end, next
}

// readSubject reads mark and words between start and end.
func (r *reader) readSubject(label text.Span, start, end int) Subject {
	s := Subject{Label: label, Span: text.Span{Start: label.Start, End: max(end, label.End)}}
	words := trimmed(r.b, start, end)
	s.Text = words
	if words.Empty() {
		s.Text = text.At(end)
		return s
	}
	if m, n := marking.ReadPortion(r.b[words.Start:words.End]); m != nil && subjectMark(r.b[words.Start], m) {
		s.Mark, s.MarkSpan = m, text.Span{Start: words.Start, End: words.Start + n}
		s.Text = trimmed(r.b, s.MarkSpan.End, words.End)
		return s
	}
	if m, sp := r.trailingMark(words); m != nil {
		s.Mark, s.MarkSpan, s.After = m, sp, true
		s.Text = trimmed(r.b, words.Start, sp.Start)
	}
	return s
}

// subjectMark tells a mark from a word: a subject may begin with a bare letter or a level as a word.
func subjectMark(first byte, m *marking.Mark) bool {
	return first == '(' || first == '[' || first == '{' || m.Fault(marking.NotParenthesised) == nil
}

// gluedLabel finds the next label inside the subject: REF:, Classified By, or paragraph 1 of a copy that
// has lost its line ends.
func (r *reader) gluedLabel(i, end int) (int, shape) {
	for k := i + 1; k < end; k++ {
		switch r.b[k] {
		case 'R':
			if refLabelLen(r.b, k, end) > 0 {
				return k, shRef
			}
		case 'C':
			if r.authorityLabelAt(k, end) {
				return k, shAuthority
			}
		case '1':
			if blankAt(r.b, k-1) > 0 && r.inlineParagraph(k, end) {
				return k, shNumber
			}
		}
	}
	return 0, shPlain
}

// inlineParagraph reports whether `1. (C) ` stands at i: in a copy whose lines were joined the text
// begins in mid-line.
func (r *reader) inlineParagraph(i, end int) bool {
	if !exact(r.b, i, end, "1.") && !exact(r.b, i, end, "1 .") {
		return false
	}
	j := skipBlanks(r.b, i+2, end)
	if j >= end || r.b[j] != '(' {
		return false
	}
	m, _ := marking.ReadPortion(r.b[j:end])
	return m != nil
}

// refLabelLen reads `REF:`, `REFS:`, `REF (A)` in mid-line, where only a colon makes a label.
func refLabelLen(b []byte, i, end int) int {
	for _, w := range []string{"REF:", "REFS:", "REFTEL:", "REFTELS:", "REF(S):"} {
		if exact(b, i, end, w) {
			return len(w)
		}
	}
	return 0
}
