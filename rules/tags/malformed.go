package tags

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cablelint/linter/arrange"
	"cablelint/linter/cable/value"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

var _ = set.Add(rule.Rule{
	Name:     "tags-malformed",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Scope:    rule.Scope{State: true},
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
		{
			Source: "State cables", Says: "codes of capital letters, separated by commas",
			Evidence: rule.Practice,
		},
	},
	Fix: rule.Safe,
	FixWhy: "case, separators and codes whose split is the only one in the vocabulary are mended without a " +
		"change of meaning; " +
		"what else a broken code was meant for, only a person knows",
	Check: malformed,
})

// flaw is one thing that is wrong in a TAGS line.
type flaw struct {
	span   text.Span
	says   string
	title  string      // of the fix; "" where there is none
	edits  []rule.Edit // in order of place
	unsafe bool        // a person must confirm the edits
}

// malformed reports a line once, whatever the number of its flaws.
func malformed(p *rule.Pass) {
	if !p.Cable.Tags.Present() {
		return
	}
	shapes := p.TagShapes()
	signs := outside(prose(p, shapes), flawedSigns(p))
	flaws := slices.Concat(flawedLabel(p), signs, flawedItems(p, shapes), flawedRest(p))
	switch len(flaws) {
	case 0:
	case 1:
		reportOne(p, &flaws[0])
	default:
		reportAll(p, flaws)
	}
}

func reportOne(p *rule.Pass, f *flaw) {
	found := p.Reportf(f.span, "%s", f.says)
	switch {
	case f.title == "":
	case f.unsafe:
		found.Offer(rule.Unsafe, f.title, f.edits...)
	default:
		found.Offer(rule.Safe, f.title, f.edits...)
	}
}

