// Package command is the command line of a program: verbs with their flags, which may stand before and after
// paths, help, the manual page, completion for shells, and usage errors that say what was meant.
//
// It stands on github.com/urfave/cli, which reads flags up to the first path and has sentences of its own for
// mistakes; nothing of that library is seen outside. A program describes itself by a [Program] and its verbs;
// help, the manual page and completion are all made of that description.
package command

import (
	"context"
	"io"
	"slices"
	"strings"
	"time"
)

// Program is a program with several verbs. The verbs completion, man and help come with it.
type Program struct {
	Name    string
	About   string // what it does, as a manual page says it: "check the marks of crates"
	Default string // the verb that is meant where none is named
	Verbs   []*Verb
	Help    Page // around the list of verbs
	Manual  Manual
	Out     io.Writer
	Err     io.Writer // where Tell writes
}

// Page is text around a part that is made.
type Page struct{ Head, Tail string }

// Manual is what the manual page has beside name and commands, in mdoc: sections up to DESCRIPTION before
// them, from ENVIRONMENT on behind them.
type Manual struct {
	Page
	Day time.Time // of the page
}

// Verb is one command of a program.
type Verb struct {
	Name  string
	Usage string // what it does, without a full stop
	// Args is what is taken beside flags: "[PATH...]". Where it is empty, an argument is a usage error; where
	// it names a PATH, an empty argument is one.
	Args  string
	Flags []Flag
	// Verbs are those of a verb that has verbs of its own. Such a verb has no flags and does nothing itself.
	Verbs  []*Verb
	Hidden bool // left out of help, manual page and completion
	// Words returns what may be completed as an argument; nil for none. Files are completed where Args names a
	// PATH.
	Words func() []Word
	Run   func(ctx context.Context, args []string) error
	// Late describes the verb when it is asked for, where nothing but its name stands here: a run calls one of them.
	Late func() *Verb
}

// Whole is the verb with its description.
func (v *Verb) Whole() *Verb {
	if v.Late != nil {
		*v = *v.Late()
	}
	return v
}

// Flag is one flag. While the arguments are read it sets what its Value points to.
type Flag struct {
	Name  string // without strokes
	Short string // of one letter, "" for none
	// Usage says what it does, with what it takes in backquotes: "the `LEVEL` that fails: low or high". A list
	// of words after a colon is what its value is completed with.
	Usage   string
	Default string // as help shows it, "" for none
	// Words returns what its value is completed with instead of the words that Usage lists. Files are completed
	// where it takes a FILE or a PATH.
	Words func() []Word
	Value Value
}

// Word is a word that may be completed, with what it is about, "" for nothing.
type Word struct{ Text, About string }

// helpFlag is one of every verb.
var helpFlag = Flag{Name: "help", Short: "h", Usage: "show this page", Value: Bool(new(bool))}

// root is the program as the verb that all others belong to.
func (p *Program) root() *Verb {
	return &Verb{Verbs: slices.Concat(p.Verbs, []*Verb{p.completionVerb(), p.manualVerb(), p.helpVerb()})}
}

// sub returns the verb of v that is called name, nil if none is.
func (v *Verb) sub(name string) *Verb {
	i := slices.IndexFunc(v.Verbs, func(s *Verb) bool { return s.Name == name })
	if i < 0 {
		return nil
	}
	return v.Verbs[i].Whole()
}

// shown returns the verbs of v that are not hidden.
func (v *Verb) shown() []*Verb {
	shown := make([]*Verb, 0, len(v.Verbs))
	for _, s := range v.Verbs {
		if s = s.Whole(); !s.Hidden {
			shown = append(shown, s)
		}
	}
	return shown
}

// takesPaths reports whether arguments are paths.
func (v *Verb) takesPaths() bool { return strings.Contains(v.Args, "PATH") }

// flags returns the flags of v and of the verbs below it by each of their names: flags may stand before the
// verb that they belong to. What is called the same takes a value everywhere or nowhere.
func (v *Verb) flags() map[string]*Flag {
	all := map[string]*Flag{helpFlag.Name: &helpFlag, helpFlag.Short: &helpFlag}
	v.addFlags(all)
	return all
}

func (v *Verb) addFlags(all map[string]*Flag) {
	for i := range v.Flags {
		f := &v.Flags[i]
		all[f.Name] = f
		if f.Short != "" {
			all[f.Short] = f
		}
	}
	for _, sub := range v.Verbs {
		sub.Whole().addFlags(all)
	}
}

// takes returns what a flag takes, "" for nothing, and its usage without backquotes.
func (f *Flag) takes() (placeholder, usage string) {
	before, rest, quoted := strings.Cut(f.Usage, "`")
	if quoted {
		name, after, _ := strings.Cut(rest, "`")
		return name, before + name + after
	}
	if isBool(f.Value) {
		return "", f.Usage
	}
	return "VALUE", f.Usage
}
