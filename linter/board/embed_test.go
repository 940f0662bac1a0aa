package board_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/board"
	"cablelint/linter/law"
	"cablelint/linter/text"
	"cablelint/rules"
)

// event is a cable that is declassified on an event, which is told in its own words.
const event = `C O N F I D E N T I A L ARKADIA 000187

E.O. 12958: DECL: UPON RELEASE OF THE ORCHARD REPORT
TAGS: PREL
SUBJECT: ORCHARDS

1. (C) The Minister of Orchards received the delegation.
`

// judged lints the whole cables of the fixtures, and the cable with the event.
func judged(t *testing.T, with func(*linter.Result)) *board.Run {
	t.Helper()
	l, err := linter.New(linter.Options{Rules: rules.All()})
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("../../fixtures/cables/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	sources := make([]*text.Source, 0, len(files)+1)
	sources = append(sources, text.NewSource("event.txt", []byte(event)))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, text.NewSource(filepath.Base(file), data))
	}
	run := &board.Run{Files: len(sources)}
	for _, src := range sources {
		res, err := l.Lint(context.Background(), src)
		if err != nil {
			t.Fatal(err)
		}
		run.Cables += len(res.File.Cables)
		with(res)
	}
	return run
}

// written is a board of the fixtures in a format.
func written(t *testing.T, format string, opt board.Options) (string, *board.Run) {
	t.Helper()
	var out bytes.Buffer
	due, err := board.NewDue(format, &out, opt, board.Days{AsOf: law.Date(2020, 1, 1)})
	if err != nil {
		t.Fatal(err)
	}
	if err := due.Begin(); err != nil {
		t.Fatal(err)
	}
	run := judged(t, func(res *linter.Result) {
		if err := due.Add(board.Entries(res)); err != nil {
			t.Fatal(err)
		}
	})
	if err := due.End(run); err != nil {
		t.Fatal(err)
	}
	return out.String(), run
}

func TestEventsAreWithheldUnlessTheyMayBeShown(t *testing.T) {
	shown := map[string]bool{"text": true, "html": true, "json": true, "csv": true} // a calendar goes out of the house
	for _, format := range board.DueFormats() {
		for _, show := range []bool{false, true} {
			got, _ := written(t, format, board.Options{ShowText: show})
			if has := strings.Contains(got, "ORCHARD REPORT"); has != (show && shown[format]) {
				t.Errorf("%s, show %v: the event is there: %v", format, show, has)
			}
		}
	}
}

func TestEveryCableIsInTheCounts(t *testing.T) {
	got, run := written(t, "json", board.Options{})
	var totals struct {
		Cables              []struct{ File string }
		Total, Unclassified int
		Errors              []any
	}
	if err := json.Unmarshal([]byte(got), &totals); err != nil {
		t.Fatal(err)
	}
	if totals.Total != run.Cables || len(totals.Cables)+totals.Unclassified != run.Cables || totals.Errors == nil {
		t.Errorf("%d cables: %d in all, %d listed, %d unclassified", run.Cables, totals.Total, len(totals.Cables), totals.Unclassified)
	}
	got, _ = written(t, "csv", board.Options{})
	if lines, err := csv.NewReader(strings.NewReader(got)).ReadAll(); err != nil || len(lines) != len(totals.Cables)+1 {
		t.Errorf("%d lines of CSV for %d cables (%v)", len(lines), len(totals.Cables), err)
	}
}

func TestStatsCountTheSameInEveryFormat(t *testing.T) {
	for format, want := range map[string]string{
		"text": "  CONFIDENTIAL ", "html": ">CONFIDENTIAL</th>", "json": `"name": "CONFIDENTIAL"`, "csv": "level,CONFIDENTIAL,",
	} {
		var out bytes.Buffer
		stats, err := board.NewStats(format, &out, board.Options{})
		if err != nil {
			t.Fatal(err)
		}
		run := judged(t, func(res *linter.Result) { stats.Add(board.Facts(res)) })
		if err := stats.End(run); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s has no %s", format, want)
		}
	}
	if got := len(board.StatsFormats()); got != 4 {
		t.Errorf("%d formats", got)
	}
}

func TestUnknownFormatsAreRefused(t *testing.T) {
	if _, err := board.NewDue("pdf", nil, board.Options{}, board.Days{}); err == nil {
		t.Error("due writes pdf")
	}
	if _, err := board.NewStats("ics", nil, board.Options{}); err == nil {
		t.Error("stats write a calendar")
	}
}
