package main

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"cablelint/linter/report"
	"cablelint/linter/survey"
	"cablelint/linter/vocab"
)

// statsJSON is the JSON form of what a collection holds.
type statsJSON struct {
	Version     int              `json:"version"`
	Tool        report.Tool      `json:"tool"`
	Files       int              `json:"files"`
	Cables      int              `json:"cables"`
	Generations []survey.Count   `json:"generations"`
	Levels      []survey.Count   `json:"levels"`
	Years       []survey.Count   `json:"years"`
	Posts       []survey.Count   `json:"posts"`
	Orders      []survey.Count   `json:"orders"`
	Marks       []survey.Count   `json:"marks"`
	Tags        []survey.Count   `json:"tags"`
	Findings    statsFindings    `json:"findings"`
	Exceptions  []exceptionView  `json:"exceptions"`
	Errors      []report.Problem `json:"errors"`
}

type statsFindings struct {
	ByRule        []survey.Tally `json:"byRule"`
	ByPost        []survey.Tally `json:"byPost"`
	ByRuleAndPost []survey.Pair  `json:"byRuleAndPost"`
}

func (s *stats) json() error {
	h := &s.holds
	return writeJSON(s.out, statsJSON{
		Version: 1, Tool: tool(), Files: s.tally.Files, Cables: h.Cables, Generations: h.Forms.Frequent(),
		Levels: h.Levels.Frequent(), Years: h.Years.ByName(), Posts: h.Posts.Frequent(), Orders: h.Orders.ByName(),
		Marks: h.Marks.Frequent(), Tags: h.Tags.Frequent(),
		Findings:   statsFindings{h.Rules(), h.Breaking(), h.Pairs()},
		Exceptions: s.exceptions(), Errors: s.problems(),
	})
}

// csv writes every count in a line of its own, named by its table.
func (s *stats) csv() error {
	w := csv.NewWriter(s.out)
	h := &s.holds
	lines := [][]string{{"table", "name", "post", "count", "errors", "warnings", "infos", "cables"}}
	add := func(table string, counts []survey.Count) {
		for _, c := range counts {
			lines = append(lines, []string{table, report.CSVText(c.Name), "", strconv.Itoa(c.Count), "", "", "", ""})
		}
	}
	add("generation", h.Forms.Frequent())
	add("level", h.Levels.Frequent())
	add("year", h.Years.ByName())
	add("post", h.Posts.Frequent())
	add("order", h.Orders.ByName())
	add("mark", h.Marks.Frequent())
	add("tag", h.Tags.Frequent())
	for _, t := range h.Rules() {
		lines = append(lines, tallyLine("finding by rule", t))
	}
	for _, t := range h.Breaking() {
		lines = append(lines, tallyLine("finding by post", t))
	}
	for _, p := range h.Pairs() {
		lines = append(lines, []string{
			"finding by rule and post", p.Rule, report.CSVText(p.Post), strconv.Itoa(p.Findings), "", "", "", "",
		})
	}
	for _, e := range s.exceptions() {
		name := e.Rule + " " + e.Path + " until " + or(e.Expires, "revoked")
		lines = append(lines, []string{"exception", report.CSVText(name), "", "1", "", "", "", ""})
	}
	return w.WriteAll(lines)
}

func tallyLine(table string, t survey.Tally) []string {
	n := strconv.Itoa
	return []string{
		table, report.CSVText(t.Name), "", n(t.Findings), n(t.Errors), n(t.Warnings), n(t.Infos), n(t.Cables),
	}
}

// How many names a board shows of each kind.
const (
	namedText = 15
	namedPage = 60
)

func (s *stats) board() *report.Board {
	h := &s.holds
	most := namedText
	if s.out.format == "html" {
		most = namedPage
	}
	b := &report.Board{Title: "What the collection holds", Tool: tool(), Lead: s.lead(), Tone: s.tone()}
	b.Panels = []report.Panel{
		{Title: "By level", Bars: levelBars(h)},
		{Title: "By form", Bars: bars(h.Forms.Frequent())},
		yearsOf(h),
		{Title: "By order cited", Bars: bars(h.Orders.ByName())},
		topPanel("By post", &h.Posts, most, nil),
		topPanel("Portion marks by spelling", &h.Marks, most, markTone),
		topPanel("TAGS", &h.Tags, most, tagMeaning),
		tallyPanel("Findings by rule", "Rule", h.Rules(), most*2),
		tallyPanel("Findings by post", "Post", h.Breaking(), most),
		pairPanel(h.Pairs(), most),
		exceptionPanel(s.exceptions()),
	}
	return b
}

// tone is the highest level counted.
func (s *stats) tone() report.Tone {
	for t := report.ToneTS; t > report.NoTone; t-- {
		if s.holds.Levels.Of(t.Words()) > 0 {
			return t
		}
	}
	return report.NoTone
}

var levelTones = []report.Tone{report.ToneTS, report.ToneS, report.ToneC, report.ToneU}

