package header

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"cablelint/linter/arrange"
	"cablelint/linter/cable"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "header-copy-artefacts",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Summary:  "copy of the message is damaged",
	Why: "Damage was read past as far as that can be done, but what a copy has cut off is lost, and another " +
		"reader may take for the message's own what is not: a digit before every paragraph number makes every " +
		"number wrong.",
	Cite: []rule.Citation{
		{
			Source: counted, Says: "joined lines, cut headings and links are the copies', not the senders'",
			Evidence: rule.Practice,
		},
	},
	Fix: rule.Unsafe,
	FixWhy: "it touches many lines, and only a person can tell a copy's sign from the message's own; what is " +
		"lost or run together nobody can restore",
	CheckFile: copyArtefacts,
})

// copyArtefacts reports each cable once. What an archive does to every message, a paragraph sign before
// each number, is no damage.
func copyArtefacts(p *rule.FilePass) {
	from := 0
	for i, c := range p.File.Cables {
		within := text.Span{Start: from, End: c.Span.End}
		if i == len(p.File.Cables)-1 {
			within.End = len(p.File.Source.Text())
		}
		from = within.End
		found := artefactsOf(p.File.Source, c, within)
		if len(found.kinds) == 0 {
			continue
		}
		f := p.Reportf(found.first, "the copy is damaged: %s", strings.Join(found.kinds, ", "))
		f.Cable = c.Index
		if edits := removals(p.File.Source, c, within); found.removable && len(edits) > 0 {
			f.Offer(rule.Unsafe, "take out the artefacts of copying", edits...)
		}
	}
}

// damageWords are the kinds of damage that a reader must know of.
var damageWords = map[cable.DamageKind]string{
	cable.LinesJoined:   "lines run together",
	cable.HeadingCut:    "the heading cut off",
	cable.HeadingTwice:  "the heading given twice",
	cable.TableRecord:   "the record of a table",
	cable.OtherMessage:  "text of another message",
	cable.OddBlanks:     "blanks that are none of the message's",
	cable.BackslashEnds: "backslashes at line ends",
}

// artefactsOf gathers what a reader must know of a cable and of what stands before it in the file.
func artefactsOf(src *text.Source, c *cable.Cable, within text.Span) artefacts {
	var found artefacts
	for _, a := range src.Artefacts() {
		if a.Kind == text.MarkdownLink && within.Start <= a.Span.Start && a.Span.Start < within.End {
			found.add(visible(src, a.Span), a.Kind.String())
			found.removable = true
		}
	}
	if first := firstParagraph(c); c.DigitAdded && first != nil {
		found.add(first.Number.Span, "pilcrows turned into digits")
		found.removable = true
	}
	for _, d := range c.Damage() {
		if words := damageWords[d.Kind]; words != "" && !slices.Contains(found.kinds, words) {
			found.add(d.Span, words)
		}
	}
	return found
}

// visible returns the place of an artefact, or the character after it where reading left nothing of it.
func visible(src *text.Source, sp text.Span) text.Span {
	if sp.Empty() {
		_, size := utf8.DecodeRune(src.Text()[sp.Start:])
		sp.End = sp.Start + size
	}
	return sp
}

// artefacts collects the kinds that a cable has and where the first of all stands.
type artefacts struct {
	kinds     []string
	first     text.Span
	removable bool // something of it can be taken out
}

func (a *artefacts) add(sp text.Span, kind string) {
	if len(a.kinds) == 0 || sp.Start < a.first.Start {
		a.first = sp
	}
	a.kinds = append(a.kinds, kind)
}

func firstParagraph(c *cable.Cable) *cable.Portion {
	for _, para := range c.Paragraphs() {
		return para
	}
	return nil
}

// pilcrow is the sign in the encoding of src: two bytes in UTF-8 and one in Windows-1252.
func pilcrow(src *text.Source) []byte {
	if src.Encoding() == text.Windows1252 {
		return []byte("\xb6")
	}
	return []byte("\u00b6")
}

// pilcrowAt returns the sign where it opens a line, an invalid span where it does not.
func pilcrowAt(src *text.Source, sign []byte, line text.Span) text.Span {
	if !bytes.HasPrefix(src.Slice(line), sign) {
		return text.Span{}
	}
	return text.Span{Start: line.Start, End: line.Start + len(sign)}
}

// removals are the edits that take out pilcrows, the digits that they were turned into, and the links,
// tags and entities behind which the text stands. Where two of them meet, the next round sees to the rest.
func removals(src *text.Source, c *cable.Cable, within text.Span) []rule.Edit {
	left := signs(src, c)
	arrange.By(left, func(a, b rule.Edit) int { return a.Span.Start - b.Span.Start })
	var edits []rule.Edit
	for sp := range src.Undone(within) {
		for ; len(left) > 0 && left[0].Span.Start <= sp.End; left = left[1:] {
			if left[0].Span.End < sp.Start {
				edits = append(edits, left[0])
			}
		}
		edits = append(edits, rule.Replace(sp, src.String(sp)))
	}
	return append(edits, left...)
}

// signs are the edits that take out what stands before paragraph numbers.
func signs(src *text.Source, c *cable.Cable) []rule.Edit {
	var edits []rule.Edit
	sign := pilcrow(src)
	for i := range c.Lines {
		if at := pilcrowAt(src, sign, c.Lines[i].Text()); at.Valid() {
			edits = append(edits, rule.Delete(at))
		}
	}
	if !c.DigitAdded {
		return edits
	}
	for _, para := range c.Paragraphs() {
		at := para.Number.Span.Start
		edits = append(edits, rule.Delete(text.Span{Start: at, End: at + 1}))
	}
	return edits
}
