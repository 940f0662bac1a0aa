package main

import (
	"bufio"
	"cmp"
	"errors"
	"os"
	"slices"
	"strings"

	"cablelint/cmd/internal/command"
	"cablelint/cmd/internal/target"
	"cablelint/linter/nearest"
	"cablelint/linter/report"
	"cablelint/linter/session"
)

// wanted is a report that a flag asks for.
type wanted struct{ format, file string }

// wantedFlag is the flag of verbs that write reports in these formats: several where many is set, else the last
// one named.
func wantedFlag(to *[]wanted, formats []string, many bool, usage string) command.Flag {
	return command.Flag{
		Name: "format", Short: "f", Usage: usage,
		Words: func() []command.Word { return command.Plain(formats) },
		Value: command.Parsed(to, func(written string) ([]wanted, error) {
			w, err := readWanted(written, formats)
			if err != nil || !many {
				return []wanted{w}, err
			}
			return append(*to, w), sameTarget(*to, w)
		}),
	}
}

// readWanted reads NAME or NAME=FILE.
func readWanted(written string, formats []string) (w wanted, err error) {
	name, file, hasFile := strings.Cut(written, "=")
	if !slices.Contains(formats, name) {
		hint := ""
		if near := nearest.Word(name, formats); near != "" {
			hint = `: did you mean "` + near + `"?`
		}
		return w, errors.New(`unknown value "` + name + `": want ` + strings.Join(formats, ", ") + hint)
	}
	if hasFile && file == "" {
		return w, errors.New(name + "=: a file name is missing after the =")
	}
	return wanted{name, file}, nil
}

// sameTarget reports two reports for the same place.
func sameTarget(all []wanted, w wanted) error {
	if slices.ContainsFunc(all, func(o wanted) bool { return o.file == w.file }) {
		return errors.New("two reports cannot go to " + cmp.Or(w.file, "standard output") + ": write NAME=FILE")
	}
	return nil
}

const outputBuffer = 64 << 10

// sheet is where one report goes: a file, which it replaces when it is whole, or standard output.
type sheet struct {
	*bufio.Writer
	wanted
	to     *os.File
	target *target.Target // nil: standard output
	live   bool           // somebody watches: flush after every file
	show   bool           // words of the cable may be shown
	color  bool
	width  int // columns of the terminal; 0: it is none
}

func openSheet(v *view, w wanted, out *os.File) (*sheet, error) {
	s := &sheet{wanted: w, to: out}
	if w.file != "" {
		var err error
		if s.target, err = v.con.place(w.file, "", v.force).Open(); err != nil {
			return nil, err
		}
		s.to = s.target.File
	}
	s.live, s.color, s.width = isTerminal(s.to), v.colors(s.to), widthOf(s.to)
	if s.show = v.shows(s.to); w.format == pageFormat { // for a browser, wherever it is written to
		s.show = v.showText
	}
	s.Writer = bufio.NewWriterSize(s.to, outputBuffer)
	return s, nil
}

// pageFormat is the format that is drawn rather than told.
const pageFormat = "html"

// declare tells a run what the sheet writes, which the run never reads: the report, the one that takes its place when
// it is whole, and whether that is of something else than a report; or what whoever started the program has opened.
func (s *sheet) declare(r *session.Request) {
	switch {
	case s.target == nil:
	case s.target.Given:
		if info, err := s.to.Stat(); err == nil && info.Mode().IsRegular() {
			r.Outputs = append(r.Outputs, info)
		}
	default:
		r.Written = append(r.Written, s.file, s.to.Name())
		if s.target.Over {
			r.Forced = append(r.Forced, s.file)
		}
	}
}

func (s *sheet) abandon() {
	if s.target != nil {
		s.target.Abandon()
	}
}

// commit completes the report and puts a file in its place.
func (s *sheet) commit() error {
	err := s.Flush()
	if s.target == nil {
		return err
	}
	if err != nil {
		s.target.Abandon()
		return err
	}
	return s.target.Commit()
}

// output is one report of findings.
type output struct {
	*sheet
	rep report.Reporter
}

// outputs are all reports of the run.
type outputs []*output

// formatsFlag is that of verbs that report findings.
func formatsFlag(to *[]wanted) command.Flag {
	return wantedFlag(to, report.Formats(), true,
		"report as `NAME[=FILE]`; repeatable: "+strings.Join(report.Formats(), ", "))
}

// openOutputs opens the reports that are wanted, text where none is.
func openOutputs(v *view, all []wanted, out *os.File) (outputs, error) {
	if len(all) == 0 {
		all = []wanted{{format: "text"}}
	}
	var outs outputs
	for _, w := range all {
		s, err := openSheet(v, w, out)
		if err != nil {
			outs.abandon()
			return nil, err
		}
		rep, err := report.New(w.format, s.Writer, report.Options{Color: s.color, Width: s.width})
		if err != nil {
			return nil, err
		}
		outs = append(outs, &output{s, rep})
	}
	return outs, nil
}

// shows reports whether any report may show words of the cable.
func (outs outputs) shows() bool {
	return slices.ContainsFunc(outs, func(o *output) bool { return o.show })
}

// draw reports whether any report draws the cables.
func (outs outputs) draw() bool {
	return slices.ContainsFunc(outs, func(o *output) bool { return o.format == pageFormat })
}

// live reports whether any report goes to a terminal as it is made.
func (outs outputs) live() bool {
	return slices.ContainsFunc(outs, func(o *output) bool { return o.live })
}

func (outs outputs) begin(run *report.Run) error {
	return outs.each(func(o *output) error { return o.rep.Begin(run) })
}

// take hands a file's findings to every report, without words of the cable to those that withhold them.
func (outs outputs) take(f *report.File) error {
	return outs.each(func(o *output) error {
		shown := f
		if !o.show && outs.shows() {
			shown = f.Withheld()
		}
		if err := o.rep.File(shown); err != nil || !o.live {
			return err
		}
		return o.Flush()
	})
}

// finish completes the reports and puts the files in their places.
func (outs outputs) finish(totals *report.Totals) error {
	return outs.each(func(o *output) error {
		if err := o.rep.End(totals); err != nil {
			o.abandon()
			return err
		}
		return o.commit()
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
			_ = o.Flush() // err is what is told
		}
	}
}

// abandon gives the reports up: files are left as they were.
func (outs outputs) abandon() {
	for _, o := range outs {
		o.abandon()
	}
}

func (outs outputs) each(do func(*output) error) error {
	errs := make([]error, 0, len(outs))
	for _, o := range outs {
		errs = append(errs, do(o))
	}
	return errors.Join(errs...)
}
