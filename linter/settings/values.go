// Package settings is what people may ask of a run: in a configuration file, by flags, in an editor.
//
// One struct, [Values], says it all. The reader of files walks YAML against it and keeps every place, flags
// and an editor's JSON set its fields by their keys, one function lays one of them over another, and the
// JSON Schema, the starter file and what `cablelint config show` prints are made of it. A new setting is a
// field here with what the manual says of it, and whoever uses it.
//
//	finder, err := settings.NewFinder(settings.Options{Rules: rules.All(), Dir: dir})
//	l, err := linter.New(linter.Options{Rules: rules.All(), SettingsFor: finder.Settings})
//
// Nothing here is promised but what promised packages name of it: see package linter.
package settings

import (
	"fmt"

	"cablelint/linter/except"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/records"
	"cablelint/linter/rule"
)

// Name is that of the configuration file.
const Name = ".cablelint.yml"

// Names are those by which a configuration file is found.
var Names = []string{Name, ".cablelint.yaml"}

// Values are the settings that a file, its overrides, flags and editors have in common.
type Values struct {
	Style   Setting[rule.Style]      `key:"style"`
	Ceiling Setting[marking.Ceiling] `key:"ceiling"`
	// CeilingStrict makes errors of the words that may be markings above the ceiling.
	CeilingStrict Setting[bool]          `key:"ceiling-strict"`
	FailOn        Setting[FailOn]        `key:"fail-on" editor:"no"`
	Severity      Setting[rule.Severity] `key:"severity"`
	AssumeDate    Setting[Day]           `key:"assume-date"`
	// AsOf is the day that counts as today. No file sets it: what a file says must not depend on the clock.
	AsOf          Setting[Day]        `key:"as-of" file:"no"`
	StrictAbsence Setting[bool]       `key:"strict-absence"`
	Select        Setting[[]RuleGlob] `key:"select"`
	Ignore        Setting[[]RuleGlob] `key:"ignore"`
	Rules         Setting[Rules]      `key:"rules"`
	ForceExclude  Setting[bool]       `key:"force-exclude" editor:"no"`
	Records       Setting[Records]    `key:"records" editor:"no"`
}

// Records says what the files are like that hold many records, each with a cable.
type Records struct {
	Kind  Setting[records.Kind] `key:"kind" flag:"records" required:"true"`
	Text  Setting[[]Column]     `key:"text" required:"true"`
	ID    Setting[Column]       `key:"id"`
	Level Setting[Column]       `key:"level"`
}

