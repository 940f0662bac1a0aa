package cable

import (
	"slices"

	"cablelint/linter/text"
)

// refLine reads the references whose label begins at offset at of line i.
func (r *reader) refLine(i, at int) int {
	labelEnd := wordEnd(r.b, at, r.text(i).End)
	for k := at; k < labelEnd; k++ {
		if r.b[k] == ':' || r.b[k] == ';' {
			labelEnd = k + 1
		}
	}
	end, next := r.refEnd(i)
	for k := i; k < next; k++ {
		r.lines[k].Kind = FieldLine
	}
	stop := end
	glued, kind := 0, shPlain
	for k := labelEnd; k < end; k++ {
		if r.b[k] == 'C' && r.authorityLabelAt(k, end) {
			glued, kind = k, shAuthority
			break
		}
		if r.b[k] == '1' && k > labelEnd && blankAt(r.b, k-1) > 0 && r.inlineParagraph(k, end) {
			glued, kind = k, shNumber
			break
		}
	}
	if kind != shPlain {
		stop = trimEnd(r.b, labelEnd, glued)
	}
	if !r.c.RefSpan.Valid() {
		r.c.RefSpan = text.Span{Start: at, End: stop}
		r.refItems(labelEnd, stop)
	}
	switch kind {
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

// refEnd returns the end of the references and the line after them: a lettered item may stand below a
// blank line.
func (r *reader) refEnd(i int) (end, next int) {
	end, next = r.text(i).End, i+1
	letter := byte('B')
	for k := i; k < len(r.lines); k++ {
		if l, _ := refLetter(r.b, r.refStart(k), r.text(k).End); l > letter-1 {
			letter = l + 1
		}
		n := r.nextInk(k + 1)
		if n >= len(r.lines) {
			break
		}
		line := r.text(n)
		l, _ := refLetter(r.b, r.refStart(n), line.End)
		lettered := l != 0 && l >= letter-1 && l <= letter+1
		switch s := r.shapes[n]; {
		case s == shPageLine || s == shPage:
			if n != k+1 && !lettered {
				return end, next
			}
			return end, next
		case s != shPlain && s != shParen && s != shPilcrow && (s != shNumber || n != k+1) && s != shTo:
			return end, next
		case r.damagedLabel(n) != shPlain, s == shParen && r.markedAuthority(n):
			return end, next
		case n > k+1 && !lettered, s == shPilcrow && !lettered:
			return end, next
		}
		if s := r.shapes[n]; s == shNumber {
			if _, ok := r.paragraphHead(n, line.Start); ok {
				return end, next
			}
		}
		end, next = line.End, n+1
		k = n - 1
	}
	return end, next
}

// refStart returns where the text of line k begins after a pilcrow, which copying put there.
func (r *reader) refStart(k int) int {
	line := r.text(k)
	return line.Start + pilcrowAt(r.b, line.Start, line.End)
}

// refLetter reads `A. `, `A) ` or `(A) ` at i: the letter, and where the reference begins.
func refLetter(b []byte, i, end int) (byte, int) {
	j := i
	if j < end && b[j] == '(' {
		j++
	}
	if j+1 >= end || !isAlpha(b[j]) {
		return 0, i
	}
	letter := upper(b[j])
	switch c := b[j+1]; {
	case c == ')', c == '.' && j == i && isUpper(b[j]) && (j+2 == end || blankAt(b, j+2) > 0 || isDigit(b[j+2])):
		return letter, skipBlanks(b, j+2, end)
	}
	return 0, i
}

// refItems splits the references at their letters, which follow one another from A on; without letters
// there is one item. A table of two columns is read in the order of its letters.
func (r *reader) refItems(i, end int) {
	i = skipSpace(r.b, i, end)
	start, letter := i, byte(0)
	var seen [256]bool
	columns := false
	flush := func(stop int) {
		if sp := trimmedOf(r.b, start, stop, ";,"); sp.Len() > 0 {
			r.c.Refs = append(r.c.Refs, Reference{Span: sp, Letter: letter})
		}
	}
	for k := i; k < end; k++ {
		if k > i && r.b[k-1] != 0xB6 && !isAnyOf(r.b[k-1], " \t\n;,") {
			continue
		}
		l, next := refLetter(r.b, k, end)
		if l == 0 || letter == 0 && l != 'A' && k != i || l > letter+3 && letter != 0 {
			continue
		}
		if seen[l] { // a doubled letter, `A. A) X 1`, is an artefact
			continue
		}
		if l < letter {
			if !r.opensLine(k) {
				continue
			}
			columns = true
		}
		stop := k
		if stop > i && r.b[stop-1] == 0xB6 {
			stop -= pilcrowWidth(r.b, stop)
		}
		flush(stop)
		seen[l] = true
		start, letter = k, l
		k = max(k, next-1)
	}
	flush(end)
	if columns {
		slices.SortStableFunc(r.c.Refs, func(a, b Reference) int { return int(a.Letter) - int(b.Letter) })
	}
}

// opensLine reports whether nothing but blanks stands before offset k on its line.
func (r *reader) opensLine(k int) bool {
	for k > 0 && blankAt(r.b, k-1) > 0 {
		k--
	}
	return k == 0 || r.b[k-1] == '\n'
}

// pilcrowWidth returns the width of the pilcrow that ends at i.
func pilcrowWidth(b []byte, i int) int {
	if i >= 2 && b[i-2] == 0xC2 {
		return 2
	}
	return 1
}
