package lsp

import (
	"cmp"
	"context"
	"slices"

	"cablelint/linter/arrange"
	"cablelint/linter/cable"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// legend names the tokens: the level that a marking is protected as, and where it stands.
var legend = SemanticTokensLegend{
	TokenTypes:     []string{"unclassified", "controlled", "confidential", "secret", "topSecret"},
	TokenModifiers: []string{"banner", "portion", "caption"},
}

// tokenType is the index in the legend of a marking's type; one that says no level has none.
func tokenType(l marking.Level, c marking.Controls) (uint32, bool) {
	need := marking.Needs(l, c)
	if l == marking.NoLevel && c.Empty() {
		return 0, false
	}
	return uint32(need - marking.CeilingU), true
}

func (s *Server) tokensFull(_ context.Context, sn *snapshot, _ *DocumentParams) (any, error) {
	return tokens(sn, Range{End: Position{Line: 1 << 31}}), nil
}

func (s *Server) tokensRange(_ context.Context, sn *snapshot, p *RangeParams) (any, error) {
	return tokens(sn, p.Range), nil
}

// token is a marking on one line.
type token struct {
	at       Range
	kind     uint32
	modifier uint32
}

func tokens(sn *snapshot, within Range) *SemanticTokens {
	var list []token
	for _, c := range sn.res.File.Cables {
		for _, m := range marksOf(c) {
			if kind, ok := tokenType(m.mark.Level, m.mark.Controls); ok {
				list = append(list, sn.tokenLines(m.span, kind, m.place)...)
			}
		}
		for i := range c.Captions {
			if !c.Captions[i].OnBanner && c.Captions[i].Kind != cable.SIPDIS {
				list = append(list, sn.tokenLines(c.Captions[i].Span, 1, captionPlace)...)
			}
		}
	}
	list = slices.DeleteFunc(list, func(t token) bool { return !t.at.touches(within) })
	return &SemanticTokens{encodeTokens(list)}
}

// tokenLines cuts a span at line ends: most clients know no token of several lines.
func (sn *snapshot) tokenLines(sp text.Span, kind uint32, place markPlace) []token {
	whole := sn.rangeOf(sp)
	var list []token
	for n := whole.Start.Line; n <= whole.End.Line; n++ {
		start, end := sn.content.line(int(n))
		r := sn.bytes(start, end)
		if n == whole.Start.Line {
			r.Start = whole.Start
		}
		if n == whole.End.Line {
			r.End = whole.End
		}
		if r.Start.before(r.End) {
			list = append(list, token{r, kind, 1 << place})
		}
	}
	return list
}

// encodeTokens writes tokens as the protocol wants them, each relative to the one before. Of two that
// overlap the first stands.
func encodeTokens(list []token) []uint32 {
	arrange.By(list, func(a, b token) int {
		x, y := a.at.Start, b.at.Start
		return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Character, y.Character))
	})
	data := make([]uint32, 0, 5*len(list))
	var last, end Position
	for _, t := range list {
		if t.at.Start.before(end) {
			continue
		}
		line, char := t.at.Start.Line-last.Line, t.at.Start.Character
		if line == 0 {
			char -= last.Character
		}
		data = append(data, line, char, t.at.End.Character-t.at.Start.Character, t.kind, t.modifier)
		last, end = t.at.Start, t.at.End
	}
	return data
}
