package main

import "cablelint/linter/report"

// exceptionFact is an exception of the configuration that was in force for a file of the run.
type exceptionFact struct {
	Rule    string  `json:"rule"`
	Path    string  `json:"path"`
	Reason  string  `json:"reason"`
	Expires *string `json:"expires"`
	Expired *bool   `json:"expired"` // null without --as-of
	File    string  `json:"file"`    // the configuration file that holds it
}

// exceptions lists the exceptions in force; none where no configuration was read.
func (s *stats) exceptions() []exceptionFact { return []exceptionFact{} }

func exceptionPanel(all []exceptionFact) report.Panel {
	p := report.Panel{Title: "Exceptions", Head: []report.Cell{
		report.Words("Rule"), report.Words("Path"), report.Words("Expires"), report.Words("Reason"),
	}}
	for _, e := range all {
		expires := or(e.Expires, "never")
		if e.Expired != nil && *e.Expired {
			expires += ", expired"
		}
		p.Rows = append(p.Rows, []report.Cell{
			report.Words(e.Rule), report.Words(e.Path), report.Words(expires), report.Words(e.Reason),
		})
	}
	if len(all) == 0 {
		p.Note = "None in force."
	}
	return p
}
