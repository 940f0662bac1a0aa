package assess

import (
	"strconv"

	"cablelint/linter/cable"
)

func portionName(c *cable.Cable, i int) string {
	if i == len(c.Portions) {
		return "the subject"
	}
	p := &c.Portions[i]
	switch {
	case p.Kind == cable.Paragraph && p.Quoted:
		return "paragraph " + strconv.Itoa(p.Number.Value) + " of a quoted telegram"
	case p.Kind == cable.Paragraph:
		return "paragraph " + strconv.Itoa(p.Number.Value)
	case p.Parent >= 0:
		return "a segment of " + portionName(c, p.Parent)
	case p.Kind == cable.SubParagraph:
		return "a segment"
	}
	return "an unnumbered paragraph"
}
