package board

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"cablelint/linter/internal/survey"
	"cablelint/linter/report"
	"cablelint/linter/settings"
	"cablelint/linter/vocab"
)

// stats shows what a collection holds as a board.
func (f *boardForm) stats(w io.Writer, opt *Options, h *survey.Holdings, run *Run) error {
	return f.write(&Board{
		Title: "What the collection holds", Tool: opt.Tool, About: run.About, Lead: f.lead(run), Tone: toneOf(h),
		Panels: []Panel{
			{Title: "By level", Bars: levelBars(h)},
			{Title: "By form", Bars: bars(h.Forms.Frequent())},
			f.yearsOf(h),
			{Title: "By order cited", Bars: bars(h.Orders.ByName())},
			f.top("By post", &h.Posts, nil),
			f.top("Portion marks by spelling", &h.Marks, markTone),
			f.top("TAGS", &h.Tags, tagMeaning),
			f.tallies("Findings by rule", "Rule", h.Rules(), 2*f.names),
			f.tallies("Findings by post", "Post", h.Breaking(), f.names),
			f.pairs(h.Pairs()),
			exceptionPanel(run.Exceptions),
		},
	}, w, opt)
}

// tone is the highest level counted.
func toneOf(h *survey.Holdings) report.Tone {
	for t := report.ToneTS; t > report.NoTone; t-- {
		if h.Levels.Of(t.Words()) > 0 {
			return t
		}
	}
	return report.NoTone
}

var levelTones = []report.Tone{report.ToneTS, report.ToneS, report.ToneC, report.ToneU}

func levelBars(h *survey.Holdings) []Bar {
	var out []Bar
	for _, t := range levelTones {
		if n := h.Levels.Of(t.Words()); n > 0 {
			out = append(out, Bar{Label: t.Words(), Count: n, Tone: t.String()})
		}
	}
	if n := h.Levels.Of(survey.NotRead); n > 0 {
		out = append(out, Bar{Label: survey.NotRead, Count: n, Tone: "none"})
	}
	return out
}

func bars(counts []survey.Count) []Bar {
	out := make([]Bar, len(counts))
	for i, c := range counts {
		out[i] = Bar{Label: c.Name, Count: c.Count}
	}
	return out
}

// yearsOf plots the years, with those between them that have no cable.
func (f *boardForm) yearsOf(h *survey.Holdings) Panel {
	p := Panel{Title: "By year"}
	last := 0
	for _, c := range h.Years.ByName() {
		year, err := strconv.Atoi(c.Name)
		if err != nil {
			p.Note = "The year of " + f.counted(c.Count, "cable") + " was not read."
			continue
		}
		for gap := last + 1; last > 0 && gap < year && year-last < longestPlot; gap++ {
			p.Years = append(p.Years, Bar{Label: strconv.Itoa(gap)})
		}
		p.Years = append(p.Years, Bar{Label: c.Name, Count: c.Count})
		last = year
	}
	return p
}

// top shows the most frequent names; dress adds to a bar what is known of its name.
func (f *boardForm) top(title string, c *survey.Counts, dress func(*Bar)) Panel {
	p := Panel{Title: title}
	all := c.Frequent()
	for _, n := range all[:min(f.names, len(all))] {
		b := Bar{Label: n.Name, Count: n.Count}
		if dress != nil {
			dress(&b)
		}
		p.Bars = append(p.Bars, b)
	}
	p.More = f.more(len(all) - len(p.Bars))
	if c.Other > 0 {
		p.More = "and " + f.number(len(all)-len(p.Bars)) + " more, and " + f.number(c.Other) +
			" of names beyond those that are kept"
	}
	if len(all) == 0 {
		p.Note = "None."
	}
	return p
}

// more says how many rows are left out, "" for none.
func (f *boardForm) more(n int) string {
	if n <= 0 {
		return ""
	}
	return "and " + f.number(n) + " more: --format csv lists all"
}

// tagMeaning adds what a code of the TAGS lists stands for. The cables may be of any time.
func tagMeaning(b *Bar) {
	if info, ok := (vocab.Codes{}).Tag([]byte(b.Label)); ok {
		b.Note = info.Meaning
	}
}

// markTone colours a mark by its first word, as it is spelt.
func markTone(b *Bar) {
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

// tallies shows the findings by what; as many rows as most.
func (f *boardForm) tallies(title, what string, tallies []survey.Tally, most int) Panel {
	t := Table{Columns: []Column{
		{what, Words},
		{"Findings", Number},
		{"Errors", Number},
		{"Warnings", Number},
		{"Infos", Number},
		{"Cables", Number},
	}}
	for _, by := range tallies[:min(most, len(tallies))] {
		row := []string{by.Name}
		for _, n := range []int{by.Findings, by.Errors, by.Warnings, by.Infos, by.Cables} {
			row = append(row, strconv.Itoa(n))
		}
		t.Rows = append(t.Rows, row)
	}
	return f.listed(title, t, len(tallies))
}

func (f *boardForm) pairs(pairs []survey.Pair) Panel {
	t := Table{Columns: []Column{{"Rule", Words}, {"Post", Words}, {"Findings", Number}}}
	for _, x := range pairs[:min(f.names, len(pairs))] {
		t.Rows = append(t.Rows, []string{x.Rule, x.Post, strconv.Itoa(x.Findings)})
	}
	return f.listed("Findings by rule and post", t, len(pairs))
}

// listed is a table of findings that has all rows or the first of them.
func (f *boardForm) listed(title string, t Table, all int) Panel {
	p := Panel{Title: title, Table: t, More: f.more(all - len(t.Rows))}
	if all == 0 {
		p.Note = "No findings."
	}
	return p
}

// exceptionPanel shows exceptions with the day on which they end.
func exceptionPanel(all []settings.Excepted) Panel {
	t := Table{Columns: []Column{{"Rule", Words}, {"Path", Path}, {"Expires", Words}, {"Reason", Words}}}
	for _, e := range all {
		expires := or(e.Expires, "never")
		if e.Expired != nil && *e.Expired {
			expires += ", expired"
		}
		t.Rows = append(t.Rows, []string{e.Rule, e.Path, expires, e.Reason})
	}
	p := Panel{Title: "Exceptions", Table: t}
	if len(all) == 0 {
		p.Note = "None in force."
	}
	return p
}