// manual is what is told of every key.
var manual = map[string]entry{
	"style": {
		doc: "Which syntax is expected where State and the register of the intelligence community " +
			"differ.",
		standard: "state",
		example:  "ic",
		flag:     "the `SYNTAX` expected: state or ic",
	},
	"ceiling": {
		doc: "The highest marking that this place may hold. The lowest ceiling of all files from " +
			"here upward, of their overrides and of the flag holds; SBU is another word for CUI.",
		standard: "none",
		example:  "CUI",
		flag:     "the highest `LEVEL` this place may hold: U, CUI, C, S or TS",
	},
	"ceiling-strict": {
		doc: "Words that may be markings above the ceiling are errors: ceiling-suspected then fails as " +
			"ceiling-exceeded does.",
		standard: "false",
		example:  "true",
		flag:     "words that may be markings above the ceiling are errors",
	},
	"fail-on": {
		doc:      "The lowest severity that makes the run fail.",
		standard: "error",
		example:  "warning",
		flag:     "the lowest `LEVEL` that fails: info, warning, error or never",
	},
	"severity": {
		doc:      "The lowest severity that is shown.",
		standard: "info",
		example:  "warning",
		flag:     "the lowest `LEVEL` shown: info, warning or error",
	},
	"assume-date": {
		doc:      "The date of a cable that shows none: YYYY-MM-DD, or today for a folder of drafts.",
		standard: "none",
		example:  "2009-06-01",
		flag:     "the `DATE` of a cable that shows none",
	},
	"as-of": {
		doc:  "The day that counts as today. Without it no rule looks at the clock.",
		flag: "the `DATE` that counts as today (YYYY-MM-DD or today)",
	},
	"strict-absence": {
		doc: "Judge what is missing by its full severity also where it may stand in text that could " +
			"not be read, or that a copy has cut or run together.",
		standard: "false",
		example:  "true",
		flag:     "judge what is missing also where text could not be read",
	},
	"select": {
		doc:      "Run only these rules.",
		standard: "all rules",
		example:  "[portion-*, banner-*]",
		flag:     "run only rules of this `GLOB`; repeatable",
	},
	"ignore": {
		doc:      "Leave these rules out.",
		standard: "none",
		example:  "[header-copy-artefacts]",
		flag:     "leave out rules of this `GLOB`; repeatable",
	},
	"rules": {
		doc: "Severities of rules, by name or glob: off, info, warning or error in place of all " +
			"that the rule has. A name goes before a glob, a later glob before an earlier one.",
		standard: "none",
		example:  "{portion-missing: error}",
	},
	"force-exclude": {
		doc: "Leave out what is excluded, or ignored by git, also where it is named, as hooks name it. A " +
			"ceiling holds for it all the same.",
		standard: "false",
		example:  "true",
		flag:     "leave out excluded files even if they are named",
	},
	"records": {
		doc: "What is in files that hold many records, each with a cable. In an override it is for all files that its " +
			"globs match, else for those whose names end as such files do.",
		standard: "none",
		example:  "{kind: csv, text: [header, body], id: reference}",
	},
	"kind": {
		doc: "Their form: csv (between commas, semicolons or tabulators; quotes doubled or behind backslashes), jsonl " +
			"(an object a line), copy (what PostgreSQL's COPY and pg_dump write).",
		flag: "read files of records, one cable in each, of the `FORM` csv, jsonl or copy",
	},
	"text": {
		doc: "The columns that hold the text, by their names, or counted from 1 where no head names them. They are " +
			"read as one text, in this order, each from a line of its own.",
		flag: "the `COLUMN[,COLUMN]` of records that hold the text, by name or, without a head, by number",
	},
	"id": {
		doc:  "The column by which the archive calls a record. Findings name it.",
		flag: "the `COLUMN` by which the archive calls a record",
	},
	"level": {
		doc:  "The column of the level that the archive gives a record.",
		flag: "the `COLUMN` of the level that the archive gives a record",
	},
	"paths": {
		doc: "Globs of the paths that the override is for, relative to the folder of this file.",
	},
	"rule": {
		doc: "The rule, or a glob of rules, whose findings are excepted. The rules of the ceiling " +
			"have no exceptions.",
	},
	"path": {
		doc: "Glob of the paths that it is for, relative to the folder of this file.",
	},
	"fingerprint": {
		doc: "The one finding that is excepted, by the fingerprint that reports give it. Without it " +
			"every finding of the rule is, in these paths.",
	},
	"reason": {
		doc: "Why. It is never empty, and must not quote the cable.",
	},
	"by": {
		doc: "Who accepted it.",
	},
	"expires": {
		doc: "The last day on which it holds. It is judged only in a run with --as-of.",
	},
	"root": {
		doc: "Stop the search upward here. Within a repository the ceilings of the files above " +
			"still hold.",
		standard: "false",
		example:  "true",
	},
	"exclude": {
		doc: "Paths that are left out when a folder is read, and with force-exclude also when " +
			"they are named. A ceiling holds for them all the same.",
		standard: "none",
		example:  "[templates/**]",
	},
	"suffixes": {
		doc: "Endings of the names of the files that are read in a folder, in place of the usual " +
			"ones.",
		standard: "[.txt, .cable, .tel, .md, .html, .htm, .pdf, .docx, .odt, .rtf, .eml, .mbox, .msg]",
		example:  "[.txt, .asc]",
	},
	"overrides": {
		doc: "Settings for some of the paths. A later one goes before an earlier one, entries of " +
			"rules add up, and of ceilings the lowest holds.",
		standard: "none",
	},
	"exceptions": {
		doc: "Findings that are accepted, each with its reason. One that has expired or matches " +
			"nothing is a finding itself.",
		standard: "none",
	},
	"baseline": {
		doc: "The file of recorded findings that are not reported again, as cablelint baseline " +
			"writes it.",
		standard: "none",
		example:  ".cablelint-baseline.json",
	},
}

