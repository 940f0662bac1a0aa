package banner

import (
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/rule"

	"cablelint/rules/internal/marks"
)

// stateStyle is the case of a message that is not held to the register's syntax.
const stateStyle = "State style"

var _ = set.Add(rule.Rule{
	Name:     "banner-control-missing",
	Since:    "0.2.0",
	Severity: rule.Steps{{Is: rule.Error}, {Case: stateStyle, Is: rule.Warning}},
	Summary:  "a portion has a control that neither banner nor captions have",
	Why: "The message is handled by its banner: a control that only a portion has is not seen by whoever " +
		"stores or sends the whole.",
	Cite: []rule.Citation{
		{
			Source: "CAPCO manual D.2", Says: "the banner has every control of the portions that rolls up",
			Evidence: rule.Verified,
		},
		{
			Source: "CAPCO manual H", Says: "the precedence rules of a control say when it stands in the banner",
			Evidence: rule.Verified,
		},
		{
			Source: "32 CFR 2002.20", Says: "the banner names the categories of CUI Specified, and need not name others",
			Evidence: rule.Verified,
		},
	},
	Fix:    rule.Safe,
	FixWhy: "protection is raised to what the message's own portions require; none where the banner's level is too low",
	Check:  controlMissing,
})

// elsewhere are the controls whose absence is reported by other rules: banner-cui-missing, and those about foreign
// levels.
var elsewhere = marking.Of(marking.CUI, marking.NATO, marking.JOINT, marking.RESTRICTED)

// byCaption are the controls that a message in State's style states by captions, which have rules of their own.
var byCaption = marking.Of(marking.SBU, marking.SBUNF, marking.LIMDIS)

func controlMissing(p *rule.Pass) {
	if p.Banner.Mark == nil || !p.Banner.Known() {
		return
	}
	if marking.Discloses(p.Banner.Controls, p.Computed.Controls) {
		reportDisclosed(p)
	}
	lacked := lackedBy(p)
	for c := range lacked.All() {
		row := c.Row()
		switch {
		case elsewhere.Has(c) && !p.Banner.Controls.Has(c) || row.IsPart():
		case !p.IC() && (byCaption.Has(c) || c == marking.FGI && marks.StatesForeign(p)):
		case marking.BarsForeigners().Has(c) && !p.Banner.Controls.Any(marking.BarsForeigners()): // missing with NOFORN
		default:
			reportMissing(p, c, lacked)
		}
	}
}

func reportMissing(p *rule.Pass, c marking.Control, lacked marking.Controls) {
	name := marking.Shown(marking.Print(marking.Banner, marking.NoLevel, marking.Controls{}.With(c, lacked.List(c)...)))
	by := ofList(p, c, p.Computed.By[c], lacked.List(c))
	if len(by) == 0 {
		return
	}
	f := p.Reportf(p.Banner.Span, "%s is marked %s but neither banner nor captions have %s",
		portionName{p, by[0]}, marking.Shown(p.Marks[by[0]].Text), name)
	if !p.IC() {
		f.As(stateStyle)
	}
	relateAll(p, f, by)
	if row := c.Row(); p.Banner.Level < row.Lowest || p.Banner.Level > row.Highest || inWords(c, lacked.List(c)) {
		return
	}
	covered := slices.Collect(c.Row().Covers.All())
	edits := restate(p, func(stated marking.Controls) marking.Controls {
		return stated.Without(covered...).With(c, lacked.List(c)...)
	})
	if len(edits) > 0 {
		f.Offer(confidence(p, by, len(lacked.List(c)) > 0), "add "+name, edits...)
	}
}

// inWords reports whether a mark has words in the place of a list of countries or programs: where such a list ends
// before the post of a banner nobody knows.
func inWords(c marking.Control, list []string) bool {
	kind := c.Row().List
	return (kind == marking.Countries || kind == marking.Programs) &&
		slices.ContainsFunc(list, func(item string) bool { return strings.Contains(item, " ") })
}

// ofList returns those of the portions whose list of a control holds what is lacked, all where none does.
func ofList(p *rule.Pass, c marking.Control, by []int, lacked []string) []int {
	named := slices.DeleteFunc(slices.Clone(by), func(i int) bool {
		return !slices.ContainsFunc(p.Marks[i].Controls.List(c), func(item string) bool {
			return slices.Contains(lacked, item)
		})
	})
	if len(named) == 0 {
		return by
	}
	return named
}

// confidence is the grade of adding what portions bring: safe where one of them is marked beyond doubt, and where
// each may bring another item of a list, only if all are.
func confidence(p *rule.Pass, by []int, listed bool) rule.Safety {
	doubtful := func(i int) bool { return !p.Marks[i].Sure() }
	if listed && slices.ContainsFunc(by, doubtful) || len(slices.DeleteFunc(slices.Clone(by), doubtful)) == 0 {
		return rule.Unsafe
	}
	return rule.Safe
}

// reportDisclosed reports a banner that names the sources of foreign information although a portion conceals its
// own: then FGI stands alone.
func reportDisclosed(p *rule.Pass) {
	concealed := marks.First(p, func(m *marking.Mark) bool {
		return m.Has(marking.FGI) && len(m.Controls.List(marking.FGI)) == 0
	})
	if concealed < 0 {
		return
	}
	f := p.Reportf(p.Banner.Span,
		"%s is marked %s, which conceals its source; expected FGI without countries in the banner",
		portionName{p, concealed}, marking.Shown(p.Marks[concealed].Text))
	if !p.IC() {
		f.As(stateStyle)
	}
	edits := restate(p, func(c marking.Controls) marking.Controls { return c.Without(marking.FGI).With(marking.FGI) })
	if len(edits) > 0 {
		f.Offer(rule.Safe, "write FGI alone", edits...)
	}
}
