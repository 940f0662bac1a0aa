package main

import "cablelint/linter/report"

// exceptions lists what is excepted by the configurations that were in force for some file of the run.
// It is never nil.
func (s *stats) exceptions() []exceptionView {
	views, seen := []exceptionView{}, map[string]bool{}
	for _, e := range s.config.finder.InUse() {
		if e.File != nil && !seen[e.File.Path] {
			seen[e.File.Path] = true
			views = append(views, viewsOf(e, s.asOf)...)
		}
	}
	return views
}

// exceptionPanel shows exceptions with the day on which they end.
func exceptionPanel(all []exceptionView) report.Panel {
	p := report.Panel{Title: "Exceptions", Head: []report.Cell{
		report.Words("Rule"), report.Words("Path"), report.Words("Expires"), report.Words("Reason"),
	}}
	for _, e := range all {
		expires := or(e.Expires, "never")
		if e.Expired != nil && *e.Expired {
			expires += ", expired"
		}
		p.Rows = append(p.Rows, []report.Cell{
			report.Words(e.Rule), {Text: e.Path, Path: true}, report.Words(expires), report.Words(e.Reason),
		})
	}
	if len(all) == 0 {
		p.Note = "None in force."
	}
	return p
}
