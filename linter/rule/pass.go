package rule

import (
	"sort"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Settings are what a run asks of the rules.
type Settings struct {
	Style   Style
	AsOf    law.Day         // the day that counts as today; 0: no rule looks at the clock
	Ceiling marking.Ceiling // the highest level that this place may hold; NoCeiling when none is set
	// CeilingStrict makes errors of words that may be markings above the ceiling.
	CeilingStrict bool
}

// Pass is the rules' look at one cable, one rule after the other.
type Pass struct {
	*assess.Assessment
	Settings *Settings
	sink     *Sink
}

// FilePass is the rules' look at one file, cable or not, one rule after the other.
type FilePass struct {
	File     *cable.File
	Cables   []*assess.Assessment // one for each of File.Cables
	Settings *Settings
	sink     *Sink
}

// MostFindings is how many findings of one rule are kept of one text. Nobody reads more of them, and a text that is
// full of one fault would cost what its findings do.
const MostFindings = 100_000

// Sink collects the findings of a file. The zero value is ready to use.
type Sink struct {
	Findings []*Finding
	More     map[*Rule]int // findings of a rule that were not kept, for it has more than [MostFindings]
	kept     map[*Rule]int // findings of a rule; nil as long as none can have that many
	rule     *Rule
	cable    int
	on       law.Period
	common   map[any]any // what rules of the file have worked out; see [Common]
}

// Pass returns the pass in which the rules look at one cable.
func (s *Sink) Pass(a *assess.Assessment, set *Settings) *Pass {
	s.cable, s.on = a.Cable.Index, a.Date.Period
	return &Pass{Assessment: a, Settings: set, sink: s}
}

// Run runs r.
func (p *Pass) Run(r *Rule) {
	p.sink.rule = r
	r.Check(p)
}

// Asks reports whether the rule looks for what many cables have not; see [Rule.MayFind].
func (r *Rule) Asks() bool { return r.InMarks|r.InBanners != 0 || r.Held != 0 }

// MayFind reports whether a cable has what the rule looks for, as far as that is known beforehand.
func (r *Rule) MayFind(a *assess.Assessment) bool {
	return r.InMarks&a.Faults|r.InBanners&a.Banner.Faults != 0 || r.Held&a.Held != 0 || !r.Asks()
}

// FilePass returns the pass in which the rules look at a file.
func (s *Sink) FilePass(f *cable.File, cables []*assess.Assessment, set *Settings) *FilePass {
	s.cable, s.on = 0, law.Period{}
	return &FilePass{File: f, Cables: cables, Settings: set, sink: s}
}

// Run runs r.
func (p *FilePass) Run(r *Rule) {
	p.sink.rule = r
	r.CheckFile(p)
}

func (s *Sink) report(sp text.Span, format string, args []any) *Finding {
	f := &Finding{Rule: s.rule, Span: sp, Cable: s.cable, On: s.on, format: format, args: args}
	if s.hasRoom() {
		s.Findings = append(s.Findings, f)
	} else {
		s.More[s.rule]++
	}
	return f
}

// hasRoom reports whether another finding of the rule is kept, and counts it.
func (s *Sink) hasRoom() bool {
	if len(s.Findings) < MostFindings {
		return true
	}
	if s.kept == nil {
		s.kept, s.More = map[*Rule]int{}, map[*Rule]int{}
		for _, f := range s.Findings {
			s.kept[f.Rule]++
		}
	}
	if s.kept[s.rule] == MostFindings {
		return false
	}
	s.kept[s.rule]++
	return true
}

// Reportf reports a breach at sp. The message is written later, and only if the finding is kept: what
// the arguments point to must not change.
func (p *Pass) Reportf(sp text.Span, format string, args ...any) *Finding {
	return p.sink.report(sp, format, args)
}

// Told returns what stands at sp as a message may tell it where words of the text are withheld: see [text.Told].
func (p *Pass) Told(sp text.Span) string { return text.Told(p.Cable.String(sp)) }

// Reportf reports a breach at sp of the file, in the cable that holds it.
func (p *FilePass) Reportf(sp text.Span, format string, args ...any) *Finding {
	f := p.sink.report(sp, format, args)
	cables := p.File.Cables // in order, apart from one another
	after := sort.Search(len(cables), func(i int) bool { return cables[i].Span.Start > sp.Start })
	if after > 0 && cables[after-1].Span.Contains(sp) {
		f.Cable = cables[after-1].Index
	}
	return f
}

// Common returns what work makes of the file, once for all the rules that ask for it by the same key.
func Common[T any](p *FilePass, key any, work func() T) T {
	if made, ok := p.sink.common[key]; ok {
		return made.(T)
	}
	made := work()
	if p.sink.common == nil {
		p.sink.common = map[any]any{}
	}
	p.sink.common[key] = made
	return made
}

// IC reports whether the IC style is configured.
func (p *Pass) IC() bool { return p.Settings.Style == IC }
