package register

import (
	"strings"

	"cablelint/linter/cable/layout"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// styled is how grave a fault is in each style of marking.
type styled struct{ state, ic rule.Severity }

// severities has the faults by style: State's practice is silent or a remark where a message does not follow
// the register; under the style "ic" form, order and lists are to be exact.
var severities = map[string]styled{
	"aea-level":           {rule.Error, rule.Error},
	"aea-noforn":          {rule.Warning, rule.Warning},
	"category-order":      {rule.Warning, rule.Warning},
	"control-conflict":    {rule.Error, rule.Error},
	"control-level":       {rule.Error, rule.Error},
	"control-needs":       {rule.Warning, rule.Error},
	"cui-controlled":      {rule.Warning, rule.Warning},
	"cui-sorted":          {rule.Info, rule.Info},
	"display-only-list":   {rule.Warning, rule.Warning},
	"double-level":        {rule.Error, rule.Error},
	"duplicate-token":     {rule.Info, rule.Info},
	"fgi-leading-slashes": {rule.Off, rule.Info},
	"fgi-list":            {rule.Warning, rule.Warning},
	"fgi-mixed":           {rule.Error, rule.Error},
	"fgi-us-level":        {rule.Warning, rule.Warning},
	"gamma-orcon":         {rule.Error, rule.Error},
	"hcs-alone":           {rule.Info, rule.Info},
	"hcs-nf":              {rule.Error, rule.Error},
	"joint-rel":           {rule.Error, rule.Error},
	"level-missing":       {rule.Error, rule.Error},
	"lowercase":           {rule.Info, rule.Info},
	"malformed":           {rule.Warning, rule.Warning},
	"nato-control":        {rule.Warning, rule.Warning},
	"nato-form":           {rule.Off, rule.Info},
	"nf-rel":              {rule.Error, rule.Error},
	"nodis-exdis":         {rule.Error, rule.Error},
	"not-parenthesised":   {rule.Error, rule.Error},
	"orcon-conflict":      {rule.Error, rule.Error},
	"other-form":          {rule.Info, rule.Warning},
	"rel-list":            {rule.Warning, rule.Error},
	"rel-separator":       {rule.Info, rule.Info},
	"rel-sorted":          {rule.Info, rule.Info},
	"rel-usa-first":       {rule.Info, rule.Error},
	"retired-token":       {rule.Info, rule.Warning},
	"sbu-classified":      {rule.Warning, rule.Warning},
	"sbu-nf-form":         {rule.Off, rule.Info},
	"sci-level":           {rule.Error, rule.Error},
	"separator":           {rule.Warning, rule.Warning},
	"single-slash":        {rule.Off, rule.Info},
	"superseded":          {rule.Info, rule.Warning},
	"unknown-token":       {rule.Warning, rule.Warning},
}

// The cases of a severity: a marking in State's style, and one that uses the register's syntax in a SMART
// message of State, which is judged by the register without a setting and is at most a warning. A marking under
// the style "ic" has no case.
const (
	stateStyle = "State style"
	smartStyle = "SMART"
)

// steps writes the severities as those of a rule.
func (s styled) steps() rule.Steps {
	if s.state == s.ic {
		return rule.Always(s.ic)
	}
	return rule.Steps{{Is: s.ic}, {Case: stateStyle, Is: s.state}, {Case: smartStyle, Is: s.smart()}}
}

func (s styled) smart() rule.Severity { return max(s.state, min(s.ic, rule.Warning)) }

// in returns the severity in a style.
func (s styled) in(style string) rule.Severity {
	switch style {
	case stateStyle:
		return s.state
	case smartStyle:
		return s.smart()
	}
	return s.ic
}

// smartFrom is the first day on which State's SMART messages are held to the register's syntax.
var smartFrom = law.Date(2010, 1, 1)

// styleOf returns the style that a marking of a message is judged in.
func styleOf(p *rule.Pass, m *marking.Mark) string {
	switch {
	case p.IC():
		return ""
	case p.Cable.Layout == layout.SMART && p.Date.Known() && p.Date.From >= smartFrom && usesRegister(m):
		return smartStyle
	}
	return stateStyle
}

// usesRegister reports whether a marking parts its categories as the register does.
func usesRegister(m *marking.Mark) bool { return strings.Contains(m.Text, "//") }
