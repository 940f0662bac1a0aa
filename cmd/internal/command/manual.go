package command

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

func (p *Program) manualVerb() *Verb {
	return &Verb{
		Name:  "man",
		Usage: "print the manual page, in mdoc",
		Run: func(context.Context, []string) error {
			_, err := io.WriteString(p.Out, p.manualPage())
			return err
		},
	}
}

// BuildDay is the day of the commit that the program was built from, so that a page is the same whenever it
// is made. Those who make packages name it in seconds by SOURCE_DATE_EPOCH, whose value is epoch.
func BuildDay(epoch string) time.Time {
	if at, err := strconv.ParseInt(epoch, 10, 64); err == nil {
		return time.Unix(at, 0)
	}
	day := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return day
	}
	for _, s := range info.Settings {
		if at, err := time.Parse(time.RFC3339, s.Value); err == nil && s.Key == "vcs.time" {
			day = at
		}
	}
	return day
}

// manualPage is the page in mdoc, made from what help shows.
func (p *Program) manualPage() string {
	var b strings.Builder
	fmt.Fprintf(&b, ".Dd %s\n.Dt %s 1\n.Os\n.Sh NAME\n.Nm %s\n.Nd %s\n", p.Manual.Day.UTC().Format("January 2, 2006"),
		strings.ToUpper(p.Name), p.Name, roff(p.About))
	b.WriteString(p.Manual.Head + ".Sh COMMANDS\n")
	for _, v := range p.root().shown() {
		manualSection(&b, v, v.Name)
	}
	b.WriteString(p.Manual.Tail)
	return b.String()
}

// manualSection writes what a verb, and each that it has, does and takes.
func manualSection(b *strings.Builder, v *Verb, name string) {
	fmt.Fprintf(b, ".Ss %s\n%s.Pp\n.Nm\n.Cm %s\n", name, sentence(v.Usage), name)
	if len(v.Verbs) > 0 {
		b.WriteString(".Ar command\n")
	}
	if len(v.Flags) > 0 || len(v.Verbs) > 0 {
		b.WriteString(".Op Ar flags\n")
	}
	if v.Args != "" {
		b.WriteString(".Li " + quoted(v.Args) + "\n")
	}
	if len(v.Flags) > 0 {
		b.WriteString(".Bl -tag -width Ds\n")
		for i := range v.Flags {
			manualFlag(b, &v.Flags[i])
		}
		b.WriteString(".El\n")
	}
	for _, sub := range v.shown() {
		manualSection(b, sub, name+" "+sub.Name)
	}
}

func manualFlag(b *strings.Builder, f *Flag) {
	names := each(f.dashed(), func(name string) string { return "Fl " + roff(strings.TrimPrefix(name, "-")) })
	takes, usage := f.described()
	if takes != "" {
		takes = " Ar " + roff(takes)
	}
	b.WriteString(".It " + strings.Join(names, " , ") + takes + "\n" + sentence(usage))
}

// sentence makes lines of a sentence of what help says.
func sentence(s string) string {
	s = roff(s)
	out := wrapped(strings.ToUpper(s[:1])+s[1:]+".", "", "")
	// A line that begins so would be taken for a request.
	return strings.ReplaceAll("\n"+out, "\n.", "\n\\&.")[1:]
}

func quoted(s string) string { return `"` + strings.ReplaceAll(roff(s), `"`, `\(dq`) + `"` }

// roff writes s so that it is set as it stands.
func roff(s string) string { return strings.NewReplacer(`\`, `\e`, "'", `\(aq`).Replace(s) }
