package header

import (
	"bytes"
	"cmp"
	"slices"
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
		"the message's own: a digit before every paragraph number makes every number wrong.",
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
	if !p.File.Looks() {
		return
	}
	var found artefacts
	for _, a := range p.File.Source.Artefacts() {
		found.add(visible(p.File.Source, a.Span), a.Kind.String())
	}
	if first := firstPilcrow(p.File); first.Valid() {
		found.add(first, "pilcrows")
	}
	for _, c := range p.File.Cables {
		if first := firstParagraph(c); c.DigitAdded && first != nil {
			found.add(first.Number.Span, "pilcrows turned into digits")
			break
		}
	}
	if len(found.kinds) == 0 {
		return
	}
	f := p.Reportf(found.first, "the file carries artefacts of copying: %s", strings.Join(found.kinds, ", "))
	if edits := removals(p.File); len(edits) > 0 {
		f.Offer(rule.Unsafe, "take out the artefacts of copying", edits...)
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

func firstPilcrow(f *cable.File) text.Span {
	sign := pilcrow(f.Source)
	if !bytes.Contains(f.Source.Text(), sign) {
		return text.Span{}
	}
	for i := range f.Lines {
		if at := pilcrowAt(f.Source, sign, f.Lines[i].Text); at.Valid() {
			return at
		}
	}
	return text.Span{}
}

// removals are the edits that take out pilcrows, the digits that they were turned into, and the links,
// tags and entities behind which the text stands. Where two of them meet, the next round sees to the rest.
func removals(f *cable.File) []rule.Edit {
	var edits []rule.Edit
	undone := f.Source.Undone()
	for _, sp := range undone {
		edits = append(edits, rule.Replace(sp, f.Source.String(sp)))
	}
	for _, e := range signs(f) {
		next, _ := slices.BinarySearchFunc(undone, e.Span.Start, endBefore)
		if next == len(undone) || undone[next].Start > e.Span.End {
			edits = append(edits, e)
		}
	}
	slices.SortFunc(edits, func(a, b rule.Edit) int { return a.Span.Start - b.Span.Start })
	return edits
}

func endBefore(sp text.Span, at int) int { return cmp.Compare(sp.End, at) }

// signs are the edits that take out what stands before paragraph numbers.
func signs(f *cable.File) []rule.Edit {
	var edits []rule.Edit
	sign := pilcrow(f.Source)
	for i := range f.Lines {
		if at := pilcrowAt(f.Source, sign, f.Lines[i].Text); at.Valid() {
			edits = append(edits, rule.Delete(at))
		}
	}
	for _, c := range f.Cables {
		for i := range c.Portions {
			portion := &c.Portions[i]
			if at := portion.Number.Span.Start; c.DigitAdded && portion.Kind == cable.Paragraph && !portion.Quoted {
				edits = append(edits, rule.Delete(text.Span{Start: at, End: at + 1}))
			}
		}
	}
	return edits
}
