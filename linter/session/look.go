package session

import (
	"context"
	"errors"
	"path"
	"strings"

	"cablelint/linter"
	"cablelint/linter/extract"
	"cablelint/linter/files"
	"cablelint/linter/records"
	"cablelint/linter/report"
	"cablelint/linter/settings"
	"cablelint/linter/text"
)

// Look is one file in the hands of a worker.
type Look struct {
	File   *files.File
	Judged Judged

	s       *Session
	ctx     context.Context //nolint:containedctx // a look is over before the run is
	worker  *linter.Worker
	decoder records.Decoder
	piece   Piece // the last
}

// Piece is one text of a file, judged: the file itself, a record of it, or a part of a document.
type Piece struct {
	Result *linter.Result // refers to the file's buffer and holds until the next piece
	Part   *extract.Part  // nil: the file itself, or a record of it
}

// whole judges a file that is one text.
func (l *Look) whole(src *text.Source, give func(*Piece)) {
	res, err := l.worker.Lint(l.ctx, src)
	l.judged(res, err, nil, give)
}

// judged gives what was made of a text.
func (l *Look) judged(res *linter.Result, err error, part *extract.Part, give func(*Piece)) {
	if err != nil {
		l.Fail(err)
		return
	}
	l.count(res)
	l.piece = Piece{Result: res, Part: part}
	give(&l.piece)
}

func (l *Look) source() *text.Source { return l.known(text.Known{}) }

// known is the source of a file of which something may be known.
func (l *Look) known(is text.Known) *text.Source {
	if l.File.Kind != files.Read { // its name may still say too much
		return text.NewSource(l.File.Path, nil)
	}
	data := l.s.messages.read(l.ctx, l.File.Path, l.File.Data)
	if !l.File.Named && isMarkdown(l.File.Path) {
		return text.NewMarkdown(l.File.Path, data)
	}
	if len(data) != len(l.File.Data) { // a message without what git takes off it
		is.Ends = nil
	}
	return text.NewKnown(l.File.Path, data, is)
}

// isMarkdown reports whether a file is a page in Markdown, by its suffix.
func isMarkdown(name string) bool {
	suffix := strings.ToLower(path.Ext(name))
	return suffix == ".md" || suffix == ".markdown"
}

// Fail notes what kept the file from being judged. A mistake in its configuration is told once, for all files.
func (l *Look) Fail(err error) {
	var broken settings.Errors
	switch {
	case errors.As(err, &broken):
		l.Judged.Blocked = true
	case l.ctx.Err() == nil: // else the run is over and says so itself
		l.Judged.Problems = append(l.Judged.Problems, problemOf(l.File.Path, err))
	}
}

func problemOf(path string, err error) report.Problem {
	var broken *linter.PanicError
	if errors.As(err, &broken) {
		return report.Problem{File: path, Rule: broken.Rule, Message: broken.Error()}
	}
	var unread *files.Problem
	if errors.As(err, &unread) {
		return report.Problem{File: path, Message: unread.What + ": " + unread.Hint}
	}
	return report.Problem{File: path, Message: err.Error()}
}

// count adds what there is in a result besides its findings.
func (l *Look) count(res *linter.Result) {
	j := &l.Judged
	j.Looks = j.Looks || res.File.Looks()
	j.Cables += len(res.File.Cables)
	j.Hidden += res.Hidden
	j.Excepted += res.Excepted
	for why, n := range res.Quieted() {
		if j.Quieted == nil {
			j.Quieted = map[string]int{}
		}
		j.Quieted[why] += n
	}
	for _, a := range res.Assessments {
		if !a.Date.Known() {
			j.Undated++
		}
		if !a.Cable.Layout.State {
			j.Others++
		}
	}
	for _, err := range res.Problems {
		j.Problems = append(j.Problems, problemOf(j.Path, err))
	}
}

// found adds a finding that no rule made.
func (l *Look) found(f report.Finding) {
	j := &l.Judged
	if j.Report == nil {
		j.Report = &report.File{Path: j.Path}
	}
	j.Report.Findings = append(j.Report.Findings, f)
	j.Counts[f.Severity]++
	j.Fails = j.Fails || f.Fails
}
