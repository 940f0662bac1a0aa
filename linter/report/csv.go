package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"cablelint/linter/rule"
)

// csvReport writes a table: a line a finding, with a head.
type csvReport struct{ w *csv.Writer }

func newCSV(w io.Writer, _ Options) Reporter {
	c := &csvReport{csv.NewWriter(w)}
	c.w.UseCRLF = true // as RFC 4180 has it
	return c
}

func (c *csvReport) Begin(*Run) error {
	return c.w.Write([]string{
		"file", "line", "column", "end line", "end column", "severity", "rule", "message", "authority",
		"fixable", "fingerprint", "quieted", "cable", "part", "place", "record", "id",
	})
}

func (c *csvReport) File(f *File) error {
	for i := range f.Findings {
		if err := c.w.Write(csvLine(f.Path, &f.Findings[i])); err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

// End writes what kept the run from its work too: a table that is merely short would be taken for a whole one.
func (c *csvReport) End(t *Totals) error {
	for _, p := range t.Problems {
		err := c.w.Write([]string{
			CSVText(somewhere(p.File)), "", "", "", "", rule.Error.String(), ownName, CSVText(p.Message),
			"", "", "", "", "", "", "", "", "",
		})
		if err != nil {
			return err
		}
	}
	c.w.Flush()
	return c.w.Error()
}

func csvLine(path string, f *Finding) []string {
	at, n := f.Place.Known(), strconv.Itoa
	cable, record := "", ""
	if f.Cable > 0 {
		cable = n(f.Cable)
	}
	if f.Record.Number > 0 {
		record = n(f.Record.Number)
	}
	return []string{
		CSVText(path), n(at.Start.Line), n(at.Start.Column), n(at.End.Line), n(at.End.Column),
		f.Severity.String(), f.Rule.Name, CSVText(f.words()), CSVText(f.Authority), fixable(f.Fixes),
		f.Fingerprint, CSVText(f.Quieted), cable, CSVText(f.Part.Path), CSVText(f.Part.Place),
		record, CSVText(f.Record.ID),
	}
}

// fixable is the safest grade in which a finding can be mended: "safe", "unsafe" or "no".
func fixable(fixes []Fix) string {
	best := "no"
	for _, fix := range fixes {
		if fix.Safety == rule.Safe {
			return rule.Safe.String()
		}
		best = fix.Safety.String()
	}
	return best
}

// CSVText makes a field safe in a spreadsheet, which would take one that begins like a formula for one.
func CSVText(s string) string {
	s = Visible(s)
	if s != "" && strings.ContainsRune("=+-@", rune(s[0])) {
		return "'" + s
	}
	return s
}
