package caption

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// The days of the handbook's editions that the rules rest on.
var (
	handbook2008 = law.Date(2008, 7, 16)  // 5 FAH-2 H-440
	handbook250  = law.Date(2023, 6, 6)   // 5 FAH-2 H-250
	handbook440  = law.Date(2023, 10, 18) // 5 FAH-2 H-440

	edition2008 = law.Period{From: handbook2008, To: handbook440 - 1}
	edition2023 = law.Period{From: handbook440}
)

// first returns the first caption of a kind, or nil.
func first(c *cable.Cable, kind cable.CaptionKind) *cable.Caption {
	for i := range c.Captions {
		if c.Captions[i].Kind == kind {
			return &c.Captions[i]
		}
	}
	return nil
}

// anyOf returns the first caption of one of the kinds, or nil.
func anyOf(c *cable.Cable, kinds ...cable.CaptionKind) *cable.Caption {
	for i := range c.Captions {
		for _, kind := range kinds {
			if c.Captions[i].Kind == kind {
				return &c.Captions[i]
			}
		}
	}
	return nil
}

// administrative are the controls of unclassified information.
var administrative = []marking.Control{
	marking.SBU, marking.SBUNF, marking.CUI, marking.FOUO, marking.LOU, marking.LES, marking.SSI,
}

// controlled reports whether an unclassified message is under administrative control, by its own
// statement or by that of a portion.
func controlled(p *rule.Pass) bool {
	for _, control := range administrative {
		if p.Banner.Controls.Has(control) || p.Computed.Controls.Has(control) {
			return true
		}
	}
	return false
}

// aloneOnLine reports whether a caption has a line to itself.
func aloneOnLine(c *cable.Cable, at *cable.Caption) bool {
	return !at.OnBanner && bytes.Equal(bytes.Trim(c.Text(at.Line), " /\t"), bytes.Trim(c.Text(at.Span), " /\t"))
}

// wholeLine widens a span to the lines that it touches, line ends included.
func wholeLine(src *text.Source, sp text.Span) text.Span {
	b := src.Text()
	for sp.Start > 0 && b[sp.Start-1] != '\n' && b[sp.Start-1] != '\r' {
		sp.Start--
	}
	_, sp.End = src.NextLine(sp.End)
	return sp
}

// without returns the span to take out so that a caption is gone: its line, or within a line itself
// with what parts it from its neighbour.
func without(c *cable.Cable, at *cable.Caption) text.Span {
	if aloneOnLine(c, at) {
		return wholeLine(c.Source, at.Line)
	}
	b, sp := c.Source.Text(), at.Span
	for sp.End < at.Line.End && separator(b[sp.End]) {
		sp.End++
	}
	if sp.End == at.Span.End { // the last one: what stands before it goes
		for sp.Start > at.Line.Start && separator(b[sp.Start-1]) {
			sp.Start--
		}
	}
	return sp
}

func separator(c byte) bool { return c == ' ' || c == ',' || c == '/' || c == ';' }
