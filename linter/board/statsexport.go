package board

import (
	"encoding/csv"
	"io"
	"strconv"

	"cablelint/linter/internal/survey"
	"cablelint/linter/report"
	"cablelint/linter/settings"
)

// statsJSON is the JSON form of what a collection holds.
type statsJSON struct {
	Version     int                 `json:"version"`     // version of this form
	Tool        report.Tool         `json:"tool"`        // the program that wrote this
	Files       int                 `json:"files"`       // number of files that were read
	Cables      int                 `json:"cables"`      // number of cables
	Generations []survey.Count      `json:"generations"` // cables by layout
	Levels      []survey.Count      `json:"levels"`      // cables by level
	Years       []survey.Count      `json:"years"`       // cables by year
	Posts       []survey.Count      `json:"posts"`       // cables by post
	Orders      []survey.Count      `json:"orders"`      // cables by the order on their E.O. line
	Marks       []survey.Count      `json:"marks"`       // portion marks by their spelling
	Tags        []survey.Count      `json:"tags"`        // TAGS; those that name a person are "(a person)"
	Findings    statsFindings       `json:"findings"`    // findings by rule and post
	Exceptions  []settings.Excepted `json:"exceptions"`  // exceptions in force
	Errors      []report.Problem    `json:"errors"`      // what kept the run from its work; the status is then 2
}

type statsFindings struct {
	ByRule        []survey.Tally `json:"byRule"`        // findings by rule
	ByPost        []survey.Tally `json:"byPost"`        // findings by post
	ByRuleAndPost []survey.Pair  `json:"byRuleAndPost"` // findings by rule and post
}

func statsToJSON(w io.Writer, opt *Options, h *survey.Holdings, run *Run) error {
	data, err := report.Indented(statsJSON{
		Version: 1, Tool: opt.Tool, Files: run.Files, Cables: h.Cables, Generations: h.Forms.Frequent(),
		Levels: h.Levels.Frequent(), Years: h.Years.ByName(), Posts: h.Posts.Frequent(), Orders: h.Orders.ByName(),
		Marks: h.Marks.Frequent(), Tags: h.Tags.Frequent(),
		Findings:   statsFindings{h.Rules(), h.Breaking(), h.Pairs()},
		Exceptions: never(run.Exceptions), Errors: never(run.Problems),
	})
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// statsToCSV writes every count in a line of its own, named by its table.
func statsToCSV(w io.Writer, _ *Options, h *survey.Holdings, run *Run) error {
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
	for _, e := range run.Exceptions {
		name := e.Rule + " " + e.Path + " until " + or(e.Expires, "revoked")
		lines = append(lines, []string{"exception", report.CSVText(name), "", "1", "", "", "", ""})
	}
	return csv.NewWriter(w).WriteAll(lines)
}

func tallyLine(table string, t survey.Tally) []string {
	n := strconv.Itoa
	return []string{
		table, report.CSVText(t.Name), "", n(t.Findings), n(t.Errors), n(t.Warnings), n(t.Infos), n(t.Cables),
	}
}
