// Package session is the one road of a run: what is asked for goes in as a [Request], [Open] finds out what it
// is about and by which settings, and [Each] judges file after file on several goroutines and hands over what
// was made of each, in order.
//
//	s, err := session.Open(ctx, session.Request{Rules: rules.All(), Paths: []string{"cables"}})
//	defer s.Close()
//	err = session.Each(ctx, s, (*session.Look).Report, func(j *session.Judged, r *report.File) error { ... })
//
// Commands and the server differ in what they make of a file, and in nothing else.
package session

import (
	"io"
	"os"
	"runtime"

	"cablelint/linter/collection"
	"cablelint/linter/files"
	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/settings"
)

// Request is what a run is asked for. The zero value of every field is what a user means who says nothing
// about it, but that without Rules nothing is judged: files are read and assessed.
type Request struct {
	Rules []*rule.Rule

	Paths    []string // files, folders and [files.Stdin]
	List     string   // a file that lists paths by lines or NULs; [files.Stdin] is Stdin
	Staged   bool     // what is staged, as it is staged
	Since    string   // what changed since this branch left the revision
	History  bool     // every file and message of the history, against the ceiling
	Range    string   // of the history what came between two revisions: OLD..NEW
	NoIgnore bool     // read in folders what git ignores too

	Settings  settings.Values // what is asked for: goes before what files say
	Unasked   settings.Values // what holds where nothing else says anything
	Config    string          // the one configuration for every path; "": the nearest of each
	NoConfig  bool
	Baseline  string // the file of recorded findings; "": configurations decide
	Unbased   bool   // no baseline is read
	Lenient   bool   // go on where a configuration has mistakes
	Before    *Session
	Today     law.Day
	Stdin     io.Reader
	StdinName string        // the path that standard input is treated as
	Jobs      int           // files read at the same time; 0: as many as there are processors
	MaxSize   int64         // in bytes; 0: [files.MaxSize]
	Written   []string      // files that the run writes, which it never reads
	Sources   []string      // files read for the run before it begins
	Forced    []string      // those of Written that take the place of something else than a report
	Outputs   []os.FileInfo // of standard output and standard error where these are files, which are never read either
	ShowText  bool          // reports hold words of the cables
	// Collection makes the records by which the cables of the run are judged against one another; nil: they are not.
	Collection *collection.Reader
	Unjudged   bool                   // records are made, and nothing is judged by them
	References bool                   // findings tell of references to what is not in the collection
	Imported   *collection.Collection // is judged in place of files; nil: files are read
	Known      []*rule.Rule           // those that configurations may name; nil: Rules
	Draw       bool                   // reports hold what the cables look like
}

// Misuse is a request that cannot be met as it stands.
type Misuse struct{ What string }

func (e *Misuse) Error() string { return e.What }

// check reports what excludes one another.
func (r *Request) check() error {
	ways, among := []string{}, ""
	if r.Range != "" {
		among = " between its two revisions"
	}
	for _, way := range []struct {
		asked bool
		flag  string
	}{{r.Staged, "--staged"}, {r.Since != "", "--since"}, {r.History, "--history"}, {r.Range != "", "--history-range"}} {
		if way.asked {
			ways = append(ways, way.flag)
		}
	}
	switch {
	case r.Settings.Incomplete() != nil:
		return &Misuse{r.Settings.Incomplete().Error()}
	case r.Collection != nil && r.ofHistory():
		return &Misuse{r.historyFlag() + " reads what once was: cables that are there are judged against one another"}
	case r.Config != "" && r.NoConfig:
		return &Misuse{"--config and --no-config exclude one another"}
	case len(ways) > 1:
		return &Misuse{ways[0] + " and " + ways[1] + " exclude one another: give one"}
	case len(ways) == 0:
		return nil
	case r.ofHistory() && (len(r.Paths) > 0 || r.List != ""):
		return &Misuse{ways[0] + " checks the whole history" + among + ": it takes no paths"}
	}
	for _, p := range r.Paths {
		if p == files.Stdin {
			return &Misuse{ways[0] + " checks files of the repository: it does not take standard input"}
		}
	}
	return nil
}

// known are the rules that configurations may name.
func (r *Request) known() []*rule.Rule {
	if r.Known != nil {
		return r.Known
	}
	return r.Rules
}

// ofHistory reports whether commits are read rather than files.
func (r *Request) ofHistory() bool { return r.History || r.Range != "" }

// historyFlag is the flag by which commits are read.
func (r *Request) historyFlag() string {
	if r.Range != "" {
		return "--history-range"
	}
	return "--history"
}

// chosen reports whether git says which files are meant where no path does.
func (r *Request) chosen() bool { return r.Staged || r.Since != "" || r.ofHistory() }

func (r *Request) jobs() int {
	if r.Jobs == 0 {
		return runtime.GOMAXPROCS(0)
	}
	return r.Jobs
}
