package cable

import (
	"cablelint/linter/text"
)

// findTail returns the first line after the text that begins at line i: BT, NNNN, the closing banner,
// the drafting lines of a SMART message, furniture.
func (r *reader) findTail(i int) int {
	end := min(len(r.lines), r.attributes)
	if r.c.Generation == SMART || r.c.Header.MRN.Span.Valid() {
		for k := i; k < end; k++ {
			if r.shapes[k] == shSmartTail {
				return k
			}
		}
	}
	if n := r.lastNNNN(i, end); n > 0 {
		end = n
	}
	for end > i && r.endsMessage(end-1) {
		end--
	}
	return end
}

// lastNNNN returns the line of the last NNNN, when nothing of the message follows it: 0 otherwise.
func (r *reader) lastNNNN(i, end int) int {
	for k := end - 1; k >= i; k-- {
		switch r.shapes[k] {
		case shNNNN:
			return k
		case shNumber, shPilcrow, shPage:
			return 0
		case shLevel:
			if _, ok := readSection(r.b, r.text(k)); ok {
				return 0
			}
		default:
		}
	}
	return 0
}

// endsMessage reports whether line k, from the end on, is no text.
func (r *reader) endsMessage(k int) bool {
	switch r.shapes[k] {
	case shBlank, shBT, shHash, shNNNN, shStamp:
		return true
	case shLevel:
		_, ok := r.banner(k)
		return ok
	case shRule, shPageLine, shPageRest:
		return true
	case shPlain:
		line := r.text(k)
		return r.lines[k].Kind == Furniture || isPageOf(r.b, line.Start, line.End) ||
			line.Len() == 2 && exact(r.b, line.Start, line.End, "NN")
	default:
	}
	return false
}

// longestSignature is the longest signature in words and bytes: two or three surnames.
const (
	longestSignature = 32
	signatureWords   = 3
)

// signature finds the surname that signs the message on the last line of the text, and returns the line
// at which the text ends.
func (r *reader) signature(i int) int {
	last := r.tailLine - 1
	for last > i && r.shapes[last] == shBlank {
		last--
	}
	if last <= i || r.shapes[last] != shPlain && r.shapes[last] != shTo && r.shapes[last] != shLevel {
		return r.tailLine
	}
	line := r.text(last)
	apart := r.blank(last-1) || r.lines[last-1].Kind == Furniture || r.sentenceEndsAt(r.text(last-1).End)
	if apart && isSurname(r.b, line) {
		r.lines[last].Kind = SignatureLine
		r.c.SignedBy.Span = line
		return last
	}
	r.signatureInLine(line)
	return r.tailLine
}

// isSurname reports whether a line is one to three words in capitals and nothing else.
func isSurname(b []byte, line text.Span) bool {
	if line.Len() < 2 || line.Len() > longestSignature || !isUpper(b[line.Start]) {
		return false
	}
	words := 1
	for i := line.Start; i < line.End; i++ {
		c := b[i]
		switch {
		case c == ' ':
			words++
		case isUpper(c), c == '-', c == '\'', c == '.' && i+1 < line.End, c >= 0x80:
		case c == 'c' && i > line.Start && b[i-1] == 'M', c == 'e' && i > line.Start && b[i-1] == 'D':
		default:
			return false
		}
	}
	return words <= signatureWords
}

// signatureInLine finds a surname after the last sentence of the text's last line.
func (r *reader) signatureInLine(line text.Span) {
	k := lastWord(r.b, line.Start, line.End)
	stop := trimEnd(r.b, line.Start, k)
	if k <= line.Start || stop <= line.Start || r.b[stop-1] != '.' || line.End-k < 3 {
		return
	}
	if sp := (text.Span{Start: k, End: line.End}); isSurname(r.b, sp) && isAlpha(r.b[line.End-1]) {
		r.c.SignedBy.Span = sp
	}
}

// tail reads the lines after the text.
func (r *reader) tail() {
	for k := r.tailLine; k < len(r.lines); k++ {
		if r.lines[k].Kind == Furniture {
			continue
		}
		line := r.text(k)
		switch r.shapes[k] {
		case shBT, shNNNN:
			r.lines[k].Kind = TailLine
		case shHash:
			r.lines[k].Kind = TailLine
			if !r.c.TailMark.Present() {
				r.c.TailMark = number(r.b, line.Start+1, line.End)
			}
		case shLevel:
			if b, ok := r.banner(k); ok {
				r.lines[k].Kind = BannerLine
				r.c.Banners = append(r.c.Banners, b)
			}
		case shPage, shPageLine:
			r.pageLine(k)
		case shRule, shStamp:
			r.lines[k].Kind = Furniture
		case shSmartTail:
			if r.c.Header.MRN.Span.Valid() {
				k = max(k, r.smartTail(k)-1)
			}
		case shPlain:
			if isPageOf(r.b, line.Start, line.End) {
				r.lines[k].Kind = Furniture
			}
		default:
		}
	}
}