func levelBars(h *survey.Holdings) []report.Bar {
	var out []report.Bar
	for _, t := range levelTones {
		if n := h.Levels.Of(t.Words()); n > 0 {
			out = append(out, report.Bar{Label: t.Words(), Count: n, Tone: t.String()})
		}
	}
	if n := h.Levels.Of(survey.NotRead); n > 0 {
		out = append(out, report.Bar{Label: survey.NotRead, Count: n, Tone: "none"})
	}
	return out
}

func bars(counts []survey.Count) []report.Bar {
	out := make([]report.Bar, len(counts))
	for i, c := range counts {
		out[i] = report.Bar{Label: c.Name, Count: c.Count}
	}
	return out
}

// yearsOf plots the years, with those between them that have no cable.
func yearsOf(h *survey.Holdings) report.Panel {
	p := report.Panel{Title: "By year"}
	last := 0
	for _, c := range h.Years.ByName() {
		year, err := strconv.Atoi(c.Name)
		if err != nil {
			p.Note = fmt.Sprintf("The year of %s was not read.", count(c.Count, "cable"))
			continue
		}
		for gap := last + 1; last > 0 && gap < year && year-last < longestPlot; gap++ {
			p.Years = append(p.Years, report.Bar{Label: strconv.Itoa(gap)})
		}
		p.Years = append(p.Years, report.Bar{Label: c.Name, Count: c.Count})
		last = year
	}
	return p
}

// topPanel shows the most frequent names; dress adds to a bar what is known of its name.
func topPanel(title string, c *survey.Counts, most int, dress func(*report.Bar)) report.Panel {
	p := report.Panel{Title: title}
	all := c.Frequent()
	for _, n := range all[:min(most, len(all))] {
		b := report.Bar{Label: n.Name, Count: n.Count}
		if dress != nil {
			dress(&b)
		}
		p.Bars = append(p.Bars, b)
	}
	if more := len(all) - len(p.Bars); more > 0 {
		p.More = fmt.Sprintf("and %d more: --format csv lists all", more)
	}
	if c.Other > 0 {
		p.More = fmt.Sprintf("and %d more, and %d of names beyond those that are kept",
			len(all)-len(p.Bars), c.Other)
	}
	if len(all) == 0 {
		p.Note = "None."
	}
	return p
}

// tagMeaning adds what a code of the TAGS lists stands for. The cables may be of any time.
func tagMeaning(b *report.Bar) {
	if info, ok := (vocab.Codes{}).Tag([]byte(b.Label)); ok {
		b.Note = info.Meaning
	}
}

// markTone colours a mark by its first word, as it is spelt.
func markTone(b *report.Bar) {
	word := strings.ToUpper(strings.TrimLeft(b.Label, "([ /"))
	if end := strings.IndexFunc(word, func(r rune) bool { return r < 'A' || r > 'Z' }); end >= 0 {
		word = word[:end]
	}
	b.Tone = cmp.Or(markTones[word], report.NoTone).String()
}

var markTones = map[string]report.Tone{
	"U": report.ToneU, "UNCLASSIFIED": report.ToneU,
	"SBU": report.ToneCUI, "CUI": report.ToneCUI, "LOU": report.ToneCUI, "FOUO": report.ToneCUI,
	"C": report.ToneC, "CONFIDENTIAL": report.ToneC,
	"S": report.ToneS, "SECRET": report.ToneS, "TS": report.ToneTS,
}

func tallyPanel(title, what string, tallies []survey.Tally, most int) report.Panel {
	p := report.Panel{Title: title, Head: []report.Cell{
		report.Words(what),
		{Text: "Findings", Number: true},
		{Text: "Errors", Number: true},
		{Text: "Warnings", Number: true},
		{Text: "Infos", Number: true},
		{Text: "Cables", Number: true},
	}}
	for _, t := range tallies[:min(most, len(tallies))] {
		p.Rows = append(p.Rows, []report.Cell{
			report.Words(t.Name), report.Num(t.Findings), report.Num(t.Errors), report.Num(t.Warnings),
			report.Num(t.Infos), report.Num(t.Cables),
		})
	}
	if more := len(tallies) - len(p.Rows); more > 0 {
		p.More = fmt.Sprintf("and %d more: --format csv lists all", more)
	}
	if len(tallies) == 0 {
		p.Note = "No findings."
	}
	return p
}

func pairPanel(pairs []survey.Pair, most int) report.Panel {
	p := report.Panel{Title: "Findings by rule and post", Head: []report.Cell{
		report.Words("Rule"), report.Words("Post"), {Text: "Findings", Number: true},
	}}
	for _, x := range pairs[:min(most, len(pairs))] {
		p.Rows = append(p.Rows, []report.Cell{report.Words(x.Rule), report.Words(x.Post), report.Num(x.Findings)})
	}
	if more := len(pairs) - len(p.Rows); more > 0 {
		p.More = fmt.Sprintf("and %d more: --format csv lists all", more)
	}
	if len(pairs) == 0 {
		p.Note = "No findings."
	}
	return p
}