// reportAll reports several flaws as one finding. Its fix holds what is safe.
func reportAll(p *rule.Pass, flaws []flaw) {
	arrange.By(flaws, func(a, b flaw) int { return cmp.Compare(a.span.Start, b.span.Start) })
	f := p.Reportf(flaws[0].span, "the TAGS line is no list of codes in %d places, the first: %s",
		len(flaws), flaws[0].says)
	var edits []rule.Edit
	for i := range flaws {
		f.Relate(flaws[i].span, "%s", flaws[i].says)
		if !flaws[i].unsafe {
			edits = append(edits, flaws[i].edits...)
		}
	}
	if len(edits) > 0 {
		arrange.By(edits, func(a, b rule.Edit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		f.Offer(rule.Safe, "write the TAGS as a list of codes", edits...)
	}
}

func flawedLabel(p *rule.Pass) []flaw {
	label := p.Cable.Tags.Label
	after := text.Span{Start: label.End, End: min(label.End+1, p.Cable.Tags.Span.End)}
	if bytes.ContainsAny(p.Cable.Text(after), ";,.-") {
		label.End = after.End
	}
	written := p.Cable.Text(label)
	if scan.Folds(written, "TAGS") || scan.Folds(written, "TAGS:") {
		return nil
	}
	return []flaw{{span: label, says: p.Told(label) + " is not the label of a TAGS line, expected TAGS"}}
}

// flawedSigns looks for points, colons and semicolons between codes. Those in a person's name are right,
// and one that ends the line separates nothing.
func flawedSigns(p *rule.Pass) []flaw {
	t := &p.Cable.Tags
	if len(t.Items) == 0 {
		return nil
	}
	region := text.Span{Start: t.Items[0].Span.Start, End: t.Items[len(t.Items)-1].Span.End}
	line := p.Cable.Text(region)
	var flaws []flaw
	for i := range bytes.TrimRight(line, separatorSigns) {
		at := region.Start + i
		if scan.AnyOf(line[i], separatorSigns) && !inPerson(p, at) && !inFurniture(p, at) {
			flaws = append(flaws, flawedSign(p, text.Span{Start: at, End: at + 1}))
		}
	}
	return flaws
}

// separatorSigns are the signs that stand for a comma in copies.
const separatorSigns = ".;:"

func inPerson(p *rule.Pass, offset int) bool {
	for i := range p.Cable.Tags.Items {
		item := &p.Cable.Tags.Items[i]
		if item.Person && item.Span.Start <= offset && offset < item.Span.End {
			return true
		}
	}
	return false
}

// inFurniture reports whether a page, or a second label, stands at offset: these are told by themselves.
func inFurniture(p *rule.Pass, offset int) bool {
	t := &p.Cable.Tags
	holds := func(sp text.Span) bool { return sp.Valid() && sp.Start <= offset && offset <= sp.End }
	return holds(t.Furniture) || slices.ContainsFunc(t.Repeats, holds)
}

func flawedSign(p *rule.Pass, sign text.Span) flaw {
	return flaw{
		span: sign, says: "\"" + p.Told(sign) + "\" stands between TAGS, expected a comma",
		title: "separate the TAGS as the others are",
		edits: []rule.Edit{rule.Replace(sign, separatorAt(p, sign))},
	}
}

// separatorAt is what to put for a sign so that the codes about it are separated as the others of the line.
func separatorAt(p *rule.Pass, sign text.Span) string {
	c := scan.Of(p.Cable.Source.Text()).To(sign.End)
	blank := scan.Space(c.Peek())
	before := c.To(sign.Start)
	switch {
	case c.Peek() == ',' || before.Before() == ',':
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

func flawedItems(p *rule.Pass, shapes []value.TagShape) []flaw {
	var flaws []flaw
	for i := 0; i < len(shapes); i++ {
		switch shapes[i] {
		case value.LowerCase:
			run := lowerRun(shapes, i)
			flaws = append(flaws, inLowerCase(p, i, run))
			i = run - 1
		case value.Prose:
			return append(flaws, inProse(p, shapes))
		default:
			if f := judgeItem(p, shapes[i], i); f.says != "" {
				flaws = append(flaws, f)
			}
		}
	}
	return flaws
}

const noCode = "a word that is no code stands among the TAGS: a code has two to six letters, " +
	"a person stands in brackets"

// inProse judges the words of a text on the line as one: what is wrong is that they stand there.
func inProse(p *rule.Pass, shapes []value.TagShape) flaw {
	words := 0
	for _, shape := range shapes {
		if shape == value.Prose {
			words++
		}
	}
	f := flaw{span: prose(p, shapes), says: noCode}
	if words > 1 {
		f.says = fmt.Sprintf("%d words that are no codes stand among the TAGS", words)
	}
	return f
}

// prose returns where the words of a text stand on the line, an invalid span where there are none.
func prose(p *rule.Pass, shapes []value.TagShape) text.Span {
	var span text.Span
	for i, shape := range shapes {
		if shape == value.Prose {
			span = span.Cover(p.Cable.Tags.Items[i].Span)
		}
	}
	return span
}

// outside returns the flaws that do not lie in a span.
func outside(sp text.Span, flaws []flaw) []flaw {
	return slices.DeleteFunc(flaws, func(f flaw) bool { return sp.Valid() && sp.Contains(f.span) })
}

// judgeItem says what is wrong with the item with the given index; it says nothing when nothing is.
func judgeItem(p *rule.Pass, shape value.TagShape, i int) flaw {
	f := flaw{span: p.Cable.Tags.Items[i].Span}
	word := value.TagWord(p.Cable, i)
	told := text.Told(string(word))
	switch shape {
	case value.RunTogether:
		codes := p.Codes().Split(bytes.ToUpper(word))
		f.says = told + " is several TAGS run together: " + strings.Join(codes, ", ")
		f.title, f.edits = "separate the codes", []rule.Edit{rule.Replace(f.span, strings.Join(codes, separator(p)))}
	case value.WithDigit:
		f.says = told + " has a digit among its letters, no TAGS code has"
		if meant := p.Codes().Meant(bytes.ToUpper(word), func(code string) bool { return onLine(p, code) }); meant != "" {
			f.says += "; " + meant + " may be meant"
			f.title, f.edits, f.unsafe = "write "+meant, []rule.Edit{rule.Replace(f.span, meant)}, true
		}
	case value.WrongLength:
		f.says = noCode
	case value.OddSign:
		if sign := oddSign(word); sign != "" {
			f.says = "the sign \"" + sign + "\" stands in a word among the TAGS, no TAGS code has it"
		}
	case value.ACaption:
		f.says = told + " stands among the TAGS, expected on a line of its own"
	case value.WellFormed, value.LowerCase, value.Prose:
	}
	if f.says == "" && value.TagRepeats(p.Cable, i) {
		f.says = marking.ShownName(string(word), wasCode) + " stands twice among the TAGS"
	}
	return f
}

// wasCode reports whether a word was a TAGS code at any time.
func wasCode(word string) bool {
	_, listed := vocab.Codes{}.Listed([]byte(word))
	return listed
}

// oddSign returns the first sign of a word that no code has, "" where a separator is all that is odd:
// that is told as one.
func oddSign(word []byte) string {
	for _, r := range string(word) {
		if r < 0x80 && (scan.Alnum(byte(r)) || scan.AnyOf(byte(r), separatorSigns)) {
			continue
		}
		return string(r)
	}
	return ""
}

// lowerRun returns the index behind the codes in lower case that follow one another from first on.
func lowerRun(shapes []value.TagShape, first int) int {
	last := first
	for last < len(shapes) && shapes[last] == value.LowerCase {
		last++
	}
	return last
}

func inLowerCase(p *rule.Pass, first, end int) flaw {
	items := p.Cable.Tags.Items[first:end]
	f := flaw{
		span: items[0].Span.Cover(items[len(items)-1].Span), says: "TAGS in lower case, expected upper case",
		title: "write the TAGS in upper case",
	}
	for i := range items {
		f.edits = append(f.edits, rule.Replace(items[i].Span, strings.ToUpper(p.Cable.String(items[i].Span))))
	}
	return f
}

// flawedRest judges what is no item: a second label in the line, and the furniture of a page.
func flawedRest(p *rule.Pass) []flaw {
	t := &p.Cable.Tags
	line := p.Cable.LineOf(t.Span.Start)
	var flaws []flaw
	for _, label := range t.Repeats {
		if t.Span.Contains(label) || p.Cable.LineOf(label.Start) == line {
			flaws = append(flaws, flaw{span: label, says: "a second label stands in the TAGS line"})
		}
	}
	if t.Furniture.Valid() {
		flaws = append(flaws, flaw{span: t.Furniture, says: "the furniture of a page stands in the TAGS line"})
	}
	return flaws
}
