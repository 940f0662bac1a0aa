package banner

import (
	"cmp"
	"slices"
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// A statement is one place where the message states its overall marking.
type statement struct {
	span text.Span // the marking: level and controls
	mark *marking.Mark
	efto text.Span // EFTO after it, if any
	page bool      // on a page line, which need not say what the whole is
}

// statements lists where the message states its marking, in order of place: classification lines, page
// banners, trailer, and levels on page lines. Those of quoted telegrams are not its own.
func statements(c *cable.Cable) []statement {
	var list []statement
	for i := range c.Sections {
		if s := &c.Sections[i]; s.Mark != nil && assess.Own(c, s) {
			list = append(list, statement{span: s.Level, mark: s.Mark, efto: s.EFTO})
		}
	}
	for i := range c.Banners {
		if b := &c.Banners[i]; b.Mark != nil && !quoted(c, b.Span) {
			list = append(list, statement{span: b.Span, mark: b.Mark})
		}
	}
	for i := range c.PageLines {
		if l := &c.PageLines[i]; l.Mark != nil && !quoted(c, l.Span) {
			list = append(list, statement{span: l.Level, mark: l.Mark, page: true})
		}
	}
	slices.SortFunc(list, func(a, b statement) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return list
}

func quoted(c *cable.Cable, sp text.Span) bool {
	for _, q := range c.Quotes {
		if q.Overlaps(sp) {
			return true
		}
	}
	return false
}

// firstSection returns the classification line of the message, or nil where the form or the copy has none.
func firstSection(c *cable.Cable) *cable.Section {
	for i := range c.Sections {
		if !c.Sections[i].Quoted {
			return &c.Sections[i]
		}
	}
	return nil
}

// headingText is what stands before the first paragraph. Copies run captions and passing instructions
// together there, so that not all of it can be told apart.
func headingText(c *cable.Cable) []byte {
	end := c.Span.End
	if len(c.Portions) > 0 {
		end = c.Portions[0].Span.Start
	}
	return c.Text(text.Span{Start: c.Span.Start, End: end})
}

// levelWords are the words of a banner's level, without blanks, a longer one before its own beginning.
var levelWords = []string{
	"TOPSECRET", "CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "UNCLAS", "LIMITEDOFFICIALUSE", "LIMITEDOFFUSE",
	"LOU",
}

// levelWord returns how much of b, a marking, is its level word, and whether it is letter-spaced.
func levelWord(b []byte) (n int, spaced bool) {
	for _, word := range levelWords {
		if n = spells(b, word); n > 0 {
			return n, n-len(word) >= len(word)/2
		}
	}
	return 0, false
}

// spells returns the length of the head of b that reads as word when blanks are left out, 0 when none does.
func spells(b []byte, word string) int {
	at := 0
	for i, char := range b {
		if char == ' ' && at > 0 {
			continue
		}
		if 'a' <= char && char <= 'z' {
			char -= 'a' - 'A'
		}
		if char != word[at] {
			return 0
		}
		if at++; at == len(word) {
			return i + 1
		}
	}
	return 0
}

// spelled returns a level as a banner has it, letter by letter where spaced is set.
func spelled(l marking.Level, spaced bool) string {
	if !spaced {
		return l.String()
	}
	words := strings.Fields(l.String())
	for i, word := range words {
		words[i] = strings.Join(strings.Split(word, ""), " ")
	}
	return strings.Join(words, "  ")
}

// inForm writes a marking that begins with a plain level in the form of the one that stands at st.
func inForm(p *rule.Pass, st statement, plain string) string {
	if b := p.Cable.Text(st.span); len(b) < 4 || b[1] != ' ' || b[3] != ' ' {
		return plain
	}
	for l := marking.TopSecret; l > marking.Unclassified; l-- {
		if rest, ok := strings.CutPrefix(plain, l.String()); ok {
			return spelled(l, true) + rest
		}
	}
	return plain
}
