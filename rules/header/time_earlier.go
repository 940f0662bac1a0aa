package header

import "cablelint/linter/rule"

var _ = set.Add(rule.Rule{
	Name:     "header-time-earlier",
	Since:    "0.1.0",
	Severity: rule.Always(rule.Warning),
	Summary:  "message was filed before the time of its date-time group",
	Why: "A message cannot be filed before it is dated: one of the two times is wrong, and replies will " +
		"cite the wrong one.",
	Cite: []rule.Citation{
		{
			Source: "5 FAH-2 H-320", Says: "format line 3 gives day of the year and time of filing",
			Evidence: rule.Verified,
		},
		{Source: counted, Says: "the time of filing is earlier in 2 of 1,120", Evidence: rule.Practice},
	},
	Fix:    rule.None,
	FixWhy: eitherWrong,
	About:  rule.Originator,
	Check:  timeEarlier,
})

func timeEarlier(p *rule.Pass) {
	o, dtg := &p.Cable.Header.Originator, &p.Cable.Header.DTG
	day, read := filedDay(p.Cable)
	sent := sentOn(*dtg)
	if !read || o.Clock < 0 || sent == 0 || day != sent.YearDay() || o.Clock >= clock(dtg) {
		return
	}
	p.Reportf(o.Filed.Span, "filed at %02d%02d, before the date-time group's %02d%02d",
		o.Clock/60, o.Clock%60, dtg.Hour, dtg.Minute).
		Relate(dtg.Group.Span, "the date-time group is here")
}
