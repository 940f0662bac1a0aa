package main

import (
	"bufio"
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"

	"cablelint/linter/report"

	"github.com/urfave/cli/v2"
)

// output is one report of the run.
type output struct {
	rep    report.Reporter
	buf    *bufio.Writer
	target *target // nil: standard output
	live   bool    // somebody watches: flush after every file
	show   bool    // words of the cable may be shown
	draws  bool    // cables are drawn, not only told
}

// outputs are all reports of the run.
type outputs []*output

const outputBuffer = 64 << 10

// formatFlag is that of commands that report findings.
func formatFlag() cli.Flag {
	return &cli.StringSliceFlag{
		Name: "format", Aliases: []string{"f"},
		Usage: "report as `NAME[=FILE]`; repeatable: " + strings.Join(report.Formats(), ", "),
	}
}

// openOutputs opens the reports that the flags ask for, text where they ask for none.
func openOutputs(c *cli.Context, con *console) (outputs, error) {
	wanted := c.StringSlice("format")
	if len(wanted) == 0 {
		wanted = []string{"text"}
	}
	if err := checkFormats(c.Command.Name, wanted); err != nil {
		return nil, err
	}
	var outs outputs
	for _, w := range wanted {
		o, err := openOutput(c, con, w)
		if err != nil {
			outs.abandon()
			return nil, err
		}
		outs = append(outs, o)
	}
	return outs, nil
}

// checkFormats reports unknown names and two reports for the same place.
func checkFormats(command string, wanted []string) error {
	taken := map[string]bool{}
	for _, w := range wanted {
		name, file, hasFile := strings.Cut(w, "=")
		if err := oneOf(command, "format", name, report.Formats()); err != nil {
			return err
		}
		if hasFile && file == "" {
			return misused(command, "--format %s: a file name is missing after the =", w)
		}
		if taken[file] {
			return misused(command, "--format: two reports cannot go to %s: write NAME=FILE",
				cmp.Or(file, "standard output"))
		}
		taken[file] = true
	}
	return nil
}

func openOutput(c *cli.Context, con *console, wanted string) (*output, error) {
	name, file, _ := strings.Cut(wanted, "=")
	o, to := &output{}, con.out
	if file != "" {
		var err error
		if o.target, err = openTarget(file); err != nil {
			return nil, err
		}
		to = o.target.File
	}
	color, err := con.colors(c, to)
	if err != nil {
		return nil, err
	}
	o.live = isTerminal(to)
	if o.show, err = showsText(c, to); err != nil {
		return nil, err
	}
	if o.draws = name == "html"; o.draws { // a page is for a browser, wherever it is written to
		o.show = c.Bool("show-text")
	}
	o.buf = bufio.NewWriterSize(to, outputBuffer)
	o.rep, err = report.New(name, o.buf, report.Options{Color: color, Width: widthOf(to)})
	return o, err
}

// showsText reports whether words of the cable may go to f: on a terminal, unless a flag says otherwise.
func showsText(c *cli.Context, f *os.File) (bool, error) {
	switch show, redact := c.Bool("show-text"), c.Bool("redact"); {
	case show && redact:
		return false, misused(c.Command.Name, "--show-text and --redact exclude one another")
	case show || redact:
		return show, nil
	}
	return isTerminal(f), nil
}

// shows reports whether any report may show words of the cable.
func (outs outputs) shows() bool {
	for _, o := range outs {
		if o.show {
			return true
		}
	}
	return false
}

// draw reports whether any report draws the cables.
func (outs outputs) draw() bool {
	return slices.ContainsFunc(outs, func(o *output) bool { return o.draws })
}

// live reports whether any report goes to a terminal as it is made.
func (outs outputs) live() bool {
	for _, o := range outs {
		if o.live {
			return true
		}
	}
	return false
}

func (outs outputs) begin(run *report.Run) error {
	return outs.each(func(o *output) error { return o.rep.Begin(run) })
}

// file hands a file's findings to every report, without words of the cable to those that withhold them.
func (outs outputs) file(f *report.File) error {
	return outs.each(func(o *output) error {
		shown := f
		if !o.show && outs.shows() {
			shown = f.Withheld()
		}
		if err := o.rep.File(shown); err != nil || !o.live {
			return err
		}
		return o.buf.Flush()
	})
}

// finish completes the reports and puts the files in their places.
func (outs outputs) finish(totals *report.Totals) error {
	return outs.each(func(o *output) error {
		err := o.rep.End(totals)
		if err == nil {
			err = o.buf.Flush()
		}
		if o.target == nil {
			return err
		}
		if err != nil {
			o.target.abandon()
			return err
		}
		return o.target.commit()
	})
}

// breakOff ends the report on standard output in good form, with err as a problem, and gives up those
// that go to files.
func (outs outputs) breakOff(totals *report.Totals, err error) {
	outs.abandon()
	cut := *totals
	broke := report.Problem{Message: "the run broke off: " + err.Error()}
	cut.Problems = append(slices.Clone(totals.Problems), broke)
	for _, o := range outs {
		if o.target == nil && o.rep.End(&cut) == nil {
			_ = o.buf.Flush() // err is what is told
		}
	}
}

// abandon gives the reports up: files are left as they were.
func (outs outputs) abandon() {
	for _, o := range outs {
		if o.target != nil {
			o.target.abandon()
		}
	}
}

func (outs outputs) each(do func(*output) error) error {
	errs := make([]error, 0, len(outs))
	for _, o := range outs {
		errs = append(errs, do(o))
	}
	return errors.Join(errs...)
}
