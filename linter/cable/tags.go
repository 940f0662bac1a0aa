package cable

import "cablelint/linter/text"

// tagsLine reads the TAGS line that begins at line i.
func (r *reader) tagsLine(i int) int { return r.tagsAt(i, r.text(i).Start) }

// tagsAt reads the TAGS whose label begins at offset at of line i, with the lines that continue them.
func (r *reader) tagsAt(i, at int) int {
	end, next := r.tagsEnd(i)
	labelEnd := lettersEnd(r.b, at, end)
	r.lines[i].Kind = FieldLine
	if r.c.Tags.Present() {
		r.c.Tags.Repeats = append(r.c.Tags.Repeats, text.Span{Start: at, End: end})
		return next
	}
	t := &r.c.Tags
	t.Span = text.Span{Start: at, End: end}
	t.Label = text.Span{Start: at, End: labelEnd}
	k := labelEnd
	for k < end && (r.b[k] == ':' || r.b[k] == ';' || r.b[k] == ',' || r.b[k] == '.') {
		k++
	}
	t.Value = trimmed(r.b, k, end)
	r.tagItems(t)
	return next
}

// tagsEnd returns the end of the TAGS and the line after them. The next line goes on with them after a
// comma, inside a bracket, or when it is nothing but codes (cable-format.md 3.12).
func (r *reader) tagsEnd(i int) (end, next int) {
	end, next = r.text(i).End, i+1
	for next < len(r.lines) && r.shapes[next] != shBlank {
		line := r.text(next)
		if s := r.shapes[next]; s != shPlain && s != shParen || r.damagedLabel(next) != shPlain {
			break
		}
		open := r.openBracket(r.text(i).Start, end)
		goesOn := open || r.b[end-1] == ',' && isCaps(r.b, line.Start, line.End) || r.onlyCodes(line)
		if !goesOn {
			break
		}
		r.lines[next].Kind = FieldLine
		end = line.End
		next++
		if open && next > i+3 { // a bracket that was never closed
			break
		}
	}
	return end, next
}

func (r *reader) openBracket(i, end int) bool {
	open := false
	for _, c := range r.b[i:end] {
		switch c {
		case '(':
			open = true
		case ')':
			open = false
		}
	}
	return open
}

// onlyCodes reports whether a line is nothing but TAGS and commas. One caption alone is none.
func (r *reader) onlyCodes(line text.Span) bool {
	if captionLen(r.b, line.Start, line.End) == line.Len() {
		return false
	}
	i, codes := line.Start, 0
	for i < line.End {
		j := i
		for j < line.End && (isUpper(r.b[j]) || isDigit(r.b[j]) || r.b[j] == '-') {
			j++
		}
		if j-i < 2 || j-i > 6 {
			return false
		}
		codes++
		for j < line.End && (r.b[j] == ',' || blankAt(r.b, j) > 0) {
			j++
		}
		if j < line.End && !isUpper(r.b[j]) {
			return false
		}
		i = j
	}
	return codes > 0
}

// tagItems splits the value at commas, semicolons and blanks; a person in brackets is one item.
func (r *reader) tagItems(t *TagsLine) {
	i, end := t.Value.Start, t.Value.End
	for i < end {
		if r.furniture(t, i, end) {
			break
		}
		j := r.tagEnd(i, end)
		if n := r.tagsLabelAt(i, j, end); n > 0 {
			t.Repeats = append(t.Repeats, text.Span{Start: i, End: i + n})
			i = skipTagSeparators(r.b, i+n, end)
			continue
		}
		tag := Tag{Span: text.Span{Start: i, End: j}, Person: r.b[i] == '('}
		k := skipTagSeparators(r.b, j, end)
		if k < end {
			tag.Sep = text.Span{Start: j, End: k}
			r.noteSeparator(t, tag.Sep)
		}
		t.Items = append(t.Items, tag)
		i = k
	}
	r.stripPoint(t)
	r.barePersons(t)
}

// tagEnd returns the end of the item that begins at i.
func (r *reader) tagEnd(i, end int) int {
	if r.b[i] == '(' {
		depth := 0
		for k := i; k < end; k++ {
			switch r.b[k] {
			case '(':
				depth++
			case ')':
				depth--
				if depth == 0 {
					return k + 1
				}
			}
		}
		return trimEnd(r.b, i, end)
	}
	j := i + 1
	for j < end && r.b[j] != ',' && r.b[j] != ';' && r.b[j] != '(' && r.b[j] != '\n' && blankAt(r.b, j) == 0 {
		j++
	}
	return j
}

