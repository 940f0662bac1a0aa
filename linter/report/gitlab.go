package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"

	"cablelint/linter/rule"
)

// gitlab writes a code quality report: an array with one object a finding, as they come.
type gitlab struct {
	list jsonList
}

type (
	gitlabIssue struct {
		CheckName   string         `json:"check_name"`
		Description string         `json:"description"`
		Severity    string         `json:"severity"`
		Fingerprint string         `json:"fingerprint"`
		Location    gitlabLocation `json:"location"`
	}
	gitlabLocation struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
		End   int `json:"end"`
	}
)

// The words that GitLab has for how grave an issue is. A breach of a ceiling stands above all others.
var gitlabSeverity = [...]string{
	rule.Off: "info", rule.Info: "info", rule.Warning: "minor", rule.Error: "major",
}

const gitlabGravest = "blocker"

func newGitLab(w io.Writer, _ Options) Reporter {
	return &gitlab{jsonList{w: w, enc: newEncoder()}}
}

func (g *gitlab) Begin(*Run) error { return g.list.open("[") }

func (g *gitlab) File(f *File) error {
	seen := map[string]int{}
	for i := range f.Findings {
		x := f.Findings[i].Flat()
		seen[x.Fingerprint]++
		at := x.Place.Known()
		err := g.list.add(&gitlabIssue{
			CheckName: x.Rule.Name, Description: described(x), Severity: gitlabSeverityOf(x),
			Fingerprint: gitlabPrint(x.Record.After(f.Path), x.Fingerprint, seen[x.Fingerprint]),
			Location:    gitlabLocation{f.Path, gitlabLines{at.Start.Line, at.End.Line}},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// End writes what kept the run from its work too: GitLab has no other place for it, and a report that
// is merely short would be taken for a clean one.
func (g *gitlab) End(t *Totals) error {
	for i, p := range t.Problems {
		err := g.list.add(&gitlabIssue{
			CheckName: ownName, Description: p.Message, Severity: gitlabGravest,
			Fingerprint: gitlabPrint(p.File, p.Message, i),
			Location:    gitlabLocation{somewhere(p.File), gitlabLines{1, 1}},
		})
		if err != nil {
			return err
		}
	}
	tail := "]"
	if !g.list.wrote { // so that it is known from an empty list of anybody
		tail = "\n]"
	}
	return g.list.close(tail)
}

func gitlabSeverityOf(f *Finding) string {
	if f.Rule.Unbridled {
		return gitlabGravest
	}
	return gitlabSeverity[f.Severity]
}

// gitlabPrint makes a fingerprint that is unique in the report, since GitLab drops those that are not:
// ours is the same for the same words in another file.
func gitlabPrint(path, ours string, nth int) string {
	sum := sha256.Sum256([]byte(path + "\x00" + ours + "\x00" + strconv.Itoa(nth)))
	return hex.EncodeToString(sum[:16])
}
