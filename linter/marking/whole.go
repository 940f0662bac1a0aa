package marking

import (
	"strings"

	"cablelint/linter/text"
)

// wholeNames are the words by which a mark is said to stand for every paragraph.
var wholeNames = [...]string{"ENTIRE TEXT", "ENTIRE MESSAGE", "ENTIRE CABLE", "ENTIRE TELEGRAM"}

// wholeText reports whether s[inner], folded, ends in ENTIRE TEXT, and returns what stands before that.
func wholeText(s string, inner text.Span) (head text.Span, ok bool) {
	at := strings.LastIndex(s[inner.Start:inner.End], "ENTIRE")
	if at <= 0 {
		return text.Span{}, false
	}
	tail := words(strings.TrimRight(s[inner.Start+at:inner.End], ". "))
	for _, name := range wholeNames {
		if tail == name {
			head = text.Span{Start: inner.Start, End: inner.Start + at}
			for head.End > head.Start && strings.IndexByte(" -:,/.)", s[head.End-1]) >= 0 {
				head.End--
			}
			return head, true
		}
	}
	return text.Span{}, false
}

// readWhole reads what stands before ENTIRE TEXT. The mark is well formed whatever its form, so long
// as it states a level.
func (p *parser) readWhole(head text.Span) bool {
	p.readValues(head.Start, head.End)
	if p.open || p.mark.Level == NoLevel {
		return false
	}
	p.mark.Faults = nil
	p.mark.Whole = true
	if strings.IndexByte(p.mark.Inner, ')') >= 0 { // (C) ENTIRE TEXT
		p.mark.Inner = p.written(head)
	}
	return true
}
