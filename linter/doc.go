// Package linter judges cables: it reads a source, assesses each cable in it, runs the rules that are
// for it, and gives the findings in a stable order.
//
//	l, err := linter.New(linter.Options{Rules: rules.All()})
//	res, err := l.Lint(ctx, text.NewSource("cable.txt", data))
//
// It reads no file, no clock and no environment, writes nothing, and is safe for concurrent use.
//
// # What is promised
//
// These packages keep what they export from one major version to the next (before 1.0, from one minor version to
// the next, and the change log says what a minor one took away):
//
//	linter          Lint, Fix, Allow; what they were asked and what they came to
//	linter/rule     what a rule, a finding and a fix are: for rules of one's own
//	linter/text     sources and places in them
//	linter/cable    the model of a cable
//	linter/marking  the grammar of markings, by itself
//	linter/law      the orders as data
//	linter/session  a run over files, folders and commits, as the command makes it
//	rules           the rules that the command runs
//
// With them goes what their declarations name of other packages, as far as they name it: the assessment in a
// [rule.Pass], the settings in a session's request, the exceptions in [Settings]. Names of rules, their
// severities and fingerprints are promised by the change log.
//
// Fields, methods, constants and rules may be added in any version: write the names of fields in literals, and
// leave a default in every switch. Messages are for people and may be worded anew. What a rule finds may change
// with what is known of the law and of how cables were laid out; the change log tells.
//
// All other packages say of themselves that they are not promised: they change with the command.
package linter
