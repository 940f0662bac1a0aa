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

// Scalars of a configuration file. Each has a form, which the reader holds it to.
type (
	Flag     bool   // true or false
	Style    string // state or ic
	Ceiling  string // U, CUI, SBU, C, S or TS
	FailOn   string // info, warning, error or never
	Severity string // info, warning or error
	Level    string // what a rule is set to: off, info, warning or error
	Date     string // YYYY-MM-DD
	Day      string // YYYY-MM-DD or today
	RuleGlob string // a rule's name, or a glob that names at least one
	PathGlob string // a glob of paths below the folder of the configuration
	Suffix   string // of a file name, with its point
	Path     string // of a file, relative to the folder of the configuration
	Reason   string // words, at least one
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
	Style      Setting[Style]      `key:"style" doc:"Which syntax is expected where State and the register of the intelligence community differ." default:"state" example:"ic"`
	Ceiling    Setting[Ceiling]    `key:"ceiling" doc:"The highest marking that this place may hold. The lowest ceiling of all files from here upward, of their overrides and of the flag holds; SBU is another word for CUI." default:"none" example:"CUI"`
	FailOn     Setting[FailOn]     `key:"fail-on" doc:"The lowest severity that makes the run fail." default:"error" example:"warning"`
	Severity   Setting[Severity]   `key:"severity" doc:"The lowest severity that is shown." default:"info" example:"warning"`
	AssumeDate Setting[Day]        `key:"assume-date" doc:"The date of a cable that shows none: YYYY-MM-DD, or today for a folder of drafts." default:"none" example:"2009-06-01"`
	Select     Setting[[]RuleGlob] `key:"select" doc:"Run only these rules." default:"all rules" example:"[portion-*, banner-*]"`
	Ignore     Setting[[]RuleGlob] `key:"ignore" doc:"Leave these rules out." default:"none" example:"[header-copy-artefacts]"`
	Rules      Setting[Rules]      `key:"rules" doc:"Severities of rules, by name or glob: off, info, warning or error in place of all that the rule has. A name goes before a glob, a later glob before an earlier one." default:"none" example:"{portion-missing: error}"`
}

// Override is settings for some of the paths.
type Override struct {
	Paths Setting[[]PathGlob] `key:"paths" required:"true" doc:"Globs of the paths that the override is for, relative to the folder of this file."`
	Values
}

// Exception is a finding that people have accepted, for a reason.
type Exception struct {
	Rule    Setting[RuleGlob] `key:"rule" required:"true" doc:"The rule, or a glob of rules, whose findings are excepted. The rules of the ceiling have no exceptions."`
	Path    Setting[PathGlob] `key:"path" required:"true" doc:"Glob of the paths that it is for, relative to the folder of this file."`
	Reason  Setting[Reason]   `key:"reason" required:"true" doc:"Why. It is never empty, and must not quote the cable."`
	Expires Setting[Date]     `key:"expires" doc:"The last day on which it holds. It is judged only in a run with --as-of."`
	From    Origin            `key:"-"`
}

// File is one configuration file as it was read.
type File struct {
	Path string        `key:"-"` // as it is named to people
	Dir  string        `key:"-"` // absolute, with slashes: what globs are relative to
	Root Setting[Flag] `key:"root" doc:"Stop the search upward here. Within a repository the ceilings of the files above still hold." default:"false" example:"true"`
	Values
	Exclude    Setting[[]PathGlob]  `key:"exclude" doc:"Paths that are left out when a folder is read, and with --force-exclude also when they are named." default:"none" example:"[templates/**]"`
	Suffixes   Setting[[]Suffix]    `key:"suffixes" doc:"Endings of the names of the files that are read in a folder, in place of the usual ones." default:"[.txt, .cable, .tel, .md]" example:"[.txt, .msg]"`
	Overrides  Setting[[]Override]  `key:"overrides" doc:"Settings for some of the paths. A later one goes before an earlier one, entries of rules add up, and of ceilings the lowest holds." default:"none"`
	Exceptions Setting[[]Exception] `key:"exceptions" doc:"Findings that are accepted, each with its reason. One that has expired or matches nothing is a finding itself." default:"none"`
	Baseline   Setting[Path]        `key:"baseline" doc:"The file of recorded findings that are not reported again, as cablelint baseline writes it." default:"none" example:".cablelint-baseline.json"`

	list *except.List // of the exceptions, made when first asked for
}

// Severity returns what the word stands for.
func (l Level) Severity() rule.Severity {
	s, _ := rule.ParseSeverity(string(l)) // the reader has held it to its form
	return s
}
