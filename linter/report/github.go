package report

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"cablelint/linter/rule"
)

// github writes workflow commands, which GitHub's runner shows beside the lines that they name.
type github struct {
	w     io.Writer
	out   bytes.Buffer
	named bool // the command has a property already
}

func newGitHub(w io.Writer, _ Options) Reporter { return &github{w: w} }

// The runner undoes these and no others. A property ends at a comma or at the colons.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

var githubCommand = [...]string{
	rule.Off: "debug", rule.Info: "notice", rule.Warning: "warning", rule.Error: "error",
}

func (g *github) Begin(*Run) error { return nil }

func (g *github) File(f *File) error {
	for i := range f.Findings {
		x := f.Findings[i].Flat()
		g.open(githubCommand[x.Severity])
		g.property("title", x.Rule.Name)
		g.property("file", f.Path)
		g.place(x.Place)
		g.message(githubWords(x))
		if err := g.flush(); err != nil {
			return err
		}
	}
	return nil
}

func (g *github) End(t *Totals) error {
	for _, p := range t.Problems {
		g.open("error")
		g.property("title", "cablelint")
		if p.File != "" {
			g.property("file", p.File)
		}
		g.message(p.Message)
	}
	return g.flush()
}

// githubWords is the message with the authority on a line of its own. The line of the cable stays out
// of it: logs are kept, and the runner shows the annotation beside the line.
func githubWords(f *Finding) string {
	words := f.words()
	if f.Quieted != "" {
		words += "\nlowered: " + f.Quieted
	}
	if f.Authority != "" {
		words += "\nauthority: " + f.Authority
	}
	return words
}

// place names lines and columns. The runner takes columns only where a finding stays on its line.
func (g *github) place(p Place) {
	if p.Whole() {
		return
	}
	g.number("line", p.Start.Line)
	g.number("endLine", p.End.Line)
	if p.Start.Line == p.End.Line {
		g.number("col", p.Start.Column)
		g.number("endColumn", p.End.Column)
	}
}

func (g *github) open(command string) {
	g.out.WriteString("::" + command)
	g.named = false
}

func (g *github) property(name, value string) {
	sep := ","
	if !g.named {
		sep, g.named = " ", true
	}
	g.out.WriteString(sep + name + "=" + Visible(githubProperty.Replace(value)))
}

func (g *github) number(name string, n int) { g.property(name, strconv.Itoa(n)) }

func (g *github) message(words string) {
	g.out.WriteString("::" + Visible(githubData.Replace(words)) + "\n")
}

func (g *github) flush() error {
	_, err := g.w.Write(g.out.Bytes())
	g.out.Reset()
	return err
}
