package config

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"cablelint/linter/rule"
)

// form is what a scalar may be. Reader and schema both go by it, so that they accept the same.
type form struct {
	want    string         // in messages: "a date as YYYY-MM-DD"
	boolean bool           // true or false, no text
	words   []string       // the only values; none: pattern decides
	pattern *regexp.Regexp // in the words that Go and JavaScript share
	rules   bool           // names rules: the values depend on which there are
}

type scalar interface{ form() *form }

var (
	flagForm     = &form{want: "true or false", boolean: true}
	styleForm    = &form{want: "state or ic", words: []string{"state", "ic"}}
	ceilingForm  = &form{want: "U, CUI, C, S or TS", words: []string{"U", "CUI", "SBU", "C", "S", "TS"}}
	failOnForm   = &form{want: "info, warning, error or never", words: append(severityWords(), "never")}
	severityForm = &form{want: "info, warning or error", words: severityWords()}
	levelForm    = &form{want: "off, info, warning or error", words: append([]string{"off"}, severityWords()...)}
	dateForm     = &form{want: "a date as YYYY-MM-DD", pattern: whole(calendar)}
	dayForm      = &form{want: "a date as YYYY-MM-DD, or today", pattern: whole(`today|` + calendar)}
	ruleForm     = &form{want: "the name of a rule, or a glob of names", rules: true}
	globForm     = &form{want: "a glob of paths below this folder, as drafts/**/*.txt", pattern: globPattern()}
	suffixForm   = &form{want: "the ending of a file name with its point, as .txt", pattern: whole(suffix)}
	pathForm     = &form{want: "a path below this folder", pattern: pathPattern()}
	reasonForm   = &form{want: "some words", pattern: regexp.MustCompile(`[^ \t\r\n\f\v]`)}
)

func severityWords() []string { return []string{"info", "warning", "error"} }

// whole is a pattern of the whole text.
func whole(pattern string) *regexp.Regexp { return regexp.MustCompile(`^(?:` + pattern + `)$`) }

const suffix = `\.[A-Za-z0-9._-]*[A-Za-z0-9_-]`

func (Flag) form() *form     { return flagForm }
func (Style) form() *form    { return styleForm }
func (Ceiling) form() *form  { return ceilingForm }
func (FailOn) form() *form   { return failOnForm }
func (Severity) form() *form { return severityForm }
func (Level) form() *form    { return levelForm }
func (Date) form() *form     { return dateForm }
func (Day) form() *form      { return dayForm }
func (RuleGlob) form() *form { return ruleForm }
func (PathGlob) form() *form { return globForm }
func (Suffix) form() *form   { return suffixForm }
func (Path) form() *form     { return pathForm }
func (Reason) form() *form   { return reasonForm }

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

func globPattern() *regexp.Regexp { return slashed(`(?:`+globChar+`|`+class+`|`+choice+`)`, `/?`) }

func pathPattern() *regexp.Regexp { return slashed(plainChar, "") }

// slashed is pieces between slashes, each with at least one character that is no point.
func slashed(char, end string) *regexp.Regexp {
	piece := `\.*` + char + `(?:\.|` + char + `)*`
	return regexp.MustCompile(`^` + piece + `(?:/` + piece + `)*` + end + `$`)
}

// names is the rules as the configuration may name them.
type names struct {
	all   []string // that a setting may silence
	fixed []string // that no setting may: those of the ceiling
}

func namesOf(rules []*rule.Rule) *names {
	n := &names{}
	for _, r := range rules {
		if r.Unbridled {
			n.fixed = append(n.fixed, r.Name)
		} else {
			n.all = append(n.all, r.Name)
		}
	}
	return n
}

var globOfRules = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9*?-]+$`) })

// check says what is wrong with a rule's name or glob; "" when nothing is.
func (n *names) check(value string) string {
	switch {
	case slices.Contains(n.all, value):
		return ""
	case slices.Contains(n.fixed, value):
		return fmt.Sprintf("%s is a rule of the ceiling, which no configuration can silence or change", value)
	case !strings.ContainsAny(value, "*?"):
		return fmt.Sprintf("no rule is called %q%s", value, hint(value, n.all, "cablelint rules lists them"))
	case !globOfRules().MatchString(value):
		return fmt.Sprintf("malformed glob of rules %q: want a name with * or ? in it", value)
	}
	if !slices.ContainsFunc(n.all, func(name string) bool { return globs(value, name) }) {
		return fmt.Sprintf("the glob %q names no rule that can be set: cablelint rules lists them", value)
	}
	return ""
}

func globs(glob, name string) bool {
	ok, err := path.Match(glob, name)
	return ok && err == nil
}
