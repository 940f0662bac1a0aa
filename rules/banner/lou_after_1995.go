package banner

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules/internal/marks"
)

var _ = set.Add(rule.Rule{
	Name:     "banner-lou-after-1995",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{Period: law.Period{From: law.EndLOU}},
	Summary:  "LIMITED OFFICIAL USE after it was replaced",
	Why: "The designation ended on 1 October 1995: those who handle " +
		"the message have no rules for it any more.",
	Cite: []rule.Citation{{
		Source: "00 STATE 018029", Says: "from 1 October 1995 SENSITIVE BUT UNCLASSIFIED takes its place",
		Evidence: rule.Verified,
	}},
	Fix:    rule.Unsafe,
	FixWhy: "that the text is to be handled as sensitive but unclassified is for a person to confirm",
	Check:  louAfter1995,
})

func louAfter1995(p *rule.Pass) {
	if p.Banner.Mark == nil || !p.Banner.Controls.Has(marking.LOU) {
		return
	}
	var found *rule.Finding
	var edits []rule.Edit
	for st := range p.Cable.Statements() {
		if !st.Mark.Has(marking.LOU) {
			continue
		}
		if found == nil {
			found = p.Reportf(st.Span,
				"LIMITED OFFICIAL USE ended on 1 October 1995, expected UNCLAS with the caption SENSITIVE")
		}
		word, _ := marks.LevelWord(p.Cable.Text(st.Span))
		at := text.Span{Start: st.Span.Start, End: st.Span.Start + word}
		edits = append(edits, rule.Replace(at, unclassified(st)))
	}
	if found == nil || p.Banner.Level.Classified() || !plainLOU(p) {
		return
	}
	if edits = withSensitive(p, edits); edits != nil {
		found.Offer(rule.Unsafe, "write UNCLAS and add the caption SENSITIVE", edits...)
	}
}

// plainLOU reports whether every marking that says LIMITED OFFICIAL USE begins with it.
func plainLOU(p *rule.Pass) bool {
	for st := range p.Cable.Statements() {
		word, _ := marks.LevelWord(p.Cable.Text(st.Span))
		if st.Mark.Has(marking.LOU) && (word == 0 || !st.Mark.Sure() || st.Page) {
			return false
		}
	}
	return true
}

// unclassified is the unclassified level as the form of st has it: the telegraphic short form on a
// classification line.
func unclassified(st cable.Statement) string {
	if st.Line {
		return "UNCLAS"
	}
	return marking.Unclassified.String()
}

// withSensitive adds the edit that puts the caption SENSITIVE on the message where it has none.
func withSensitive(p *rule.Pass, edits []rule.Edit) []rule.Edit {
	var last *cable.Caption
	for i := range p.Cable.Captions {
		if p.Cable.Captions[i].Kind == cable.SENSITIVE {
			return edits
		}
	}
	if _, last = captionPlace(p.Cable); last != nil {
		lead := "\n"
		switch {
		case p.Cable.Layout == layout.SMART:
			lead = ", "
		case sharesLine(p.Cable, last):
			lead = " "
		}
		return insertInOrder(edits, rule.Insert(last.Span.End, lead+"SENSITIVE"))
	}
	if s := p.Cable.Classification(); s != nil && len(edits) > 0 {
		at := rule.Insert(s.Span.End, "\n\nSENSITIVE")
		return insertInOrder(edits, at)
	}
	return nil
}

func insertInOrder(edits []rule.Edit, e rule.Edit) []rule.Edit {
	for i := range edits {
		if edits[i].Span.Start > e.Span.Start {
			return append(edits[:i:i], append([]rule.Edit{e}, edits[i:]...)...)
		}
	}
	return append(edits, e)
}
