package config

// entry is what is told of a key, in the schema, in the starter file and by config show.
type entry struct {
	doc      string
	standard string // the default, in words; "": there is none
	example  string // YAML; "": the starter file shows it elsewhere
}

// manual is what is told of every key.
var manual = map[string]entry{
	"style": {
		doc: "Which syntax is expected where State and the register of the intelligence community " +
			"differ.",
		standard: "state",
		example:  "ic",
	},
	"ceiling": {
		doc: "The highest marking that this place may hold. The lowest ceiling of all files from " +
			"here upward, of their overrides and of the flag holds; SBU is another word for CUI.",
		standard: "none",
		example:  "CUI",
	},
	"fail-on": {
		doc:      "The lowest severity that makes the run fail.",
		standard: "error",
		example:  "warning",
	},
	"severity": {
		doc:      "The lowest severity that is shown.",
		standard: "info",
		example:  "warning",
	},
	"assume-date": {
		doc:      "The date of a cable that shows none: YYYY-MM-DD, or today for a folder of drafts.",
		standard: "none",
		example:  "2009-06-01",
	},
	"strict-absence": {
		doc: "Judge what is missing by its full severity also where it may stand in text that could " +
			"not be read, or that a copy has cut or run together.",
		standard: "false",
		example:  "true",
	},
	"select": {
		doc:      "Run only these rules.",
		standard: "all rules",
		example:  "[portion-*, banner-*]",
	},
	"ignore": {
		doc:      "Leave these rules out.",
		standard: "none",
		example:  "[header-copy-artefacts]",
	},
	"rules": {
		doc: "Severities of rules, by name or glob: off, info, warning or error in place of all " +
			"that the rule has. A name goes before a glob, a later glob before an earlier one.",
		standard: "none",
		example:  "{portion-missing: error}",
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
	"reason": {
		doc: "Why. It is never empty, and must not quote the cable.",
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
		doc: "Paths that are left out when a folder is read, and with --force-exclude also when " +
			"they are named.",
		standard: "none",
		example:  "[templates/**]",
	},
	"suffixes": {
		doc: "Endings of the names of the files that are read in a folder, in place of the usual " +
			"ones.",
		standard: "[.txt, .cable, .tel, .md]",
		example:  "[.txt, .msg]",
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
