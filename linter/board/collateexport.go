package board

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"cablelint/linter/collection"
	"cablelint/linter/marking"
	"cablelint/linter/report"
)

// collationRow is a row of the table in JSON. post is null for a series, and series for a post's own numbers.
type collationRow struct {
	Post     *string        `json:"post"`            // post that the messages are from; null for a series
	Year     int            `json:"year"`            // year of the messages
	Series   *string        `json:"series"`          // series of a traveller (PARTO, SECTO, TOSEC); null for a post
	Messages int            `json:"messages"`        // number of messages
	First    uint32         `json:"first"`           // lowest number of a message
	Last     uint32         `json:"last"`            // highest number of a message
	Missing  int            `json:"missing"`         // how many numbers between the two are not here
	Sections int            `json:"sectionsMissing"` // how many sections are nowhere
	Copies   int            `json:"copies"`          // how many copies there are beyond the first of each
	Levels   map[string]int `json:"levels"`          // number of messages by level: U, C, S, TS, unread
}

func rowOf(r *collection.Row) collationRow {
	out := collationRow{
		leaf(r.Key.Post), r.Key.Year, leaf(r.Key.Series), r.Messages, r.First, r.Last, r.Missing, r.Sections, r.Copies,
		map[string]int{},
	}
	for level, n := range r.Levels {
		if n > 0 {
			out.Levels[levelName(marking.Level(level))] = n
		}
	}
	return out
}

// levelName is the letter of a level, and "unread" where none was read, so that the levels of a row add up to its
// messages.
func levelName(level marking.Level) string {
	if level == marking.NoLevel {
		return "unread"
	}
	return level.Letter()
}

// collationJSON writes one object, a finding a line, as the findings come.
type collationJSON struct {
	list jsonList
	tool report.Tool
}

func (j *collationJSON) begin() error { return j.list.begin("{\"version\": 1,\n\"findings\": [") }

func (j *collationJSON) file(f *report.File) error {
	for i := range f.Findings {
		if err := j.list.add(report.JSON(f.Path, &f.Findings[i])); err != nil {
			return err
		}
	}
	return nil
}

// collationTail is what follows the lists.
type collationTail struct {
	Tool   report.Tool      `json:"tool"`   // the program that wrote this
	Files  int              `json:"files"`  // number of files that were read
	Cables int              `json:"cables"` // number of cables
	Errors []report.Problem `json:"errors"` // what kept the run from its work; the status is then 2
}

func (j *collationJSON) end(rows []collection.Row, run *Run) error {
	if err := j.list.begin("\n],\n\"posts\": ["); err != nil {
		return err
	}
	for i := range rows {
		if err := j.list.add(rowOf(&rows[i])); err != nil {
			return err
		}
	}
	tail, err := oneLine(collationTail{j.tool, run.Files, run.Cables, never(run.Problems)})
	if err != nil {
		return err
	}
	return j.list.end(tail[1:])
}

// collationCSV writes findings and rows as lines of two tables, which the first field names.
type collationCSV struct{ w *csv.Writer }

var (
	findingColumns = []string{
		"file", "part", "record", "id", "line", "column", "severity", "rule", "message", "other file", "other part",
		"other record", "other id", "other line", "other column", "fingerprint",
	}
	rowColumns = append([]string{
		"post", "year", "series", "messages", "first", "last", "missing", "sections missing", "copies",
	}, levelColumns()...)
)

// levelColumns are the messages of each level.
func levelColumns() []string {
	var out []string
	for level := marking.NoLevel; level <= marking.TopSecret; level++ {
		out = append(out, "level "+levelName(level))
	}
	return out
}

func newCollationCSV(w io.Writer) *collationCSV {
	c := &collationCSV{csv.NewWriter(w)}
	c.w.UseCRLF = true // as RFC 4180 has it
	return c
}

func (c *collationCSV) begin() error {
	return c.w.Write(append(append([]string{"table"}, findingColumns...), rowColumns...))
}

// write writes a line whose fields begin at a column.
func (c *collationCSV) write(table string, at int, fields []string) error {
	line := make([]string, 1+len(findingColumns)+len(rowColumns))
	line[0] = table
	for i, f := range fields {
		line[at+i] = report.CSVText(f)
	}
	return c.w.Write(line)
}

func (c *collationCSV) file(f *report.File) error {
	n := strconv.Itoa
	for i := range f.Findings {
		x := &f.Findings[i]
		at := x.Place.Known().Start
		other := make([]string, 6)
		if len(x.Related) > 0 {
			r := &x.Related[0]
			to := r.Place.Known().Start
			other = []string{r.File, r.Part.Path, counted(r.Record.Number), r.Record.ID, n(to.Line), n(to.Column)}
		}
		fields := slices.Concat([]string{
			f.Path, x.Part.Path, counted(x.Record.Number), x.Record.ID, n(at.Line), n(at.Column), x.Severity.String(),
			x.Rule.Name, x.Message,
		}, other, []string{x.Fingerprint})
		if err := c.write("finding", 1, fields); err != nil {
			return err
		}
	}
	return nil
}

// counted writes the number of a record, nothing for none.
func counted(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func (c *collationCSV) end(rows []collection.Row, run *Run) error {
	n := strconv.Itoa
	for i := range rows {
		r := &rows[i]
		fields := []string{
			r.Key.Post, n(r.Key.Year), r.Key.Series, n(r.Messages), n(int(r.First)), n(int(r.Last)), n(r.Missing), n(r.Sections),
			n(r.Copies),
		}
		for _, messages := range r.Levels {
			fields = append(fields, n(messages))
		}
		if err := c.write("post and year", 1+len(findingColumns), fields); err != nil {
			return err
		}
	}
	for _, p := range run.Problems {
		if err := c.write("error", 1, []string{p.File, "", "", "", "", "", "error", "", p.Message}); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}
