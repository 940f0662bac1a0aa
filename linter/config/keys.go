// Package config reads configuration files: it finds the one that applies to a path, reads it strictly,
// and works out the settings in force.
//
// The types below are the one source of what a file may hold. The reader walks a file against them, the
// JSON Schema is made of them, and so is what `cablelint config show` prints.
package config

import (
	"fmt"

	"cablelint/linter/internal/except"
	"cablelint/linter/rule"
)

// Name is that of the configuration file.
const Name = ".cablelint.yml"

// Origin is where a value came from. The zero Origin is the default.
type Origin struct {
	File         string // path of the configuration file
	Line, Column int
	Offset       int
	End          int    // column after the last character
	Flag         string // the flag that gave it, with its dashes
}

// Set reports whether a value was given at all.
func (o Origin) Set() bool { return o != Origin{} }

// String returns the origin as people read it.
func (o Origin) String() string {
	switch {
	case o.Flag != "":
		return o.Flag
	case o.File != "":
		return fmt.Sprintf("%s:%d", o.File, o.Line)
	}
	return "default"
}

// Setting is a value and where it came from.
type Setting[T any] struct {
	Value T
	From  Origin
}

// Given returns the setting that a flag makes.
func Given[T any](value T, flag string) Setting[T] { return Setting[T]{value, Origin{Flag: flag}} }

// Or returns s, and other where s was not given.
func (s Setting[T]) Or(other Setting[T]) Setting[T] {
	if s.From.Set() {
		return s
	}
	return other
}

// The scalars of a configuration file. Each has a form, which the reader holds it to.
type (
	// Flag is true or false.
	Flag bool
	// Style is state or ic.
	Style string
	// Ceiling is U, CUI, SBU, C, S or TS.
	Ceiling string
	// FailOn is info, warning, error or never.
	FailOn string
	// Severity is info, warning or error.
	Severity string
	// Level is what a rule is set to: off, info, warning or error.
	Level string
	// Date is YYYY-MM-DD.
	Date string
	// Day is YYYY-MM-DD or today.
	Day string
	// RuleGlob is a rule's name, or a glob that names at least one.
	RuleGlob string
	// PathGlob is a glob of paths below the folder of the configuration.
	PathGlob string
	// Suffix is the ending of a file name, with its point.
	Suffix string
	// Path is that of a file, relative to the folder of the configuration.
	Path string
	// Reason is words, at least one.
	Reason string
)

// Rules sets the severities of rules, in the order of the file.
type Rules []RuleLevel

// RuleLevel is the severity of the rules of a glob.
type RuleLevel struct {
	Rule RuleGlob
	Setting[Level]
}

// Values are the keys that a file, its overrides and the flags of a run may all set.
type Values struct {
	Style      Setting[Style]    `key:"style"`
	Ceiling    Setting[Ceiling]  `key:"ceiling"`
	FailOn     Setting[FailOn]   `key:"fail-on"`
	Severity   Setting[Severity] `key:"severity"`
	AssumeDate Setting[Day]      `key:"assume-date"`
	// StrictAbsence has no default but false.
	StrictAbsence Setting[Flag]       `key:"strict-absence"`
	Select        Setting[[]RuleGlob] `key:"select"`
	Ignore        Setting[[]RuleGlob] `key:"ignore"`
	Rules         Setting[Rules]      `key:"rules"`
}

// Override is settings for some of the paths.
type Override struct {
	Paths Setting[[]PathGlob] `key:"paths" required:"true"`
	Values
}

// Exception is a finding that people have accepted, for a reason.
type Exception struct {
	Rule    Setting[RuleGlob] `key:"rule" required:"true"`
	Path    Setting[PathGlob] `key:"path" required:"true"`
	Reason  Setting[Reason]   `key:"reason" required:"true"`
	Expires Setting[Date]     `key:"expires"`
	From    Origin            `key:"-"`
}

// File is one configuration file as it was read.
type File struct {
	Path string        `key:"-"` // as it is named to people
	Dir  string        `key:"-"` // absolute, with slashes: what globs are relative to
	Root Setting[Flag] `key:"root"`
	Values
	Exclude    Setting[[]PathGlob]  `key:"exclude"`
	Suffixes   Setting[[]Suffix]    `key:"suffixes"`
	Overrides  Setting[[]Override]  `key:"overrides"`
	Exceptions Setting[[]Exception] `key:"exceptions"`
	Baseline   Setting[Path]        `key:"baseline"`

	list *except.List // of the exceptions, made when first asked for
}

// Severity returns what the word stands for.
func (l Level) Severity() rule.Severity {
	s, _ := rule.ParseSeverity(string(l)) // the reader has held it to its form
	return s
}
