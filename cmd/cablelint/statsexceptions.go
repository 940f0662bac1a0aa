package main

import "cablelint/linter/board"

// exceptions lists what is excepted by the configurations that were in force for some file of the run.
func (k *counting) exceptions() []board.Exception {
	var views []board.Exception
	seen := map[string]bool{}
	for _, e := range k.config.finder.InUse() {
		if e.File != nil && !seen[e.File.Path] {
			seen[e.File.Path] = true
			views = append(views, viewsOf(e, k.asOf)...)
		}
	}
	return views
}
