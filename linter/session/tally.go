package session

import (
	"cablelint/linter/collection"
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/rule"
)

// Tally counts what a run came upon.
type Tally struct {
	report.Totals
	Counts  [rule.Error + 1]int // findings that are shown, by severity
	Fails   bool                // something was found at or above what fails
	Spills  bool                // and it was a ceiling that was exceeded
	Undated int
	Others  int    // cables that are not laid out as State lays them out
	Example string // a file with an undated cable
	Binary  int    // files in folders that are no text, or no files
	Plain   int    // files that were named and do not look like a cable
	Unlike  int    // records that do not look like a cable
	Ceiling bool   // one is in force somewhere
	Blocked int    // files whose configuration is broken
	Pending int    // exceptions with a last day that the run did not judge
	Passed  int    // documents and parts of them that were not read to their end, and are no finding and no problem
	ByHand  int    // findings in documents, which no fix reaches
	Apart   int    // copies of a message whose texts could not be read again to be compared
	// Unhashed are cables without a number, of an export without hashes: who knows whether they are there twice.
	Unhashed int
}

func (t *Tally) add(j *Judged) {
	t.Problems = append(t.Problems, j.Problems...)
	t.Unread = append(t.Unread, j.Unread...)
	t.Excepted += j.Excepted
	t.Passed += j.Passed
	t.ByHand += j.ByHand
	if j.Blocked {
		t.Blocked++
		return
	}
	t.kind(j)
	t.Cables += j.Cables
	t.Hidden += j.Hidden
	for why, n := range j.Quieted {
		if t.Quieted == nil {
			t.Quieted = map[string]int{}
		}
		t.Quieted[why] += n
	}
	t.Fails = t.Fails || j.Fails
	t.Spills = t.Spills || j.Spills
	if j.Undated > 0 && t.Undated == 0 {
		t.Example = j.Path
	}
	t.Undated += j.Undated
	t.Others += j.Others
	for i, n := range j.Counts {
		t.Counts[i] += n
	}
}

// kind counts a file by what it is.
func (t *Tally) kind(j *Judged) {
	if j.Within {
		t.record(j)
		return
	}
	unread := j.Kind == files.Binary || j.Kind == files.Special
	switch skipped := j.Skipped(); {
	case skipped && unread:
		t.Skipped++
		t.Binary++
	case skipped:
		t.Skipped++
	case j.Kind == files.Read:
		t.Files++
		if !j.Looks && j.Named && len(j.Unread) == 0 {
			t.Plain++
		}
	}
}

// record counts a text within a file.
func (t *Tally) record(j *Judged) {
	if j.Record == 0 {
		return
	}
	t.Records++
	if !j.Looks && !j.bad {
		t.Unlike++
	}
}

// across is the collection that the cables of a run make.
type across struct {
	records  *collection.Collection      // nil: none is made
	findings *collection.Findings        // once all files were read
	changed  map[string]bool             // the files without which nothing is told; nil: everything is
	messages map[collection.Message]bool // of which those files have copies or sections
}

// add adds the cables of a file.
func (a *across) add(j *Judged) {
	if j.records == nil {
		return
	}
	if a.records == nil {
		a.records = collection.New()
	}
	a.records.Add(j.records)
	j.records = nil
}