// entry is what is told of a key, in the schema, in the starter file, by config show and by help.
type entry struct {
	doc      string
	standard string // the default, in words; "": there is none
	example  string // YAML; "": the starter file shows it elsewhere
	flag     string // of the flag, with what it takes in backquotes; "": there is no flag
}

// The scalars that no other package has. Each has a form, which every reader holds it to.
type (
	// FailOn is the lowest severity that fails; [rule.Off] where none does.
	FailOn rule.Severity
	// Level is what a rule is set to.
	Level rule.Severity
	// RuleGlob is a rule's name, or a glob that names at least one.
	RuleGlob string
	// PathGlob is a glob of paths below the folder of the configuration.
	PathGlob string
	// Suffix is the ending of a file name, with its point.
	Suffix string
	// Path is that of a file, relative to the folder of the configuration.
	Path string
	// Words is some words, at least one.
	Words string
	// Column is the name or the number of a column.
	Column string
	// Print is the fingerprint of a finding.
	Print string
)

// Day is a date, or one that is known only when it is asked for.
type Day struct {
	date  law.Day
	named dayName
}

type dayName uint8

const (
	today dayName = iota + 1 // the day of the run
	none                     // no day, in place of one that is set elsewhere
)

// Today is the day of the run, whichever it is.
var Today = Day{named: today}

// On returns the Day of a date.
func On(date law.Day) Day { return Day{date: date} }

// At returns the date that d stands for in a run on the given day; 0 for none.
func (d Day) At(run law.Day) law.Day {
	if d.named == today {
		return run
	}
	return d.date
}

// String returns d as users write it.
func (d Day) String() string {
	switch d.named {
	case today:
		return "today"
	case none:
		return "none"
	}
	return d.date.String()
}

// Rules sets the severities of rules, in the order of the file.
type Rules []RuleLevel

// RuleLevel is the severity of the rules of a glob.
type RuleLevel struct {
	Rule RuleGlob
	Setting[Level]
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
	Print   Setting[Print]    `key:"fingerprint"`
	Reason  Setting[Words]    `key:"reason" required:"true"`
	By      Setting[Words]    `key:"by"`
	Expires Setting[law.Day]  `key:"expires"`
	From    Origin            `key:"-"`
}

// File is one configuration file as it was read.
type File struct {
	Path string        `key:"-"` // as it is named to people
	Dir  string        `key:"-"` // absolute, with slashes: what globs are relative to
	Root Setting[bool] `key:"root"`
	Values
	Exclude    Setting[[]PathGlob]  `key:"exclude"`
	Suffixes   Setting[[]Suffix]    `key:"suffixes"`
	Overrides  Setting[[]Override]  `key:"overrides"`
	Exceptions Setting[[]Exception] `key:"exceptions"`
	Baseline   Setting[Path]        `key:"baseline"`

	list *except.List // of the exceptions, made when first asked for
}

// Origin is where a value came from. The zero Origin is the default.
type Origin struct {
	File         string // path of the configuration file
	Line, Column int
	Offset       int
	End          int    // column after the last character
	Flag         string // the flag that gave it, with its dashes; the key in an editor's settings
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

// Or returns the value of s, and other where s was not given.
func (s Setting[T]) Or(other T) T {
	if s.From.Set() {
		return s.Value
	}
	return other
}
