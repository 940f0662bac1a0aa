package rule

import (
	"fmt"

	"cablelint/linter/law"
)

// Severity is how grave a finding is. Severities compare in their order.
type Severity uint8

// The severities.
const (
	Off Severity = iota
	Info
	Warning
	Error
)

// String returns the severity as users write it.
func (s Severity) String() string { return [...]string{"off", "info", "warning", "error"}[s] }

// ParseSeverity reads a severity as users write it.
func ParseSeverity(name string) (Severity, error) {
	for s := Off; s <= Error; s++ {
		if s.String() == name {
			return s, nil
		}
	}
	return Off, fmt.Errorf("unknown severity %q: want info, warning, error or off", name)
}

// Step is a severity that holds from a day on, for findings of a case.
type Step struct {
	From law.Day // 0: from the beginning
	Case string  // "": findings without a case, and those whose case has no step of its own
	Is   Severity
}

// Steps are the severities of a rule by date and case. A later step of a case replaces an earlier one.
type Steps []Step

// Always returns the steps of a rule that has one severity.
func Always(s Severity) Steps { return Steps{{Is: s}} }

// At returns the severity on a day for a case.
func (s Steps) At(day law.Day, kind string) Severity {
	if kind != "" && !s.has(kind) {
		kind = ""
	}
	is := Off
	for _, step := range s {
		if step.Case == kind && day >= step.From {
			is = step.Is
		}
	}
	return is
}

func (s Steps) has(kind string) bool {
	for _, step := range s {
		if step.Case == kind {
			return true
		}
	}
	return false
}

// Timeless reports whether the severity is the same on every day.
func (s Steps) Timeless() bool {
	for _, step := range s {
		if step.From != 0 {
			return false
		}
	}
	return true
}

// Highest returns the gravest severity that the steps hold.
func (s Steps) Highest() Severity {
	top := Off
	for _, step := range s {
		top = max(top, step.Is)
	}
	return top
}

// Safety is the grade of a fix.
type Safety uint8

// The grades.
const (
	None   Safety = iota // no fix: the message says what is wanted
	Unsafe               // a person must confirm
	Safe                 // form restored, or protection raised to what the cable's own marks require
)

// String returns the grade as users write it.
func (s Safety) String() string { return [...]string{"none", "unsafe", "safe"}[s] }
