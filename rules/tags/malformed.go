package tags

import (
	"bytes"
	"strings"

	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

var _ = set.Add(rule.Rule{
	Name:     "tags-malformed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "TAGS line is not a list of codes",
	Why: "The archive reads the TAGS line by machine: a code that is broken, run into another or hidden " +
		"among other words " +
		"is not indexed, and the cable is not found by it.",
	Cite: []rule.Citation{
		{Source: "5 FAH-3 H-011", Says: "TAGS steer distribution and search of cables", Evidence: rule.Verified},
		{Source: "5 FAH-3 H-012", Says: "subject TAGS have four letters", Evidence: rule.Verified},
		{
			Source: "5 FAH-3 H-612", Says: "names and organizations come beside the TAGS proper",
			Evidence: rule.Verified,
		},
	},
	Fix: rule.Safe,
	FixWhy: "case, separators and codes whose split is the only one in the vocabulary are mended without a " +
		"change of meaning; " +
		"what else a broken code was meant for, only a person knows",
	Check: malformed,
})

func malformed(p *rule.Pass) {
	if !p.Cable.Tags.Present() {
		return
	}
	judgeLabel(p)
	judgeSigns(p)
	for i := 0; i < len(p.Cable.Tags.Items); {
		i = judgeItem(p, i)
	}
	judgeRest(p)
}

func judgeLabel(p *rule.Pass) {
	label := p.Cable.Tags.Label
	after := text.Span{Start: label.End, End: min(label.End+1, p.Cable.Tags.Span.End)}
	if bytes.ContainsAny(p.Cable.Text(after), ";,.") {
		label.End = after.End
	}
	if !isOneOf(p.Cable.Text(label), "TAGS", "TAGS:") {
		p.Reportf(label, "%s is not the label of a TAGS line, expected TAGS", p.Cable.Text(label))
	}
}

// judgeSigns looks for points and semicolons between codes. Those in a person's name are right, and
// one that ends the line separates nothing.
func judgeSigns(p *rule.Pass) {
	t := &p.Cable.Tags
	if len(t.Items) == 0 {
		return
	}
	region := text.Span{Start: t.Items[0].Span.Start, End: t.Items[len(t.Items)-1].Span.End}
	line := p.Cable.Text(region)
	end := len(bytes.TrimRight(line, ".;"))
	for from := 0; from < end; {
		i := bytes.IndexAny(line[from:end], ".;")
		if i < 0 {
			return
		}
		from += i + 1
		at := region.Start + from - 1
		if !inPerson(p, at) {
			reportSign(p, text.Span{Start: at, End: at + 1})
		}
	}
}

func inPerson(p *rule.Pass, offset int) bool {
	for i := range p.Cable.Tags.Items {
		item := &p.Cable.Tags.Items[i]
		if item.Person && item.Span.Start <= offset && offset < item.Span.End {
			return true
		}
	}
	return false
}

func reportSign(p *rule.Pass, sign text.Span) {
	p.Reportf(sign, "%q stands between TAGS, expected a comma", p.Cable.Text(sign)).
		Offer(rule.Safe, "separate the TAGS as the others are", rule.Replace(sign, separatorAt(p, sign)))
}

// separatorAt is what to put for a sign so that the codes about it are separated as the others of the line.
func separatorAt(p *rule.Pass, sign text.Span) string {
	next := p.Cable.Text(text.Span{Start: sign.End, End: sign.End + 1})[0]
	before := p.Cable.Text(text.Span{Start: sign.Start - 1, End: sign.Start})[0]
	blank := next == ' ' || next == '\t' || next == '\r' || next == '\n'
	switch {
	case next == ',' || before == ',':
		return ""
	case !p.Cable.Tags.Commas && p.Cable.Tags.Blanks && blank:
		return ""
	case blank:
		return ","
	}
	return separator(p)
}

// separator is what separates the codes of the line.
func separator(p *rule.Pass) string {
	if p.Cable.Tags.Blanks && !p.Cable.Tags.Commas {
		return " "
	}
	return ", "
}

// judgeItem judges the item with the given index and returns the index of the next to judge.
func judgeItem(p *rule.Pass, i int) int {
	sp := p.Cable.Tags.Items[i].Span
	switch shapeOf(p.Cable, i) {
	case wellFormed:
	case lowerCase:
		return reportCase(p, i)
	case runTogether:
		reportRun(p, sp)
	case withDigit:
		p.Reportf(sp, "%s has a digit among its letters, no TAGS code has", p.Cable.Text(sp))
	case wrongLength:
		p.Reportf(sp, "a word that is no code stands among the TAGS: a code has two to six letters, "+
			"a person stands in brackets")
	case oddSign:
		if !bytes.ContainsAny(wordOf(p.Cable, i), ".;") { // these are reported as separators
			p.Reportf(sp, "a word with a sign that no TAGS code has stands among the TAGS")
		}
	case aCaption:
		p.Reportf(sp, "%s stands among the TAGS, expected on a line of its own", p.Cable.Text(sp))
	}
	return i + 1
}

// reportCase reports codes in lower case that follow one another as one finding.
func reportCase(p *rule.Pass, first int) int {
	var edits []rule.Edit
	last := first
	for ; last < len(p.Cable.Tags.Items) && shapeOf(p.Cable, last) == lowerCase; last++ {
		sp := p.Cable.Tags.Items[last].Span
		edits = append(edits, rule.Replace(sp, strings.ToUpper(p.Cable.String(sp))))
	}
	sp := edits[0].Span.Cover(edits[len(edits)-1].Span)
	p.Reportf(sp, "TAGS in lower case, expected upper case").
		Offer(rule.Safe, "write the TAGS in upper case", edits...)
	return last
}

// judgeRest judges what is no item: a second label in the line, and the furniture of a page.
func judgeRest(p *rule.Pass) {
	t := &p.Cable.Tags
	for _, label := range t.Repeats {
		if t.Span.Contains(label) {
			p.Reportf(label, "a second label stands in the TAGS line")
		}
	}
	if t.Furniture.Valid() {
		p.Reportf(t.Furniture, "the furniture of a page stands in the TAGS line")
	}
}

func reportRun(p *rule.Pass, sp text.Span) {
	codes := vocab.Split(bytes.ToUpper(p.Cable.Text(sp)))
	p.Reportf(sp, "%s is several TAGS run together: %s", p.Cable.Text(sp), strings.Join(codes, ", ")).
		Offer(rule.Safe, "separate the codes", rule.Replace(sp, strings.Join(codes, separator(p))))
}
