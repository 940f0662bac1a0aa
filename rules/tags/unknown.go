package tags

import (
	"fmt"

	"cablelint/linter/cable/value"
	"cablelint/linter/rule"
	"cablelint/linter/scan"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

var _ = set.Add(rule.Rule{
	Name:     "tags-unknown",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Info),
	Scope:    rule.Scope{State: true},
	Summary:  "code is not in the TAGS vocabulary",
	Why:      "A misspelt code sends the cable to nobody and files it where nobody looks.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-3 H-010", Says: "TAGS are the terms of a list that is revised from time to time",
			Evidence: rule.Verified,
		},
		{
			Source: "State cables", Says: "the codes that telegrams carry, as counted",
			Evidence: rule.Practice,
		},
	},
	Fix: rule.Unsafe,
	FixWhy: "offered only where one code of the time is a slip away; the lists are not whole, so the code may " +
		"be right",
	About: rule.TagsCode,
	Check: unknown,
})

// unknown judges each word that has the form of a code and is in no list of the cable's time. Those of which
// no more can be said than that are one finding a line.
func unknown(p *rule.Pass) {
	codes, shapes := p.Codes(), p.TagShapes()
	var bare []text.Span
	for i := range shapes {
		if !isUnlisted(p, codes, shapes, i) || value.TagRepeats(p.Cable, i) {
			continue
		}
		word := value.TagWord(p.Cable, i)
		sp := text.Span{Start: p.Cable.Tags.Items[i].Span.Start}
		sp.End = sp.Start + len(word)
		if says, instead := judgeCode(p, codes, shapes, i); says != "" {
			if f := p.Reportf(sp, "%s", says); instead != "" {
				f.Offer(rule.Unsafe, "write "+instead, rule.Replace(sp, instead))
			}
			continue
		}
		if !codes.Has(word) && codes.Unlisted(word) {
			bare = append(bare, sp)
		}
	}
	reportBare(p, bare)
}

func reportBare(p *rule.Pass, bare []text.Span) {
	if len(bare) == 0 {
		return
	}
	first := p.Told(bare[0])
	if len(bare) == 1 {
		p.Reportf(bare[0], "%s is not in the TAGS vocabulary", first)
		return
	}
	f := p.Reportf(bare[0], "%d codes of the line are not in the TAGS vocabulary, the first: %s", len(bare), first)
	for _, sp := range bare[1:] {
		f.Relate(sp, "%s is not in it", p.Told(sp))
	}
}

// isUnlisted reports whether an item is in no list of the time, and has the form of a code or was one at
// another.
func isUnlisted(p *rule.Pass, codes vocab.Codes, shapes []value.TagShape, i int) bool {
	word := value.TagWord(p.Cable, i)
	if p.Cable.Tags.Items[i].Person || shapes[i] != value.WellFormed || isRegion(word) || scan.Redacted(word) ||
		value.InTagName(p.Cable, i) {
		return false
	}
	return !codes.Lists(word) && (isCode(word) || (vocab.Codes{}).Has(word))
}

const (
	shortestCode = 2
	longestCode  = 6
)

// isCode reports whether word is letters alone, in upper case and of a code's length.
func isCode(word []byte) bool {
	return scan.Only(word, scan.Upper) && len(word) >= shortestCode && len(word) <= longestCode
}

// isRegion reports whether a word has the form of the code of a region, of which no list was found.
func isRegion(word []byte) bool { return len(word) == shortestCode && word[0] == 'X' }

// judgeCode says what is known of a word that is in no list of the time, "" where nothing is, and what to
// write instead, if anything. A word of two letters is near to dozens of countries: it is known for wrong
// only when it is a country in another list, or a code of another time.
func judgeCode(p *rule.Pass, codes vocab.Codes, shapes []value.TagShape, i int) (says, instead string) {
	word := value.TagWord(p.Cable, i)
	if tag := codes.Country(word); tag != "" {
		return fmt.Sprintf("%s is not a TAGS code; TAGS have %s for that country", word, tag), tag
	}
	if info, ok := (vocab.Codes{}).Listed(word); ok && info.Years != (vocab.Years{}) {
		return fmt.Sprintf("%s is known as a TAGS code for %s alone", word, info.Years), ""
	}
	if amongWords(p, codes, shapes, i) {
		return "", ""
	}
	meant := codes.Meant(word, func(code string) bool { return onLine(p, code) })
	if meant == "" {
		return "", ""
	}
	return fmt.Sprintf("%s is not in the TAGS vocabulary; %s is", word, meant), meant
}

// fewestWords is how many words that are in no list, side by side, are a text or a list of something else:
// that one of them is near to a code says nothing then.
const fewestWords = 3

func amongWords(p *rule.Pass, codes vocab.Codes, shapes []value.TagShape, i int) bool {
	words := 1
	for k := i - 1; k >= 0 && words < fewestWords && isUnlisted(p, codes, shapes, k); k-- {
		words++
	}
	for k := i + 1; k < len(shapes) && words < fewestWords && isUnlisted(p, codes, shapes, k); k++ {
		words++
	}
	return words >= fewestWords
}

// mostItems is more items than any line has: among how many a code is looked for.
const mostItems = 256

func onLine(p *rule.Pass, code string) bool {
	for i := range p.Cable.Tags.Items[:min(mostItems, len(p.Cable.Tags.Items))] {
		if string(value.TagWord(p.Cable, i)) == code {
			return true
		}
	}
	return false
}
