package session

import (
	"cablelint/linter/files"
	"cablelint/linter/report"
	"cablelint/linter/rule"
)

// Tally counts what a run came upon.
type Tally struct {
	report.Totals
	Counts  [rule.Error + 1]int // findings that are shown, by severity
	Fails   bool                // something was found at or above what fails
	Undated int
	Others  int    // cables that are not laid out as State lays them out
	Example string // a file with an undated cable
	Binary  int    // files in folders that are no text, or no files
	Plain   int    // files that were named and do not look like a cable
	Ceiling bool   // one is in force somewhere
	Blocked int    // files whose configuration is broken
	Pending int    // exceptions with a last day that the run did not judge
}

func (t *Tally) add(j *Judged) {
	t.Problems = append(t.Problems, j.Problems...)
	t.Excepted += j.Excepted
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
	unread := j.Kind == files.Binary || j.Kind == files.Special
	switch skipped := j.Skipped(); {
	case skipped && unread:
		t.Skipped++
		t.Binary++
	case skipped:
		t.Skipped++
	case j.Kind == files.Read:
		t.Files++
		if !j.Looks && j.Named {
			t.Plain++
		}
	}
}
