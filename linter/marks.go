package linter

import (
	"context"
	"slices"
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/fix"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// markMissing is the rule whose findings may be mended by every mark that may stand there: its own fix can name the
// banner's level alone, which protects enough and is seldom the right one.
const markMissing = "portion-missing"

// Levels are the marks below the banner's level that a finding of res may be mended by, every mark where there is no
// banner, the lowest first. The gate lets no rule write them: only a person knows that a paragraph needs less than the
// whole. What more than that they would change is not offered.
func (l *Linter) Levels(ctx context.Context, res *Result, f *rule.Finding) ([]rule.Fix, error) {
	if f.Rule.Name != markMissing || f.Cable == 0 {
		return nil, nil
	}
	set, err := l.settingsFor(res.Source.Name())
	if err != nil {
		return nil, err
	}
	a := res.Assessments[f.Cable-1]
	own := "(" + a.Banner.Level.Letter() + ")"
	with := markWith(f, a.Cable, own)
	var ways []rule.Fix
	for _, mark := range Marks(a, set.Style) {
		edits := slices.Clone(with)
		for i := range edits {
			edits[i].Text = strings.Replace(edits[i].Text, own, mark, 1)
		}
		if mark != own && l.marks(ctx, res, edits, mark) {
			ways = append(ways, rule.Fix{Title: "mark with " + mark, Safety: rule.Unsafe, Edits: edits})
		}
	}
	return ways, nil
}

// markWith returns the edits that put own, the mark of the banner's level, where a finding misses one: those of its
// fix. Without a banner it has none, and the paragraph that it names is marked.
func markWith(f *rule.Finding, of *cable.Cable, own string) []rule.Edit {
	if len(f.Fixes) > 0 {
		return f.Fixes[0].Edits
	}
	for i := range of.Portions {
		if p := &of.Portions[i]; p.Number.Span == f.Span && !marking.Heads(of.Text(p.Text)) {
			return []rule.Edit{rule.InsertMark(p, own)}
		}
	}
	return nil
}

// marks reports whether edits give a mark to portions that have none, and leave the rest as it is read.
func (l *Linter) marks(ctx context.Context, res *Result, edits []rule.Edit, mark string) bool {
	if len(edits) == 0 || !fix.Possible(res.Source, edits) {
		return false
	}
	resolved := fix.Resolve(res.Source, edits)
	after, err := l.Lint(ctx, res.Source.With(fix.Apply(res.Source, resolved)))
	return err == nil && fix.Marks(judged(res), judged(after), resolved, mark) == nil
}

// Marks lists the portion marks that the banner of a cable allows, in the form that the cable is written in, the lowest
// first: none that would ask for a higher banner.
func Marks(a *assess.Assessment, style rule.Style) []string {
	var list []string
	form := markForm(a.Cable, style)
	for level := marking.Unclassified; level <= marking.TopSecret; level++ {
		for _, controls := range controlsBeside(level, a) {
			m := marking.Print(form, level, controls)
			if !slices.Contains(list, m) && underBanner(a, level, controls) && marking.ParsePortion(m) != nil {
				list = append(list, m)
			}
		}
	}
	return list
}

func underBanner(a *assess.Assessment, l marking.Level, set marking.Controls) bool {
	return !a.Banner.Known() || marking.Covers(a.Banner.Level, a.Banner.Controls, l, set)
}

// markForm is the way in which marks are written: the register's, in SMART messages and in the style IC.
func markForm(c *cable.Cable, style rule.Style) marking.Form {
	if c.Layout == layout.SMART || style == rule.IC {
		return marking.Portion
	}
	return marking.StatePortion
}

// controlsBeside are what may stand beside a level: none, a bar to foreign nationals, what the banner releases to, and
// for unclassified text what stands in place of (U).
func controlsBeside(level marking.Level, a *assess.Assessment) []marking.Controls {
	var none marking.Controls
	list := []marking.Controls{none}
	if level == marking.Unclassified {
		list = append(list, sensitive(&a.Date)...)
	} else {
		list = append(list, none.With(marking.NOFORN))
	}
	if set := a.Banner.Controls; set.Has(marking.REL) && level.Classified() {
		list = append(list, none.With(marking.REL, set.List(marking.REL)...))
	}
	return list
}

// sensitive are the controls of unclassified text on the cable's day.
func sensitive(date *assess.Dating) []marking.Controls {
	var none marking.Controls
	var list []marking.Controls
	on := date.From
	if !date.Known() || on >= law.EndLOU {
		list = append(list, none.With(marking.SBU), none.With(marking.SBUNF))
	}
	if !date.Known() || on < law.EndLOU {
		list = append(list, none.With(marking.LOU))
	}
	if date.Known() && on >= law.StartCUI {
		list = append(list, none.With(marking.CUI))
	}
	return list
}