func skipTagSeparators(b []byte, i, end int) int {
	for i < end {
		if b[i] == ',' || b[i] == ';' || b[i] == '\n' || b[i] == ':' {
			i++
			continue
		}
		n := blankAt(b, i)
		if n == 0 {
			break
		}
		i += n
	}
	return min(i, end)
}

// tagsLabelAt returns the length of a second label at i, 0 when the item is none.
func (r *reader) tagsLabelAt(i, j, end int) int {
	word := r.b[i:j]
	if n := len(word); n > 0 && word[n-1] == ':' {
		word = word[:n-1]
	} else if (j >= end || r.b[j] != ':') && string(word) != "TAGS" {
		return 0
	}
	if oneEdit(word, "TAGS") {
		return j - i
	}
	return 0
}

func (r *reader) noteSeparator(t *TagsLine, sep text.Span) {
	blank := true
	for _, c := range r.b[sep.Start:sep.End] {
		if c == ',' || c == ';' {
			blank = false
			t.Commas = t.Commas || c == ','
		}
	}
	person := sep.End < len(r.b) && r.b[sep.End] == '('
	t.Blanks = t.Blanks || blank && !person
}

// pageGap is the run of blanks from which on the rest of a TAGS line is page furniture.
const pageGap = 3

// furniture cuts the line where the furniture of a page has run into it: a run of blanks before a level
// word, or a PAGE line (cable-format.md 6).
func (r *reader) furniture(t *TagsLine, i, end int) bool {
	if r.b[i] != 'P' && !isLevelHead(r.b, i, end) {
		return false
	}
	gap := i
	for gap > t.Value.Start && r.b[gap-1] == ' ' {
		gap--
	}
	page := exact(r.b, i, end, "PAGE ") && isDigit(r.b[min(i+5, end-1)])
	if !page && (i-gap < pageGap || !isLevelHead(r.b, i, end)) {
		return false
	}
	t.Furniture = text.Span{Start: i, End: trimEnd(r.b, i, end)}
	if n := len(t.Items); n > 0 {
		t.Items[n-1].Sep = text.Span{}
	}
	return true
}

// stripPoint takes the full stop off the last item: it ends the line, not the code.
func (r *reader) stripPoint(t *TagsLine) {
	n := len(t.Items)
	if n == 0 {
		return
	}
	if sp := &t.Items[n-1].Span; sp.Len() > 1 && r.b[sp.End-1] == '.' && !t.Items[n-1].Person {
		sp.End--
	}
}

// barePersons joins the words of a person's name that stands without brackets after OVIP and the other
// codes that ask for one (markings.md 6.5): `OVIP PUBLIC JANE PREL`.
func (r *reader) barePersons(t *TagsLine) {
	for k := 0; k+1 < len(t.Items); k++ {
		if !r.asksForName(t.Items[k].Span) || t.Items[k+1].Person || !r.nameLike(t.Items[k+1].Span) {
			continue
		}
		last := k + 1
		for last+1 < len(t.Items) && last < k+3 && r.nameLike(t.Items[last+1].Span) {
			last++
		}
		t.Items[k+1].Span.End = t.Items[last].Span.End
		t.Items[k+1].Sep = t.Items[last].Sep
		t.Items[k+1].Person = true
		t.Items = append(t.Items[:k+2], t.Items[last+1:]...)
	}
}

func (r *reader) asksForName(sp text.Span) bool {
	switch string(r.b[sp.Start:sp.End]) {
	case "OVIP", "OREP", "OTRA", "OEXC", "OCON":
		return true
	}
	return false
}

// nameLike reports whether an item looks like a word of a name and not like a code: too long, or of
// four letters in no category, or an initial.
func (r *reader) nameLike(sp text.Span) bool {
	n := sp.Len()
	if r.b[sp.End-1] == '.' {
		return n <= 3
	}
	if lettersEnd(r.b, sp.Start, sp.End) != sp.End {
		return false
	}
	switch {
	case n == 1 || n > 6:
		return true
	case n == 4:
		switch r.b[sp.Start] {
		case 'A', 'B', 'C', 'E', 'K', 'L', 'M', 'O', 'P', 'S', 'T', 'U', 'N', 'I', 'G', 'W':
			return false
		}
		return true
	}
	return n == 6 || n == 5 && r.b[sp.Start] != 'U'
}
