package ceiling

import (
	"cmp"
	"slices"
	"sort"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/spill"
	"cablelint/linter/text"
)

var _ = set.Add(rule.Rule{
	Name:     "ceiling-exceeded",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Error),
	Summary:  "marking above what this place may hold",
	Why: "Text that is protected above its place has been spilled as soon as it is stored there: every copy, " +
		"clone and backup must then be found and cleared.",
	Cite: []rule.Citation{
		{
			Source: "32 CFR 2001.24(a)", Evidence: rule.Verified,
			Says: "these levels identify information that must be protected as classified",
		},
		{
			Source: "E.O. 13526 1.6(f)", Evidence: rule.Verified,
			Says: "information given a level stays classified although other marks are missing",
		},
	},
	Fix:       rule.None,
	FixWhy:    "what has entered a place that may not hold it is for a person to take out, with its history",
	CheckFile: exceeded,
	Unbridled: true,
})

func exceeded(p *rule.FilePass) {
	limit, src := p.Settings.Ceiling, p.File.Source
	if h := highest(of(spill.ScanName(src.Name(), limit), spill.Marking)); h != nil && !src.IsPart() {
		p.Reportf(text.Span{}, "its name: %s %s needs the ceiling %s; this place may hold %s at the most",
			h.Kind, marking.Shown(h.Token), h.Needs, limit)
	}
	hits := scan(p)
	var last *spill.Hit
	var said []any
	for i := range hits {
		h := &hits[i]
		if h.Tier != spill.Marking {
			continue
		}
		if last == nil || h.Token != last.Token || h.Kind != last.Kind || h.Needs != last.Needs {
			said = []any{h.Kind.String(), marking.Shown(h.Token), h.Needs.String(), limit.String()}
		}
		last = h // as portions have the same mark one after the other
		p.Reportf(h.Span, "%s %s needs the ceiling %s; this place may hold %s at the most", said...)
	}
	for _, c := range p.Cables {
		banner := c.Banner
		needs := marking.Needs(banner.Level, banner.Controls)
		if needs > limit && banner.Span.Valid() && !toldAt(hits, banner.Span) {
			p.Reportf(banner.Span,
				"the marking of the message needs the ceiling %s; this place may hold %s at the most", needs, limit)
		}
		exceededByMeant(p, c, hits)
	}
}

// hitsOfFile is the key of what scan finds.
type hitsOfFile struct{}

// scan returns what the text of the file holds above the ceiling, and what its markup hides. The rules of the
// ceiling look at it in turn.
func scan(p *rule.FilePass) []spill.Hit {
	return rule.Common(p, hitsOfFile{}, func() []spill.Hit {
		src, limit := p.File.Source, p.Settings.Ceiling
		hits := spill.Scan(src.Text(), limit)
		hits = slices.Concat(hits, beneath(src, hits, limit), tape(src, limit))
		return slices.DeleteFunc(hits, func(h spill.Hit) bool { return src.Added(h.Span) || furniture(p.File, h) })
	})
}

// tape returns what a file holds that was taken for text of Windows although it is that of a tape.
func tape(src *text.Source, limit marking.Ceiling) []spill.Hit {
	if src.Encoding() != text.Windows1252 {
		return nil
	}
	hits := spill.ScanTape(src.File(), limit)
	for i := range hits {
		at := textOffset(src, hits[i].Span.Start)
		hits[i].Span = text.Span{Start: at, End: min(at+1, len(src.Text()))}
	}
	return hits
}

// of returns the hits of a tier.
func of(hits []spill.Hit, tier spill.Tier) []spill.Hit {
	return slices.DeleteFunc(slices.Clone(hits), func(h spill.Hit) bool { return h.Tier != tier })
}

// exceededByMeant reports mistyped marks that may be meant as more than the banner of their message says,
// and than the place may hold.
func exceededByMeant(p *rule.FilePass, c *assess.Assessment, told []spill.Hit) {
	for i, m := range c.Marks {
		if m == nil || len(m.Meant) == 0 || toldAt(told, c.MarkSpan(i)) {
			continue
		}
		meant := m.Meant[0]
		needs := marking.Needs(meant.Level, meant.Controls)
		if needs > p.Settings.Ceiling && !marking.Covers(c.Banner.Level, c.Banner.Controls, meant.Level, meant.Controls) {
			p.Reportf(c.MarkSpan(i), "%s may be meant as %s, which needs the ceiling %s; this place may hold %s at the most",
				marking.Shown(m.Text), meant.Text, needs, p.Settings.Ceiling)
		}
	}
}

// highest returns the hit that needs most, nil where there is none.
func highest(hits []spill.Hit) *spill.Hit {
	var top *spill.Hit
	for i := range hits {
		if top == nil || hits[i].Needs > top.Needs {
			top = &hits[i]
		}
	}
	return top
}

// beneath returns what attributes and comments hold that were taken out in reading the file. Its place
// is where they stood.
func beneath(src *text.Source, told []spill.Hit, limit marking.Ceiling) []spill.Hit {
	if len(src.Artefacts()) == 0 {
		return nil
	}
	var out []spill.Hit
	for _, h := range spill.ScanMarkup(src.File(), limit) {
		at := textOffset(src, h.Span.Start)
		h.Span = text.Span{Start: at, End: min(at+1, len(src.Text()))}
		if !slices.ContainsFunc(told, func(o spill.Hit) bool { return o.Span.Overlaps(h.Span) }) {
			out = append(out, h)
		}
	}
	return out
}

// textOffset leads from the file to the text that is read: the first offset that was read from raw or
// from what follows it.
func textOffset(src *text.Source, raw int) int {
	size := len(src.Text())
	return min(max(size-1, 0), sort.Search(size, func(at int) bool {
		read, _ := src.Raw(text.Span{Start: at, End: at + 1})
		return read.Start >= raw
	}))
}

// furniture reports whether a hit lies in the list of attributes that an archive put below the message.
// It describes the message and is by itself no evidence of what the text holds.
func furniture(f *cable.File, h spill.Hit) bool {
	for _, c := range f.Cables {
		if !c.Span.Contains(h.Span) {
			continue
		}
		n, _ := slices.BinarySearchFunc(c.Lines, h.Span.Start, func(l line.Line, at int) int {
			return cmp.Compare(l.Span().End, at+1)
		})
		if n < len(c.Lines) && c.Lines[n].Span().Overlaps(h.Span) {
			return c.Lines[n].Field == line.Furniture
		}
	}
	return false
}

func toldAt(hits []spill.Hit, sp text.Span) bool {
	for _, h := range hits {
		if h.Span.Overlaps(sp) {
			return true
		}
	}
	return false
}
