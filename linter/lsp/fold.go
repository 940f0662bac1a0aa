package lsp

import (
	"context"

	"cablelint/linter/cable"
	"cablelint/linter/text"
)

// folding folds the header, the authority block, quoted telegrams and every paragraph of more than a
// line.
func (s *Server) folding(_ context.Context, sn *snapshot, _ *DocumentParams) (any, error) {
	folds := []FoldingRange{}
	add := func(sp text.Span, kind string) {
		if !sp.Valid() {
			return
		}
		r := sn.rangeOf(sp)
		if r.End.Character == 0 && r.End.Line > r.Start.Line {
			r.End.Line--
		}
		if r.End.Line > r.Start.Line {
			folds = append(folds, FoldingRange{r.Start.Line, r.End.Line, kind})
		}
	}
	for _, c := range sn.res.File.Cables {
		add(headerOf(c), "region")
		add(blockOf(c), "region")
		for _, quote := range c.Quotes {
			add(quote, "region")
		}
		for i := range c.Portions {
			if p := &c.Portions[i]; p.Parent < 0 {
				add(p.Span, "")
			}
		}
	}
	return folds, nil
}

// headerOf is what stands before the first classification line, E.O. line or text.
func headerOf(c *cable.Cable) text.Span {
	if c.Header.Span.Valid() {
		return c.Header.Span
	}
	return text.Span{}
}

// blockOf is the classification authority block, unless it is part of a paragraph.
func blockOf(c *cable.Cable) text.Span {
	if !c.Authority.Present() || c.Authority.InParagraph > 0 {
		return text.Span{}
	}
	return c.Authority.Span
}
