package session

import "cablelint/linter/collection"

// across is the collection that the cables of a run make.
type across struct {
	records  *collection.Collection      // nil: none is made
	findings *collection.Findings        // once all files were read
	changed  map[string]bool             // the files without which nothing is told; nil: everything is
	messages map[collection.Message]bool // of which those files have copies or sections
}

// noteChanged notes a file that git says was changed, whether a cable is in it or not.
func (s *Session) noteChanged(path string) {
	if s.request.Collection == nil || !s.request.Staged && s.request.Since == "" {
		return
	}
	if s.across.changed == nil {
		s.across.changed = map[string]bool{}
	}
	s.across.changed[path] = true
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
