package settings

import (
	"fmt"
	"path"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/nearest"
	"cablelint/linter/records"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

// form is what a scalar may be. Readers and schema go by it, so that they all accept the same.
type form struct {
	want    string                             // in messages: "a date as YYYY-MM-DD"
	boolean bool                               // true or false, no text
	words   []string                           // the only values; none: pattern decides
	meant   map[string]string                  // other words for some of them, in lower case
	pattern func() *regexp.Regexp              // in the words that Go and JavaScript share
	listed  bool                               // several may stand between commas behind a flag
	numbers bool                               // a file may write a number
	rules   bool                               // names rules: the values depend on which there are
	set     func(v reflect.Value, word string) // of a word that was accepted
	write   func(v reflect.Value) string       // as users write the value
}

// formed completes a form with how its words and its values belong together.
func formed[T any](f form, read func(string) T, write func(T) string) *form {
	f.set = func(v reflect.Value, word string) { v.Set(reflect.ValueOf(read(word))) }
	f.write = func(v reflect.Value) string { return write(v.Interface().(T)) }
	return &f
}

// texts is the form of a scalar that is kept as it was written.
func texts(f form) *form {
	f.set = func(v reflect.Value, word string) { v.SetString(word) }
	f.write = reflect.Value.String
	return &f
}

// forms has the form of each type of scalar.
var forms = map[reflect.Type]*form{
	reflect.TypeFor[bool]():            flagForm,
	reflect.TypeFor[rule.Style]():      formed(form{want: "state or ic", words: styles}, styleOf, rule.Style.String),
	reflect.TypeFor[marking.Ceiling](): formed(ceilingForm, ceilingOf, marking.Ceiling.String),
	reflect.TypeFor[FailOn](): formed(form{
		want: "info, warning, error or never", words: append(severityWords(), never),
	}, func(word string) FailOn { return FailOn(severityOf(word)) }, FailOn.String),
	reflect.TypeFor[rule.Severity](): formed(form{
		want: "info, warning or error", words: severityWords(),
	}, severityOf, rule.Severity.String),
	reflect.TypeFor[Level](): formed(form{
		want: "off, info, warning or error", words: append([]string{"off"}, severityWords()...),
	}, func(word string) Level { return Level(severityOf(word)) }, Level.String),
	reflect.TypeFor[law.Day](): dateForm,
	reflect.TypeFor[Day](): formed(form{
		want: "a date as YYYY-MM-DD, or today", pattern: whole(`today|` + calendar),
	}, dayOf, Day.String),
	reflect.TypeFor[RuleGlob](): texts(form{want: "the name of a rule, or a glob of names", rules: true}),
	reflect.TypeFor[PathGlob](): texts(form{
		want: "a glob of paths below this folder, as drafts/**/*.txt", pattern: globPattern(),
	}),
	reflect.TypeFor[Suffix](): texts(form{
		want: "the ending of a file name with its point, as .txt", pattern: whole(suffix),
	}),
	reflect.TypeFor[Path](): texts(form{want: "a path below this folder", pattern: pathPattern()}),
	reflect.TypeFor[Words](): texts(form{
		want: "some words", pattern: pattern(`[^ \t\r\n\f\v]`),
	}),
	reflect.TypeFor[records.Kind](): formed(form{
		want: "csv, jsonl or copy", words: recordKinds,
		meant: map[string]string{"json": "jsonl", "ndjson": "jsonl", "tsv": "csv"},
	}, func(word string) records.Kind { return records.Kind(slices.Index(recordKinds, word)) }, records.Kind.String),
	reflect.TypeFor[Column](): texts(form{
		want: "the name of a column, or its number", pattern: whole(`[^\x00-\x1f\x7f,]+`), listed: true, numbers: true,
	}),
	reflect.TypeFor[Print](): texts(form{
		want: "the fingerprint of a finding", pattern: whole(`[0-9a-f]{32}(?:-[0-9]{1,9})?`),
	}),
}

var dateForm = formed(form{want: "a date as YYYY-MM-DD", pattern: whole(calendar)}, dateOf, law.Day.String)

var flagForm = formed(form{want: "true or false", boolean: true, words: []string{"true", "false"}},
	func(word string) bool { return strings.EqualFold(word, "true") }, strconv.FormatBool)

var ceilingForm = form{
	want: "U, CUI, C, S or TS", words: []string{"U", "CUI", "SBU", "C", "S", "TS"},
	meant: map[string]string{
		"unclassified": "U", "unclas": "U", "controlled unclassified information": "CUI", "lou": "CUI",
		"fouo": "CUI", "sensitive": "CUI", "sensitive but unclassified": "CUI", "confidential": "C", "secret": "S",
		"top secret": "TS", "topsecret": "TS", "top-secret": "TS",
	},
}

var recordKinds = []string{records.CSV.String(), records.JSONL.String(), records.Copy.String()}

var styles = []string{rule.State.String(), rule.IC.String()}

// styleOf returns what a word stands for that was held to the styles.
func styleOf(word string) rule.Style { return rule.Style(slices.Index(styles, word)) }

func ceilingOf(word string) marking.Ceiling {
	c, _ := marking.ParseCeiling(word) // held to its words
	return c
}

const never = "never"

func severityWords() []string { return []string{"info", "warning", "error"} }

// severityOf returns what a word stands for; never is none of the severities: Off.
func severityOf(word string) rule.Severity {
	s, _ := rule.ParseSeverity(word) // held to its words
	return s
}

// String returns f as users write it.
func (f FailOn) String() string {
	if rule.Severity(f) == rule.Off {
		return never
	}
	return rule.Severity(f).String()
}

// String returns l as users write it.
func (l Level) String() string { return rule.Severity(l).String() }

func dayOf(word string) Day {
	if word == Today.String() {
		return Today
	}
	return On(dateOf(word))
}

// dateOf reads a date that was held to its pattern.
func dateOf(word string) law.Day {
	n := func(from, to int) int {
		v, _ := strconv.Atoi(word[from:to])
		return v
	}
	return law.Date(n(0, 4), n(5, 7), n(8, 10))
}

// whole is a pattern of the whole text.
func whole(expr string) func() *regexp.Regexp { return pattern(`^(?:` + expr + `)$`) }

// pattern makes an expression when it is first asked for: most runs ask for few.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

const suffix = `\.[A-Za-z0-9._-]*[A-Za-z0-9_-]`

// accept reads a word into v. It returns what is wrong with the word, "" when nothing is.
func (f *form) accept(v reflect.Value, word string, names *names) (wrong string) {
	switch {
	case f.rules:
		if wrong = names.check(word); wrong != "" {
			return ": " + wrong
		}
	case len(f.words) > 0 && !slices.Contains(f.words, word), f.pattern != nil && !f.pattern().MatchString(word):
		return fmt.Sprintf(" is %s: want %s%s", text.Quoted(word), f.want, f.perhaps(word))
	}
	f.set(v, word)
	return ""
}

// perhaps names the word that was likely meant; "" when none is near.
func (f *form) perhaps(word string) string {
	low := strings.ToLower(strings.Join(strings.Fields(word), " "))
	meant := f.meant[low]
	for _, w := range f.words {
		if strings.EqualFold(w, low) {
			meant = w
		}
	}
	if meant == "" && len(word) > 2 { // of a letter or two, any is near
		meant = nearest.Word(word, f.words)
	}
	if meant == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", meant)
}

// calendar is the days from 1800 to 2199, leap years and all: a pattern holds in every editor, the
// schema's format "date" only in some.
const calendar = `(?:1[89]|2[01])[0-9]{2}-(?:` +
	`(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|` +
	`(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|` +
	`02-(?:0[1-9]|1[0-9]|2[0-8]))|` +
	`(?:(?:1[89]|2[01])(?:0[48]|[2468][048]|[13579][26])|2000)-02-29`

// The pieces of paths and globs. A path never leads out of its folder: no piece is "." or "..".
const (
	plainChar = `[^\x00-\x1f\x7f\[\]{}*?\\/.]`
	globChar  = `[^\x00-\x1f\x7f\[\]{}\\/.]`
	class     = `\[[!^]?(?:[A-Za-z0-9_](?:-[A-Za-z0-9_])?)+\]`
	choice    = `\{[^\x00-\x1f\x7f\[\]{}\\/]+\}`
)

func globPattern() func() *regexp.Regexp {
	return slashed(`(?:`+globChar+`|`+class+`|`+choice+`)`, `/?`)
}

func pathPattern() func() *regexp.Regexp { return slashed(plainChar, "") }

// slashed is pieces between slashes, each with at least one character that is no point.
func slashed(char, end string) func() *regexp.Regexp {
	piece := `\.*` + char + `(?:\.|` + char + `)*`
	return pattern(`^` + piece + `(?:/` + piece + `)*` + end + `$`)
}

// hint names the word that was likely meant; where none is near, it gives what else can be said.
func hint(word string, among []string, otherwise string) string {
	if near := nearest.Word(word, among); near != "" {
		return fmt.Sprintf(": did you mean %q?", near)
	}
	return ": " + otherwise
}

// names is the rules as the configuration may name them.
type names struct {
	all   []string // that a setting may silence
	fixed []string // that no setting may: those of the ceiling
}

// namesOf returns the names that a file may use; run: those that one run may, which silences nothing for good.
func namesOf(rules []*rule.Rule, run bool) *names {
	n := &names{}
	for _, r := range rules {
		if r.Unbridled && !run {
			n.fixed = append(n.fixed, r.Name)
		} else {
			n.all = append(n.all, r.Name)
		}
	}
	return n
}

var globOfRules = pattern(`^[a-z0-9*?-]+$`)

// askNames is the way to the names of rules; it is read where people set them, in an editor too.
const askNames = "the command cablelint rules lists their names"

// check says what is wrong with a rule's name or glob; "" when nothing is.
func (n *names) check(value string) string {
	switch {
	case slices.Contains(n.all, value):
		return ""
	case slices.Contains(n.fixed, value):
		return fmt.Sprintf("%s is a rule of the ceiling, which no configuration can silence or change", value)
	case !strings.ContainsAny(value, "*?"):
		return fmt.Sprintf("no rule is called %s%s", text.Quoted(value), hint(value, n.all, askNames))
	case !globOfRules().MatchString(value):
		return fmt.Sprintf("malformed glob of rules %s%s", text.Quoted(value),
			hint(value, n.categories(), "want a name in small letters with * or ? in it"))
	}
	if !slices.ContainsFunc(n.all, func(name string) bool { return globs(value, name) }) {
		return fmt.Sprintf("the glob %s names no rule that can be set%s", text.Quoted(value),
			hint(value, n.categories(), askNames))
	}
	return ""
}

// categories are globs of the rules that begin with one word.
func (n *names) categories() []string {
	var list []string
	for _, name := range n.all {
		head, _, _ := strings.Cut(name, "-")
		if glob := head + "-*"; !slices.Contains(list, glob) {
			list = append(list, glob)
		}
	}
	return list
}

func globs(glob, name string) bool {
	ok, err := path.Match(glob, name)
	return ok && err == nil
}
