package session

import "cablelint/linter/collection"

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
