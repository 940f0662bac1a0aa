package session

import (
	"slices"

	"cablelint/linter/collection"
	"cablelint/linter/except"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/rule"
)

// Judged is what became of one file. It holds nothing of the file's text but what its report shows.
type Judged struct {
	Path     string
	Kind     files.Kind
	Named    bool
	Looks    bool // like a cable
	Cables   int
	Undated  int // cables without any date
	Others   int // cables that are not laid out as State lays them out
	Hidden   int
	Quieted  map[string]int // findings that were lowered to info, by what explains them
	Excepted int            // findings that an exception took out
	Blocked  bool           // its configuration is broken, which is told once for all
	Fails    bool           // something was found at or above what fails
	Spills   bool           // and it was a ceiling that was exceeded, which nothing excuses
	Counts   [rule.Error + 1]int
	Report   *report.File      // of the findings that are shown; nil when none is
	Problems []report.Problem  // what kept it from being judged in whole or part
	Unread   []report.Unread   // documents in it that could not be read to their end
	Traces   []string          // of readers of documents that broke down: for those who mend them
	Passed   int               // of Unread, those that are neither a finding nor a problem
	ByHand   int               // findings in documents, which no fix reaches
	Baseline *except.Baseline  // what was recorded before; nil: nothing
	recorded []recordedFinding // what the baseline took out

	Record  int    // among the records of the file, from 1; 0: it is none
	ID      string // by which the archive calls the record
	Level   string // that the archive gives the record, as it writes it
	Within  bool   // it is a text of a file that was told of before: a record, or what stands between records
	Hint    string // that the file looks like records, and how they are read; once a run
	bad     bool   // it is a record that could not be read
	records []collection.Record
}

// Skipped reports whether a file was met in a folder and is not a cable. One in which a ceiling finding
// was made counts as read, and a document that was not read to its end is counted as that.
func (j *Judged) Skipped() bool {
	return !j.Within && (!j.Named || j.Kind == files.Binary) && j.Report == nil && j.Kind != files.Failed && !j.Looks &&
		len(j.Problems) == 0 && (len(j.Unread) == 0 || j.Kind == files.Binary)
}

// recordedFinding is a finding that the baseline holds, ready to be reported if the baseline holds fewer
// of its like than the run comes upon.
type recordedFinding struct {
	of     *except.Baseline
	key    except.Key
	shown  bool
	detail report.Finding
}

// budgets are what the run has not yet come upon of each baseline.
type budgets map[*except.Baseline]*except.Budget

// spend counts, in the order of the files, what the baseline holds of them. What goes beyond it is new:
// a copy of a file has the findings of the first again, and only one of them was recorded.
func (b budgets) spend(j *Judged) (known int) {
	for _, r := range j.recorded {
		if b[r.of] == nil {
			b[r.of] = r.of.Budget()
		}
		if b[r.of].Take(r.key) {
			known++
			continue
		}
		j.Fails = j.Fails || r.detail.Fails
		if r.shown {
			j.Counts[r.detail.Severity]++
			j.insert(r.detail)
		}
	}
	return known
}

// insert puts a finding in its place in the report of a file.
func (j *Judged) insert(f report.Finding) {
	if j.Report == nil {
		j.Report = &report.File{Path: j.Path}
	}
	at := slices.IndexFunc(j.Report.Findings, func(o report.Finding) bool {
		return o.Place.Start.Offset > f.Place.Start.Offset
	})
	if at < 0 {
		at = len(j.Report.Findings)
	}
	j.Report.Findings = slices.Insert(j.Report.Findings, at, f)
}
