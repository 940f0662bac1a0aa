package lsp

import (
	"context"
	"strconv"
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// symbols outlines the document: every cable under the marking of its whole, with header, authority
// block, subject and paragraphs with their marks.
func (s *Server) symbols(_ context.Context, sn *snapshot, _ *DocumentParams) (any, error) {
	o := outliner{sn}
	roots := make([]DocumentSymbol, 0, len(sn.res.Assessments))
	for _, a := range sn.res.Assessments {
		roots = append(roots, o.cable(a))
	}
	if s.client.can.TextDocument.DocumentSymbol.HierarchicalDocumentSymbolSupport {
		return roots, nil
	}
	flat := []SymbolInformation{}
	return flatten(flat, sn.uri, "", roots), nil
}

func flatten(list []SymbolInformation, uri, parent string, symbols []DocumentSymbol) []SymbolInformation {
	for _, sym := range symbols {
		list = append(list, SymbolInformation{sym.Name, sym.Kind, Location{uri, sym.Range}, parent})
		list = flatten(list, uri, sym.Name, sym.Children)
	}
	return list
}

type outliner struct{ sn *snapshot }

func (o outliner) cable(a *assess.Assessment) DocumentSymbol {
	c := a.Cable
	root := o.symbol(wholeName(a), wholeDetail(a), symbolNamespace, c.Span, headOf(c, a.Banner.Span))
	add := func(name, detail string, kind int, sp text.Span) {
		if sp.Valid() {
			root.Children = append(root.Children, o.symbol(name, detail, kind, sp, sp))
		}
	}
	add("header", o.words(c, c.Header.From.Name.Span), symbolPackage, headerOf(c))
	add("E.O. line", o.words(c, c.EO.Value), symbolField, c.EO.Span)
	add("TAGS", o.words(c, c.Tags.Value), symbolField, c.Tags.Span)
	add(join("subject", markText(c.Subject.Mark)), o.words(c, c.Subject.Text), symbolField, c.Subject.Span)
	add("classification authority", o.words(c, c.Authority.Reason.Span), symbolKey, blockOf(c))
	root.Children = append(root.Children, o.portions(c)...)
	return root
}

// wholeName is the marking of the whole; one that is wrong names the other beside it.
func wholeName(a *assess.Assessment) string {
	says, should := stated(a), computed(a)
	switch {
	case says == "" && should == "":
		return "no marking"
	case says == "":
		return "no banner, computed " + should
	case should != "" && !covered(a):
		return says + ", computed " + should
	}
	return says
}

func wholeDetail(a *assess.Assessment) string {
	if d := a.Date.Day(); d != 0 {
		return "of " + d.String()
	}
	return ""
}

func (o outliner) symbol(name, detail string, kind int, all, chief text.Span) DocumentSymbol {
	full, sel := o.sn.rangeOf(all), o.sn.rangeOf(chief)
	if sel.Start.before(full.Start) || full.End.before(sel.End) {
		sel = full // the protocol wants it inside
	}
	return DocumentSymbol{Name: name, Detail: detail, Kind: kind, Range: full, SelectionRange: sel}
}

// portions outlines the paragraphs, each with its marked segments.
func (o outliner) portions(c *cable.Cable) []DocumentSymbol {
	var list []DocumentSymbol
	at := map[int]int{} // index in list of a paragraph
	for i := range c.Portions {
		p := &c.Portions[i]
		sym := o.symbol(portionName(c, p), o.words(c, p.Text), symbolString, p.Span, chiefOf(p))
		if parent, ok := at[p.Parent]; ok && p.Parent >= 0 {
			list[parent].Children = append(list[parent].Children, sym)
			continue
		}
		at[i] = len(list)
		list = append(list, sym)
	}
	return list
}

func chiefOf(p *cable.Portion) text.Span {
	if sp := p.Head.Cover(p.MarkSpan); sp.Valid() {
		return sp
	}
	return p.Span
}

// portionName is the number or letter of a portion with its mark.
func portionName(c *cable.Cable, p *cable.Portion) string {
	m := p.Mark
	if m == nil {
		m = p.Trailing
	}
	switch {
	case p.Kind == cable.Paragraph:
		return join(strconv.Itoa(p.Number.Value)+".", markOrNone(m))
	case p.Head.Valid() && !p.Head.Empty():
		return join(strings.TrimSpace(c.String(p.Head)), markOrNone(m))
	}
	return join("¶", markOrNone(m))
}

func markText(m *marking.Mark) string {
	if m == nil {
		return ""
	}
	return m.Text
}

func markOrNone(m *marking.Mark) string {
	if m == nil {
		return "unmarked"
	}
	return m.Text
}

func join(a, b string) string { return strings.TrimSpace(a + " " + b) }

// mostWords is how many bytes of a text are shown beside a symbol.
const mostWords = 60

// words is the beginning of a text in one line.
func (o outliner) words(c *cable.Cable, sp text.Span) string {
	if !sp.Valid() {
		return ""
	}
	cut := sp.Len() > 4*mostWords
	if cut {
		sp.End = sp.Start + 4*mostWords
	}
	words := strings.Join(strings.Fields(strings.ToValidUTF8(string(c.Text(sp)), "")), " ")
	if len(words) > mostWords {
		words, cut = strings.ToValidUTF8(words[:mostWords], ""), true
	}
	if cut {
		words += "…"
	}
	return words
}
