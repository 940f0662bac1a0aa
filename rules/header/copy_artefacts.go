package header

import (
	"strings"
	"unicode/utf8"

	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "header-copy-artefacts",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Summary:  "file carries artefacts of copying",
	Why: "What a web page or an editor put into the text was read past, but another reader may take it for " +
		"the message's own: " +
		"a digit before every paragraph number is a wrong number.",
	Cite: []rule.Citation{
		{
			Source: counted, Says: "pilcrows, links and entities are the copies', not the senders'",
			Evidence: rule.Practice,
		},
	},
	Fix:       rule.Unsafe,
	FixWhy:    "it touches many lines, and only a person can tell a copy's sign from the message's own",
	CheckFile: copyArtefacts,
})

func copyArtefacts(p *rule.FilePass) {
	var found artefacts
	for _, a := range p.File.Source.Artefacts() {
		found.add(visible(p.File.Source, a.Span), a.Kind.String())
	}
	for _, c := range p.File.Cables {
		if c.Pilcrow.Present() {
			found.add(c.Pilcrow.Span, "pilcrows")
			break
		}
	}
	for _, c := range p.File.Cables {
		if first := firstParagraph(c); c.DigitAdded && first != nil {
			found.add(first.Number.Span, "pilcrows turned into digits")
			break
		}
	}
	if len(found.kinds) == 0 || len(p.File.Cables) == 0 {
		return
	}
	f := p.Reportf(found.first, "the file carries artefacts of copying: %s", strings.Join(found.kinds, ", "))
	if edits := removals(p.File); len(edits) > 0 {
		f.Offer(rule.Unsafe, "take out the signs that stand before paragraph numbers", edits...)
	}
}

// visible returns the place of an artefact, or the character after it where reading left nothing of it.
func visible(src *text.Source, sp text.Span) text.Span {
	if sp.Empty() {
		_, size := utf8.DecodeRune(src.Text()[sp.Start:])
		sp.End = sp.Start + size
	}
	return sp
}

// artefacts collects the kinds that a file has and where the first of all stands.
type artefacts struct {
	kinds []string
	first text.Span
}

func (a *artefacts) add(sp text.Span, kind string) {
	if len(a.kinds) == 0 || sp.Start < a.first.Start {
		a.first = sp
	}
	a.kinds = append(a.kinds, kind)
}

func firstParagraph(c *cable.Cable) *cable.Portion {
	for i := range c.Portions {
		if c.Portions[i].Kind == cable.Paragraph {
			return &c.Portions[i]
		}
	}
	return nil
}

// pilcrow is the paragraph sign in UTF-8 and in Windows-1252.
var pilcrow = map[text.Encoding]string{text.UTF8: "\u00b6", text.Windows1252: "\xb6"}

// removals are the edits that take out pilcrows and the digits that they were turned into.
func removals(f *cable.File) []rule.Edit {
	var edits []rule.Edit
	for _, c := range f.Cables {
		for i := range c.Portions {
			portion := &c.Portions[i]
			if sign := pilcrowBefore(c, portion); !sign.Empty() {
				edits = append(edits, rule.Delete(sign))
			}
			if c.DigitAdded && portion.Kind == cable.Paragraph && !portion.Quoted {
				at := portion.Number.Span.Start
				edits = append(edits, rule.Delete(text.Span{Start: at, End: at + 1}))
			}
		}
	}
	return edits
}

// pilcrowBefore returns the pilcrow at a paragraph's number, empty where there is none.
func pilcrowBefore(c *cable.Cable, portion *cable.Portion) text.Span {
	sign := pilcrow[c.Source.Encoding()]
	at := portion.Number.Span.Start
	if portion.Kind != cable.Paragraph || sign == "" || at < len(sign) {
		return text.Span{}
	}
	before := text.Span{Start: at - len(sign), End: at}
	if c.String(before) != sign {
		return text.Span{}
	}
	return before
}
