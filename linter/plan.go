package linter

import (
	"slices"
	"strconv"
	"sync"
	"sync/atomic"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/law"
	"cablelint/linter/rule"
)

// plans keeps the plans of settings that switch the same rules on, whatever value they come in.
type plans struct {
	mu   sync.RWMutex
	made map[string]*plan
}

// mostPlans is how many plans are kept. A run has a few; beyond that they are made anew.
const mostPlans = 256

func (p *plans) of(set *Settings, rules []*rule.Rule) *plan {
	key := appendPlanKey(make([]byte, 0, 256), set, rules)
	p.mu.RLock()
	pl := p.made[string(key)]
	p.mu.RUnlock()
	if pl != nil {
		return pl
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if pl = p.made[string(key)]; pl != nil {
		return pl
	}
	if p.made == nil || len(p.made) >= mostPlans {
		p.made = map[string]*plan{}
	}
	pl = newPlan(set, rules)
	p.made[string(key)] = pl
	return pl
}

// appendPlanKey appends to key what of the settings [Settings.Wants] asks, and no more.
func appendPlanKey(key []byte, set *Settings, rules []*rule.Rule) []byte {
	for _, is := range []bool{set.Ceiling != 0, set.CeilingAlone, set.Style == rule.IC, set.AsOf != 0} {
		key = strconv.AppendBool(key, is)
	}
	for _, globs := range [][]string{set.Select, set.Ignore} {
		key = strconv.AppendInt(key, int64(len(globs)), 10)
		for _, glob := range globs {
			key = strconv.AppendQuote(key, glob)
		}
	}
	if len(set.Severities) == 0 {
		return key
	}
	for i, r := range rules {
		if is, ok := set.Severities[r.Name]; ok && is == rule.Off {
			key = strconv.AppendInt(append(key, ' '), int64(i), 10)
		}
	}
	return key
}

const numClasses = int(rule.Unclassified) + 1

// plan is the rules that are switched on, indexed by what decides whether one is for a cable:
// layout, class, and which stretch of days its date lies in. A cell is worked out when the first
// cable falls into it.
type plan struct {
	cables []candidate  // those that judge a cable
	file   []*rule.Rule // those that judge a file
	days   []law.Day    // the days on which the choice of rules may change, in order
	cells  []atomic.Pointer[chosen]
}

// candidate is a rule that may be for a cable.
type candidate struct {
	*rule.Rule
	period law.Period // from the day on that it is for
	always bool       // it has a severity, and the same on every day
}

// chosen are the rules that are for a cable.
type chosen struct {
	always []*rule.Rule // those that are run whatever the cable has
	asking []*rule.Rule // those that ask for something
}

// asked returns those of the rules that ask for something and may find it in a cable, in room.
func (c *chosen) asked(a *assess.Assessment, room *[]*rule.Rule) []*rule.Rule {
	if a.Faults|a.Banner.Faults == 0 && a.Held == 0 {
		return nil
	}
	*room = (*room)[:0]
	for _, r := range c.asking {
		if r.MayFind(a) {
			*room = append(*room, r)
		}
	}
	return *room
}

func newPlan(set *Settings, rules []*rule.Rule) *plan {
	p := &plan{}
	for _, r := range rules {
		switch {
		case !set.Wants(r):
		case r.CheckFile != nil:
			p.file = append(p.file, r)
		case r.Check != nil:
			p.cables = append(p.cables, candidate{
				Rule: r, period: law.Period{From: begins(r), To: r.Scope.Period.To},
				always: r.Severity.Timeless() && ever(r.Severity, assess.Dating{}),
			})
			p.note(changes(r))
		}
	}
	p.cells = make([]atomic.Pointer[chosen], layout.Count()*numClasses*p.stretches())
	return p
}

// note takes in days on which the choice of rules may change; most of them are those of other rules too.
func (p *plan) note(days []law.Day) {
	for _, day := range days {
		if at, known := slices.BinarySearch(p.days, day); !known {
			p.days = slices.Insert(p.days, at, day)
		}
	}
}

// stretches are the days before, between and from those on which the choice may change, and at last no day.
func (p *plan) stretches() int { return len(p.days) + 2 }

// changes lists the days from which on a rule may begin or cease to speak.
func changes(r *rule.Rule) []law.Day {
	var days []law.Day
	if from := begins(r); from != 0 {
		days = append(days, from)
	}
	if to := r.Scope.Period.To; to != 0 {
		days = append(days, to+1)
	}
	for _, s := range r.Severity {
		if s.From != 0 {
			days = append(days, s.From)
		}
	}
	return days
}

// begins is the first day that a rule is for: after the grace window of the change that brought it.
func begins(r *rule.Rule) law.Day {
	if r.Scope.Introduced {
		return law.Settled(r.Scope.Period.From)
	}
	return r.Scope.Period.From
}

// rulesFor returns the rules that are for a cable.
func (p *plan) rulesFor(a *assess.Assessment) *chosen {
	class := classOf(a)
	stretch, one := p.stretchOf(a.Date)
	if !one {
		return p.choose(a.Cable.Layout, class, a.Date)
	}
	cell := &p.cells[(layout.Index(a.Cable.Layout)*numClasses+int(class))*p.stretches()+stretch]
	if known := cell.Load(); known != nil {
		return known
	}
	c := p.choose(a.Cable.Layout, class, a.Date)
	cell.Store(c)
	return c
}

// stretchOf returns the stretch of days that a date lies in, and reports whether it is one: a date may be of many days.
func (p *plan) stretchOf(date assess.Dating) (stretch int, one bool) {
	if !date.Known() {
		return len(p.days) + 1, true
	}
	day := date.Day()
	if day == 0 {
		return 0, false
	}
	after, found := slices.BinarySearch(p.days, day)
	if found {
		after++
	}
	return after, true
}

// classOf is the class of a cable. One whose level was not read is never unclassified: without a
// classified level elsewhere in it, only rules for any level run.
func classOf(a *assess.Assessment) rule.Class {
	switch {
	case a.Classified():
		return rule.Classified
	case a.LevelRead:
		return rule.Unclassified
	}
	return rule.AnyLevel
}

func (p *plan) choose(l *cable.Layout, class rule.Class, date assess.Dating) *chosen {
	c := &chosen{always: make([]*rule.Rule, 0, len(p.cables))}
	for i := range p.cables {
		r := &p.cables[i]
		switch {
		case !isFor(r.Rule, l, class) || !r.holds(date):
		case r.Asks():
			c.asking = append(c.asking, r.Rule)
		default:
			c.always = append(c.always, r.Rule)
		}
	}
	return c
}

func isFor(r *rule.Rule, l *cable.Layout, class rule.Class) bool {
	if r.Scope.Class != rule.AnyLevel && r.Scope.Class != class {
		return false
	}
	if r.Scope.State && !l.State {
		return false
	}
	return len(r.Scope.Layouts) == 0 || slices.Contains(r.Scope.Layouts, l)
}

// holds reports whether a rule may speak of a cable of that date: on every day that it may be of.
// Without any date, only rules that hold in every period run.
func (c *candidate) holds(date assess.Dating) bool {
	if !date.Known() {
		return c.period == law.Period{} && c.Severity.Timeless()
	}
	return c.period.Contains(date.From) && c.period.Contains(date.To) && (c.always || ever(c.Severity, date))
}

// ever reports whether some case of a rule has a severity on every day of date.
func ever(steps rule.Steps, date assess.Dating) bool {
	for _, s := range steps {
		if mildest(steps, s.Case, date) != rule.Off {
			return true
		}
	}
	return false
}

// mildest is the lowest severity of a case on any day of date.
func mildest(steps rule.Steps, kind string, date assess.Dating) rule.Severity {
	low := steps.At(date.From, kind)
	for _, s := range steps {
		if s.From > date.From && s.From <= date.To {
			low = min(low, steps.At(s.From, kind))
		}
	}
	return low
}

// SeverityOf returns how grave a finding of a rule is for a cable of the given days, by the rule and these settings. It
// is asked where findings are made of several sources.
func (s *Settings) SeverityOf(r *rule.Rule, kind string, on law.Period) rule.Severity {
	how := assess.FromDTG
	if on == (law.Period{}) {
		how = assess.Unknown
	}
	return s.severity(&rule.Finding{Rule: r, Case: kind}, assess.Dating{Period: on, How: how})
}

// severity is how grave a finding is under the settings.
func (s *Settings) severity(f *rule.Finding, date assess.Dating) rule.Severity {
	if is, ok := s.Severities[f.Rule.Name]; ok && !f.Rule.Unbridled {
		return is
	}
	return mildest(f.Rule.Severity, f.Case, date)
}
